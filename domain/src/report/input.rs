//! What people send about reports: the filter of a list, and a section posted without script.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Answer, Cell, CellKey, CellState, CellText, Only, ReportStatus, TypedCell};
use crate::{
    template::{Field, Template},
    text::clean,
};

/// What a list is narrowed to. It lives in the URL's query, so a filtered list is a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportFilter {
    pub status: Option<ReportStatus>,
    /// What crosses the states, when none of them is chosen.
    pub only: Option<Only>,
    /// A round's code.
    pub round: String,
    /// A unit's code.
    pub unit: String,
    /// Words of the round's title or the unit's name, with or without accents.
    pub q: String,
    /// Where the page begins.
    pub after: String,
}

impl ReportFilter {
    /// From the URL's query; what is not understood is as if it were not there.
    pub fn from_query(value: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| bounded(&value(key).unwrap_or_default());
        let status = value("status").and_then(|code| code.parse().ok());
        Self {
            status,
            only: if status.is_none() {
                value("only").and_then(|code| code.parse().ok())
            } else {
                None
            },
            round: text("round"),
            unit: text("unit"),
            q: text("q"),
            after: text("after"),
        }
    }

    /// The same, whoever sent it: no longer than a page would send it, and of printable signs.
    #[must_use]
    pub fn bounded(&self) -> Self {
        Self {
            status: self.status,
            only: self.only,
            round: bounded(&self.round),
            unit: bounded(&self.unit),
            q: bounded(&self.q),
            after: bounded(&self.after),
        }
    }

    /// Whether anything is narrowed.
    pub fn is_narrow(&self) -> bool {
        self.status.is_some()
            || self.only.is_some()
            || [&self.round, &self.unit, &self.q].into_iter().any(|text| !text.is_empty())
    }
}

/// Longer is nobody's filter.
const LONGEST: usize = 200;

fn bounded(text: &str) -> String {
    clean(&text.chars().take(LONGEST).collect::<String>())
}

/// What the unit says to flags, as a form posts it: cell name → text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FlagAnswers {
    pub answer: BTreeMap<String, String>,
}

/// What becomes of the cells that a section leaves empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rest {
    #[default]
    Empty,
    /// "Không phát sinh".
    Nil,
    /// What the period before said.
    Previous,
}

/// A section as a form without script posts it: cell name → text, revision, and nil marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SectionInput {
    pub cell: BTreeMap<String, String>,
    pub rev: BTreeMap<String, String>,
    pub nil: BTreeMap<String, String>,
    pub rest: Rest,
}

impl SectionInput {
    /// The cells typed. A revision that is not a number counts as never seen.
    pub fn cells(&self) -> Vec<TypedCell> {
        self.cell
            .iter()
            .map(|(name, typed)| TypedCell {
                key: CellKey::named(name),
                typed: typed.clone(),
                // Typed text wins over a nil mark left from before.
                nil: typed.trim().is_empty() && self.nil.contains_key(name),
                base_rev: self.rev.get(name).and_then(|rev| rev.parse().ok()).unwrap_or(0),
            })
            .collect()
    }

    /// The cells typed, and the section's empty figures as `rest` says. `current` are the report's cells,
    /// `previous` is what the period before said.
    pub fn cells_with_rest(
        &self,
        template: &Template,
        section: &str,
        current: &BTreeMap<CellKey, Cell>,
        previous: &CellText,
    ) -> Vec<TypedCell> {
        let mut cells = self.cells();
        for key in figures(template, section) {
            let at = cells.iter().position(|one| one.key == key);
            let empty = match at.and_then(|at| cells.get(at)) {
                Some(typed) => typed.typed.trim().is_empty() && !typed.nil,
                None => current.get(&key).is_none_or(|cell| cell.state == CellState::Empty),
            };
            if !empty {
                continue;
            }
            let at = at.unwrap_or_else(|| {
                let base_rev = current.get(&key).map_or(0, |cell| cell.rev);
                cells.push(TypedCell { key: key.clone(), base_rev, ..TypedCell::default() });
                cells.len() - 1
            });
            if let Some(cell) = cells.get_mut(at) {
                self.rest.fill(cell, previous.get(&key));
            }
        }
        cells
    }
}

impl Rest {
    fn fill(self, cell: &mut TypedCell, before: Option<&Answer>) {
        match self {
            Self::Empty => {}
            Self::Nil => cell.nil = true,
            Self::Previous => {
                let value = before.and_then(|answer| answer.value.as_ref());
                cell.typed = value.map(super::CellValue::print).unwrap_or_default();
            }
        }
    }
}

/// The cells of a section that ask people for a figure.
fn figures(template: &Template, section: &str) -> Vec<CellKey> {
    let fields = template.section(section).into_iter().flat_map(|section| &section.fields);
    let of = |field: &Field| -> Vec<CellKey> {
        field.cell_columns().map(|col| CellKey::at(&field.key, col)).collect()
    };
    fields.filter(|field| field.is_asked() && field.is_figure()).flat_map(of).collect()
}
