//! The days that differ from the week's rule, and the versions of that list by which clocks are counted.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    calendar::{DayKind, WorkCalendar},
    recommendation::Calendars,
};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

use crate::{
    Result, Tx,
    tables::catalogue::{calendar_day, calendar_version, holiday},
};

/// Every listed day.
pub async fn work_calendar(tx: &Tx) -> Result<WorkCalendar> {
    let days = holiday::Entity::find().all(tx.db()).await?;
    Ok(WorkCalendar::new(days.into_iter().map(|day| (day.date, day.kind))))
}

/// The version of the list as it is now: what is counted from here on is counted by it, whatever becomes
/// of the list. A list that was not there before is kept as the next version, taken `at`.
pub(crate) async fn version(tx: &Tx, at: DateTime<Utc>) -> Result<i32> {
    let days = holiday::Entity::find().order_by_asc(holiday::COLUMN.date).all(tx.db()).await?;
    let mut hash = Sha256::new();
    for day in &days {
        hash.update(format!("{} {} {}\n", day.date, day.kind, day.name));
    }
    let sha256: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let known = calendar_version::Entity::find()
        .order_by_desc(calendar_version::COLUMN.version)
        .all(tx.db())
        .await?;
    if let Some(found) = known.iter().find(|one| one.sha256 == sha256) {
        return Ok(found.version);
    }
    let version = known.first().map_or(0, |last| last.version) + 1;
    let row = calendar_version::ActiveModel {
        version: Set(version),
        sha256: Set(sha256),
        taken_at: Set(at),
    };
    calendar_version::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let rows = days.into_iter().map(|day| calendar_day::ActiveModel {
        version: Set(version),
        date: Set(day.date),
        kind: Set(day.kind),
        name: Set(day.name),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        calendar_day::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(version)
}

/// Some versions of the list, and what the days off in them are called.
pub(crate) struct Kept {
    pub calendars: Calendars,
    pub off: BTreeMap<NaiveDate, String>,
}

pub(crate) async fn kept(tx: &Tx, versions: impl Iterator<Item = i32>) -> Result<Kept> {
    let wanted: std::collections::BTreeSet<i32> = versions.collect();
    let days = calendar_day::Entity::find()
        .filter(calendar_day::COLUMN.version.is_in(wanted))
        .all(tx.db())
        .await?;
    let mut listed: BTreeMap<i32, Vec<(NaiveDate, DayKind)>> = BTreeMap::new();
    let mut off = BTreeMap::new();
    for day in days {
        listed.entry(day.version).or_default().push((day.date, day.kind));
        if day.kind == DayKind::Off {
            off.insert(day.date, day.name);
        }
    }
    let calendars = listed.into_iter().map(|(version, days)| (version, WorkCalendar::new(days)));
    Ok(Kept { calendars: Calendars::new(calendars), off })
}
