//! `/sign-in/enrol`: a code must be set up before anything else, because the profile asks for one.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    Setup,
    api::{ConfirmSetup, read_setup},
    frame::{Frame, Refused},
    setup::CodeSetup,
    words,
};
use crate::{
    error::{AppError, failure_without_script},
    live::live,
    read::read,
    words::document_title,
};

pub fn enrol() -> AnyView {
    let setup = read(|| (), |()| read_setup());
    view! {
        <Frame title=words::enrol_title() lead=words::enrol_lead()>
            <Transition>
                {live(move || Suspend::new(async move { view! { <Enrol setup=setup.await/> } }))}
            </Transition>
        </Frame>
    }
    .into_any()
}

#[component]
fn Enrol(setup: Result<Option<Setup>, AppError>) -> impl IntoView {
    let sentence = failure_without_script::<ConfirmSetup>().sentence;
    let refused = sentence.with_untracked(Option::is_some);
    match setup {
        Ok(Some(setup)) => view! {
            {refused.then(|| view! { <Title text=document_title(words::code_title_refused())/> })}
            <form method="post" action=ConfirmSetup::url() class="mt-4">
                <Refused id="code-wrong" sentence/>
                <CodeSetup setup/>
            </form>
        }
        .into_any(),
        Ok(None) => view! { <p class="mt-4">{words::begin_again()}</p> }.into_any(),
        Err(error) => view! { <p class="mt-4">{error.told()}</p> }.into_any(),
    }
}
