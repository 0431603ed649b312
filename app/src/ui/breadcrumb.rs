//! Where this page is. On a phone only the way back and the page itself remain.

use leptos::prelude::*;

use super::{Glyph, Icon, words};

/// A page above this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub text: String,
    pub href: String,
}

impl Crumb {
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}

#[component]
pub fn Breadcrumb(
    /// From the top down; empty on a first-level page.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// This page.
    #[prop(into)]
    here: String,
    /// Where a page has a second one.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let back = crumbs.last().map(|crumb| {
        let label = words::back_to(crumb.text.clone());
        view! {
            <a class="only-phone" href=crumb.href.clone() aria-label=label><Icon glyph=Glyph::ChevronLeft/></a>
        }
    });
    let above = crumbs.into_iter().map(|Crumb { text, href }| {
        view! {
            <a class="hide-phone" href=href>{text}</a>
            <Icon glyph=Glyph::ChevronRight class="hide-phone"/>
        }
    });
    let label = label.unwrap_or_else(|| words::breadcrumb().to_owned());
    view! {
        <nav class="crumbs" aria-label=label>
            {above.collect_view()}
            {back}
            <span aria-current="page">{here}</span>
        </nav>
    }
    .into_any()
}
