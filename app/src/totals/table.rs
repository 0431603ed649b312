//! Every total of a round, with its coverage and its method, each leading to the units behind it.

use domain::{
    policy::Act,
    report::{Only, ReportFilter, ReportStatus},
    time,
    total::{Basis, RoundName, TotalLine, TotalsPage},
};
use leptos::prelude::*;

use super::{
    Bases, Choose, Chosen, View, Views, api::read_totals, round_name, say, say::CoverageLink, words,
};
use crate::{
    asked::viewer,
    layout::{Page, PageHead, reading},
    paths,
    query::use_query,
    read::read,
    reports::figures,
    ui::{Body, Card, Column, Crumb, DataTable, PrintButton, Shape, Wide},
    words::{period_beside, told},
};

pub fn table() -> AnyView {
    let query = use_query();
    let part = move |name: &str| query.get(name).unwrap_or_default();
    let page =
        read(move || (part("round"), part("status")), |(round, status)| read_totals(round, status));
    reading(page, Shape::default(), move |page| view! { <Table page/> }.into_any())
}

#[component]
fn Table(page: TotalsPage) -> impl IntoView {
    let name = round_name(&page.round);
    let title = words::table_title(name.clone());
    let both = viewer().is_some_and(|viewer| viewer.does(Act::ReadReport));
    let crumbs =
        vec![Crumb::new(words::totals(), if both { paths::ANALYSIS } else { paths::TOTALS })];
    let whose = if page.one_unit {
        Some(words::one_unit_lead())
    } else if page.by_topic {
        Some(words::by_topic_lead())
    } else {
        None
    };
    let options = page.rounds.iter().map(|one| (one.code.clone(), round_name(one))).collect();
    let lists = vec![Chosen {
        label: words::round(),
        name: "round",
        options,
        value: page.round.code.clone(),
    }];
    let kept = vec![("status", page.basis.code().to_owned())];
    let caption = words::table_caption(name, words::basis(page.basis).to_owned());
    let columns = columns(&page);
    let (round, basis, one_unit) = (page.round.code.clone(), page.basis, page.one_unit);
    let rows = page.sections.iter().flat_map(|section| {
        let title = told(&section.title);
        let head =
            view! { <tr class="ind-group"><th colspan="5" scope="colgroup">{title}</th></tr> };
        std::iter::once(head.into_any())
            .chain(section.lines.iter().map(|line| row(line, &round, basis, one_unit)))
            .collect::<Vec<_>>()
    });
    let rows: Vec<AnyView> = rows.collect();
    let lead = view! {
        {received(&page, both)}" · "<span class="num">{words::as_of(time::moment(page.as_of))}</span>
    };
    let heading = title.clone();
    let chosen = page.round.code.clone();
    view! {
        <Page title crumbs here=words::table() class="p-totals">
            <PageHead title=heading actions=view! { <PrintButton/> }.into_any()>
                <p>{lead}</p>
                {whose.map(|whose| view! { <p>{whose}</p> })}
            </PageHead>
            <Views here=View::Table both/>
            <Card body=Body::Bare>
                <div class="mx-bar">
                    <Choose action=paths::TOTALS.to_owned() lists kept/>
                    <Bases here=basis to=paths::totals round=chosen/>
                    <p class="basis only-print">{words::basis(basis)}</p>
                </div>
                <DataTable caption columns wide=Wide::Cards class="totals">{rows}</DataTable>
                <Method basis/>
            </Card>
        </Page>
    }
    .into_any()
}

/// "Bộ đã nhận 10/17, đã tiếp nhận 6/17": each leading to its rows, for whoever reads reports.
fn received(page: &TotalsPage, reads: bool) -> AnyView {
    let (of, counts) = (page.counts.owed(), &page.counts);
    let (received, accepted) = (counts.only(Only::Received), counts.of(ReportStatus::Accepted));
    let text = words::received_and_accepted(received, accepted, of);
    if !reads {
        return view! { <span class="num">{text}</span> }.into_any();
    }
    let filter = match page.basis {
        Basis::Accepted => {
            ReportFilter { status: Some(ReportStatus::Accepted), ..ReportFilter::default() }
        }
        Basis::Submitted => ReportFilter { only: Some(Only::Received), ..ReportFilter::default() },
    };
    let href = paths::reports(&ReportFilter { round: page.round.code.clone(), ..filter });
    view! { <a class="num" href=href>{text}</a> }.into_any()
}

fn columns(page: &TotalsPage) -> Vec<Column> {
    let total = if page.one_unit { words::own_figure() } else { words::total() };
    vec![
        Column::text(words::indicator()),
        Column::number(total),
        Column::number(words::compared_with(beside(page.previous.as_ref(), &page.round))),
        Column::number(words::coverage()),
        Column::text(words::method()),
    ]
}

/// The period before, as it is called beside this one.
pub fn beside(previous: Option<&RoundName>, round: &RoundName) -> String {
    let before = round.period.map(domain::period::Period::previous);
    match (previous.and_then(|one| one.period).or(before), round.period) {
        (Some(before), now) => {
            let name = period_beside(before, now);
            let mut letters = name.chars();
            let first = letters.next().map(|first| first.to_ascii_lowercase());
            first.into_iter().chain(letters).collect()
        }
        _ => "–".to_owned(),
    }
}

fn row(line: &TotalLine, round: &str, basis: Basis, one_unit: bool) -> AnyView {
    let unit = told(&line.unit);
    let label = told(&line.label);
    let code = figures::code(&line.key);
    let href = paths::indicator(&line.key, round, basis);
    let missing = format!("{href}#{}", paths::MISSING);
    let figure = say::with_unit(&line.total, &line.how, &unit);
    let class = if line.total.value.is_some() { "n semi" } else { "n muted" };
    let part = if line.part { "ind__name sub" } else { "ind__name" };
    let nils = (line.total.nils > 0 && !one_unit)
        .then(|| view! { <small>{words::nils(line.total.nils)}</small> });
    view! {
        <tr>
            <th scope="row">
                <a href=href><span class="ind__code">{code}</span><span class=part>{label}</span></a>
            </th>
            <td class=class data-label=words::total()>{figure}</td>
            <td class="n" data-label=words::compared_with(String::new()).trim().to_owned()>{say::change(line)}</td>
            <td class="n" data-label=words::coverage()>
                <CoverageLink total=line.total.clone() href=missing/>{nils}
            </td>
            <td class="totals__how soft sm">{words::how(&line.how)}</td>
        </tr>
    }
    .into_any()
}

/// What every figure of the page means.
#[component]
pub fn Method(basis: Basis) -> impl IntoView {
    view! {
        <details class="method">
            <summary>{words::how_it_is_counted()}</summary>
            <ul>
                <li>{words::what_basis_counts(basis)}" "{words::what_is_out()}</li>
                <li>{words::what_coverage_is()}</li>
                <li>{words::exact()}" "{words::rounded_once()}</li>
                <li>{words::what_is_compared()}</li>
            </ul>
        </details>
    }
    .into_any()
}
