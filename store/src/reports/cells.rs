//! A report's cells: reading them, and writing many at once with their revisions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    id::{PersonId, ReportId},
    number,
    report::{Answer, Cell, CellKey, CellOutcome, CellState, CellText, CellValue, CellWrite},
    template::Template,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};

use super::{Source, queries};
use crate::{
    Error, Result, Tx,
    tables::reports::{cell, cell_rev},
};

/// Rows per statement: SQLite takes 32,766 parameters, a cell has ten.
const BATCH: usize = 1_000;

/// Every cell ever written, by its place.
pub async fn of(tx: &Tx, id: ReportId) -> Result<BTreeMap<CellKey, Cell>> {
    let rows = cell::Entity::find().filter(cell::Column::ReportId.eq(id)).all(tx.db()).await?;
    Ok(rows.into_iter().map(thing).map(|cell| (cell.key.clone(), cell)).collect())
}

pub fn texts(cells: &BTreeMap<CellKey, Cell>) -> CellText {
    cells.iter().map(|(key, cell)| (key.clone(), Answer::from(cell))).collect()
}

/// Places of the section's empty cells that people fill, with their revisions.
pub fn empty_in(
    template: &Template,
    section: &str,
    current: &BTreeMap<CellKey, Cell>,
) -> Vec<(CellKey, i32)> {
    let Some(section) = template.section(section) else { return Vec::new() };
    let asked = section.fields.iter().filter(|field| field.is_asked() && field.is_figure());
    asked
        .flat_map(|field| field.cell_columns().map(|col| CellKey::at(&field.key, col)))
        .filter_map(|key| match current.get(&key) {
            None => Some((key, 0)),
            Some(cell) if cell.state == CellState::Empty => Some((key, cell.rev)),
            Some(_) => None,
        })
        .collect()
}

/// How many of the required cells are answered.
pub fn filled(template: &Template, cells: &BTreeMap<CellKey, Cell>) -> i32 {
    let given = template
        .fields()
        .filter(|field| field.is_required())
        .flat_map(|field| field.cell_columns().map(|col| CellKey::at(&field.key, col)))
        .filter(|key| cells.get(key).is_some_and(|cell| Answer::from(cell).is_given()));
    i32::try_from(given.count()).unwrap_or(i32::MAX)
}

/// The cells as they will be, and their revisions, a few statements for all.
pub async fn write(tx: &Tx, id: ReportId, writes: &[CellWrite], source: Source) -> Result<()> {
    let (by, at) = (Some(tx.viewer().id), tx.now().at);
    for batch in writes.chunks(BATCH) {
        let rows: Vec<cell::ActiveModel> =
            batch.iter().map(|write| row(id, &write.after, by, at)).collect::<Result<_>>()?;
        let revs: Vec<cell_rev::ActiveModel> = batch
            .iter()
            .map(|write| rev(id, &write.after, by, at, source))
            .collect::<Result<_>>()?;
        cell::Entity::insert_many(rows)
            .on_conflict(replacing())
            .exec_without_returning(tx.db())
            .await?;
        cell_rev::Entity::insert_many(revs).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// Beside each value that another wrote: who.
pub async fn name_the_others(
    tx: &Tx,
    id: ReportId,
    outcomes: Vec<CellOutcome>,
) -> Result<Vec<CellOutcome>> {
    if !outcomes.iter().any(|one| matches!(one, CellOutcome::Conflict { .. })) {
        return Ok(outcomes);
    }
    let rows = cell::Entity::find()
        .filter(cell::Column::ReportId.eq(id))
        .order_by_asc(cell::COLUMN.field)
        .all(tx.db())
        .await?;
    let names = queries::names(tx, rows.iter().filter_map(|row| row.updated_by)).await?;
    let writer = |key: &CellKey| {
        let row = rows
            .iter()
            .find(|row| (&row.field, &row.row, &row.col) == (&key.field, &key.row, &key.col))?;
        names.get(&row.updated_by?).cloned()
    };
    let named = outcomes.into_iter().map(|one| match one {
        CellOutcome::Conflict { key, theirs, .. } => {
            CellOutcome::Conflict { by: writer(&key), key, theirs }
        }
        other => other,
    });
    Ok(named.collect())
}

pub fn row(
    id: ReportId,
    cell: &Cell,
    by: Option<PersonId>,
    at: DateTime<Utc>,
) -> Result<cell::ActiveModel> {
    let (num, txt) = at_rest(cell)?;
    Ok(cell::ActiveModel {
        report_id: Set(id),
        field: Set(cell.key.field.clone()),
        row: Set(cell.key.row.clone()),
        col: Set(cell.key.col.clone()),
        state: Set(cell.state),
        num: Set(num),
        txt: Set(txt),
        rev: Set(cell.rev),
        updated_by: Set(by),
        updated_at: Set(at),
    })
}

pub fn rev(
    id: ReportId,
    cell: &Cell,
    by: Option<PersonId>,
    at: DateTime<Utc>,
    source: Source,
) -> Result<cell_rev::ActiveModel> {
    let (num, txt) = at_rest(cell)?;
    Ok(cell_rev::ActiveModel {
        report_id: Set(id),
        field: Set(cell.key.field.clone()),
        row: Set(cell.key.row.clone()),
        col: Set(cell.key.col.clone()),
        rev: Set(cell.rev),
        state: Set(cell.state),
        num: Set(num),
        txt: Set(txt),
        by: Set(by),
        at: Set(at),
        source: Set(match source {
            Source::Web => "web".to_owned(),
            Source::Api => "api".to_owned(),
        }),
    })
}

fn thing(row: cell::Model) -> Cell {
    let value = match (row.num, row.txt) {
        (Some(num), _) => Some(CellValue::Number(number::from_rest(num))),
        (None, Some(text)) => Some(CellValue::Text(text)),
        (None, None) => None,
    };
    let key = CellKey { field: row.field, row: row.row, col: row.col };
    Cell { key, state: row.state, value, rev: row.rev }
}

fn at_rest(cell: &Cell) -> Result<(Option<i64>, Option<String>)> {
    match &cell.value {
        None => Ok((None, None)),
        Some(CellValue::Text(text)) => Ok((None, Some(text.clone()))),
        Some(CellValue::Number(figure)) => match number::at_rest(*figure) {
            Ok(num) => Ok((Some(num), None)),
            Err(_) => Err(Error::inconsistent("a figure larger than what is kept")),
        },
    }
}

fn replacing() -> OnConflict {
    use cell::Column::{Col, Field, Num, ReportId, Rev, Row, State, Txt, UpdatedAt, UpdatedBy};
    OnConflict::columns([ReportId, Field, Row, Col])
        .update_columns([State, Num, Txt, Rev, UpdatedBy, UpdatedAt])
        .to_owned()
}

/// Computed cells as they were submitted. Nobody typed them, so they have no revisions.
pub async fn write_computed(
    tx: &Tx,
    id: ReportId,
    findings: &domain::report::Findings,
) -> Result<()> {
    let at = tx.now().at;
    let rows = findings.computed.iter().map(|(field, answer)| {
        let (state, value) = match answer {
            Some(answer) => (answer.state, answer.value.clone()),
            None => (CellState::Empty, None),
        };
        row(id, &Cell { key: CellKey::of(field), state, value, rev: 0 }, None, at)
    });
    let rows: Vec<cell::ActiveModel> = rows.collect::<Result<_>>()?;
    if rows.is_empty() {
        return Ok(());
    }
    cell::Entity::insert_many(rows)
        .on_conflict(replacing())
        .exec_without_returning(tx.db())
        .await?;
    Ok(())
}
