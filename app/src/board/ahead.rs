//! The days on which reports are due, soonest first; each leads to the reports that are missing.

use domain::{
    board::{Deadline, Due},
    report::{Only, ReportFilter, ReportStatus},
    time,
};
use leptos::prelude::*;

use super::{period_inside, words};
use crate::{
    asked::today,
    dates::until,
    paths,
    ui::{Body, Card, Glyph, Icon, SmallLeaf, Tone},
    words::told,
};

#[component]
pub fn Ahead(deadlines: Vec<Deadline>) -> impl IntoView {
    let head = view! {
        <a class="link-more" href=paths::REPORTS>{words::ahead_more()}<Icon glyph=Glyph::ChevronRight/></a>
    };
    let content = if deadlines.is_empty() {
        view! { <p class="card__body soft">{words::nothing_ahead()}</p> }.into_any()
    } else {
        let lines = deadlines.into_iter().map(line);
        view! { <ul class="list evs">{lines.collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <Card title=words::ahead() id="ahead" head=head.into_any() body=Body::Bare class="a-next">{content}</Card>
    }
    .into_any()
}

fn line(one: Deadline) -> AnyView {
    let Deadline { on, title, period, what } = one;
    let year = chrono::Datelike::year(&today());
    let name =
        period.map_or_else(|| told(&title), |period| words::deadline(period_inside(period, year)));
    let (tone, text, href) = match what {
        Due::Round { code, missing } => {
            let (tone, text) = match missing {
                0 => (Tone::Ok, words::all_sent().to_owned()),
                _ => (Tone::Warn, words::missing(missing)),
            };
            let filter =
                ReportFilter { round: code, only: Some(Only::Missing), ..ReportFilter::default() };
            (tone, text, Some(paths::reports(&filter)))
        }
        Due::Corrections { code, count } => {
            let filter = ReportFilter {
                round: code,
                status: Some(ReportStatus::Returned),
                ..ReportFilter::default()
            };
            (Tone::Danger, words::corrections(count), Some(paths::reports(&filter)))
        }
        Due::Expected => (Tone::Mute, words::expected().to_owned(), None),
    };
    let day = format!("{}, {}", time::day(on), until(today(), on));
    let content = view! {
        <SmallLeaf day=on tone/>
        <span><b>{name}</b><small>{text}" · "{day}</small></span>
    };
    match href {
        Some(href) => view! { <li><a href=href>{content}</a></li> }.into_any(),
        None => view! { <li><div class="evs__line">{content}</div></li> }.into_any(),
    }
}
