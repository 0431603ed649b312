//! Moving through the form by keyboard: Enter to the next cell, Shift+Enter back, F8 to the next problem.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, NodeList};

use crate::net;

/// What a key in a cell asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Next,
    Back,
}

/// F8, wherever the focus is.
pub fn listen() {
    net::on_document("keydown", |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.key() == "F8" {
            event.prevent_default();
            next_problem();
        }
    });
}

/// In a cell: moves, and keeps Enter from sending the whole form.
pub fn in_cell(event: &KeyboardEvent) {
    // While a Vietnamese word is being composed, Enter belongs to the input method.
    if event.is_composing() {
        return;
    }
    let step = match (event.key().as_str(), event.shift_key()) {
        ("Enter", false) | ("ArrowDown", _) => Step::Next,
        ("Enter", true) | ("ArrowUp", _) => Step::Back,
        _ => return,
    };
    event.prevent_default();
    let Some(here) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    move_from(&here, step);
}

fn move_from(here: &HtmlElement, step: Step) {
    let cells = all(".form-sec [data-cell]");
    let at = cells.iter().position(|one| one == here);
    let next = match (at, step) {
        (Some(at), Step::Next) => cells.get(at + 1),
        (Some(at), Step::Back) => at.checked_sub(1).and_then(|at| cells.get(at)),
        (None, _) => cells.first(),
    };
    if let Some(next) = next {
        let _ = next.focus();
        if let Some(input) = next.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
    }
}

fn next_problem() {
    let problems = all(
        ".form-sec [aria-invalid=\"true\"], .form-sec .i-wrn [data-cell], .form-sec .i-flag [data-cell]",
    );
    let focused = document().active_element();
    let at = problems.iter().position(|one| {
        let one: &web_sys::Element = one;
        Some(one) == focused.as_ref()
    });
    let next = match at {
        Some(at) => problems.get(at + 1).or(problems.first()),
        None => problems.first(),
    };
    if let Some(next) = next {
        let _ = next.focus();
    }
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let found: Option<NodeList> = document().query_selector_all(selector).ok();
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok()).collect()
}
