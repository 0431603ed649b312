//! One line of text.

use leptos::prelude::*;

use super::{Failure, Field, Named, describe, invalid};
use crate::{
    asked::typed,
    ui::{Glyph, Icon},
};

/// What is typed, so that phones show the right keys and browsers fill in the right thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typing {
    #[default]
    Text,
    Email,
    /// The name one signs in with.
    Username,
    /// A figure: right-aligned digits.
    Number,
    /// Six digits from another device.
    OneTimeCode,
    Search,
}

#[component]
pub fn TextField(
    #[prop(into)] name: Named,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional)] typing: Typing,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional, into)] placeholder: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] failure: Failure,
) -> impl IntoView {
    let problem = failure.of(name);
    let value = typed(&name.posted()).or(value);
    let (kind, mode, complete, class) = typing.attributes();
    let described = describe(name, hint.as_ref(), problem);
    let input = view! {
        <input class=class type=kind inputmode=mode autocomplete=complete id=name.id() name=name.posted()
            value=value placeholder=placeholder aria-invalid=invalid(problem) aria-describedby=described/>
    };
    view! {
        <Field name label hint optional failure>
            {match icon {
                Some(glyph) => view! { <span class="input-wrap"><Icon glyph/>{input}</span> }.into_any(),
                None => input.into_any(),
            }}
        </Field>
    }
    .into_any()
}

impl Typing {
    /// Type, keys, what to fill in, class.
    const fn attributes(self) -> (&'static str, Option<&'static str>, &'static str, &'static str) {
        match self {
            Self::Text => ("text", None, "off", "input"),
            Self::Email => ("email", Some("email"), "email", "input"),
            Self::Username => ("text", Some("email"), "username", "input"),
            Self::Number => ("text", Some("decimal"), "off", "input num"),
            Self::OneTimeCode => ("text", Some("numeric"), "one-time-code", "input code-input"),
            Self::Search => ("search", Some("search"), "off", "input"),
        }
    }
}
