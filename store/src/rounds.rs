//! Rounds: one call for a template's reports of one period.

use domain::template::Wording;
use sea_orm::{EntityTrait, QueryOrder};
use serde::Serialize;

use crate::{Result, Tx, tables::reports::round};

/// A round as the API and the filters show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoundLine {
    pub id: domain::id::RoundId,
    pub code: String,
    pub template: String,
    pub period: Option<domain::period::Period>,
    pub title: Wording,
    pub cutoff_from: chrono::NaiveDate,
    pub cutoff_to: chrono::NaiveDate,
    pub opens_at: chrono::DateTime<chrono::Utc>,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub locks_at: chrono::DateTime<chrono::Utc>,
    pub status: String,
}

/// Every round, the latest due first. Rounds are no secret: everybody signed in sees them.
pub async fn list(tx: &Tx) -> Result<Vec<RoundLine>> {
    let rounds = round::Entity::find()
        .order_by_desc(round::COLUMN.due_at)
        .order_by_asc(round::COLUMN.code)
        .all(tx.db())
        .await?;
    Ok(rounds.into_iter().map(line).collect())
}

fn line(row: round::Model) -> RoundLine {
    RoundLine {
        id: row.id,
        code: row.code,
        template: row.template_code,
        period: row.period,
        title: Wording::new(row.title_vi, row.title_en),
        cutoff_from: row.cutoff_from,
        cutoff_to: row.cutoff_to,
        opens_at: row.opens_at,
        due_at: row.due_at,
        locks_at: row.locks_at,
        status: row.status,
    }
}
