//! A filter that is on or off. Filters live in the address, so it is a link.

use leptos::prelude::*;

use super::{Choice, Icon, current};

#[component]
pub fn Chip(choice: Choice) -> impl IntoView {
    let Choice { text, href, current: is_on, icon, count } = choice;
    view! {
        <a class="chip" href=href aria-current=current(is_on)>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {text}
            {count.map(|count| view! { " "<span class="num">{count}</span> })}
        </a>
    }
    .into_any()
}
