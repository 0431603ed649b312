//! What a recommendation's state, outcome and due day look like, the same in list, board and page.

use chrono::NaiveDate;
use domain::{
    recommendation::{Outcome, RecommendationLine, RecommendationStatus, Stage},
    time::days_left,
};
use leptos::prelude::*;

use super::words;
use crate::{
    dates::until,
    ui::{Badge, Glyph, Tone},
    words::recommendation_word,
};

#[component]
pub fn StateBadge(status: RecommendationStatus) -> impl IntoView {
    let (tone, icon) = state_look(status);
    view! { <Badge tone icon text=recommendation_word(status)/> }.into_any()
}

#[component]
pub fn OutcomeBadge(outcome: Outcome) -> impl IntoView {
    view! { <Badge tone=Tone::Plum icon=Glyph::Scale text=words::outcome_word(outcome)/> }
        .into_any()
}

pub const fn state_look(status: RecommendationStatus) -> (Tone, Glyph) {
    use RecommendationStatus as S;
    match status {
        S::Draft => (Tone::Mute, Glyph::Pencil),
        S::PendingLeader => (Tone::Warn, Glyph::Hourglass),
        S::Sent => (Tone::Mute, Glyph::Inbox),
        S::Clarify => (Tone::Warn, Glyph::MessageSquare),
        S::Assigned => (Tone::Info, Glyph::Users),
        S::InProgress => (Tone::Info, Glyph::CircleDashed),
        S::PendingSign => (Tone::Info, Glyph::Pencil),
        S::Answered => (Tone::Ok, Glyph::CircleCheck),
        S::Reopened => (Tone::Danger, Glyph::RotateCcw),
        S::Closed => (Tone::Ok, Glyph::Lock),
        S::Transferred => (Tone::Mute, Glyph::ArrowUpRight),
        S::Withdrawn => (Tone::Mute, Glyph::Ban),
    }
}

pub const fn stage_look(stage: Stage) -> (Tone, Glyph) {
    match stage {
        Stage::Inside => (Tone::Mute, Glyph::Pencil),
        Stage::Waiting => (Tone::Mute, Glyph::Inbox),
        Stage::Working => (Tone::Info, Glyph::CircleDashed),
        Stage::Clarifying => (Tone::Warn, Glyph::MessageSquare),
        Stage::Answered => (Tone::Ok, Glyph::CircleCheck),
        Stage::Ended => (Tone::Mute, Glyph::Ban),
    }
}

/// The day that matters, and how far it is: until it is due, or how it was kept.
pub struct Timing {
    pub day: Option<NaiveDate>,
    pub words: String,
    pub tone: Tone,
}

/// Within this many days a due day is near.
const NEAR: i64 = 5;

pub fn timing(line: &RecommendationLine, today: NaiveDate) -> Timing {
    match (line.status.is_open(), line.due_on, line.answered_on) {
        (true, Some(due), _) => {
            let left = days_left(today, due);
            let tone = match left {
                ..0 => Tone::Danger,
                0..=NEAR => Tone::Warn,
                _ => Tone::Mute,
            };
            Timing { day: Some(due), words: capital(&until(today, due)), tone }
        }
        (true, None, _) => {
            Timing { day: None, words: words::paused().to_owned(), tone: Tone::Mute }
        }
        (false, due, Some(answered)) => {
            let (words, tone) = kept(answered, due);
            Timing { day: Some(answered), words, tone }
        }
        _ => Timing { day: None, words: String::new(), tone: Tone::Mute },
    }
}

/// How a due day was kept.
pub fn kept(answered: NaiveDate, due: Option<NaiveDate>) -> (String, Tone) {
    match due.map(|due| days_left(answered, due)) {
        None => (String::new(), Tone::Mute),
        Some(0) => (words::in_time().to_owned(), Tone::Ok),
        Some(early @ 1..) => (words::days_early(early), Tone::Ok),
        Some(late) => (words::days_late(-late), Tone::Warn),
    }
}

/// As the first words of a line.
fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}
