//! Totals: who sent when, every total of a round, and one indicator with the units behind it.

mod api;
mod completeness;
mod indicator;
mod say;
mod table;
mod trend;
mod units;
mod words;

pub use self::{completeness::completeness, indicator::indicator, table::table};

use domain::total::{Basis, RoundName};
use leptos::prelude::*;

use crate::{
    net, paths,
    ui::{Choice, Segment, Tabs},
    words::{period_name, told},
};

/// Which of the two views of totals is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Completeness,
    Table,
}

#[component]
fn Views(
    here: View,
    /* Whoever reads no reports has only the table. */ both: bool,
) -> impl IntoView {
    let tabs = vec![
        Choice::new(words::completeness(), paths::ANALYSIS).current(here == View::Completeness),
        Choice::new(words::table(), paths::TOTALS).current(here == View::Table),
    ];
    both.then(|| view! { <Tabs label=words::views() tabs/> }).into_any()
}

/// What is counted: a link for each, and always said.
#[component]
fn Bases(here: Basis, to: fn(&str, Basis) -> String, round: String) -> impl IntoView {
    let choices = Basis::ALL
        .iter()
        .map(|basis| Choice::new(words::basis(*basis), to(&round, *basis)).current(*basis == here));
    let choices: Vec<Choice> = choices.collect();
    view! { <Segment label=words::what_counts() choices/> }.into_any()
}

/// "Tháng 6/2025", or the round's title where it has no period.
fn round_name(round: &RoundName) -> String {
    round.period.map_or_else(|| told(&round.title), period_name)
}

/// A list of choices that posts by itself with script, and by its button without.
#[component]
fn Choose(
    action: String,
    #[prop(into)] label: String,
    name: &'static str,
    /// Value and text.
    options: Vec<(String, String)>,
    chosen: String,
    /// What the address keeps beside it.
    kept: Vec<(&'static str, String)>,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, text)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    });
    let kept = kept
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let navigate = leptos_router::hooks::use_navigate();
    let to = action.clone();
    let go = move |event: leptos::ev::SubmitEvent| {
        if let Some(form) = net::form_text(&event) {
            event.prevent_default();
            navigate(&format!("{to}?{form}"), leptos_router::NavigateOptions::default());
        }
    };
    view! {
        <form method="get" action=action class="choose" on:submit=go>
            <select class="select" name=name aria-label=label>{options.collect_view()}</select>
            {kept.collect_view()}
            <button type="submit" class="btn">{words::choose()}</button>
        </form>
    }
    .into_any()
}
