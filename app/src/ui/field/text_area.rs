//! Several lines of text.
//!
//! Leptos writes a textarea's content into the page without escaping it, so `</textarea><script>` in
//! somebody's text would be markup. Whoever draws one gives it its first text as
//! `inner_html=first_text(text)`, which escapes.

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
            <textarea class="textarea" id=name.id() name=name.posted() rows=rows.to_string()
                aria-invalid=invalid(problem) aria-describedby=described inner_html=first_text(&text)></textarea>
        </Field>
    }
    .into_any()
}

/// What the browser's parser turns back into exactly `text`: it drops one line break at the start, too.
pub fn first_text(text: &str) -> String {
    let kept_break = if text.starts_with('\n') { "\n" } else { "" };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("{kept_break}{text}")
}
