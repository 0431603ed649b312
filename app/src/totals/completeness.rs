//! Who sent when: what was sent in time is quiet, every exception has its colour, its sign and its word.

use domain::{
    report::{Only, ReportFilter, ReportStatus},
    time,
    total::{Completeness, Coverage, MatrixCell, MatrixRound, MatrixUnit},
};
use leptos::prelude::*;

use super::{Choose, Chosen, View, Views, api::read_completeness, words};
use crate::{
    layout::{Page, PageHead, reading},
    paths,
    query::use_query,
    read::read,
    ui::{
        Body, Card, Empty, Glyph, Icon, PrintButton, Shape, Tone, classes, status_glyph,
        status_tone,
    },
    words::{overdue_word, period_name, status_word, told},
};

pub fn completeness() -> AnyView {
    let query = use_query();
    let part = move |name: &str| query.get(name).unwrap_or_default();
    let page = read(
        move || (part("year"), part("template")),
        |(year, template)| read_completeness(year, template),
    );
    reading(page, Shape::default(), move |page| view! { <Matrix page/> }.into_any())
}

#[component]
fn Matrix(page: Completeness) -> impl IntoView {
    let title = words::completeness_title(page.year);
    let lead = words::units_as_of(page.units.len(), time::moment(page.as_of));
    let content = if page.rounds.is_empty() {
        view! { <Empty title=words::no_rounds()>{words::no_rounds_lead()}</Empty> }.into_any()
    } else {
        grid(&page)
    };
    view! {
        <Page title here=words::totals() class="p-matrix">
            <PageHead title=words::completeness_title(page.year) actions=view! { <PrintButton/> }.into_any()>
                <p class="num">{lead}</p>
            </PageHead>
            <Views here=View::Completeness both=true/>
            <Card body=Body::Bare class="print-wide">
                <Bar page=page.clone()/>
                {content}
                <details class="method">
                    <summary>{words::how_it_is_counted()}</summary>
                    <p>{words::completeness_how()}</p>
                </details>
            </Card>
        </Page>
    }
    .into_any()
}

#[component]
fn Bar(page: Completeness) -> impl IntoView {
    let years = page.years.iter().map(|year| (year.to_string(), words::year_of(*year))).collect();
    let every = (String::new(), words::every_regime().to_owned());
    let regimes = std::iter::once(every)
        .chain(page.templates.iter().map(|(code, title)| (code.clone(), told(title))))
        .collect();
    let lists = vec![
        Chosen {
            label: words::regime(),
            name: "template",
            options: regimes,
            value: page.template.clone(),
        },
        Chosen { label: words::year(), name: "year", options: years, value: page.year.to_string() },
    ];
    let action = paths::ANALYSIS.to_owned();
    let legend = [
        (Tone::Ok, Glyph::CircleCheck, words::on_time()),
        (Tone::Warn, Glyph::Clock, words::late()),
        (Tone::Info, Glyph::Send, words::to_accept()),
        (Tone::Danger, Glyph::CornerUpLeft, words::returned()),
        (Tone::Mute, Glyph::CircleDashed, words::not_begun()),
    ];
    let legend = legend.map(|(tone, glyph, text)| {
        view! { <span class=tone.ink()><Icon glyph/>{text}</span> }
    });
    view! {
        <div class="mx-bar">
            <Choose action lists/>
            <p class="legend" aria-label=words::legend()>{legend.collect_view()}</p>
        </div>
    }
    .into_any()
}

