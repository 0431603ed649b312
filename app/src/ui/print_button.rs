//! Prints the page. The browser's own command does the same, so without script it is not seen; its place
//! is kept, for nothing may move when the page wakes up.

use leptos::prelude::*;

use super::{Glyph, Icon, words};
use crate::net;

#[component]
pub fn PrintButton() -> impl IntoView {
    let asleep = net::awake();
    let asleep = move || !asleep.get();
    view! {
        <button type="button" class="btn print-btn" class:invisible=asleep on:click=|_| net::print()>
            <Icon glyph=Glyph::Printer/>
            <span>{words::print()}</span>
        </button>
    }
    .into_any()
}
