//! What a total says: a figure, or why there is none, and always of how many units.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{code::codes, id::ReportId};

/// Units that answered, of those that owe a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub n: i64,
    pub of: i64,
}

impl Coverage {
    pub const fn is_full(self) -> bool {
        self.n >= self.of
    }

    /// Tenths of a percent, a half rounded up; nothing of nothing.
    pub const fn per_mille(self) -> Option<i64> {
        if self.of == 0 { None } else { Some((self.n * 2_000 + self.of) / (self.of * 2)) }
    }
}

codes! {
    /// Why there is no figure.
    pub enum NoTotal {
        /// No report that counts answers it.
        NothingReported = "nothing-reported",
        /// Every unit that answered says "không phát sinh".
        Nil = "nil",
        /// By declaration each unit's figure stands for itself.
        NotAdded = "not-added",
        /// What it is weighed by is not collected.
        NoWeight = "no-weight",
        ZeroDenominator = "zero-denominator",
        /// Beyond what can be told exactly.
        TooLarge = "too-large",
    }
}

/// One total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    #[serde(with = "crate::number::as_optional_text")]
    pub value: Option<Decimal>,
    /// Without a value.
    pub why: Option<NoTotal>,
    /// A quotient, rounded once, to four decimals.
    pub rounded: bool,
    pub coverage: Coverage,
    /// Of those that answered, how many have nothing to count.
    pub nils: i64,
    /// Whose figure it is: of a smallest, largest or last one.
    pub from: Option<ReportId>,
}
