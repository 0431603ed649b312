//! Prints the page, with a script; without one the browser's own command does the same.

use leptos::prelude::*;

use super::{Glyph, Icon, words};
use crate::net;

#[component]
pub fn PrintButton() -> impl IntoView {
    view! {
        <button type="button" class="btn print-btn script-only" on:click=|_| net::print()>
            <Icon glyph=Glyph::Printer/>
            <span>{words::print()}</span>
        </button>
    }
    .into_any()
}
