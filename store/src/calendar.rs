//! The days that differ from the week's rule.

use domain::calendar::WorkCalendar;
use sea_orm::EntityTrait;

use crate::{Result, Tx, tables::catalogue::holiday};

/// Every listed day.
pub async fn work_calendar(tx: &Tx) -> Result<WorkCalendar> {
    let days = holiday::Entity::find().all(tx.db()).await?;
    Ok(WorkCalendar::new(days.into_iter().map(|day| (day.date, day.kind))))
}
