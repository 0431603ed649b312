//! Checking a report: computed cells, what is missing, and what the rules find. The same code runs
//! beside the fields in the browser and again on the server.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use super::{Answer, Answers, CellKey, CellState, CellText, CellValue};
use crate::{
    code::codes,
    number,
    rule::{self, EvalProblem, Reference, Rule, Value},
    template::{Field, Severity, Template, ValidationRule, Wording},
};

codes! {
    /// How much a finding weighs.
    pub enum Level {
        /// Blocks submitting.
        Error = "error",
        /// Submits only with an explanation.
        Warning = "warning",
        /// Asked and not answered; blocks submitting.
        Missing = "missing",
    }
}

/// One thing found, at one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub level: Level,
    /// The cell beside which it is said.
    pub cell: CellKey,
    /// The rule's code; empty for what is missing, or is computed and too large.
    pub rule: String,
    /// With the values filled in; empty for what is missing.
    pub message: Wording,
    /// How many times the figure of the period before, from ten on: most such are a slip of the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    pub explanation: Option<String>,
}

/// What a check comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    pub list: Vec<Finding>,
    /// Computed cells; nothing where something they need is unknown.
    pub computed: BTreeMap<String, Option<Answer>>,
    /// How many asked cells hold a value; "nothing to report" needs none.
    #[serde(default)]
    pub given: u32,
}

/// A template's formulas and rules, parsed once.
#[derive(Clone, Debug)]
pub struct Checks {
    asked: Vec<(CellKey, bool)>,
    formulas: Vec<(String, Rule)>,
    rules: Vec<(ValidationRule, Rule)>,
}

impl Checks {
    /// A published template's rules parse (publishing has seen to it); one that does not is left out.
    pub fn new(template: &Template) -> Self {
        let formulas: Vec<(String, Rule)> = template
            .fields()
            .filter_map(|field| {
                Some((field.key.clone(), rule::parse(field.formula.as_deref()?).ok()?))
            })
            .collect();
        let by_key: Vec<_> = formulas.iter().map(|(key, rule)| (key.clone(), rule)).collect();
        let order = rule::order(&by_key).unwrap_or_default();
        Self {
            asked: template.fields().filter(|field| field.is_asked()).flat_map(cells).collect(),
            formulas: order.into_iter().filter_map(|at| formulas.get(at).cloned()).collect(),
            rules: template
                .rules
                .iter()
                .filter_map(|one| Some((one.clone(), rule::parse(&one.expression).ok()?)))
                .collect(),
        }
    }

    pub fn run(&self, answers: &Answers) -> Findings {
        let mut answers = answers.clone();
        for (cell, _) in &self.asked {
            // A sum over a breakdown is unknown while a part of it is.
            answers
                .now
                .entry(cell.clone())
                .or_insert(Answer { state: CellState::Empty, value: None });
        }
        let mut findings = Findings { given: self.given(&answers), ..Findings::default() };
        for (key, formula) in &self.formulas {
            let answer = match compute(formula, &answers) {
                Computed::Known(answer) => Some(answer),
                Computed::Unknown => None,
                Computed::TooLarge => {
                    findings.list.push(too_large(key));
                    None
                }
            };
            match &answer {
                Some(answer) => answers.now.insert(CellKey::of(key), answer.clone()),
                None => answers.now.remove(&CellKey::of(key)),
            };
            findings.computed.insert(key.clone(), answer);
        }
        for (cell, required) in &self.asked {
            if *required && !answers.now.get(cell).is_some_and(Answer::is_given) {
                findings.list.push(missing(cell));
            }
        }
        for (one, rule) in &self.rules {
            if rule.evaluate(&answers) == Ok(Value::Truth(false)) {
                findings.list.push(found(one, rule, &answers));
            }
        }
        findings
    }

