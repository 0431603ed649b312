//! What happened, newest first: a dot with a tone, who and when, and what they wrote.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

/// Holds `TimelineItem`s.
#[component]
pub fn Timeline(children: Children) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }.into_any()
}

#[component]
pub fn TimelineItem(
    tone: Tone,
    icon: Glyph,
    /// What somebody wrote, as they wrote it.
    #[prop(optional, into)]
    quote: Option<String>,
    /// A paragraph of who did what, and `<p class="when">`.
    children: Children,
) -> impl IntoView {
    view! {
        <li>
            <span class=format!("timeline__dot {}", tone.class())><Icon glyph=icon/></span>
            <div>
                {children()}
                {quote.map(|quote| view! { <blockquote class="quote">{quote}</blockquote> })}
            </div>
        </li>
    }
    .into_any()
}
