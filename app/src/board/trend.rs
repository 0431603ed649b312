//! How many departments were on time, this year beside the last, period by period.

use chrono::Datelike;
use domain::{
    board::{Board, Timeliness},
    period::PeriodKind,
    report::Only,
};
use leptos::prelude::*;

use super::{figures::narrowed, kind_name, words};
use crate::{
    asked::today,
    paths,
    ui::{Card, Definition, Glyph, Icon, LineChart, Mark, Series},
    words::{period_name, period_short},
};

#[component]
pub fn Trend(board: Board) -> impl IntoView {
    let year = today().year();
    let more = paths::completeness(year, "");
    let content = if board.trend.is_empty() {
        view! { <p class="soft">{words::no_trend()}</p> }.into_any()
    } else {
        view! {
            <div class="hide-phone">{chart(&board, year, true)}</div>
            <div class="only-phone">{chart(&board, year, false)}</div>
        }
        .into_any()
    };
    let table = table(&board, year);
    let head = view! {
        <a class="link-more" href=more>{words::trend_more()}<Icon glyph=Glyph::ChevronRight/></a>
        <Definition label=words::as_table() glyph=Glyph::Table2>{table}</Definition>
        <Definition label=words::how_counted(words::trend().to_owned())>
            <p>{words::trend_how()}</p>
            <p>{words::as_of(domain::time::moment(board.as_of))}</p>
        </Definition>
    };
    view! {
        <Card title=words::trend() id="on-time" head=head.into_any() class="a-trend">{content}</Card>
    }
    .into_any()
}

fn chart(board: &Board, year: i32, broad: bool) -> AnyView {
    let places = places(board.kind);
    let most = board.trend.iter().map(|one| one.on_time.of).max().unwrap_or_default().max(1);
    let least = board.trend.iter().map(|one| one.on_time.n).min().unwrap_or_default();
    // An even number of steps, so that the middle line is a whole number too.
    let room = (most - least + 1).max(2);
    let low = (most - room - room % 2).max(0);
    let height = |n: i64| (n - low) * 1000 / (most - low).max(1);
    let tick = |n: i64| (height(n), n.to_string());
    let ticks = vec![tick(low), tick(low.midpoint(most)), tick(most)];
    let line = |of: i32| {
        let points: Vec<&Timeliness> = of_year(board, of).collect();
        let last = points.len().saturating_sub(1);
        let marks = points.into_iter().enumerate().filter_map(|(at, point)| {
            let period = point.round.period?;
            let (n, owed) = (point.on_time.n, point.on_time.of);
            Some(Mark {
                at: usize::try_from(period.index()).ok()?.saturating_sub(1),
                height: height(n),
                label: words::trend_point(period_name(period), n, owed),
                href: narrowed(&point.round, None, Some(Only::OnTime)),
                text: (of == year && at == last).then(|| words::trend_now(n, owed, of)),
            })
        });
        Series {
            marks: marks.collect(),
            past: of != year,
            name: (of != year).then(|| of.to_string()),
        }
    };
    let lines = vec![line(year - 1), line(year)];
    let title = words::trend_title(year, kind_name(board.kind).to_lowercase());
    let id = if broad { "on-time-chart" } else { "on-time-small" };
    view! { <LineChart title id places ticks lines broad/> }.into_any()
}

fn of_year(board: &Board, year: i32) -> impl Iterator<Item = &Timeliness> {
    board.trend.iter().filter(move |one| one.round.period.is_some_and(|one| one.year() == year))
}

/// The parts of a year; of twelve, every second is written.
fn places(kind: PeriodKind) -> Vec<String> {
    let parts = (1..=12).map_while(|index| domain::period::Period::new(2025, kind, index));
    let names = parts.map(|period| match (kind, period.index()) {
        (PeriodKind::Month, 2 | 4 | 6 | 8 | 10 | 11) => String::new(),
        _ => period_short(period),
    });
    names.collect()
}

fn table(board: &Board, year: i32) -> AnyView {
    let rows = places(board.kind).into_iter().enumerate().map(|(at, _)| {
        let index = u32::try_from(at + 1).unwrap_or_default();
        let name = domain::period::Period::new(year, board.kind, index).map(period_short);
        let cell = |of: i32| {
            let found = of_year(board, of)
                .find(|one| one.round.period.is_some_and(|one| one.index() == index));
            found.map_or_else(
                || view! { <td class="n muted">"–"</td> }.into_any(),
                |one| {
                    let href = narrowed(&one.round, None, Some(Only::OnTime));
                    let text = format!("{}/{}", one.on_time.n, one.on_time.of);
                    view! { <td class="n"><a href=href>{text}</a></td> }.into_any()
                },
            )
        };
        view! { <tr><th scope="row">{name}</th>{cell(year)}{cell(year - 1)}</tr> }
    });
    view! {
        <table class="table table--small">
            <caption class="vh">{words::trend()}</caption>
            <thead><tr>
                <th scope="col">{words::period()}</th>
                <th scope="col" class="n">{words::year_head(year)}</th>
                <th scope="col" class="n">{words::year_head(year - 1)}</th>
            </tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
