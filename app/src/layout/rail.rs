//! The rail: the places this person can use, what waits there, and who is signed in.

use domain::{policy::Act, viewer::Viewer};
use leptos::prelude::*;

use super::{Brand, account_menu::AccountMenu, current, words};
use crate::{
    asked::{Waiting, viewer},
    live::live,
    paths,
    ui::{Avatar, Glyph, Icon, Menu, Opens},
    words::told,
};

/// One place of the navigation.
#[derive(Clone, Copy)]
pub struct Place {
    pub href: &'static str,
    pub icon: Glyph,
    pub text: &'static str,
    /// For the bottom bar.
    pub short: &'static str,
    /// Whether the number of what waits stands at it.
    pub counts: bool,
}

/// In the order of the rail. What a role cannot use is not there.
pub fn places(viewer: &Viewer) -> Vec<Place> {
    let does = |act| viewer.does(act);
    let place = |href, icon, text, short, counts| Place { href, icon, text, short, counts };
    let mut places = Vec::new();
    if viewer.has_turns() {
        places.push(place(paths::HOME, Glyph::ListTodo, words::my_work(), words::work(), true));
    } else if does(Act::ReadReport) {
        let (text, short) = (words::standing(), words::standing_short());
        places.push(place(paths::HOME, Glyph::Columns3, text, short, false));
    }
    if does(Act::ReadBoard) {
        let board = words::board();
        places.push(place(paths::BOARD, Glyph::LayoutDashboard, board, board, false));
    }
    if does(Act::ReadReport) {
        let reports = words::reports();
        places.push(place(paths::REPORTS, Glyph::FileText, reports, reports, false));
    }
    if does(Act::ReadTotals) {
        // Whoever reads no reports has the totals alone.
        let href = if does(Act::ReadReport) { paths::ANALYSIS } else { paths::TOTALS };
        let totals = words::totals();
        places.push(place(href, Glyph::Table2, totals, totals, false));
    }
    if does(Act::ReadRecommendation) {
        let recommendations = words::recommendations();
        let icon = Glyph::MessageSquareQuote;
        places.push(place(paths::RECS, icon, recommendations, recommendations, false));
    }
    places
}

#[component]
pub fn Rail() -> impl IntoView {
    let Some(viewer) = viewer() else { return ().into_any() };
    let items = places(&viewer).into_iter().map(|place| {
        view! { <Item href=place.href icon=place.icon text=place.text counts=place.counts/> }
    });
    let unit = viewer.grants.first().map(|grant| told(&grant.unit_name));
    let who = view! {
        <Avatar name=viewer.name.clone()/>
        <span>{viewer.name.clone()}<small>{unit}</small></span>
    };
    view! {
        <nav class="rail" aria-label=words::navigation()>
            <Brand/>
            {items.collect_view()}
            <span class="rail__gap"></span>
            <Item href=paths::ME icon=Glyph::User text=words::account()/>
            <Menu button=who.into_any() class="rail__who" opens=Opens::Up><AccountMenu/></Menu>
        </nav>
    }
    .into_any()
}

/// The number of what waits; nothing for zero.
#[component]
pub fn Count() -> impl IntoView {
    let waiting = use_context::<Waiting>().map(|Waiting(waiting)| waiting);
    let count = move || {
        waiting.map(|waiting| waiting.get()).filter(|count| *count > 0).map(|count| {
            view! { <span class="rail__count">{count}<span class="vh">{words::waiting_hidden()}</span></span> }
        })
    };
    live(count)
}

#[component]
fn Item(
    href: &'static str,
    icon: Glyph,
    text: &'static str,
    #[prop(optional)] counts: bool,
) -> impl IntoView {
    view! {
        <a class="rail__item" href=href aria-current=current(href)>
            <Icon glyph=icon/>
            {text}
            {counts.then(|| view! { <Count/> })}
        </a>
    }
    .into_any()
}
