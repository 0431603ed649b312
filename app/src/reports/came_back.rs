//! What came back: from whom, when, why, and until when it is to be sent again. The same on the list,
//! the form, its check and the review.

use chrono::NaiveDate;
use domain::{
    policy::Act,
    report::{Notice, ReportStatus},
    time,
};
use leptos::prelude::*;

use super::{due, words};
use crate::{
    dates::until,
    ui::{Badge, Glyph, StatusBadge, Tone},
    words::act_done,
};

/// The status; of a draft that the leader sent back, that.
#[component]
pub fn StateBadge(
    status: ReportStatus,
    overdue: bool,
    #[prop(optional_no_strip)] notice: Option<Notice>,
) -> impl IntoView {
    if is_of_leader(notice.as_ref()) {
        let text = words::sent_back_by_leader();
        return view! { <Badge tone=Tone::Danger icon=Glyph::CornerUpLeft text/> }.into_any();
    }
    view! { <StatusBadge status overdue/> }.into_any()
}

fn is_of_leader(notice: Option<&Notice>) -> bool {
    notice.is_some_and(|notice| notice.act == Act::SendBackReport)
}

/// Who sent it back when, and with which words; for a line of a list.
#[component]
pub fn SentBack(
    notice: Notice,
    /// Of the first flag, where the return itself has no words.
    #[prop(optional_no_strip)]
    said: Option<String>,
) -> impl IntoView {
    let who = words::came_back_from(notice.by, act_done(notice.act), time::moment(notice.at));
    let why = notice.note.or(said).map(|note| format!(": {note}"));
    view! { <small class="sent-back">{who}{why}</small> }.into_any()
}

/// "Gửi lại trước **19/06/2025**, **còn 3 ngày**".
pub fn due_again(today: NaiveDate, correct_by: Option<NaiveDate>) -> Option<AnyView> {
    correct_by.map(|day| due(words::again_by(), time::day(day), until(today, day)))
}
