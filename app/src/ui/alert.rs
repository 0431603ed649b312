//! A message that stays: what is the matter, and what to do.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

/// Whether a screen reader says it when it appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Live {
    /// Part of the page: read in its place.
    #[default]
    Still,
    /// When the reader pauses.
    Polite,
    /// At once.
    Assertive,
}

#[component]
pub fn Alert(
    tone: Tone,
    /// The first words, in bold.
    #[prop(optional, into)]
    title: Option<String>,
    /// The tone's own when left out.
    #[prop(optional)]
    icon: Option<Glyph>,
    #[prop(optional)] live: Live,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let role = match live {
        Live::Still => None,
        Live::Polite => Some("status"),
        Live::Assertive => Some("alert"),
    };
    view! {
        <div class=format!("banner {}", tone.class()) role=role>
            <Icon glyph=icon.unwrap_or(tone.glyph())/>
            <div>
                {title.map(|title| view! { <b>{title}</b>" " })}
                {children.map(|children| children())}
            </div>
        </div>
    }
    .into_any()
}
