//! The plan of a year: its tasks with how far each is, and what was put off.

use domain::plan::{ItemKind, ItemLine, PlanPage, PlanTask};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::read_plan,
    looks::{ItemBadge, is_past, kind_glyph, kind_tone, when_text},
    say, words,
};
use crate::{
    asked::today,
    layout::{Page, PageHead, reading},
    paths,
    read::read,
    ui::{
        Body, ButtonLink, Card, Choice, Crumb, Glyph, Icon, Look, Meter, Segment, Shape, Size,
        classes,
    },
};

pub fn year() -> AnyView {
    let params = use_params_map();
    let year = move || params.read().get("year").unwrap_or_default();
    let page = read(year, read_plan);
    reading(page, Shape::default(), |page| view! { <OneYear page/> }.into_any())
}

#[component]
fn OneYear(page: PlanPage) -> impl IntoView {
    let title = words::plan_of(page.year);
    let crumbs = vec![Crumb::new(words::calendar(), paths::CALENDAR)];
    let years = (page.years.len() > 1).then(|| {
        let choices = page.years.iter().map(|year| {
            Choice::new(year.to_string(), paths::plan(*year)).current(*year == page.year)
        });
        view! { <Segment label=words::the_plan() choices=choices.collect()/> }
    });
    let add = page.may_create.then(|| {
        view! { <ButtonLink href=paths::NEW_EVENT look=Look::Primary icon=Glyph::Plus>{words::add_event()}</ButtonLink> }
    });
    let actions = view! { {years}<ButtonLink href=paths::CALENDAR icon=Glyph::CalendarDays>{words::calendar()}</ButtonLink>{add} };
    let document = (!page.document.is_empty()).then(|| page.document.clone());
    let about: Vec<String> = [
        Some(words::plan_word(page.status).to_owned()),
        Some(words::version(page.version)),
        document,
    ]
    .into_iter()
    .flatten()
    .collect();
    let year = page.year;
    let tasks: Vec<AnyView> =
        page.tasks.into_iter().map(|task| view! { <Task task year/> }.into_any()).collect();
    let others = (!page.others.is_empty()).then(|| {
        let lines: Vec<AnyView> = page.others.iter().map(line).collect();
        view! { <Card title=words::other_events() id="others" body=Body::Flush><ul class="plan-events">{lines}</ul></Card> }
    });
    let put_off = (!page.put_off.is_empty()).then(|| {
        let lines = page.put_off.iter().map(|(one, reason)| {
            let line = line(one);
            view! { {line}<li class="plan-reason"><q>{reason.clone()}</q></li> }.into_any()
        });
        let lines: Vec<AnyView> = lines.collect();
        view! { <Card title=words::put_off() id="put-off" body=Body::Flush><ul class="plan-events">{lines}</ul></Card> }
    });
    view! {
        <Page title=title.clone() crumbs class="p-plan">
            <PageHead title actions=actions.into_any()><p>{about.join(" · ")}</p></PageHead>
            <ol class="stack plan-tasks">{tasks}</ol>
            <div class="stack mt-4">{others}{put_off}</div>
        </Page>
    }
    .into_any()
}

#[component]
fn Task(task: PlanTask, year: i32) -> impl IntoView {
    let PlanTask { line: own, no, done, total, edition, events } = task;
    let said = if own.kind == ItemKind::VisitSeries {
        words::visited_of(done, total)
    } else {
        words::done_of(done, total)
    };
    let progress = (total > 0).then(|| {
        view! {
            <div class="plan-task__p">
                <b class="num">{said.clone()}</b>
                <Meter value=done max=total label=said size=Size::Small/>
            </div>
        }
    });
    let lead = own.lead.as_ref().map(|(_, name)| say(name));
    let host = own.host.as_ref().map(|(_, name)| say(name));
    let facts: Vec<String> =
        [Some(when_text(&own.when)), lead, host].into_iter().flatten().collect();
    let more = match (own.kind, edition) {
        (ItemKind::VisitSeries, _) => Some((paths::visits(year), words::open_visits())),
        (_, Some(edition)) => Some((paths::games(edition), words::open_games())),
        _ => None,
    };
    let more = more.map(|(href, text)| {
        view! { <a class="link-more" href=href>{text}<Icon glyph=Glyph::ChevronRight/></a> }
    });
    // Seventeen visits have a board of their own.
    let lines: Vec<AnyView> = if own.kind == ItemKind::VisitSeries {
        Vec::new()
    } else {
        events.iter().map(line).collect()
    };
    let events = (!lines.is_empty()).then(|| view! { <ul class="plan-events">{lines}</ul> });
    view! {
        <li>
            <section class="card plan-task">
                <div class="plan-task__h">
                    <span class="plan-task__n num">{no}</span>
                    <div>
                        <h2><a href=paths::event(own.id)>{own.title.clone()}</a></h2>
                        <p class="row sm"><ItemBadge status=own.status/><span class="muted">{facts.join(" · ")}</span></p>
                    </div>
                    {progress}
                </div>
                {events}
                {more.map(|more| view! { <div class="plan-task__m">{more}</div> })}
            </section>
        </li>
    }
    .into_any()
}

/// One event: when, what, and where it stands.
pub fn line(one: &ItemLine) -> AnyView {
    let past = if is_past(one, today()) { "past" } else { "" };
    let answers =
        (one.asked > 1 && past.is_empty()).then(|| words::coming_of(one.coming, one.asked));
    let place = Some(one.place.clone()).filter(|place| !place.is_empty());
    let beneath: Vec<String> = [place, answers].into_iter().flatten().collect();
    view! {
        <li>
            <a class=classes(&["ag", kind_tone(one.kind).class(), past]) href=paths::event(one.id)>
                <span class="ag__i"><Icon glyph=kind_glyph(one.kind)/></span>
                <span><b>{one.title.clone()}</b><small class="num">{when_text(&one.when)}</small><small>{beneath.join(" · ")}</small></span>
                <span class="ag__b"><ItemBadge status=one.status/></span>
            </a>
        </li>
    }
    .into_any()
}
