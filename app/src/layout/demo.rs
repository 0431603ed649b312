//! The strip that says that figures and clock are a demonstration's.

use domain::time;
use leptos::prelude::*;

use super::words;
use crate::{
    asked::today,
    ui::{Glyph, Icon},
};

#[component]
pub fn DemoStrip() -> impl IntoView {
    view! {
        <aside class="demo-banner" aria-label=words::demo()>
            <Icon glyph=Glyph::Info/>
            <span>{words::demo()}" · "{words::demo_clock(time::day(today()))}</span>
        </aside>
    }
    .into_any()
}
