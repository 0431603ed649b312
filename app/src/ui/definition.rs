//! What a figure means: when it was so, what it counts, how it is made. Opens without script.

use leptos::prelude::*;

use super::{Glyph, Icon};

#[component]
pub fn Definition(
    /// What is explained, for screen readers: "Cách tính: Báo cáo đúng hạn".
    #[prop(into)]
    label: String,
    /// `<p>` or `<dl>`.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="def">
            <summary aria-label=label><Icon glyph=Glyph::Info/></summary>
            <div class="def__body">{children()}</div>
        </details>
    }
    .into_any()
}
