//! Received, answered and how long it took: by topic, lead unit and province, of what the viewer sees.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::{
    id::RecommendationId,
    recommendation::{Calendars, Counter, Days, RecommendationSummary, SummaryLine},
    template::Wording,
};
use sea_orm::{EntityTrait, QueryFilter, QuerySelect, sea_query::ExprTrait};

use super::{
    clocks,
    list::Names,
    narrow,
    queries::{col, seen_by},
};
use crate::{
    Result, Tx, calendar,
    tables::recommendations::{
        clock_event,
        recommendation::{Column, Entity},
    },
};

/// Recommendations asked for at a time: SQLite takes 32,766 parameters.
const BATCH: usize = 5_000;

pub async fn summary(tx: &Tx, year: i32) -> Result<RecommendationSummary> {
    type Row = (
        RecommendationId,
        domain::id::UnitId,
        domain::id::TopicId,
        Option<domain::id::UnitId>,
        Option<chrono::DateTime<chrono::Utc>>,
    );
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::UnitId, Column::TopicId, Column::LeadUnitId])
        .column(Column::AnsweredAt)
        .filter(seen_by(tx.viewer()))
        .filter(narrow::received())
        .filter(col(Column::Year).eq(year))
        .into_tuple()
        .all(tx.db())
        .await?;
    let answered = rows.iter().filter(|row| row.4.is_some()).map(|row| row.0);
    let taken = taken(tx, answered.collect()).await?;
    let names = Names::read(tx).await?;
    let mut all = Group::default();
    let mut topics: BTreeMap<String, (Wording, Group)> = BTreeMap::new();
    let mut units = topics.clone();
    let mut provinces = topics.clone();
    for (id, unit, topic, lead, answered_at) in rows {
        let days = answered_at.and_then(|_| taken.get(&id).copied());
        let one = |group: &mut Group| group.add(answered_at.is_some(), days);
        one(&mut all);
        let of = topics.entry(names.topic_code(topic));
        one(&mut of.or_insert_with(|| (names.topic(topic), Group::default())).1);
        let of = provinces.entry(names.code(unit));
        one(&mut of.or_insert_with(|| (names.province(unit), Group::default())).1);
        if let Some(lead) = lead {
            let of = units.entry(names.code(lead));
            one(&mut of.or_insert_with(|| (names.unit(lead), Group::default())).1);
        }
    }
    Ok(RecommendationSummary {
        year,
        counter: all.counter,
        days: Days::of(all.taken),
        by_topic: lines(topics),
        by_unit: lines(units),
        by_province: lines(provinces),
        years: (narrow::first_year(tx).await?..=tx.now().today.year()).rev().collect(),
    })
}

/// Counted so far.
#[derive(Clone, Debug, Default)]
struct Group {
    counter: Counter,
    taken: Vec<u32>,
}

impl Group {
    fn add(&mut self, answered: bool, days: Option<u32>) {
        self.counter.received += 1;
        self.counter.answered += i64::from(answered);
        self.taken.extend(days);
    }
}

/// The most first; by code where they are alike. Nobody is compared who has too few: their days are not
/// told.
fn lines(groups: BTreeMap<String, (Wording, Group)>) -> Vec<SummaryLine> {
    let line = |(code, (name, group)): (String, (Wording, Group))| SummaryLine {
        code,
        name,
        counter: group.counter,
        days: Days::of(group.taken),
    };
    let mut lines: Vec<SummaryLine> = groups.into_iter().map(line).collect();
    lines.sort_by_key(|line| -line.counter.received);
    lines
}

/// Working days each of them took to be answered, computed from its clock.
async fn taken(tx: &Tx, ids: Vec<RecommendationId>) -> Result<BTreeMap<RecommendationId, u32>> {
    let mut taken = BTreeMap::new();
    for ids in ids.chunks(BATCH) {
        let events = clocks::of_all(tx, ids.iter().copied()).await?;
        let versions = events.iter().map(|event| event.calendar_version);
        let calendars: Calendars = calendar::kept(tx, versions).await?.calendars;
        let mut of: BTreeMap<RecommendationId, Vec<clock_event::Model>> = BTreeMap::new();
        for event in events {
            of.entry(event.recommendation_id).or_default().push(event);
        }
        let elapsed = of.into_iter().map(|(id, events)| {
            (id, clocks::clock(&events, None).elapsed(&calendars, tx.now().today))
        });
        taken.extend(elapsed);
    }
    Ok(taken)
}
