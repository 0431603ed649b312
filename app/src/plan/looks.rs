//! What each kind and each state of an event looks like, and how its time is said.

use chrono::NaiveDate;
use domain::{
    plan::{ItemKind, ItemLine, ItemStatus, Layer, Rsvp, When, said},
    time,
};
use leptos::prelude::*;

use super::{say, words};
use crate::{
    dates::span,
    ui::{Badge, Glyph, Tone},
    words::{item_status_word, period_name},
};

pub const fn kind_tone(kind: ItemKind) -> Tone {
    match kind {
        ItemKind::Visit | ItemKind::VisitSeries => Tone::Brand,
        ItemKind::Conference | ItemKind::Training => Tone::Info,
        ItemKind::Games => Tone::Accent,
        ItemKind::Deadline => Tone::Plum,
        ItemKind::Direction | ItemKind::Other => Tone::Mute,
    }
}

pub const fn kind_glyph(kind: ItemKind) -> Glyph {
    match kind {
        ItemKind::Visit | ItemKind::VisitSeries => Glyph::Handshake,
        ItemKind::Conference | ItemKind::Training => Glyph::Presentation,
        ItemKind::Games => Glyph::Trophy,
        ItemKind::Deadline => Glyph::Flag,
        ItemKind::Direction => Glyph::ListTodo,
        ItemKind::Other => Glyph::CalendarDays,
    }
}

pub const fn layer_tone(layer: Layer) -> Tone {
    match layer {
        Layer::Report => Tone::Warn,
        Layer::Holiday | Layer::Worked => Tone::Mute,
    }
}

pub const fn layer_glyph(layer: Layer) -> Glyph {
    match layer {
        Layer::Report => Glyph::Clock,
        Layer::Holiday => Glyph::Flag,
        Layer::Worked => Glyph::CalendarCheck,
    }
}

/// The one word of an event's state.
#[component]
pub fn ItemBadge(status: ItemStatus) -> impl IntoView {
    let (tone, icon) = match status {
        ItemStatus::Tentative => (Tone::Mute, Glyph::CircleDashed),
        ItemStatus::Proposed => (Tone::Warn, Glyph::Hourglass),
        ItemStatus::Confirmed => (Tone::Accent, Glyph::CalendarCheck),
        ItemStatus::Running => (Tone::Info, Glyph::CircleDot),
        ItemStatus::Done => (Tone::Brand, Glyph::CircleCheck),
        ItemStatus::Postponed => (Tone::Plum, Glyph::History),
        ItemStatus::Cancelled => (Tone::Mute, Glyph::Ban),
    };
    view! { <Badge tone icon text=item_status_word(status)/> }.into_any()
}

#[component]
pub fn RsvpBadge(rsvp: Rsvp) -> impl IntoView {
    let (tone, icon) = match rsvp {
        Rsvp::None => (Tone::Mute, Glyph::CircleDashed),
        Rsvp::Yes => (Tone::Ok, Glyph::Check),
        Rsvp::No => (Tone::Danger, Glyph::X),
        Rsvp::Substitute => (Tone::Info, Glyph::Users),
    };
    view! { <Badge tone icon text=words::rsvp_word(rsvp)/> }.into_any()
}

/// `26/06/2025 08:00 – 11:30`, `08/08 – 10/08/2025`, `Tháng 8/2025`.
pub fn when_text(when: &When) -> String {
    let day = match when.period() {
        Some(period) => return period_name(period),
        None if when.starts == when.ends => time::day(when.starts),
        None => span(when.starts, when.ends),
    };
    match hours(when) {
        Some(hours) => format!("{day} {hours}"),
        None => day,
    }
}

/// `08:00 – 11:30`; nothing without hours.
pub fn hours(when: &When) -> Option<String> {
    let from = said(when.from?);
    Some(match when.to {
        Some(to) => format!("{from} – {}", said(to)),
        None => from,
    })
}

/// `26/06`, `08/08 – 10/08`, `Tháng 8/2025`: where the year is plain.
pub fn short_when(when: &When) -> String {
    match when.period() {
        Some(period) => period_name(period),
        None if when.starts == when.ends => time::short_day(when.starts),
        None => format!("{} – {}", time::short_day(when.starts), time::short_day(when.ends)),
    }
}

/// What stands on a small chip: of a visit, with whom.
pub fn chip_text(line: &ItemLine) -> String {
    match &line.host {
        Some((_, host)) if line.kind == ItemKind::Visit => say(host),
        _ => line.title.clone(),
    }
}

/// What is over loses its colour.
pub fn is_past(line: &ItemLine, today: NaiveDate) -> bool {
    line.when.ends < today || !line.status.is_on()
}
