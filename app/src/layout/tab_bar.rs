//! The same places along the foot of a phone.

use leptos::prelude::*;

use super::{
    current,
    rail::{Count, Place, places},
    words,
};
use crate::{
    asked::viewer,
    paths,
    ui::{Glyph, Icon},
};

#[component]
pub fn TabBar() -> impl IntoView {
    let Some(viewer) = viewer() else { return ().into_any() };
    let account = words::account();
    let me =
        Place { href: paths::ME, icon: Glyph::User, text: account, short: account, counts: false };
    let tabs = places(&viewer).into_iter().chain([me]).map(|place| {
        view! {
            <a href=place.href aria-current=current(place.href)>
                <Icon glyph=place.icon/>
                {place.short}
                {place.counts.then(|| view! { <Count/> })}
            </a>
        }
    });
    view! { <nav class="tabbar" aria-label=words::navigation()>{tabs.collect_view()}</nav> }
        .into_any()
}
