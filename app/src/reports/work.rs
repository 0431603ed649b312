//! `/`: what waits for me, by deadline, with one next action each. The most urgent stands above.

use domain::{
    policy::Act,
    report::{ReportLine, ReportStatus},
    time::{self, days_left, office_day},
};
use leptos::prelude::*;

use super::{
    api::{Start, Step, list_work},
    came_back::{SentBack, StateBadge, due_again},
    distance, due,
    list::next_word,
    recent::Recent,
    rounds::{Overdue, Rounds},
    say, with_more_time, words,
};
use crate::{
    asked::{today, viewer},
    dates::{long_day, span, until, waiting, weekday},
    layout::{Page, PageHead, reading},
    paths,
    read::read,
    ui::{
        Body, ButtonLink, Card, Empty, Glyph, Icon, Leaf, Look, Meter, Shape, Size, Tone,
        status_glyph, status_tone,
    },
};

pub fn work() -> AnyView {
    let lines = read(|| (), |()| list_work());
    reading(lines, Shape::default(), move |start| view! { <WorkPage start/> }.into_any())
}

#[component]
fn WorkPage(start: Start) -> impl IntoView {
    let Start { lines, step, rounds, overdue, counts, latest, as_of } = start;
    let today = today();
    let person = viewer();
    let reads = person.as_ref().is_some_and(|person| person.does(Act::ReadReport));
    let name = person.as_ref().map(called).unwrap_or_default();
    let unit = person
        .as_ref()
        .and_then(|viewer| viewer.grants.first().map(|grant| say(&grant.unit_name)))
        .unwrap_or_default();
    let only_reads = reads && !person.as_ref().is_some_and(domain::viewer::Viewer::has_turns);
    let (title, lead) = if only_reads {
        (words::standing(), words::lead(long_day(today), unit))
    } else if !reads {
        (words::start_page(), words::lead(long_day(today), unit))
    } else {
        (words::my_work(), words::lead_to_do(long_day(today), unit, lines.len()))
    };
    // One's own report is worth a card; a reviewer's queue is a list.
    let own = |line: &ReportLine| line.next == Some(Act::FillReport);
    let hero = lines.first().filter(|line| own(line)).cloned();
    let rest: Vec<ReportLine> = lines.into_iter().skip(usize::from(hero.is_some())).collect();
    let to_do = if !reads && person.as_ref().is_some_and(|person| person.does(Act::ReadAudit)) {
        administers()
    } else if hero.is_none() && rest.is_empty() {
        view! {
            <Card>
                <Empty title=words::nothing_to_do() tone=Tone::Ok>{words::nothing_to_do_lead()}</Empty>
            </Card>
        }
        .into_any()
    } else {
        let groups = (!rest.is_empty()).then(|| view! { <Groups lines=rest/> });
        view! {
            {hero.map(|line| view! { <Hero line step/> })}
            {groups}
        }
        .into_any()
    };
    let one_unit = rounds.is_empty();
    let content = view! {
        <div class="stack">
            <Rounds rounds as_of/>
            <Overdue lines=overdue one_unit/>
            {(!only_reads).then(|| view! { <div class="stack" id="to-do">{to_do}</div> })}
        </div>
    };
    let content = if reads {
        view! { <div class="split">{content}<Recent counts latest as_of/></div> }.into_any()
    } else {
        content.into_any()
    };
    let actions = reads.then(|| {
        view! { <ButtonLink href=paths::REPORTS icon=Glyph::FileText>{words::see_all_reports()}</ButtonLink> }.into_any()
    });
    view! {
        <Page title class="p-home">
            <PageHead title=words::hello(name) actions=actions.into_any()><p>{lead}</p></PageHead>
            {content}
        </Page>
    }
    .into_any()
}

/// Nothing waits here for who keeps the system: what that person can do, and where.
fn administers() -> AnyView {
    view! {
        <Card title=words::administers() id="administers">
            <p>{words::administers_lead()}</p>
            <p class="md mt-3">{words::reads_audit()}" "<a href="/api/docs" rel="external">{words::api_docs()}</a></p>
            <p class="md mt-3">{words::manages_people()}" "<code>"giaoban user --help"</code></p>
        </Card>
    }
    .into_any()
}

#[component]
fn Hero(line: ReportLine, #[prop(optional_no_strip)] step: Option<Step>) -> impl IntoView {
    let today = today();
    let day = line.owed_on();
    let leaf = if line.overdue {
        view! { <Leaf day tone=Tone::Danger/> }.into_any()
    } else {
        view! { <Leaf day/> }.into_any()
    };
    let (href, next) = next_step(&line, step.as_ref());
    let wrong = step.as_ref().map(|step| wrong(&line, step));
    let due_day =
        format!("{} {}", weekday(chrono::Datelike::weekday(&line.due_on)), time::day(line.due_on));
    let back = match line.notice.clone() {
        Some(notice) => Some(
            view! { <p class="quote"><SentBack notice said=line.said.clone()/></p> }.into_any(),
        ),
        None => line.said.clone().map(|said| view! { <p class="quote">{said}</p> }.into_any()),
    };
    let due = due_again(today, line.correct_by).unwrap_or_else(|| {
        let left = distance(line.on_time, today, line.due_on);
        with_more_time(due(words::due(), due_day, left), line.more_time)
    });
    let over = format!(
        "{} · {}",
        words::periodic(),
        words::window(span(line.cutoff_from, line.cutoff_to))
    );
    view! {
        <section class="card hero-task">
            {leaf}
            <div class="hero-task__main">
                <p class="overline">{over}</p>
                <h2><a class="plain" href=href.clone()>{say(&line.title)}</a></h2>
                <p class="row md soft">
                    <StateBadge status=line.status overdue=line.overdue notice=line.notice.clone()/>
                    <span>{due}</span>
                </p>
                {back}
                <div class="hero-task__bar">
                    <Meter value=i64::from(line.filled) max=i64::from(line.asked)
                        label=words::filled_of_sentence(line.filled, line.asked)/>
                    <span class="num sm"><b>{line.filled}</b>{words::of_cells(line.asked)}{wrong}</span>
                </div>
            </div>
            <ButtonLink href look=Look::Primary>{next}<Icon glyph=Glyph::ArrowRight/></ButtonLink>
        </section>
    }
    .into_any()
}

