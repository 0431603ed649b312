//! The regime of Circular 02/2023/TT-BTTTT as templates: what each kind of report asks, built from
//! the dictionary of indicators, the sections and the rules.

use domain::{
    id::VersionId,
    period::{CutoffRule, PeriodKind},
    rule::{self, When},
    template::{
        Column, Field, FieldKind, Section, SectionKind, Severity, Template, TemplateKind,
        ValidationRule, Wording,
    },
};
use serde::Deserialize;

use super::files::{BadFile, read, words};

/// A reporting regime: who asks what, how often, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Regime {
    /// `TT02-THANG`.
    pub code: String,
    pub title_vi: String,
    pub title_en: String,
    pub kind: TemplateKind,
    /// Nothing where every round sets its own days.
    pub period_kind: Option<PeriodKind>,
    pub cutoff_rule: CutoffRule,
    /// Due on this day of the month so many months before the period's last, until the day ends.
    pub due_months_before_end: u32,
    pub due_day: u32,
    pub opens_days_before_due: u32,
    pub lock_days_after_due: u32,
    pub legal_basis: String,
}

/// How the figures of short periods make those of a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Counted over the period: a quarter is the sum of its months.
    Flow,
    /// Counted at its end: a quarter is its last month.
    Snapshot,
}

/// One entry of the dictionary of indicators.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Indicator {
    pub code: String,
    pub topic: String,
    /// Begins with a dash when it is a part of the one before it.
    pub name_vi: String,
    pub name_en: String,
    pub unit_vi: String,
    pub unit_en: String,
    #[serde(rename = "value_type")]
    pub kind: FieldKind,
    pub nature: Nature,
    /// The shortest period for which it is asked; longer ones ask it as well.
    pub frequency: PeriodKind,
    /// How units' figures become a total: `sum`, `none`, or in words.
    pub aggregation: String,
    /// Each as `Column::parse` reads it.
    #[serde(rename = "breakdown", deserialize_with = "words")]
    pub columns: Vec<String>,
    /// In the rule language; only for computed ones.
    pub formula: Option<String>,
}

pub fn regimes() -> Result<Vec<Regime>, BadFile> {
    read("regimes.csv", include_str!("../../seed/regimes.csv"))
}

pub fn indicators() -> Result<Vec<Indicator>, BadFile> {
    read("indicators.csv", include_str!("../../seed/indicators.csv"))
}

/// The first version of a regime's template; nothing where every round brings its own questions.
pub fn template(regime: &Regime, version: VersionId) -> Result<Option<Template>, BadFile> {
    let Some(period) = regime.period_kind else { return Ok(None) };
    let mut asked = indicators()?;
    asked.retain(|one| one.frequency <= period);
    let mut sections = Vec::new();
    for line in section_lines()? {
        let fields = line.fields(&asked)?;
        if let Some(roman) = ROMAN.get(sections.len()).filter(|_| !fields.is_empty()) {
            sections.push(Section {
                title: Wording::new(
                    format!("{roman}. {}", line.title_vi),
                    format!("{roman}. {}", line.title_en),
                ),
                kind: line.kind(),
                key: line.key,
                fields,
            });
        }
    }
    Ok(Some(Template {
        version,
        code: regime.code.clone(),
        no: 1,
        title: Wording::new(&regime.title_vi, &regime.title_en),
        legal_basis: regime.legal_basis.clone(),
        rules: rules(&sections)?,
        sections,
    }))
}

const ROMAN: [&str; 9] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

#[derive(Deserialize)]
struct SectionLine {
    key: String,
    /// None for the section of paragraphs.
    #[serde(deserialize_with = "words")]
    topics: Vec<String>,
    title_vi: String,
    title_en: String,
}

#[derive(Deserialize)]
struct Paragraph {
    key: String,
    label_vi: String,
    label_en: String,
    required: bool,
}

#[derive(Deserialize)]
struct RuleLine {
    code: String,
    field: String,
    severity: Severity,
    expression: String,
    message_vi: String,
    message_en: String,
}

fn section_lines() -> Result<Vec<SectionLine>, BadFile> {
    read("sections.csv", include_str!("../../seed/sections.csv"))
}

impl SectionLine {
    fn kind(&self) -> SectionKind {
        if self.topics.is_empty() { SectionKind::Narrative } else { SectionKind::Fields }
    }

    fn fields(&self, asked: &[Indicator]) -> Result<Vec<Field>, BadFile> {
        if self.topics.is_empty() {
            let paragraphs: Vec<Paragraph> =
                read("paragraphs.csv", include_str!("../../seed/paragraphs.csv"))?;
            return Ok(paragraphs.into_iter().map(Paragraph::into_field).collect());
        }
        Ok(asked.iter().filter(|one| self.topics.contains(&one.topic)).map(field).collect())
    }
}

impl Paragraph {
    fn into_field(self) -> Field {
        Field {
            key: self.key,
            label: Wording::new(self.label_vi, self.label_en),
            unit: Wording::default(),
            kind: FieldKind::LongText,
            required: self.required,
            part: false,
            columns: Vec::new(),
            formula: None,
        }
    }
}

fn field(of: &Indicator) -> Field {
    let dash = "– ";
    let bare = |name: &str| name.strip_prefix(dash).unwrap_or(name).to_owned();
    Field {
        key: of.code.clone(),
        label: Wording::new(bare(&of.name_vi), bare(&of.name_en)),
        unit: Wording::new(&of.unit_vi, &of.unit_en),
        kind: of.kind,
        required: of.kind != FieldKind::Calc,
        part: of.name_vi.starts_with(dash),
        columns: of.columns.iter().map(|text| Column::parse(text)).collect(),
        formula: of.formula.clone(),
    }
}

/// Those whose cells the sections all have.
fn rules(sections: &[Section]) -> Result<Vec<ValidationRule>, BadFile> {
    let file = "rules.csv";
    let lines: Vec<RuleLine> = read(file, include_str!("../../seed/rules.csv"))?;
    let is_asked = |key: &str| {
        sections.iter().flat_map(|section| &section.fields).any(|field| field.key == key)
    };
    let mut rules = Vec::new();
    for line in lines {
        let rule = rule::parse(&line.expression)
            .map_err(|problem| BadFile { file, problem: format!("{}: {problem:?}", line.code) })?;
        let mut now = rule.references().into_iter().filter(|cell| cell.when == When::Now);
        if now.all(|cell| is_asked(&cell.key)) {
            rules.push(ValidationRule {
                code: line.code,
                severity: line.severity,
                expression: line.expression,
                message: Wording::new(line.message_vi, line.message_en),
                field: line.field,
            });
        }
    }
    Ok(rules)
}

#[cfg(test)]
mod tests;
