//! An act of a page: its form is posted just as it stands, with a script or without.
//!
//! `ServerAction` with `ActionForm` would do the same by reading the form into the server function's own
//! type and writing that out again, with code of its own for every act: a quarter of a page with many.

use leptos::{
    ev::SubmitEvent,
    prelude::*,
    server::ServerActionError,
    server_fn::{ServerFn, error::ServerFnUrlError},
};

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
        let action = Action::new_with_value(answer, move |form: &String| post(path, form.clone()));
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

/// As `ServerFn::run_on_client` does it.
#[cfg(feature = "hydrate")]
async fn post(path: &'static str, form: String) -> Result<(), AppError> {
    use leptos::server_fn::{
        client::{Client, browser::BrowserClient},
        error::FromServerFnError,
        redirect::call_redirect_hook,
        request::{ClientReq, browser::BrowserRequest},
        response::ClientRes,
    };
    const FORM: &str = "application/x-www-form-urlencoded";
    type Browser = BrowserClient;
    let request = <BrowserRequest as ClientReq<AppError>>::try_new_post(
        path,
        FORM,
        "application/json",
        form,
    )?;
    let answer = <Browser as Client<AppError>>::send(request).await?;
    let status = ClientRes::<AppError>::status(&answer);
    let place = ClientRes::<AppError>::has_redirect(&answer)
        .then(|| ClientRes::<AppError>::location(&answer));
    if status >= 400 {
        return Err(AppError::de(answer.try_into_bytes().await?));
    }
    if let Some(place) = place {
        call_redirect_hook(&place);
    }
    Ok(())
}

/// On the server nobody presses a button.
#[cfg(not(feature = "hydrate"))]
#[expect(clippy::unused_async, reason = "the browser's is")]
async fn post(_path: &'static str, _form: String) -> Result<(), AppError> {
    Err(AppError::Offline)
}
