//! The bar over a page: where one is, whether all is saved, search, what waits, the account.

use domain::{policy::Act, report::ReportFilter};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{account_menu::AccountMenu, sync::SyncDot, words};
use crate::{
    asked::{Waiting, viewer},
    live::live,
    net, paths,
    ui::{Avatar, Breadcrumb, Crumb, Glyph, Icon, Menu},
    words::told,
};

#[component]
pub fn Topbar(crumbs: Vec<Crumb>, here: String) -> impl IntoView {
    let Some(viewer) = viewer() else { return ().into_any() };
    let unit = viewer.grants.first().map(|grant| format!(", {}", told(&grant.unit_name)));
    let search = viewer.does(Act::ReadReport).then(|| view! { <Search/> });
    let bell = viewer.has_turns().then(|| view! { <Bell/> });
    let label = words::account_of(format!("{}{}", viewer.name, unit.unwrap_or_default()));
    let face = view! { <Avatar name=viewer.name/> };
    view! {
        <header class="topbar">
            <Breadcrumb crumbs here/>
            <span class="topbar__spring"></span>
            <SyncDot/>
            {search}
            {bell}
            <Menu button=face.into_any() class="plain-btn" label outer="hide-desk"><AccountMenu/></Menu>
        </header>
    }
    .into_any()
}

/// A GET form: its result is a link. Narrow screens show the button only, which leads to the list.
#[component]
fn Search() -> impl IntoView {
    const FIELD: &str = "search";
    let navigate = use_navigate();
    net::on_shortcut("k", move || {
        if !net::focus_shown(FIELD) && !net::focus_shown(paths::FIND) {
            navigate(paths::REPORTS_FIND, NavigateOptions::default());
        }
    });
    let go = use_navigate();
    let search = move |event: leptos::ev::SubmitEvent| {
        if let Some(field) = net::fields(&event) {
            let q = field("q").unwrap_or_default();
            let found = ReportFilter { q, ..ReportFilter::default() };
            go(&paths::reports(&found), NavigateOptions::default());
        }
    };
    view! {
        <form class="topbar__search" role="search" aria-label=words::do_search() action=paths::REPORTS on:submit=search>
            <button type="submit" aria-label=words::do_search()><Icon glyph=Glyph::Search/></button>
            <span>
                <input type="search" id=FIELD name="q" autocomplete="off" aria-label=words::search()
                    placeholder=words::search_in()/>
            </span>
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </form>
    }
    .into_any()
}

/// How many things wait, and the way to them.
#[component]
fn Bell() -> impl IntoView {
    let waiting = use_context::<Waiting>().map(|Waiting(waiting)| waiting);
    let count = move || waiting.map_or(0, |waiting| waiting.get());
    let label = move || match count() {
        0 => words::bell_quiet().to_owned(),
        count => words::bell(count),
    };
    view! {
        <a class="btn btn--bare btn--icon bell" href=paths::TO_DO aria-label=label>
            <Icon glyph=Glyph::Bell/>
            {live(move || Some(count()).filter(|count| *count > 0).map(|count| view! { <i>{count}</i> }))}
        </a>
    }
    .into_any()
}
