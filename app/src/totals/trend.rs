//! How a total went over the rounds of its regime: a line, and the same as a table.

use domain::{
    period::PeriodKind,
    total::{IndicatorPage, TrendPoint},
};
use leptos::prelude::*;
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{round_name, say, words};
use crate::{
    paths,
    ui::{Card, LineChart, Mark, Series},
    words::{period_short, told},
};

#[component]
pub fn Trend(page: IndicatorPage) -> impl IntoView {
    let known: Vec<Decimal> = page.trend.iter().filter_map(|point| point.total.value).collect();
    if known.len() < 2 {
        return ().into_any();
    }
    let (chart, table) = (chart(&page, &known), table(&page));
    view! {
        <Card title=words::how_it_went() id="trend">
            {chart}
            <details class="method">
                <summary>{words::as_table()}</summary>
                {table}
            </details>
        </Card>
    }
    .into_any()
}

fn chart(page: &IndicatorPage, known: &[Decimal]) -> AnyView {
    let unit = told(&page.line.unit);
    let how = &page.line.how;
    let (low, high) = range(known);
    let height = |value: Decimal| -> i64 {
        if high == low {
            return 500;
        }
        let share = (value - low) * Decimal::from(1000) / (high - low);
        share.round().to_i64().unwrap_or_default()
    };
    let last = page.trend.len().saturating_sub(1);
    let marks = page.trend.iter().enumerate().filter_map(|(at, point)| {
        let value = point.total.value?;
        let text = say::with_unit(&point.total, how, &unit);
        let coverage = point.total.coverage;
        Some(Mark {
            at,
            height: height(value),
            label: words::trend_point(
                round_name(&point.round),
                text.clone(),
                words::covered(coverage.n, coverage.of),
            ),
            href: paths::indicator(&page.line.key, &point.round.code, page.basis),
            text: (at == last).then_some(text),
        })
    });
    let lines = vec![Series { marks: marks.collect(), past: false, name: None }];
    let every = if page.trend.len() > 6 { 2 } else { 1 };
    let places = page.trend.iter().enumerate().map(|(at, point)| {
        // Counted from the end, so that this round is always named.
        if (last - at).is_multiple_of(every) { short(point) } else { String::new() }
    });
    let places: Vec<String> = places.collect();
    let tick = |value: Decimal| (height(value), compact(value));
    let ticks = vec![tick(low), tick((low + high) / Decimal::from(2)), tick(high)];
    let ends = (page.trend.first(), page.trend.last());
    let title = match ends {
        (Some(first), Some(last)) => words::trend_title(
            told(&page.line.label),
            round_name(&first.round),
            round_name(&last.round),
        ),
        _ => told(&page.line.label),
    };
    view! { <LineChart title id="trend-chart" places ticks lines/> }.into_any()
}

/// A little beneath the smallest and above the largest; the axis need not begin at zero, it is written.
fn range(known: &[Decimal]) -> (Decimal, Decimal) {
    let low = known.iter().min().copied().unwrap_or_default();
    let high = known.iter().max().copied().unwrap_or_default();
    let air = (high - low) / Decimal::from(10);
    let foot = low - air;
    (if low.is_sign_negative() { foot } else { foot.max(Decimal::ZERO) }, high + air)
}

/// "T6"; with the year where it begins.
fn short(point: &TrendPoint) -> String {
    let Some(period) = point.round.period else { return point.round.code.clone() };
    if period.kind() == PeriodKind::Year { period.year().to_string() } else { period_short(period) }
}

/// `2,1 tr`, `860 n`: beside an axis there is room for few digits.
fn compact(value: Decimal) -> String {
    let print = |value: Decimal, decimals| domain::number::print_rounded(value, decimals);
    let (thousand, million) = (Decimal::from(1_000), Decimal::from(1_000_000));
    let billion = Decimal::from(1_000_000_000);
    let size = value.abs();
    if size >= billion {
        words::billions(print(value / billion, 1))
    } else if size >= million {
        words::millions(print(value / million, 1))
    } else if size >= Decimal::from(10_000) {
        words::thousands(print(value / thousand, 0))
    } else {
        print(value, if size >= Decimal::from(100) { 0 } else { 1 })
    }
}

fn table(page: &IndicatorPage) -> AnyView {
    let unit = told(&page.line.unit);
    let rows = page.trend.iter().rev().map(|point| {
        let coverage = point.total.coverage;
        let href = paths::indicator(&page.line.key, &point.round.code, page.basis);
        view! {
            <tr>
                <th scope="row"><a href=href>{round_name(&point.round)}</a></th>
                <td class="n">{say::figure(&point.total, &page.line.how, &unit)}</td>
                <td class="n soft">{format!("{}/{}", coverage.n, coverage.of)}</td>
            </tr>
        }
    });
    view! {
        <table class="table table--small">
            <caption class="vh">{words::how_it_went()}</caption>
            <thead><tr>
                <th scope="col">{words::round()}</th>
                <th scope="col" class="n">{unit.clone()}</th>
                <th scope="col" class="n">{words::coverage()}</th>
            </tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
