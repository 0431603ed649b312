//! Pages of a list that is read from a mark onwards: forward, and back to the beginning.

use leptos::prelude::*;

use super::{Glyph, Icon, words};

#[component]
pub fn Pager(
    /// The first page, when this is not it.
    #[prop(optional_no_strip)]
    first: Option<String>,
    #[prop(optional_no_strip)] next: Option<String>,
    /// Which lines these are, where that is counted: "101 – 200 / 476".
    #[prop(optional, into)]
    place: Option<String>,
) -> impl IntoView {
    let is_needed = first.is_some() || next.is_some();
    is_needed.then(|| {
        view! {
            <nav class="pager" aria-label=words::pages()>
                {first.map(|href| view! {
                    <a href=href rel="first"><Icon glyph=Glyph::ChevronLeft/>{words::first_page()}</a>
                })}
                {place.map(|place| view! { <span>{place}</span> })}
                {next.map(|href| view! {
                    <a href=href rel="next">{words::next_page()}<Icon glyph=Glyph::ChevronRight/></a>
                })}
            </nav>
        }
    })
    .into_any()
}
