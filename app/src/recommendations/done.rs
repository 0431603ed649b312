//! What was just done, said once on the page it leads to: `?done=recommendation.assign`. Without script too.

use domain::{policy::Act, recommendation::RecommendationPage};
use leptos::prelude::*;

use super::words;
use crate::{
    asked::viewer,
    live::live,
    query::use_query,
    ui::{Alert, Tone},
};

/// Nothing once something else has happened to it, or somebody else comes by the same address.
#[component]
pub fn Done(page: StoredValue<RecommendationPage>) -> impl IntoView {
    let query = use_query();
    let me = viewer().map(|viewer| viewer.name);
    let said = move || {
        let act = query.get("done")?.parse::<Act>().ok()?;
        let is_last = page.with_value(|page| {
            let last = page.shared().story.first();
            last.is_some_and(|last| last.act == act && Some(&last.by) == me.as_ref())
        });
        let refused = query.get("__err").is_some();
        let said = words::done(act).filter(|_| is_last && !refused)?;
        Some(view! { <Alert tone=Tone::Ok>{said}</Alert> })
    };
    view! { <div class="done" role="status">{live(said)}</div> }.into_any()
}
