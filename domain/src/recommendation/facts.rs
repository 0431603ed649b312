//! What follows from a recommendation and its due day: overdue, the days allowed, its place in a list.

use chrono::{Datelike, NaiveDate};

use super::{ANSWER_DAYS, Recommendation, UNIT_DAYS, UNIT_URGENT_DAYS, URGENT_DAYS};

impl Recommendation {
    /// Due has passed and the ministry still owes the answer: computed, never a state. Not while paused.
    pub fn is_overdue(&self, due_on: Option<NaiveDate>, today: NaiveDate) -> bool {
        self.status.is_open() && due_on.is_some_and(|due| due < today)
    }

    /// Working days allowed for the answer, and to the lead unit.
    pub const fn allowed_days(&self) -> (u32, u32) {
        if self.urgent { (URGENT_DAYS, UNIT_URGENT_DAYS) } else { (ANSWER_DAYS, UNIT_DAYS) }
    }

    /// Sorts a list: the department's own drafts, what is open by its due day, what is paused, what is
    /// over, the latest first.
    pub fn sort_key(&self, due_on: Option<NaiveDate>) -> i64 {
        /// Later than any day, and later than any second.
        const PAUSED: i64 = 5_000_000;
        const OVER: i64 = 100_000_000_000;
        if self.status.is_inside() {
            return 0;
        }
        if self.status.is_open() {
            return due_on.map_or(PAUSED, |day| i64::from(day.num_days_from_ce()));
        }
        let at = self.answered_at.or(self.closed_at).or(self.sent_at);
        OVER - at.map_or(0, |at| at.timestamp())
    }
}
