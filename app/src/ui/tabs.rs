//! Views of one thing, each with its own address.

use leptos::prelude::*;

use super::{Choice, Icon, current};

#[component]
pub fn Tabs(
    /// What is viewed, for screen readers.
    #[prop(into)]
    label: String,
    tabs: Vec<Choice>,
) -> impl IntoView {
    let tabs = tabs.into_iter().map(|Choice { text, href, current: here, icon, count }| {
        view! {
            <a href=href aria-current=current(here)>
                {icon.map(|glyph| view! { <Icon glyph/> })}
                {text}
                {count.map(|count| view! { <span class="num">{count}</span> })}
            </a>
        }
    });
    view! { <nav class="tabs" aria-label=label>{tabs.collect_view()}</nav> }.into_any()
}
