//! What only a browser knows: whether it is online, its keys, its storage, where the focus is.
//!
//! Compiled for the server as well, where nothing may call it: use it in effects and event handlers.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent, Storage};

/// Whether the device has a network. True until the page has woken up.
pub fn online() -> ReadSignal<bool> {
    let (online, set_online) = signal(true);
    Effect::new(move || set_online.set(window().navigator().on_line()));
    listen("online", move || set_online.set(true));
    listen("offline", move || set_online.set(false));
    online
}

/// False until the component that asks has woken up: what only the browser knows must not change
/// what is drawn before that, or it differs from what the server drew.
pub fn awake() -> ReadSignal<bool> {
    let (awake, set_awake) = signal(false);
    Effect::new(move || set_awake.set(true));
    awake
}

/// Says on the document that the page's own code is there now and answers.
pub fn say_awake() {
    if let Some(document) = document().document_element() {
        let _ = document.set_attribute("data-awake", "");
    }
}

/// What stands in a field of the page now.
pub fn field_text(id: &str) -> Option<String> {
    let element = document().get_element_by_id(id)?;
    match element.dyn_into::<web_sys::HtmlInputElement>() {
        Ok(input) => Some(input.value()),
        Err(element) => {
            element.dyn_into::<web_sys::HtmlTextAreaElement>().ok().map(|area| area.value())
        }
    }
}

/// What a form would post, as a browser writes it; with the button that was pressed.
pub fn form_text(event: &web_sys::SubmitEvent) -> Option<String> {
    let fields = form_data(event)?;
    let pressed = event.submitter().and_then(|it| it.dyn_into::<web_sys::HtmlButtonElement>().ok());
    if let Some(button) = pressed.filter(|button| !button.name().is_empty()) {
        fields.append_with_str(&button.name(), &button.value()).ok()?;
    }
    let text = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    Some(String::from(text.to_string()))
}

/// What a form is about to send, by the names of its fields; it is then no longer sent by the browser.
pub fn fields(event: &web_sys::SubmitEvent) -> Option<impl Fn(&str) -> Option<String> + use<>> {
    let fields = form_data(event)?;
    event.prevent_default();
    Some(move |name: &str| fields.get(name).as_string())
}

fn form_data(event: &web_sys::SubmitEvent) -> Option<web_sys::FormData> {
    let form = event.target()?.dyn_into::<web_sys::HtmlFormElement>().ok()?;
    web_sys::FormData::new_with_form(&form).ok()
}

/// Asks before the page is left while `unsaved` holds.
pub fn hold_page(unsaved: Signal<bool>) {
    Effect::new(move |_: Option<Option<EventListener>>| {
        unsaved.get().then(|| {
            let may_refuse = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window(), "beforeunload", may_refuse, |event| {
                event.prevent_default();
            })
        })
    });
}

/// Runs when the page may go for good: the tab is hidden, closed or left.
pub fn on_hide(act: impl Fn() + Clone + 'static) {
    let when_hidden = act.clone();
    on_document("visibilitychange", move |_| {
        if document().hidden() {
            when_hidden();
        }
    });
    listen("pagehide", act);
}

/// Runs on every event of that name at the document, until the component is gone.
pub fn on_document(name: &'static str, act: impl Fn(&web_sys::Event) + Clone + 'static) {
    // An effect keeps what it returns, so the listener lives as long as the component.
    Effect::new(move |_: Option<EventListener>| {
        let act = act.clone();
        let may_refuse = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document(), name, may_refuse, move |event| act(event))
    });
}

/// Ctrl or ⌘ with a letter, whatever has the focus.
pub fn on_shortcut(letter: &'static str, act: impl Fn() + Clone + 'static) {
    on_document("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if (key.ctrl_key() || key.meta_key()) && key.key().eq_ignore_ascii_case(letter) {
            event.prevent_default();
            act();
        }
    });
}

/// Whether a letter typed now goes into a field, or a list of choices.
pub fn is_typing() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|one| {
        one.matches("input, textarea, select, [contenteditable]").unwrap_or_default()
    })
}

/// Takes out of the address what only said that a form without script had failed.
pub fn tidy_address(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Moves the focus to the element with this id; false when there is none.
pub fn focus(id: &str) -> bool {
    element(id).is_some_and(|element| element.focus().is_ok())
}

/// The same of what is to be seen: a narrow screen leaves some fields out.
pub fn focus_shown(id: &str) -> bool {
    element(id).is_some_and(|element| element.offset_parent().is_some() && element.focus().is_ok())
}

/// Brings an element before the eyes and gives it the focus, or what can be done in its row; on what
/// cannot have the focus of its own, the keyboard goes on from there.
pub fn arrive_at(id: &str) {
    let Some(place) = element(id) else { return };
    let inside = (place.tag_name() == "TR")
        .then(|| place.query_selector("a[href], button, textarea, input:not([type=hidden])"))
        .and_then(|found| found.ok().flatten())
        .and_then(|found| found.dyn_into::<HtmlElement>().ok());
    let target = inside.unwrap_or(place);
    if target.tab_index() < 0 {
        target.set_tab_index(-1);
    }
    let _ = target.focus();
}

/// Puts a text into a field that has none yet.
pub fn fill_in(id: &str, text: &str) {
    let area = element(id).and_then(|one| one.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    if let Some(area) = area.filter(|area| area.value().is_empty()) {
        area.set_value(text);
    }
}

/// Moves the focus to the page's heading, so that a screen reader says where one has arrived.
pub fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        heading.set_tab_index(-1);
        let _ = heading.focus();
    }
}

pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        let _ = dialog.show_modal();
    }
}

pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// The browser's own dialog; what leaves the printer is the style's affair.
pub fn print() {
    let _ = window().print();
}

/// Composed form (NFC), which the domain expects of what a browser hands over.
pub fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// What this device keeps under a name, for the person it belongs to.
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// False when the device's storage is full or switched off.
pub fn keep(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Every name kept that begins so.
pub fn kept_names(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|name| name.starts_with(prefix))
        .collect()
}

fn listen(name: &'static str, act: impl Fn() + Clone + 'static) {
    Effect::new(move |_: Option<EventListener>| {
        let act = act.clone();
        EventListener::new(&window(), name, move |_| act())
    });
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
