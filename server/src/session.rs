//! The cookie becomes the viewer; who has none is shown the way in.
//!
//! Fail closed: a request gets a `Viewer` only from a session that is full and owes no new password.
//! Everything that acts begins with that viewer, so nothing else has to refuse.

use app::{
    AppError,
    error::Failed,
    paths,
    sign_in::{SessionCookie, way_back},
};
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use store::{
    Store,
    people::{SessionSecret, SignedInViewer, Stage},
};

use crate::{preferences, router::CALLS, security, typed};

/// Needs nobody's session: the files of the site.
const FREE: [&str; 2] = ["/pkg", "/fonts/"];
const FREE_FILES: [&str; 6] =
    ["/favicon.svg", "/icons.svg", "/mark.svg", "/robots.txt", "/LICENSES.txt", "/source.tar.gz"];

/// What somebody may do whose new password is due: this, and sign out.
const OWING: [&str; 4] = [paths::ME, "/api/app/account/", paths::SIGN_OUT, paths::PREFERENCES];

/// What the layer needs: the store, and how the cookie is called.
#[derive(Clone)]
pub struct Door {
    pub store: Store,
    pub cookie: SessionCookie,
}

impl Door {
    /// `public_url` is the origin people type.
    pub fn new(store: Store, public_url: &str) -> Self {
        Self { store, cookie: cookie(public_url) }
    }
}

/// Puts into the request's extensions: `SessionCookie` always; a `Wish` made on the way in; `SessionSecret` and `SignedInViewer`
/// while a session lives; `Viewer` when it may act. Pages that need more are answered by a redirect:
/// to the way in (and back), to the code, to setting one up, or to a new password.
pub async fn layer(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if is_free(&path) {
        return next.run(request).await;
    }
    request.extensions_mut().insert(door.cookie);
    if let Some(wish) = preferences::wish(request.headers()) {
        request.extensions_mut().insert(wish);
    }
    let cookies = request.headers().get(header::COOKIE).and_then(|cookies| cookies.to_str().ok());
    let secret = cookies.and_then(|cookies| door.cookie.read(cookies)).map(ToOwned::to_owned);
    let signed_in = match &secret {
        Some(secret) => match door.store.viewer(secret).await {
            Ok(found) => found,
            Err(cause) => return unknown(&request, cause),
        },
        None => None,
    };
    if request.method() == Method::GET
        && let Some(elsewhere) = elsewhere(&request, signed_in.as_ref())
    {
        return private(Redirect::to(&elsewhere).into_response());
    }
    match (signed_in, secret) {
        (Some(signed_in), Some(secret)) => {
            if may_act(&signed_in, &path) {
                request.extensions_mut().insert(signed_in.viewer.clone());
            }
            request.extensions_mut().insert(signed_in);
            request.extensions_mut().insert(SessionSecret(secret));
            private(next.run(request).await)
        }
        // A form sent after its session ended: what was typed waits for the next one.
        (None, Some(secret)) => typed::rescue(&door.store, &secret, request, next).await,
        _ => next.run(request).await,
    }
}

/// `__Host-` and `Secure` over TLS. Over plain HTTP not even on this very machine: there Safari before
/// macOS 26 keeps no such cookie.
pub fn cookie(public_url: &str) -> SessionCookie {
    if public_url.starts_with("https://") { SessionCookie::Secure } else { SessionCookie::Plain }
}

/// Where this page's visitor has to go first; nothing when it is theirs to see.
fn elsewhere(request: &Request, signed_in: Option<&SignedInViewer>) -> Option<String> {
    let path = request.uri().path();
    if path.starts_with("/api/") {
        return None;
    }
    let query = request.uri().query().unwrap_or_default();
    // From a step of signing in to where it leads; from any other page back to that page.
    let back = if paths::is_bare(path) { back(query) } else { this_page(path, query) };
    let keeping = |place: &str| (place != path).then(|| paths::sign_in_step(place, &back));
    match signed_in {
        None if path == paths::SIGN_IN => None,
        None if paths::is_bare(path) => keeping(paths::SIGN_IN),
        None => Some(paths::sign_in_and_back(&back)),
        Some(one) => match one.stage {
            Stage::Password if path == paths::SIGN_IN => None,
            Stage::Password => keeping(paths::SIGN_IN_CODE),
            Stage::Enrol => keeping(paths::SIGN_IN_ENROL),
            Stage::Full if paths::is_bare(path) && back.is_empty() => Some(paths::HOME.to_owned()),
            Stage::Full if paths::is_bare(path) => Some(back),
            Stage::Full if one.must_change_password && path != paths::ME => {
                Some(paths::ME.to_owned())
            }
            Stage::Full => None,
        },
    }
}

/// The `back` of a query, when it is a page of this site.
fn back(query: &str) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let back = pairs.into_iter().find(|(name, _)| name == "back").map(|(_, back)| back);
    back.filter(|back| way_back::local(back).is_some()).unwrap_or_default()
}

/// The page to come back to. One whose form had just failed for want of a session is to show again
/// what was typed.
fn this_page(path: &str, query: &str) -> String {
    let page = paths::without_failure(path, query);
    if !typed::has_failed(query) && !query.contains(way_back::KEPT) {
        return page;
    }
    let mark = if page.contains('?') { '&' } else { '?' };
    format!("{page}{mark}{}", way_back::KEPT)
}

fn may_act(signed_in: &SignedInViewer, path: &str) -> bool {
    signed_in.stage == Stage::Full
        && (!signed_in.must_change_password || OWING.iter().any(|owing| path.starts_with(owing)))
}

fn is_free(path: &str) -> bool {
    FREE_FILES.contains(&path) || FREE.iter().any(|free| path.starts_with(free))
}

/// No copy stays in the browser or on the way: it is one person's.
fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, security::NO_STORE);
    response
}

/// Who is asking cannot be known now. A page or a form without script hears it from `sorry`; a server
/// function's caller as the function itself would say it.
fn unknown(request: &Request, cause: store::Error) -> Response {
    let error = AppError::from(cause);
    if let Some(failed) = request.extensions().get::<Failed>() {
        failed.note(&error);
    }
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    let wait = [(header::RETRY_AFTER, HeaderValue::from_static("5"))];
    if request.uri().path().starts_with(CALLS) && !typed::is_html_form(request) {
        return (status, wait, Json(error)).into_response();
    }
    (status, wait).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_for_tls_is_one_that_no_browser_refuses() {
        assert_eq!(cookie("https://giaoban.example.gov.vn"), SessionCookie::Secure);
        for plain in ["http://127.0.0.1:3000", "http://localhost:3000", "http://giaoban.lan"] {
            assert_eq!(cookie(plain), SessionCookie::Plain, "{plain}");
        }
    }
}
