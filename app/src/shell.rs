//! The html document around every page.

use domain::viewer::Locale;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::{HashedStylesheet, MetaTags};

use crate::{
    App,
    asked::{self, Theme},
    drafts,
};

/// Language and theme stand on `<html>`, so both are right before any script runs.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let lang = asked::of(|asked| asked.locale).code();
    let theme = match asked::of(|asked| asked.theme) {
        Theme::System => None,
        chosen => Some(chosen.code()),
    };
    view! {
        <!DOCTYPE html>
        <html lang=lang data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f7f6f3"/>
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0c1519"/>
                <meta name="format-detection" content="telephone=no"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {preload(lang)}
                <AutoReload options=options.clone()/>
                <HashedStylesheet options=options.clone() id="style"/>
                <script nonce=use_nonce()>{drafts::EARLY}</script>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The letters of the first line arrive with the style, not after it.
fn preload(lang: &str) -> impl IntoView + use<> {
    let vietnamese = (lang == Locale::Vietnamese.code()).then_some("vietnamese");
    ["latin"]
        .into_iter()
        .chain(vietnamese)
        .map(|subset| {
            let href = format!("/fonts/be-vietnam-pro-{subset}-400-normal.woff2");
            view! { <link rel="preload" href=href r#as="font" type="font/woff2" crossorigin/> }
        })
        .collect_view()
}
