//! The only way a recommendation is written: its clocks, its row if nobody wrote since, and its lines of
//! the audit log.

use domain::{
    event::Decided,
    recommendation::{ClockKind, Recommendation},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{clocks, queries::Loaded};
use crate::{
    Error, Result, Tx, calendar,
    tables::recommendations::recommendation::{COLUMN, Column, Entity},
    trail,
};

/// A decision about what was loaded. `seen` is the version the person had before their eyes.
pub async fn recommendation(
    tx: &Tx,
    seen: i32,
    before: &Loaded,
    Decided { next, events }: Decided<Recommendation>,
) -> Result<()> {
    // Held first: the clocks are counted from what stands there then.
    let held = Entity::update_many()
        .col_expr(Column::RowVersion, Expr::value(seen + 1))
        .filter(COLUMN.id.eq(next.id))
        .filter(COLUMN.row_version.eq(seen))
        .exec(tx.db())
        .await?;
    if held.rows_affected != 1 {
        return Err(Error::Conflict);
    }
    for event in &events {
        // What was never sent has no clock that could stop.
        let whole = ClockKind::of_the_whole(event.act).filter(|_| next.sent_at.is_some());
        if let Some(kind) = whole {
            clocks::happen(tx, next.id, None, kind).await?;
        }
        if let (Some(kind), Some(lead)) = (ClockKind::of_the_unit(event.act), before.lead()) {
            clocks::happen(tx, next.id, Some(lead.id), kind).await?;
        }
    }
    row(tx, &next).await?;
    trail::append(tx, events).await
}

/// The row with what follows from the clock: when it is due, and its place in a list.
pub async fn row(tx: &Tx, next: &Recommendation) -> Result<()> {
    let events = clocks::of(tx, next.id).await?;
    let kept = calendar::kept(tx, events.iter().map(|event| event.calendar_version)).await?;
    let due_on = clocks::clock(&events, None).due(next.allowed_days().0, &kept.calendars);
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(next.status))
        .col_expr(Column::Year, Expr::value(next.year))
        .col_expr(Column::LeadUnitId, Expr::value(next.lead))
        .col_expr(Column::AskedFrom, Expr::value(next.asked_from))
        .col_expr(Column::Urgent, Expr::value(next.urgent))
        .col_expr(Column::Restricted, Expr::value(next.restricted))
        .col_expr(Column::Outcome, Expr::value(next.outcome))
        .col_expr(Column::OutcomeNote, Expr::value(next.outcome_note.clone()))
        .col_expr(Column::SentAt, Expr::value(next.sent_at))
        .col_expr(Column::DueOn, Expr::value(due_on))
        .col_expr(Column::AnsweredAt, Expr::value(next.answered_at))
        .col_expr(Column::ClosedAt, Expr::value(next.closed_at))
        .col_expr(Column::ReopenCount, Expr::value(next.reopen_count))
        .col_expr(Column::SortKey, Expr::value(next.sort_key(due_on)))
        .filter(COLUMN.id.eq(next.id))
        .exec(tx.db())
        .await?;
    Ok(())
}
