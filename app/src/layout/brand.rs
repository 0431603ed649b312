//! The mark: seven tiles in the curve of the central coast, one of them the coordinating office.

use leptos::prelude::*;

use super::words;
use crate::paths;

/// The drawing alone.
#[component]
pub fn Mark() -> impl IntoView {
    view! { <svg viewBox="0 0 40 40" aria-hidden="true"><use href="/mark.svg#mark"></use></svg> }
        .into_any()
}

/// With the name, leading home.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <a class="rail__brand" href=paths::HOME aria-label=words::to_start()>
            <Mark/>
            <span>"Giao Ban "<small>{words::region()}</small></span>
        </a>
    }
    .into_any()
}
