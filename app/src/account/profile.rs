//! Who one is here, and how the pages look.

use domain::{account::AccountPage, time};
use leptos::prelude::*;

use super::words;
use crate::{
    asked::{Theme, of},
    paths,
    ui::{Card, DescriptionList, Look, Size, Submit, Term, Terms},
    words::{role_name, told},
};

/// Name, address and the roles of today.
#[component]
pub fn Profile(page: AccountPage) -> impl IntoView {
    let roles = page.roles.into_iter().map(|(role, unit, from, to)| {
        let days = words::days(time::day(from), to.map(time::day));
        view! { <li>{role_name(role)}" · "{told(&unit)}<small class="muted">" "{days}</small></li> }
    });
    let roles = view! { <ul class="plain">{roles.collect_view()}</ul> };
    let terms = vec![
        Term::new(words::name(), page.name),
        Term::new(words::email(), page.email),
        Term::new(words::roles(), roles),
    ];
    view! {
        <Card id="profile" title=words::profile()><DescriptionList terms set=Terms::Ruled/></Card>
    }
    .into_any()
}

/// Answered by the server, which leads back here.
#[component]
pub fn Preferences() -> impl IntoView {
    let (locale, theme, keys) = of(|asked| (asked.locale, asked.theme, asked.keys));
    let languages = domain::viewer::Locale::ALL
        .iter()
        .map(move |one| (one.code(), words::language_name(*one), *one == locale));
    let themes = Theme::ALL.map(move |one| (one.code(), words::theme_name(one), one == theme));
    let letters = vec![("on", words::on(), keys), ("off", words::off(), !keys)];
    view! {
        <Card id="preferences" title=words::preferences()>
            <Setting title=words::language() hint=words::language_hint()>
                <Choices name="locale" label=words::language() choices=languages.collect()/>
            </Setting>
            <Setting title=words::theme() hint=words::theme_hint()>
                <Choices name="theme" label=words::theme() choices=themes.to_vec()/>
            </Setting>
            <Setting title=words::keys() hint=words::keys_hint()>
                <Choices name="keys" label=words::keys() choices=letters/>
            </Setting>
        </Card>
    }
    .into_any()
}

/// One line of a card: what it is, and the control at its end.
#[component]
pub fn Setting(
    title: &'static str,
    #[prop(into)] hint: String,
    children: Children,
) -> impl IntoView {
    view! { <div class="setting"><div><b>{title}</b><small>{hint}</small></div>{children()}</div> }
        .into_any()
}

/// One of a few; each button sends the form.
#[component]
fn Choices(
    name: &'static str,
    label: &'static str,
    choices: Vec<(&'static str, &'static str, bool)>,
) -> impl IntoView {
    let buttons = choices.into_iter().map(|(value, text, chosen)| {
        view! { <button type="submit" name=name value=value aria-pressed=chosen.to_string()>{text}</button> }
    });
    view! {
        <form method="post" action=paths::PREFERENCES>
            <input type="hidden" name="back" value=paths::ME/>
            <div class="seg" role="group" aria-label=label>{buttons.collect_view()}</div>
        </form>
    }
    .into_any()
}

/// The button of a small form within a line.
#[component]
pub fn SmallSubmit(
    #[prop(optional)] look: Look,
    /// Tells the buttons of several lines apart, for screen readers.
    #[prop(optional, into)]
    about: Option<String>,
    text: &'static str,
) -> impl IntoView {
    view! {
        <Submit look=look size=Size::Small>
            {text}
            {about.map(|about| view! { <span class="vh">" "{about}</span> })}
        </Submit>
    }
    .into_any()
}