/// Where the button leads, and its words: "Nhập tiếp mục IV".
fn next_step(line: &ReportLine, step: Option<&Step>) -> (String, String) {
    let word = line.next.map(|act| next_word(act, line.status)).unwrap_or_default();
    match step.and_then(|step| step.section.as_ref()) {
        Some((key, title)) => {
            let title = say(title);
            let numeral = title.split_once('.').map(|(numeral, _)| numeral.to_owned());
            let words = numeral.map(|numeral| words::in_section(word, numeral));
            (paths::report_section(line.id, key), words.unwrap_or_else(|| word.to_owned()))
        }
        None => (paths::report(line.id), word.to_owned()),
    }
}

/// " · 1 lỗi · 1 cần giải trình", each leading to the check.
fn wrong(line: &ReportLine, step: &Step) -> Vec<AnyView> {
    let href = paths::report_check(line.id);
    let counts = [
        (step.errors > 0).then(|| words::errors_count(step.errors)),
        (step.unexplained > 0).then(|| words::unexplained_count(step.unexplained)),
    ];
    let links = counts.into_iter().flatten();
    links.map(|text| view! { " · "<a href=href.clone()>{text}</a> }.into_any()).collect()
}

#[component]
fn Groups(lines: Vec<ReportLine>) -> impl IntoView {
    let day = today();
    // What a unit sent is no longer late by its due day: the reviewer's queue goes by how long it waits.
    let (mut sent, own): (Vec<_>, Vec<_>) = lines.into_iter().partition(is_review);
    sent.sort_by_key(|line| line.waits_since);
    let due = |within: &dyn Fn(i64) -> bool| -> Vec<ReportLine> {
        own.iter().filter(|line| within(days_left(day, line.owed_on()))).cloned().collect()
    };
    let groups = [
        group(words::overdue_and_today(), due(&|left| left <= 0)),
        group(words::to_review(), sent),
        group(words::this_week(), due(&|left| (1..=7).contains(&left))),
        group(words::later(), due(&|left| left > 7)),
    ];
    view! { <Card title=words::to_do() id="to-do-list" body=Body::Bare>{groups.into_iter().flatten().collect_view()}</Card> }
        .into_any()
}

fn group(title: &'static str, lines: Vec<ReportLine>) -> Option<AnyView> {
    let count = lines.len();
    (count > 0).then(|| {
        let tasks = lines.into_iter().map(|line| view! { <Task line/> });
        view! {
            <h3 class="group">{title}" "<span class="num muted">{count}</span></h3>
            <ul class="list tasks">{tasks.collect_view()}</ul>
        }
        .into_any()
    })
}

fn is_review(line: &ReportLine) -> bool {
    matches!(line.next, Some(Act::AcceptReport | Act::ReturnReport))
}

#[component]
fn Task(line: ReportLine) -> impl IntoView {
    let href = paths::report(line.id);
    let tone = if line.overdue { Tone::Danger } else { status_tone(line.status) };
    let what = match (&line.said, line.status) {
        (Some(said), ReportStatus::Returned | ReportStatus::Draft) => said.clone(),
        _ => came_from(&line),
    };
    let time = match line.waits_since.filter(|_| is_review(&line)) {
        Some(since) => waiting(today(), office_day(since)),
        None => match line.correct_by {
            Some(day) => until(today(), day),
            None => distance(line.on_time, today(), line.due_on),
        },
    };
    let next = line.next.map(|act| {
        let look = if act == Act::FillReport { Look::Primary } else { Look::Plain };
        view! { <ButtonLink href=href.clone() look size=Size::Small>{next_word(act, line.status)}</ButtonLink> }
    });
    view! {
        <li class="task">
            <span class=format!("task__ic {}", tone.class())><Icon glyph=status_glyph(line.status)/></span>
            <div class="task__t">
                <a href=href.clone()>{say(&line.title)}</a>
                <small>{what}</small>
            </div>
            <span class=format!("task__due {}", tone.ink())>{time}</span>
            {next}
        </li>
    }
    .into_any()
}

/// The unit, and when it handed the report on.
fn came_from(line: &ReportLine) -> String {
    let unit = say(&line.unit_name);
    match line.waits_since.map(|at| time::day(office_day(at))) {
        Some(day) if is_review(line) => words::sent_by(unit, day),
        Some(day) => words::submitted_by(unit, day),
        None => unit,
    }
}

/// "chị Hà": the form of address with the given name, or the whole name.
fn called(viewer: &domain::viewer::Viewer) -> String {
    let given = viewer.name.split_whitespace().last().unwrap_or_default();
    match (crate::words::locale(), &viewer.address) {
        (domain::viewer::Locale::Vietnamese, Some(address)) => format!("{address} {given}"),
        _ => given.to_owned(),
    }
}
