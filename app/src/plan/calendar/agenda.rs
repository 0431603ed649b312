//! Days one beneath the other, each with everything that is on it.

use domain::{
    plan::{CalendarDay, CalendarQuery, ItemLine, LayerLine},
    time,
};
use leptos::prelude::*;

use super::{
    super::{
        looks::{
            ItemBadge, hours, is_past, kind_glyph, kind_tone, layer_glyph, layer_tone, short_when,
        },
        words,
    },
    month::{layer_link, layer_text},
};
use crate::{
    asked::today,
    dates::{long_day, weekday},
    paths,
    ui::{Empty, Icon, Pager, classes},
};
use chrono::Datelike;

#[component]
pub fn Agenda(days: Vec<CalendarDay>) -> impl IntoView {
    if days.is_empty() {
        return view! { <Empty title=words::nothing_found()>{words::nothing_found_lead()}</Empty> }
            .into_any();
    }
    view! { <div class="agenda agenda--wide"><Days days short=false/></div> }.into_any()
}

/// The way to the next page.
#[component]
pub fn More(next: Option<String>, asked: CalendarQuery) -> impl IntoView {
    let to = |after| paths::calendar(&CalendarQuery { after, ..asked.clone() });
    let first = (!asked.after.is_empty()).then(|| to(String::new()));
    view! { <Pager first next=next.map(to)/> }.into_any()
}

#[component]
pub fn Days(days: Vec<CalendarDay>, short: bool) -> impl IntoView {
    let days = days.into_iter().map(|CalendarDay { day, lines, layers, .. }| {
        let heading = if short {
            format!("{}, {}", weekday(day.weekday()), time::short_day(day))
        } else {
            long_day(day)
        };
        let layers: Vec<AnyView> = layers.iter().map(layer).collect();
        let lines: Vec<AnyView> = lines.iter().map(|line| event(line, short)).collect();
        let now = (day == today()).then_some("agenda__now");
        view! { <li class=now><h3 class="num">{heading}</h3>{layers}{lines}</li> }
    });
    view! { <ol>{days.collect_view()}</ol> }.into_any()
}

fn layer(line: &LayerLine) -> AnyView {
    let class = classes(&["ag", layer_tone(line.layer).class()]);
    let missing =
        (line.missing > 0).then(|| view! { <small>{words::not_sent(line.missing)}</small> });
    let href = layer_link(line);
    let until =
        href.is_some().then(|| view! { <small class="num">{words::until_end_of_day()}</small> });
    let inside = view! {
        <span class="ag__i"><Icon glyph=layer_glyph(line.layer)/></span>
        <span><b>{layer_text(line)}</b>{until}{missing}</span>
    };
    match href {
        Some(href) => view! { <a class=class href=href>{inside}</a> }.into_any(),
        None => view! { <div class=class>{inside}</div> }.into_any(),
    }
}

fn event(line: &ItemLine, short: bool) -> AnyView {
    let past = if is_past(line, today()) { "past" } else { "" };
    let class = classes(&["ag", kind_tone(line.kind).class(), past]);
    let time = match hours(&line.when) {
        Some(hours) if line.when.starts == line.when.ends => hours,
        _ if line.when.starts == line.when.ends => words::whole_day().to_owned(),
        _ => short_when(&line.when),
    };
    let answers = (line.asked > 1).then(|| words::coming_of(line.coming, line.asked));
    let beneath = [Some(line.place.clone()).filter(|place| !place.is_empty()), answers];
    let beneath: Vec<String> = beneath.into_iter().flatten().collect();
    let badge = (!short || !line.status.is_on()).then(|| {
        view! { <span class="ag__b"><ItemBadge status=line.status/></span> }
    });
    view! {
        <a class=class href=paths::event(line.id)>
            <span class="ag__i"><Icon glyph=kind_glyph(line.kind)/></span>
            <span><b>{line.title.clone()}</b><small class="num">{time}</small><small>{beneath.join(" · ")}</small></span>
            {badge}
        </a>
    }
    .into_any()
}
