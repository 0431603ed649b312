//! When something takes place, as exactly as it is known: "năm 2025", "quý III", "tháng 8", a day or days,
//! or hours. It may be firmed up later without becoming another thing.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    code::codes,
    period::{Period, PeriodKind},
    problems::{Problem, Problems},
    time::{self, at_office},
};

codes! {
    /// How exactly it is known, the vaguest first.
    pub enum Precision {
        Year = "year",
        Half = "half",
        Quarter = "quarter",
        Month = "month",
        Day = "day",
        Time = "time",
    }
}

/// First and last day, both included; with hours, the minute of the first day at which it begins and of
/// the last at which it ends, at the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    pub precision: Precision,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub from: Option<u16>,
    pub to: Option<u16>,
}

/// As typed: a day, a month, a quarter, a half or a year; the last day; the hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WhenInput {
    pub starts: String,
    pub ends: String,
    pub from: String,
    pub to: String,
}

/// Days that an event lasts at most: longer things are months or quarters.
const LONGEST: i64 = 31;
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;
const MINUTES: u16 = 24 * 60;

impl When {
    /// The whole of a period.
    pub fn of(period: Period) -> Option<Self> {
        let precision = match period.kind() {
            PeriodKind::Month => Precision::Month,
            PeriodKind::Quarter => Precision::Quarter,
            PeriodKind::Half => Precision::Half,
            PeriodKind::Year => Precision::Year,
            PeriodKind::NineMonths => return None,
        };
        let (starts, ends) = (period.first_day(), period.last_day());
        Some(Self { precision, starts, ends, from: None, to: None })
    }

    /// The period it is known by; nothing once it has a day.
    pub fn period(&self) -> Option<Period> {
        let (year, month) = (self.starts.year(), self.starts.month());
        match self.precision {
            Precision::Year => Period::new(year, PeriodKind::Year, 1),
            Precision::Half => Period::new(year, PeriodKind::Half, month.div_ceil(6)),
            Precision::Quarter => Period::new(year, PeriodKind::Quarter, month.div_ceil(3)),
            Precision::Month => Period::new(year, PeriodKind::Month, month),
            Precision::Day | Precision::Time => None,
        }
    }

    pub const fn has_day(&self) -> bool {
        matches!(self.precision, Precision::Day | Precision::Time)
    }

    /// Whether the two share a day.
    pub fn meets(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.starts <= to && from <= self.ends
    }

    /// Its moments, where it has hours.
    pub fn moments(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let from = self.from?;
        let to = self.to.unwrap_or(from);
        Some((at_office(self.starts, clock(from)?), at_office(self.ends, clock(to)?)))
    }

    /// The same, so many days later or earlier.
    #[must_use]
    pub fn shifted(self, days: i64) -> Self {
        let by = Duration::days(days);
        let moved = |day: NaiveDate| day.checked_add_signed(by).unwrap_or(day);
        Self { starts: moved(self.starts), ends: moved(self.ends), ..self }
    }

    /// The same as one would type it.
    pub fn typed(&self) -> WhenInput {
        let hour = |minute: Option<u16>| minute.map(said).unwrap_or_default();
        let starts = match self.period() {
            None => time::day(self.starts),
            Some(period) => match period.kind() {
                PeriodKind::Month => format!("{}/{}", period.index(), period.year()),
                PeriodKind::Quarter => format!("Q{}/{}", period.index(), period.year()),
                PeriodKind::Half => format!("H{}/{}", period.index(), period.year()),
                PeriodKind::NineMonths | PeriodKind::Year => period.year().to_string(),
            },
        };
        let ends = (self.has_day() && self.ends != self.starts).then(|| time::day(self.ends));
        let (from, to) = (hour(self.from), hour(self.to));
        WhenInput { starts, ends: ends.unwrap_or_default(), from, to }
    }
}

impl WhenInput {
    /// Problems stand at `starts`, `ends`, `from` and `to`.
    pub fn read(&self, today: NaiveDate) -> Result<When, Problems> {
        let starts = self.starts.trim();
        if let Some(period) = period(starts) {
            return self.of_period(period);
        }
        let mut problems = Problems::default();
        let first = problems.take("starts", day(starts, today));
        let last = match self.ends.trim() {
            "" => first,
            typed => problems.take("ends", day(typed, today)),
        };
        let from = problems.take("from", hour(&self.from));
        let to = problems.take("to", hour(&self.to));
        let (Some(starts), Some(ends), Some(from), Some(to)) = (first, last, from, to) else {
            return Err(problems);
        };
        let wrong = if ends < starts {
            Some(("ends", Problem::EndsBefore))
        } else if (ends - starts).num_days() >= LONGEST {
            Some(("ends", Problem::TooLong))
        } else if from.is_none() && to.is_some() {
            Some(("from", Problem::Missing))
        } else if starts == ends && to.is_some() && to <= from {
            Some(("to", Problem::EndsBefore))
        } else {
            None
        };
        if let Some((field, problem)) = wrong {
            return Err(Problems::one(field, problem));
        }
        let precision = if from.is_some() { Precision::Time } else { Precision::Day };
        Ok(When { precision, starts, ends, from, to })
    }

