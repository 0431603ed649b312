//! What people do with reports. Each command is load → decide → record.

mod api;
pub(crate) mod cells;
mod flags;
mod history;
mod list;
mod named;
mod narrow;
mod notices;
mod obligations;
mod pages;
mod queries;
mod record;
mod review;
mod start;
pub(crate) mod submissions;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    id::{FlagId, ReportId},
    problems::{Problem, Problems},
    refusal::Refusal,
    report::{
        CellKey, CellOutcome, CellText, FlagView, MOST_CELLS, Rest, Returning, SectionInput,
        TypedCell,
    },
    text::Prose,
};

pub use self::{
    api::{ApiLine, ApiReport, api_findings, api_line, api_list, api_report},
    history::history,
    list::list,
    obligations::obligation,
    pages::{Place, check, form, place},
    review::review,
    start::{home, latest, overdue, rounds, standings, waiting},
};
pub(crate) use self::{
    history::INSIDE,
    list::joined,
    narrow::{counts, matching},
    queries::{listed, names},
};
use crate::{Error, Result, Tx, calendar, templates};

/// Where a cell's value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Web,
    Api,
}

/// Keeps the cells it can, and says what became of each.
pub async fn fill(
    tx: &Tx,
    id: ReportId,
    typed: &[TypedCell],
    source: Source,
) -> Result<Vec<CellOutcome>> {
    if typed.len() > MOST_CELLS {
        return Err(Problems::one("cell", Problem::TooMany).into());
    }
    let loaded = queries::find(tx, id).await?;
    let frozen = templates::frozen(tx, loaded.version).await?;
    let current = cells::of(tx, id).await?;
    let filled = loaded.report.fill(tx.viewer(), &frozen.template, &current, typed, tx.now())?;
    let outcomes = cells::name_the_others(tx, id, filled.outcomes.clone()).await?;
    record::filled(tx, &frozen.template, &current, filled, source).await?;
    Ok(outcomes)
}

/// A section as a form without script sends it: what was typed, and what its empty cells become.
pub async fn save_section(
    tx: &Tx,
    id: ReportId,
    section: &str,
    input: &SectionInput,
) -> Result<Vec<CellOutcome>> {
    if input.rest == Rest::Empty {
        return fill(tx, id, &input.cells(), Source::Web).await;
    }
    let loaded = queries::find(tx, id).await?;
    let frozen = templates::frozen(tx, loaded.version).await?;
    let current = cells::of(tx, id).await?;
    let before = pages::previous(tx, &loaded).await?;
    let typed = input.cells_with_rest(&frozen.template, section, &current, &before);
    fill(tx, id, &typed, Source::Web).await
}

