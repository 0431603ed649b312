//! After a wrong password the e-mail stands in its field again; the password never does.
//!
//! Nobody has a session yet, so the e-mail waits in the visitor's own browser: a minute, for the
//! sign-in page alone.

use app::{Typed, paths, sign_in::SessionCookie};
use axum::{
    extract::Request,
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// The form's field, and the cookie.
const EMAIL: &str = "email";
/// Of the server function that takes e-mail and password.
const ACTION: &str = "/api/app/sign_in/api/sign_in";
/// As long as an address may be (RFC 5321).
const LONGEST: usize = 254;

/// Whether this is the form of the sign-in page, from a browser that shows what comes back.
pub fn is_asked_for(request: &Request) -> bool {
    request.uri().path() == ACTION && super::is_html_form(request)
}

/// Signing in; with what was wrong, the e-mail goes back to the browser.
pub async fn keep(request: Request, next: Next) -> Response {
    let cookie = request.extensions().get::<SessionCookie>().copied();
    let (request, body) = match super::read(request).await {
        Ok(read) => read,
        Err(too_large) => return too_large.into_response(),
    };
    let mut response = next.run(request).await;
    let typed = email_in(&body).filter(|_| super::comes_back_from(&response));
    let set = typed.and_then(|email| written(&email, cookie));
    if let Some(set) = set.and_then(|set| HeaderValue::from_str(&set).ok()) {
        response.headers_mut().append(header::SET_COOKIE, set);
    }
    response
}

/// What was typed, for the sign-in page that says what was wrong.
pub fn kept(request: &Request) -> Option<Typed> {
    let query = request.uri().query().unwrap_or_default();
    let is_page = request.method() == Method::GET && request.uri().path() == paths::SIGN_IN;
    if !is_page || !super::has_failed(query) {
        return None;
    }
    let cookies = request.headers().get(header::COOKIE)?.to_str().ok()?;
    let email = cookies.split(';').find_map(|cookie| email_in(cookie.trim().as_bytes()))?;
    Some(Typed([(EMAIL.to_owned(), email)].into()))
}

/// Out of a form, or out of a cookie, which is written like a form of one field.
fn email_in(form: &[u8]) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(form).ok()?;
    let email = pairs.into_iter().find(|(name, _)| name == EMAIL).map(|(_, email)| email);
    email.filter(|email| !email.is_empty() && email.len() <= LONGEST)
}

fn written(email: &str, cookie: Option<SessionCookie>) -> Option<String> {
    let pair = serde_urlencoded::to_string([(EMAIL, email)]).ok()?;
    let secure = if cookie == Some(SessionCookie::Secure) { "; Secure" } else { "" };
    Some(format!("{pair}; Path={}; Max-Age=60; HttpOnly; SameSite=Lax{secure}", paths::SIGN_IN))
}
