//! The frame of every step: the coast of seventeen tiles, and beside it one thing to do.

use leptos::prelude::*;

use super::words;
use crate::{
    layout::{BarePage, Languages, Mark, Themes},
    ui::{Glyph, Icon, Menu, live},
};

#[component]
pub fn Frame(
    /// Of the document, and the heading.
    title: &'static str,
    /// The line beneath the heading.
    lead: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <BarePage title>
            <div class="login">
                <Art/>
                <Tools/>
                <main class="login__form" id="main" tabindex="-1">
                    <div class="login__step">
                        <div class="login__brand"><Mark/><span>"Giao Ban"</span></div>
                        <h1>{title}</h1>
                        <p class="soft md">{lead}</p>
                        {children()}
                    </div>
                </main>
            </div>
        </BarePage>
    }
    .into_any()
}

/// What was refused, beneath the field it is about.
#[component]
pub fn Refused(id: &'static str, sentence: Signal<Option<String>>) -> impl IntoView {
    let line = move || {
        sentence.get().map(|sentence| {
            view! {
                <p class="msg msg--err mt-1" id=id role="alert">
                    <Icon glyph=Glyph::CircleAlert/><span>{sentence}</span>
                </p>
            }
        })
    };
    live(line)
}

/// A picture only: seventeen departments along the coast, and two archipelagos.
#[component]
fn Art() -> impl IntoView {
    let tiles = (0..17).map(|_| view! { <i></i> }).collect_view();
    view! {
        <section class="login__art" aria-hidden="true">
            <div class="login__brand"><Mark/><span>"Giao Ban"</span></div>
            <div class="login__map">{tiles}<s></s><s></s></div>
            <p class="login__line">
                {words::line_before()}" "<b>{words::line_who()}</b>" "{words::line_after()}
            </p>
        </section>
    }
    .into_any()
}

/// Language and theme, before anyone is known.
#[component]
fn Tools() -> impl IntoView {
    let languages = view! { <Icon glyph=Glyph::Languages/> }.into_any();
    let themes = view! { <Icon glyph=Glyph::Sun/> }.into_any();
    view! {
        <div class="login__tools">
            <Menu button=languages class="plain-btn" label=words::language()><Languages/></Menu>
            <Menu button=themes class="plain-btn" label=words::theme()><Themes/></Menu>
        </div>
    }
    .into_any()
}
