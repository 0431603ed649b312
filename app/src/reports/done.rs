//! What was just done, said once on the page it leads to: `?done=report.submit`. Without script too.

use domain::{policy::Act, report::HistoryLine};
use leptos::prelude::*;

use super::words;
use crate::{
    asked::viewer,
    live::live,
    query::use_query,
    ui::{Alert, Tone},
};

/// Nothing once something else has happened to the report, or somebody else comes by the same address.
#[component]
pub fn Done(#[prop(optional_no_strip)] last: Option<HistoryLine>) -> impl IntoView {
    let query = use_query();
    let me = viewer().map(|viewer| viewer.name);
    let said = move || {
        let act = query.get("done")?.parse::<Act>().ok()?;
        let is_last =
            last.as_ref().is_some_and(|last| last.act == act && Some(&last.by) == me.as_ref());
        let refused = query.get("__err").is_some();
        let said = sentence(act).filter(|_| is_last && !refused)?;
        Some(view! { <Alert tone=Tone::Ok>{said}</Alert> })
    };
    // The live region stands there before its words do, so that they are read out.
    view! { <div class="done" role="status">{live(said)}</div> }.into_any()
}

fn sentence(act: Act) -> Option<&'static str> {
    Some(match act {
        Act::SubmitReport => words::done_submit(),
        Act::ApproveReport => words::done_approve(),
        Act::SendBackReport => words::done_send_back(),
        Act::RecallReport => words::done_recall(),
        Act::ReturnReport => words::done_return(),
        Act::AcceptReport => words::done_accept(),
        Act::ReopenReport => words::done_reopen(),
        Act::ExtendReport => words::done_extend(),
        Act::ExemptReport => words::done_exempt(),
        _ => return None,
    })
}
