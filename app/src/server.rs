//! The bridge from a request to a transaction. The browser never gets this module.

pub mod door;
pub mod qr;
pub mod step;

use std::{
    str::FromStr,
    sync::atomic::{AtomicU32, Ordering},
};

use axum::http::{HeaderValue, Method, StatusCode, header, request::Parts};
use domain::{account::SignInRefusal, problems::Problems, refusal::Refusal, viewer::Viewer};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::{Store, Tx};

use crate::AppError;

/// Problems told at a time, and the bytes of a field's name.
const MOST_PROBLEMS: usize = 40;
const LONGEST_NAME: usize = 100;

/// For acting.
pub async fn begin() -> Result<Tx, AppError> {
    Ok(store()?.begin(viewer()?).await?)
}

/// For looking.
pub async fn look() -> Result<Tx, AppError> {
    Ok(store()?.look(viewer()?).await?)
}

pub fn store() -> Result<Store, AppError> {
    extension().ok_or_else(|| broken("no store in the request"))
}

pub fn viewer() -> Result<Viewer, AppError> {
    extension().ok_or_else(|| fail(AppError::SignedOut))
}

/// What a layer of the server put into the request.
pub fn extension<T: Clone + Send + Sync + 'static>() -> Option<T> {
    use_context::<Parts>()?.extensions.get::<T>().cloned()
}

/// An id or number out of a URL: what cannot be one is not there.
pub fn parse<T: FromStr>(text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| fail(AppError::NotFound))
}

/// Which reports a total counts, out of a URL: the accepted ones where it does not say.
pub fn basis(text: &str) -> domain::total::Basis {
    text.parse().unwrap_or(domain::total::Basis::Accepted)
}

/// Where the browser goes next, with script and without. What cannot stand in a header leads home:
/// the act is done by now, and leptos would panic.
#[expect(clippy::unnecessary_wraps, reason = "it is the last line of every act")]
pub fn go(path: impl AsRef<str>) -> Result<(), AppError> {
    let path = path.as_ref();
    let is_header = HeaderValue::from_str(path).is_ok();
    leptos_axum::redirect(if is_header { path } else { crate::paths::HOME });
    Ok(())
}

pub fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(cookie)) =
        (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie))
    {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// Sets the response's status. A form posted without script must stay a redirect back to its page,
/// so it gets none.
pub fn fail(error: AppError) -> AppError {
    if let (Some(request), Some(response)) =
        (use_context::<Parts>(), use_context::<ResponseOptions>())
        && !is_plain_form(&request)
        && let Ok(status) = StatusCode::from_u16(error.status())
    {
        response.set_status(status);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
    }
    error
}

/// The one place where a failure of the store becomes one for the browser, with its HTTP status. The
/// cause goes to the log under a reference, and only the reference leaves the server.
impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(refusal) => refusal.into(),
            store::Error::SignIn(refusal) => refusal.into(),
            store::Error::NotFound => fail(Self::NotFound),
            store::Error::Conflict => fail(Self::Conflict),
            store::Error::Unavailable(cause) => {
                let reference = reference(StatusCode::SERVICE_UNAVAILABLE);
                tracing::error!(reference, cause, "the database is unavailable");
                fail(Self::Unavailable { reference })
            }
            store::Error::Broken(cause) => broken(&cause.to_string()),
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        fail(Self::Refused(match refusal {
            Refusal::Invalid(problems) => Refusal::Invalid(few(&problems)),
            other => other,
        }))
    }
}

/// As many problems as somebody corrects at a time, of fields with a name one may type: without
/// script they travel in an address, which proxies and browsers bound.
fn few(problems: &Problems) -> Problems {
    let mut few = Problems::default();
    let named = problems.iter().filter(|(field, _)| field.len() <= LONGEST_NAME);
    for (field, problem) in named.take(MOST_PROBLEMS) {
        few.take::<()>(field, Err(problem));
    }
    few
}

impl From<SignInRefusal> for AppError {
    fn from(refusal: SignInRefusal) -> Self {
        fail(Self::SignIn(refusal))
    }
}

fn broken(cause: &str) -> AppError {
    let reference = reference(StatusCode::INTERNAL_SERVER_ERROR);
    tracing::error!(reference, cause, "a request broke");
    fail(AppError::Broken { reference })
}

/// `GB-503-7F2A`: what a person reads out on the phone and the log is searched for. Unique among the
/// last 65 536 failures, and telling nothing.
fn reference(status: StatusCode) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // An odd factor permutes the 16-bit numbers, so neighbours do not look alike on the phone.
    let mixed = count.wrapping_mul(0x9E37) & 0xFFFF;
    format!("GB-{}-{mixed:04X}", status.as_u16())
}

fn is_plain_form(request: &Parts) -> bool {
    let accept = request.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    request.method == Method::POST && accept.is_some_and(|accept| accept.contains("text/html"))
}
