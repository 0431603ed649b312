//! What a report says, with the periods it is compared with: the facts that rules are asked about.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Cell, CellKey, CellState, CellValue};
use crate::{
    number,
    rule::{Facts, Reference, Value, When},
};

/// What one cell says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub state: CellState,
    pub value: Option<CellValue>,
}

/// Cells by their place: of one report.
pub type CellText = BTreeMap<CellKey, Answer>;

/// A report's cells, those of the period before, and those of the same period a year before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub now: CellText,
    pub previous: CellText,
    pub year_before: CellText,
}

impl Answer {
    pub fn number(&self) -> Option<Decimal> {
        self.value.as_ref().and_then(CellValue::number)
    }

    /// As it stands in its field; nothing for nil and empty.
    pub fn print(&self) -> String {
        self.value.as_ref().map(CellValue::print).unwrap_or_default()
    }

    /// Answered: with a value, as nil, or as not applicable.
    pub fn is_given(&self) -> bool {
        matches!(self.state, CellState::Value | CellState::Nil | CellState::NotApplicable)
    }
}

impl From<&Cell> for Answer {
    fn from(cell: &Cell) -> Self {
        Self { state: cell.state, value: cell.value.clone() }
    }
}

impl Answers {
    pub fn of(&self, when: When) -> &CellText {
        match when {
            When::Now => &self.now,
            When::Previous => &self.previous,
            When::YearBefore => &self.year_before,
        }
    }

    pub fn number(&self, key: &CellKey) -> Option<Decimal> {
        self.now.get(key).and_then(Answer::number)
    }

    pub fn text(&self, key: &CellKey) -> Option<&str> {
        match self.now.get(key)?.value.as_ref()? {
            CellValue::Text(text) => Some(text),
            CellValue::Number(_) => None,
        }
    }

    /// As it is said in a message: `1.052`, `không phát sinh`, or a dash.
    pub fn say(&self, reference: &Reference) -> String {
        self.of(reference.when)
            .get(&place(reference))
            .and_then(Answer::number)
            .map_or_else(|| "–".to_owned(), number::print)
    }
}

impl Facts for Answers {
    fn value(&self, reference: &Reference) -> Value {
        match self.of(reference.when).get(&place(reference)) {
            Some(Answer { state: CellState::Value, value: Some(CellValue::Number(number)) }) => {
                Value::Number(*number)
            }
            Some(Answer { state: CellState::Value, value: Some(CellValue::Text(text)) }) => {
                Value::Text(text.clone())
            }
            _ => Value::Unknown,
        }
    }

    fn all(&self, reference: &Reference) -> Vec<Value> {
        self.of(reference.when)
            .iter()
            .filter(|(key, _)| {
                key.field == reference.key && key.row.is_empty() && !key.col.is_empty()
            })
            .map(|(_, answer)| answer.number().map_or(Value::Unknown, Value::Number))
            .collect()
    }

    fn is_nil(&self, reference: &Reference) -> Option<bool> {
        match self.of(reference.when).get(&place(reference))?.state {
            CellState::Nil => Some(true),
            CellState::Value => Some(false),
            CellState::Empty | CellState::NotApplicable | CellState::Carried => None,
        }
    }
}

fn place(reference: &Reference) -> CellKey {
    CellKey {
        field: reference.key.clone(),
        row: reference.row.clone().unwrap_or_default(),
        col: reference.col.clone().unwrap_or_default(),
    }
}
