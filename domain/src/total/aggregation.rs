//! How the figures of several units become one, as the list of indicators declares it, and what one
//! unit's report adds to it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    code::UnknownCode,
    report::{CellKey, CellState},
    template::Template,
};

/// Declared with each indicator. A percentage is never averaged: it is a ratio of sums, or has no total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aggregation {
    Sum,
    /// Of the units that gave a figure; only where it is declared.
    Mean,
    /// By something that is not on the form, so that it cannot be computed: `population`.
    WeightedMean(String),
    /// The sum of one indicator divided by the sum of another.
    Ratio {
        over: String,
        under: String,
    },
    Min,
    Max,
    /// The figure of the unit that sent last.
    Last,
    /// Each unit's figure stands for itself.
    None,
}

impl FromStr for Aggregation {
    type Err = UnknownCode;

    /// `sum`, `mean`, `min`, `max`, `last`, `none`, `ratio A/B`, `weighted mean by population`.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let unknown = UnknownCode("Aggregation");
        Ok(match text {
            "sum" => Self::Sum,
            "mean" => Self::Mean,
            "min" => Self::Min,
            "max" => Self::Max,
            "last" => Self::Last,
            "none" => Self::None,
            _ => match (text.strip_prefix("ratio "), text.strip_prefix("weighted mean by ")) {
                (Some(parts), _) => {
                    let (over, under) = parts.split_once('/').ok_or(unknown)?;
                    Self::Ratio { over: named(over)?, under: named(under)? }
                }
                (_, Some(weight)) => Self::WeightedMean(named(weight)?),
                _ => return Err(unknown),
            },
        })
    }
}

impl fmt::Display for Aggregation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sum => f.write_str("sum"),
            Self::Mean => f.write_str("mean"),
            Self::Min => f.write_str("min"),
            Self::Max => f.write_str("max"),
            Self::Last => f.write_str("last"),
            Self::None => f.write_str("none"),
            Self::Ratio { over, under } => write!(f, "ratio {over}/{under}"),
            Self::WeightedMean(weight) => write!(f, "weighted mean by {weight}"),
        }
    }
}

fn named(text: &str) -> Result<String, UnknownCode> {
    let text = text.trim();
    if text.is_empty() { Err(UnknownCode("Aggregation")) } else { Ok(text.to_owned()) }
}

/// What a cell says, its figure in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub state: CellState,
    pub num: Option<i64>,
}

/// What one report adds to one total, in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Figure(i64),
    /// Of a ratio, known on both sides.
    Pair {
        over: i64,
        under: i64,
    },
    /// Answered, and nothing to count: nil, or not applicable.
    Nil,
    /// Not answered: lowers the coverage.
    Unknown,
}

/// A place of a form whose figures are totalled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totalled {
    pub key: CellKey,
    pub how: Aggregation,
    /// Measured in percent: a ratio is told a hundredfold.
    pub percent: bool,
}

impl Totalled {
    /// What a report adds here. `said` answers for a cell of the same report.
    pub fn part(&self, said: impl Fn(&CellKey) -> Option<Said>) -> Part {
        match &self.how {
            Aggregation::Ratio { over, under } => {
                let part = |field: &str| own(said(&CellKey::at(field, &self.key.col)));
                pair(part(over), part(under))
            }
            _ => own(said(&self.key)),
        }
    }
}

fn own(said: Option<Said>) -> Part {
    match said {
        Some(Said { state: CellState::Value, num: Some(num) }) => Part::Figure(num),
        Some(Said { state: CellState::Nil | CellState::NotApplicable, .. }) => Part::Nil,
        _ => Part::Unknown,
    }
}

/// Nothing of something is none of it; something of nothing cannot be, and is not counted.
const fn pair(over: Part, under: Part) -> Part {
    match (over, under) {
        (Part::Figure(over), Part::Figure(under)) => Part::Pair { over, under },
        (Part::Nil, Part::Figure(under)) => Part::Pair { over: 0, under },
        (Part::Figure(0), Part::Nil) => Part::Pair { over: 0, under: 0 },
        (Part::Nil, Part::Nil) => Part::Nil,
        _ => Part::Unknown,
    }
}

/// Every figure of a form, in its order. `how` knows the list of indicators; what it does not know stands
/// for itself.
pub fn totalled(template: &Template, how: impl Fn(&str) -> Option<Aggregation>) -> Vec<Totalled> {
    let figures = template.fields().filter(|field| field.is_figure());
    let places = figures.flat_map(|field| {
        let aggregation = how(&field.key).unwrap_or(Aggregation::None);
        field.cell_columns().map(move |col| Totalled {
            key: CellKey::at(&field.key, col),
            how: aggregation.clone(),
            percent: field.unit.vi == "%",
        })
    });
    places.collect()
}
