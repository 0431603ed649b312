//! How many were received and how many answered, and in how many working days.
//!
//! *Received* are those sent in the year, without the withdrawn ones and without those that were split
//! (their parts count instead). *Answered* are those of them with a published final answer.

use serde::{Deserialize, Serialize};

use crate::template::Wording;

/// Fewer answers are not compared: a unit with one case would win or lose by chance.
pub const LEAST_TO_RANK: usize = 5;

/// Received and answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    pub received: i64,
    pub answered: i64,
}

impl Counter {
    pub const fn unanswered(self) -> i64 {
        self.received - self.answered
    }
}

/// One group of a summary: a topic, a lead unit, a province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryLine {
    pub code: String,
    pub name: Wording,
    pub counter: Counter,
    /// Working days until the answer; nothing below `LEAST_TO_RANK` answers.
    pub days: Option<Days>,
}

/// Half of the answers took no longer than the median, nine of ten no longer than the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    pub median: u32,
    pub p90: u32,
}

impl Days {
    /// By nearest rank, so that each is the time some answer really took. Nothing where too few are
    /// known.
    pub fn of(mut taken: Vec<u32>) -> Option<Self> {
        if taken.len() < LEAST_TO_RANK {
            return None;
        }
        taken.sort_unstable();
        let at = |percent: usize| {
            let rank = (taken.len() * percent).div_ceil(100);
            taken.get(rank.saturating_sub(1)).copied()
        };
        Some(Self { median: at(50)?, p90: at(90)? })
    }
}

/// A year, or the part of it the viewer sees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendationSummary {
    pub year: i32,
    pub counter: Counter,
    pub days: Option<Days>,
    pub by_topic: Vec<SummaryLine>,
    /// Of the lead units; what nobody leads yet is not in it.
    pub by_unit: Vec<SummaryLine>,
    pub by_province: Vec<SummaryLine>,
    /// From the present one back to the first there is something of.
    pub years: Vec<i32>,
}