    fn given(&self, answers: &Answers) -> u32 {
        let holds = |cell: &CellKey| answers.now.get(cell).is_some_and(|one| one.value.is_some());
        let count = self.asked.iter().filter(|(cell, _)| holds(cell)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

impl Finding {
    /// Where it is explained.
    pub fn why(&self) -> CellKey {
        CellKey::why_of(&self.cell.field, &self.rule)
    }
}

impl Findings {
    /// Nothing blocks submitting.
    pub fn is_ready(&self) -> bool {
        self.errors() == 0 && self.unexplained() == 0 && self.missing() == 0
    }

    pub fn errors(&self) -> u32 {
        self.count(|finding| finding.level == Level::Error)
    }

    /// Warnings without an explanation.
    pub fn unexplained(&self) -> u32 {
        self.count(|finding| finding.level == Level::Warning && finding.explanation.is_none())
    }

    pub fn missing(&self) -> u32 {
        self.count(|finding| finding.level == Level::Missing)
    }

    /// What is said beside a cell: not what is merely missing.
    pub fn beside<'a>(&'a self, cell: &'a CellKey) -> impl Iterator<Item = &'a Finding> {
        self.list
            .iter()
            .filter(move |finding| finding.cell == *cell && finding.level != Level::Missing)
    }

    fn count(&self, which: impl Fn(&Finding) -> bool) -> u32 {
        u32::try_from(self.list.iter().filter(|finding| which(finding)).count()).unwrap_or(u32::MAX)
    }
}

fn cells(field: &Field) -> Vec<(CellKey, bool)> {
    field.cell_columns().map(|col| (CellKey::at(&field.key, col), field.required)).collect()
}

enum Computed {
    Known(Answer),
    Unknown,
    /// More than a figure can be: it is neither kept nor submitted.
    TooLarge,
}

fn compute(formula: &Rule, answers: &Answers) -> Computed {
    let figure = match formula.evaluate(answers) {
        // Four decimals are what a figure keeps.
        Ok(Value::Number(number)) => number::round(number, number::DECIMALS).normalize(),
        Err(EvalProblem::TooLarge) => return Computed::TooLarge,
        _ => return Computed::Unknown,
    };
    match number::at_rest(figure) {
        Ok(_) => Computed::Known(Answer {
            state: CellState::Value,
            value: Some(CellValue::Number(figure)),
        }),
        Err(_) => Computed::TooLarge,
    }
}

fn too_large(key: &str) -> Finding {
    Finding {
        level: Level::Error,
        cell: CellKey::of(key),
        rule: String::new(),
        message: Wording::new(
            format!("{key} tính ra quá lớn. Kiểm tra lại các số dùng để tính."),
            format!("{key} comes out too large. Check the figures it is computed from."),
        ),
        times: None,
        explanation: None,
    }
}

fn missing(cell: &CellKey) -> Finding {
    Finding {
        level: Level::Missing,
        cell: cell.clone(),
        rule: String::new(),
        message: Wording::default(),
        times: None,
        explanation: None,
    }
}

fn found(one: &ValidationRule, rule: &Rule, answers: &Answers) -> Finding {
    let references = rule.references();
    Finding {
        level: match one.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        },
        cell: CellKey::of(&one.field),
        rule: one.code.clone(),
        message: Wording {
            vi: fill_in(&one.message.vi, &references, answers),
            en: fill_in(&one.message.en, &references, answers),
        },
        times: times(one, &references, answers),
        explanation: answers.text(&CellKey::why(one)).map(ToOwned::to_owned),
    }
}

/// Of a warning that compares a cell with its own period before.
fn times(one: &ValidationRule, references: &[&Reference], answers: &Answers) -> Option<u32> {
    let before = format!("prev.{}", one.field);
    let is_jump = one.severity == Severity::Warning
        && references.iter().any(|reference| reference.to_string() == before);
    let cell = CellKey::of(&one.field);
    let figure = |cells: &CellText| cells.get(&cell).and_then(Answer::number);
    let (now, before) = (figure(&answers.now)?, figure(&answers.previous)?);
    let times = now.checked_div(before).filter(|_| is_jump)?.trunc();
    times.to_u32().filter(|times| *times >= 10)
}

/// `{VT03}` and `{prev.VT02}` become what the cells say.
fn fill_in(message: &str, references: &[&Reference], answers: &Answers) -> String {
    references.iter().fold(message.to_owned(), |message, reference| {
        let name = format!("{{{reference}}}");
        if message.contains(&name) {
            message.replace(&name, &answers.say(reference))
        } else {
            message
        }
    })
}
