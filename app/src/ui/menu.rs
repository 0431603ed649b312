//! A list of actions behind a button. `<details>` opens it without script; with script it closes by
//! Escape, by a click elsewhere, and when one of its links was followed.

use leptos::{html::Details, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, Node};

use super::{Choice, Glyph, Icon, classes, current};
use crate::net;

/// Where the list appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opens {
    /// Beneath, flush with the button's end.
    #[default]
    Down,
    /// Beneath, flush with its start.
    Start,
    /// Above it.
    Up,
}

#[component]
pub fn Menu(
    /// What stands on the button.
    button: AnyView,
    /// Of the button: `btn`, `plain-btn`, …
    #[prop(default = "btn")]
    class: &'static str,
    /// Where the button shows no words.
    #[prop(optional, into)]
    label: Option<String>,
    #[prop(optional)] opens: Opens,
    /// Of the whole, such as `hide-desk`.
    #[prop(optional)]
    outer: &'static str,
    /// `MenuLink`, `MenuButton`, `MenuTitle`, `<hr/>`.
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<Details>::new();
    close_by_itself(place);
    let opens = match opens {
        Opens::Down => "",
        Opens::Start => "dropdown--start",
        Opens::Up => "dropdown--up",
    };
    view! {
        <details class=classes(&["dropdown", opens, outer]) node_ref=place>
            <summary class=class>
                {button}
                {label.map(|label| view! { <span class="vh">{label}</span> })}
            </summary>
            <div class="menu">{children()}</div>
        </details>
    }
    .into_any()
}

#[component]
pub fn MenuLink(choice: Choice) -> impl IntoView {
    let Choice { text, href, current: here, icon, .. } = choice;
    view! {
        <a href=href aria-current=current(here)>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {text}
        </a>
    }
    .into_any()
}

/// Sends the form around it. What is `chosen` already has a tick at its end.
#[component]
pub fn MenuButton(
    #[prop(into)] text: String,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional)] name: Option<&'static str>,
    #[prop(optional)] value: Option<&'static str>,
    /// One of several: whether it is this one. Left out for an act.
    #[prop(optional)]
    chosen: Option<bool>,
) -> impl IntoView {
    let pressed = chosen.map(|is| if is { "true" } else { "false" });
    view! {
        <button type="submit" name=name value=value aria-pressed=pressed>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {text}
            {(chosen == Some(true)).then(|| view! { <Icon glyph=Glyph::Check class="ms-auto"/> })}
        </button>
    }
    .into_any()
}

#[component]
pub fn MenuTitle(#[prop(into)] text: String) -> impl IntoView {
    view! { <p class="menu__title">{text}</p> }.into_any()
}

fn close_by_itself(place: NodeRef<Details>) {
    net::on_document("click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(place) = place.get_untracked().filter(|place| place.open()) {
            let in_it = place.contains(target.as_ref());
            let on_link = target
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
                .is_some_and(|element| element.closest("a").ok().flatten().is_some());
            if !in_it || on_link {
                place.set_open(false);
            }
        }
    });
    net::on_document("keydown", move |event| {
        let is_escape =
            event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if let Some(place) = place.get_untracked().filter(|place| is_escape && place.open()) {
            place.set_open(false);
            if let Ok(Some(button)) = place.query_selector("summary")
                && let Ok(button) = button.dyn_into::<web_sys::HtmlElement>()
            {
                let _ = button.focus();
            }
        }
    });
}
