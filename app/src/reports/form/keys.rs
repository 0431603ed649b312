//! Moving through the form by keyboard: Enter to the next cell, Shift+Enter back, F8 to the next thing to
//! settle, of this section or another.

use domain::report::{CellKey, Level};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, NodeList};

use super::{Desk, aside, state::Keeping};
use crate::net;

/// What a key in a cell asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Next,
    Back,
}

/// F8, wherever the focus is; and the way to a cell that some key asked for.
pub fn listen(desk: Desk) {
    net::on_document("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.key() == "F8" {
            event.prevent_default();
            desk.onward.set(next_problem(desk));
        }
    });
    let navigate = use_navigate();
    Effect::new(move || {
        let Some(next) = desk.onward.get() else { return };
        desk.onward.set(None);
        let id = next.name();
        if !net::focus(&id) {
            desk.arriving.set(Some(id));
            navigate(&aside::place(desk, &next), NavigateOptions::default());
        }
    });
    Effect::new(move || {
        desk.section.track();
        // The rows of the section that was navigated to are there by then.
        request_animation_frame(move || {
            if desk.arriving.get_untracked().is_some_and(|id| net::focus(&id)) {
                desk.arriving.set(None);
            }
        });
    });
}

/// In a cell: moves, after the last one to the next section, and keeps Enter from sending the whole form.
pub fn in_cell(desk: Desk, event: &KeyboardEvent) {
    // While a Vietnamese word is being composed, Enter belongs to the input method; with Ctrl it submits.
    if event.is_composing() || event.ctrl_key() || event.meta_key() {
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
    if !move_from(&here, step) && event.key() == "Enter" && step == Step::Next {
        desk.onward.set(next_section(desk));
    }
}

/// False when there is no cell further that way.
fn move_from(here: &HtmlElement, step: Step) -> bool {
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
    next.is_some()
}

/// The first cell of the section after the one that is shown.
fn next_section(desk: Desk) -> Option<CellKey> {
    let here = desk.section.read_untracked();
    let order = desk.state.in_order();
    let last = order.iter().rposition(|(section, _)| *section == *here)?;
    order.get(last + 1).map(|(_, key)| key.clone())
}

/// What is to settle after the cell that has the focus, else from the section's beginning; after the last
/// one the first.
fn next_problem(desk: Desk) -> Option<CellKey> {
    let here = document().active_element().map(|one| CellKey::named(&one.id())).unwrap_or_default();
    let order = desk.state.in_order();
    // An explanation stands beneath its figure.
    let focused = order
        .iter()
        .position(|(_, key)| *key == here || (here.is_why() && *key == CellKey::of(&here.field)));
    let from = focused.map_or_else(
        || {
            let section = desk.section.read_untracked();
            order.iter().position(|(one, _)| *one == *section).unwrap_or(0)
        },
        |at| at + 1,
    );
    let keys = order.iter().skip(from).chain(&order).map(|(_, key)| key);
    keys.clone().find(|key| is_problem(desk, key)).cloned()
}

fn is_problem(desk: Desk, key: &CellKey) -> bool {
    let undecided = desk.state.cell(key).is_some_and(|cell| {
        matches!(*cell.keeping.read_untracked(), Keeping::Rejected(_) | Keeping::Conflict { .. })
    });
    let flagged = desk.flags.with_value(|flags| flags.iter().any(|flag| flag.cell == *key));
    // Wrong, not explained, or asked for and still empty.
    let found = desk.state.findings.with_untracked(|findings| {
        let mut here = findings.list.iter().filter(|one| one.cell == *key);
        here.any(|one| one.level == Level::Error || one.explanation.is_none())
    });
    undecided || flagged || found
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let found: Option<NodeList> = document().query_selector_all(selector).ok();
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok()).collect()
}
