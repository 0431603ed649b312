//! A secret that is shown on the next page and then never again: it waits in a cookie that scripts cannot
//! read and that ends by itself.

use axum::http::{header, request::Parts};
use leptos::prelude::*;

use super::{broken, extension, set_cookie};
use crate::{AppError, sign_in::SessionCookie};

/// Seconds that it is shown for, when the page is read again.
const SECONDS: u32 = 300;
const NAME: &str = "fresh-secret";

pub fn tell(secret: &str) -> Result<(), AppError> {
    let cookie: SessionCookie = extension().ok_or_else(|| broken("no session layer"))?;
    let secure = match cookie {
        SessionCookie::Secure => "; Secure",
        SessionCookie::Plain => "",
    };
    set_cookie(&format!(
        "{NAME}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age={SECONDS}{secure}"
    ));
    Ok(())
}

/// What was told last.
pub fn told() -> Option<String> {
    let request = use_context::<Parts>()?;
    let cookies = request.headers.get_all(header::COOKIE).into_iter();
    let texts = cookies.filter_map(|cookie| cookie.to_str().ok());
    let named = texts.flat_map(|text| text.split(';')).map(str::trim);
    let found = named.filter_map(|cookie| cookie.split_once('=')).find(|(name, _)| *name == NAME);
    found.map(|(_, secret)| secret.to_owned()).filter(|secret| !secret.is_empty())
}
