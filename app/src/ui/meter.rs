//! How much is done, always beside the same in words.

use leptos::prelude::*;

use super::{Size, Tone, classes};

#[component]
pub fn Meter(
    value: i64,
    max: i64,
    /// The whole sentence: "Đã nhập 31 trên 42 chỉ tiêu".
    #[prop(into)]
    label: String,
    #[prop(optional)] size: Size,
    /// The brand's colour when left out.
    #[prop(optional)]
    tone: Option<Tone>,
) -> impl IntoView {
    let size = if size == Size::Small { "meter--sm" } else { "" };
    let class = classes(&["meter", size, tone.map_or("", Tone::class)]);
    view! { <progress class=class value=value.to_string() max=max.max(1).to_string() aria-label=label></progress> }
        .into_any()
}
