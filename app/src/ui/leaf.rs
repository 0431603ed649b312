//! A day torn off a calendar: large with weekday and month, or small with a tone.
//! Decoration: the date is written out beside it.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::{Tone, classes};
use crate::dates::{month_name, month_short, weekday};

#[component]
pub fn Leaf(
    day: NaiveDate,
    /// Brick by default; `Danger` when overdue, `Mute` when past.
    #[prop(optional)]
    tone: Option<Tone>,
) -> impl IntoView {
    view! {
        <div class=classes(&["leaf", tone.map_or("", Tone::class)]) aria-hidden="true">
            <span>{weekday(day.weekday())}</span>
            <b>{day.day()}</b>
            <span>{month_name(day.month())}</span>
        </div>
    }
    .into_any()
}

#[component]
pub fn SmallLeaf(day: NaiveDate, #[prop(optional)] tone: Tone) -> impl IntoView {
    view! {
        <span class=classes(&["dt", tone.class()]) aria-hidden="true">
            <b>{day.day()}</b>
            {month_short(day.month())}
        </span>
    }
    .into_any()
}
