//! Reports: the list, what waits for me, the form, its check, the decision of leader and ministry, and
//! the history.

mod api;
mod came_back;
mod check;
mod done;
pub mod figures;
mod form;
mod history;
mod list;
mod open;
mod recent;
mod review;
mod rounds;
mod words;
mod work;

pub use self::{
    api::count_waiting, check::check, form::form, history::history, list::list, open::open,
    review::review, work::work,
};

use chrono::NaiveDate;
use domain::{
    report::{CellKey, Finding, ReportHead},
    template::{Template, Wording},
    time,
    viewer::Locale,
};
use leptos::prelude::*;

use crate::{
    dates::until,
    ui::{Alert, Glyph, Tone},
    words::{locale, period_name, told as say},
};

/// What a cell is called: `VT02 Thuê bao di động`, `AT01B đã phê duyệt, Cấp độ 1`, `Giải trình VT02`.
fn cell_name(template: &Template, key: &CellKey) -> String {
    if key.is_why() {
        return words::why_of(key.field.clone());
    }
    let Some(field) = template.field(&key.field) else { return key.name() };
    let label = say(&field.label);
    match key.col.as_str() {
        _ if !field.is_figure() => label,
        "" => format!("{} {label}", field.key),
        col => format!("{} {label}, {}", field.key, say(field.label_of(col))),
    }
}

/// How far the due day is while the unit has not sent the report; afterwards whether it was in time.
fn distance(on_time: Option<bool>, today: NaiveDate, due_on: NaiveDate) -> String {
    match on_time {
        None => until(today, due_on),
        Some(true) => words::was_on_time().to_owned(),
        Some(false) => words::was_late().to_owned(),
    }
}

/// "Hạn 15/06/2025, còn 2 ngày", with the day of an extension; of a correction, when that is due.
fn due_line(head: &ReportHead, today: NaiveDate) -> AnyView {
    came_back::due_again(today, head.correct_by).unwrap_or_else(|| {
        let left = distance(head.on_time, today, head.due_on);
        with_more_time(due(words::due(), time::day(head.due_on), left), head.more_time)
    })
}

fn with_more_time(due: AnyView, more_time: Option<NaiveDate>) -> AnyView {
    match more_time {
        Some(day) => {
            let until = words::may_send_until(time::day(day));
            view! { {due}" · "{until} }.into_any()
        }
        None => due,
    }
}

/// Why the unit can go no further, while it is its turn.
fn locked(head: &ReportHead) -> Option<AnyView> {
    head.locked.then(|| {
        let title = words::locked(time::day(time::office_day(head.locks_at)));
        view! { <Alert tone=Tone::Mute icon=Glyph::Lock title>{words::locked_lead()}</Alert> }
            .into_any()
    })
}

/// "Hạn **15/06/2025**, **còn 2 ngày**".
fn due(word: &'static str, day: String, left: String) -> AnyView {
    view! { {word}" "<b>{day}</b>", "<b>{left}</b> }.into_any()
}

/// What a rule found, in its own words; of a jump, how many times it is.
fn found(finding: &Finding) -> String {
    finding.times.map_or_else(|| say(&finding.message), words::times_as_much)
}

/// A report's short name, for the way to it: "QLNN tháng 6/2025".
fn crumb(head: &ReportHead) -> String {
    match (locale(), head.period) {
        (Locale::English, Some(period)) => period_name(period),
        _ => short(&head.title),
    }
}

/// Without the word that the place says already.
fn short(title: &Wording) -> String {
    let title = say(title);
    title.strip_prefix("Báo cáo ").map(ToOwned::to_owned).unwrap_or(title)
}

/// Above the title of every page of one report: whose, which window, on what legal basis.
fn overline(head: &ReportHead) -> String {
    words::overline(
        say(&head.unit_name),
        crate::dates::span(head.cutoff_from, head.cutoff_to),
        words::basis(&head.legal_basis),
    )
}
