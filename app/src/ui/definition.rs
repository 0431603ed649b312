//! What a figure means: when it was so, what it counts, how it is made; or the table behind a chart.
//! Opens without script.

use leptos::prelude::*;

use super::{Glyph, Icon};

#[component]
pub fn Definition(
    /// What is explained, for screen readers: "Cách tính: Báo cáo đúng hạn".
    #[prop(into)]
    label: String,
    /// What it is opened by; by default the sign for "about this".
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// `<p>` or a small table.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="def">
            <summary aria-label=label.clone() title=label><Icon glyph=glyph.unwrap_or(Glyph::Info)/></summary>
            <div class="def__body">{children()}</div>
        </details>
    }
    .into_any()
}
