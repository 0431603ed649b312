//! Where the source of this very program is: the licence owes it to every visitor (AGPL-3.0, section 13).

use leptos::prelude::*;

use super::words;
use crate::{asked::of, paths};

/// At the foot of the pages that everybody comes past: signing in, and one's own. In a demonstration the
/// components are a link away.
#[component]
pub fn SourceLink() -> impl IntoView {
    let source = of(|asked| asked.source.clone());
    let gallery = of(|asked| asked.demo).then(|| {
        view! { " · "<a class="link-more" href=paths::GALLERY>{words::gallery()}</a> }
    });
    // Nothing to route to: the browser fetches the source.
    view! {
        <p class="source sm muted mt-4">
            {words::free_software()}" "<a class="link-more" href=source rel="external">{words::source_code()}</a>
            {gallery}
        </p>
    }
    .into_any()
}
