//! The calendar in four views, narrowed by the address: every step, filter and layer is a link.

mod agenda;
mod bar;
mod month;
mod strip;
mod week;
mod year;

use chrono::Datelike;
use domain::plan::{CalendarPage, CalendarQuery, CalendarView};
use leptos::prelude::*;

use self::{
    agenda::{Agenda, More},
    bar::{Bar, Filters},
    month::Month,
    strip::Strips,
    week::Week,
    year::Year,
};
use super::{api::read_calendar, words};
use crate::{
    layout::{Page, PageHead, reading},
    paths,
    query::use_query,
    read::read,
    ui::{Body, ButtonLink, Card, Choice, Glyph, Look, Segment, Shape},
};

pub fn calendar() -> AnyView {
    let query = use_query();
    let asked = Memo::new(move |_| CalendarQuery::from_query(|key| query.get(key)));
    let page = read(move || asked.get(), read_calendar);
    reading(page, Shape::default(), move |page| {
        view! { <OneCalendar page asked=asked.get_untracked()/> }.into_any()
    })
}

#[component]
fn OneCalendar(page: CalendarPage, asked: CalendarQuery) -> impl IntoView {
    let year = page.on.year();
    let title = words::calendar_of(year);
    let actions = actions(&asked, year, page.may_create);
    let strip = matches!(asked.view, CalendarView::Month | CalendarView::Year);
    let strip = strip.then(|| {
        view! { <Strips marks=page.strip.clone() year on=page.on asked=asked.clone()/> }
    });
    let bar = view! { <Bar asked=asked.clone() on=page.on/> };
    let filters = view! { <Filters asked=asked.clone() units=page.units.clone()/> };
    let content = match asked.view {
        CalendarView::Month => view! { <Month page asked bar=bar.into_any()/> }.into_any(),
        CalendarView::Week => {
            view! { <Card body=Body::Bare>{bar}<Week days=page.days/></Card> }.into_any()
        }
        CalendarView::Agenda => {
            let next = page.next.clone();
            view! { <Card body=Body::Bare>{bar}<Agenda days=page.days/></Card><More next asked/> }
                .into_any()
        }
        CalendarView::Year => {
            view! { <Card body=Body::Bare>{bar}<Year page asked/></Card> }.into_any()
        }
    };
    view! {
        <Page title=title.clone() here=words::calendar() class="p-calendar">
            <PageHead title actions/>
            {filters}
            {strip}
            {content}
        </Page>
    }
    .into_any()
}

fn actions(asked: &CalendarQuery, year: i32, may_create: bool) -> AnyView {
    let views = [CalendarView::Month, CalendarView::Week, CalendarView::Agenda, CalendarView::Year];
    let choices = views.map(|view| {
        let to = CalendarQuery { view, after: String::new(), ..asked.clone() };
        Choice::new(words::view_name(view), paths::calendar(&to)).current(asked.view == view)
    });
    // Who looks at one day means that day.
    let day = asked.on.filter(|_| asked.view == CalendarView::Agenda);
    let add = may_create.then(|| {
        view! { <ButtonLink href=paths::new_event(day) look=Look::Primary icon=Glyph::Plus>{words::add_event()}</ButtonLink> }
    });
    view! {
        <Segment label=words::view_as() choices=choices.to_vec()/>
        <ButtonLink href=paths::plan(year) icon=Glyph::ListTodo>{words::the_plan()}</ButtonLink>
        <ButtonLink href=paths::FEED icon=Glyph::CalendarCheck>{words::phone()}</ButtonLink>
        {add}
    }
    .into_any()
}
