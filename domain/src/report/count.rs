//! How many reports stand where: by state, and by what crosses the states (received, waiting, overdue).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ReportFilter, ReportStatus};
use crate::{code::codes, template::Wording};

codes! {
    /// Reports that belong together whatever their states; a list can be narrowed to them.
    pub enum Only {
        /// Past the due moment and not with the ministry, or not corrected by the day asked.
        Overdue = "overdue",
        /// With the unit still, or again.
        Missing = "missing",
        /// With the ministry.
        Received = "received",
        /// With the ministry, which has not decided.
        ToReview = "to-review",
        /// What the ministry first got came after the due moment.
        Late = "late",
        /// Sent for the first time by the due moment.
        OnTime = "on-time",
    }
}

impl Only {
    /// The states it is made of; nothing where moments decide.
    pub fn statuses(self) -> Option<Vec<ReportStatus>> {
        let all = ReportStatus::ALL.iter().copied();
        match self {
            Self::Missing => Some(all.filter(|status| status.is_with_unit()).collect()),
            Self::Received => Some(all.filter(|status| status.is_with_ministry()).collect()),
            Self::ToReview => Some(vec![ReportStatus::Submitted, ReportStatus::InReview]),
            Self::Overdue | Self::Late | Self::OnTime => None,
        }
    }
}

/// Of some reports, how many stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportCounts {
    /// In the order of the states; one without a report may be left out.
    pub by_status: Vec<(ReportStatus, i64)>,
    pub overdue: i64,
    pub late: i64,
    pub on_time: i64,
}

impl ReportCounts {
    pub fn of(&self, status: ReportStatus) -> i64 {
        self.by_status.iter().find(|(one, _)| *one == status).map_or(0, |(_, count)| *count)
    }

    pub fn only(&self, only: Only) -> i64 {
        match only {
            Only::Overdue => self.overdue,
            Only::Late => self.late,
            Only::OnTime => self.on_time,
            Only::Missing | Only::Received | Only::ToReview => {
                only.statuses().unwrap_or_default().into_iter().map(|status| self.of(status)).sum()
            }
        }
    }

    /// Of what a filter chooses.
    pub fn chosen(&self, filter: &ReportFilter) -> i64 {
        match (filter.status, filter.only) {
            (Some(status), _) => self.of(status),
            (None, Some(only)) => self.only(only),
            (None, None) => self.total(),
        }
    }

    pub fn total(&self) -> i64 {
        self.by_status.iter().map(|(_, count)| count).sum()
    }

    /// What is owed: "17" of "10/17". Whoever is exempt owes nothing.
    pub fn owed(&self) -> i64 {
        self.total() - self.of(ReportStatus::Exempt)
    }

    /// More reports in a state, and how many of them were never sent in time, late, or in time.
    pub fn add(&mut self, status: ReportStatus, count: i64, [overdue, late, on_time]: [i64; 3]) {
        match self.by_status.binary_search_by_key(&status, |(one, _)| *one) {
            Ok(at) => self.by_status[at].1 += count,
            Err(at) => self.by_status.insert(at, (status, count)),
        }
        self.overdue += overdue;
        self.late += late;
        self.on_time += on_time;
    }
}

/// How one round stands, among the units that are looked after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundCounts {
    pub code: String,
    pub title: Wording,
    pub due_on: NaiveDate,
    pub counts: ReportCounts,
}
