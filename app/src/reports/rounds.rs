//! For whoever looks after several units: how the rounds under way stand, and who is overdue. Each figure
//! leads to the list of just those reports.

use chrono::{DateTime, Utc};
use domain::{
    report::{Only, ReportFilter, ReportLine, ReportStatus, RoundCounts},
    time,
};
use leptos::prelude::*;

use super::{say, short, words};
use crate::{
    asked::today,
    dates::until,
    paths,
    ui::{Body, Card, Column, DataTable, Glyph, Icon, Meter, Size, Tone, Wide},
    words::{only_word, status_word},
};

/// Units named at once; the list has the others.
const NAMED: usize = 10;

#[component]
pub fn Rounds(rounds: Vec<RoundCounts>, as_of: DateTime<Utc>) -> impl IntoView {
    let Some(units) = rounds.iter().map(|round| round.counts.total()).max() else {
        return ().into_any();
    };
    let head = words::as_of(time::moment(as_of), units);
    let head = view! { <p class="as-of">{head}</p> }.into_any();
    let mut columns = vec![Column::text(words::round()), Column::text(words::received())];
    columns.extend(figures().map(|(text, _)| Column::number(text)));
    let rows = rounds.into_iter().map(|round| view! { <Round round/> }.into_any());
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <Card title=words::rounds() id="rounds" head body=Body::Flush>
            <DataTable caption=words::rounds_counted() columns wide=Wide::Cards class="rounds">{rows}</DataTable>
        </Card>
    }
    .into_any()
}

/// What is counted beside what was received: its name, and how the list is narrowed to it.
fn figures() -> [(&'static str, ReportFilter); 5] {
    let of = |status| ReportFilter { status: Some(status), ..ReportFilter::default() };
    let across = |only| ReportFilter { only: Some(only), ..ReportFilter::default() };
    [
        (only_word(Only::ToReview), across(Only::ToReview)),
        (status_word(ReportStatus::Accepted), of(ReportStatus::Accepted)),
        (status_word(ReportStatus::Returned), of(ReportStatus::Returned)),
        (only_word(Only::Late), across(Only::Late)),
        (only_word(Only::Overdue), across(Only::Overdue)),
    ]
}

#[component]
fn Round(round: RoundCounts) -> impl IntoView {
    let RoundCounts { code, title, due_on, counts } = round;
    let to = |filter: ReportFilter| paths::reports(&ReportFilter { round: code.clone(), ..filter });
    let all = to(ReportFilter::default());
    let got = to(ReportFilter { only: Some(Only::Received), ..ReportFilter::default() });
    let (received, owed) = (counts.only(Only::Received), counts.owed());
    let due = match time::days_left(today(), due_on) {
        0.. => words::due_on(time::day(due_on), until(today(), due_on)),
        _ => words::was_due_on(time::day(due_on)),
    };
    let exempt = counts.of(ReportStatus::Exempt);
    let exempt = (exempt > 0).then(|| view! { <small>{words::exempt_too(exempt)}</small> });
    let cells = figures().map(|(name, filter)| {
        let count = match (filter.status, filter.only) {
            (Some(status), _) => counts.of(status),
            (None, Some(only)) => counts.only(only),
            (None, None) => counts.total(),
        };
        let alarm = filter.only == Some(Only::Overdue);
        let alarm =
            alarm.then(|| view! { <Icon glyph=Glyph::CircleAlert class=Tone::Danger.ink()/> });
        let figure = if count == 0 {
            view! { <span class="muted">"0"</span> }.into_any()
        } else {
            view! { <a href=to(filter)>{alarm}{count}<span class="vh">" "{name}</span></a> }
                .into_any()
        };
        view! { <td class="n" data-label=name>{figure}</td> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=all>{short(&title)}</a>
                <small>{due}</small>
            </th>
            <td class="rounds__got" data-label=words::received()>
                <a class="num" href=got>{format!("{received}/{owed}")}</a>
                <Meter value=received max=owed size=Size::Small label=words::received_of(received, owed)/>
                {exempt}
            </td>
            {cells.into_iter().collect_view()}
        </tr>
    }
    .into_any()
}

/// Names and days, the longest overdue first.
#[component]
pub fn Overdue(lines: Vec<ReportLine>, one_unit: bool) -> impl IntoView {
    if lines.is_empty() {
        return ().into_any();
    }
    let all = ReportFilter { only: Some(Only::Overdue), ..ReportFilter::default() };
    let count = lines.len();
    let head = view! {
        <a class="link-more" href=paths::reports(&all)>
            {words::all()}" "<span class="num">{count}</span><Icon glyph=Glyph::ChevronRight/>
        </a>
    };
    let units = lines.into_iter().take(NAMED);
    let units = units.map(move |line| view! { <OverdueUnit line one_unit/> });
    view! {
        <Card title=words::overdue_units() id="overdue" head=head.into_any() body=Body::Bare>
            <ul class="list tasks">{units.collect_view()}</ul>
        </Card>
    }
    .into_any()
}

#[component]
fn OverdueUnit(line: ReportLine, one_unit: bool) -> impl IntoView {
    let (title, unit) = (say(&line.title), say(&line.unit_name));
    let state = status_word(line.status);
    let href = paths::report(line.id);
    let link = if one_unit {
        view! { <a href=href>{title}</a><small>{state}</small> }.into_any()
    } else {
        view! { <a href=href>{unit}</a><small>{title}" · "{state}</small> }.into_any()
    };
    view! {
        <li class="task">
            <span class=format!("task__ic {}", Tone::Danger.class())><Icon glyph=Glyph::CircleAlert/></span>
            <div class="task__t">{link}</div>
            <span class=format!("task__due {}", Tone::Danger.ink())>{until(today(), line.owed_on())}</span>
        </li>
    }
    .into_any()
}
