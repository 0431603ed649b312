//! A failure in the place of a page, or as a banner within one.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{AppError, words};
use crate::{
    layout::Page,
    paths,
    ui::{Alert, ButtonLink, Glyph, Icon, Live, Look, TileArt, Tone},
};

/// In the place of a page: what happened, what to do, and the code to quote.
#[component]
pub fn ErrorPage(error: AppError) -> impl IntoView {
    let status = error.status();
    let title = words::title(status);
    let tone = if status >= 500 { Some(Tone::Danger) } else { None };
    let code = error.reference().map(|reference| {
        view! { <p class="page-error__code">{words::code(reference)}</p> }
    });
    view! {
        <Page title>
            <div class="page-error">
                <TileArt tone/>
                <h1>{title}</h1>
                <p>{error.sentence()}</p>
                {code}
                <div class="actions"><WayOut status/></div>
            </div>
        </Page>
    }
    .into_any()
}

/// For routes nobody wrote.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <ErrorPage error=AppError::NotFound/> }
}

/// Above a page's content, when an act failed but the page still stands.
#[component]
pub fn ErrorBanner(error: AppError) -> impl IntoView {
    view! { <Alert tone=Tone::Danger live=Live::Assertive>{error.told()}</Alert> }.into_any()
}

/// The one thing to do next.
#[component]
fn WayOut(status: u16) -> impl IntoView {
    match status {
        401 => view! {
            <ButtonLink href=paths::SIGN_IN look=Look::Primary>{words::sign_in()}</ButtonLink>
        }
        .into_any(),
        403 | 404 => {
            view! { <ButtonLink href=paths::HOME>{words::to_home()}</ButtonLink> }.into_any()
        }
        // The document anew, with script and without.
        _ => view! {
            <a class="btn btn--primary" href=here() rel="external">
                <Icon glyph=Glyph::RefreshCw/>{words::reload()}
            </a>
        }
        .into_any(),
    }
}

/// This page's own address.
fn here() -> String {
    let location = use_location();
    paths::without_failure(&location.pathname.get_untracked(), &location.search.get_untracked())
}
