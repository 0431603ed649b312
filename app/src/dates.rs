//! How days and moments are shown: `13/06/2025` in both languages, relative words only beside the day.
//!
//! Nothing here asks a clock; `today` is the request's.

mod words;

use chrono::{DateTime, Datelike, NaiveDate, SecondsFormat, Utc};
use domain::{
    time::{self, days_left},
    viewer::Locale,
};
use leptos::prelude::*;

pub use self::words::{month_in_english, month_name, month_short, weekday, weekday_short};
use crate::words::locale;

/// `<time datetime="2025-06-13">13/06/2025</time>`
#[component]
pub fn Day(day: NaiveDate) -> impl IntoView {
    view! { <time datetime=day.to_string()>{time::day(day)}</time> }.into_any()
}

/// `<time …>13/06/2025 08:05</time>`, at the office.
#[component]
pub fn Moment(at: DateTime<Utc>) -> impl IntoView {
    let exact = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    view! { <time datetime=exact>{time::moment(at)}</time> }.into_any()
}

/// `Thứ Sáu, 13/06/2025`
pub fn long_day(day: NaiveDate) -> String {
    format!("{}, {}", weekday(day.weekday()), time::day(day))
}

/// `còn 2 ngày`, `hôm nay`, `quá hạn 3 ngày`
pub fn until(today: NaiveDate, day: NaiveDate) -> String {
    match days_left(today, day) {
        0 => words::due_today().to_owned(),
        left if left > 0 => words::days_left(left),
        over => words::days_over(-over),
    }
}

/// `chờ 8 ngày`: how long something has been lying here.
pub fn waiting(today: NaiveDate, since: NaiveDate) -> String {
    match days_left(since, today) {
        ..1 => words::came_today().to_owned(),
        days => words::waits_days(days),
    }
}

/// `còn 2 ngày, hạn 15/06/2025`
pub fn due(today: NaiveDate, day: NaiveDate) -> String {
    words::due_on(until(today, day), time::day(day))
}

/// `còn 2 ngày, hạn 15/06`, where the year is plain.
pub fn due_short(distance: String, day: String) -> String {
    words::due_on(distance, day)
}

/// `Tháng 6, 2025` over a calendar.
pub fn month_heading(first: NaiveDate) -> String {
    match locale() {
        Locale::Vietnamese => format!("Tháng {}, {}", first.month(), first.year()),
        Locale::English => format!("{} {}", month_in_english(first.month()), first.year()),
    }
}

/// `15/05 – 14/06/2025`; the first year only where it differs.
pub fn span(from: NaiveDate, to: NaiveDate) -> String {
    let start = if from.year() == to.year() { time::short_day(from) } else { time::day(from) };
    format!("{start} – {}", time::day(to))
}
