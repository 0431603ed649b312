//! When a report is due and until when it can be sent: overdue, in time, locked, and the ministry's letting
//! one unit send later.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Report, ReportStatus};
use crate::{
    event::Decided,
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
    text::Prose,
    time::{self, Now},
    viewer::Viewer,
};

/// The unit may be let send it within so many days.
pub const LATEST_EXTENSION: u64 = 90;

/// What only leads to sending, and so is of no use once the unit can no longer send.
const ENDS_WITH_THE_LOCK: [Act; 4] =
    [Act::FillReport, Act::SubmitReport, Act::ApproveReport, Act::RecallReport];

/// The rule of `Report::is_overdue`, for what knows of a report only this.
pub fn is_overdue(
    status: ReportStatus,
    due_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
    correct_by: Option<NaiveDate>,
    now: Now,
) -> bool {
    let is_owed = sent_at.is_none() && now.at > due_at;
    let is_owed_again = status.is_with_unit() && correct_by.is_some_and(|day| now.today > day);
    (is_owed || is_owed_again) && !matches!(status, ReportStatus::Exempt | ReportStatus::Accepted)
}

impl Report {
    /// In time when the first sending that the ministry was left with came by the due moment; nothing
    /// until there is one. A sending that was recalled is as none, whenever that was: what counts is when
    /// the ministry got what it then had. Extensions and returns never alter it.
    pub fn first_on_time(&self) -> Option<bool> {
        self.first_sent_at.map(|sent| sent <= self.due_at)
    }

    /// Computed, never a status: the due moment has passed and the ministry has nothing, be it never sent
    /// or recalled; or the day has passed by which what was returned should have come again.
    pub fn is_overdue(&self, now: Now) -> bool {
        is_overdue(self.status, self.due_at, self.sent_at, self.correct_by, now)
    }

    /// After this moment the unit can no longer send it: when the round locks, or later by an extension.
    pub fn lock(&self) -> DateTime<Utc> {
        let extended = self.extended_until.map(time::end_of_day);
        extended.map_or(self.locks_at, |until| until.max(self.locks_at))
    }

    /// The lock has passed. What the ministry returned is never locked: it asked for it.
    pub fn is_locked(&self, now: Now) -> bool {
        now.at > self.lock() && self.returns_count == 0
    }

    /// The extended day, while the unit has the report and the lock concerns it.
    pub fn more_time(&self) -> Option<NaiveDate> {
        let concerns = self.status.is_with_unit() && self.returns_count == 0;
        self.extended_until.filter(|_| concerns)
    }

    /// The ministry lets the unit send it until the end of a day after the round's lock. Whether it came in
    /// time is counted against the due moment all the same. Said again, the last day holds.
    pub fn extend(
        self,
        by: &Viewer,
        until: &str,
        reason: &str,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = by.require(Act::ExtendReport, self.unit)?.clone();
        let status = self.step(Act::ExtendReport)?;
        let mut problems = Problems::default();
        let until = problems.take("until", self.later_day(until, now.today));
        let reason = problems.take("reason", Prose::parse_reason(reason));
        let (Some(until), Some(reason)) = (until, reason) else {
            return Err(problems.into());
        };
        let next = Self { status, extended_until: Some(until), ..self };
        Ok(next.decided(Act::ExtendReport, &grant, by, now, Some(reason.into_string())))
    }

    fn later_day(&self, typed: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
        match time::parse_day(typed, today)? {
            day if day < today => Err(Problem::InThePast),
            day if day > time::later(today, LATEST_EXTENSION) => Err(Problem::TooLate),
            day if time::end_of_day(day) <= self.locks_at => Err(Problem::NotLater),
            day => Ok(day),
        }
    }

    /// Refuses what ends with the lock.
    pub(super) fn must_be_open(&self, act: Act, now: Now) -> Result<(), Refusal> {
        if ENDS_WITH_THE_LOCK.contains(&act) && self.is_locked(now) {
            return Err(Refusal::Locked { since: self.lock(), act });
        }
        Ok(())
    }
}
