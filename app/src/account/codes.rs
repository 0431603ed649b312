//! The second step: turning it on and off, and recovery codes.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    api::{BeginCode, ConfirmCode, DisableCode, KeepRecoveryCodes, RenewRecoveryCodes},
    password::Username,
    profile::{Setting, SmallSubmit},
    words,
};
use crate::{
    error::failure_without_script,
    net,
    sign_in::{CodeSetup, Setup},
    ui::{Alert, Badge, Card, ErrorSummary, Glyph, Icon, Look, Named, PasswordField, Submit, Tone},
};

#[component]
pub fn Codes(
    with_code: bool,
    setup: Option<Setup>,
    /// Whose account it is.
    email: String,
    /// The profile asks everybody for one.
    required: bool,
    /// Recovery codes not used yet.
    left: i64,
) -> impl IntoView {
    let content = match (with_code, setup) {
        (true, _) => view! { <TurnedOn email required left/> }.into_any(),
        (false, Some(setup)) => view! { <SettingUp setup/> }.into_any(),
        (false, None) => view! { <TurnedOff email/> }.into_any(),
    };
    view! { <Card id="codes" title=words::codes()>{content}</Card> }.into_any()
}

/// Ten codes, to be written down now.
#[component]
pub fn Kept(codes: Vec<String>) -> impl IntoView {
    let codes = codes.into_iter().map(|code| view! { <li>{code}</li> }).collect_view();
    view! {
        <Card id="recovery" title=words::recovery_codes()>
            <div class="stack">
                <Alert tone=Tone::Warn title=words::keep_now()>{words::keep_how()}</Alert>
                <ol class="codes">{codes}</ol>
                <form method="post" action=KeepRecoveryCodes::url() class="row">
                    <Submit icon=Glyph::Check>{words::kept()}</Submit>
                    <span class="script-only">
                        <button type="button" class="btn" on:click=|_| net::print()>
                            <Icon glyph=Glyph::Printer/>{words::print_codes()}
                        </button>
                    </span>
                </form>
            </div>
        </Card>
    }
    .into_any()
}

#[component]
fn TurnedOff(email: String) -> impl IntoView {
    let failure = failure_without_script::<BeginCode>();
    let open = failure.sentence.with_untracked(Option::is_some);
    view! {
        <Setting title=words::app() hint=words::app_hint()>
            <details open=open>
                <summary>{words::set_up()}</summary>
                <form method="post" action=BeginCode::url() class="stack mt-2">
                    <Username email/>
                    <ErrorSummary failure title=words::title() label prefix="begin-"/>
                    <PasswordField name=Named::bare("password").within("begin-")
                        label=label("password") complete="current-password" failure/>
                    <SmallSubmit text=words::set_up_now()/>
                </form>
            </details>
        </Setting>
    }
    .into_any()
}

#[component]
fn SettingUp(setup: Setup) -> impl IntoView {
    let failure = failure_without_script::<ConfirmCode>();
    view! {
        <form method="post" action=ConfirmCode::url()>
            <ErrorSummary failure title=words::title() label/>
            <CodeSetup setup failure/>
        </form>
    }
    .into_any()
}

#[component]
fn TurnedOn(email: String, required: bool, left: i64) -> impl IntoView {
    view! {
        <Setting title=words::app() hint=if required { words::app_required() } else { words::app_on() }>
            <Badge tone=Tone::Ok icon=Glyph::ShieldCheck text=words::on()/>
        </Setting>
        <Renew email=email.clone() left/>
        {(!required).then(|| view! { <TurnOff email/> })}
    }
    .into_any()
}

#[component]
fn Renew(email: String, left: i64) -> impl IntoView {
    let failure = failure_without_script::<RenewRecoveryCodes>();
    let open = failure.sentence.with_untracked(Option::is_some);
    view! {
        <Setting title=words::recovery_codes() hint=words::codes_left(left)>
            <details open=open>
                <summary>{words::renew()}</summary>
                <form method="post" action=RenewRecoveryCodes::url() class="stack mt-2">
                    <Username email/>
                    <ErrorSummary failure title=words::title() label prefix="renew-"/>
                    <PasswordField name=Named::bare("password").within("renew-")
                        label=label("password") complete="current-password" failure/>
                    <SmallSubmit text=words::renew_now()/>
                </form>
            </details>
        </Setting>
    }
    .into_any()
}

#[component]
fn TurnOff(email: String) -> impl IntoView {
    let failure = failure_without_script::<DisableCode>();
    let open = failure.sentence.with_untracked(Option::is_some);
    view! {
        <Setting title=words::turn_off() hint=words::turn_off_hint()>
            <details open=open>
                <summary>{words::turn_off()}</summary>
                <form method="post" action=DisableCode::url() class="stack mt-2">
                    <Username email/>
                    <ErrorSummary failure title=words::title() label prefix="off-"/>
                    <PasswordField name=Named::bare("password").within("off-")
                        label=label("password") complete="current-password" failure/>
                    <SmallSubmit look=Look::Danger text=words::turn_off_now()/>
                </form>
            </details>
        </Setting>
    }
    .into_any()
}

fn label(field: &str) -> &'static str {
    match field {
        "password" => words::current_password(),
        "code" => words::code(),
        _ => "",
    }
}
