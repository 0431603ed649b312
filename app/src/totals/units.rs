//! The units behind a total: each figure leads to the cell it comes from; whoever is missing is named.

use domain::{
    report::{Answer, ReportFilter},
    template::Wording,
    total::{Aggregation, IndicatorPage, IndicatorUnit},
};
use leptos::prelude::*;

use super::{round_name, say, table, words};
use crate::{
    paths,
    reports::figures,
    ui::{Body, Card, Column, DataTable, Delta, Glyph, Icon, StatusBadge, Way, Wide},
    words::told,
};

#[component]
pub fn Units(page: IndicatorPage, largest_first: bool) -> impl IntoView {
    let (mut there, missing): (Vec<_>, Vec<_>) =
        page.units.iter().cloned().partition(IndicatorUnit::answers);
    if largest_first {
        there.sort_by_key(|unit| std::cmp::Reverse(unit.figure()));
    }
    let label = told(&page.line.label);
    let caption = words::units_caption(label, round_name(&page.round));
    let columns = columns(&page, largest_first);
    let rows: Vec<AnyView> = there.iter().map(|unit| row(&page, unit)).collect();
    let foot = foot(&page);
    view! {
        <Card title=words::units_behind() id="units" body=Body::Flush>
            <DataTable caption columns wide=Wide::Cards class="units" foot=foot>{rows}</DataTable>
        </Card>
        <Missing units=missing round=page.round.code.clone()/>
    }
    .into_any()
}

fn columns(page: &IndicatorPage, largest_first: bool) -> Vec<Column> {
    let here = paths::indicator(&page.line.key, &page.round.code, page.basis);
    let by_value = format!("{here}&sort=value#units");
    let by_unit = format!("{here}#units");
    let mut columns =
        vec![Column::text(words::unit()).sorted_by(by_unit, (!largest_first).then_some(Way::Up))];
    if let (Some((over, under)), Aggregation::Ratio { over: one, under: other }) =
        (&page.parts, &page.line.how)
    {
        let head = |label: &Wording, code: &str| format!("{} ({code})", told(label));
        columns.extend([Column::number(head(over, one)), Column::number(head(under, other))]);
    }
    columns.push(
        Column::number(told(&page.line.unit))
            .sorted_by(by_value, largest_first.then_some(Way::Down)),
    );
    let before = table::beside(page.previous.as_ref(), &page.round);
    columns.push(Column::number(words::compared_with(before)));
    columns.push(Column::text(words::source()));
    columns
}

fn row(page: &IndicatorPage, unit: &IndicatorUnit) -> AnyView {
    let measure = told(&page.line.unit);
    let computed = page.formula.is_some();
    let said = |answer: Option<&Answer>, computed: bool| match computed {
        true => figures::computed(answer, &measure),
        false => figures::said(answer),
    };
    let value = if unit.nil_return {
        words::nil_return().to_owned()
    } else {
        said(unit.now.as_ref(), computed)
    };
    let value = match unit.opens {
        true => {
            let href = paths::report_cell(unit.id, &page.line.key);
            view! { <a class="semi" href=href>{value}</a> }.into_any()
        }
        false => value.into_any(),
    };
    let parts = page.parts.as_ref().map(|(over, under)| {
        view! {
            <td class="n soft" data-label=told(over)>{said(unit.over.as_ref(), false)}</td>
            <td class="n soft" data-label=told(under)>{said(unit.under.as_ref(), false)}</td>
        }
    });
    let change = figures::change(unit.now.as_ref(), unit.previous.as_ref(), measure == "%")
        .map(|(way, text)| view! { <Delta way text/> });
    let source = unit.opens.then(|| {
        let history = paths::cell_history(unit.id, &page.line.key);
        view! {
            <a class="sm" href=history>
                {words::submission_no(unit.no)}<span class="vh">", "{words::cell_history()}</span>
                <Icon glyph=Glyph::History/>
            </a>
        }
    });
    let before = words::compared_with(table::beside(page.previous.as_ref(), &page.round));
    view! {
        <tr>
            <th scope="row">{told(&unit.name)}</th>
            {parts}
            <td class="n" data-label=measure>{value}</td>
            <td class="n" data-label=before>{change}</td>
            <td class="units__source">{source}</td>
        </tr>
    }
    .into_any()
}

/// The total again, beneath its parts.
fn foot(page: &IndicatorPage) -> AnyView {
    let line = &page.line;
    let figure = say::figure(&line.total, &line.how, &told(&line.unit));
    let parts = page.parts.as_ref().map(|_| {
        let sum = |of: fn(&IndicatorUnit) -> Option<&Answer>| {
            let counted = page.units.iter().filter(|unit| unit.counts);
            let known = counted.filter(|unit| {
                [&unit.over, &unit.under]
                    .iter()
                    .all(|one| one.as_ref().is_some_and(Answer::is_given))
            });
            let sum: rust_decimal::Decimal =
                known.filter_map(|unit| of(unit).and_then(Answer::number)).sum();
            figures::said(Some(&say::answer(sum)))
        };
        view! {
            <td class="n">{sum(|unit| unit.over.as_ref())}</td>
            <td class="n">{sum(|unit| unit.under.as_ref())}</td>
        }
    });
    view! {
        <tr>
            <th scope="row">{words::sum_of(line.total.coverage.n)}</th>
            {parts}
            <td class="n">{figure}</td>
            <td class="n">{say::change(line)}</td>
            <td></td>
        </tr>
    }
    .into_any()
}

/// Who owes an answer that counts, and where their report stands.
#[component]
fn Missing(units: Vec<IndicatorUnit>, round: String) -> impl IntoView {
    if units.is_empty() {
        return view! { <p class="sm soft" id=paths::MISSING>{words::nobody_missing()}</p> }
            .into_any();
    }
    let title = words::missing_units(units.len());
    let lines = units.into_iter().map(move |unit| {
        let filter = ReportFilter {
            round: round.clone(),
            unit: unit.code.clone(),
            ..ReportFilter::default()
        };
        let why = if unit.counts {
            Some(words::cell_empty())
        } else if unit.status.is_with_ministry() {
            Some(words::not_counted())
        } else {
            None
        };
        let why = why.map(|why| view! { <small>{why}</small> });
        view! {
            <li>
                <span><a href=paths::reports(&filter)>{told(&unit.name)}</a>{why}</span>
                <StatusBadge status=unit.status overdue=unit.overdue/>
            </li>
        }
    });
    view! {
        <Card title id=paths::MISSING body=Body::Bare>
            <ul class="list missing">{lines.collect_view()}</ul>
        </Card>
    }
    .into_any()
}
