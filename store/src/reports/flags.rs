//! The reviewer's marks at cells: making them, answering them, closing them, and what became of each.

use std::collections::BTreeSet;

use domain::{
    id::{FlagId, ReportId},
    report::{CellKey, CellText, FlagAnswer, FlagView, Marked},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, Select, sea_query::Expr,
};

use super::{
    pages::{is_own, knows_marks},
    queries::{self, Loaded},
    submissions,
};
use crate::{
    Error, Result, Tx,
    tables::reports::flag::{self, COLUMN, Column, Entity},
};

/// The flags that this viewer knows, oldest first, each with what the cell said then and what it says
/// in `now`. What the unit answers is its own business until it is sent.
pub async fn of(tx: &Tx, loaded: &Loaded, now: &CellText) -> Result<Vec<FlagView>> {
    let id = loaded.report.id;
    let rows = Entity::find()
        .filter(Column::ReportId.eq(id))
        .order_by_asc(COLUMN.at)
        .order_by_asc(Column::Id)
        .all(tx.db())
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut people = BTreeSet::new();
    for row in &rows {
        people.insert(row.by);
        people.extend(row.answered_by);
    }
    let names = queries::names(tx, people.into_iter()).await?;
    let named = |id| names.get(&id).cloned().unwrap_or_default();
    let submitted = submissions::of(tx, id).await?;
    let sent = submitted.iter().rev().find(|one| one.approved_at.is_some()).map_or(0, |one| one.no);
    let own = is_own(tx.viewer(), loaded.report.unit);
    let mut flags: Vec<FlagView> = rows
        .into_iter()
        .map(|row| {
            let cell = CellKey { field: row.field, row: row.row, col: row.col };
            let then = submitted.iter().find(|one| one.no == row.no);
            let answer = row.answer.zip(row.answered_at).filter(|_| own || row.no < sent);
            FlagView {
                id: row.id,
                was: then.and_then(|one| one.cells.get(&cell)).cloned(),
                is: now.get(&cell).cloned(),
                cell,
                reason: row.reason,
                by: named(row.by),
                at: row.at,
                no: row.no,
                cleared: row.cleared_at.is_some(),
                answer: answer.map(|(text, at)| FlagAnswer {
                    text,
                    by: row.answered_by.map(named).unwrap_or_default(),
                    at,
                }),
            }
        })
        .collect();
    if !knows_marks(tx.viewer(), loaded.report.unit) {
        flags.retain(|flag| loaded.report.has_told(flag));
    }
    Ok(flags)
}

/// Whether the cell has an open flag at submission `no`.
pub async fn marked(tx: &Tx, id: ReportId, no: i32, cell: &CellKey) -> Result<Marked> {
    let count = open_at(id, cell).filter(COLUMN.no.eq(no)).count(tx.db()).await?;
    Ok(if count == 0 { Marked::NotYet } else { Marked::Already })
}

pub async fn add(tx: &Tx, id: ReportId, no: i32, cell: &CellKey, reason: &str) -> Result<()> {
    let row = flag::ActiveModel {
        id: Set(tx.id::<FlagId>()),
        report_id: Set(id),
        no: Set(no),
        field: Set(cell.field.clone()),
        row: Set(cell.row.clone()),
        col: Set(cell.col.clone()),
        reason: Set(reason.to_owned()),
        by: Set(tx.viewer().id),
        at: Set(tx.now().at),
        cleared_at: Set(None),
        answer: Set(None),
        answered_by: Set(None),
        answered_at: Set(None),
    };
    row.insert(tx.db()).await?;
    Ok(())
}

/// The cell of an open flag made at submission `no`.
pub async fn place(tx: &Tx, id: ReportId, no: i32, flag: FlagId) -> Result<Option<CellKey>> {
    let row = Entity::find_by_id(flag)
        .filter(Column::ReportId.eq(id))
        .filter(COLUMN.no.eq(no))
        .filter(COLUMN.cleared_at.is_null())
        .one(tx.db())
        .await?;
    Ok(row.map(|row| CellKey { field: row.field, row: row.row, col: row.col }))
}

pub async fn remove(tx: &Tx, flag: FlagId) -> Result<()> {
    Entity::delete_by_id(flag).exec(tx.db()).await?;
    Ok(())
}

/// What the unit says to its flag on this cell; nothing takes the answer back.
pub async fn answer(tx: &Tx, flag: FlagId, text: Option<String>) -> Result<()> {
    let said = text.as_ref().map(|_| (tx.viewer().id, tx.now().at));
    let (by, at) = said.unzip();
    Entity::update_many()
        .col_expr(Column::Answer, Expr::value(text))
        .col_expr(Column::AnsweredBy, Expr::value(by))
        .col_expr(Column::AnsweredAt, Expr::value(at))
        .filter(Column::Id.eq(flag))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Open flags made before submission `no`.
pub async fn earlier(tx: &Tx, id: ReportId, no: i32) -> Result<i32> {
    let count = open(id).filter(COLUMN.no.lt(no)).count(tx.db()).await?;
    i32::try_from(count).map_err(|_| Error::inconsistent("more flags than cells"))
}

/// Closes the open flags made before submission `no`.
pub async fn close(tx: &Tx, id: ReportId, no: i32) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ClearedAt, Expr::value(tx.now().at))
        .filter(Column::ReportId.eq(id))
        .filter(COLUMN.no.lt(no))
        .filter(COLUMN.cleared_at.is_null())
        .exec(tx.db())
        .await?;
    Ok(())
}

/// What is said in the list of a report returned with flags and no words.
pub async fn first(tx: &Tx, id: ReportId) -> Result<Option<String>> {
    let row = open(id).order_by_asc(COLUMN.at).one(tx.db()).await?;
    Ok(row.map(|row| row.reason))
}

fn open(id: ReportId) -> Select<Entity> {
    Entity::find().filter(Column::ReportId.eq(id)).filter(COLUMN.cleared_at.is_null())
}

fn open_at(id: ReportId, cell: &CellKey) -> Select<Entity> {
    open(id)
        .filter(COLUMN.field.eq(cell.field.as_str()))
        .filter(COLUMN.row.eq(cell.row.as_str()))
        .filter(COLUMN.col.eq(cell.col.as_str()))
}
