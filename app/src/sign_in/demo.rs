//! The accounts of the demonstration, each a link that fills in its address. Shown only there.

use domain::policy::Role;
use leptos::prelude::*;

use super::words;
use crate::{paths, words::role_name};

/// The password of them all, no secret: it stands in the README.
const PASSWORD: &str = "GiaoBan-2025-demo";

const ACCOUNTS: [(Role, &str); 7] = [
    (Role::Author, "qna"),
    (Role::Leader, "qna.ld"),
    (Role::Coordinator, "dieuphoi"),
    (Role::DaNang, "danang"),
    (Role::Executive, "lanhdao"),
    (Role::Handler, "cvt"),
    (Role::Administrator, "quantri"),
];

pub fn email(name: &str) -> String {
    format!("{name}@giaoban.test")
}

#[component]
pub fn DemoAccounts() -> impl IntoView {
    // A new document each, so that the field is filled in with script and without.
    let rows = ACCOUNTS.map(|(role, name)| {
        let href = format!("{}?as={name}", paths::SIGN_IN);
        view! {
            <tr>
                <th scope="row">{role_name(role)}</th>
                <td><a href=href rel="external">{email(name)}</a></td>
            </tr>
        }
    });
    view! {
        <details class="mt-4">
            <summary>{words::demo_accounts()}</summary>
            <p class="sm soft mt-2">{words::demo_password()}" "<code>{PASSWORD}</code></p>
            <table class="table mt-2">
                <caption class="vh">{words::demo_accounts()}</caption>
                <thead class="vh">
                    <tr><th scope="col">{words::role()}</th><th scope="col">{words::email()}</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
