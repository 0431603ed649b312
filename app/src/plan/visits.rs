//! Working with every department: how many of how many, the list, and the coast as tiles.

use domain::{
    plan::{Coverage, Rsvp, VisitLine, VisitStage, VisitsPage, said},
    time,
};
use leptos::prelude::*;

use super::{
    api::read_visits,
    looks::{short_when, when_text},
    say, words,
};
use crate::{
    asked::today,
    layout::{Page, PageHead, reading},
    paths,
    query::use_query,
    read::read,
    ui::{
        Badge, Body, ButtonLink, Card, Choice, Column, Crumb, DataTable, Glyph, Icon, Look,
        Segment, Shape, Size, Tone, Wide, classes,
    },
};

pub fn visits() -> AnyView {
    let query = use_query();
    let page = read(move || query.get("year").unwrap_or_default(), read_visits);
    reading(page, Shape::default(), |page| view! { <OneBoard page/> }.into_any())
}

#[component]
fn OneBoard(page: VisitsPage) -> impl IntoView {
    let title = words::visits_of(page.coverage.total);
    let crumbs = vec![
        Crumb::new(words::calendar(), paths::CALENDAR),
        Crumb::new(words::plan_of(page.year), paths::plan(page.year)),
    ];
    let years = (page.years.len() > 1).then(|| {
        let choices = page.years.iter().map(|year| {
            Choice::new(year.to_string(), paths::visits(*year)).current(*year == page.year)
        });
        view! { <Segment label=words::the_visits() choices=choices.collect()/> }
    });
    let rest = page.coverage.planned();
    let schedule = (page.may_create && rest > 0).then(|| {
        let first = page.lines.iter().find(|line| line.stage == VisitStage::Planned);
        first.map(|line| {
            view! { <ButtonLink href=schedule(line) look=Look::Primary icon=Glyph::CalendarPlus>{words::schedule_rest(rest)}</ButtonLink> }
        })
    });
    let actions = view! { {years}{schedule} }.into_any();
    let mut rows: Vec<&VisitLine> = page.lines.iter().collect();
    // The latest day first; what has none at the end.
    rows.sort_by_key(|line| {
        let starts = line.visit.as_ref().filter(|_| line.stage != VisitStage::Planned);
        std::cmp::Reverse(starts.map(|visit| visit.when.starts))
    });
    let next = next(&page.lines);
    let may_create = page.may_create;
    let rows: Vec<AnyView> =
        rows.into_iter().map(|line| row(line, next.as_deref(), may_create)).collect();
    let columns = vec![
        Column::number(words::trip()),
        Column::text(words::department()),
        Column::text(words::when()),
        Column::text(words::task_status()),
        Column::number(words::open_short()),
        Column::text(words::conclusions()),
    ];
    let map = (page.lines.len() > 1).then(|| {
        view! { <Card title=words::tile_map() id="map"><TileMap lines=page.lines.clone()/></Card> }
    });
    view! {
        <Page title=title.clone() crumbs here=words::the_visits() class="p-visits">
            <PageHead title actions><p>{words::visits_lead(page.year)}</p></PageHead>
            <Head coverage=page.coverage.clone() open_tasks=page.open_tasks/>
            <div class="split visits">
                <Card body=Body::Bare><DataTable caption=words::the_visits() columns wide=Wide::Cards class="visits__t">{rows}</DataTable></Card>
                {map}
            </div>
        </Page>
    }
    .into_any()
}

