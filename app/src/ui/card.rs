//! A region of a page: a heading, something beside it, the content, a foot.

use leptos::prelude::*;

/// How the content sits in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Body {
    #[default]
    Padded,
    /// Up to the edges: a table, a list.
    Flush,
    /// As it is, without a box of its own.
    Bare,
}

#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<String>,
    /// Names the region and its heading, for links and screen readers.
    #[prop(optional, into)]
    id: Option<String>,
    /// Beside the heading.
    #[prop(optional)]
    head: Option<AnyView>,
    #[prop(optional)] foot: Option<AnyView>,
    #[prop(optional)] body: Body,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let titled = id.as_ref().filter(|_| title.is_some()).map(|id| format!("{id}-title"));
    let heading = title.map(|title| {
        view! { <div class="card__head"><h2 id=titled.clone()>{title}</h2>{head}</div> }
    });
    let content = match body {
        Body::Padded => view! { <div class="card__body">{children()}</div> }.into_any(),
        Body::Flush => {
            view! { <div class="card__body card__body--flush">{children()}</div> }.into_any()
        }
        Body::Bare => children(),
    };
    view! {
        <section class=super::classes(&["card", class]) id=id aria-labelledby=titled>
            {heading}
            {content}
            {foot.map(|foot| view! { <div class="card__foot">{foot}</div> })}
        </section>
    }
    .into_any()
}
