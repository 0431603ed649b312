//! The rule language beside the same computation written in Rust, on exact decimals as well.

use std::{collections::BTreeMap, hint::black_box, time::Instant};

use anyhow::anyhow;
use domain::{
    report::{Answer, Answers, CellKey, CellState, CellText, CellValue, Checks},
    template::{
        Field, FieldKind, Section, SectionKind, Severity, Template, ValidationRule, Wording,
    },
};
use rust_decimal::Decimal;

use super::table::{Bound, Row, Samples, Table};

const FIELDS: u32 = 300;
/// How many of them the total adds: a rule has at most 2 000 characters.
const ADDED: u32 = 100;
const ROUNDS: u32 = 30;

/// A form of 300 cells, half of them with a part, a change and a bound to be checked, and one total.
pub async fn measure(table: &mut Table) -> anyhow::Result<()> {
    let template = template();
    let checks = Checks::new(&template);
    let answers = answers();
    let found = checks.run(&answers);
    let total = found.computed.iter().find(|(key, _)| key.as_str() == "TOTAL");
    let total = total.and_then(|(_, answer)| answer.as_ref()?.number());
    if total != Some(plain(&answers).0) {
        return Err(anyhow!("the two sides do not compute the same: {total:?}"));
    }
    let (mut ours, mut theirs) = (Samples::default(), Samples::default());
    for _ in 0..ROUNDS {
        ours.add(timed(|| drop(black_box(checks.run(black_box(&answers))))));
        theirs.add(timed(|| drop(black_box(plain(black_box(&answers))))));
    }
    table.add(Row {
        goal: "rules".to_owned(),
        what: format!("check {FIELDS} cells by {} rules and a total", template.rules.len()),
        ours,
        beside: "the same in Rust",
        theirs: Some(theirs),
        unit: "ms",
        bound: Bound::Shown,
    });
    Ok(())
}

fn timed(act: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    act();
    begun.elapsed().as_secs_f64() * 1000.0
}

fn name(number: u32) -> String {
    format!("B{number}")
}

fn template() -> Template {
    let plain = |key: String, kind, formula| Field {
        key,
        label: Wording::default(),
        unit: Wording::default(),
        kind,
        required: true,
        part: false,
        columns: Vec::new(),
        formula,
    };
    let mut fields: Vec<Field> =
        (0..FIELDS).map(|number| plain(name(number), FieldKind::Int, None)).collect();
    let names: Vec<String> = (0..ADDED).map(name).collect();
    fields.push(plain("TOTAL".to_owned(), FieldKind::Calc, Some(names.join(" + "))));
    let rules = (0..FIELDS).step_by(2).flat_map(|number| {
        let (cell, next) = (name(number), name(number + 1));
        [
            format!("{cell} <= {next}"),
            format!("abs({cell} - prev.{cell}) <= 0.3 * prev.{cell}"),
            format!("{cell} >= 0"),
        ]
    });
    let rules = rules.enumerate().map(|(at, expression)| ValidationRule {
        code: format!("R{at}"),
        severity: Severity::Warning,
        expression,
        message: Wording::default(),
        field: name(0),
    });
    Template {
        version: uuid::Uuid::nil().into(),
        code: "BENCH".to_owned(),
        no: 1,
        title: Wording::default(),
        legal_basis: String::new(),
        rules: rules.collect(),
        sections: vec![Section {
            key: "all".to_owned(),
            title: Wording::default(),
            kind: SectionKind::Fields,
            fields,
        }],
    }
}

fn answers() -> Answers {
    let said = |more: u32| -> CellText {
        (0..FIELDS)
            .map(|number| {
                let value = Some(CellValue::Number(Decimal::from(1000 + number + more)));
                (CellKey::of(&name(number)), Answer { state: CellState::Value, value })
            })
            .collect()
    };
    Answers { now: said(7), previous: said(0), year_before: CellText::new() }
}

/// The total, and the rules that do not hold.
fn plain(answers: &Answers) -> (Decimal, Vec<u32>) {
    let read = |cells: &CellText| -> BTreeMap<u32, Decimal> {
        (0..FIELDS)
            .filter_map(|number| Some((number, cells.get(&CellKey::of(&name(number)))?.number()?)))
            .collect()
    };
    let (now, previous) = (read(&answers.now), read(&answers.previous));
    let share = Decimal::new(3, 1);
    let broken = (0..FIELDS).step_by(2).filter(|number| {
        let (Some(cell), Some(next), Some(before)) =
            (now.get(number), now.get(&(number + 1)), previous.get(number))
        else {
            return true;
        };
        cell > next || (cell - before).abs() > share * before || cell.is_sign_negative()
    });
    (now.values().take(ADDED as usize).sum(), broken.collect())
}