/// The figure, a pip for every department, and what each colour means.
#[component]
fn Head(coverage: Coverage, open_tasks: i64) -> impl IntoView {
    let parts = [
        (coverage.done, "on", words::stage_word(VisitStage::Done)),
        (coverage.held, "held", words::stage_word(VisitStage::Held)),
        (coverage.dated, "next", words::stage_word(VisitStage::Dated)),
        (coverage.planned(), "", words::stage_word(VisitStage::Planned)),
    ];
    let pips = parts
        .into_iter()
        .flat_map(|(count, class, _)| (0..count).map(move |_| view! { <i class=class></i> }));
    let legend = parts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, class, text)| {
        view! { <span><i class=class></i>{text}" "<b class="num">{count}</b></span> }
    });
    view! {
        <section class="card vhead" aria-label=words::the_visits()>
            <div class="vhead__n"><b class="num">{coverage.done}</b><span>{words::visited(coverage.total)}</span></div>
            <div class="vhead__b">
                <div class="pips" aria-hidden="true">{pips.collect_view()}</div>
                <div class="legend legend--pips mt-2">{legend.collect_view()}</div>
            </div>
            <dl class="vhead__s"><div><dt>{words::open_tasks()}</dt><dd>{open_tasks}</dd></div></dl>
        </section>
    }
    .into_any()
}

/// The unit whose visit comes next.
fn next(lines: &[VisitLine]) -> Option<String> {
    let coming = lines.iter().filter(|line| line.stage == VisitStage::Dated);
    let first =
        coming.filter_map(|line| line.visit.as_ref().map(|visit| (visit.when.starts, &line.unit)));
    first.filter(|(day, _)| *day >= today()).min().map(|(_, unit)| unit.clone())
}

fn schedule(line: &VisitLine) -> String {
    match &line.visit {
        Some(visit) => paths::event_move(visit.id),
        None => paths::new_visit(&line.unit),
    }
}

fn row(line: &VisitLine, next: Option<&str>, may_create: bool) -> AnyView {
    let name = if line.province.is_empty() { say(&line.name) } else { line.province.clone() };
    let heading = match &line.visit {
        Some(visit) => view! { <a class="plain" href=paths::event(visit.id)>{name}</a> }.into_any(),
        None => view! { <span>{name}</span> }.into_any(),
    };
    let when = line.visit.as_ref().map(|visit| match visit.when.from {
        Some(from) if line.stage != VisitStage::Done => {
            format!("{} {}", time::day(visit.when.starts), said(from))
        }
        _ if line.stage == VisitStage::Done => time::day(visit.when.starts),
        _ => when_text(&visit.when),
    });
    let is_next = next == Some(line.unit.as_str());
    let (tone, icon, text) = match line.stage {
        VisitStage::Done => (Tone::Brand, Glyph::CircleCheck, words::stage_word(line.stage)),
        VisitStage::Held => (Tone::Info, Glyph::Hourglass, words::stage_word(line.stage)),
        VisitStage::Dated if is_next => (Tone::Accent, Glyph::MapPin, words::next_visit()),
        VisitStage::Dated => (Tone::Accent, Glyph::CalendarCheck, words::stage_word(line.stage)),
        VisitStage::Planned => (Tone::Mute, Glyph::CircleDashed, words::stage_word(line.stage)),
    };
    let concluded = match line.stage {
        VisitStage::Done if line.notice_no.is_empty() => {
            view! { <span class="soft">{line.conclusions}</span> }.into_any()
        }
        VisitStage::Done => {
            let href = line.visit.as_ref().map(|visit| format!("{}#conclusions", paths::event(visit.id)));
            view! { <a href=href>{line.notice_no.clone()}</a> }.into_any()
        }
        VisitStage::Held => view! { <span class="soft">{words::being_written()}</span> }.into_any(),
        VisitStage::Dated if line.rsvp == Rsvp::None => {
            view! { <span class="soft">{words::awaiting_answer()}</span> }.into_any()
        }
        VisitStage::Dated => view! { <span class="soft">{words::answered_yes()}</span> }.into_any(),
        VisitStage::Planned if may_create => {
            view! { <ButtonLink href=schedule(line) size=Size::Small>{words::schedule()}</ButtonLink> }
                .into_any()
        }
        VisitStage::Planned => ().into_any(),
    };
    let open = if line.stage == VisitStage::Done {
        view! { <span>{line.open_tasks}</span> }.into_any()
    } else {
        view! { <span class="muted">"–"</span> }.into_any()
    };
    view! {
        <tr>
            <td class="n soft" data-label=words::trip()>{line.no}</td>
            <th scope="row">{heading}</th>
            <td class="nowrap num" data-label=words::when()>{when}</td>
            <td><Badge tone icon text/></td>
            <td class="n" data-label=words::open_tasks()>{open}</td>
            <td class="nowrap">{concluded}</td>
        </tr>
    }
    .into_any()
}

