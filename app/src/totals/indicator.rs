//! One indicator: its total with what it means, how it went, and each unit's figure, which leads to the
//! cell it comes from.

use domain::{
    policy::Act,
    time,
    total::{IndicatorPage, TotalLine},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    Choose, Chosen, api::read_indicator, round_name, say, say::CoverageLink, table, trend::Trend,
    units::Units, words,
};
use crate::{
    asked::viewer,
    layout::{Page, PageHead, reading},
    paths,
    query::use_query,
    read::read,
    reports::figures,
    ui::{Body, Card, Chip, Choice, Crumb, Definition, PrintButton, Segment, Shape},
    words::told,
};

pub fn indicator() -> AnyView {
    let (params, query) = (use_params_map(), use_query());
    let part = move |name: &str| query.get(name).unwrap_or_default();
    let code = move || params.read().get("code").unwrap_or_default();
    let page = read(
        move || (code(), part("col"), part("round"), part("status"), part("sort")),
        |(code, col, round, status, _)| read_indicator(code, col, round, status),
    );
    reading(page, Shape::default(), move |page| {
        let largest_first = query.get_untracked("sort").as_deref() == Some("value");
        view! { <Indicator page largest_first/> }.into_any()
    })
}

#[component]
fn Indicator(page: IndicatorPage, largest_first: bool) -> impl IntoView {
    let line = page.line.clone();
    let (code, label) = (figures::code(&line.key), told(&line.label));
    let title = format!("{label} ({code})");
    let reads = viewer().is_some_and(|viewer| viewer.does(Act::ReadReport));
    let name = round_name(&page.round);
    let mut crumbs = Vec::new();
    if reads {
        crumbs.push(Crumb::new(words::totals(), paths::ANALYSIS));
    }
    let above = paths::totals(&page.round.code, page.basis);
    crumbs.push(Crumb::new(words::table_title(name.clone()), above));
    let over = format!("{} · {}", told(&page.topic), name);
    view! {
        <Page title=title.clone() crumbs here=code class="p-indicator">
            <PageHead title over actions=view! { <PrintButton/> }.into_any()>
                <p class="num">{words::as_of(time::moment(page.as_of))}</p>
            </PageHead>
            <div class="split">
                <div class="stack">
                    <Head page=page.clone()/>
                    <Units page=page.clone() largest_first/>
                </div>
                <aside class="stack"><Trend page/></aside>
            </div>
        </Page>
    }
    .into_any()
}

/// The figure, and what may be chosen about it.
#[component]
fn Head(page: IndicatorPage) -> impl IntoView {
    let IndicatorPage { line, round, basis, .. } = page.clone();
    let options = page.rounds.iter().map(|one| (one.code.clone(), round_name(one))).collect();
    let lists =
        vec![Chosen { label: words::round(), name: "round", options, value: round.code.clone() }];
    let action = paths::indicator(&line.key, "", basis);
    let action = action.split('?').next().unwrap_or_default().to_owned();
    let kept = vec![("col", line.key.col.clone()), ("status", basis.code().to_owned())];
    let key = line.key.clone();
    let choices = domain::total::Basis::ALL.iter().map(|one| {
        Choice::new(words::basis(*one), paths::indicator(&key, &round.code, *one))
            .current(*one == basis)
    });
    let choices: Vec<Choice> = choices.collect();
    let unit = told(&line.unit);
    let figure = say::with_unit(&line.total, &line.how, &unit);
    let class = if line.total.value.is_some() { "figure num" } else { "figure figure--none" };
    let nils = (line.total.nils > 0).then(|| format!(" · {}", words::nils(line.total.nils)));
    let against = words::compared_with(table::beside(page.previous.as_ref(), &round));
    let change = say::change(&line).map(|change| {
        view! { <span><span class="muted">{against}": "</span>{change}</span> }
    });
    let whose = line.total.from.and_then(|id| page.units.iter().find(|unit| unit.id == id));
    let whose = whose.map(|unit| view! { <span>{words::whose(told(&unit.name))}</span> });
    let missing = format!("#{}", paths::MISSING);
    view! {
        <Card body=Body::Bare class="total-head">
            <div class="mx-bar">
                <Choose action lists kept/>
                <Segment label=words::what_counts() choices/>
            </div>
            <Columns page=page.clone()/>
            <div class="total-head__body">
                <p class=class>{figure}</p>
                <p class="row md soft">
                    <CoverageLink total=line.total.clone() href=missing/>
                    <span>{words::covered(line.total.coverage.n, line.total.coverage.of)}{nils}</span>
                    {change}
                    {whose}
                </p>
                <p class="sm soft"><b>{words::basis(basis)}</b>". "{words::method_sentence(&line.how)}</p>
                <Meaning line formula=page.formula.clone() basis/>
            </div>
        </Card>
    }
    .into_any()
}

/// The parts of a breakdown, each with its own total.
#[component]
fn Columns(page: IndicatorPage) -> impl IntoView {
    if page.columns.is_empty() {
        return ().into_any();
    }
    let to = |col: &str| {
        let key = domain::report::CellKey::at(&page.line.key.field, col);
        paths::indicator(&key, &page.round.code, page.basis)
    };
    let here = &page.line.key.col;
    let whole = Choice::new(words::whole(), to("")).current(here.is_empty());
    let parts = page
        .columns
        .iter()
        .map(|(col, label)| Choice::new(told(label), to(col)).current(here == col));
    let chips = std::iter::once(whole).chain(parts).map(|choice| view! { <Chip choice/> });
    view! { <div class="filters filters--chips" role="group" aria-label=words::breakdown()>{chips.collect::<Vec<_>>()}</div> }
        .into_any()
}

#[component]
fn Meaning(line: TotalLine, formula: Option<String>, basis: domain::total::Basis) -> impl IntoView {
    let label = words::definition_of(told(&line.label));
    let formula = formula.map(|text| view! { <p class="num">{words::formula(text)}</p> });
    let rounding = if line.total.rounded { words::rounded_once() } else { words::exact() };
    view! {
        <Definition label>
            {formula}
            <p>{words::what_basis_counts(basis)}</p>
            <p>{words::what_is_out()}</p>
            <p>{words::what_coverage_is()}</p>
            <p>{rounding}</p>
        </Definition>
    }
    .into_any()
}
