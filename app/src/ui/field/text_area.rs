//! Several lines of text.
//!
//! Leptos writes a textarea's content into the page without escaping it, so `</textarea><script>` in
//! somebody's text would be markup. `TextBox` is the only place that gives one a content: on the server
//! it escapes, in the browser the same text is a plain text node.

use leptos::prelude::*;

use super::{Failure, Field, Named, describe, invalid};
use crate::asked::typed;

#[component]
pub fn TextArea(
    #[prop(into)] name: Named,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    #[prop(default = 4)] rows: u32,
    #[prop(optional)] optional: bool,
    #[prop(optional)] failure: Failure,
) -> impl IntoView {
    let problem = failure.of(name);
    let described = describe(name, hint.as_ref(), problem);
    let text = typed(&name.posted()).or(value).unwrap_or_default();
    view! {
        <Field name label hint optional failure>
            <TextBox text attr:id=name.id() attr:name=name.posted() attr:rows=rows.to_string()
                attr:aria-invalid=invalid(problem) attr:aria-describedby=described/>
        </Field>
    }
    .into_any()
}

/// The bare control with a safe first content. Attributes, `prop:value` and events are passed on to it.
#[component]
pub fn TextBox(#[prop(into)] text: String) -> impl IntoView {
    // An empty text node would be missing from the page the browser wakes up, so there is none.
    if text.is_empty() {
        view! { <textarea class="textarea"></textarea> }.into_any()
    } else {
        // Of the compiler, not of Leptos: its `is_server` says no where no request is at hand.
        let text = if cfg!(target_arch = "wasm32") { text } else { escaped(&text) };
        view! { <textarea class="textarea">{text}</textarea> }.into_any()
    }
}

/// What the browser's parser turns back into exactly `text`: it drops one line break at the start, too.
fn escaped(text: &str) -> String {
    let kept_break = if text.starts_with('\n') { "\n" } else { "" };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("{kept_break}{text}")
}
