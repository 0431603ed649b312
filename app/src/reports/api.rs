//! What the pages ask of the server: look or begin, call, commit, go.

use chrono::{DateTime, Utc};
use domain::{
    id::{FlagId, ReportId},
    report::{
        CellOutcome, Findings, FlagAnswers, History, Obligation, ReportCounts, ReportFilter,
        ReportForm, ReportLine, ReportList, ReviewPage, RoundCounts, SectionInput, TypedCell,
    },
    template::Wording,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AppError, json::Answer};

/// What became of cells that were saved, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub outcomes: Vec<CellOutcome>,
    pub at: DateTime<Utc>,
}

#[server(output = Answer)]
pub async fn list_reports(filter: ReportFilter) -> Result<ReportList, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::reports::list(&tx, &filter).await?)
}

/// The start page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// What waits for the viewer, soonest due first.
    pub lines: Vec<ReportLine>,
    /// Of the first line, when it is a report begun.
    pub step: Option<Step>,
    /// For whoever looks after several units: how the rounds under way stand.
    pub rounds: Vec<RoundCounts>,
    /// What is overdue and not the viewer's own to do, the longest overdue first.
    pub overdue: Vec<ReportLine>,
    /// How many reports stand where, of every round.
    pub counts: ReportCounts,
    /// The last ones sent, newest first.
    pub latest: Vec<ReportLine>,
    /// When all this was so.
    pub as_of: DateTime<Utc>,
}

/// Where to go on in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The first section with something left to do: its key and title.
    pub section: Option<(String, Wording)>,
    pub errors: u32,
    pub unexplained: u32,
}

/// What waits for the viewer, and what became of the rest.
#[server(output = Answer)]
pub async fn list_work() -> Result<Start, AppError> {
    use domain::{policy::Act, viewer::Covers};
    /// Reports that the page has room for.
    const LATEST: u64 = 4;
    let tx = crate::server::look().await?;
    let lines = store::reports::home(&tx).await?;
    let begun = lines.first().filter(|line| {
        line.next == Some(Act::FillReport)
            && line.status != domain::report::ReportStatus::NotStarted
    });
    let step = match begun {
        Some(line) => {
            let (form, findings) = store::reports::check(&tx, line.id).await?;
            Some(Step {
                section: form
                    .next_section(&findings)
                    .map(|section| (section.key.clone(), section.title.clone())),
                errors: findings.errors(),
                unexplained: findings.unexplained(),
            })
        }
        None => None,
    };
    let start = Start { lines, step, as_of: tx.now().at, ..Start::default() };
    if !tx.viewer().does(Act::ReadReport) {
        return Ok(start);
    }
    let many = tx.viewer().scope(Act::ReadReport).ministry != Covers::These(Vec::new());
    let rounds = if many { store::reports::rounds(&tx).await? } else { Vec::new() };
    let overdue = store::reports::overdue(&tx).await?;
    Ok(Start {
        rounds,
        overdue: overdue.into_iter().filter(|line| line.next.is_none()).collect(),
        counts: store::reports::standings(&tx).await?,
        latest: store::reports::latest(&tx, LATEST).await?,
        ..start
    })
}

/// The number at the bell.
#[server(output = Answer)]
pub async fn count_waiting() -> Result<i64, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::reports::waiting(&tx).await?)
}

/// To the page on which this viewer works with the report; what the ministry does not have, it sees here.
#[server(output = Answer)]
pub async fn open_report(id: String) -> Result<Option<Obligation>, AppError> {
    let tx = crate::server::look().await?;
    let id = crate::server::parse(&id)?;
    let place = store::reports::place(&tx, id).await?;
    crate::server::go(match place {
        store::reports::Place::Form(section) => crate::paths::report_section(id, &section),
        store::reports::Place::Review => crate::paths::report_review(id),
        store::reports::Place::Obligation => {
            return Ok(Some(store::reports::obligation(&tx, id).await?));
        }
    })?;
    Ok(None)
}

#[server(output = Answer)]
pub async fn read_form(id: String) -> Result<ReportForm, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::reports::form(&tx, crate::server::parse(&id)?).await?)
}

/// Autosave: each cell for itself.
#[server(input = Answer, output = Answer)]
pub async fn save_cells(id: ReportId, cells: Vec<TypedCell>) -> Result<Saved, AppError> {
    let tx = crate::server::begin().await?;
    let outcomes = store::reports::fill(&tx, id, &cells, store::reports::Source::Web).await?;
    let at = tx.now().at;
    tx.commit().await?;
    Ok(Saved { outcomes, at })
}

/// A section from a browser without script. What could be kept is kept, the rest comes back. `then` is a
/// section to go on with, `check`, or nothing.
#[server(output = Answer)]
pub async fn save_section(
    id: ReportId,
    section: String,
    #[server(default)] then: String,
    input: SectionInput,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    let outcomes = store::reports::save_section(&tx, id, &section, &input).await?;
    let next = match then.as_str() {
        "check" => crate::paths::report_check(id),
        "" | "stay" => crate::server::step::section(&tx, id, &section).await?,
        next => crate::server::step::section(&tx, id, next).await?,
    };
    tx.commit().await?;
    store::reports::all_taken(&outcomes)?;
    crate::server::go(next)
}

