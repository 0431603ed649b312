//! Buttons, and links that look like them. One primary action per region.

use leptos::prelude::*;

use super::{Glyph, Icon, classes};
use crate::ui::live;

/// How much it asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Plain,
    /// What one came to do.
    Primary,
    /// Beside others, without a frame.
    Ghost,
    /// Takes something away or back.
    Danger,
    /// Only an icon, without a frame.
    Bare,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    #[default]
    Normal,
    Small,
    /// As wide as its place.
    Block,
}

/// Does something in the page; for `on:click`.
#[component]
pub fn Button(
    #[prop(optional)] look: Look,
    #[prop(optional)] size: Size,
    #[prop(optional)] icon: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class=class(look, size)>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </button>
    }
    .into_any()
}

/// Goes somewhere.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(optional)] look: Look,
    #[prop(optional)] size: Size,
    #[prop(optional)] icon: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=class(look, size) href=href>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </a>
    }
    .into_any()
}

/// Sends its form. While `pending` it is busy and a second click does nothing, but it keeps the focus.
#[component]
pub fn Submit(
    #[prop(optional, into)] pending: Signal<bool>,
    #[prop(optional)] look: Option<Look>,
    #[prop(optional)] size: Size,
    #[prop(optional)] icon: Option<Glyph>,
    /// Tells one button of a form from another.
    #[prop(optional)]
    name: Option<&'static str>,
    #[prop(optional, into)] value: Option<String>,
    children: Children,
) -> impl IntoView {
    let busy = move || pending.get().then_some("true");
    let glyph = move || if pending.get() { Some(Glyph::LoaderCircle) } else { icon };
    view! {
        <button type="submit" class=class(look.unwrap_or(Look::Primary), size) name=name value=value
            aria-busy=busy aria-disabled=busy
            on:click=move |event| if pending.get_untracked() { event.prevent_default() }>
            {live(move || glyph().map(|glyph| view! { <Icon glyph/> }))}
            {children()}
        </button>
    }
    .into_any()
}

/// An icon alone; `label` says what it does.
#[component]
pub fn IconButton(
    glyph: Glyph,
    #[prop(into)] label: String,
    #[prop(optional)] look: Option<Look>,
    #[prop(optional)] size: Size,
) -> impl IntoView {
    let class = format!("{} btn--icon", class(look.unwrap_or(Look::Bare), size));
    view! {
        <button type="button" class=class aria-label=label.clone() title=label><Icon glyph/></button>
    }
    .into_any()
}

pub(super) fn class(look: Look, size: Size) -> String {
    let look = match look {
        Look::Plain => "",
        Look::Primary => "btn--primary",
        Look::Ghost => "btn--ghost",
        Look::Danger => "btn--danger",
        Look::Bare => "btn--bare",
    };
    let size = match size {
        Size::Normal => "",
        Size::Small => "btn--sm",
        Size::Block => "btn--block",
    };
    classes(&["btn", look, size])
}
