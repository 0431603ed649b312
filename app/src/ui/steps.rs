//! The way a thing goes: what is done, where it is, what comes.

use leptos::prelude::*;

use super::{Glyph, Icon, words};

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub text: String,
    /// A day or a name beneath it.
    pub note: Option<String>,
}

impl Step {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), note: None }
    }

    #[must_use]
    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }
}

#[component]
pub fn Steps(
    steps: Vec<Step>,
    /// How many are behind; the next one is now. All are done when it equals their number.
    done: usize,
) -> impl IntoView {
    let steps = steps.into_iter().enumerate().map(move |(index, Step { text, note })| {
        let (class, mark) = if index < done {
            ("done", view! { <Icon glyph=Glyph::Check/> }.into_any())
        } else {
            (if index == done { "now" } else { "" }, (index + 1).to_string().into_any())
        };
        view! {
            <li class=class aria-current=(index == done).then_some("step")>
                <b>{mark}</b>
                <span>
                    {text}
                    {(index < done).then(|| view! { <span class="vh">{words::step_done()}</span> })}
                </span>
                {note.map(|note| view! { <small>{note}</small> })}
            </li>
        }
    });
    view! { <ol class="steps">{steps.collect_view()}</ol> }.into_any()
}
