//! Where the recommendations of two years stand, by topic: what the board shows.

use std::collections::BTreeMap;

use domain::{
    board::{Recommendations, TopicStanding},
    id::TopicId,
    recommendation::{Counter, RecommendationStatus, Stage},
};
use sea_orm::{EntityTrait, QueryFilter, QuerySelect, sea_query::ExprTrait};

use super::{
    list::Names,
    narrow,
    queries::{col, seen_by},
};
use crate::{
    Result, Tx,
    tables::recommendations::recommendation::{Column, Entity},
};

/// Of a year and the one before it; the most received first.
pub async fn standing(tx: &Tx, year: i32) -> Result<Recommendations> {
    let rows: Vec<(TopicId, i32, RecommendationStatus, i64, i64)> = Entity::find()
        .select_only()
        .columns([Column::TopicId, Column::Year, Column::Status])
        .column_as(col(Column::Id).count(), "received")
        .column_as(col(Column::AnsweredAt).count(), "answered")
        .filter(seen_by(tx.viewer()))
        .filter(narrow::received())
        .filter(col(Column::Year).is_in([year - 1, year]))
        .group_by(Column::TopicId)
        .group_by(Column::Year)
        .group_by(Column::Status)
        .into_tuple()
        .all(tx.db())
        .await?;
    let names = Names::read(tx).await?;
    let mut all = Recommendations { year, ..Recommendations::default() };
    let mut topics: BTreeMap<String, TopicStanding> = BTreeMap::new();
    for (topic, of, status, received, answered) in rows {
        let code = names.topic_code(topic);
        let one = topics.entry(code.clone()).or_insert_with(|| TopicStanding {
            code,
            name: names.topic(topic),
            ..TopicStanding::default()
        });
        let add = |counter: &mut Counter| {
            counter.received += received;
            counter.answered += answered;
        };
        if of == year {
            add(&mut all.now);
            add(&mut one.now);
            if Stage::of(status) == Stage::Waiting {
                all.waiting += received - answered;
                one.waiting += received - answered;
            }
        } else {
            add(&mut all.before);
            add(&mut one.before);
        }
    }
    all.topics = topics.into_values().collect();
    all.topics.sort_by_key(|one| (-one.now.received, -one.before.received));
    Ok(all)
}
