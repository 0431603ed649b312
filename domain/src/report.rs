//! A unit's report for a round: who may do what with it in which state, and what becomes of it.

mod answers;
mod cell;
mod check;
mod count;
mod due;
mod fill;
mod flag;
mod history;
mod input;
mod returning;
mod status;
mod view;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use self::{
    answers::{Answer, Answers, CellText},
    cell::{Cell, CellKey, CellOutcome, CellState, CellValue, CellWrite, Rejection, TypedCell},
    check::{Checks, Finding, Findings, Level},
    count::{Only, ReportCounts, RoundCounts},
    due::{LATEST_EXTENSION, is_overdue},
    fill::{Filled, MOST_CELLS, Said, changes},
    flag::{FlagAnswer, FlagView, Marked},
    history::{History, HistoryLine, tell},
    input::{FlagAnswers, ReportFilter, Rest, SectionInput},
    returning::{LATEST_CORRECTION, Returning},
    status::{ReportStatus, TRANSITIONS, Transition},
    view::{
        Change, Deviation, Notice, Obligation, ReportForm, ReportHead, ReportLine, ReportList,
        ReportMay, ReviewCell, ReviewPage,
    },
};
use crate::{
    event::{Decided, Event, Subject},
    id::{PersonId, ReportId, UnitId},
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
    text::Prose,
    time::Now,
    viewer::{Grant, Viewer},
};

/// A report as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub id: ReportId,
    pub unit: UnitId,
    pub status: ReportStatus,
    /// When the round's reports are due; timeliness is counted against this.
    pub due_at: DateTime<Utc>,
    /// When the round locks; `lock` is what holds for this unit.
    pub locks_at: DateTime<Utc>,
    /// The day until whose end the ministry lets this unit send it all the same.
    pub extended_until: Option<NaiveDate>,
    pub nil_return: bool,
    /// Who submitted last, who approved last.
    pub submitted_by: Option<PersonId>,
    pub approved_by: Option<PersonId>,
    /// When the leader sent it, the first time and the last: the ministry may read it from then on. A
    /// sending that was recalled is none.
    pub first_sent_at: Option<DateTime<Utc>>,
    pub sent_at: Option<DateTime<Utc>>,
    /// Number of the last submission; 0 before the first.
    pub current_no: i32,
    /// The submission that was accepted.
    pub accepted_no: Option<i32>,
    pub returns_count: i32,
    /// Flags of the reviewer that are not closed.
    pub open_flags: i32,
    /// When what was returned or reopened is due again; nothing before, or once accepted.
    pub correct_by: Option<NaiveDate>,
    /// Counts the writes of the state; a writer must have seen the last one.
    pub row_version: i32,
}

