//! One cell of a report: its place, its state, its value, and what becomes of what was typed into it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    code::codes,
    number::{self, NumberProblem},
    problems::Problem,
    template::{Field, FieldKind, Template, ValidationRule},
    text::Prose,
};

codes! {
    /// Nil is not zero, and neither is empty.
    pub enum CellState {
        Empty = "empty",
        Value = "value",
        /// "Không phát sinh": there was nothing to count.
        Nil = "nil",
        /// Does not apply to the unit.
        NotApplicable = "na",
        /// Carried over from the period before and not confirmed yet.
        Carried = "carried",
    }
}

/// Where a cell stands. `row` and `col` are empty for a plain figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellKey {
    pub field: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub row: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub col: String,
}

impl CellKey {
    pub fn of(field: &str) -> Self {
        Self { field: field.to_owned(), ..Self::default() }
    }

    pub fn at(field: &str, col: &str) -> Self {
        Self { field: field.to_owned(), col: col.to_owned(), ..Self::default() }
    }

    /// Where the explanation of a warning stands: a text cell of its rule.
    pub fn why(rule: &ValidationRule) -> Self {
        Self::why_of(&rule.field, &rule.code)
    }

    /// The same by the field's key and the rule's code.
    pub fn why_of(field: &str, rule: &str) -> Self {
        Self { field: field.to_owned(), row: WHY.to_owned(), col: rule.to_owned() }
    }

    /// Whether it holds an explanation.
    pub fn is_why(&self) -> bool {
        self.row == WHY
    }

    /// The field whose cell it is, asked or computed; nothing where the template has no such cell.
    pub fn field_in<'a>(&self, template: &'a Template) -> Option<&'a Field> {
        let field = template.field(&self.field)?;
        let known = self.row.is_empty() && field.cell_columns().any(|col| col == self.col);
        known.then_some(field)
    }

    /// As an element id and a form field name: `VT08`, `VT08.2G`.
    pub fn name(&self) -> String {
        match (self.row.as_str(), self.col.as_str()) {
            ("", "") => self.field.clone(),
            ("", col) => format!("{}.{col}", self.field),
            (row, col) => format!("{}.{row}.{col}", self.field),
        }
    }

    /// The key behind a `name`.
    pub fn named(name: &str) -> Self {
        let mut parts = name.splitn(3, '.').map(ToOwned::to_owned);
        let field = parts.next().unwrap_or_default();
        match (parts.next(), parts.next()) {
            (Some(row), Some(col)) => Self { field, row, col },
            (Some(col), None) => Self { field, row: String::new(), col },
            _ => Self { field, ..Self::default() },
        }
    }
}

/// The row of explanations.
const WHY: &str = "why";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellValue {
    Number(#[serde(with = "crate::number::as_text")] Decimal),
    Text(String),
}

impl CellValue {
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) => None,
        }
    }

    /// As it stands in its field: `1.234,5`, or the text.
    pub fn print(&self) -> String {
        match self {
            Self::Number(number) => number::print_for_field(*number),
            Self::Text(text) => text.clone(),
        }
    }
}

/// A cell as it is kept. `rev` counts its writes; 0 before the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub key: CellKey,
    pub state: CellState,
    pub value: Option<CellValue>,
    pub rev: i32,
}

/// What a person, a form or the API wants a cell to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedCell {
    pub key: CellKey,
    /// As typed. Empty empties the cell.
    #[serde(default)]
    pub typed: String,
    /// "Không phát sinh" instead of a value.
    #[serde(default)]
    pub nil: bool,
    /// The revision the person had before their eyes.
    pub base_rev: i32,
}

/// A cell that will be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellWrite {
    pub before: Option<Cell>,
    pub after: Cell,
}

/// Why a cell was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rejection {
    /// The template has no such cell, or it is computed.
    NoSuchCell,
    Number(NumberProblem),
    /// A whole number is asked.
    NotWhole,
    /// A rank is 1 or more; counts are not negative.
    Negative,
    Text(Problem),
}

impl Rejection {
    /// The same as a problem of a form's field.
    pub const fn problem(&self) -> Problem {
        match self {
            Self::NoSuchCell => Problem::NotAChoice,
            Self::Number(NumberProblem::Questioned { .. }) => Problem::Questioned,
            Self::Number(NumberProblem::TooManyDecimals) => Problem::TooManyDecimals,
            Self::Number(NumberProblem::TooLarge) => Problem::TooLarge,
            Self::Number(NumberProblem::Missing | NumberProblem::NotANumber) => Problem::NotANumber,
            Self::NotWhole => Problem::NotWhole,
            Self::Negative => Problem::Negative,
            Self::Text(problem) => *problem,
        }
    }
}

/// What became of one typed cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellOutcome {
    /// Kept; the cell has this revision now.
    Applied {
        key: CellKey,
        rev: i32,
    },
    /// Somebody else wrote since: theirs, to choose from.
    Conflict {
        key: CellKey,
        theirs: Cell,
        by: Option<String>,
    },
    Rejected {
        key: CellKey,
        why: Rejection,
    },
}

impl CellOutcome {
    pub fn key(&self) -> &CellKey {
        match self {
            Self::Applied { key, .. } | Self::Conflict { key, .. } | Self::Rejected { key, .. } => {
                key
            }
        }
    }
}

impl TypedCell {
    /// The state and value it asks for.
    pub fn read(&self, template: &Template) -> Result<(CellState, Option<CellValue>), Rejection> {
        if self.key.is_why() {
            let known = template.rules.iter().any(|rule| CellKey::why(rule) == self.key);
            return if known {
                self.read_text(Prose::parse_reason)
            } else {
                Err(Rejection::NoSuchCell)
            };
        }
        let field = self.key.field_in(template).ok_or(Rejection::NoSuchCell)?;
        if !field.is_asked() {
            return Err(Rejection::NoSuchCell);
        }
        if self.nil {
            return Ok((CellState::Nil, None));
        }
        if field.kind == FieldKind::LongText {
            return self.read_text(Prose::parse);
        }
        match read_number(&self.typed, field.kind)? {
            Some(number) => Ok((CellState::Value, Some(CellValue::Number(number)))),
            None => Ok((CellState::Empty, None)),
        }
    }

    fn read_text(
        &self,
        parse: fn(&str) -> Result<Prose, Problem>,
    ) -> Result<(CellState, Option<CellValue>), Rejection> {
        match parse(&self.typed) {
            Ok(text) => Ok((CellState::Value, Some(CellValue::Text(text.into_string())))),
            Err(Problem::Missing) => Ok((CellState::Empty, None)),
            Err(problem) => Err(Rejection::Text(problem)),
        }
    }
}

/// No indicator of the regime can be negative; whole and ranked ones have no decimals.
fn read_number(typed: &str, kind: FieldKind) -> Result<Option<Decimal>, Rejection> {
    let number = match number::parse(typed) {
        Ok(number) => number,
        Err(NumberProblem::Missing) => return Ok(None),
        Err(problem) => return Err(Rejection::Number(problem)),
    };
    if number.is_sign_negative() && !number.is_zero() {
        return Err(Rejection::Negative);
    }
    match kind {
        FieldKind::Int | FieldKind::Rank if !number.fract().is_zero() => Err(Rejection::NotWhole),
        FieldKind::Rank if number.is_zero() => Err(Rejection::Negative),
        _ => Ok(Some(number.normalize())),
    }
}
