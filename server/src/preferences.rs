//! Language, theme and short cuts, and the way out: plain forms that work for everybody, signed in or not.
//!
//! They stand in cookies, so that the next page has them before anybody is known; who is signed in has
//! language and theme on every device. Short cuts belong to the device and its keys.

use app::{
    AppError, Theme,
    error::Failed,
    paths,
    sign_in::{SessionCookie, Wish, way_back},
};
use axum::{
    Extension, Form, Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use domain::viewer::{Locale, Viewer};
use serde::Deserialize;
use store::{
    Store,
    people::{self, SessionSecret, SignedInViewer},
};

const LOCALE: &str = "locale";
const THEME: &str = "theme";
const KEYS: &str = "keys";
/// A year, in seconds.
const KEPT: u32 = 365 * 24 * 3600;
/// As long as signing in may take.
const WISHED: u32 = 15 * 60;

/// How pages look for somebody nobody knows yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub locale: Locale,
    pub theme: Theme,
}

/// By the cookies; Vietnamese and as the device is set without them.
pub fn chosen(headers: &HeaderMap) -> Chosen {
    Chosen {
        locale: cookie(headers, LOCALE)
            .and_then(|text| text.parse().ok())
            .unwrap_or(Locale::Vietnamese),
        theme: cookie(headers, THEME).and_then(|text| text.parse().ok()).unwrap_or_default(),
    }
}

/// Whether single letters are short cuts: until somebody switches them off on this device.
pub fn keys(headers: &HeaderMap) -> bool {
    cookie(headers, KEYS) != Some("off")
}

/// What was chosen on the way in, and not yet made anybody's own.
pub fn wish(headers: &HeaderMap) -> Option<Wish> {
    let Chosen { locale, theme } = chosen(headers);
    cookie(headers, Wish::COOKIE).filter(|said| *said == "1").map(|_| Wish { locale, theme })
}

/// `POST /preferences` and `POST /sign-out`, inside the layers of the session and the store.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route(paths::PREFERENCES, post(choose)).route(paths::SIGN_OUT, post(sign_out))
}

/// One of them, and where to go on.
#[derive(Debug, Deserialize)]
struct Wanted {
    locale: Option<String>,
    theme: Option<String>,
    /// `on` or `off`.
    keys: Option<String>,
    #[serde(default)]
    back: String,
}

/// 400 for a language, a theme or a choice there is not.
async fn choose(
    Extension(store): Extension<Store>,
    viewer: Option<Extension<Viewer>>,
    signed_in: Option<Extension<SignedInViewer>>,
    Form(wanted): Form<Wanted>,
) -> Response {
    let Ok(locale) = wanted.locale.map(|text| text.parse::<Locale>()).transpose() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let Ok(theme) = wanted.theme.map(|text| text.parse::<Theme>()).transpose() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let keys = match wanted.keys.as_deref() {
        None => None,
        Some("on") => Some("on"),
        Some("off") => Some("off"),
        Some(_) => return StatusCode::BAD_REQUEST.into_response(),
    };
    let mut response = Redirect::to(way_back(&wanted.back)).into_response();
    if locale.is_some() || theme.is_some() {
        if let (Some(Extension(viewer)), Some(Extension(person))) = (viewer, signed_in) {
            let theme = theme.map_or_else(|| person.theme.clone(), |theme| theme.code().to_owned());
            let locale = locale.unwrap_or(person.locale);
            if let Err(cause) = remember(&store, viewer, locale, &theme).await {
                tracing::error!(%cause, "a preference is not kept");
            }
        } else {
            append(&mut response, Some(written(Wish::COOKIE, "1", WISHED)));
        }
    }
    let chosen =
        [(LOCALE, locale.map(Locale::code)), (THEME, theme.map(Theme::code)), (KEYS, keys)];
    for (name, value) in chosen {
        append(&mut response, value.map(|value| written(name, value, KEPT)));
    }
    response
}

fn written(name: &str, value: &str, seconds: u32) -> String {
    format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly")
}

/// The session ends on the server, and the cookie goes.
async fn sign_out(
    Extension(store): Extension<Store>,
    Extension(cookie): Extension<SessionCookie>,
    failed: Option<Extension<Failed>>,
    secret: Option<Extension<SessionSecret>>,
) -> Response {
    if let Some(Extension(SessionSecret(secret))) = secret
        && let Err(cause) = store.sign_out(&secret).await
    {
        let error = AppError::from(cause);
        let status = StatusCode::from_u16(error.status());
        if let Some(Extension(failed)) = failed {
            failed.note(&error);
        }
        return status.unwrap_or(StatusCode::SERVICE_UNAVAILABLE).into_response();
    }
    let mut response = Redirect::to(paths::SIGN_IN).into_response();
    append(&mut response, Some(cookie.clear()));
    response
}

async fn remember(store: &Store, viewer: Viewer, locale: Locale, theme: &str) -> store::Result<()> {
    let tx = store.begin(viewer).await?;
    people::set_preferences(&tx, locale, theme).await?;
    tx.commit().await
}

/// Signing in is a place to come back to here: its language is chosen as well.
fn way_back(back: &str) -> &str {
    let is_step = paths::is_bare(back.split('?').next().unwrap_or_default());
    let is_plain = !back.contains(['\\', '@']) && !back.chars().any(char::is_control);
    if is_step && is_plain { back } else { way_back::local(back).unwrap_or(paths::HOME) }
}

fn append(response: &mut Response, cookie: Option<String>) {
    if let Some(cookie) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    let pairs = cookies.split(';').filter_map(|cookie| cookie.trim().split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}
