//! Pages of a list that is read from a mark onwards: forward, and back to the beginning.

use leptos::prelude::*;

use super::{Glyph, Icon, words};

#[component]
pub fn Pager(
    /// The first page, when this is not it.
    #[prop(optional_no_strip)]
    first: Option<String>,
    #[prop(optional_no_strip)] next: Option<String>,
) -> impl IntoView {
    let is_needed = first.is_some() || next.is_some();
    is_needed.then(|| {
        view! {
            <nav class="pager" aria-label=words::pages()>
                {first.map(|href| view! {
                    <a href=href rel="first" aria-label=words::first_page()><Icon glyph=Glyph::ChevronLeft/></a>
                })}
                <span>{words::more_of_list()}</span>
                {next.map(|href| view! {
                    <a href=href rel="next" aria-label=words::next_page()><Icon glyph=Glyph::ChevronRight/></a>
                })}
            </nav>
        }
    })
    .into_any()
}
