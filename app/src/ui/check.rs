//! A box to tick, a switch, one of several: the native input, and a label that is part of the target.

use leptos::prelude::*;

use super::{Failure, Named, classes, field::Problem};
use crate::asked::typed;

/// How a tick box is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawn {
    #[default]
    Box,
    Switch,
}

/// Posted as `true` when ticked, not at all otherwise.
#[component]
pub fn Checkbox(
    #[prop(into)] name: Named,
    #[prop(into)] label: String,
    #[prop(optional)] checked: bool,
    #[prop(optional)] drawn: Drawn,
) -> impl IntoView {
    let checked = typed(&name.posted()).map_or(checked, |typed| typed == "true");
    let (switch, role) = match drawn {
        Drawn::Box => ("", None),
        Drawn::Switch => ("switch", Some("switch")),
    };
    view! {
        <label class=classes(&["check", switch])>
            <input type="checkbox" id=name.id() name=name.posted() value="true" checked=checked role=role/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// One of a few, all in sight.
#[component]
pub fn Radios(
    #[prop(into)] name: Named,
    #[prop(into)] legend: String,
    /// Value and label.
    options: Vec<(String, String)>,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional)] failure: Failure,
) -> impl IntoView {
    let posted = name.posted();
    let chosen = typed(&posted).or(value);
    let problem = failure.of(name);
    let radios = options.into_iter().enumerate().map(|(index, (value, label))| {
        // The first carries the field's id, so that the summary's link finds it.
        let id = if index == 0 { name.id() } else { format!("{}-{index}", name.id()) };
        let checked = chosen.as_deref() == Some(value.as_str());
        view! {
            <label class="check">
                <input type="radio" id=id name=posted.clone() value=value checked=checked
                    aria-invalid=move || problem.get().map(|_| "true")/>
                <span>{label}</span>
            </label>
        }
    });
    let described = move || problem.get().map(|_| name.problem_id());
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend>{legend}</legend>
            <div class="choices">{radios.collect_view()}</div>
            <Problem name problem/>
        </fieldset>
    }
    .into_any()
}
