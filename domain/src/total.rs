//! Totals over units: how each indicator's figures become one, how many units stand behind it, and who
//! sees which of them.

mod aggregation;
mod coverage;
mod reach;
mod tally;
mod view;

pub use self::{
    aggregation::{Aggregation, Part, Said, Totalled, totalled},
    coverage::{Coverage, NoTotal, Total},
    reach::Reach,
    tally::{Pick, Sender, Tally},
    view::{
        Completeness, IndicatorPage, IndicatorUnit, MatrixCell, MatrixRound, MatrixUnit, RoundName,
        TotalLine, TotalSection, TotalsPage, TrendPoint,
    },
};
use crate::{code::codes, report::ReportStatus};

codes! {
    /// Which reports a total counts.
    pub enum Basis {
        /// What the ministry has accepted.
        Accepted = "accepted",
        /// That, and what it has received and not decided.
        Submitted = "submitted",
    }
}

impl Basis {
    /// Whether a report in this state counts. What was returned, recalled or reopened is in doubt, and
    /// counts again once it comes back.
    pub const fn counts(self, status: ReportStatus) -> bool {
        match self {
            Self::Accepted => matches!(status, ReportStatus::Accepted),
            Self::Submitted => status.is_with_ministry(),
        }
    }
}
