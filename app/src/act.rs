//! An act of a page: its form is posted just as it stands, with a script or without.
//!
//! `ServerAction` with `ActionForm` would do the same by reading the form into the server function's own
//! type and writing that out again, with code of its own for every act: a quarter of a page with many.

use gloo_net::http::Request;
use leptos::{
    ev::SubmitEvent,
    prelude::*,
    server::ServerActionError,
    server_fn::{
        ServerFn,
        error::ServerFnUrlError,
        redirect::{REDIRECT_HEADER, call_redirect_hook},
    },
};
use send_wrapper::SendWrapper;

use crate::{error::AppError, net};

/// A server function that answers nothing, and what came of asking for it last.
#[derive(Clone, Copy)]
pub struct FormAct {
    path: &'static str,
    action: Action<String, Result<(), AppError>>,
}

impl FormAct {
    /// `FormAct::of::<SubmitReport>()`. Knows a refusal that came back in the address, without script.
    pub fn of<S>() -> Self
    where
        S: ServerFn<Output = (), Error = AppError>,
    {
        Self::at(S::PATH)
    }

    fn at(path: &'static str) -> Self {
        let answer = refusal_of(path).map(Err);
        // The request belongs to the browser's only thread; the act itself is made on any of the server's.
        let ask = move |form: &String| SendWrapper::new(post(path, form.clone()));
        let action = Action::new_with_value(answer, ask);
        Self { path, action }
    }

    pub fn pending(self) -> Memo<bool> {
        self.action.pending()
    }

    /// Why it was refused last.
    pub fn error(self) -> Signal<Option<AppError>> {
        let value = self.action.value();
        Signal::derive(move || value.with(|value| value.clone().and_then(Result::err)))
    }

    /// Grows each time it succeeds.
    pub fn successes(self) -> Memo<usize> {
        let value = self.action.value();
        Memo::new(move |before: Option<&usize>| {
            let now = value.with(|value| matches!(value, Some(Ok(()))));
            before.copied().unwrap_or_default() + usize::from(now)
        })
    }

    pub fn forget_refusal(self) {
        if self.action.value().with_untracked(|value| matches!(value, Some(Err(_)))) {
            self.action.value().set(None);
        }
    }
}

/// The form of an act.
#[component]
pub fn ActForm(
    act: FormAct,
    #[prop(optional)] id: Option<&'static str>,
    #[prop(optional)] class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        if event.default_prevented() {
            return;
        }
        if let Some(form) = net::form_text(&event) {
            event.prevent_default();
            act.action.dispatch(form);
        }
    };
    view! { <form method="post" action=act.path id=id class=class on:submit=submit>{children()}</form> }
        .into_any()
}

/// Why a form without script was refused; it came back in the address.
pub fn refusal<S>() -> Option<AppError>
where
    S: ServerFn<Error = AppError>,
{
    refusal_of(S::PATH)
}

fn refusal_of(path: &str) -> Option<AppError> {
    let error = use_context::<ServerActionError>().filter(|error| error.path() == path)?;
    Some(ServerFnUrlError::<AppError>::decode_err(error.err()))
}

/// As `ServerFn::run_on_client` does it. Runs in the browser alone: nobody presses a button on the server.
async fn post(path: &'static str, form: String) -> Result<(), AppError> {
    let request = Request::post(path)
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form);
    let answer = match request {
        Ok(request) => request.send().await.map_err(|_| AppError::Offline)?,
        Err(_) => return Err(AppError::Malformed),
    };
    if answer.status() >= 400 {
        let body = answer.binary().await.map_err(|_| AppError::Offline)?;
        return Err(AppError::de(body.into()));
    }
    let headers = answer.headers();
    if headers.get(REDIRECT_HEADER).is_some() {
        call_redirect_hook(&headers.get("location").unwrap_or_else(|| answer.url()));
    }
    Ok(())
}
