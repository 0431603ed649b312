//! A form that fails in a browser without script comes back with what was typed.
//!
//! The text waits in the session, not in the URL: it may be long, and it is nobody else's business.
//! Forms with secrets are left alone: no password waits anywhere.

mod email;

use app::{Typed, sign_in::way_back};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::text::Prose;
use store::{Store, people::SessionSecret};

/// Nothing larger is taken, and whatever is taken can come back: a section of 25 texts, each as
/// long as the domain lets it be, of letters that take nine signs in a form (`ự` is `%E1%BB%B1`).
pub const LARGEST_FORM: usize = 25 * Prose::MAX * 9;
/// How Leptos says in the URL that a form failed.
const FAILED: &str = "__err=";
/// The server functions whose forms hold passwords and codes.
const SECRET: [&str; 2] = ["/api/app/sign_in/", "/api/app/account/"];

/// Inside the session's layer: keeps a failed form's text, and gives it to the page that shows it again.
pub async fn keep(State(store): State<Store>, mut request: Request, next: Next) -> Response {
    if email::is_asked_for(&request) {
        return email::keep(request, next).await;
    }
    if let Some(typed) = email::kept(&request) {
        request.extensions_mut().insert(typed);
        return next.run(request).await;
    }
    let Some(SessionSecret(secret)) = request.extensions().get::<SessionSecret>().cloned() else {
        return next.run(request).await;
    };
    if comes_back(&request) {
        let typed = store.typed(&secret).await.unwrap_or_else(|cause| {
            tracing::error!(%cause, "what was typed is not read");
            None
        });
        let fields = serde_urlencoded::from_str(&typed.unwrap_or_default()).unwrap_or_default();
        request.extensions_mut().insert(Typed(fields));
    }
    if !is_plain_form(&request) {
        return next.run(request).await;
    }
    let (request, typed) = match read(request).await {
        Ok(read) => read,
        Err(too_large) => return too_large,
    };
    let response = next.run(request).await;
    let typed = text(&typed).filter(|_| comes_back_from(&response));
    remember(&store, &secret, typed).await;
    response
}

/// A form that was sent after its session ended: its text goes into what is left of that session,
/// and from there into the next one of the same person.
pub async fn rescue(store: &Store, secret: &str, request: Request, next: Next) -> Response {
    if !is_plain_form(&request) {
        return next.run(request).await;
    }
    match read(request).await {
        Ok((request, typed)) => {
            remember(store, secret, text(&typed)).await;
            next.run(request).await
        }
        Err(too_large) => too_large,
    }
}

async fn remember(store: &Store, secret: &str, typed: Option<String>) {
    if let Err(cause) = store.keep_typed(secret, typed).await {
        tracing::error!(%cause, "what was typed is not kept");
    }
}

/// Whether forms sent there hold passwords or codes.
pub fn holds_secrets(path: &str) -> bool {
    SECRET.iter().any(|secret| path.starts_with(secret))
}

/// The request, still whole, and a copy of its body.
async fn read(request: Request) -> Result<(Request, Bytes), Response> {
    let (parts, body) = request.into_parts();
    let typed = to_bytes(body, LARGEST_FORM)
        .await
        .map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
    Ok((Request::from_parts(parts, Body::from(typed.clone())), typed))
}

fn text(body: &Bytes) -> Option<String> {
    String::from_utf8(body.to_vec()).ok()
}

fn comes_back(request: &Request) -> bool {
    let marked = |query: &str| has_failed(query) || query.contains(way_back::KEPT);
    request.method() == Method::GET && request.uri().query().is_some_and(marked)
}

fn is_plain_form(request: &Request) -> bool {
    !holds_secrets(request.uri().path()) && is_html_form(request)
}

/// Whether a browser without script sent it, which shows what comes back.
pub fn is_html_form(request: &Request) -> bool {
    let has = |name, part| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.contains(part))
    };
    request.method() == Method::POST
        && has(header::ACCEPT, "text/html")
        && has(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

fn comes_back_from(response: &Response) -> bool {
    let location = response.headers().get(header::LOCATION).map(HeaderValue::to_str);
    matches!(location, Some(Ok(location)) if has_failed(location))
}

/// Whether an address says that a form failed.
pub fn has_failed(address: &str) -> bool {
    address.contains(FAILED)
}
