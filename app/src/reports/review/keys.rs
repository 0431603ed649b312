//! J and K lead to the reports waiting after and before this one, C to a comment on the cell that has the
//! focus or the pointer. Single letters: each can switch them off, and they are letters in a field.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::{asked::of, net};

pub const NEXT: &str = "J";
pub const PREVIOUS: &str = "K";
pub const COMMENT: &str = "C";

/// Presses the link that a key stands for, where there is one.
pub fn listen() {
    if !of(|asked| asked.keys) {
        return;
    }
    net::on_document("keydown", |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let held = key.ctrl_key() || key.meta_key() || key.alt_key() || key.shift_key();
        if held || net::is_typing() {
            return;
        }
        let places: &[&str] = match key.key().as_str() {
            "j" | "J" => &[".page-head [aria-keyshortcuts=J]"],
            "k" | "K" => &[".page-head [aria-keyshortcuts=K]"],
            "c" | "C" => {
                &["tr:focus-within [aria-keyshortcuts=C]", "tr:hover [aria-keyshortcuts=C]"]
            }
            _ => return,
        };
        let found = places.iter().find_map(|place| document().query_selector(place).ok().flatten());
        if let Some(link) = found.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            event.prevent_default();
            link.click();
        }
    });
}
