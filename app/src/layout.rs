//! What is around every page: skip link, rail, bottom bar, the demonstration's strip, notices. A page
//! itself is a `Page`: top bar and main.

mod account_menu;
mod brand;
mod demo;
mod page;
mod rail;
mod source;
mod sync;
mod tab_bar;
mod topbar;
pub(crate) mod words;

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_url};

pub use self::{
    account_menu::{Languages, Themes},
    brand::{Brand, Mark},
    demo::DemoStrip,
    page::{BarePage, Page, PageHead, PageSkeleton, Width, reading},
    source::SourceLink,
    sync::{SyncState, use_sync},
};
use self::{page::provide_arrival, rail::Rail, sync::provide_sync, tab_bar::TabBar};
use crate::{
    asked::{Waiting, of, viewer},
    net, paths,
    reports::count_waiting,
    ui::{ToastStack, provide_toasts},
};

/// Once, around the routes. Whoever is not signed in, or is signing in, sees no frame.
#[component]
pub fn Layout(children: Children) -> impl IntoView {
    provide_sync();
    provide_toasts();
    provide_arrival();
    keep_count();
    let location = use_location();
    let is_framed = viewer().is_some() && !paths::is_bare(&location.pathname.get_untracked());
    let demo = of(|asked| asked.demo).then(|| view! { <DemoStrip/> });
    let skip = view! {
        <a class="skip" href="#main" on:click=|event| {
            event.prevent_default();
            net::focus("main");
        }>{words::skip()}</a>
    };
    if is_framed {
        view! {
            {skip}
            <div class="app">
                <Rail/>
                <div>{demo}{children()}</div>
            </div>
            <TabBar/>
            <ToastStack/>
        }
        .into_any()
    } else {
        view! { {skip}{demo}{children()}<ToastStack/> }.into_any()
    }
}

/// What waits is counted again wherever the browser goes, also back to where it is: every act ends so.
fn keep_count() {
    let (Some(Waiting(waiting)), Some(_)) = (use_context(), viewer()) else { return };
    let url = use_url();
    let asked = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        url.track();
        if before.is_none() {
            return;
        }
        let turn = asked.get_value().wrapping_add(1);
        asked.set_value(turn);
        leptos::task::spawn_local(async move {
            // Who was overtaken by a later question says nothing.
            if let Ok(count) = count_waiting().await
                && asked.try_get_value() == Some(turn)
            {
                waiting.set(count);
            }
        });
    });
}

/// The address shown now, for forms that come back to it.
fn here() -> Memo<String> {
    let location = use_location();
    Memo::new(move |_| paths::without_failure(&location.pathname.get(), &location.search.get()))
}

/// `aria-current` for a place of the navigation: the page itself, or one beneath it.
fn current(href: &'static str) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync {
    let path = use_location().pathname;
    move || {
        path.with(|path| match path.strip_prefix(href) {
            Some("") => Some("page"),
            Some(rest) if href != paths::HOME && rest.starts_with('/') => Some("true"),
            _ if href == paths::CALENDAR && paths::is_of_plan(path) => Some("true"),
            _ => None,
        })
    }
}
