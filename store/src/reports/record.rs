//! The only ways a report is written: the row if nobody wrote since, and its lines of the audit log.

use std::collections::BTreeMap;

use domain::{
    event::Decided,
    report::{Cell, CellKey, Filled, Report},
    template::Template,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Source, cells};
use crate::{
    Error, Result, Tx,
    tables::reports::report::{COLUMN, Column, Entity},
    totals, trail,
};

/// A decision about the report; the totals follow it. `seen` is the version the person had before their eyes; `said` is
/// what a list says of why it came back, when that changes.
pub async fn report(
    tx: &Tx,
    seen: i32,
    Decided { next, events }: Decided<Report>,
    said: Option<&str>,
) -> Result<()> {
    let before = Entity::find_by_id(next.id).one(tx.db()).await?.ok_or(Error::NotFound)?;
    let mut update = Entity::update_many()
        .col_expr(Column::Status, Expr::value(next.status))
        .col_expr(Column::NilReturn, Expr::value(next.nil_return))
        .col_expr(Column::SubmittedBy, Expr::value(next.submitted_by))
        .col_expr(Column::ApprovedBy, Expr::value(next.approved_by))
        .col_expr(Column::FirstSentAt, Expr::value(next.first_sent_at))
        .col_expr(Column::SentAt, Expr::value(next.sent_at))
        .col_expr(Column::CurrentNo, Expr::value(next.current_no))
        .col_expr(Column::AcceptedNo, Expr::value(next.accepted_no))
        .col_expr(Column::ReturnsCount, Expr::value(next.returns_count))
        .col_expr(Column::OpenFlags, Expr::value(next.open_flags))
        .col_expr(Column::CorrectBy, Expr::value(next.correct_by))
        .col_expr(Column::ExtendedUntil, Expr::value(next.extended_until))
        .col_expr(Column::RowVersion, Expr::value(seen + 1));
    if let Some(said) = said {
        let said = Some(said).filter(|said| !said.trim().is_empty()).map(ToOwned::to_owned);
        update = update.col_expr(Column::Said, Expr::value(said));
    }
    let written = update
        .filter(Column::Id.eq(next.id))
        .filter(COLUMN.row_version.eq(seen))
        .exec(tx.db())
        .await?;
    if written.rows_affected != 1 {
        return Err(Error::Conflict);
    }
    trail::append(tx, events).await?;
    totals::moved(tx, &before, &next).await
}

/// The same, where the list says what the person said: as it was cleaned, never as it was typed.
pub async fn said(tx: &Tx, seen: i32, decided: Decided<Report>) -> Result<()> {
    let said = note(&decided).unwrap_or_default();
    report(tx, seen, decided, Some(&said)).await
}

/// What the person said with the decision.
pub fn note(decided: &Decided<Report>) -> Option<String> {
    decided.events.last()?.note.clone()
}

/// Cells that were typed. Each has a revision of its own, so the report's version is not asked; it
/// grows all the same, and whoever is about to submit what they checked is told.
pub async fn filled(
    tx: &Tx,
    template: &Template,
    current: &BTreeMap<CellKey, Cell>,
    filled: Filled,
    source: Source,
) -> Result<()> {
    if filled.writes.is_empty() {
        return Ok(());
    }
    let Decided { next, events } = filled.report;
    cells::write(tx, next.id, &filled.writes, source).await?;
    let mut after = current.clone();
    for write in &filled.writes {
        after.insert(write.after.key.clone(), write.after.clone());
    }
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(next.status))
        .col_expr(Column::Filled, Expr::value(cells::filled(template, &after)))
        .col_expr(Column::RowVersion, Expr::value(next.row_version + 1))
        .filter(Column::Id.eq(next.id))
        .exec(tx.db())
        .await?;
    trail::append(tx, events).await
}
