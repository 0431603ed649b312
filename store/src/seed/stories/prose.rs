//! The paragraphs of a report: sentences of official Vietnamese with the report's own figures.

use domain::{
    number,
    period::{Period, PeriodKind},
    report::{Answer, CellKey, CellText},
    template::{Field, FieldKind, Template},
};

use super::lines::{Lines, Sentence};
use crate::seed::figures::{Draw, Province};

/// Nothing where an optional paragraph was left out. `cells` are the report's, computed ones too.
pub fn paragraph(
    lines: &Lines,
    template: &Template,
    province: &Province,
    period: Period,
    field: &Field,
    cells: &CellText,
) -> Option<String> {
    let own = |line: &&Sentence| {
        line.part == field.key
            && line.period == Some(period)
            && line.unit.as_deref() == Some(province.unit.as_str())
    };
    if let Some(line) = lines.sentences.iter().find(own) {
        return Some(line.text.clone());
    }
    let mut draw = Draw::of(&["prose", &province.unit, &period.to_string(), &field.key]);
    if !field.required && draw.happens(300) {
        return None;
    }
    let names = Names::drawn(province, period, &mut draw);
    let mut sentences: Vec<String> = lines
        .sentences
        .iter()
        .filter(|line| line.part == field.key && line.period.is_none())
        .filter(|line| line.year.is_none_or(|year| year == period.year()))
        .filter_map(|line| filled(&line.text, &names, template, cells))
        .collect();
    let count = if period.kind() == PeriodKind::Month { 2 } else { 3 };
    while sentences.len() > count {
        let at = usize::try_from(draw.below(sentences.len() as u64)).unwrap_or(0);
        sentences.remove(at);
    }
    Some(sentences.join(" "))
}

/// The province and two of its districts.
struct Names<'a> {
    province: &'a str,
    district: &'a str,
    other: &'a str,
}

impl<'a> Names<'a> {
    fn drawn(province: &'a Province, period: Period, draw: &mut Draw) -> Self {
        let count = province.districts.len() as u64;
        let first = draw.below(count);
        let second = first + 1 + draw.below(count.saturating_sub(1));
        let named = |at: u64| {
            let at = usize::try_from(at.checked_rem(count).unwrap_or(0)).unwrap_or(0);
            province.districts.get(at).map_or("", String::as_str)
        };
        Self { province: province.name_in(period), district: named(first), other: named(second) }
    }
}

/// `{tinh}`, `{huyen}`, `{huyen2}` and `{VT04}` become what they stand for. Nothing when the report
/// does not have the figure.
fn filled(text: &str, names: &Names<'_>, template: &Template, cells: &CellText) -> Option<String> {
    let mut parts = text.split(['{', '}']);
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let (Some(name), Some(rest)) = (parts.next(), parts.next()) {
        match name {
            "tinh" => out.push_str(names.province),
            "huyen" => out.push_str(names.district),
            "huyen2" => out.push_str(names.other),
            cell => out.push_str(&figure(cell, template, cells)?),
        }
        out.push_str(rest);
    }
    Some(out)
}

/// Computed ones with one decimal, as people write them.
fn figure(cell: &str, template: &Template, cells: &CellText) -> Option<String> {
    let number = cells.get(&CellKey::of(cell)).and_then(Answer::number)?;
    let is_computed = template.field(cell).is_some_and(|field| field.kind == FieldKind::Calc);
    Some(number::print_rounded(number, if is_computed { 1 } else { number::DECIMALS }))
}
