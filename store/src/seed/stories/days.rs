//! Office days and hours: when people of the demo world do things.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use domain::{
    calendar::WorkCalendar,
    time::{at_office, earlier, office_day, start_of_day},
};

use crate::seed::figures::Draw;

/// A moment of the day between two, in minutes after midnight.
pub fn between(day: NaiveDate, from: u16, to: u16, draw: &mut Draw) -> DateTime<Utc> {
    let seconds = draw.between(i64::from(from) * 60, i64::from(to) * 60 - 1);
    start_of_day(day) + TimeDelta::seconds(seconds)
}

/// So many minutes after midnight.
pub const fn clock(hour: u16, minute: u16) -> u16 {
    hour * 60 + minute
}

/// A time written for the office.
pub fn office(time: NaiveDateTime) -> DateTime<Utc> {
    at_office(time.date(), time.time())
}

pub fn minutes_before(at: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
    at - TimeDelta::minutes(minutes)
}

/// So many working days before, but not before `first`.
pub fn working_days_before(
    calendar: &WorkCalendar,
    day: NaiveDate,
    count: u64,
    first: NaiveDate,
) -> NaiveDate {
    let mut found = day;
    for _ in 0..count {
        found = calendar.on_or_before(earlier(found, 1));
    }
    found.max(first)
}

/// Some minutes earlier, before lunch rather than during it; when the office was closed then, the
/// afternoon of the working day before.
pub fn shortly_before(
    calendar: &WorkCalendar,
    at: DateTime<Utc>,
    minutes: i64,
    draw: &mut Draw,
) -> DateTime<Utc> {
    let day = office_day(at);
    let since = |hour, minute| start_of_day(day) + TimeDelta::minutes(clock(hour, minute).into());
    let mut earlier_that_day = minutes_before(at, minutes);
    if (since(11, 40)..since(13, 20)).contains(&earlier_that_day) {
        earlier_that_day = minutes_before(earlier_that_day, 100);
    }
    if earlier_that_day >= since(8, 0) {
        return earlier_that_day;
    }
    let before = calendar.on_or_before(earlier(day, 1));
    between(before, clock(15, 0), clock(16, 40), draw)
}
