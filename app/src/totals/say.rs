//! How a total is written.

use domain::{
    number,
    report::{Answer, CellState, CellValue},
    total::{Aggregation, Total, TotalLine},
};
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::words;
use crate::{
    reports::figures,
    ui::{Delta, Glyph, Icon, Tone},
    words::told,
};

/// `1.234,5`, `56,3`: without its unit; in words where there is none.
pub fn figure(total: &Total, how: &Aggregation, unit: &str) -> String {
    match (total.value, total.why) {
        (Some(value), _) => printed(value, how, unit),
        (None, Some(why)) => words::no_total(why).to_owned(),
        (None, None) => "–".to_owned(),
    }
}

/// A quotient with one decimal, every other figure with all of its own.
fn printed(value: Decimal, how: &Aggregation, unit: &str) -> String {
    match how {
        Aggregation::Ratio { .. } | Aggregation::Mean => {
            figures::computed(Some(&answer(value)), unit)
        }
        _ => number::print(value),
    }
}

/// With its unit: `51.902 hồ sơ`, `56,3%`.
pub fn with_unit(total: &Total, how: &Aggregation, unit: &str) -> String {
    let said = figure(total, how, unit);
    if total.value.is_some() { figures::with_unit(said, unit) } else { said }
}

/// How it moved since the period before: only where as many units stand behind both.
pub fn change(line: &TotalLine) -> Option<AnyView> {
    let (now, previous) = (line.total.value?, line.previous.as_ref()?);
    if line.total.coverage != previous.coverage {
        let why = words::other_coverage();
        return Some(
            view! { <span class="muted" title=why>"–"<span class="vh">{why}</span></span> }
                .into_any(),
        );
    }
    let percent = told(&line.unit) == "%";
    let (way, text) = figures::change(Some(&answer(now)), Some(&answer(previous.value?)), percent)?;
    Some(view! { <Delta way text/> }.into_any())
}

/// "10/17", leading to who is missing.
#[component]
pub fn CoverageLink(total: Total, href: String) -> impl IntoView {
    let coverage = total.coverage;
    let text = format!("{}/{}", coverage.n, coverage.of);
    let sentence = words::covered(coverage.n, coverage.of);
    if coverage.is_full() {
        return view! { <span class="num soft" title=sentence>{text}</span> }.into_any();
    }
    let label = format!("{sentence}, {}", words::who_is_missing(coverage.of - coverage.n));
    view! {
        <a class="num coverage" href=href aria-label=label>
            <Icon glyph=Glyph::CircleDashed class=Tone::Warn.ink()/>
            {text}
        </a>
    }
    .into_any()
}

pub fn answer(value: Decimal) -> Answer {
    Answer { state: CellState::Value, value: Some(CellValue::Number(value)) }
}
