//! What a person typed and the server does not have yet, kept on this device under their name.
//!
//! Nothing of it stays behind when they sign out; an ended session leaves it for the next one.

use std::collections::BTreeMap;

use domain::{
    id::ReportId,
    report::{CellKey, TypedCell},
};
use serde::{Deserialize, Serialize};

use crate::{asked::viewer, json, net};

/// How the names begin under which drafts are kept.
const PREFIX: &str = "giaoban.draft.";

/// Keeps drafts until the page's own code is there: it stands in the document and needs nothing else.
pub const EARLY: &str = include_str!("drafts/early.js");

/// One cell as it was typed. `base_rev` is the revision it was typed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub typed: String,
    pub nil: bool,
    pub base_rev: i32,
    /// What went to the server over the same revision and was not answered.
    #[serde(default)]
    pub sent: Vec<String>,
}

/// Drafts of one report by the names of their cells.
pub type Drafts = BTreeMap<String, Draft>;

impl Draft {
    /// Whether the cell says just what this person sent: the answer never came, and nobody else wrote.
    pub fn is_over(&self, rev: i32, text: &str) -> bool {
        rev == self.base_rev + 1 && self.sent.iter().any(|sent| sent == text)
    }

    /// As it is sent.
    pub fn cell(&self, name: &str) -> TypedCell {
        TypedCell {
            key: CellKey::named(name),
            typed: self.typed.clone(),
            nil: self.nil,
            base_rev: self.base_rev,
        }
    }
}

impl From<TypedCell> for Draft {
    fn from(cell: TypedCell) -> Self {
        Self { typed: cell.typed, nil: cell.nil, base_rev: cell.base_rev, sent: Vec::new() }
    }
}

/// Where this device keeps what the viewer typed into a report.
pub fn place(report: ReportId) -> String {
    let person = viewer().map(|viewer| viewer.id.to_string()).unwrap_or_default();
    format!("{PREFIX}{person}.{report}")
}

/// Where this device keeps what a reviewer types about a report, by the field.
pub fn note_place(place: &str, field: &str) -> String {
    format!("{place}.note.{field}")
}

/// What is kept there. In handlers and effects only, like all below.
pub fn kept(place: &str) -> Drafts {
    net::kept(place).and_then(|text| json::read(text.as_bytes()).ok()).unwrap_or_default()
}

/// False when this device takes no more: its storage is full or switched off.
pub fn keep(place: &str, drafts: &Drafts) -> bool {
    if drafts.is_empty() {
        net::forget(place);
        return true;
    }
    json::write(drafts).is_ok_and(|text| net::keep(place, &text))
}

/// The draft of one cell goes: the server has it, or nobody wants it. False when there was none.
pub fn drop(place: &str, cell: &str) -> bool {
    let mut drafts = kept(place);
    drafts.remove(cell).is_some() && keep(place, &drafts)
}

/// Whether anything is kept of any report.
pub fn are_kept() -> bool {
    !net::kept_names(PREFIX).is_empty()
}

pub fn forget() {
    for name in net::kept_names(PREFIX) {
        net::forget(&name);
    }
}