#[server(output = Answer)]
pub async fn read_check(id: String) -> Result<(ReportForm, Findings), AppError> {
    let tx = crate::server::look().await?;
    Ok(store::reports::check(&tx, crate::server::parse(&id)?).await?)
}

/// With what the unit answers to flags. `then` is `stay` when the answers are only to be kept.
#[server(output = Answer)]
pub async fn submit_report(
    id: ReportId,
    seen: i32,
    #[server(default)] input: FlagAnswers,
    #[server(default)] then: String,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    let seen = store::reports::answer_flags(&tx, id, seen, &input.answer).await?;
    if then == "stay" {
        tx.commit().await?;
        return crate::server::go(crate::paths::report_check(id));
    }
    store::reports::submit(&tx, id, seen, None).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_done(id, domain::policy::Act::SubmitReport))
}

/// The whole report says "không phát sinh".
#[server(output = Answer)]
pub async fn submit_nil(id: ReportId, seen: i32, nil_reason: String) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::submit(&tx, id, seen, Some(&nil_reason)).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_done(id, domain::policy::Act::SubmitReport))
}

#[server(output = Answer)]
pub async fn withdraw_report(id: ReportId, seen: i32) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::withdraw(&tx, id, seen).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report(id))
}

#[server(output = Answer)]
pub async fn read_review(id: String) -> Result<ReviewPage, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::reports::review(&tx, crate::server::parse(&id)?).await?)
}

#[server(output = Answer)]
pub async fn approve_report(id: ReportId, seen: i32) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::approve(&tx, id, seen).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_done(id, domain::policy::Act::ApproveReport))
}

#[server(output = Answer)]
pub async fn send_back_report(id: ReportId, seen: i32, reason: String) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::send_back(&tx, id, seen, &reason).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_done(id, domain::policy::Act::SendBackReport))
}

#[server(output = Answer)]
pub async fn recall_report(id: ReportId, seen: i32, reason: String) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::recall(&tx, id, seen, &reason).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_done(id, domain::policy::Act::RecallReport))
}

/// `cell` is a cell's name, `VT02` or `VT08.2G`; `view` what the page shows, to go back to.
#[server(output = Answer)]
pub async fn flag_cell(
    id: ReportId,
    seen: i32,
    cell: String,
    reason: String,
    #[server(default)] view: String,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    let cell = domain::report::CellKey::named(&cell);
    store::reports::flag(&tx, id, seen, &cell, &reason).await?;
    tx.commit().await?;
    let place = format!("flag-{}", cell.name());
    crate::server::go(crate::paths::report_review_at(id, &view, &place))
}

#[server(output = Answer)]
pub async fn unflag_cell(
    id: ReportId,
    seen: i32,
    flag: FlagId,
    #[server(default)] view: String,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    let cell = store::reports::unflag(&tx, id, seen, flag).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_review_at(id, &view, &cell.name()))
}

#[server(output = Answer)]
pub async fn return_report(
    id: ReportId,
    seen: i32,
    reason: String,
    #[server(default)] correct_by: String,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::give_back(&tx, id, seen, &reason, &correct_by).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_done(id, domain::policy::Act::ReturnReport))
}

#[server(output = Answer)]
pub async fn accept_report(id: ReportId, seen: i32) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::accept(&tx, id, seen).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_done(id, domain::policy::Act::AcceptReport))
}

#[server(output = Answer)]
pub async fn reopen_report(id: ReportId, seen: i32, reason: String) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::reopen(&tx, id, seen, &reason).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_done(id, domain::policy::Act::ReopenReport))
}

#[server(output = Answer)]
pub async fn exempt_report(id: ReportId, seen: i32, reason: String) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::exempt(&tx, id, seen, &reason).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_settled(id, domain::policy::Act::ExemptReport))
}

#[server(output = Answer)]
pub async fn extend_report(
    id: ReportId,
    seen: i32,
    until: String,
    reason: String,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::reports::extend(&tx, id, seen, &until, &reason).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::report_settled(id, domain::policy::Act::ExtendReport))
}

/// `cell` names the one it is about, when it is about one; `before` is where an older page begins, and what
/// is none begins at the top.
#[server(output = Answer)]
pub async fn read_history(
    id: String,
    #[server(default)] cell: String,
    #[server(default)] before: String,
) -> Result<History, AppError> {
    let tx = crate::server::look().await?;
    let id = crate::server::parse(&id)?;
    let cell = Some(cell.as_str()).filter(|cell| !cell.is_empty());
    Ok(store::reports::history(&tx, id, cell, before.parse().ok()).await?)
}
