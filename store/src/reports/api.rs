//! Reports as the API shows them: the line of a list, which every act answers with too, and one whole.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    id::ReportId,
    period::Period,
    policy::Act,
    problems::{Problem, Problems},
    report::{Cell, CellKey, CellState, Findings, FlagView, ReportFilter, ReportStatus},
    template::{Template, Wording},
};
use sea_orm::sea_query::{Expr, ExprTrait};

use super::{
    cells, flags,
    list::{self, Row},
    narrow, pages, queries, review, submissions,
};
use crate::{
    Error, Result, Tx,
    tables::reports::{report, round},
    templates,
};

/// A report without its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiLine {
    pub id: ReportId,
    /// The round's code.
    pub round: String,
    /// The regime's code.
    pub template: String,
    pub period: Option<Period>,
    /// The unit's code.
    pub unit: String,
    pub status: ReportStatus,
    pub due_at: DateTime<Utc>,
    /// Of this unit: later than the round's by an extension.
    pub locks_at: DateTime<Utc>,
    /// When the leader sent it, the first time and the last; nothing before, or after a recall.
    pub first_submitted_at: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub first_on_time: Option<bool>,
    pub nil_return: bool,
    pub row_version: i32,
}

/// A report with every cell its template has, in the template's order; then the explanations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiReport {
    pub line: ApiLine,
    /// Each with its unit of measure.
    pub cells: Vec<(Cell, Wording)>,
    /// The reviewer's marks that are not answered yet.
    pub flags: Vec<FlagView>,
}

/// At most `limit` reports after a cursor, latest due first, and the next cursor.
///
/// # Errors
/// `Invalid` with field `after` when the cursor is none of ours.
pub async fn api_list(
    tx: &Tx,
    filter: &ReportFilter,
    limit: u16,
) -> Result<(Vec<ApiLine>, Option<String>)> {
    let most = usize::from(limit);
    let opened = Expr::col((round::Entity, round::Column::OpensAt)).lte(tx.now().at);
    let mut select = list::lines();
    select
        .cond_where(queries::listed(&tx.viewer().scope(Act::ReadReport)))
        .and_where(opened)
        .cond_where(narrow::narrowed(tx, filter).await?);
    select.cond_where(narrow::chosen(filter, tx.now()));
    if !filter.after.is_empty() {
        let after = narrow::after(&filter.after)
            .ok_or_else(|| Problems::one("after", Problem::NotAChoice))?;
        select.cond_where(after);
    }
    let mut rows = list::fetch(tx, list::latest_first(select).limit(u64::from(limit) + 1)).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().map(Row::cursor).filter(|_| more);
    Ok((rows.into_iter().map(line).collect(), next))
}

/// One of them, sent or not: an obligation of a unit the viewer looks after.
pub async fn api_line(tx: &Tx, id: ReportId) -> Result<ApiLine> {
    let mut select = list::lines();
    select
        .cond_where(queries::listed(&tx.viewer().scope(Act::ReadReport)))
        .and_where(list::col(report::Column::Id).eq(id));
    let row = list::fetch(tx, &select).await?.pop().ok_or(Error::NotFound)?;
    Ok(line(row))
}

/// The unit's own people see the cells as they are, the ministry as they were sent last.
pub async fn api_report(tx: &Tx, id: ReportId) -> Result<ApiReport> {
    let loaded = queries::find(tx, id).await?;
    let frozen = templates::frozen(tx, loaded.version).await?;
    let mut said = cells::of(tx, id).await?;
    if pages::is_own(tx.viewer(), loaded.report.unit) {
        let (findings, _) = pages::findings(tx, &loaded).await?;
        compute(&mut said, findings);
    } else {
        said = as_sent(tx, id, &said).await?;
    }
    let mut flags = flags::of(tx, &loaded, &cells::texts(&said)).await?;
    flags.retain(|flag| !flag.cleared);
    Ok(ApiReport { line: api_line(tx, id).await?, cells: in_order(&frozen.template, said), flags })
}

/// What the server's own check finds in the cells as they are now, and how many flags nobody has done
/// anything about: for the unit's own people.
pub async fn api_findings(tx: &Tx, id: ReportId) -> Result<(Findings, u32)> {
    let loaded = queries::find(tx, id).await?;
    if !pages::is_own(tx.viewer(), loaded.report.unit) {
        return Err(Error::NotFound);
    }
    let (findings, answers) = pages::findings(tx, &loaded).await?;
    let flags = flags::of(tx, &loaded, &submissions::whole(&answers, &findings)).await?;
    Ok((findings, loaded.report.unanswered(&flags)))
}

/// Computed cells follow what they are computed from.
fn compute(said: &mut BTreeMap<CellKey, Cell>, findings: Findings) {
    for (field, answer) in findings.computed {
        let key = CellKey::of(&field);
        let rev = said.get(&key).map_or(0, |cell| cell.rev);
        let (state, value) = match answer {
            Some(answer) => (answer.state, answer.value),
            None => (CellState::Empty, None),
        };
        said.insert(key.clone(), Cell { key, state, value, rev });
    }
}

async fn as_sent(
    tx: &Tx,
    id: ReportId,
    now: &BTreeMap<CellKey, Cell>,
) -> Result<BTreeMap<CellKey, Cell>> {
    let sent = review::sent(tx, id).await?.map(|submission| submission.cells).unwrap_or_default();
    let cells = sent.into_iter().map(|(key, answer)| {
        let rev = now.get(&key).map_or(0, |cell| cell.rev);
        (key.clone(), Cell { key, state: answer.state, value: answer.value, rev })
    });
    Ok(cells.collect())
}

fn in_order(template: &Template, mut said: BTreeMap<CellKey, Cell>) -> Vec<(Cell, Wording)> {
    let mut cells = Vec::new();
    for field in template.fields() {
        for col in field.cell_columns() {
            let key = CellKey::at(&field.key, col);
            let cell = said.remove(&key).unwrap_or(Cell {
                key,
                state: CellState::Empty,
                value: None,
                rev: 0,
            });
            cells.push((cell, field.unit.clone()));
        }
    }
    let explained = said.into_values().filter(|cell| cell.key.is_why());
    cells.extend(explained.map(|cell| (cell, Wording::default())));
    cells
}

fn line(row: Row) -> ApiLine {
    let report = row.report();
    ApiLine {
        first_on_time: report.first_on_time(),
        id: row.id,
        round: row.round_code,
        template: row.template_code,
        period: row.period,
        unit: row.code,
        status: row.status,
        due_at: row.due_at,
        locks_at: report.lock(),
        first_submitted_at: row.first_sent_at,
        submitted_at: row.sent_at,
        nil_return: row.nil_return,
        row_version: row.row_version,
    }
}
