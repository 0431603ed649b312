//! A total in the making: reports are added to it and taken away again, exactly.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::{Aggregation, Coverage, NoTotal, Part, Total};
use crate::{
    id::ReportId,
    number::{self, DECIMALS},
};

/// The report a part comes from, and when it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sender {
    pub report: ReportId,
    pub at: DateTime<Utc>,
}

/// The figure that was chosen among the units'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// In ten-thousandths.
    pub num: i64,
    pub by: Sender,
}

/// Of one place, one round and one basis. Sums are in ten-thousandths and wide enough for every unit
/// there could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reports with a figure, and with nothing to count.
    pub figures: i64,
    pub nils: i64,
    /// Of the figures; of a ratio, what is divided.
    pub sum: i128,
    /// What it is divided by.
    pub under: i128,
    /// For a smallest, largest or last figure.
    pub pick: Option<Pick>,
}

impl Tally {
    pub fn add(&mut self, how: &Aggregation, part: Part, by: Sender) {
        self.count(part, 1);
        if let Part::Figure(num) = part {
            self.offer(how, Pick { num, by });
        }
    }

    /// The opposite of [`Tally::add`]. True when the chosen figure went with it: the others then have to
    /// be offered again.
    #[must_use]
    pub fn take(&mut self, part: Part, by: Sender) -> bool {
        self.count(part, -1);
        let gone = self.pick.is_some_and(|pick| pick.by.report == by.report);
        if gone {
            self.pick = None;
        }
        gone
    }

    /// Chosen if it goes before the present one. Equal figures are told apart by their reports, so that
    /// the order of adding never matters.
    pub fn offer(&mut self, how: &Aggregation, pick: Pick) {
        let goes_before = |other: Pick| match how {
            Aggregation::Min => (pick.num, pick.by.report) < (other.num, other.by.report),
            Aggregation::Max => {
                (pick.num, Reverse(pick.by.report)) > (other.num, Reverse(other.by.report))
            }
            Aggregation::Last => (pick.by.at, pick.by.report) > (other.by.at, other.by.report),
            _ => false,
        };
        if is_chosen(how) && self.pick.is_none_or(goes_before) {
            self.pick = Some(pick);
        }
    }

    fn count(&mut self, part: Part, times: i64) {
        let signed = |num: i64| i128::from(num) * i128::from(times);
        match part {
            Part::Figure(num) => {
                self.figures += times;
                self.sum += signed(num);
            }
            Part::Pair { over, under } => {
                self.figures += times;
                self.sum += signed(over);
                self.under += signed(under);
            }
            Part::Nil => self.nils += times,
            Part::Unknown => {}
        }
    }

    /// What it says, of so many units that owe a report. `percent`: a ratio is told a hundredfold.
    pub fn total(&self, how: &Aggregation, percent: bool, of: i64) -> Total {
        let coverage = Coverage { n: self.figures + self.nils, of };
        let (value, why) = match self.value(how, percent) {
            Ok(value) => (Some(value), None),
            Err(why) => (None, Some(why)),
        };
        let told = value.map(|value| number::round(value, DECIMALS).normalize());
        Total {
            value: told,
            why,
            rounded: value != told,
            coverage,
            nils: self.nils,
            from: self.pick.map(|pick| pick.by.report),
        }
    }

    fn value(&self, how: &Aggregation, percent: bool) -> Result<Decimal, NoTotal> {
        match how {
            Aggregation::None => return Err(NoTotal::NotAdded),
            Aggregation::WeightedMean(_) => return Err(NoTotal::NoWeight),
            _ if self.figures == 0 && self.nils == 0 => return Err(NoTotal::NothingReported),
            _ if self.figures == 0 => return Err(NoTotal::Nil),
            _ => {}
        }
        match how {
            Aggregation::Ratio { .. } if self.under == 0 => Err(NoTotal::ZeroDenominator),
            Aggregation::Ratio { .. } => {
                let times = if percent { 100 } else { 1 };
                quotient(self.sum.checked_mul(times), self.under, 0)
            }
            Aggregation::Mean => quotient(Some(self.sum), i128::from(self.figures), DECIMALS),
            Aggregation::Min | Aggregation::Max | Aggregation::Last => {
                self.pick.map(|pick| number::from_rest(pick.num)).ok_or(NoTotal::NothingReported)
            }
            _ => exact(self.sum, DECIMALS),
        }
    }
}

const fn is_chosen(how: &Aggregation) -> bool {
    matches!(how, Aggregation::Min | Aggregation::Max | Aggregation::Last)
}

fn exact(sum: i128, decimals: u32) -> Result<Decimal, NoTotal> {
    let sum = Decimal::try_from_i128_with_scale(sum, decimals);
    sum.map(|sum| sum.normalize()).map_err(|_| NoTotal::TooLarge)
}

fn quotient(sum: Option<i128>, under: i128, decimals: u32) -> Result<Decimal, NoTotal> {
    let sum = exact(sum.ok_or(NoTotal::TooLarge)?, decimals)?;
    let quotient = sum.checked_div(exact(under, 0)?).ok_or(NoTotal::TooLarge)?;
    Ok(quotient.normalize())
}