/// Where each department's tile stands: row and column, by the unit's code.
const TILES: [(&str, u8, u8); 17] = [
    ("STTTT-HT", 1, 1),
    ("STTTT-QB", 2, 1),
    ("STTTT-QT", 3, 1),
    ("STTTT-TTH", 3, 2),
    ("STTTT-DNG", 4, 3),
    ("STTTT-QNA", 4, 2),
    ("STTTT-QNG", 5, 3),
    ("STTTT-BDI", 6, 3),
    ("STTTT-PY", 7, 3),
    ("STTTT-KH", 8, 3),
    ("STTTT-NT", 9, 3),
    ("STTTT-BTH", 9, 2),
    ("STTTT-KT", 5, 2),
    ("STTTT-GL", 6, 2),
    ("STTTT-DLK", 7, 2),
    ("STTTT-DNO", 7, 1),
    ("STTTT-LD", 8, 2),
];

/// The coast from north to south, each department alike; both archipelagos always stand in it. A
/// department without a place of its own follows beneath.
#[component]
fn TileMap(lines: Vec<VisitLine>) -> impl IntoView {
    let tiles = lines.iter().map(|line| {
        let place = TILES.iter().find(|(code, ..)| *code == line.unit);
        let (row, column) = (
            place.map(|(_, row, _)| row.to_string()),
            place.map(|(_, _, column)| column.to_string()),
        );
        let (tone, icon) = match line.stage {
            VisitStage::Done => (Tone::Brand, Glyph::Check),
            VisitStage::Held => (Tone::Info, Glyph::Hourglass),
            VisitStage::Dated => (Tone::Accent, Glyph::CalendarCheck),
            VisitStage::Planned => (Tone::Mute, Glyph::CircleDashed),
        };
        let day = match &line.visit {
            Some(visit) if line.stage != VisitStage::Planned => short_when(&visit.when),
            _ => words::stage_word(line.stage).to_owned(),
        };
        let label = format!("{}: {}, {day}", say(&line.name), words::stage_word(line.stage));
        let inside = view! { {line.province.clone()}<small><Icon glyph=icon/>{day}</small> };
        let class = classes(&["tile", tone.class()]);
        let tile = match &line.visit {
            Some(visit) => {
                view! { <a class=class href=paths::event(visit.id) aria-label=label>{inside}</a> }
                    .into_any()
            }
            None => view! { <span class=class title=label>{inside}</span> }.into_any(),
        };
        view! { <li data-row=row data-col=column>{tile}</li> }
    });
    let isles = |row: &'static str,
                 title: &'static str,
                 first: &'static str,
                 second: &'static str| {
        view! {
            <li class="isles" data-row=row data-col="4" title=title>
                <svg viewBox="0 0 18 14" fill="currentColor" aria-hidden="true">
                    <circle cx="4" cy="4" r="1.3"></circle><circle cx="9" cy="2.5" r="1.1"></circle>
                    <circle cx="13.5" cy="5" r="1.3"></circle><circle cx="7" cy="8.5" r="1.1"></circle>
                    <circle cx="12" cy="10.5" r="1.3"></circle>
                </svg>
                {first}<br/>{second}
            </li>
        }
    };
    view! {
        <ul class="tilemap" aria-label=words::tile_map()>
            {tiles.collect_view()}
            {isles("4", words::hoang_sa(), "Hoàng", "Sa")}
            {isles("8", words::truong_sa(), "Trường", "Sa")}
        </ul>
    }
    .into_any()
}
