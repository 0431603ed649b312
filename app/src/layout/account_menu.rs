//! Who is signed in, language, theme, the way out. Plain forms: each gives a new document.

use domain::viewer::Locale;
use leptos::prelude::*;

use super::{here, words};
use crate::{
    asked::{Theme, of, viewer},
    drafts, paths,
    ui::{Choice, Glyph, MenuButton, MenuLink, MenuTitle},
    words::{role_name, told},
};

/// The lines of the menu; the button differs from place to place.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let Some(viewer) = viewer() else { return ().into_any() };
    let roles = viewer.grants.iter().map(|grant| {
        view! { <small>{format!("{} · {}", role_name(grant.role), told(&grant.unit_name))}</small> }
    });
    view! {
        <p class="menu__who"><b>{viewer.name.clone()}</b>{roles.collect_view()}</p>
        <MenuLink choice=Choice::new(words::account(), paths::ME).icon(Glyph::User)/>
        <hr/>
        <MenuTitle text=words::language()/>
        <Languages/>
        <hr/>
        <MenuTitle text=words::theme()/>
        <Themes/>
        <hr/>
        <form method="post" action=paths::SIGN_OUT on:submit=forget_drafts>
            <MenuButton text=words::sign_out() icon=Glyph::LogOut/>
        </form>
    }
    .into_any()
}

/// What is typed and not sent goes with the person, after a question.
fn forget_drafts(event: leptos::ev::SubmitEvent) {
    let stays = || window().confirm_with_message(words::leave_drafts()).is_ok_and(|leave| !leave);
    if drafts::are_kept() && stays() {
        event.prevent_default();
    } else {
        drafts::forget();
    }
}

/// Each language is named in itself.
#[component]
pub fn Languages() -> impl IntoView {
    let now = of(|asked| asked.locale);
    let language = move |locale: Locale| {
        let name = match locale {
            Locale::Vietnamese => "Tiếng Việt",
            Locale::English => "English",
        };
        view! {
            <MenuButton text=name icon=Glyph::Languages name="locale" value=locale.code() chosen={locale == now}/>
        }
    };
    view! {
        <Preferences>{Locale::ALL.iter().map(|locale| language(*locale)).collect_view()}</Preferences>
    }
    .into_any()
}

#[component]
pub fn Themes() -> impl IntoView {
    let now = of(|asked| asked.theme);
    let theme = move |theme: Theme| {
        let (text, icon) = match theme {
            Theme::System => (words::theme_system(), Glyph::Monitor),
            Theme::Light => (words::theme_light(), Glyph::Sun),
            Theme::Dark => (words::theme_dark(), Glyph::Moon),
        };
        view! { <MenuButton text icon name="theme" value=theme.code() chosen={theme == now}/> }
    };
    view! { <Preferences>{Theme::ALL.map(theme).collect_view()}</Preferences> }.into_any()
}

/// Answered by the server, which leads back here.
#[component]
fn Preferences(children: Children) -> impl IntoView {
    let back = here();
    view! {
        <form method="post" action=paths::PREFERENCES>
            <input type="hidden" name="back" value=back/>
            {children()}
        </form>
    }
    .into_any()
}
