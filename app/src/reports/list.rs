//! The list of reports, narrowed by the address's query.

use domain::{
    policy::Act,
    report::{Only, ReportCounts, ReportFilter, ReportLine, ReportList, ReportStatus},
    time,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::{
    api::list_reports,
    came_back::{SentBack, StateBadge, due_again},
    say, words,
};
use crate::{
    asked::{today, viewer},
    dates::until,
    layout::{Page, PageHead, reading},
    net, paths,
    query::use_query,
    read::read,
    ui::{
        Badge, Body, ButtonLink, Card, Chip, Choice, Column, DataTable, Empty, Glyph, Look, Meter,
        Pager, Shape, Size, Tone, Wide,
    },
    words::{only_word, status_word},
};

pub fn list() -> AnyView {
    let query = use_query();
    let filter = Memo::new(move |_| ReportFilter::from_query(|key| query.get(key)));
    let list = read(move || filter.get(), list_reports);
    reading(list, Shape::default(), move |list| {
        view! { <ListPage list filter=filter.get_untracked()/> }.into_any()
    })
}

#[component]
fn ListPage(list: ReportList, filter: ReportFilter) -> impl IntoView {
    let count = list.counts.chosen(&filter);
    let (before, here) = (list.before, i64::try_from(list.lines.len()).unwrap_or(i64::MAX));
    let place = words::place_of(before + 1, before + here, count);
    let one_unit = list.units.len() <= 1;
    let from = |after| paths::reports(&ReportFilter { after, ..filter.clone() });
    let next = list.next.clone().map(from);
    let first = (!filter.after.is_empty()).then(|| from(String::new()));
    let content = if list.lines.is_empty() {
        nothing(&filter)
    } else {
        let rows = list.lines.into_iter().map(|line| view! { <Line line one_unit/> }.into_any());
        let rows: Vec<AnyView> = rows.collect();
        let columns = vec![
            Column::text(words::report()),
            Column::text(words::due()),
            Column::text(words::state()),
            Column::text(words::done()),
            Column::hidden(words::next()),
        ];
        view! {
            <DataTable caption=words::list_of_reports() columns wide=Wide::Cards class="reports">
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let chips = chips(&filter, &list.counts);
    view! {
        <Page title=words::reports()>
            <PageHead title=words::reports()><p>{words::list_lead(count)}</p></PageHead>
            <Card body=Body::Bare>
                <Filters filter=filter.clone() units=list.units rounds=list.rounds/>
                <div class="filters filters--chips">{chips}</div>
                {content}
            </Card>
            <Pager first next place/>
        </Page>
    }
    .into_any()
}

#[component]
fn Filters(
    filter: ReportFilter,
    units: Vec<(String, domain::template::Wording)>,
    rounds: Vec<(String, domain::template::Wording)>,
) -> impl IntoView {
    let options =
        |all: &'static str, choices: Vec<(String, domain::template::Wording)>, chosen: &str| {
            let first = view! { <option value="">{all}</option> }.into_any();
            let rest = choices.into_iter().map(|(code, name)| {
                let selected = code == chosen;
                view! { <option value=code selected=selected>{say(&name)}</option> }.into_any()
            });
            std::iter::once(first).chain(rest.collect::<Vec<_>>()).collect::<Vec<_>>()
        };
    let unit = (units.len() > 1).then(|| {
        let options = options(words::every_unit(), units, &filter.unit);
        view! { <select class="select" name="unit" aria-label=words::unit()>{options}</select> }
    });
    let rounds = options(words::every_round(), rounds, &filter.round);
    let kept = |name: &'static str, code: Option<&'static str>| {
        code.map(|code| view! { <input type="hidden" name=name value=code/> })
    };
    let status = kept("status", filter.status.map(ReportStatus::code));
    let only = kept("only", filter.only.map(Only::code));
    let clear = filter.is_narrow().then(|| {
        view! { <ButtonLink href=paths::REPORTS look=Look::Ghost icon=Glyph::X>{words::clear()}</ButtonLink> }
    });
    // Who came to search (Ctrl+K on a narrow screen) finds the focus there.
    let hash = use_location().hash;
    Effect::new(move || {
        if hash.get().trim_start_matches('#') == paths::FIND {
            request_animation_frame(|| {
                net::focus_shown(paths::FIND);
            });
        }
    });
    let navigate = use_navigate();
    let narrow = move |event: leptos::ev::SubmitEvent| {
        if let Some(field) = net::fields(&event) {
            navigate(&paths::reports(&ReportFilter::from_query(field)), NavigateOptions::default());
        }
    };
    view! {
        <form method="get" action=paths::REPORTS class="filters" role="search" aria-label=words::search_reports() on:submit=narrow>
            <input class="input" type="search" id=paths::FIND name="q" value=filter.q aria-label=words::search() placeholder=words::search()/>
            <select class="select" name="round" aria-label=words::round()>{rounds}</select>
            {unit}
            {status}
            {only}
            <button type="submit" class="btn">{words::narrow()}</button>
            {clear}
        </form>
    }
    .into_any()
}

fn chips(filter: &ReportFilter, counts: &ReportCounts) -> Vec<AnyView> {
    let to = |status, only| {
        paths::reports(&ReportFilter { status, only, after: String::new(), ..filter.clone() })
    };
    let all = Choice::new(words::all(), to(None, None))
        .count(counts.total())
        .current(filter.status.is_none() && filter.only.is_none());
    // Overdue is asked for every day; what else crosses the states is chosen on the start page.
    let across = Only::ALL.iter().filter_map(|only| {
        let (count, current) = (counts.only(*only), filter.only == Some(*only));
        (current || (*only == Only::Overdue && count > 0)).then(|| {
            Choice::new(only_word(*only), to(None, Some(*only))).count(count).current(current)
        })
    });
    let each = ReportStatus::ALL.iter().filter_map(|status| {
        let (count, current) = (counts.of(*status), filter.status == Some(*status));
        (count > 0 || current).then(|| {
            Choice::new(status_word(*status), to(Some(*status), None)).count(count).current(current)
        })
    });
    std::iter::once(all)
        .chain(across)
        .chain(each)
        .map(|choice| view! { <Chip choice/> }.into_any())
        .collect()
}

#[component]
fn Line(line: ReportLine, one_unit: bool) -> impl IntoView {
    let href = paths::report(line.id);
    let title = say(&line.title);
    let unit = (!one_unit).then(|| view! { <small>{say(&line.unit_name)}</small> });
    let window = words::window(crate::dates::span(line.cutoff_from, line.cutoff_to));
    let window = one_unit.then(|| view! { <small>{window}</small> });
    let open = line.on_time.is_none() && line.status != ReportStatus::Exempt;
    let left = open.then(|| view! { <small>{until(today(), line.due_on)}</small> });
    let late = (line.on_time == Some(false)).then(|| {
        view! { <Badge tone=Tone::Warn icon=Glyph::Clock text=words::sent_late()/> }
    });
    let nil = line.nil_return.then(|| {
        view! { <Badge tone=Tone::Mute icon=Glyph::Ban text=words::nil_return()/> }
    });
    let filled = i64::from(line.filled);
    let done = (line.filled > 0).then(|| {
        view! {
            <span class="num">{format!("{}/{}", line.filled, line.asked)}</span>
            <Meter value=filled max=i64::from(line.asked) size=Size::Small
                label=words::filled_of_sentence(line.filled, line.asked)/>
        }
    });
    let next = line.next.map(|act| {
        let look = if act == Act::FillReport { Look::Primary } else { Look::Plain };
        view! { <ButtonLink href=href.clone() look size=Size::Small>{next_word(act, line.status)}</ButtonLink> }
    });
    let more = line.more_time.map(|day| words::may_send_until(time::day(day)).into_any());
    let again = due_again(today(), line.correct_by).or(more);
    let again = again.map(|again| view! { <small>{again}</small> });
    let notice = line.notice.clone();
    let said = line.said;
    let back = line.notice.map(|notice| view! { <SentBack notice said/> });
    view! {
        <tr>
            <th scope="row"><a href=href>{title}</a>{unit}{window}</th>
            <td class="reports__due num" data-label=words::due()>{time::day(line.due_on)}{left}{again}</td>
            <td class="reports__state"><StateBadge status=line.status overdue=line.overdue notice=notice/>" "{late}" "{nil}{back}</td>
            <td class="reports__done" data-label=words::done()>{done}</td>
            <td class="reports__next">{next}</td>
        </tr>
    }
    .into_any()
}

/// The verb of the one next action.
pub fn next_word(act: Act, status: ReportStatus) -> &'static str {
    match (act, status) {
        (Act::FillReport, ReportStatus::NotStarted) => words::start(),
        (Act::FillReport, ReportStatus::Returned) => words::correct(),
        (Act::FillReport, _) => words::go_on(),
        (Act::ApproveReport, _) => words::look_and_approve(),
        (Act::AcceptReport, _) => words::look_and_accept(),
        _ => words::look(),
    }
}

fn nothing(filter: &ReportFilter) -> AnyView {
    if filter.is_narrow() {
        let actions =
            view! { <ButtonLink href=paths::REPORTS icon=Glyph::X>{words::clear()}</ButtonLink> };
        view! {
            <Empty title=words::nothing_found() actions=actions.into_any()>{words::nothing_found_lead()}</Empty>
        }
        .into_any()
    } else if viewer().is_some_and(|viewer| !viewer.does(Act::ReadReport)) {
        view! { <Empty title=words::not_a_reader()>{words::not_a_reader_lead()}</Empty> }.into_any()
    } else {
        view! { <Empty title=words::no_reports()>{words::no_reports_lead()}</Empty> }.into_any()
    }
}