    /// A month or longer has neither a last day nor hours.
    fn of_period(&self, period: Period) -> Result<When, Problems> {
        let mut problems = Problems::default();
        for (field, typed) in [("ends", &self.ends), ("from", &self.from), ("to", &self.to)] {
            if !typed.trim().is_empty() {
                problems.take::<()>(field, Err(Problem::NotPrecise));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let found = When::of(period).filter(|_| YEARS.contains(&period.year()));
        found.ok_or_else(|| Problems::one("starts", Problem::NotADay))
    }
}

/// `08:00`, of a minute of the day.
pub fn said(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `2025`, `8/2025`, `tháng 8/2025`, `T8/2025`, `Q3/2025`, `quý III/2025`, `H2/2025`, `2025-M08`.
fn period(typed: &str) -> Option<Period> {
    if let Ok(period) = typed.to_uppercase().parse() {
        return Some(period);
    }
    let lower = typed.to_lowercase();
    let lower = lower.strip_prefix("năm ").unwrap_or(&lower).trim();
    if let Some(year) = number(lower).filter(|_| lower.len() == 4) {
        return Period::new(i32::try_from(year).ok()?, PeriodKind::Year, 1);
    }
    let (part, year) = lower.rsplit_once(['/', ' '])?;
    let year = number(year).filter(|_| year.len() == 4)?;
    let part = part.trim().trim_end_matches("năm").trim();
    let (kind, index) = match part {
        "6 tháng đầu" | "nửa đầu" => (PeriodKind::Half, 1),
        "6 tháng cuối" | "nửa cuối" => (PeriodKind::Half, 2),
        _ => named(part)?,
    };
    Period::new(i32::try_from(year).ok()?, kind, index)
}

fn named(part: &str) -> Option<(PeriodKind, u32)> {
    const NAMES: [(&str, PeriodKind); 5] = [
        ("tháng", PeriodKind::Month),
        ("quý", PeriodKind::Quarter),
        ("t", PeriodKind::Month),
        ("q", PeriodKind::Quarter),
        ("h", PeriodKind::Half),
    ];
    for (name, kind) in NAMES {
        if let Some(rest) = part.strip_prefix(name) {
            let rest = rest.trim();
            let roman = ["i", "ii", "iii", "iv"].iter().position(|one| *one == rest);
            let roman = roman.filter(|_| kind == PeriodKind::Quarter);
            let index = roman.and_then(|at| u32::try_from(at + 1).ok()).or_else(|| number(rest));
            return index.map(|index| (kind, index));
        }
    }
    number(part).map(|index| (PeriodKind::Month, index))
}

fn number(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|one| one.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn day(typed: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let day = time::parse_day(typed, today)?;
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(Problem::NotADay) }
}

/// `8:00`, `08:00`, `8h`, `8h30`, `14 giờ`; nothing when it is empty.
fn hour(typed: &str) -> Result<Option<u16>, Problem> {
    let text = typed.trim().to_lowercase().replace("giờ", "h").replace(' ', "");
    if text.is_empty() {
        return Ok(None);
    }
    let (hour, minute) = text.split_once([':', 'h', '.']).unwrap_or((&text, ""));
    let part = |text: &str| number(text).filter(|_| text.len() <= 2);
    let minute = if minute.is_empty() { Some(0) } else { part(minute) };
    match (part(hour), minute) {
        (Some(hour @ 0..24), Some(minute @ 0..60)) => {
            u16::try_from(hour * 60 + minute).map(Some).map_err(|_| Problem::NotATime)
        }
        _ => Err(Problem::NotATime),
    }
}

fn clock(minute: u16) -> Option<NaiveTime> {
    let minute = u32::from(minute.min(MINUTES - 1));
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)
}

/// The minute of the office's day.
pub fn minute_of(at: DateTime<Utc>) -> u16 {
    let time = time::with_offset(at).time();
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or_default()
}
