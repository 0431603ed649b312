//! One of a list.

use leptos::prelude::*;

use super::{Failure, Field, Named, describe, invalid};
use crate::asked::typed;

#[component]
pub fn Select(
    #[prop(into)] name: Named,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// Value and label; an empty value for "none" or "all".
    options: Vec<(String, String)>,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] failure: Failure,
) -> impl IntoView {
    let problem = failure.of(name);
    let described = describe(name, hint.as_ref(), problem);
    let chosen = typed(&name.posted()).or(value).unwrap_or_default();
    let options = options.into_iter().map(move |(value, label)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{label}</option> }
    });
    view! {
        <Field name label hint optional failure>
            <select class="select" id=name.id() name=name.posted() aria-invalid=invalid(problem)
                aria-describedby=described>
                {options.collect_view()}
            </select>
        </Field>
    }
    .into_any()
}
