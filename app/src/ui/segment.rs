//! One of two to four ways to see the same list, each with its own address.

use leptos::prelude::*;

use super::{Choice, Icon, current};

#[component]
pub fn Segment(
    /// What is chosen, for screen readers.
    #[prop(into)]
    label: String,
    choices: Vec<Choice>,
) -> impl IntoView {
    let choices = choices.into_iter().map(|Choice { text, href, current: here, icon, count }| {
        view! {
            <a href=href aria-current=current(here)>
                {icon.map(|glyph| view! { <Icon glyph/> })}
                {text}
                {count.map(|count| view! { <span class="num">{count}</span> })}
            </a>
        }
    });
    view! { <div class="seg" role="group" aria-label=label>{choices.collect_view()}</div> }
        .into_any()
}