fn grid(page: &Completeness) -> AnyView {
    let now = page.rounds.iter().rposition(|round| !round.is_due);
    let heads = page.rounds.iter().enumerate().map(|(at, round)| {
        let class = if Some(at) == now { "mx-now" } else { "" };
        let filter = ReportFilter { round: round.code.clone(), ..ReportFilter::default() };
        view! {
            <th scope="col" class=class>
                <a href=paths::reports(&filter) title=told(&round.title)>{short(round)}</a>
                <small><span class="vh">{words::due(String::new())}</span>{time::short_day(round.due_on)}</small>
            </th>
        }
    });
    let rows = page.units.iter().map(|unit| row(page, unit)).collect::<Vec<_>>();
    let foot = page.rounds.iter().map(|round| {
        let filter = ReportFilter {
            round: round.code.clone(),
            only: Some(Only::OnTime),
            ..ReportFilter::default()
        };
        view! { <td>{fraction(round.on_time, Some(paths::reports(&filter)))}</td> }
    });
    let all = page.units.iter().fold(Coverage::default(), |all, unit| Coverage {
        n: all.n + unit.on_time.n,
        of: all.of + unit.on_time.of,
    });
    let share = all.per_mille().map(|share| format!("{},{}%", share / 10, share % 10));
    let caption = words::completeness_caption(page.year);
    let frame = caption.clone();
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-label=frame>
            <table class="table table--pin mx-table">
                <caption class="vh">{caption}</caption>
                <thead><tr>
                    <th scope="col">{words::unit()}</th>
                    {heads.collect_view()}
                    <th scope="col">{words::on_time()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr>
                    <th scope="row">{words::on_time()}</th>
                    {foot.collect_view()}
                    <td class="num">{share}</td>
                </tr></tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// "T6", "Q II", "6T": the title says the rest.
fn short(round: &MatrixRound) -> String {
    round.period.map_or_else(|| round.code.clone(), crate::words::period_short)
}

fn row(page: &Completeness, unit: &MatrixUnit) -> AnyView {
    let cells = page.rounds.iter().zip(&unit.cells).map(|(round, cell)| match cell {
        Some(cell) => view! { <td>{shown(cell, unit, round)}</td> }.into_any(),
        None => view! { <td class="muted"><span class="vh">{words::not_owed()}</span>"–"</td> }
            .into_any(),
    });
    let of_unit = ReportFilter {
        unit: unit.code.clone(),
        q: page.year.to_string(),
        ..ReportFilter::default()
    };
    let on_time = ReportFilter { only: Some(Only::OnTime), ..of_unit.clone() };
    // The list is not narrowed to one regime, so it would not be these rows.
    let counted = page.template.is_empty().then(|| paths::reports(&on_time));
    view! {
        <tr>
            <th scope="row"><a href=paths::reports(&of_unit)>{told(&unit.name)}</a></th>
            {cells.collect::<Vec<_>>()}
            <td>{fraction(unit.on_time, counted)}</td>
        </tr>
    }
    .into_any()
}

fn fraction(on_time: Coverage, href: Option<String>) -> AnyView {
    let text = format!("{}/{}", on_time.n, on_time.of);
    let label = words::on_time_of(on_time.n, on_time.of);
    match href.filter(|_| on_time.n > 0) {
        Some(href) => view! { <a class="num" href=href aria-label=label>{text}</a> }.into_any(),
        None => view! { <span class="num" title=label>{text}</span> }.into_any(),
    }
}

/// What a cell says: its tone, its sign, and a day or a word.
fn look(cell: &MatrixCell) -> (Tone, Glyph, String) {
    let sent = cell.first_sent_on.map(time::short_day).unwrap_or_default();
    match (cell.status, cell.on_time) {
        _ if cell.overdue => (Tone::Danger, Glyph::CircleAlert, overdue_word().to_owned()),
        (ReportStatus::Submitted | ReportStatus::InReview, Some(true)) => {
            (Tone::Info, Glyph::Send, sent)
        }
        (ReportStatus::Accepted, Some(true)) => (Tone::Ok, Glyph::CircleCheck, sent),
        (status, Some(false)) if status.is_with_ministry() => (Tone::Warn, Glyph::Clock, sent),
        (status, _) => (status_tone(status), status_glyph(status), status_word(status).to_owned()),
    }
}

fn shown(cell: &MatrixCell, unit: &MatrixUnit, round: &MatrixRound) -> AnyView {
    let (tone, glyph, text) = look(cell);
    let kind = match (tone, cell.status) {
        (Tone::Ok, _) => "mx--ok",
        (Tone::Mute, _) => "mx--no",
        _ => "",
    };
    let sent = cell.first_sent_on.map(time::day);
    let when = match (cell.on_time, sent) {
        (Some(true), Some(day)) => Some(words::cell_on_time(day)),
        (Some(false), Some(day)) => Some(words::cell_late(day)),
        _ if cell.overdue => Some(overdue_word().to_owned()),
        _ => None,
    };
    let nil = cell.nil_return.then(|| words::nil_return().to_owned());
    let said: Vec<String> = [
        Some(told(&unit.name)),
        Some(round.period.map_or_else(|| told(&round.title), period_name)),
        Some(status_word(cell.status).to_owned()),
        when,
        nil,
    ]
    .into_iter()
    .flatten()
    .collect();
    let href = if cell.opens {
        paths::report(cell.id)
    } else {
        paths::reports(&ReportFilter {
            round: round.code.clone(),
            unit: unit.code.clone(),
            ..ReportFilter::default()
        })
    };
    view! {
        <a class=classes(&["mx", tone.class(), kind]) href=href aria-label=said.join(", ")>
            <Icon glyph/>{text}
        </a>
    }
    .into_any()
}
