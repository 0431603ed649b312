//! `/sign-in`: name and password.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    Back,
    api::SignIn,
    demo::DemoAccounts,
    frame::{Frame, Refused},
    words,
};
use crate::{
    asked::of,
    error::failure_without_script,
    layout::SourceLink,
    query::use_query,
    ui::{Glyph, Icon, Named, PasswordField, Size, Submit, TextField, Typing},
    words::document_title,
};

pub fn password() -> AnyView {
    let sentence = failure_without_script::<SignIn>().sentence;
    let refused = sentence.with_untracked(Option::is_some);
    let wrong = refused.then(|| WRONG.to_owned());
    let demo = of(|asked| asked.demo).then(|| view! { <DemoAccounts/> });
    view! {
        <Frame title=words::title() lead=words::lead()>
            {refused.then(|| view! { <Title text=document_title(words::title_refused())/> })}
            <form method="post" action=SignIn::url() class="mt-6">
                <TextField name=Named::bare("email") label=words::email() typing=Typing::Username
                    icon=Glyph::User value=prefilled().unwrap_or_default()/>
                <div class="mt-4">
                    <PasswordField name=Named::bare("password") label=words::password()
                        complete="current-password" icon=Glyph::Lock wrong/>
                    <Refused id=WRONG sentence/>
                </div>
                <details class="login__forgotten">
                    <summary>{words::forgotten()}</summary>
                    <p class="sm soft">{words::forgotten_what()}</p>
                </details>
                <Back/>
                <div class="mt-3"><Submit size=Size::Block>{words::sign_in()}</Submit></div>
            </form>
            <p class="sm muted mt-4">
                <Icon glyph=Glyph::ShieldCheck/><span>{words::careful()}</span>
            </p>
            {demo}
            <SourceLink/>
        </Frame>
    }
    .into_any()
}

/// The message beneath the password.
const WRONG: &str = "password-wrong";

/// `?as=qna` of a demo account.
fn prefilled() -> Option<String> {
    let name = use_query().get_untracked("as")?;
    let plain = name.chars().all(|one| one.is_ascii_lowercase() || one == '.');
    (of(|asked| asked.demo) && plain && !name.is_empty()).then(|| super::demo::email(&name))
}
