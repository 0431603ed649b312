//! A week as offices post it: a row for each day, with columns for the morning and the afternoon.

use chrono::{Datelike, NaiveDate};
use domain::{
    plan::{CalendarDay, HalfDay, ItemLine, Layer, layout},
    time,
};
use leptos::prelude::*;

use super::{
    super::{
        looks::{chip_text, hours, is_past, kind_glyph, kind_tone, layer_glyph, layer_tone},
        words,
    },
    month::{layer_link, layer_text},
};
use crate::{
    asked::today,
    dates::weekday,
    paths,
    ui::{Column, DataTable, Icon, Wide, classes},
};

#[component]
pub fn Week(days: Vec<CalendarDay>) -> impl IntoView {
    let columns = vec![
        Column::text(words::day()),
        Column::text(words::whole_day()),
        Column::text(words::morning()),
        Column::text(words::afternoon()),
    ];
    let rows: Vec<AnyView> = days.into_iter().map(|day| view! { <Day day/> }.into_any()).collect();
    view! {
        <DataTable caption=words::week_table() columns wide=Wide::Cards class="week">{rows}</DataTable>
    }
    .into_any()
}

#[component]
fn Day(day: CalendarDay) -> impl IntoView {
    let CalendarDay { day, lines, more, layers } = day;
    let off = layers.iter().any(|line| line.layer == Layer::Holiday) || layout::is_weekend(day);
    let class = classes(&[
        if off { "week__off" } else { "" },
        if day == today() { "week__today" } else { "" },
    ]);
    let in_half = |half: Option<HalfDay>| -> Vec<AnyView> {
        let is_there = |line: &&ItemLine| {
            let halves = layout::halves(&line.when, day);
            half.map_or_else(|| halves.is_empty(), |half| halves.contains(&half))
        };
        lines.iter().filter(is_there).map(|line| chip(line, day)).collect()
    };
    let layers: Vec<AnyView> = layers
        .iter()
        .map(|line| {
            let class = classes(&["ev ev--wide", layer_tone(line.layer).class()]);
            let glyph = layer_glyph(line.layer);
            let text = layer_text(line);
            match layer_link(line) {
                Some(href) => {
                    view! { <a class=class href=href><Icon glyph/><span>{text}</span></a> }
                        .into_any()
                }
                None => {
                    view! { <span class=class><Icon glyph/><span>{text}</span></span> }.into_any()
                }
            }
        })
        .collect();
    let rest = (more > 0).then(|| {
        let to = paths::calendar(&domain::plan::CalendarQuery {
            view: domain::plan::CalendarView::Agenda,
            on: Some(day),
            ..Default::default()
        });
        view! { <a class="ev__more" href=to>{words::more(more)}</a> }
    });
    view! {
        <tr class=class>
            <th scope="row"><b>{weekday(day.weekday())}</b><small class="num">{time::day(day)}</small></th>
            <td>{layers}{in_half(None)}{rest}</td>
            <td data-label=words::morning()>{in_half(Some(HalfDay::Morning))}</td>
            <td data-label=words::afternoon()>{in_half(Some(HalfDay::Afternoon))}</td>
        </tr>
    }
    .into_any()
}

fn chip(line: &ItemLine, day: NaiveDate) -> AnyView {
    let past = if is_past(line, today()) { "past" } else { "" };
    let class = classes(&["ev ev--wide", kind_tone(line.kind).class(), past]);
    let hours = hours(&line.when).filter(|_| line.when.starts == day && line.when.ends == day);
    let place = Some(line.place.clone()).filter(|place| !place.is_empty());
    let beneath: Vec<String> = [hours, place].into_iter().flatten().collect();
    let text = if line.kind == domain::plan::ItemKind::Visit {
        line.title.clone()
    } else {
        chip_text(line)
    };
    view! {
        <a class=class href=paths::event(line.id)>
            <Icon glyph=kind_glyph(line.kind)/>
            <span>{text}<small class="num">{beneath.join(" · ")}</small></span>
        </a>
    }
    .into_any()
}
