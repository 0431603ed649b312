//! Topics and indicators, and the codes of units: what the API lists. They are no secret: everybody
//! signed in sees them.

use std::collections::BTreeMap;

use domain::{
    id::{TopicId, UnitId},
    template::Wording,
};
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};

use crate::{
    Result, Tx,
    tables::{
        catalogue::{indicator, topic},
        units::unit,
    },
};

/// A topic as the API shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    pub code: String,
    pub name: Wording,
    /// Another topic's code.
    pub parent: Option<String>,
    /// The code of the ministry unit that leads it.
    pub lead_unit: Option<String>,
    pub active: bool,
}

/// An indicator as the API shows it. Its kinds are the codes of the indicator list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorLine {
    pub code: String,
    /// Its topic's code.
    pub topic: String,
    pub name: Wording,
    /// Unit of measure.
    pub unit_label: Wording,
    /// `int`, `dec`, `rank` or `calc`.
    pub value_kind: String,
    /// `flow` counts within the period, `snapshot` at its end.
    pub nature: String,
    pub frequency: String,
    pub aggregation: String,
    /// Columns of a breakdown; none for one figure.
    pub breakdown: Vec<String>,
    /// In the rule language, for computed ones.
    pub formula: Option<String>,
}

/// Every topic, in the official order.
pub async fn topics(tx: &Tx) -> Result<Vec<TopicLine>> {
    let rows = all_topics(tx).await?;
    let units = unit_codes(tx).await?;
    let codes = codes(&rows);
    let lines = rows.into_iter().map(|row| TopicLine {
        code: row.code,
        name: Wording::new(row.name_vi, row.name_en),
        parent: row.parent_id.and_then(|id| codes.get(&id).cloned()),
        lead_unit: row.lead_unit_id.and_then(|id| units.get(&id).cloned()),
        active: row.active,
    });
    Ok(lines.collect())
}

/// Every indicator, in the official order.
pub async fn indicators(tx: &Tx) -> Result<Vec<IndicatorLine>> {
    let topics = codes(&all_topics(tx).await?);
    let rows = indicator::Entity::find()
        .order_by_asc(indicator::COLUMN.sort)
        .order_by_asc(indicator::COLUMN.code)
        .all(tx.db())
        .await?;
    let lines = rows.into_iter().map(|row| IndicatorLine {
        code: row.code,
        topic: topics.get(&row.topic_id).cloned().unwrap_or_default(),
        name: Wording::new(row.name_vi, row.name_en),
        unit_label: Wording::new(row.unit_vi, row.unit_en),
        value_kind: row.value_kind,
        nature: row.nature,
        frequency: row.frequency,
        aggregation: row.aggregation,
        breakdown: row
            .breakdown
            .split('|')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect(),
        formula: row.formula,
    });
    Ok(lines.collect())
}

/// The code of every unit there ever was.
pub async fn unit_codes(tx: &Tx) -> Result<BTreeMap<UnitId, String>> {
    let rows: Vec<(UnitId, String)> = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .column(unit::Column::Code)
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().collect())
}

async fn all_topics(tx: &Tx) -> Result<Vec<topic::Model>> {
    let rows = topic::Entity::find()
        .order_by_asc(topic::COLUMN.sort)
        .order_by_asc(topic::COLUMN.code)
        .all(tx.db())
        .await?;
    Ok(rows)
}

fn codes(topics: &[topic::Model]) -> BTreeMap<TopicId, String> {
    topics.iter().map(|topic| (topic.id, topic.code.clone())).collect()
}
