//! The main figures, each a door to the reports it counts, with its meaning one tap away.

use chrono::{DateTime, Datelike, Utc};
use domain::{
    board::{Board, BoardRound, Recommendations, Timeliness},
    recommendation::{RecommendationFilter, Years},
    report::{Only, ReportFilter, ReportStatus},
    time,
    total::RoundName,
};
use leptos::prelude::*;

use super::{period_inside, words};
use crate::{
    asked::today,
    dates::until,
    paths,
    ui::{Definition, Delta, Glyph, Icon, Tone, Way},
    words::told,
};

#[component]
pub fn Figures(board: Board) -> impl IntoView {
    let as_of = board.as_of;
    let on_time =
        board.last_due.clone().map(|last| on_time(&last, board.due_before.as_ref(), as_of));
    let round = board.under_way.map(|round| {
        view! {
            {received(&round, as_of)}
            {accepted(&round, as_of)}
        }
    });
    let answered = (board.recommendations.before.received > 0)
        .then(|| answered(&board.recommendations, as_of));
    view! {
        <section class="card kpis" aria-label=words::main_figures()>
            {answered}
            {on_time}
            {round}
        </section>
    }
    .into_any()
}

/// One figure: what it is, how many of how many, what to know beside it.
#[component]
fn Kpi(
    icon: Glyph,
    label: String,
    n: i64,
    /// "/17 Sở".
    of: String,
    href: String,
    foot: AnyView,
    /// What it counts, and as of when.
    how: &'static str,
    /// Who or what could be counted.
    covers: String,
    as_of: DateTime<Utc>,
) -> impl IntoView {
    let heading = words::how_counted(label.clone());
    view! {
        <div class="kpi">
            <a class="kpi__link" href=href>
                <span class="kpi__label"><Icon glyph=icon/>{label}</span>
                <span class="kpi__value">{n}<small>{of}</small></span>
                <span class="kpi__foot">{foot}</span>
            </a>
            <Definition label=heading>
                <p>{how}</p>
                <p>{covers}</p>
                <p>{words::as_of(time::moment(as_of))}</p>
            </Definition>
        </div>
    }
    .into_any()
}

/// Of last year, which is closed; this year's stand beneath.
fn answered(recommendations: &Recommendations, as_of: DateTime<Utc>) -> AnyView {
    let Recommendations { year, now, before, .. } = recommendations;
    let to = |year| {
        let years = Years::Of(year);
        let answered = Some(true);
        paths::recommendations(&RecommendationFilter { years, answered, ..Default::default() })
    };
    let this_year = words::this_year(*year, now.answered, now.received);
    let all = (before.answered == before.received).then(|| {
        view! { <Icon glyph=Glyph::CircleCheck class=Tone::Ok.ink()/> }
    });
    let foot = view! { {all}<span>{this_year}</span> }.into_any();
    view! {
        <Kpi icon=Glyph::MessageSquareQuote label=words::answered(year - 1) n=before.answered
            of=format!("/{}", before.received) href=to(year - 1) foot how=words::answered_how()
            covers=words::covers_recommendations(before.received) as_of/>
    }
    .into_any()
}

fn on_time(last: &Timeliness, before: Option<&Timeliness>, as_of: DateTime<Utc>) -> AnyView {
    let (n, of) = (last.on_time.n, last.on_time.of);
    let share = last.on_time.per_mille().map(tenths);
    let moved = before.and_then(|before| {
        let points = last.points_from(before)?;
        let name = name(&before.round);
        let (way, text) = match points {
            0 => (Way::Same, words::unchanged_from(name)),
            1.. => (Way::Up, words::points_against(tenths_bare(points), name)),
            _ => (Way::Down, words::points_against(tenths_bare(-points), name)),
        };
        Some(view! { <Delta way text/> })
    });
    let foot = view! { <span>{share}</span>{moved} }.into_any();
    let href = narrowed(&last.round, None, Some(Only::OnTime));
    let label = words::on_time(name(&last.round));
    view! { <Kpi icon=Glyph::CircleCheck label n of=words::of_units(of) href foot how=words::on_time_how()
        covers=words::covers(of) as_of/> }
        .into_any()
}

fn received(round: &BoardRound, as_of: DateTime<Utc>) -> AnyView {
    let (n, of) = (round.counts.only(Only::Received), round.counts.owed());
    let due = round.round.due_on;
    let left = time::days_left(today(), due);
    let day = time::short_day(due);
    let foot = if n >= of {
        view! { <Icon glyph=Glyph::CircleCheck class=Tone::Ok.ink()/><span>{super::words::all_sent()}</span> }
            .into_any()
    } else if left >= 0 {
        let text = crate::dates::due_short(until(today(), due), day);
        view! { <Icon glyph=Glyph::Clock class=Tone::Warn.ink()/><span>{text}</span> }.into_any()
    } else {
        let overdue = round.counts.overdue;
        let over = (overdue > 0).then(|| {
            view! { <Icon glyph=Glyph::CircleAlert class=Tone::Danger.ink()/><span>{words::overdue(overdue)}</span> }
        });
        view! { {over}<span>{words::was_due(day)}</span> }.into_any()
    };
    let href = narrowed(&round.round, None, Some(Only::Received));
    let label = words::received(name(&round.round));
    view! { <Kpi icon=Glyph::Hourglass label n of=words::of_units(of) href foot how=words::received_how()
        covers=words::covers(of) as_of/> }
        .into_any()
}

fn accepted(round: &BoardRound, as_of: DateTime<Utc>) -> AnyView {
    let counts = &round.counts;
    let (n, of) = (counts.of(ReportStatus::Accepted), counts.owed());
    let (waiting, back) = (counts.only(Only::ToReview), counts.of(ReportStatus::Returned));
    let parts = [
        (waiting > 0).then(|| words::to_review(waiting)),
        (back > 0).then(|| words::returned(back)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let text =
        if parts.is_empty() { words::nothing_waits().to_owned() } else { parts.join(" · ") };
    let foot = view! { <span>{text}</span> }.into_any();
    let href = narrowed(&round.round, Some(ReportStatus::Accepted), None);
    let label = words::accepted(name(&round.round));
    view! { <Kpi icon=Glyph::FileText label n of=words::of_units(of) href foot how=words::accepted_how()
        covers=words::covers(of) as_of/> }
        .into_any()
}

/// The list of exactly these reports.
pub fn narrowed(round: &RoundName, status: Option<ReportStatus>, only: Option<Only>) -> String {
    paths::reports(&ReportFilter {
        round: round.code.clone(),
        status,
        only,
        ..ReportFilter::default()
    })
}

/// "tháng 5"; the round's title where it has no period.
pub fn name(round: &RoundName) -> String {
    let year = today().year();
    round.period.map_or_else(|| told(&round.title), |period| period_inside(period, year))
}

fn tenths(share: i64) -> String {
    format!("{}%", tenths_bare(share))
}

fn tenths_bare(tenths: i64) -> String {
    format!("{},{}", tenths / 10, tenths % 10)
}
