//! What the pages about reports show, and nothing else. Made by `store`'s queries.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Answer, Cell, CellKey, Finding, Findings, FlagView, HistoryLine, Level, ReportCounts,
    ReportStatus,
};
use crate::{
    code::codes,
    id::{ReportId, UnitId},
    period::Period,
    policy::Act,
    template::{Section, Template, Wording},
};

/// One line of a list of reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    pub id: ReportId,
    pub unit_code: String,
    pub unit_name: Wording,
    /// Of the viewer's own unit.
    pub is_own: bool,
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
    /// Who sent it back when, and when the correction is due: while it is the unit's turn.
    pub notice: Option<Notice>,
    pub correct_by: Option<NaiveDate>,
    /// Until when the unit may send it although the period is locked: while it is its turn.
    pub more_time: Option<NaiveDate>,
    /// The one thing this viewer can do next.
    pub next: Option<Act>,
}

impl ReportLine {
    /// The day that counts for the unit now: of the correction, when one was asked for.
    pub fn owed_on(&self) -> NaiveDate {
        self.correct_by.unwrap_or(self.due_on)
    }
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportList {
    pub lines: Vec<ReportLine>,
    /// How many stand where, with the filter's other parts applied.
    pub counts: ReportCounts,
    /// How many lines the pages before this one have.
    pub before: i64,
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
    /// When what was returned is due again, while it is the unit's turn.
    pub correct_by: Option<NaiveDate>,
    /// When the lock holds for this unit, and whether it keeps the unit from going on by now.
    pub locks_at: DateTime<Utc>,
    pub locked: bool,
    /// The day of an extension, while it is the unit's turn.
    pub more_time: Option<NaiveDate>,
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

/// What the ministry sees of a report that it does not have: that the unit owes it, and nothing of what
/// stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    pub head: ReportHead,
    /// What the ministry decided about it, newest first.
    pub history: Vec<HistoryLine>,
    pub may: ReportMay,
    /// The day that an extension is usually given.
    pub usual_until: NaiveDate,
    pub today: NaiveDate,
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

impl ReportForm {
    /// Where to go on: what the ministry asked comes first, then what a check finds. Nothing when all is
    /// settled.
    pub fn next_section(&self, findings: &Findings) -> Option<&Section> {
        let open = findings.list.iter().filter(|one| one.explanation.is_none());
        let asked = self.flags.iter().filter(|flag| !flag.is_settled());
        let asked: BTreeSet<&String> = asked.map(|flag| &flag.cell.field).collect();
        let left = if asked.is_empty() { open.map(|one| &one.cell.field).collect() } else { asked };
        let mut sections = self.template.sections.iter();
        sections.find(|one| one.fields.iter().any(|field| left.contains(&field.key)))
    }
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
    /// Against the period before; nothing when either is unknown.
    pub deviation: Option<Deviation>,
    pub explanation: Option<String>,
    /// What the rules find at it, in the submission shown.
    pub findings: Vec<Finding>,
    /// The flag made at this submission.
    pub flag: Option<FlagView>,
    /// The last one made at an earlier submission, with what became of it.
    pub earlier: Option<FlagView>,
}

/// How far a figure is from the period before, in tenths, negative when it is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deviation {
    /// Tenths of a percent of the figure before.
    Percent(i64),
    /// Of a share, which is a percentage itself: tenths of a percentage point.
    Points(i64),
    /// From a figure too small for a percentage: tenths of its own unit.
    Own(i64),
}

/// Everything the pages of approving and reviewing show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPage {
    pub head: ReportHead,
    /// The submission shown.
    pub no: i32,
    /// What came with the last return or sending back, while it is the unit's turn: for the unit.
    pub notice: Option<Notice>,
    /// When the leader sent that; nothing while it was not, or after a recall.
    pub sent_at: Option<DateTime<Utc>>,
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

impl Deviation {
    /// A count is worth a look from 30 %, a share from 10 points, a small figure from 20 of its unit:
    /// below that it swings by chance.
    pub const fn is_large(self) -> bool {
        match self {
            Self::Percent(tenths) => tenths.abs() >= 300,
            Self::Points(tenths) => tenths.abs() >= 100,
            Self::Own(tenths) => tenths.abs() >= 200,
        }
    }

    pub const fn tenths(self) -> i64 {
        match self {
            Self::Percent(tenths) | Self::Points(tenths) | Self::Own(tenths) => tenths,
        }
    }
}

impl ReviewCell {
    /// Whether the default view shows it.
    pub fn needs_eyes(&self) -> bool {
        self.flag.is_some()
            || self.earlier.as_ref().is_some_and(|flag| !flag.cleared)
            || self.findings.iter().any(|finding| finding.level != Level::Missing)
            || self.changes.iter().any(|change| *change != Change::Nil)
    }

    /// Whether there is a figure to compare with.
    pub fn is_compared(&self) -> bool {
        self.deviation.is_some()
    }
}
