//! A labelled field of a form: its hint, its problem beside it, and what was typed if the form came back.
//!
//! From its name follow the id, the posted name, and what ties label, hint and problem together.

mod password;
mod select;
mod text;
mod text_area;

use domain::problems::{Problem as Wrong, Problems};
use leptos::prelude::*;

pub use self::{
    password::PasswordField,
    select::Select,
    text::{TextField, Typing},
    text_area::{TextArea, first_text},
};
use super::{Glyph, Icon, words};

use crate::{live::live, words::problem_sentence};

/// What a form was refused for: one sentence, and what is wrong with which field.
/// `error::failure(action)` makes it; the default is a form that was not refused.
#[derive(Clone, Copy, Default)]
pub struct Failure {
    pub sentence: Signal<Option<String>>,
    pub problems: Signal<Problems>,
}

/// A field's name. A plain text is a member of the server function's `input`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    key: &'static str,
    prefix: &'static str,
    /// The argument of the server function it is a member of.
    group: &'static str,
    is_bare: bool,
}

impl From<&'static str> for Named {
    /// Posted as `input[key]`, with the id `key`.
    fn from(key: &'static str) -> Self {
        Self { key, prefix: "", group: "input", is_bare: false }
    }
}

impl Named {
    /// Posted under its own name: an argument of the server function, or of a plain form.
    pub fn bare(key: &'static str) -> Self {
        Self { is_bare: true, ..key.into() }
    }

    /// A member of another argument than `input`, so that what comes back into one form of a page does not
    /// fill the fields of the others.
    #[must_use]
    pub fn member_of(self, group: &'static str) -> Self {
        Self { group, ..self }
    }

    /// For the second form of a page with a field of the same name; the summary takes the same prefix.
    #[must_use]
    pub fn within(self, prefix: &'static str) -> Self {
        Self { prefix, ..self }
    }

    pub fn id(self) -> String {
        format!("{}{}", self.prefix, self.key)
    }

    /// The form's key.
    pub fn posted(self) -> String {
        if self.is_bare { self.key.to_owned() } else { format!("{}[{}]", self.group, self.key) }
    }

    pub(super) fn hint_id(self) -> String {
        format!("{}-hint", self.id())
    }

    pub(super) fn problem_id(self) -> String {
        format!("{}-problem", self.id())
    }
}

impl Failure {
    /// What is wrong with one field.
    pub(super) fn of(self, name: Named) -> Signal<Option<Wrong>> {
        Signal::derive(move || self.problems.with(|problems| problems.of(name.key)))
    }
}

/// Whether a field may stay empty; said beside the label only where most others may not.
#[component]
pub fn Field(
    name: Named,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    /// Says "(không bắt buộc)" beside the label.
    #[prop(optional)]
    optional: bool,
    #[prop(optional)] failure: Failure,
    /// The control, with `name.id()` and `describe(…)`.
    children: Children,
) -> impl IntoView {
    let problem = failure.of(name);
    view! {
        <div class="field">
            <label for=name.id()>
                {label}
                {optional.then(|| view! { " "<span class="muted">{words::optional()}</span> })}
            </label>
            {children()}
            {hint.map(|hint| view! { <span class="hint" id=name.hint_id()>{hint}</span> })}
            <Problem name problem/>
        </div>
    }
    .into_any()
}

/// The line under a field that says what to do about it.
#[component]
pub(super) fn Problem(name: Named, problem: Signal<Option<Wrong>>) -> impl IntoView {
    let line = move || {
        problem.get().map(|problem| {
            view! {
                <p class="msg msg--err" id=name.problem_id()>
                    <Icon glyph=Glyph::CircleAlert/>
                    <span>{problem_sentence(problem)}</span>
                </p>
            }
        })
    };
    live(line)
}

/// For `aria-invalid`.
pub(super) fn invalid(problem: Signal<Option<Wrong>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || problem.get().map(|_| "true"))
}

/// For `aria-describedby`: the hint, then the problem.
pub(super) fn describe(
    name: Named,
    hint: Option<&String>,
    problem: Signal<Option<Wrong>>,
) -> Signal<Option<String>> {
    let hint = hint.map(|_| name.hint_id());
    Signal::derive(move || match (hint.clone(), problem.get()) {
        (hint, None) => hint,
        (None, Some(_)) => Some(name.problem_id()),
        (Some(hint), Some(_)) => Some(format!("{hint} {}", name.problem_id())),
    })
}