impl Report {
    /// Sends it to the unit's leader. `findings` are those of the cells being submitted, `flags` the
    /// report's with what became of them.
    pub fn submit(
        self,
        by: &Viewer,
        findings: &Findings,
        flags: &[FlagView],
        nil_reason: Option<&str>,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::SubmitReport, self.unit)?.clone();
        let status = self.step(Act::SubmitReport)?;
        self.must_be_open(Act::SubmitReport, now)?;
        let note = nil_reason.map(|reason| reason_of("nil_reason", reason)).transpose()?;
        if note.is_some() && findings.given > 0 {
            return Err(Problems::one("nil_reason", Problem::FiguresGiven).into());
        }
        let unanswered = self.unanswered(flags);
        if note.is_none() && !findings.is_ready() || unanswered > 0 {
            // A nil return is not asked for figures, but what the ministry asked is answered.
            let of = |count: u32| if note.is_none() { count } else { 0 };
            return Err(Refusal::NotReady {
                errors: of(findings.errors()),
                unexplained: of(findings.unexplained()),
                missing: of(findings.missing()),
                unanswered,
            });
        }
        let current_no = self.current_no + 1;
        let next = Self {
            status,
            current_no,
            nil_return: note.is_some(),
            submitted_by: Some(by.id),
            ..self
        };
        Ok(next.decided(Act::SubmitReport, &grant, by, now, note.map(Prose::into_string)))
    }

    /// The author takes back what the leader has not decided yet. It does not ask for the lock: what
    /// stays within the unit loses nothing.
    pub fn withdraw(self, by: &Viewer, now: Now) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::WithdrawReport, self.unit)?.clone();
        let status = self.step(Act::WithdrawReport)?;
        let next = Self { status, ..self };
        Ok(next.decided(Act::WithdrawReport, &grant, by, now, None))
    }

    /// The unit's leader sends it to the ministry. In a department of one its leader may be its author
    /// too: then it says so in the audit log and to the reviewer, who is somebody else.
    pub fn approve(self, by: &Viewer, now: Now) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::ApproveReport, self.unit)?.clone();
        let status = self.step(Act::ApproveReport)?;
        self.must_be_open(Act::ApproveReport, now)?;
        let next = Self {
            status,
            approved_by: Some(by.id),
            first_sent_at: self.first_sent_at.or(Some(now.at)),
            sent_at: Some(now.at),
            ..self
        };
        Ok(next.decided(Act::ApproveReport, &grant, by, now, None))
    }

    /// The unit's leader gives it back to the author, saying why; after the lock as well, as with `withdraw`.
    pub fn send_back(self, by: &Viewer, reason: &str, now: Now) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::SendBackReport, self.unit)?.clone();
        let status = self.step(Act::SendBackReport)?;
        let reason = reason_of("reason", reason)?;
        let next = Self { status, ..self };
        Ok(next.decided(Act::SendBackReport, &grant, by, now, Some(reason.into_string())))
    }

    /// The unit's leader takes back what the ministry has not opened yet, while it can be sent again.
    /// `before` is when the submission was sent that the ministry is left with; nothing when this was the
    /// first.
    pub fn recall(
        self,
        by: &Viewer,
        reason: &str,
        before: Option<DateTime<Utc>>,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::RecallReport, self.unit)?.clone();
        let status = self.step(Act::RecallReport)?;
        self.must_be_open(Act::RecallReport, now)?;
        let reason = reason_of("reason", reason)?;
        let first_sent_at = self.first_sent_at.filter(|_| before.is_some());
        let next = Self { status, sent_at: before, first_sent_at, ..self };
        Ok(next.decided(Act::RecallReport, &grant, by, now, Some(reason.into_string())))
    }

    /// The ministry begins to look: from here the unit can no longer recall it. Nothing happens when
    /// it is open already.
    pub fn open(self, by: &Viewer, now: Now) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::OpenReport, self.unit)?.clone();
        if self.status == ReportStatus::InReview {
            return Ok(Decided { next: self, events: Vec::new() });
        }
        let next = Self { status: self.step(Act::OpenReport)?, ..self };
        Ok(next.decided(Act::OpenReport, &grant, by, now, None))
    }

    /// The ministry returns it with its flagged cells, or with a reason for the whole.
    pub fn give_back(
        self,
        by: &Viewer,
        about: Returning<'_>,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::ReturnReport, self.unit)?.clone();
        let opened = self.opened(by, now)?;
        let report = opened.next;
        let status = report.step(Act::ReturnReport)?;
        let open_flags = (report.open_flags - about.earlier_flags).max(0);
        let reason = match Prose::parse_reason(about.reason) {
            Err(Problem::Missing) if open_flags > 0 => Ok(None),
            Err(Problem::Missing) => return Err(Refusal::NothingFlagged),
            reason => reason.map(|reason| Some(reason.into_string())),
        };
        let mut problems = Problems::default();
        let reason = problems.take("reason", reason);
        let correct_by = problems.take("correct_by", about.day(now.today));
        let (Some(reason), Some(correct_by)) = (reason, correct_by) else {
            return Err(problems.into());
        };
        let next = Self {
            status,
            open_flags,
            returns_count: report.returns_count + 1,
            correct_by: Some(correct_by),
            ..report
        };
        Ok(next.decided(Act::ReturnReport, &grant, by, now, reason).after(opened.events))
    }

    /// The ministry accepts it: it is locked until reopened.
    pub fn accept(self, by: &Viewer, now: Now) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::AcceptReport, self.unit)?.clone();
        if self.is_work_of(by.id) {
            return Err(Refusal::OwnWork);
        }
        let opened = self.opened(by, now)?;
        let report = opened.next;
        let status = report.step(Act::AcceptReport)?;
        let next = Self {
            status,
            accepted_no: Some(report.current_no),
            open_flags: 0,
            correct_by: None,
            ..report
        };
        Ok(next.decided(Act::AcceptReport, &grant, by, now, None).after(opened.events))
    }

    /// The ministry unlocks what it accepted; the accepted submission stays readable.
    pub fn reopen(
        self,
        by: &Viewer,
        reason: &str,
        correct_by: NaiveDate,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::ReopenReport, self.unit)?.clone();
        let status = self.step(Act::ReopenReport)?;
        let reason = reason_of("reason", reason)?;
        let returns_count = self.returns_count + 1;
        let next = Self { status, returns_count, correct_by: Some(correct_by), ..self };
        Ok(next.decided(Act::ReopenReport, &grant, by, now, Some(reason.into_string())))
    }

    /// The unit does not report this round.
    pub fn exempt(self, by: &Viewer, reason: &str, now: Now) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::ExemptReport, self.unit)?.clone();
        let status = self.step(Act::ExemptReport)?;
        let reason = reason_of("reason", reason)?;
        let next = Self { status, ..self };
        Ok(next.decided(Act::ExemptReport, &grant, by, now, Some(reason.into_string())))
    }

    /// The one thing this person can do with it next.
    pub fn next_for(&self, viewer: &Viewer, now: Now) -> Option<Act> {
        // Whoever cannot submit may fill, but has not to.
        let fills = viewer.may(Act::SubmitReport, self.unit);
        [Act::FillReport, Act::ApproveReport, Act::AcceptReport, Act::ReturnReport]
            .into_iter()
            .filter(|act| *act != Act::FillReport || fills)
            .find(|act| self.is_next(*act, now) && self.is_for(*act, viewer))
    }

    /// Whose role does the act, and not of accepting one's own work.
    fn is_for(&self, act: Act, viewer: &Viewer) -> bool {
        viewer.may(act, self.unit) && !(act == Act::AcceptReport && self.is_work_of(viewer.id))
    }

    fn is_work_of(&self, person: PersonId) -> bool {
        [self.submitted_by, self.approved_by].contains(&Some(person))
    }

    /// Accepting and returning are next as soon as the report has arrived: they open it.
    fn is_next(&self, act: Act, now: Now) -> bool {
        let arrived = self.status == ReportStatus::Submitted;
        let listed =
            self.allows(act) || (arrived && matches!(act, Act::AcceptReport | Act::ReturnReport));
        listed && self.must_be_open(act, now).is_ok()
    }

    /// What this person may do with it now: which buttons to show.
    pub fn acts_for(&self, viewer: &Viewer, now: Now) -> Vec<Act> {
        Act::ALL
            .iter()
            .copied()
            .filter(|act| {
                let flagging = *act == Act::FlagReport && self.status == ReportStatus::Submitted;
                (self.is_next(*act, now) || flagging) && self.is_for(*act, viewer)
            })
            .collect()
    }

    /// Whether the table lets this act happen now; who may do it is asked apart.
    pub fn allows(&self, act: Act) -> bool {
        self.step(act).is_ok()
    }

    fn opened(self, by: &Viewer, now: Now) -> Result<Decided<Self>, Refusal> {
        if self.status == ReportStatus::Submitted {
            self.open(by, now)
        } else {
            Ok(Decided { next: self, events: Vec::new() })
        }
    }

    fn step(&self, act: Act) -> Result<ReportStatus, Refusal> {
        // A correction waits with the leader: what was sent before it is still with the ministry.
        let is_owed =
            self.sent_at.is_none() || ![Act::ExtendReport, Act::ExemptReport].contains(&act);
        let to = self.status.step(act, self.returns_count).filter(|_| is_owed);
        to.ok_or(Refusal::WrongState { is: self.status, act })
    }

    fn must_allow(&self, act: Act) -> Result<(), Refusal> {
        self.step(act).map(drop)
    }

    fn decided(
        self,
        act: Act,
        grant: &Grant,
        by: &Viewer,
        now: Now,
        note: Option<String>,
    ) -> Decided<Self> {
        self.decided_at(act, None, grant, by, now, note)
    }

    /// The same, about one cell.
    fn decided_at(
        self,
        act: Act,
        cell: Option<&CellKey>,
        grant: &Grant,
        by: &Viewer,
        now: Now,
        note: Option<String>,
    ) -> Decided<Self> {
        let self_approved = act == Act::ApproveReport && self.submitted_by == Some(by.id);
        let cell = cell.map(CellKey::name);
        let until = self.extended_until.filter(|_| act == Act::ExtendReport);
        let (status, no) = (self.status, self.current_no);
        let summary = Summary { status, no, cell, until, self_approved };
        let event = Event::new(act, Subject::Report, self.id, by, now)
            .under(grant, self.unit)
            .changing(&(), &summary);
        let event = Event { note, before: None, ..event };
        Decided { next: self, events: vec![event] }
    }
}

impl Decided<Report> {
    /// With what happened just before, in the same transaction.
    fn after(self, mut before: Vec<Event>) -> Self {
        before.extend(self.events);
        Self { events: before, ..self }
    }
}

/// What an audit event says of the report afterwards.
#[derive(Serialize)]
struct Summary {
    status: ReportStatus,
    no: i32,
    /// The cell it was about.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// The day until which the unit may send it, where that was granted.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    /// The leader approved what they had submitted themselves; said only where it is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    self_approved: bool,
}

fn reason_of(field: &str, typed: &str) -> Result<Prose, Refusal> {
    Prose::parse_reason(typed).map_err(|problem| Problems::one(field, problem).into())
}
