//! What stands in the calendar besides events: the days on which reports are due, days off, and weekends
//! that are worked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    calendar::DayKind,
    id::RoundId,
    plan::{Layer, LayerLine},
    policy::Act,
    report::Only,
    template::Wording,
    time::{end_of_day, office_day, start_of_day},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Result, Tx, reports,
    tables::{
        catalogue::holiday,
        reports::{report, round},
    },
};

/// Which of them are asked for.
pub struct Layers {
    pub reports: bool,
    pub holidays: bool,
}

impl Layers {
    pub async fn between(&self, tx: &Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<LayerLine>> {
        let mut lines = Vec::new();
        if self.holidays {
            lines.extend(holidays(tx, from, to).await?);
        }
        if self.reports {
            lines.extend(due(tx, from, to).await?);
        }
        lines.sort_by_key(|line| line.day);
        Ok(lines)
    }
}

async fn holidays(tx: &Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<LayerLine>> {
    let days = holiday::Entity::find()
        .filter(holiday::COLUMN.date.gte(from))
        .filter(holiday::COLUMN.date.lte(to))
        .order_by_asc(holiday::COLUMN.date)
        .all(tx.db())
        .await?;
    let line = |day: holiday::Model| LayerLine {
        layer: match day.kind {
            DayKind::Off => Layer::Holiday,
            DayKind::Work => Layer::Worked,
        },
        day: day.date,
        title: Wording::new(day.name, String::new()),
        round: String::new(),
        missing: 0,
    };
    Ok(days.into_iter().map(line).collect())
}

/// Rounds are everybody's who reads reports; how many have not sent is counted among the viewer's units.
async fn due(tx: &Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<LayerLine>> {
    if !tx.viewer().does(Act::ReadReport) {
        return Ok(Vec::new());
    }
    let rounds = rounds(tx, from, to).await?;
    let coming: Vec<RoundId> =
        rounds.iter().filter(|one| one.due_at >= tx.now().at).map(|one| one.id).collect();
    let missing = missing(tx, coming).await?;
    let line = |one: round::Model| LayerLine {
        layer: Layer::Report,
        day: office_day(one.due_at),
        title: Wording::new(one.title_vi, one.title_en),
        missing: missing.get(&one.id).copied().unwrap_or_default(),
        round: one.code,
    };
    Ok(rounds.into_iter().map(line).collect())
}

/// The days on which a report is due.
pub async fn due_days(tx: &Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<NaiveDate>> {
    if !tx.viewer().does(Act::ReadReport) {
        return Ok(Vec::new());
    }
    let rounds = rounds(tx, from, to).await?;
    Ok(rounds.into_iter().map(|one| office_day(one.due_at)).collect())
}

async fn rounds(tx: &Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<round::Model>> {
    Ok(round::Entity::find()
        .filter(round::COLUMN.due_at.gte(start_of_day(from)))
        .filter(round::COLUMN.due_at.lte(end_of_day(to)))
        .order_by_asc(round::COLUMN.due_at)
        .order_by_asc(round::COLUMN.code)
        .all(tx.db())
        .await?)
}

/// By round: how many of the viewer's units have not sent their report.
async fn missing(tx: &Tx, rounds: Vec<RoundId>) -> Result<BTreeMap<RoundId, i64>> {
    if rounds.is_empty() {
        return Ok(BTreeMap::new());
    }
    let statuses = Only::Missing.statuses().unwrap_or_default();
    let counts: Vec<(RoundId, i64)> = report::Entity::find()
        .select_only()
        .column(report::Column::RoundId)
        .column_as(report::Column::Id.count(), "count")
        .filter(reports::listed(&tx.viewer().scope(Act::ReadReport)))
        .filter(report::Column::RoundId.is_in(rounds))
        .filter(report::Column::Status.is_in(statuses.iter().copied()))
        .group_by(report::Column::RoundId)
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(counts.into_iter().collect())
}
