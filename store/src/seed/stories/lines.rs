//! What is known of single reports before their stories are told: who was late, what was returned
//! and why, and where the open rounds stand.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use domain::{
    calendar::WorkCalendar,
    period::{Period, PeriodKind},
    report::ReportStatus,
};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::seed::files::{BadFile, holidays, read, words};

/// A turn that a report of a closed round took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    Late,
    Nil,
    Exempt,
    SentBack,
    Recalled,
    Reopened,
}

#[derive(Deserialize)]
pub struct Case {
    pub period: Period,
    pub unit: String,
    #[serde(rename = "case")]
    pub turn: Turn,
    /// The day a late one was sent.
    pub on: Option<NaiveDate>,
    /// What was said about it.
    pub text: String,
}

/// A cell that did not say the right thing at first.
#[derive(Deserialize)]
pub struct Slip {
    pub period: Period,
    pub unit: String,
    pub cell: String,
    /// Of the right figure, in thousandths.
    pub share: Option<i64>,
    /// Or what stood there.
    pub typed: Option<String>,
    /// What the reviewer said about it; nothing when the unit found out by itself.
    pub reason: Option<String>,
}

/// Where a report of an open round stands. Times are those of the office.
#[derive(Deserialize)]
pub struct Standing {
    pub period: Period,
    pub unit: String,
    pub status: ReportStatus,
    /// Sent for the first time, and returned.
    pub first: Option<NaiveDateTime>,
    pub back: Option<NaiveDateTime>,
    /// Sent last; for what was never sent, last touched.
    pub sent: Option<NaiveDateTime>,
    /// What the ministry did last.
    pub then: Option<NaiveDateTime>,
    /// How many cells a draft has.
    pub cells: Option<usize>,
    /// Cells that a draft leaves out.
    #[serde(deserialize_with = "words")]
    pub skip: Vec<String>,
}

#[derive(Deserialize)]
pub struct Explained {
    pub period: Period,
    pub unit: String,
    pub rule: String,
    pub text: String,
}

/// A sentence of the narrative; for one report, one year, or any.
#[derive(Deserialize)]
pub struct Sentence {
    /// Key of the paragraph.
    pub part: String,
    pub year: Option<i32>,
    pub period: Option<Period>,
    pub unit: Option<String>,
    pub text: String,
}

pub struct Lines {
    pub cases: Vec<Case>,
    pub slips: Vec<Slip>,
    pub standing: Vec<Standing>,
    pub explained: Vec<Explained>,
    pub sentences: Vec<Sentence>,
    pub calendar: WorkCalendar,
}

impl Lines {
    pub fn read() -> Result<Self, BadFile> {
        Ok(Self {
            cases: read("cases.csv", include_str!("../../../seed/cases.csv"))?,
            slips: read("slips.csv", include_str!("../../../seed/slips.csv"))?,
            standing: read("standing.csv", include_str!("../../../seed/standing.csv"))?,
            explained: read("explanations.csv", include_str!("../../../seed/explanations.csv"))?,
            sentences: read("narratives.csv", include_str!("../../../seed/narratives.csv"))?,
            calendar: WorkCalendar::new(holidays()?.into_iter().map(|day| (day.date, day.kind))),
        })
    }

    /// Months without a report.
    pub fn gaps(&self) -> BTreeSet<(String, Period)> {
        self.cases
            .iter()
            .filter(|case| matches!(case.turn, Turn::Nil | Turn::Exempt))
            .filter(|case| case.period.kind() == PeriodKind::Month)
            .map(|case| (case.unit.clone(), case.period))
            .collect()
    }
}

impl Slip {
    /// What stood there instead of the right figure.
    pub fn number(&self, right: Decimal) -> Option<Decimal> {
        match (&self.typed, self.share) {
            (Some(typed), _) => typed.parse().ok(),
            (None, Some(share)) => {
                Some((right * Decimal::new(share, 3)).round_dp(right.scale()).normalize())
            }
            (None, None) => None,
        }
    }
}
