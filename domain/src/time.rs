//! The one time of a request, the office's day, and how days and moments are written and read.
//!
//! Nothing in this crate asks a clock. The office is at UTC+7 all year: Viet Nam has no summer time.

use chrono::{
    DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc,
};
use serde::{Deserialize, Serialize};

use crate::problems::Problem;

const OFFICE_SECONDS: i32 = 7 * 3600;

/// The moment a request began, and the office's day at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    pub at: DateTime<Utc>,
    pub today: NaiveDate,
}

impl Now {
    pub fn new(at: DateTime<Utc>) -> Self {
        Self { at, today: office_day(at) }
    }
}

/// The office's calendar day at a moment.
pub fn office_day(at: DateTime<Utc>) -> NaiveDate {
    office(at).date()
}

/// The last second of a day at the office ("đến hết ngày"), as a moment.
pub fn end_of_day(day: NaiveDate) -> DateTime<Utc> {
    start_of_day(day) + TimeDelta::seconds(24 * 3600 - 1)
}

/// Midnight at the office, as a moment.
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    at_office(day, NaiveTime::MIN)
}

/// A wall-clock time at the office, as a moment.
pub fn at_office(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    (day.and_time(time) - TimeDelta::seconds(i64::from(OFFICE_SECONDS))).and_utc()
}

/// A moment with the office's offset, for RFC 3339.
pub fn with_offset(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    FixedOffset::east_opt(OFFICE_SECONDS)
        .map_or_else(|| at.fixed_offset(), |zone| at.with_timezone(&zone))
}

/// `13/06/2025`.
pub fn day(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// `13/06`, where the year is plain from the surroundings.
pub fn short_day(day: NaiveDate) -> String {
    format!("{:02}/{:02}", day.day(), day.month())
}

/// `13/06/2025 08:05`, at the office.
pub fn moment(at: DateTime<Utc>) -> String {
    format!("{} {}", day(office_day(at)), clock(at))
}

/// `08:05`, at the office.
pub fn clock(at: DateTime<Utc>) -> String {
    let time = office(at).time();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Whole days from `today` to `day`; negative when it has passed.
pub fn days_left(today: NaiveDate, day: NaiveDate) -> i64 {
    (day - today).num_days()
}

/// Reads a day as people type it: `16/6/2025`, `16-06-2025`, `16062025`, `2025-06-16`, and `16/6`
/// for the year of `today`.
pub fn parse_day(typed: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    if typed.len() == 8 && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return ymd(&typed[4..], &typed[2..4], &typed[..2]);
    }
    let parts: Vec<&str> =
        typed.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => ymd(year, month, day),
        [day, month, year] => ymd(year, month, day),
        [day, month] => ymd(&today.year().to_string(), month, day),
        _ => Err(Problem::NotADay),
    }
}

/// The day `count` days after.
pub fn later(day: NaiveDate, count: u64) -> NaiveDate {
    day.checked_add_days(Days::new(count)).unwrap_or(day)
}

/// The day `count` days before.
pub fn earlier(day: NaiveDate, count: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(count)).unwrap_or(day)
}

fn office(at: DateTime<Utc>) -> chrono::NaiveDateTime {
    at.naive_utc() + TimeDelta::seconds(i64::from(OFFICE_SECONDS))
}

fn ymd(year: &str, month: &str, day: &str) -> Result<NaiveDate, Problem> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| Problem::NotADay);
    let year = match number(year)? {
        short @ 0..100 => 2000 + short,
        full @ 1900..2200 => full,
        _ => return Err(Problem::NotADay),
    };
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, number(month).ok()?, number(day).ok()?))
        .ok_or(Problem::NotADay)
}
