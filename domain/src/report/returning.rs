//! What the ministry says when it gives a report back.

use chrono::NaiveDate;

use crate::{problems::Problem, time};

/// What the ministry says with a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Returning<'a> {
    /// As typed; may be empty where cells are flagged.
    pub reason: &'a str,
    /// When the correction is due, as typed; `usually` when empty.
    pub correct_by: &'a str,
    /// The day of the office's setting.
    pub usually: NaiveDate,
    /// Open flags of earlier submissions: settled, seen and not made again, they are closed by it.
    pub earlier_flags: i32,
}

/// A correction may be asked for within so many days.
pub const LATEST_CORRECTION: u64 = 90;

impl Returning<'_> {
    /// The day by which the correction is due.
    pub(super) fn day(&self, today: NaiveDate) -> Result<NaiveDate, Problem> {
        match time::parse_day(self.correct_by, today) {
            Err(Problem::Missing) => Ok(self.usually),
            Ok(day) if day < today => Err(Problem::InThePast),
            Ok(day) if day > time::later(today, LATEST_CORRECTION) => Err(Problem::TooLate),
            parsed => parsed,
        }
    }
}
