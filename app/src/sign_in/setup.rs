//! Setting a code up: a picture to scan, the same as text, and the first code to prove it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::words;
use crate::ui::{Failure, Field, Glyph, Named, Submit};

/// What the telephone needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// Base32.
    pub secret: String,
    pub qr: Option<Qr>,
}

/// A picture to scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qr {
    /// Squares on a side.
    pub size: i32,
    /// The dark ones, as the path of an SVG with one unit to a square.
    pub path: String,
}

/// Two steps and a field. The form around it says where the code goes.
#[component]
pub fn CodeSetup(setup: Setup, #[prop(optional)] failure: Failure) -> impl IntoView {
    let Setup { secret, qr } = setup;
    let picture = qr.map(|Qr { size, path }| {
        let view_box = format!("0 0 {size} {size}");
        view! {
            <div class="qr">
                <svg viewBox=view_box role="img" aria-label=words::qr() shape-rendering="crispEdges">
                    <path d=path fill="currentColor"></path>
                </svg>
            </div>
        }
    });
    view! {
        <div class="stack">
            <p>{words::scan()}</p>
            {picture}
            <p class="md">{words::or_type()}" "<code class="secret">{grouped(&secret)}</code></p>
            <CodeField label=words::first_code() failure/>
            <div class="actions"><Submit icon=Glyph::ShieldCheck>{words::turn_on()}</Submit></div>
        </div>
    }
    .into_any()
}

/// Six digits from the telephone.
#[component]
pub fn CodeField(
    label: &'static str,
    #[prop(optional)] failure: Failure,
    /// Id of the message beneath, when the code was wrong.
    #[prop(optional_no_strip)]
    wrong: Option<String>,
) -> impl IntoView {
    let name = Named::bare("code");
    let refused = wrong.is_some() || failure.sentence.with_untracked(Option::is_some);
    view! {
        <Field name label failure>
            <input class="input code-input" id="code" name="code" type="text" inputmode="numeric"
                autocomplete="one-time-code" maxlength="9" required
                aria-invalid=refused.then_some("true") aria-describedby=wrong/>
        </Field>
    }
    .into_any()
}

/// In fours, to be read and typed. Spaces mean nothing to the apps.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}
