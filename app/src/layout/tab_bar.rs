//! The same places along the foot of a phone: what is opened every day, and the rest behind "Thêm".

use leptos::prelude::*;

use super::{
    current,
    rail::{Count, Place, places},
    words,
};
use crate::{
    asked::viewer,
    paths,
    ui::{Glyph, Icon, Menu, Opens},
};

/// So many fit side by side for a finger.
const ROOM: usize = 5;
/// Shown by themselves where not all of them fit.
const DAILY: [&str; 4] = [paths::HOME, paths::REPORTS, paths::RECS, paths::CALENDAR];

#[component]
pub fn TabBar() -> impl IntoView {
    let Some(viewer) = viewer() else { return ().into_any() };
    let account = words::account();
    let me =
        Place { href: paths::ME, icon: Glyph::User, text: account, short: account, counts: false };
    let mut all = places(&viewer);
    all.push(me);
    let (direct, more): (Vec<Place>, Vec<Place>) = if all.len() <= ROOM {
        (all, Vec::new())
    } else {
        all.into_iter().partition(|place| DAILY.contains(&place.href))
    };
    let tabs: Vec<AnyView> = direct.into_iter().map(|place| tab(place, place.short)).collect();
    let more = (!more.is_empty()).then(|| {
        let button = view! { <Icon glyph=Glyph::Menu/>{words::more()} }.into_any();
        let links: Vec<AnyView> = more.into_iter().map(|place| tab(place, place.text)).collect();
        view! { <Menu button class="plain-btn" opens=Opens::Up>{links}</Menu> }
    });
    view! { <nav class="tabbar" aria-label=words::navigation()>{tabs}{more}</nav> }.into_any()
}

fn tab(place: Place, text: &'static str) -> AnyView {
    view! {
        <a href=place.href aria-current=current(place.href)>
            <Icon glyph=place.icon/>
            {text}
            {place.counts.then(|| view! { <Count/> })}
        </a>
    }
    .into_any()
}