/// For a form without script: what was not taken, each beside its field. The rest is kept all the same.
pub fn all_taken(outcomes: &[CellOutcome]) -> Result<()> {
    let mut problems = Problems::default();
    for outcome in outcomes {
        let problem = match outcome {
            CellOutcome::Applied { .. } => continue,
            CellOutcome::Conflict { .. } => Problem::Changed,
            CellOutcome::Rejected { why, .. } => why.problem(),
        };
        problems.take::<()>(&outcome.key().name(), Err(problem));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// To the unit's leader. With a reason it is a nil return: nothing happened in the period.
pub async fn submit(tx: &Tx, id: ReportId, seen: i32, nil_reason: Option<&str>) -> Result<()> {
    let loaded = queries::find(tx, id).await?;
    let (findings, answers) = pages::findings(tx, &loaded).await?;
    let flags = flags::of(tx, &loaded, &submissions::whole(&answers, &findings)).await?;
    let report = loaded.report.clone();
    let decided = report.submit(tx.viewer(), &findings, &flags, nil_reason, tx.now())?;
    let no = decided.next.current_no;
    let note = record::note(&decided);
    record::report(tx, seen, decided, None).await?;
    submissions::keep(tx, &loaded, no, &answers, &findings, note).await
}

pub async fn withdraw(tx: &Tx, id: ReportId, seen: i32) -> Result<()> {
    let report = queries::find(tx, id).await?.report;
    record::report(tx, seen, report.withdraw(tx.viewer(), tx.now())?, None).await
}

/// To the ministry.
pub async fn approve(tx: &Tx, id: ReportId, seen: i32) -> Result<()> {
    let report = queries::find(tx, id).await?.report;
    let decided = report.approve(tx.viewer(), tx.now())?;
    let no = decided.next.current_no;
    record::report(tx, seen, decided, Some("")).await?;
    submissions::approve(tx, id, no).await
}

pub async fn send_back(tx: &Tx, id: ReportId, seen: i32, reason: &str) -> Result<()> {
    let report = queries::find(tx, id).await?.report;
    let decided = report.send_back(tx.viewer(), reason, tx.now())?;
    record::said(tx, seen, decided).await
}

pub async fn recall(tx: &Tx, id: ReportId, seen: i32, reason: &str) -> Result<()> {
    let report = queries::find(tx, id).await?.report;
    let no = report.current_no;
    let before = submissions::sent_before(tx, id, no).await?;
    let decided = report.recall(tx.viewer(), reason, before, tx.now())?;
    record::said(tx, seen, decided).await?;
    submissions::recall(tx, id, no).await
}

pub async fn open(tx: &Tx, id: ReportId, seen: i32) -> Result<()> {
    let report = queries::find(tx, id).await?.report;
    let decided = report.open(tx.viewer(), tx.now())?;
    if decided.events.is_empty() { Ok(()) } else { record::report(tx, seen, decided, None).await }
}

/// Marks a cell of the submission under review.
pub async fn flag(tx: &Tx, id: ReportId, seen: i32, cell: &CellKey, reason: &str) -> Result<()> {
    let loaded = queries::find(tx, id).await?;
    let frozen = templates::frozen(tx, loaded.version).await?;
    if cell.field_in(&frozen.template).is_none() {
        return Err(Error::NotFound);
    }
    let marked = flags::marked(tx, id, loaded.report.current_no, cell).await?;
    let (decided, reason) = loaded.report.flag(tx.viewer(), cell, reason, marked, tx.now())?;
    let no = decided.next.current_no;
    record::report(tx, seen, decided, None).await?;
    flags::add(tx, id, no, cell, reason.as_str()).await
}

/// The cell it was on.
pub async fn unflag(tx: &Tx, id: ReportId, seen: i32, flag: FlagId) -> Result<CellKey> {
    let report = queries::find(tx, id).await?.report;
    let place = flags::place(tx, id, report.current_no, flag).await?;
    let decided = report.unflag(tx.viewer(), &place.clone().unwrap_or_default(), tx.now())?;
    let cell = place.ok_or(Error::NotFound)?;
    record::report(tx, seen, decided, None).await?;
    flags::remove(tx, flag).await?;
    Ok(cell)
}

/// What the unit says to the flag on one cell.
pub async fn answer_flag(
    tx: &Tx,
    id: ReportId,
    seen: i32,
    cell: &CellKey,
    text: &str,
) -> Result<i32> {
    let loaded = queries::find(tx, id).await?;
    let open = flags::of(tx, &loaded, &CellText::new()).await?;
    let (decided, answer) = loaded.report.answer_flag(tx.viewer(), cell, text, tx.now())?;
    let here = |flag: &&FlagView| flag.cell == *cell && !flag.cleared;
    let flag = open.iter().rev().find(here).ok_or(Error::NotFound)?;
    let answer = answer.map(Prose::into_string);
    if flag.answer.as_ref().map(|answer| &answer.text) == answer.as_ref() {
        return Ok(seen);
    }
    record::report(tx, seen, decided, None).await?;
    flags::answer(tx, flag.id, answer).await?;
    Ok(seen + 1)
}

/// The same of several, as a form sends them: cell name → text. The version of the report afterwards.
pub async fn answer_flags(
    tx: &Tx,
    id: ReportId,
    seen: i32,
    said: &BTreeMap<String, String>,
) -> Result<i32> {
    let (mut seen, mut problems) = (seen, Problems::default());
    for (name, text) in said {
        match answer_flag(tx, id, seen, &CellKey::named(name), text).await {
            Ok(now) => seen = now,
            Err(Error::Refused(Refusal::Invalid(wrong))) => {
                let wrong = wrong.of("text").unwrap_or(Problem::Missing);
                problems.take::<()>(name, Err(wrong));
            }
            Err(error) => return Err(error),
        }
    }
    if problems.is_empty() { Ok(seen) } else { Err(problems.into()) }
}

/// Back to the unit, with the flagged cells or a reason; `correct_by` as typed, empty for the usual day.
pub async fn give_back(
    tx: &Tx,
    id: ReportId,
    seen: i32,
    reason: &str,
    correct_by: &str,
) -> Result<()> {
    let report = queries::find(tx, id).await?.report;
    let no = report.current_no;
    let about = Returning {
        reason,
        correct_by,
        usually: correction_due(tx).await?,
        earlier_flags: flags::earlier(tx, id, no).await?,
    };
    let decided = report.give_back(tx.viewer(), about, tx.now())?;
    flags::close(tx, id, no).await?;
    if record::note(&decided).is_some() {
        return record::said(tx, seen, decided).await;
    }
    let said = flags::first(tx, id).await?.unwrap_or_default();
    record::report(tx, seen, decided, Some(&said)).await
}

/// Working days the unit has for a correction.
pub(crate) const CORRECTION_DAYS: u32 = 3;

/// When what is returned now is due again.
async fn correction_due(tx: &Tx) -> Result<NaiveDate> {
    Ok(calendar::work_calendar(tx).await?.after(tx.now().today, CORRECTION_DAYS))
}

pub async fn accept(tx: &Tx, id: ReportId, seen: i32) -> Result<()> {
    let report = queries::find(tx, id).await?.report;
    let decided = report.accept(tx.viewer(), tx.now())?;
    record::report(tx, seen, decided, Some("")).await?;
    flags::close(tx, id, i32::MAX).await
}

pub async fn reopen(tx: &Tx, id: ReportId, seen: i32, reason: &str) -> Result<()> {
    let report = queries::find(tx, id).await?.report;
    let decided = report.reopen(tx.viewer(), reason, correction_due(tx).await?, tx.now())?;
    record::said(tx, seen, decided).await
}

/// Lets the unit send it until the end of a day, as typed, although the period is locked.
pub async fn extend(tx: &Tx, id: ReportId, seen: i32, until: &str, reason: &str) -> Result<()> {
    let report = queries::find_any(tx, id).await?.report;
    let decided = report.extend(tx.viewer(), until, reason, tx.now())?;
    record::report(tx, seen, decided, None).await
}

pub async fn exempt(tx: &Tx, id: ReportId, seen: i32, reason: &str) -> Result<()> {
    let report = queries::find_any(tx, id).await?.report;
    let decided = report.exempt(tx.viewer(), reason, tx.now())?;
    record::said(tx, seen, decided).await
}

/// The version a person must have seen before their eyes to act: what `seen` is compared with.
pub async fn version_of(tx: &Tx, id: ReportId) -> Result<i32> {
    Ok(queries::find_any(tx, id).await?.report.row_version)
}
