//! A month: seven columns, a few chips in each day and the number of the others; beside it what comes next.

use chrono::{Datelike, NaiveDate};
use domain::{
    plan::{CalendarDay, CalendarPage, CalendarQuery, CalendarView, Layer, LayerLine, layout},
    report::{Only, ReportFilter},
    time,
};
use leptos::prelude::*;

use super::{
    super::{
        looks::{chip_text, hours, is_past, kind_glyph, kind_tone, layer_glyph, layer_tone},
        say, words,
    },
    agenda::Days,
};
use crate::{
    asked::today,
    dates::{long_day, month_heading, weekday, weekday_short},
    paths,
    ui::{Glyph, Icon, Tone, classes},
    words::item_kind_word,
};

#[component]
pub fn Month(page: CalendarPage, asked: CalendarQuery, bar: AnyView) -> impl IntoView {
    let first = layout::first_of_month(page.on);
    let heads = layout::week(first).into_iter().map(|day| {
        let (long, short) = (weekday(day.weekday()), weekday_short(day.weekday()));
        view! { <span><span class="hide-phone">{long}</span><abbr class="only-phone" title=long>{short}</abbr></span> }
    });
    let heads: Vec<_> = heads.collect();
    let days: Vec<AnyView> = page
        .days
        .into_iter()
        .map(|day| view! { <Cell day first asked=asked.clone()/> }.into_any())
        .collect();
    let upcoming = if page.upcoming.is_empty() {
        view! { <p class="agenda__none soft md">{words::nothing_coming()}</p> }.into_any()
    } else {
        view! { <Days days=page.upcoming short=true/> }.into_any()
    };
    view! {
        <div class="cal-wrap">
            <section class="card cal" aria-label=month_heading(first)>
                {bar}
                <div class="cal__dow" aria-hidden="true">{heads}</div>
                <ol class="cal__grid">{days}</ol>
                <Legend/>
            </section>
            <aside class="card agenda" aria-labelledby="upcoming">
                <div class="card__head"><h2 id="upcoming">{words::upcoming()}</h2></div>
                {upcoming}
            </aside>
        </div>
    }
    .into_any()
}

/// A day. Its number leads to the whole of it; on a touch screen so does every place without a chip.
#[component]
fn Cell(day: CalendarDay, first: NaiveDate, asked: CalendarQuery) -> impl IntoView {
    let now = today();
    let CalendarDay { day, lines, more, layers } = day;
    let out = if day.month() == first.month() { "" } else { "out" };
    let off = layers.iter().any(|line| line.layer == Layer::Holiday);
    let worked = layers.iter().any(|line| line.layer == Layer::Worked);
    let rests = if (layout::is_weekend(day) && !worked) || off { "we" } else { "" };
    let is_today = if day == now { "today" } else { "" };
    let to = paths::calendar(&CalendarQuery {
        view: CalendarView::Agenda,
        on: Some(day),
        after: String::new(),
        ..asked
    });
    let layers: Vec<AnyView> = layers.iter().map(|line| layer_chip(line, now)).collect();
    let chips = lines.into_iter().map(|line| {
        let past = if is_past(&line, now) { "past" } else { "" };
        let off = if line.status.is_on() { "" } else { "off" };
        let class = classes(&["ev", kind_tone(line.kind).class(), past, off]);
        let hours = hours(&line.when).filter(|_| line.when.starts == line.when.ends);
        let label = match &hours {
            Some(hours) => format!("{}: {}, {hours}", item_kind_word(line.kind), line.title),
            None => format!("{}: {}", item_kind_word(line.kind), line.title),
        };
        view! {
            <a href=paths::event(line.id) class=class aria-label=label>
                <Icon glyph=kind_glyph(line.kind)/><span>{chip_text(&line)}</span>
            </a>
        }
    });
    let chips: Vec<_> = chips.collect();
    let rest = (more > 0).then(|| {
        let label = words::more_on(more, time::short_day(day));
        view! { <a href=to.clone() class="ev__more" aria-label=label>{words::more(more)}</a> }
    });
    view! {
        <li class=classes(&["cd", out, rests, is_today])>
            <a class="cd__n num" href=to aria-label=words::day_agenda(long_day(day)) aria-current=(day == now).then_some("date")>
                {day.day()}
            </a>
            {layers}
            {chips}
            {rest}
        </li>
    }
    .into_any()
}

fn layer_chip(line: &LayerLine, now: NaiveDate) -> AnyView {
    let past = if line.day < now { "past" } else { "" };
    let class = classes(&["ev", layer_tone(line.layer).class(), past]);
    let glyph = layer_glyph(line.layer);
    let text = layer_text(line);
    match layer_link(line) {
        Some(href) => view! {
            <a href=href class=class aria-label=text.clone()><Icon glyph/><span>{say(&line.title)}</span></a>
        }
        .into_any(),
        None => view! { <span class=class title=text.clone()><Icon glyph/><span>{text.clone()}</span></span> }
            .into_any(),
    }
}

/// What a layer's line says.
pub fn layer_text(line: &LayerLine) -> String {
    let title = say(&line.title);
    match line.layer {
        Layer::Report => words::report_due(title),
        // The day that is worked instead says so itself.
        Layer::Holiday | Layer::Worked => title,
    }
}

/// A report's day leads to the reports of its round.
pub fn layer_link(line: &LayerLine) -> Option<String> {
    let only = (line.missing > 0).then_some(Only::Missing);
    let filter = ReportFilter { round: line.round.clone(), only, ..ReportFilter::default() };
    (line.layer == Layer::Report).then(|| paths::reports(&filter))
}

#[component]
fn Legend() -> impl IntoView {
    use domain::plan::ItemKind;
    let kinds = [ItemKind::Conference, ItemKind::Visit, ItemKind::Games, ItemKind::Deadline];
    let kinds = kinds.map(|kind| (kind_tone(kind), kind_glyph(kind), item_kind_word(kind)));
    let layers: [(Tone, Glyph, &'static str); 2] = [
        (Tone::Warn, Glyph::Clock, words::layer_reports()),
        (Tone::Mute, Glyph::Flag, words::layer_holidays()),
    ];
    let parts = kinds.into_iter().chain(layers).map(|(tone, glyph, text)| {
        view! { <span class=tone.ink()><Icon glyph/><span class="soft">{text}</span></span> }
    });
    view! { <p class="legend cal__foot">{parts.collect_view()}</p> }.into_any()
}
