//! What the pages about reports show, and nothing else. Made by `store`'s queries.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Answer, Cell, CellKey, ReportCounts, ReportStatus};
use crate::{
    code::codes,
    id::{FlagId, ReportId, UnitId},
    period::Period,
    policy::Act,
    template::{Template, Wording},
};

/// One line of a list of reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    pub id: ReportId,
    pub unit_code: String,
    pub unit_name: Wording,
    pub title: Wording,
    pub period: Option<Period>,
    pub cutoff_from: NaiveDate,
    pub cutoff_to: NaiveDate,
    pub due_on: NaiveDate,
    pub status: ReportStatus,
    pub overdue: bool,
    /// Whether it was sent by its due moment; nothing until sent.
    pub on_time: Option<bool>,
    pub sent_at: Option<DateTime<Utc>>,
    /// Since when it waits for this viewer to decide: submitted to a leader, sent to a reviewer.
    /// Nothing for who fills it, whose measure is the due day.
    pub waits_since: Option<DateTime<Utc>>,
    pub nil_return: bool,
    /// Required cells that are answered, and how many are required.
    pub filled: i32,
    pub asked: i32,
    pub open_flags: i32,
    /// The first flag's or the last refusal's words, for what came back.
    pub said: Option<String>,
    /// The one thing this viewer can do next.
    pub next: Option<Act>,
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportList {
    pub lines: Vec<ReportLine>,
    /// How many stand where, with the filter's other parts applied.
    pub counts: ReportCounts,
    /// Where the next page begins.
    pub next: Option<String>,
    /// What can be chosen from.
    pub units: Vec<(String, Wording)>,
    pub rounds: Vec<(String, Wording)>,
}

/// What stands above every page of one report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportHead {
    pub id: ReportId,
    pub unit: UnitId,
    pub unit_code: String,
    pub unit_name: Wording,
    pub title: Wording,
    pub period: Option<Period>,
    pub round_code: String,
    pub cutoff_from: NaiveDate,
    pub cutoff_to: NaiveDate,
    pub due_at: DateTime<Utc>,
    pub due_on: NaiveDate,
    pub locks_at: DateTime<Utc>,
    pub status: ReportStatus,
    pub overdue: bool,
    pub on_time: Option<bool>,
    pub nil_return: bool,
    pub current_no: i32,
    pub accepted_no: Option<i32>,
    pub legal_basis: String,
    pub version_no: i32,
    pub row_version: i32,
}

/// Which buttons to show; the act itself asks again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportMay {
    pub acts: Vec<Act>,
}

impl ReportMay {
    pub fn act(&self, act: Act) -> bool {
        self.acts.contains(&act)
    }
}

/// What came with the last return or sending back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub act: Act,
    pub by: String,
    pub at: DateTime<Utc>,
    pub note: Option<String>,
}

/// A reviewer's mark at a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagView {
    pub id: FlagId,
    pub cell: CellKey,
    pub reason: String,
    pub by: String,
    pub at: DateTime<Utc>,
    /// The submission it was made at.
    pub no: i32,
    pub cleared: bool,
}

/// Everything the form shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportForm {
    pub head: ReportHead,
    pub template: Template,
    pub cells: Vec<Cell>,
    /// What the cells said in the period before, and in the same period a year before.
    pub previous: Vec<(CellKey, Answer)>,
    pub previous_period: Option<Period>,
    pub year_before: Vec<(CellKey, Answer)>,
    /// By explanation: what its figure said when it was written. Nothing of computed figures.
    pub explained: Vec<(CellKey, Answer)>,
    /// When somebody last wrote a cell.
    pub saved_at: Option<DateTime<Utc>>,
    pub flags: Vec<FlagView>,
    pub notice: Option<Notice>,
    pub may: ReportMay,
    pub today: NaiveDate,
}

codes! {
    /// Why a reviewer should look at a cell.
    pub enum Change {
        /// Flagged before, and another figure now.
        Corrected = "corrected",
        /// Another figure than in the submission before, unasked.
        Changed = "changed",
        /// Far from the period before.
        Deviates = "deviates",
        /// Exactly the figure of the period before.
        Same = "same",
        Nil = "nil",
        /// Flagged now.
        Flagged = "flagged",
    }
}

/// One cell of a submission, beside what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewCell {
    pub key: CellKey,
    pub section: String,
    pub label: Wording,
    pub unit: Wording,
    pub part: bool,
    pub computed: bool,
    pub narrative: bool,
    pub previous: Option<Answer>,
    /// In the submission before this one.
    pub before: Option<Answer>,
    pub now: Option<Answer>,
    pub changes: Vec<Change>,
    /// Against the period before, in tenths of a percent; nothing when either is unknown or zero.
    pub deviation: Option<i64>,
    pub explanation: Option<String>,
    pub flag: Option<FlagView>,
}

/// Everything the pages of approving and reviewing show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPage {
    pub head: ReportHead,
    /// The submission shown.
    pub no: i32,
    /// One person submitted and approved it, as author and leader of their unit.
    pub self_approved: bool,
    pub previous_period: Option<Period>,
    pub sections: Vec<(String, Wording)>,
    pub cells: Vec<ReviewCell>,
    pub history: Vec<HistoryLine>,
    pub may: ReportMay,
    /// When a correction is due by the office's setting: three working days from today.
    pub correction_due: NaiveDate,
    /// The reports waiting for the same decision: how many, which place this has, and its neighbours.
    pub waiting: i64,
    pub place: i64,
    pub previous_in_queue: Option<(ReportId, Wording)>,
    pub next_in_queue: Option<(ReportId, Wording)>,
    pub today: NaiveDate,
}

impl ReviewCell {
    /// Whether the default view shows it.
    pub fn needs_eyes(&self) -> bool {
        self.flag.is_some() || self.changes.iter().any(|change| *change != Change::Nil)
    }
}

/// One line of a report's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    pub act: Act,
    pub at: DateTime<Utc>,
    pub by: String,
    pub note: Option<String>,
    /// The submission it made or concerned.
    pub no: Option<i32>,
    /// Cells that changed: name, what stood there, what stands there now.
    pub cells: Vec<(String, Option<String>, Option<String>)>,
}

/// Everything the history page shows, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    pub head: ReportHead,
    pub lines: Vec<HistoryLine>,
    /// Field key → label, for the cells' names.
    pub labels: BTreeMap<String, Wording>,
}
