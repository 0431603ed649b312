//! The plan as remembered: what is written, what is refused, who sees what, and what the calendar shows.
#![expect(clippy::unwrap_used, reason = "tests")]

mod acts;
mod calendar;
mod feed;
mod seen;

use chrono::NaiveDate;
use domain::{
    id::PlanItemId,
    plan::{ItemInput, ItemLine},
};
use store::{Result, Tx, plan};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, month, day).unwrap()
}

/// The only event of 2025 with this in its title, as the viewer sees it.
async fn named(tx: &Tx, part: &str) -> Result<Option<ItemLine>> {
    let (from, to) = (Some(day(1, 1)), Some(day(12, 31)));
    let mut after = String::new();
    loop {
        let (items, next) = plan::items_between(tx, (from, to), None, &after, 200).await?;
        if let Some(found) = items.into_iter().find(|item| item.line.title.contains(part)) {
            return Ok(Some(found.line));
        }
        match next {
            Some(next) => after = next,
            None => return Ok(None),
        }
    }
}

/// Its id and version.
async fn of(tx: &Tx, part: &str) -> Result<(PlanItemId, i32)> {
    let line = named(tx, part).await?.unwrap();
    Ok((line.id, plan::event(tx, line.id).await?.row_version))
}

fn meeting(title: &str, starts: &str) -> ItemInput {
    let text = ToOwned::to_owned;
    ItemInput {
        title: text(title),
        kind: text("conference"),
        parent: text("2025-P1"),
        starts: text(starts),
        from: text("14:00"),
        to: text("16:00"),
        host: text("VPDN"),
        lead: text("VPDN"),
        ..ItemInput::default()
    }
}
