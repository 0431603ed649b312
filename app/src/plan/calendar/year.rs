//! A year as a table of months, for the wall: what has a day, and beneath what has none yet.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::plan::{CalendarPage, CalendarQuery, CalendarView, ItemLine, LayerLine, Strip, layout};
use leptos::prelude::*;

use super::super::{
    looks::{chip_text, is_past, kind_glyph, short_when},
    say, words,
};
use super::month::{layer_link, layer_text};
use crate::{
    asked::today,
    dates::month_name,
    paths,
    ui::{Column, DataTable, Icon, Wide},
};

/// Lines of a cell; the month has the others.
const MOST: usize = 8;

#[component]
pub fn Year(page: CalendarPage, asked: CalendarQuery) -> impl IntoView {
    let rows = [Strip::Conference, Strip::Visit, Strip::Games, Strip::Report];
    let mut columns = vec![Column::text(words::month())];
    columns.extend(rows.iter().map(|strip| Column::text(words::strip_name(*strip))));
    columns.push(Column::text(words::other_work()));
    let mut events: BTreeMap<u32, Vec<ItemLine>> = BTreeMap::new();
    let mut layers: BTreeMap<u32, Vec<LayerLine>> = BTreeMap::new();
    for day in page.days {
        events.entry(day.day.month()).or_default().extend(day.lines);
        layers.entry(day.day.month()).or_default().extend(day.layers);
    }
    let mut later = Vec::new();
    for line in page.vague {
        if line.when.precision == domain::plan::Precision::Month {
            events.entry(line.when.starts.month()).or_default().push(line);
        } else {
            later.push(line);
        }
    }
    let months: Vec<AnyView> = layout::months(page.on.year())
        .into_iter()
        .map(|first| {
            let month = first.month();
            let own = events.remove(&month).unwrap_or_default();
            let layers = layers.remove(&month).unwrap_or_default();
            let to = paths::calendar(&CalendarQuery {
                view: CalendarView::Month,
                on: Some(first),
                ..asked.clone()
            });
            let cell = |strip: Option<Strip>| -> AnyView {
                let mut lines: Vec<AnyView> =
                    own.iter().filter(|line| Strip::of(line.kind) == strip).map(event).collect();
                let is_due = |one: &&LayerLine| {
                    (one.layer == domain::plan::Layer::Report) == (strip == Some(Strip::Report))
                };
                if strip.is_none() || strip == Some(Strip::Report) {
                    lines.extend(layers.iter().filter(is_due).map(layer));
                }
                let more = lines.len().saturating_sub(MOST);
                lines.truncate(MOST);
                let more = (more > 0).then(|| {
                    let more = i64::try_from(more).unwrap_or_default();
                    view! { <li><a href=to.clone()>{words::more(more)}</a></li> }
                });
                view! { <ul class="year-cell">{lines}{more}</ul> }.into_any()
            };
            let cells = rows.map(|strip| {
                view! { <td data-label=words::strip_name(strip)>{cell(Some(strip))}</td> }
            });
            view! {
                <tr>
                    <th scope="row"><a href=to.clone()>{month_name(month)}</a></th>
                    {cells}
                    <td data-label=words::other_work()>{cell(None)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let later = (!later.is_empty()).then(|| {
        let lines: Vec<AnyView> = later.iter().map(event).collect();
        view! { <div class="year-later"><h3>{words::no_day_yet()}</h3><ul class="year-cell">{lines}</ul></div> }
    });
    view! {
        <DataTable caption=words::year_table() columns wide=Wide::Cards class="year-table print-wide">{months}</DataTable>
        {later}
    }
    .into_any()
}

fn event(line: &ItemLine) -> AnyView {
    let past = is_past(line, today()).then_some("past");
    let day = short_when(&line.when);
    view! {
        <li class=past>
            <a href=paths::event(line.id)><Icon glyph=kind_glyph(line.kind)/><span><span class="num">{day}</span>" "{chip_text(line)}</span></a>
        </li>
    }
    .into_any()
}

fn layer(line: &LayerLine) -> AnyView {
    let day = domain::time::short_day(line.day);
    let text =
        if line.layer == domain::plan::Layer::Report { say(&line.title) } else { layer_text(line) };
    let past = (line.day < today()).then_some("past");
    match layer_link(line) {
        Some(href) => {
            view! { <li class=past><a href=href><span class="num">{day}</span>" "{text}</a></li> }
                .into_any()
        }
        None => view! { <li class=past><span class="num">{day}</span>" "{text}</li> }.into_any(),
    }
}
