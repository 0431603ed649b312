//! One month to choose a day from. Arrow keys move by days and weeks, and turn the month at its ends.

use chrono::{Datelike, Months, NaiveDate};
use domain::time::{earlier, later};
use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    dates::{long_day, month_heading, weekday_short},
    net,
    ui::{Glyph, IconButton, Size, live, words},
};

/// Six weeks hold every month.
const SHOWN: u64 = 42;

/// What the days of one month have in common.
#[derive(Clone, Copy)]
struct Shown {
    /// Of the days' ids: several fields may show a month at once.
    prefix: StoredValue<String>,
    chosen: NaiveDate,
    today: NaiveDate,
    /// The day the arrow keys are at; its month is shown.
    focused: RwSignal<NaiveDate>,
    choose: Callback<NaiveDate>,
}

#[component]
pub fn Month(
    prefix: String,
    chosen: NaiveDate,
    today: NaiveDate,
    choose: Callback<NaiveDate>,
) -> impl IntoView {
    let prefix = StoredValue::new(prefix);
    let focused = RwSignal::new(chosen);
    let shown = Shown { prefix, chosen, today, focused, choose };
    let first = Memo::new(move |_| focused.get().with_day(1).unwrap_or_default());
    let turn = move |months: i32| {
        focused.update(|day| *day = turned(*day, months));
    };
    let key = move |event: KeyboardEvent| {
        let Some(next) = moved(focused.get_untracked(), &event.key()) else { return };
        event.prevent_default();
        focused.set(next);
        // After the new month is drawn.
        request_animation_frame(move || {
            net::focus(&shown.id(next));
        });
    };
    let weekdays =
        week_of(chosen).map(|day| view! { <small>{weekday_short(day.weekday())}</small> });
    let days = move || {
        let start = earlier(first.get(), u64::from(first.get().weekday().num_days_from_monday()));
        (0..SHOWN)
            .map(|offset| later(start, offset))
            .map(|day| shown.day(day, first.get()))
            .collect_view()
    };
    view! {
        <div class="dp" role="group" aria-label=words::choose_day() on:keydown=key>
            <div class="dp__h">
                <IconButton glyph=Glyph::ChevronLeft label=words::previous_month() size=Size::Small
                    on:click=move |_| turn(-1)/>
                <b class="num" aria-live="polite">{live(move || month_heading(first.get()))}</b>
                <IconButton glyph=Glyph::ChevronRight label=words::next_month() size=Size::Small
                    on:click=move |_| turn(1)/>
            </div>
            <div class="dp__g">{weekdays.collect_view()}{live(days)}</div>
        </div>
    }
}

impl Shown {
    fn day(self, date: NaiveDate, first: NaiveDate) -> AnyView {
        let out = if date.month() == first.month() { "num" } else { "num out" };
        let class = if date == self.today { "num today" } else { out };
        // One stop for the Tab key; the arrow keys do the rest.
        let stop = move || if self.focused.get() == date { "0" } else { "-1" };
        view! {
            <button type="button" class=class id=self.id(date) tabindex=stop aria-label=long_day(date)
                aria-pressed=if date == self.chosen { "true" } else { "false" }
                on:click=move |_| self.choose.run(date)>
                {date.day()}
            </button>
        }
        .into_any()
    }

    fn id(self, date: NaiveDate) -> String {
        self.prefix.with_value(|prefix| format!("{prefix}-{date}"))
    }
}

fn moved(from: NaiveDate, key: &str) -> Option<NaiveDate> {
    Some(match key {
        "ArrowLeft" => earlier(from, 1),
        "ArrowRight" => later(from, 1),
        "ArrowUp" => earlier(from, 7),
        "ArrowDown" => later(from, 7),
        "PageUp" => turned(from, -1),
        "PageDown" => turned(from, 1),
        _ => return None,
    })
}

fn turned(from: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let turned = if months < 0 { from.checked_sub_months(by) } else { from.checked_add_months(by) };
    turned.unwrap_or(from)
}

/// Monday to Sunday around a day.
fn week_of(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let monday = earlier(day, u64::from(day.weekday().num_days_from_monday()));
    (0..7).map(move |offset| later(monday, offset))
}
