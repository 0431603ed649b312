//! An icon and a few words on the state of things: saved, two changes waiting.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

#[component]
pub fn StatDot(tone: Tone, icon: Glyph, children: Children) -> impl IntoView {
    view! {
        <span class="stat-dot"><Icon glyph=icon class=tone.ink()/><span>{children()}</span></span>
    }
    .into_any()
}
