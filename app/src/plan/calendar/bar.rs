//! Over the calendar: which days it shows, the way to those before and after, and what it is narrowed to.

use chrono::{Datelike, NaiveDate};
use domain::{
    plan::{CalendarQuery, CalendarView, ItemKind, layout},
    template::Wording,
    time::{earlier, later},
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::super::{say, words};
use crate::{
    dates::{month_heading, span},
    net, paths,
    ui::{ButtonLink, Chip, Choice, Glyph, Icon, Look, Size},
    words::item_kind_word,
};

#[component]
pub fn Bar(asked: CalendarQuery, on: NaiveDate) -> impl IntoView {
    let to = |day| {
        paths::calendar(&CalendarQuery { on: Some(day), after: String::new(), ..asked.clone() })
    };
    let (before, after) = neighbours(asked.view, on);
    let now = paths::calendar(&CalendarQuery { on: None, after: String::new(), ..asked.clone() });
    let heading = heading(asked.view, on);
    view! {
        <div class="cal__bar">
            <a class="btn btn--icon btn--bare" href=to(before) aria-label=words::before()><Icon glyph=Glyph::ChevronLeft/></a>
            <h2>{heading}</h2>
            <a class="btn btn--icon btn--bare" href=to(after) aria-label=words::after()><Icon glyph=Glyph::ChevronRight/></a>
            <span class="ms-auto no-print"><ButtonLink href=now size=Size::Small>{words::today()}</ButtonLink></span>
        </div>
    }
    .into_any()
}

/// The days before and after the one that is shown.
fn neighbours(view: CalendarView, on: NaiveDate) -> (NaiveDate, NaiveDate) {
    match view {
        CalendarView::Month => (layout::month_after(on, -1), layout::month_after(on, 1)),
        CalendarView::Week => (earlier(layout::monday(on), 7), later(layout::monday(on), 7)),
        CalendarView::Agenda => (earlier(on, 30), later(on, 30)),
        CalendarView::Year => {
            let first = layout::months(on.year()).first().copied().unwrap_or(on);
            (layout::month_after(first, -12), layout::month_after(first, 12))
        }
    }
}

fn heading(view: CalendarView, on: NaiveDate) -> String {
    match view {
        CalendarView::Month => month_heading(layout::first_of_month(on)),
        CalendarView::Week => {
            let monday = layout::monday(on);
            words::week_of(layout::week_number(on).1, span(monday, later(monday, 6)))
        }
        CalendarView::Agenda => words::agenda_from(domain::time::day(on)),
        CalendarView::Year => on.year().to_string(),
    }
}

#[component]
pub fn Filters(asked: CalendarQuery, units: Vec<(String, Wording)>) -> impl IntoView {
    let kinds = std::iter::once((String::new(), words::all_kinds().to_owned()))
        .chain(
            ItemKind::events().map(|one| (one.code().to_owned(), item_kind_word(one).to_owned())),
        )
        .collect();
    let kind = asked.kind.map_or("", ItemKind::code);
    let kinds = options(kinds, kind);
    let named = std::iter::once((String::new(), words::all_units().to_owned()))
        .chain(units.into_iter().map(|(code, name)| (code, say(&name))))
        .collect();
    let units = options(named, &asked.unit);
    let on = asked.on.map(|day| day.to_string());
    let off = |shown: bool, name: &'static str| {
        (!shown).then(|| view! { <input type="hidden" name=name value=domain::plan::OFF/> })
    };
    let view_code = (asked.view != CalendarView::Month).then(|| asked.view.code());
    let clear = asked.is_narrow().then(|| {
        let to = CalendarQuery { kind: None, unit: String::new(), after: String::new(), ..asked.clone() };
        view! { <ButtonLink href=paths::calendar(&to) look=Look::Ghost icon=Glyph::X>{words::clear()}</ButtonLink> }
    });
    let layer = |text, change: fn(CalendarQuery) -> CalendarQuery, shown: bool| {
        let choice = Choice::new(text, paths::calendar(&change(asked.clone())))
            .current(shown)
            .icon(if shown { Glyph::Eye } else { Glyph::EyeOff });
        view! { <Chip choice/> }
    };
    let layers = vec![
        layer(
            words::layer_reports(),
            |one| CalendarQuery { reports: !one.reports, ..one },
            asked.reports,
        ),
        layer(
            words::layer_holidays(),
            |one| CalendarQuery { holidays: !one.holidays, ..one },
            asked.holidays,
        ),
    ];
    let navigate = use_navigate();
    let narrow = move |event: leptos::ev::SubmitEvent| {
        if let Some(field) = net::fields(&event) {
            let to = CalendarQuery::from_query(field);
            navigate(&paths::calendar(&to), NavigateOptions::default());
        }
    };
    view! {
        <form method="get" action=paths::CALENDAR class="cal-filters no-print" role="search" aria-label=words::filter_calendar() on:submit=narrow>
            {view_code.map(|code| view! { <input type="hidden" name="view" value=code/> })}
            {on.map(|on| view! { <input type="hidden" name="on" value=on/> })}
            {off(asked.reports, "reports")}
            {off(asked.holidays, "holidays")}
            <select class="select" name="kind" aria-label=words::kind()>{kinds}</select>
            <select class="select" name="unit" aria-label=words::unit()>{units}</select>
            <button type="submit" class="btn">{words::narrow()}</button>
            {clear}
            <span class="cal-filters__layers">{layers}</span>
        </form>
    }
    .into_any()
}

fn options(choices: Vec<(String, String)>, chosen: &str) -> Vec<AnyView> {
    let option = |(code, name): (String, String)| {
        let selected = code == chosen;
        view! { <option value=code selected=selected>{name}</option> }.into_any()
    };
    choices.into_iter().map(option).collect()
}
