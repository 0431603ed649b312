//! What people send about reports: the filter of a list, and a section posted without script.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CellKey, ReportStatus, TypedCell};
use crate::text::clean;

/// What a list is narrowed to. It lives in the URL's query, so a filtered list is a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportFilter {
    pub status: Option<ReportStatus>,
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
        Self {
            status: value("status").and_then(|code| code.parse().ok()),
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
            round: bounded(&self.round),
            unit: bounded(&self.unit),
            q: bounded(&self.q),
            after: bounded(&self.after),
        }
    }

    /// Whether anything is narrowed.
    pub fn is_narrow(&self) -> bool {
        self.status.is_some()
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

/// A section as a form without script posts it: cell name → text, revision, and nil marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SectionInput {
    pub cell: BTreeMap<String, String>,
    pub rev: BTreeMap<String, String>,
    pub nil: BTreeMap<String, String>,
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
}
