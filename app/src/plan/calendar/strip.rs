//! The year at a glance: four kinds in twelve months, a mark for each event; hollow while it has no day.

use chrono::{Datelike, NaiveDate};
use domain::plan::{CalendarQuery, CalendarView, Mark, Strip, StripMark, layout};
use leptos::prelude::*;

use super::super::words;
use crate::{
    asked::today,
    dates::{month_name, month_short},
    paths,
    ui::{Glyph, Icon, Tone, classes},
};

/// Marks of a cell; the others are a number.
const MOST: i64 = 4;

const ROWS: [Strip; 4] = [Strip::Conference, Strip::Visit, Strip::Games, Strip::Report];

#[component]
pub fn Strips(
    marks: Vec<StripMark>,
    year: i32,
    on: NaiveDate,
    asked: CalendarQuery,
) -> impl IntoView {
    let names = ROWS.map(|strip| {
        let (tone, glyph) = look(strip);
        view! { <span class=tone.ink()><Icon glyph/><span class="soft">{words::strip_name(strip)}</span></span> }
    });
    let months = layout::months(year).into_iter().map(|first| {
        let month = first.month();
        let now = today();
        let state = if (first.year(), month) == (now.year(), now.month()) {
            "now"
        } else if layout::last_of_month(first) < now {
            "past"
        } else {
            ""
        };
        let shown = asked.view == CalendarView::Month && on.month() == month;
        let to = CalendarQuery {
            view: CalendarView::Month,
            on: Some(first),
            after: String::new(),
            ..asked.clone()
        };
        let counts = ROWS.iter().filter_map(|strip| {
            let count = count(&marks, month, *strip);
            (count > 0).then(|| format!("{} {count}", words::strip_name(*strip)))
        });
        let label: Vec<String> = std::iter::once(month_name(month)).chain(counts).collect();
        let rows = ROWS.map(|strip| row(&marks, month, strip));
        view! {
            <a href=paths::calendar(&to) class=classes(&["ym", state]) aria-label=label.join(", ")
                aria-current=shown.then_some("date")>
                <b class="num">{month_short(month)}</b>
                {rows}
            </a>
        }
    });
    let months: Vec<_> = months.collect();
    view! {
        <section class="card year" aria-label=words::year_at_a_glance(year)>
            <div class="year__l"><span></span>{names}</div>
            <div class="year__g">{months}</div>
        </section>
    }
    .into_any()
}

fn row(marks: &[StripMark], month: u32, strip: Strip) -> AnyView {
    let (tone, _) = look(strip);
    let own = || marks.iter().filter(move |one| is_of(&one.mark, month, strip));
    let all = own().map(|one| one.count).sum::<i64>();
    // A few marks, or a number: ten thousand would be no picture.
    let inside = if all > MOST {
        view! { <b class="num yr__n">{all}</b> }.into_any()
    } else {
        let pips = own().flat_map(|one| {
            let plan = (!one.mark.has_day).then_some("plan");
            (0..one.count).map(move |_| view! { <i class=plan></i> })
        });
        pips.collect_view().into_any()
    };
    view! { <span class=classes(&["yr", tone.class()])>{inside}</span> }.into_any()
}

fn is_of(mark: &Mark, month: u32, strip: Strip) -> bool {
    mark.month == month && mark.strip == strip
}

fn count(marks: &[StripMark], month: u32, strip: Strip) -> i64 {
    marks.iter().filter(|one| is_of(&one.mark, month, strip)).map(|one| one.count).sum()
}

const fn look(strip: Strip) -> (Tone, Glyph) {
    match strip {
        Strip::Conference => (Tone::Info, Glyph::Presentation),
        Strip::Visit => (Tone::Brand, Glyph::Handshake),
        Strip::Games => (Tone::Accent, Glyph::Trophy),
        Strip::Report => (Tone::Warn, Glyph::Clock),
    }
}
