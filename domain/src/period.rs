//! Reporting periods: month, quarter, half, nine months, year; their neighbours, and the window in
//! which figures are counted.

mod said;

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use self::said::{Said, said};
use crate::{
    code::{UnknownCode, codes},
    time::earlier,
};

codes! {
    /// How long a period is.
    pub enum PeriodKind {
        Month = "month",
        Quarter = "quarter",
        Half = "half",
        NineMonths = "nine-months",
        Year = "year",
    }
}

codes! {
    /// How the data window of a period is found. It is a setting of each template, never global.
    pub enum CutoffRule {
        /// From the first to the last day of the period (statistical regime).
        Calendar = "calendar",
        /// From the 15th of the month before to the 14th of the last month (Decree 09/2019/NĐ-CP, Art. 12).
        Decree09 = "decree09",
        /// Set round by round.
        Custom = "custom",
    }
}

/// `2025-M06`, `2025-Q2`, `2025-H1`, `2025-9M`, `2025-Y`. Ordered by its first month, then length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
#[cfg_attr(feature = "columns", derive(sea_orm::DeriveValueType), sea_orm(value_type = "String"))]
pub struct Period {
    year: i32,
    kind: PeriodKind,
    /// 1-based within the year: month 1–12, quarter 1–4, half 1–2, else 1.
    index: u32,
}

impl Period {
    /// Nothing when the year has no such part, or is outside 1900–2199.
    pub fn new(year: i32, kind: PeriodKind, index: u32) -> Option<Self> {
        let most = match kind {
            PeriodKind::Month => 12,
            PeriodKind::Quarter => 4,
            PeriodKind::Half => 2,
            PeriodKind::NineMonths | PeriodKind::Year => 1,
        };
        ((1900..2200).contains(&year) && (1..=most).contains(&index)).then_some(Self {
            year,
            kind,
            index,
        })
    }

    pub const fn kind(self) -> PeriodKind {
        self.kind
    }

    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1-based within the year.
    pub const fn index(self) -> u32 {
        self.index
    }

    pub fn first_day(self) -> NaiveDate {
        day(self.year, self.first_month(), 1)
    }

    pub fn last_day(self) -> NaiveDate {
        let (year, month) = next_month(self.year, self.last_month());
        earlier(day(year, month, 1), 1)
    }

    /// The period of the same kind before this one.
    pub fn previous(self) -> Self {
        match (self.kind, self.index) {
            (PeriodKind::NineMonths | PeriodKind::Year, _) => Self { year: self.year - 1, ..self },
            (PeriodKind::Month, 1) => Self { year: self.year - 1, index: 12, ..self },
            (PeriodKind::Quarter, 1) => Self { year: self.year - 1, index: 4, ..self },
            (PeriodKind::Half, 1) => Self { year: self.year - 1, index: 2, ..self },
            _ => Self { index: self.index - 1, ..self },
        }
    }

    /// The period of the same kind after this one.
    pub fn next(self) -> Self {
        let last = Self::new(self.year, self.kind, self.index + 1).is_none();
        if last {
            Self { year: self.year + 1, index: 1, ..self }
        } else {
            Self { index: self.index + 1, ..self }
        }
    }

    /// The same period a year before ("cùng kỳ").
    pub fn year_before(self) -> Self {
        Self { year: self.year - 1, ..self }
    }

    pub fn contains(self, date: NaiveDate) -> bool {
        (self.first_day()..=self.last_day()).contains(&date)
    }

    /// The first and last day whose facts the period's figures count.
    pub fn cutoff(self, rule: CutoffRule) -> (NaiveDate, NaiveDate) {
        match rule {
            CutoffRule::Calendar | CutoffRule::Custom => (self.first_day(), self.last_day()),
            CutoffRule::Decree09 => {
                let before = earlier(self.first_day(), 1);
                (day(before.year(), before.month(), 15), day(self.year, self.last_month(), 14))
            }
        }
    }

    /// The day of the month `months_before_end` months before the period's last month: how Circular
    /// 02/2023/TT-BTTTT writes its deadlines. A day the month does not have becomes its last day.
    pub fn due_on(self, months_before_end: u32, day_of_month: u32) -> NaiveDate {
        let mut first = day(self.year, self.last_month(), 1);
        for _ in 0..months_before_end {
            first = earlier(first, 1).with_day(1).unwrap_or(first);
        }
        (1..=day_of_month).rev().find_map(|wanted| first.with_day(wanted)).unwrap_or(first)
    }

    const fn first_month(self) -> u32 {
        match self.kind {
            PeriodKind::Month => self.index,
            PeriodKind::Quarter => self.index * 3 - 2,
            PeriodKind::Half => self.index * 6 - 5,
            PeriodKind::NineMonths | PeriodKind::Year => 1,
        }
    }

    const fn last_month(self) -> u32 {
        match self.kind {
            PeriodKind::Month => self.index,
            PeriodKind::Quarter => self.index * 3,
            PeriodKind::Half => self.index * 6,
            PeriodKind::NineMonths => 9,
            PeriodKind::Year => 12,
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: &Self| (period.year, period.first_month(), period.kind);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, index) = (self.year, self.index);
        match self.kind {
            PeriodKind::Month => write!(f, "{year}-M{index:02}"),
            PeriodKind::Quarter => write!(f, "{year}-Q{index}"),
            PeriodKind::Half => write!(f, "{year}-H{index}"),
            PeriodKind::NineMonths => write!(f, "{year}-9M"),
            PeriodKind::Year => write!(f, "{year}-Y"),
        }
    }
}

impl FromStr for Period {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let unknown = UnknownCode("Period");
        let (year, part) = text.split_once('-').ok_or(unknown)?;
        let year = year.parse().map_err(|_| unknown)?;
        let index = |digits: &str| digits.parse().map_err(|_| unknown);
        let period = match part {
            "9M" => Self::new(year, PeriodKind::NineMonths, 1),
            "Y" => Self::new(year, PeriodKind::Year, 1),
            _ => match part.split_at_checked(1) {
                Some(("M", month)) if month.len() == 2 => {
                    Self::new(year, PeriodKind::Month, index(month)?)
                }
                Some(("Q", quarter)) => Self::new(year, PeriodKind::Quarter, index(quarter)?),
                Some(("H", half)) => Self::new(year, PeriodKind::Half, index(half)?),
                _ => None,
            },
        };
        period.filter(|period| period.to_string() == text).ok_or(unknown)
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl TryFrom<String> for Period {
    type Error = UnknownCode;

    fn try_from(text: String) -> Result<Self, UnknownCode> {
        text.parse()
    }
}

/// Years are kept within 1899–2200, so every first of a month exists.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

const fn next_month(year: i32, month: u32) -> (i32, u32) {
    if month == 12 { (year + 1, 1) } else { (year, month + 1) }
}
