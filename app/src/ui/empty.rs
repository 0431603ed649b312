//! Nothing here: why, and what to do. The art is the coast of tiles; one tile means something.

use leptos::prelude::*;

use super::{Tone, classes};

/// Columns and rows of the tiles, in steps.
const TILES: [(u32, u32); 6] = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2)];

#[component]
pub fn Empty(
    #[prop(into)] title: String,
    /// `Ok` when all is done, `Danger` when something failed, else left out.
    #[prop(optional)]
    tone: Option<Tone>,
    /// What to do about it: buttons.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// One or two sentences.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <TileArt tone/>
            <h2>{title}</h2>
            <p>{children()}</p>
            {actions}
        </div>
    }
    .into_any()
}

/// The art alone, for whole pages.
#[component]
pub fn TileArt(#[prop(optional_no_strip)] tone: Option<Tone>) -> impl IntoView {
    let marked = match tone {
        Some(Tone::Ok) => 5,
        Some(Tone::Danger) => 2,
        _ => 4,
    };
    let tiles = TILES.into_iter().enumerate().map(|(index, (column, row))| {
        let class = (index == marked).then_some("on");
        let (x, y) = ((8 + column * 21).to_string(), (6 + row * 21).to_string());
        view! { <rect class=class x=x y=y width="18" height="18" rx="5"></rect> }
    });
    view! {
        <svg class=classes(&["empty__art", tone.map_or("", Tone::class)]) viewBox="0 0 88 72" aria-hidden="true">
            {tiles.collect_view()}
        </svg>
    }
    .into_any()
}
