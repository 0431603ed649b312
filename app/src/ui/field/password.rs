//! A password, which can be shown while it is typed. It never comes back with a refused form.

use leptos::{html::Input, prelude::*};

use super::{Failure, Field, Named, describe, invalid};

use crate::{
    ui::live,
    ui::{Glyph, Icon, words},
};

#[component]
pub fn PasswordField(
    #[prop(into)] name: Named,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// `current-password` or `new-password`.
    complete: &'static str,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional)] failure: Failure,
    /// What is wrong with it in the form's own words, which stand beneath under this id.
    #[prop(optional_no_strip)]
    wrong: Option<String>,
) -> impl IntoView {
    let problem = failure.of(name);
    let described = describe(name, hint.as_ref(), problem);
    let is_wrong = wrong.is_some();
    let invalid = invalid(problem);
    let invalid = move || if is_wrong { Some("true") } else { invalid.get() };
    let described = move || wrong.clone().or_else(|| described.get());
    let input = NodeRef::<Input>::new();
    view! {
        <Field name label hint failure>
            <span class="input-wrap">
                {icon.map(|glyph| view! { <Icon glyph/> })}
                <input class="input" type="password" autocomplete=complete id=name.id() name=name.posted()
                    node_ref=input aria-invalid=invalid aria-describedby=described/>
                <Reveal input/>
            </span>
        </Field>
    }
    .into_any()
}

/// Appears once the page has woken up: without script it could do nothing.
#[component]
fn Reveal(input: NodeRef<Input>) -> impl IntoView {
    let awake = RwSignal::new(false);
    let shown = RwSignal::new(false);
    Effect::new(move || awake.set(true));
    Effect::new(move || {
        if let Some(input) = input.get() {
            input.set_type(if shown.get() { "text" } else { "password" });
        }
    });
    let label = move || if shown.get() { words::hide_password() } else { words::show_password() };
    let glyph = move || if shown.get() { Glyph::EyeOff } else { Glyph::Eye };
    move || {
        awake.get().then(|| {
            view! {
                <button type="button" aria-label=label on:click=move |_| shown.update(|shown| *shown = !*shown)>
                    {live(move || view! { <Icon glyph=glyph()/> })}
                </button>
            }
        })
    }
}
