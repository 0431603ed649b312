//! Where days stand: the grid of a month, the days of a week, the two halves of a working day, the months of
//! a year. Pure: nothing here asks what day it is or where the machine stands.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{ItemKind, When};
use crate::{code::codes, time::earlier};

codes! {
    /// How the calendar is looked at.
    pub enum CalendarView {
        Month = "month",
        Week = "week",
        Agenda = "agenda",
        Year = "year",
    }
}

codes! {
    /// The halves of a working day.
    pub enum HalfDay {
        Morning = "morning",
        Afternoon = "afternoon",
    }
}

/// Noon, in minutes: what begins earlier stands in the morning.
const NOON: u16 = 12 * 60;
/// What ends by then does not reach into the afternoon.
const LUNCH: u16 = 13 * 60;

/// The Monday of its week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    earlier(day, u64::from(day.weekday().num_days_from_monday()))
}

/// The seven days of its week, Monday first.
pub fn week(day: NaiveDate) -> Vec<NaiveDate> {
    days(monday(day), 7)
}

/// Year and number of its week by ISO 8601, which some years have 53 of.
pub fn week_number(day: NaiveDate) -> (i32, u32) {
    let week = day.iso_week();
    (week.year(), week.week())
}

/// Whole weeks, Monday first, that show every day of the month: four to six.
pub fn month(day: NaiveDate) -> Vec<NaiveDate> {
    let first = first_of_month(day);
    let last = last_of_month(day);
    let from = monday(first);
    let weeks = (last - from).num_days() / 7 + 1;
    days(from, u64::try_from(weeks).unwrap_or(6) * 7)
}

pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

pub fn last_of_month(day: NaiveDate) -> NaiveDate {
    earlier(month_after(day, 1), 1)
}

/// The first day of the month so many months away.
pub fn month_after(day: NaiveDate, months: i32) -> NaiveDate {
    let index = day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default() + months;
    let month = u32::try_from(index.rem_euclid(12)).unwrap_or_default() + 1;
    NaiveDate::from_ymd_opt(index.div_euclid(12), month, 1).unwrap_or(day)
}

/// The first days of the twelve months.
pub fn months(year: i32) -> Vec<NaiveDate> {
    (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1)).collect()
}

pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// In which halves of a day something takes place; none when it takes the whole day or is not there.
pub fn halves(when: &When, day: NaiveDate) -> Vec<HalfDay> {
    let Some(from) = when.from.filter(|_| when.meets(day, day)) else { return Vec::new() };
    let begins = if day == when.starts { from } else { 0 };
    let ends = if day == when.ends { when.to.unwrap_or(begins) } else { u16::MAX };
    let mut halves = Vec::new();
    if begins < NOON {
        halves.push(HalfDay::Morning);
    }
    if begins >= NOON || ends > LUNCH {
        halves.push(HalfDay::Afternoon);
    }
    halves
}

codes! {
    /// The rows of the year's strip.
    pub enum Strip {
        Conference = "conference",
        Visit = "visit",
        Games = "games",
        Report = "report",
    }
}

impl Strip {
    /// The row of a kind; what is neither has none.
    pub const fn of(kind: ItemKind) -> Option<Self> {
        match kind {
            ItemKind::Conference | ItemKind::Training => Some(Self::Conference),
            ItemKind::Visit => Some(Self::Visit),
            ItemKind::Games => Some(Self::Games),
            _ => None,
        }
    }
}

/// A mark of the strip: hollow while it has no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub strip: Strip,
    /// 1 to 12.
    pub month: u32,
    pub has_day: bool,
    pub is_past: bool,
}

/// What happens once or in a known month has its mark there; a quarter's or a year's has none yet.
pub fn mark(kind: ItemKind, when: &When, year: i32, today: NaiveDate) -> Option<Mark> {
    let strip = Strip::of(kind)?;
    let known = when.has_day() || when.precision == super::Precision::Month;
    (known && when.starts.year() == year).then(|| Mark {
        strip,
        month: when.starts.month(),
        has_day: when.has_day(),
        is_past: when.ends < today,
    })
}

fn days(from: NaiveDate, count: u64) -> Vec<NaiveDate> {
    (0..count).filter_map(|at| from.checked_add_days(Days::new(at))).collect()
}
