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

/// One of the lists in a [`Choose`].
struct Chosen {
    label: &'static str,
    name: &'static str,
    /// Value and text.
    options: Vec<(String, String)>,
    value: String,
}

impl Chosen {
    fn view(self) -> AnyView {
        let Self { label, name, options, value } = self;
        let options = options.into_iter().map(|(one, text)| {
            let selected = one == value;
            view! { <option value=one selected=selected>{text}</option> }
        });
        view! { <select class="select" name=name aria-label=label>{options.collect_view()}</select> }
            .into_any()
    }
}

/// Lists to choose from; what is chosen stands in the address.
#[component]
fn Choose(
    action: String,
    lists: Vec<Chosen>,
    /// What the address keeps beside it.
    #[prop(optional)]
    kept: Vec<(&'static str, String)>,
) -> impl IntoView {
    let lists: Vec<AnyView> = lists.into_iter().map(Chosen::view).collect();
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
            {lists}
            {kept.collect_view()}
            <button type="submit" class="btn">{words::choose()}</button>
        </form>
    }
    .into_any()
}
