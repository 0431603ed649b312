//! Beside one's work: how many reports stand where, and what became of the last ones.

use std::collections::BTreeMap;

use domain::{
    report::{ReportFilter, ReportLine, ReportStatus},
    time,
};
use leptos::prelude::*;

use super::{say, words};
use crate::{
    paths,
    ui::{Body, Card, Glyph, Icon, StatusBadge},
};

#[component]
pub fn Recent(counts: BTreeMap<ReportStatus, i64>, latest: Vec<ReportLine>) -> impl IntoView {
    if counts.is_empty() {
        return ().into_any();
    }
    view! {
        <aside class="stack">
            <Standings counts/>
            {(!latest.is_empty()).then(|| view! { <Latest latest/> })}
        </aside>
    }
    .into_any()
}

/// Each a way into the list.
#[component]
fn Standings(counts: BTreeMap<ReportStatus, i64>) -> impl IntoView {
    let lines = counts.into_iter().filter(|(_, count)| *count > 0).map(|(status, count)| {
        let filter = ReportFilter { status: Some(status), ..ReportFilter::default() };
        view! {
            <a href=paths::reports(&filter)>
                <b class="num">{count}</b>
                <StatusBadge status overdue=false/>
            </a>
        }
    });
    let all = more(paths::REPORTS.to_owned());
    view! {
        <Card title=words::standings() id="standings" head=all>
            <div class="trio">{lines.collect_view()}</div>
        </Card>
    }
    .into_any()
}

#[component]
fn Latest(latest: Vec<ReportLine>) -> impl IntoView {
    let first = latest.first().map(|line| line.unit_code.clone());
    // One's own unit need not be named on each.
    let one_unit = latest.iter().all(|line| Some(&line.unit_code) == first.as_ref());
    let lines = latest.into_iter().map(move |line| {
        let unit = (!one_unit).then(|| view! { <small>{say(&line.unit_name)}</small> });
        let sent = line.sent_at.map(|at| words::sent_on(time::day(time::office_day(at))));
        view! {
            <li>
                <a href=paths::report(line.id)>
                    <b>{say(&line.title)}</b>
                    {unit}
                    <span class="row">
                        <StatusBadge status=line.status overdue=line.overdue/>
                        <small>{sent}</small>
                    </span>
                </a>
            </li>
        }
    });
    view! {
        <Card title=words::latest() id="latest" body=Body::Bare>
            <ul class="list anns">{lines.collect_view()}</ul>
        </Card>
    }
    .into_any()
}

fn more(href: String) -> AnyView {
    view! { <a class="link-more" href=href>{words::all()}<Icon glyph=Glyph::ChevronRight/></a> }
        .into_any()
}
