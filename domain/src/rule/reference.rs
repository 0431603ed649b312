//! The name of a cell in a rule: `VT02`, `prev.VT02`, `VT08[4G]`, `yoy.G01[row][col]`, `VT08[*]`.

use std::fmt;

/// Whose cell: of this report, of the period before, or of the same period a year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    Now,
    Previous,
    YearBefore,
}

/// One cell, or every breakdown cell of the field (`KEY[*]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cells {
    One,
    All,
}

/// A cell, by name. Prints as it is written in a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    pub when: When,
    pub key: String,
    /// Only with a column.
    pub row: Option<String>,
    pub col: Option<String>,
    /// `All` has neither row nor column.
    pub cells: Cells,
}

impl When {
    pub(super) const fn prefix(self) -> &'static str {
        match self {
            Self::Now => "",
            Self::Previous => "prev.",
            Self::YearBefore => "yoy.",
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.when.prefix())?;
        f.write_str(&self.key)?;
        for part in [&self.row, &self.col].into_iter().flatten() {
            f.write_str("[")?;
            f.write_str(part)?;
            f.write_str("]")?;
        }
        f.write_str(match self.cells {
            Cells::One => "",
            Cells::All => "[*]",
        })
    }
}
