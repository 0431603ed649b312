//! `/me`: about oneself. Password, sign-in codes, devices, API tokens, language and theme.
//!
//! Plain forms, one for each act: its answer is the page again, new as a whole, with script or not.

mod api;
mod codes;
mod devices;
mod password;
mod profile;
mod tokens;
mod words;

use domain::account::{AccountPage, SecondFactor};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use self::{
    api::read_account,
    codes::{Codes, Kept},
    devices::Devices,
    password::Password,
    profile::{Preferences, Profile},
    tokens::Tokens,
};
use crate::{
    layout::{Page, PageHead, SourceLink, Width, reading},
    query::use_query,
    read::read,
    sign_in::Setup,
    ui::{Alert, Live, Shape, Tone},
};

/// The page, and what is only shown for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    pub page: AccountPage,
    /// A code being set up.
    pub setup: Option<Setup>,
    /// Recovery codes just made, until their owner says they are kept.
    pub codes: Vec<String>,
    /// A new password before anything else.
    pub must_change_password: bool,
}

pub fn account() -> AnyView {
    let account = read(|| (), |()| read_account());
    reading(account, Shape::Form, move |account| view! { <Me account/> }.into_any())
}

#[component]
fn Me(account: AccountView) -> impl IntoView {
    let AccountView { page, setup, codes, must_change_password } = account;
    let shortest = page.shortest_password;
    if must_change_password {
        return view! {
            <Page title=words::title() width=Width::Narrow>
                <PageHead title=words::due_title()><p>{words::due_lead()}</p></PageHead>
                <Password shortest email=page.email/>
            </Page>
        }
        .into_any();
    }
    let with_code = page.second_factor == SecondFactor::On;
    view! {
        <Page title=words::title() width=Width::Narrow>
            <PageHead title=words::title()/>
            <div class="stack account">
                <Done/>
                {(!codes.is_empty()).then(|| view! { <Kept codes/> })}
                <Profile page=page.clone()/>
                <Preferences/>
                <Password shortest email=page.email.clone() changed_at=page.password_changed_at/>
                <Codes with_code setup email=page.email required=page.code_required
                    left=page.recovery_codes_left/>
                <Devices sessions=page.sessions/>
                <Tokens tokens=page.tokens/>
                <SourceLink/>
            </div>
        </Page>
    }
    .into_any()
}

/// `?done=password`: what was just done, said once at the top.
#[component]
fn Done() -> impl IntoView {
    // A form refused afterwards comes back to the same address.
    let query = use_query();
    let done = query.get_untracked("done").filter(|_| query.get_untracked("__err").is_none());
    let said = done.as_deref().and_then(words::done);
    said.map(|said| view! { <Alert tone=Tone::Ok live=Live::Polite>{said}</Alert> }).into_any()
}
