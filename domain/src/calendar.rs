//! Working days: Monday to Friday, without the days off, with the Saturdays worked instead.
//!
//! Holidays are data (`holidays`), since the government decides them every year.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::{
    code::codes,
    time::{earlier, later},
};

codes! {
    /// What a listed day is, against the week's rule.
    pub enum DayKind {
        /// A day off: a public holiday or a swapped day.
        Off = "off",
        /// A Saturday or Sunday that is worked.
        Work = "work",
    }
}

/// The listed days; every other day follows the week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkCalendar(BTreeMap<NaiveDate, DayKind>);

impl WorkCalendar {
    pub fn new(days: impl IntoIterator<Item = (NaiveDate, DayKind)>) -> Self {
        Self(days.into_iter().collect())
    }

    pub fn is_working(&self, day: NaiveDate) -> bool {
        match self.0.get(&day) {
            Some(DayKind::Off) => false,
            Some(DayKind::Work) => true,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// What the list says of the day; nothing where the week's rule holds.
    pub fn listed(&self, day: NaiveDate) -> Option<DayKind> {
        self.0.get(&day).copied()
    }

    /// The day `count` working days after `day`, which itself is not counted. The day itself for 0.
    pub fn after(&self, day: NaiveDate, count: u32) -> NaiveDate {
        let mut found = day;
        for _ in 0..count {
            found = later(found, 1);
            while !self.is_working(found) {
                found = later(found, 1);
            }
        }
        found
    }

    /// Working days in `(from, to]`; 0 when `to` is not after `from`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = later(day, 1);
            count += u32::from(self.is_working(day));
        }
        count
    }

    /// The last working day on or before `day`: when a reminder must go out at the latest.
    pub fn on_or_before(&self, day: NaiveDate) -> NaiveDate {
        let mut found = day;
        while !self.is_working(found) {
            found = earlier(found, 1);
        }
        found
    }
}
