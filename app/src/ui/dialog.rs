//! Asks once before something that is hard to take back, and repeats the verb of the button that opened
//! it. Without script the same question is a page of its own, where that button leads.

use leptos::prelude::*;

use super::{Glyph, Icon, Look, Size, button};
use crate::net;

/// The question; closed until `OpenDialog` opens it.
#[component]
pub fn Dialog(
    id: &'static str,
    #[prop(into)] title: String,
    /// What will happen, and the form with its buttons in `<div class="actions">`.
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let named = title_id.clone();
    view! {
        <dialog class="dialog" id=id aria-labelledby=named>
            <h2 id=title_id>{title}</h2>
            {children()}
        </dialog>
    }
    .into_any()
}

/// Looks like a button, is a link to where the question stands as a page.
#[component]
pub fn OpenDialog(
    /// Its id.
    dialog: &'static str,
    #[prop(into)] href: String,
    #[prop(optional)] look: Look,
    #[prop(optional)] size: Size,
    #[prop(optional)] icon: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=button::class(look, size) href=href aria-haspopup="dialog"
            on:click=move |event| {
                event.prevent_default();
                net::open_dialog(dialog);
            }>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </a>
    }
    .into_any()
}

/// The way out: "Để sau".
#[component]
pub fn CloseDialog(dialog: &'static str, children: Children) -> impl IntoView {
    view! {
        <button type="button" class="btn" on:click=move |_| net::close_dialog(dialog)>{children()}</button>
    }
    .into_any()
}
