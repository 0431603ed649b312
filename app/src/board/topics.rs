//! This year's recommendations by topic, stacked by where they stand, with last year's at the end of each
//! bar. Drawn on the server; the same as a table is one tap away.

use chrono::{DateTime, Utc};
use domain::{
    board::{Recommendations, TopicStanding},
    recommendation::{Counter, RecommendationFilter, Stage, Years},
    time,
};
use leptos::prelude::*;

use super::words;
use crate::{
    paths,
    ui::{Card, Definition, Glyph, Icon},
    words::told,
};

/// Bars that there is room for; what is left becomes one more.
const MOST: usize = 8;

#[component]
pub fn Topics(recommendations: Recommendations, as_of: DateTime<Utc>) -> impl IntoView {
    let year = recommendations.year;
    if recommendations.now.received == 0 {
        return ().into_any();
    }
    let rows = rows(&recommendations);
    let table = table(&rows, year);
    let of = |filter: RecommendationFilter| {
        paths::recommendations(&RecommendationFilter { years: Years::Of(year), ..filter })
    };
    let title = words::topics(year);
    let head = view! {
        <a class="link-more" href=of(RecommendationFilter::default())>
            {words::topics_all(recommendations.now.received)}<Icon glyph=Glyph::ChevronRight/>
        </a>
        <Definition label=words::as_table() glyph=Glyph::Table2>{table}</Definition>
        <Definition label=words::how_counted(title.clone())>
            <p>{words::topics_how()}</p>
            <p>{words::as_of(time::moment(as_of))}</p>
        </Definition>
    };
    let answered = RecommendationFilter { answered: Some(true), ..Default::default() };
    let waiting = RecommendationFilter { stage: Some(Stage::Waiting), ..Default::default() };
    let working =
        recommendations.now.received - recommendations.now.answered - recommendations.waiting;
    let legend = view! {
        <p class="legend">
            <a href=of(answered)>{sign("bar")}{words::is_answered()}" "<b class="num">{recommendations.now.answered}</b></a>
            <span>{sign("bar bar--working")}{words::is_working()}" "<b class="num">{working}</b></span>
            <a href=of(waiting)>{sign("bar bar--waiting")}{words::is_waiting()}" "<b class="num">{recommendations.waiting}</b></a>
        </p>
    };
    let (broad, narrow) = (bars(&rows, year, &BROAD), bars(&rows, year, &NARROW));
    view! {
        <Card title id="topics" head=head.into_any() class="a-topics">
            <div class="bars--broad">{broad}</div>
            <div class="bars--narrow">{narrow}</div>
            {legend}
        </Card>
    }
    .into_any()
}

fn sign(class: &'static str) -> AnyView {
    view! { <svg viewBox="0 0 12 12" aria-hidden="true"><rect class=class width="12" height="12" rx="3"></rect></svg> }
        .into_any()
}

/// A bar: its topic's code, nothing for what is left.
struct Bar {
    code: Option<String>,
    name: String,
    parts: [i64; 3],
    before: Counter,
}

fn rows(recommendations: &Recommendations) -> Vec<Bar> {
    let mut topics: Vec<&TopicStanding> =
        recommendations.topics.iter().filter(|one| one.now.received > 0).collect();
    let rest = if topics.len() > MOST { topics.split_off(MOST - 1) } else { Vec::new() };
    let parts = |one: &TopicStanding| [one.now.answered, one.working(), one.waiting];
    let mut rows: Vec<Bar> = topics
        .into_iter()
        .map(|one| Bar {
            code: Some(one.code.clone()),
            name: told(&one.name),
            parts: parts(one),
            before: one.before,
        })
        .collect();
    if !rest.is_empty() {
        let mut others = Bar {
            code: None,
            name: words::others().to_owned(),
            parts: [0; 3],
            before: Counter::default(),
        };
        for one in rest {
            for (sum, part) in others.parts.iter_mut().zip(parts(one)) {
                *sum += part;
            }
            others.before.received += one.before.received;
            others.before.answered += one.before.answered;
        }
        rows.push(others);
    }
    rows
}

