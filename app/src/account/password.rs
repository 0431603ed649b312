//! A new password.

use chrono::{DateTime, Utc};
use domain::time;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{api::ChangePassword, words};
use crate::{
    error::failure_without_script,
    ui::{Card, ErrorSummary, PasswordField, Submit},
};

#[component]
pub fn Password(
    /// Characters of the shortest one.
    shortest: u32,
    /// Whose password it is.
    #[prop(into)]
    email: String,
    #[prop(optional_no_strip)] changed_at: Option<DateTime<Utc>>,
) -> impl IntoView {
    let failure = failure_without_script::<ChangePassword>();
    let changed = changed_at.map(|at| {
        view! { <p class="sm muted">{words::changed_on(time::day(time::office_day(at)))}</p> }
    });
    view! {
        <Card id="password" title=words::password()>
            <form method="post" action=ChangePassword::url() class="stack">
                {changed}
                <Username email/>
                <ErrorSummary failure title=words::title() label/>
                <PasswordField name="current" label=label("current") complete="current-password" failure/>
                <PasswordField name="new" label=label("new") hint=words::shortest(shortest)
                    complete="new-password" failure/>
                <PasswordField name="again" label=label("again") complete="new-password" failure/>
                <div class="actions"><Submit>{words::change_password()}</Submit></div>
            </form>
        </Card>
    }
    .into_any()
}

/// For what keeps passwords: without it, it would not know whose this one is. Not posted.
#[component]
pub fn Username(email: String) -> impl IntoView {
    view! { <input type="text" autocomplete="username" value=email readonly hidden/> }.into_any()
}

fn label(field: &str) -> &'static str {
    match field {
        "current" => words::current_password(),
        "new" => words::new_password(),
        "again" => words::new_password_again(),
        _ => "",
    }
}
