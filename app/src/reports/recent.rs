//! Beside one's work: how many reports stand where, and what became of the last ones.

use chrono::{DateTime, Utc};
use domain::{
    report::{ReportCounts, ReportFilter, ReportLine},
    time,
};
use leptos::prelude::*;

use super::{say, words};
use crate::{
    paths,
    ui::{Body, Card, Glyph, Icon, StatusBadge},
};

#[component]
pub fn Recent(
    counts: ReportCounts,
    latest: Vec<ReportLine>,
    as_of: DateTime<Utc>,
) -> impl IntoView {
    if counts.total() == 0 {
        return ().into_any();
    }
    view! {
        <aside class="stack">
            <Standings counts as_of/>
            {(!latest.is_empty()).then(|| view! { <Latest latest/> })}
        </aside>
    }
    .into_any()
}

/// Each a way into the list.
#[component]
fn Standings(counts: ReportCounts, as_of: DateTime<Utc>) -> impl IntoView {
    let whole = words::of_every_round(counts.total(), time::moment(as_of));
    let lines =
        counts.by_status.into_iter().filter(|(_, count)| *count > 0).map(|(status, count)| {
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
            <p class="as-of">{whole}</p>
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
        let sent = line.sent_at.map(|at| words::sent_on(time::moment(at)));
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
