//! What a report rightly says: the department's figures, and its paragraphs.

use domain::{
    period::Period,
    report::{Answer, Answers, CellKey, CellState, CellText, CellValue, Checks},
    template::{FieldKind, Template},
};
use rust_decimal::Decimal;

use super::{lines::Lines, prose};
use crate::seed::{
    figures::{Draw, Figures, Province, provinces},
    files::BadFile,
};

/// Where some departments say "không phát sinh" and others write 0.
const NIL_OR_ZERO: [&str; 6] = ["VT14", "BC02", "XB01B", "TT01A", "TT01B", "TT01C"];

pub struct Papers {
    figures: Figures,
    provinces: Vec<Province>,
}

impl Papers {
    pub fn new(lines: &Lines) -> Result<Self, BadFile> {
        Ok(Self { figures: Figures::new(&lines.gaps())?, provinces: provinces()? })
    }

    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// Every asked cell; an optional paragraph may be left out.
    pub fn write(
        &self,
        template: &Template,
        checks: &Checks,
        previous: &CellText,
        province: &Province,
        period: Period,
        lines: &Lines,
    ) -> Result<CellText, BadFile> {
        let mut now = CellText::new();
        for field in template.fields().filter(|field| field.is_asked() && field.is_figure()) {
            for col in field.cell_columns() {
                let cell = CellKey::at(&field.key, col);
                let figure = self.figures.of(&province.unit, period, &cell);
                let answer = figure.map(|figure| answer(&province.unit, &cell, figure));
                let missing = || BadFile {
                    file: "figures.csv",
                    problem: format!("{} is missing for {} {period}", cell.name(), province.unit),
                };
                now.insert(cell.clone(), answer.ok_or_else(missing)?);
            }
        }
        let answers = Answers { now, previous: previous.clone(), ..Answers::default() };
        let computed = checks.run(&answers).computed;
        let computed =
            computed.into_iter().filter_map(|(key, one)| Some((CellKey::of(&key), one?)));
        let whole: CellText = answers.now.clone().into_iter().chain(computed).collect();
        let mut right = answers.now;
        for field in template.fields().filter(|field| field.kind == FieldKind::LongText) {
            if let Some(text) = prose::paragraph(lines, template, province, period, field, &whole) {
                right.insert(CellKey::of(&field.key), said(CellValue::Text(text)));
            }
        }
        Ok(right)
    }
}

/// A value, as an answer.
pub fn said(value: CellValue) -> Answer {
    Answer { state: CellState::Value, value: Some(value) }
}

fn answer(unit: &str, cell: &CellKey, figure: Decimal) -> Answer {
    let says_nil = || Draw::of(&["nil", unit, &cell.field]).happens(600);
    if figure.is_zero() && NIL_OR_ZERO.contains(&cell.field.as_str()) && says_nil() {
        return Answer { state: CellState::Nil, value: None };
    }
    said(CellValue::Number(figure.normalize()))
}
