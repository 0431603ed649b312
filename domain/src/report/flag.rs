//! A reviewer's mark at a cell: how it is made, what the unit does about it, and what becomes of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Answer, CellKey, CellState, Report, ReportStatus, reason_of};
use crate::{
    event::Decided,
    id::FlagId,
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
    text::Prose,
    time::Now,
    viewer::Viewer,
};

/// Whether a cell of the submission under review has an open flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    NotYet,
    Already,
}

/// A reviewer's mark at a cell, and what became of it since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagView {
    pub id: FlagId,
    pub cell: CellKey,
    pub reason: String,
    pub by: String,
    pub at: DateTime<Utc>,
    /// The submission it was made at.
    pub no: i32,
    /// Closed by the reviewer: accepted, or returned again without it.
    pub cleared: bool,
    /// What the cell said in the submission it was made at, and what it says now.
    pub was: Option<Answer>,
    pub is: Option<Answer>,
    pub answer: Option<FlagAnswer>,
}

/// What the unit says to a flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagAnswer {
    pub text: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

impl FlagView {
    /// The cell says something else than what was flagged. An empty cell and one never filled are alike.
    pub fn is_changed(&self) -> bool {
        given(self.was.as_ref()) != given(self.is.as_ref())
    }

    /// The unit has done something about it: changed the figure, or answered.
    pub fn is_settled(&self) -> bool {
        self.is_changed() || self.answer.is_some()
    }
}

fn given(answer: Option<&Answer>) -> Option<&Answer> {
    answer.filter(|answer| answer.state != CellState::Empty)
}

impl Report {
    /// A cell is marked with a reason, once. Opens the report for review at once.
    pub fn flag(
        self,
        by: &Viewer,
        cell: &CellKey,
        reason: &str,
        marked: Marked,
        now: Now,
    ) -> Result<(Decided<Self>, Prose), Refusal> {
        let grant = by.require(Act::FlagReport, self.unit)?.clone();
        let opened = self.opened(by, now)?;
        let report = opened.next;
        report.must_allow(Act::FlagReport)?;
        if marked == Marked::Already {
            return Err(Problems::one("reason", Problem::FlaggedAlready).into());
        }
        let reason = reason_of("reason", reason)?;
        let next = Self { open_flags: report.open_flags + 1, ..report };
        let note = Some(reason.as_str().to_owned());
        let decided = next.decided_at(Act::FlagReport, Some(cell), &grant, by, now, note);
        Ok((decided.after(opened.events), reason))
    }

    /// A mark is taken away again.
    pub fn unflag(self, by: &Viewer, cell: &CellKey, now: Now) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::FlagReport, self.unit)?.clone();
        self.must_allow(Act::FlagReport)?;
        let next = Self { open_flags: (self.open_flags - 1).max(0), ..self };
        Ok(next.decided_at(Act::FlagReport, Some(cell), &grant, by, now, None))
    }

    /// The unit says why the flagged figure stands. An empty text takes the answer back.
    pub fn answer_flag(
        self,
        by: &Viewer,
        cell: &CellKey,
        text: &str,
        now: Now,
    ) -> Result<(Decided<Self>, Option<Prose>), Refusal> {
        let grant = by.require(Act::AnswerFlag, self.unit)?.clone();
        self.must_allow(Act::AnswerFlag)?;
        let answer = match Prose::parse_reason(text) {
            Ok(answer) => Some(answer),
            Err(Problem::Missing) => None,
            Err(problem) => return Err(Problems::one("text", problem).into()),
        };
        let note = answer.as_ref().map(|answer| answer.as_str().to_owned());
        Ok((self.decided_at(Act::AnswerFlag, Some(cell), &grant, by, now, note), answer))
    }

    /// Whether the unit knows the flag: it does once the submission has come back with it. What a
    /// reviewer notes while reading is the ministry's own business.
    pub fn has_told(&self, flag: &FlagView) -> bool {
        flag.no < self.current_no || (self.status == ReportStatus::Returned && !flag.cleared)
    }

    /// Open flags that the unit knows and has done nothing about: they keep it from submitting.
    pub fn unanswered(&self, flags: &[FlagView]) -> u32 {
        let open = |flag: &&FlagView| !flag.cleared && self.has_told(flag) && !flag.is_settled();
        u32::try_from(flags.iter().filter(open).count()).unwrap_or(u32::MAX)
    }

    /// Open flags that the unit knows.
    pub const fn told_flags(&self) -> i32 {
        match self.status {
            ReportStatus::InReview | ReportStatus::Exempt => 0,
            _ => self.open_flags,
        }
    }
}
