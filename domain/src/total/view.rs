//! What the pages of totals show, and nothing else. Made by `store`'s queries.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Aggregation, Basis, Coverage, Total};
use crate::{
    id::ReportId,
    period::Period,
    report::{Answer, CellKey, ReportCounts, ReportStatus},
    template::Wording,
};

/// Who sent when: a row for each unit, a column for each round of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    pub year: i32,
    /// What can be chosen, the latest first.
    pub years: Vec<i32>,
    pub templates: Vec<(String, Wording)>,
    /// The regime shown; empty for all.
    pub template: String,
    pub rounds: Vec<MatrixRound>,
    pub units: Vec<MatrixUnit>,
    pub as_of: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixRound {
    pub code: String,
    pub title: Wording,
    pub period: Option<Period>,
    pub due_on: NaiveDate,
    /// Its due moment has passed.
    pub is_due: bool,
    /// In time, so far, of those that owe it.
    pub on_time: Coverage,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixUnit {
    pub code: String,
    pub name: Wording,
    /// In the order of the rounds; nothing where the unit owes no report.
    pub cells: Vec<Option<MatrixCell>>,
    /// Of the rounds for which it has sent its report, or is overdue.
    pub on_time: Coverage,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixCell {
    pub id: ReportId,
    pub status: ReportStatus,
    pub overdue: bool,
    /// Whether it was first sent by the due moment; nothing until sent.
    pub on_time: Option<bool>,
    pub first_sent_on: Option<NaiveDate>,
    pub nil_return: bool,
    /// Whether this viewer can open it.
    pub opens: bool,
}

/// A round to choose, or that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundName {
    pub code: String,
    pub title: Wording,
    pub period: Option<Period>,
    pub due_on: NaiveDate,
}

/// The totals of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalsPage {
    pub round: RoundName,
    /// The same regime's round of the period before.
    pub previous: Option<RoundName>,
    pub rounds: Vec<RoundName>,
    pub basis: Basis,
    /// Where the reports of the units in view stand.
    pub counts: ReportCounts,
    pub sections: Vec<TotalSection>,
    /// One unit sees itself.
    pub one_unit: bool,
    /// Only the topics the viewer's unit leads.
    pub by_topic: bool,
    pub as_of: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalSection {
    pub title: Wording,
    pub lines: Vec<TotalLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalLine {
    pub key: CellKey,
    pub label: Wording,
    pub unit: Wording,
    /// Part of the line above.
    pub part: bool,
    pub how: Aggregation,
    pub total: Total,
    pub previous: Option<Total>,
}

/// One indicator: its total, how it went, and the units behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorPage {
    pub line: TotalLine,
    /// The parts of its breakdown, by column; empty for one figure.
    pub columns: Vec<(String, Wording)>,
    /// For a ratio: what is divided, and by what.
    pub parts: Option<(Wording, Wording)>,
    /// In the rule language, for computed ones.
    pub formula: Option<String>,
    pub topic: Wording,
    pub round: RoundName,
    pub previous: Option<RoundName>,
    /// The rounds of its regime, the latest first.
    pub rounds: Vec<RoundName>,
    pub basis: Basis,
    /// Oldest first, this round last.
    pub trend: Vec<TrendPoint>,
    pub units: Vec<IndicatorUnit>,
    pub as_of: DateTime<Utc>,
}

/// A total of an earlier round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendPoint {
    pub round: RoundName,
    pub total: Total,
}

/// What one unit says of the indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorUnit {
    pub id: ReportId,
    pub code: String,
    pub name: Wording,
    pub status: ReportStatus,
    pub overdue: bool,
    /// Whether the total counts it.
    pub counts: bool,
    /// What it says, when it counts.
    pub now: Option<Answer>,
    /// For a ratio: what is divided, and by what.
    pub over: Option<Answer>,
    pub under: Option<Answer>,
    /// What it said in the period before, when that counted.
    pub previous: Option<Answer>,
    /// The submission it is from.
    pub no: i32,
    pub nil_return: bool,
    /// Whether this viewer can open the report.
    pub opens: bool,
}

impl IndicatorUnit {
    /// Whether it is behind the total, with a figure or with nothing to count.
    pub fn answers(&self) -> bool {
        self.counts && (self.nil_return || self.now.as_ref().is_some_and(Answer::is_given))
    }

    pub fn figure(&self) -> Option<Decimal> {
        self.now.as_ref().filter(|_| self.counts).and_then(Answer::number)
    }
}