/// How a drawing is laid out: its width, the height of a bar's row, where bars begin and end, and how far
/// beneath the name they lie.
struct Plan {
    width: i64,
    row: i64,
    from: i64,
    to: i64,
    beneath: i64,
}

const BROAD: Plan = Plan { width: 660, row: 23, from: 176, to: 540, beneath: 0 };
const NARROW: Plan = Plan { width: 330, row: 46, from: 0, to: 290, beneath: 20 };

fn bars(rows: &[Bar], year: i32, plan: &Plan) -> AnyView {
    let most = rows.iter().map(|row| row.parts.iter().sum::<i64>()).max().unwrap_or(1).max(1);
    let height = plan.row * i64::try_from(rows.len()).unwrap_or_default();
    let title = words::topics(year);
    let drawn: Vec<AnyView> =
        (0..).zip(rows).map(|(at, row)| bar(row, at * plan.row, most, year, plan)).collect();
    let view_box = format!("0 0 {} {height}", plan.width);
    view! { <svg class="chart bars" viewBox=view_box role="group" aria-label=title>{drawn}</svg> }
        .into_any()
}

fn bar(row: &Bar, top: i64, most: i64, year: i32, plan: &Plan) -> AnyView {
    let [answered, working, waiting] = row.parts;
    let label = words::topic_row(row.name.clone(), answered, working, waiting);
    let href = paths::recommendations(&RecommendationFilter {
        years: Years::Of(year),
        topic: row.code.clone().unwrap_or_default(),
        ..RecommendationFilter::default()
    });
    let y = top + plan.beneath;
    let mut x = plan.from;
    let kinds = [
        ("bar", "bar__n"),
        ("bar bar--working", "bar__n bar__n--working"),
        ("bar bar--waiting", "bar__n bar__n--waiting"),
    ];
    let mut parts = Vec::new();
    for (count, (class, text)) in row.parts.into_iter().zip(kinds) {
        if count > 0 {
            let width = (plan.to - plan.from) * count / most;
            let (middle, from) = (x + width / 2, x);
            x += width;
            parts.push(view! {
                <g>
                    <rect class=class x=from.to_string() y=(y + 3).to_string() width=(width - 2).max(2).to_string() height="17" rx="3"></rect>
                    <text class=text x=middle.to_string() y=(y + 16).to_string() text-anchor="middle">{count}</text>
                </g>
            });
        }
    }
    let sum: i64 = row.parts.iter().sum();
    let before = words::before(year - 1, row.before.answered, row.before.received);
    view! {
        <g>
            <a href=href aria-label=label>
                <rect class="chart__reach" x="0" y=top.to_string() width=plan.width.to_string() height=plan.row.to_string()></rect>
                <text class="bars__label" x="0" y=(top + 16).to_string()>{row.name.clone()}</text>
                {parts}
                <text class="bars__sum" x=(x + 7).to_string() y=(y + 16).to_string()>{sum}</text>
                <text x=plan.width.to_string() y=(top + 16).to_string() text-anchor="end">{before}</text>
            </a>
        </g>
    }
    .into_any()
}

fn table(rows: &[Bar], year: i32) -> AnyView {
    let lines = rows.iter().map(|row| {
        let cells = row.parts.map(|count| view! { <td class="n">{count}</td> });
        let before = format!("{}/{}", row.before.answered, row.before.received);
        view! {
            <tr>
                <th scope="row">{row.name.clone()}</th>
                {cells.into_iter().collect_view()}
                <td class="n">{before}</td>
            </tr>
        }
    });
    view! {
        <table class="table table--small">
            <caption class="vh">{words::topics(year)}</caption>
            <thead><tr>
                <th scope="col">{words::topic()}</th>
                <th scope="col" class="n">{words::is_answered()}</th>
                <th scope="col" class="n">{words::is_working()}</th>
                <th scope="col" class="n">{words::is_waiting()}</th>
                <th scope="col" class="n">{words::year_head(year - 1)}</th>
            </tr></thead>
            <tbody>{lines.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
