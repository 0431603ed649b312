//! `/sign-in/code`: the second step. A code from the telephone, or a recovery code.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    Back,
    api::GiveCode,
    frame::{Frame, Refused},
    setup::CodeField,
    words,
};
use crate::{
    error::failure_without_script,
    paths,
    ui::{Look, Size, Submit},
    words::document_title,
};

/// The message beneath the code.
const WRONG: &str = "code-wrong";

pub fn code() -> AnyView {
    let sentence = failure_without_script::<GiveCode>().sentence;
    let refused = sentence.with_untracked(Option::is_some);
    let wrong = refused.then(|| WRONG.to_owned());
    view! {
        <Frame title=words::code_title() lead=words::code_lead()>
            {refused.then(|| view! { <Title text=document_title(words::code_title_refused())/> })}
            <form method="post" action=GiveCode::url() class="mt-6">
                <CodeField label=words::code() wrong/>
                <Refused id=WRONG sentence/>
                <Back/>
                <div class="mt-4"><Submit size=Size::Block>{words::go_on()}</Submit></div>
            </form>
            <details class="mt-4">
                <summary>{words::no_phone()}</summary>
                <form method="post" action=GiveCode::url() class="mt-2">
                    <div class="field">
                        <label for="recovery">{words::recovery_code()}</label>
                        <input class="input code-input code-input--long" id="recovery" name="code"
                            type="text" autocomplete="off" autocapitalize="none" spellcheck="false"
                            required aria-describedby="recovery-hint"/>
                        <span class="hint" id="recovery-hint">{words::recovery_hint()}</span>
                    </div>
                    <Back/>
                    <div class="mt-4">
                        <Submit look=Look::Plain size=Size::Block>{words::use_recovery()}</Submit>
                    </div>
                </form>
            </details>
            <p class="mt-4"><a class="link-more" href=paths::SIGN_IN>{words::as_somebody_else()}</a></p>
        </Frame>
    }
    .into_any()
}
