//! A quiet word beside a title: an estimate, the version of a form, this device.

use leptos::prelude::*;

#[component]
pub fn Tag(#[prop(into)] text: String) -> impl IntoView {
    view! { <span class="tag">{text}</span> }.into_any()
}
