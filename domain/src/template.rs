//! What a report asks: a published version of a template with its sections, fields and rules.
//!
//! A version is frozen once published; `key` is the same field in every version.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{code::codes, id::VersionId, viewer::Locale};

codes! {
    pub enum TemplateKind {
        Periodic = "periodic",
        Thematic = "thematic",
        AdHoc = "adhoc",
    }
}

codes! {
    pub enum SectionKind {
        /// Indicators with one figure each.
        Fields = "fields",
        /// Paragraphs.
        Narrative = "narrative",
    }
}

codes! {
    pub enum FieldKind {
        /// A whole number.
        Int = "int",
        /// A number with up to four decimals.
        Dec = "dec",
        /// A place in a ranking.
        Rank = "rank",
        /// Computed from other cells; nobody types it.
        Calc = "calc",
        LongText = "longtext",
    }
}

codes! {
    pub enum Severity {
        /// Blocks submitting.
        Error = "error",
        /// Is explained before submitting.
        Warning = "warning",
    }
}

/// A text of the template in both languages; Vietnamese is the original.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    pub vi: String,
    pub en: String,
}

impl Wording {
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The Vietnamese stands in where nobody has translated yet.
    pub fn say(&self, locale: Locale) -> &str {
        if locale == Locale::English && !self.en.is_empty() { &self.en } else { &self.vi }
    }
}

/// A published version, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub version: VersionId,
    /// The regime's code: `TT02-THANG`.
    pub code: String,
    pub no: i32,
    pub title: Wording,
    pub legal_basis: String,
    pub sections: Vec<Section>,
    pub rules: Vec<ValidationRule>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub key: String,
    pub title: Wording,
    pub kind: SectionKind,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The indicator's code for figures: `VT02`.
    pub key: String,
    pub label: Wording,
    /// Unit of measure; empty for paragraphs.
    pub unit: Wording,
    pub kind: FieldKind,
    pub required: bool,
    /// A part of the field above it ("trong đó").
    pub part: bool,
    /// What a figure is broken down into (2G, 3G, …); empty for one figure.
    pub columns: Vec<Column>,
    /// In the rule language, for computed fields.
    pub formula: Option<String>,
}

/// One part of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What cells and rules name it by: `2G`, `1`.
    pub key: String,
    pub label: Wording,
}

/// `expression` holds for a sound report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidationRule {
    pub code: String,
    pub severity: Severity,
    pub expression: String,
    /// May name values: `{VT03}`, `{prev.VT02}`.
    pub message: Wording,
    /// The field beside which it is said.
    pub field: String,
}

impl Template {
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields().find(|field| field.key == key)
    }

    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// The section a field stands in.
    pub fn section_of(&self, field: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.fields.iter().any(|one| one.key == field))
    }
}

impl Field {
    /// Whether people fill it.
    pub fn is_asked(&self) -> bool {
        self.kind != FieldKind::Calc
    }

    /// Whether a complete report has it answered: what progress is counted by.
    pub fn is_required(&self) -> bool {
        self.is_asked() && self.required
    }

    pub fn is_figure(&self) -> bool {
        self.kind != FieldKind::LongText
    }

    /// The columns of its cells: one unnamed when it has no breakdown. The field's own total stands
    /// first, then its parts.
    pub fn cell_columns(&self) -> impl Iterator<Item = &str> {
        std::iter::once("").chain(self.columns.iter().map(|column| column.key.as_str()))
    }

    /// What a cell of this field is called: the field itself, or the part of its breakdown.
    pub fn label_of(&self, col: &str) -> &Wording {
        let column = self.columns.iter().find(|column| column.key == col);
        column.map_or(&self.label, |column| &column.label)
    }
}

impl Column {
    /// From `1=Cấp độ 1=Level 1`, or from `2G` where the key says it all.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.splitn(3, '=');
        let key = parts.next().unwrap_or_default();
        let vi = parts.next().unwrap_or(key);
        let en = parts.next().unwrap_or(vi);
        Self { key: key.to_owned(), label: Wording::new(vi, en) }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, label } = self;
        if label.vi == *key && label.en == *key {
            f.write_str(key)
        } else {
            write!(f, "{key}={}={}", label.vi, label.en)
        }
    }
}
