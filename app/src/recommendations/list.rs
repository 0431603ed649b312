//! The list of recommendations, narrowed by the address's query: as a list or as a board.

use chrono::Datelike;
use domain::{
    policy::Act,
    recommendation::{
        Outcome, RecommendationFilter, RecommendationLine, RecommendationList, RecommendationOnly,
        RecommendationStatus, Stage, Years,
    },
    time,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::{
    api::list_recommendations,
    board::Board,
    facets::Facets,
    look::{StateBadge, timing},
    words,
};
use crate::{
    asked::viewer,
    layout::{Page, PageHead, reading},
    net, paths,
    query::use_query,
    read::read,
    ui::{
        Badge, Body, ButtonLink, Card, Chip, Choice, Empty, Glyph, Icon, Look, Pager, Segment,
        Shape, Tone,
    },
    words::{recommendation_word, told},
};

pub fn list() -> AnyView {
    let query = use_query();
    let filter = Memo::new(move |_| RecommendationFilter::from_query(|key| query.get(key)));
    let list = read(move || filter.get(), list_recommendations);
    reading(list, Shape::default(), move |list| {
        view! { <ListPage list filter=filter.get_untracked()/> }.into_any()
    })
}

#[component]
fn ListPage(list: RecommendationList, filter: RecommendationFilter) -> impl IntoView {
    let does = |act| viewer().is_some_and(|viewer| viewer.does(act));
    let raises = does(Act::DraftRecommendation) || does(Act::RegisterRecommendation);
    let raise = raises.then(|| {
        view! { <ButtonLink href=paths::RECS_NEW look=Look::Primary icon=Glyph::Plus>{words::raise()}</ButtonLink> }
    });
    let year = match filter.years {
        Years::Of(year) => year,
        _ => list.today.year(),
    };
    let actions = view! {
        <ButtonLink href=paths::recommendations_counted(year) icon=Glyph::Table2>{words::summary()}</ButtonLink>
        {raise}
    };
    let from = |after| paths::recommendations(&RecommendationFilter { after, ..filter.clone() });
    let next = list.next.clone().map(from);
    let first = (!filter.after.is_empty()).then(|| from(String::new()));
    let lead = lead(&list);
    let chips = chips(&filter, &list);
    let views = views(&filter);
    let list = StoredValue::new(list);
    let content = list.with_value(|list| content(list, &filter));
    view! {
        <Page title=words::title()>
            <PageHead title=words::title() actions=actions.into_any()>{lead}</PageHead>
            <div class="facets-wrap">
                <Facets list filter=filter.clone()/>
                <div class="stack">
                    <Bar list filter=filter.clone()/>
                    <div class="rec-row"><div class="rec-chips">{chips}</div>{views}</div>
                    {content}
                    <Pager first next/>
                </div>
            </div>
        </Page>
    }
    .into_any()
}

/// "Năm 2025: 29 kiến nghị, 22 đã trả lời. Năm 2024: 35/35 đã trả lời": each figure leads to its rows.
fn lead(list: &RecommendationList) -> AnyView {
    let of = |year| RecommendationFilter { years: Years::Of(year), ..Default::default() };
    let parts = list.years.iter().take(2).enumerate().map(|(index, (year, counter))| {
        let href = paths::recommendations(&of(*year));
        let text = if index == 0 {
            words::counted_year(*year, counter.received, counter.answered)
        } else {
            words::answered_of(*year, counter.answered, counter.received)
        };
        view! { <a href=href>{text}</a>" " }.into_any()
    });
    let parts: Vec<AnyView> = parts.collect();
    view! { <p class="num">{parts}</p> }.into_any()
}

fn content(list: &RecommendationList, filter: &RecommendationFilter) -> AnyView {
    if list.total == 0 {
        return nothing(filter);
    }
    if filter.board {
        return view! { <Board columns=list.board.clone() filter=filter.clone() today=list.today/> }
            .into_any();
    }
    let shown = list.lines.len();
    let lines: Vec<AnyView> = list
        .lines
        .iter()
        .map(|line| view! { <Line line=line.clone() today=list.today/> }.into_any())
        .collect();
    let foot = view! { <span class="num muted">{words::list_shown(shown, list.total)}</span> };
    view! {
        <Card body=Body::Bare foot=foot.into_any()><ul class="list recs">{lines}</ul></Card>
    }
    .into_any()
}

#[component]
fn Line(line: RecommendationLine, today: chrono::NaiveDate) -> impl IntoView {
    let timing = timing(&line, today);
    let lead = match line.lead.as_ref() {
        Some(lead) => view! { {told(lead)} }.into_any(),
        None if line.status.is_open() => {
            view! { <span class="ico-warn row"><Icon glyph=Glyph::User/>{words::unassigned()}</span> }
                .into_any()
        }
        None => ().into_any(),
    };
    let outcome = line.outcome.map(|outcome| {
        view! { <small>{words::came_to(words::outcome_word(outcome))}</small> }
    });
    let no = if line.numbered { line.called.clone() } else { String::new() };
    let place = [no, told(&line.province), told(&line.topic)];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let day = timing.day.map_or_else(|| "–".to_owned(), time::short_day);
    view! {
        <li><a class="rec" href=paths::recommendation(&line.called)>
            <span class="rec__t">
                <b>{line.title.clone()}</b>
                <small class="num">{place.join(" · ")}</small>
                {marks(&line)}
            </span>
            <span class="rec__u">{lead}{outcome}</span>
            <span class="rec__s"><StateBadge status=line.status/></span>
            <span class="rec__d"><b class="num">{day}</b><small class=format!("num {}", timing.tone.ink())>{timing.words}</small></span>
        </a></li>
    }
    .into_any()
}

/// Urgent and restricted, where it is so.
pub fn marks(line: &RecommendationLine) -> Option<AnyView> {
    let urgent = line.urgent.then(|| {
        view! { <Badge tone=Tone::Danger icon=Glyph::Zap text=words::urgent()/> }
    });
    let restricted = line.restricted.then(|| {
        view! { <Badge tone=Tone::Mute icon=Glyph::Lock text=words::restricted()/> }
    });
    (urgent.is_some() || restricted.is_some())
        .then(|| view! { <span class="row mt-1">{urgent}{restricted}</span> }.into_any())
}

/// What is typed and chosen; the facets stand beside it where there is room, and in it where there is none.
#[component]
fn Bar(list: StoredValue<RecommendationList>, filter: RecommendationFilter) -> impl IntoView {
    let (selects, narrow_ones) =
        list.with_value(|list| (wide(list, &filter), facets(list, &filter)));
    let kept = |name: &'static str, code: Option<&'static str>| {
        code.map(|code| view! { <input type="hidden" name=name value=code/> })
    };
    let hidden = view! {
        {kept("stage", filter.stage.map(Stage::code))}
        {kept("only", filter.only.map(RecommendationOnly::code))}
        {kept("answered", filter.answered.map(|is| if is { "true" } else { "false" }))}
        {kept("view", filter.board.then_some("board"))}
        {(!filter.lead.is_empty()).then(|| view! { <input type="hidden" name="lead" value=filter.lead.clone()/> })}
    };
    let clear = filter.is_narrow().then(|| {
        view! { <ButtonLink href=paths::RECS look=Look::Ghost icon=Glyph::X>{words::clear()}</ButtonLink> }
    });
    let (navigate, location) = (use_navigate(), use_location());
    let go = move |event: leptos::ev::SubmitEvent| {
        // Asking again for what is shown would be a step back to nowhere.
        if let Some(asked) = net::form_text(&event) {
            event.prevent_default();
            let target = format!("{}?{asked}", paths::RECS);
            let here =
                format!("{}{}", location.pathname.get_untracked(), location.search.get_untracked());
            if target != here {
                navigate(&target, NavigateOptions::default());
            }
        }
    };
    view! {
        <form class="rec-form" method="get" action=paths::RECS role="search" on:submit=go>
            <span class="input-wrap rec-q">
                <Icon glyph=Glyph::Search/>
                <input class="input" type="search" id=paths::FIND name="q" value=filter.q.clone() aria-label=words::search() placeholder=words::search()/>
            </span>
            {selects}
            {narrow_ones}
            {hidden}
            <button type="submit" class="btn"><Icon glyph=Glyph::Funnel/>{words::narrow()}</button>
            {clear}
        </form>
    }
    .into_any()
}

/// As a list or as a board.
fn views(filter: &RecommendationFilter) -> AnyView {
    let to = |board| {
        let after = String::new();
        paths::recommendations(&RecommendationFilter { board, after, ..filter.clone() })
    };
    let choices = vec![
        Choice::new(words::as_list(), to(false)).icon(Glyph::List).current(!filter.board),
        Choice::new(words::as_board(), to(true)).icon(Glyph::Columns3).current(filter.board),
    ];
    view! { <Segment label=words::view() choices/> }.into_any()
}

/// Year and department.
fn wide(list: &RecommendationList, filter: &RecommendationFilter) -> Vec<AnyView> {
    let years = (list.since..=list.today.year()).rev();
    let years = years.map(|year| (year.to_string(), year.to_string()));
    let all = [("all".to_owned(), words::every_year().to_owned())];
    let chosen = match filter.years {
        Years::Current => String::new(),
        Years::All => "all".to_owned(),
        Years::Of(year) => year.to_string(),
    };
    let years = years.chain(all).collect();
    let mut selects =
        vec![select("year", words::year(), words::this_year(), years, &chosen, "rec-s")];
    if list.units.len() > 1 {
        let units = list.units.iter().map(|(code, name)| (code.clone(), told(name))).collect();
        selects.push(select(
            "unit",
            words::unit(),
            words::every_unit(),
            units,
            &filter.unit,
            "rec-s",
        ));
    }
    selects
}

/// State, topic and outcome, for where the facets have no room.
fn facets(list: &RecommendationList, filter: &RecommendationFilter) -> Vec<AnyView> {
    let narrow = "rec-s only-narrow";
    let states = list.statuses.iter().map(|(status, count)| {
        (status.code().to_owned(), format!("{} ({count})", recommendation_word(*status)))
    });
    let state = filter.status.map_or("", RecommendationStatus::code);
    let topics = list
        .topics
        .iter()
        .map(|topic| (topic.code.clone(), format!("{} ({})", told(&topic.name), topic.count)));
    let outcomes = list.outcomes.iter().map(|(outcome, count)| {
        (outcome.code().to_owned(), format!("{} ({count})", words::outcome_word(*outcome)))
    });
    let outcome = filter.outcome.map_or("", Outcome::code);
    vec![
        select("status", words::state(), words::every_state(), states.collect(), state, narrow),
        select(
            "topic",
            words::topic(),
            words::every_topic(),
            topics.collect(),
            &filter.topic,
            narrow,
        ),
        select(
            "outcome",
            words::outcome(),
            words::every_outcome(),
            outcomes.collect(),
            outcome,
            narrow,
        ),
    ]
}

fn select(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    choices: Vec<(String, String)>,
    chosen: &str,
    class: &str,
) -> AnyView {
    let options = choices.into_iter().map(|(code, text)| {
        let selected = code == chosen;
        view! { <option value=code selected=selected>{text}</option> }.into_any()
    });
    let options: Vec<AnyView> = options.collect();
    view! {
        <select class=format!("select {class}") name=name aria-label=label><option value="">{all}</option>{options}</select>
    }
    .into_any()
}

/// One tap.
fn chips(filter: &RecommendationFilter, list: &RecommendationList) -> Vec<AnyView> {
    let to = |only| {
        let after = String::new();
        paths::recommendations(&RecommendationFilter { only, after, ..filter.clone() })
    };
    let all = Choice::new(words::all(), to(None)).current(filter.only.is_none());
    let each = list.only.iter().map(|(only, count)| {
        let chip = Choice::new(words::only_word(*only), to(Some(*only))).count(*count);
        chip.current(filter.only == Some(*only))
    });
    let chips = std::iter::once(all).chain(each);
    chips.map(|choice| view! { <Chip choice/> }.into_any()).collect()
}

fn nothing(filter: &RecommendationFilter) -> AnyView {
    let empty = if filter.is_narrow() || filter.years != Years::Current {
        let actions =
            view! { <ButtonLink href=paths::RECS icon=Glyph::X>{words::clear()}</ButtonLink> };
        view! { <Empty title=words::none_found() actions=actions.into_any()>{words::none_found_lead()}</Empty> }
            .into_any()
    } else {
        view! { <Empty title=words::none_yet()>{words::none_yet_lead()}</Empty> }.into_any()
    };
    view! { <Card body=Body::Bare>{empty}</Card> }.into_any()
}
