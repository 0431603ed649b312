//! Two initials in a circle. The full name stands beside it, so screen readers skip it.

use leptos::prelude::*;

use super::{Size, classes};

/// One's own, the other side's, a unit's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    #[default]
    Brand,
    Accent,
    Plum,
    Ok,
    /// Square.
    Unit,
}

#[component]
pub fn Avatar(
    #[prop(into)] name: String,
    #[prop(optional)] shade: Shade,
    #[prop(optional)] size: Size,
) -> impl IntoView {
    let shade = match shade {
        Shade::Brand => "",
        Shade::Accent => "avatar--accent",
        Shade::Plum => "avatar--plum",
        Shade::Ok => "avatar--ok",
        Shade::Unit => "avatar--org",
    };
    let size = if size == Size::Small { "avatar--sm" } else { "" };
    view! {
        <span class=classes(&["avatar", shade, size]) aria-hidden="true">{initials(&name)}</span>
    }
    .into_any()
}

/// Family name and given name: `Lê Thu Hà` is LH. The style makes capitals of them.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let last = words.next_back();
    let letters = first.into_iter().chain(last).filter_map(|word| word.chars().next());
    letters.collect()
}
