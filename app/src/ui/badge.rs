//! A status: always an icon and a word, so that colour is never alone. Here too is what each status of
//! a report looks like.

use domain::report::ReportStatus;
use leptos::prelude::*;

use super::{Glyph, Icon, Tone, words};
use crate::words::status_word;

#[component]
pub fn Badge(tone: Tone, icon: Glyph, #[prop(into)] text: String) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())><Icon glyph=icon/>{text}</span> }
        .into_any()
}

/// The one word of a report's status. Overdue is no status: it changes the colour and adds its words.
#[component]
pub fn StatusBadge(
    status: ReportStatus,
    /// As the view says it.
    #[prop(optional)]
    overdue: bool,
) -> impl IntoView {
    if overdue {
        let text = words::overdue(status_word(status));
        view! { <Badge tone=Tone::Danger icon=Glyph::CircleAlert text/> }.into_any()
    } else {
        let (tone, icon) = (status_tone(status), status_glyph(status));
        view! { <Badge tone icon text=status_word(status)/> }.into_any()
    }
}

pub const fn status_tone(status: ReportStatus) -> Tone {
    match status {
        ReportStatus::NotStarted | ReportStatus::Exempt => Tone::Mute,
        ReportStatus::Draft => Tone::Warn,
        ReportStatus::PendingLeader | ReportStatus::Submitted | ReportStatus::InReview => {
            Tone::Info
        }
        ReportStatus::Returned => Tone::Danger,
        ReportStatus::Accepted => Tone::Ok,
    }
}

pub const fn status_glyph(status: ReportStatus) -> Glyph {
    match status {
        ReportStatus::NotStarted => Glyph::CircleDashed,
        ReportStatus::Draft => Glyph::Pencil,
        ReportStatus::PendingLeader => Glyph::Hourglass,
        ReportStatus::Submitted => Glyph::Send,
        ReportStatus::InReview => Glyph::Eye,
        ReportStatus::Returned => Glyph::CornerUpLeft,
        ReportStatus::Accepted => Glyph::CircleCheck,
        ReportStatus::Exempt => Glyph::Ban,
    }
}
