//! The plan told without a database: when things are, where they stand in a calendar, what speaks against a
//! day, and what becomes of an event by whom.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "plan/acts.rs"]
mod acts;
#[path = "plan/clashes.rs"]
mod clashes;
#[path = "plan/dates.rs"]
mod dates;
#[path = "plan/layout.rs"]
mod layout;

use chrono::NaiveDate;
use domain::{
    plan::{Precision, When},
    time::{Now, start_of_day},
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// 13/06/2025.
fn today() -> NaiveDate {
    day(2025, 6, 13)
}

fn now() -> Now {
    Now::new(start_of_day(today()) + chrono::TimeDelta::hours(8))
}

fn on(starts: NaiveDate) -> When {
    When { precision: Precision::Day, starts, ends: starts, from: None, to: None }
}

fn hours(starts: NaiveDate, from: u16, to: u16) -> When {
    When { precision: Precision::Time, from: Some(from), to: Some(to), ..on(starts) }
}
