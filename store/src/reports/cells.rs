//! A report's cells: reading them, and writing many at once with their revisions.

use std::collections::{BTreeMap, BTreeSet};

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
    Ok(by_place(rows(tx, id).await?))
}

/// The same, with what their moments tell.
pub async fn dated(tx: &Tx, id: ReportId) -> Result<Dated> {
    let rows = rows(tx, id).await?;
    // Nobody wrote a computed cell.
    let saved_at =
        rows.iter().filter(|row| row.updated_by.is_some()).map(|row| row.updated_at).max();
    let explained = explained(tx, id, &rows).await?;
    Ok(Dated { cells: by_place(rows), saved_at, explained })
}

/// A report's cells, and when.
pub struct Dated {
    pub cells: BTreeMap<CellKey, Cell>,
    /// When somebody last wrote one.
    pub saved_at: Option<DateTime<Utc>>,
    /// By explanation: what its figure said then.
    pub explained: Vec<(CellKey, Answer)>,
}

async fn explained(tx: &Tx, id: ReportId, rows: &[cell::Model]) -> Result<Vec<(CellKey, Answer)>> {
    let whys: Vec<(CellKey, DateTime<Utc>)> = rows
        .iter()
        .filter(|row| row.state == CellState::Value)
        .map(|row| (place(row), row.updated_at))
        .filter(|(key, _)| key.is_why())
        .collect();
    if whys.is_empty() {
        return Ok(Vec::new());
    }
    let fields: BTreeSet<&str> = whys.iter().map(|(key, _)| key.field.as_str()).collect();
    let revs = cell_rev::Entity::find()
        .filter(cell_rev::Column::ReportId.eq(id))
        .filter(cell_rev::Column::Field.is_in(fields))
        .filter(cell_rev::COLUMN.row.eq(""))
        .filter(cell_rev::COLUMN.col.eq(""))
        .order_by_desc(cell_rev::COLUMN.rev)
        .all(tx.db())
        .await?;
    let then = |key: &CellKey, at: DateTime<Utc>| {
        let rev = revs.iter().find(|rev| rev.field == key.field && rev.at <= at)?;
        Some(Answer { state: rev.state, value: value(rev.num, rev.txt.clone()) })
    };
    Ok(whys.into_iter().filter_map(|(key, at)| Some((key.clone(), then(&key, at)?))).collect())
}

async fn rows(tx: &Tx, id: ReportId) -> Result<Vec<cell::Model>> {
    Ok(cell::Entity::find().filter(cell::Column::ReportId.eq(id)).all(tx.db()).await?)
}

fn by_place(rows: Vec<cell::Model>) -> BTreeMap<CellKey, Cell> {
    rows.into_iter().map(thing).map(|cell| (cell.key.clone(), cell)).collect()
}

pub fn texts(cells: &BTreeMap<CellKey, Cell>) -> CellText {
    cells.iter().map(|(key, cell)| (key.clone(), Answer::from(cell))).collect()
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
    let key = place(&row);
    Cell { key, state: row.state, value: value(row.num, row.txt), rev: row.rev }
}

fn place(row: &cell::Model) -> CellKey {
    CellKey { field: row.field.clone(), row: row.row.clone(), col: row.col.clone() }
}

fn value(num: Option<i64>, text: Option<String>) -> Option<CellValue> {
    let number = num.map(|num| CellValue::Number(number::from_rest(num)));
    number.or_else(|| text.map(CellValue::Text))
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
