//! The headers that make a browser careful, and where to report a hole.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::TimeDelta;
use leptos::nonce::Nonce;
use store::Clock;

/// No copy is kept anywhere.
pub const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// On every answer, whatever it is.
const FIXED: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // A form without script finds its way back by the referrer.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

/// Nothing of the device is needed; only copying to the clipboard and the whole screen stay allowed.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
    geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Two years, as browsers' lists ask.
const TLS_ONLY: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// Whether browsers are told to come over TLS only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    Https,
    Http,
}

impl Transport {
    /// By the origin people type.
    pub fn of(public_url: &str) -> Self {
        if public_url.starts_with("https://") { Self::Https } else { Self::Http }
    }
}

/// One nonce per request: for the header here, and for Leptos through its context.
pub async fn headers(
    State(transport): State<Transport>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = Nonce::new();
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    let is_page = is_page(&response);
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // The page that shows the API's document has a policy of its own.
    if let Ok(policy) = HeaderValue::from_str(&policy(&nonce)) {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    if transport == Transport::Https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, TLS_ONLY);
    }
    // A page with a nonce is for once.
    if is_page {
        headers.insert(header::CACHE_CONTROL, NO_STORE);
    }
    response
}

/// `/.well-known/security.txt` (RFC 9116): whom to write to. It runs out half a year after it is
/// read, so that a copy grows stale rather than wrong.
pub async fn security_txt(State((public_url, clock)): State<(String, Clock)>) -> Response {
    let host = public_url.split("://").nth(1).unwrap_or_default();
    let host = host.split([':', '/']).next().unwrap_or_default();
    let expires = (clock.now().at + TimeDelta::days(180)).format("%Y-%m-%dT%H:%M:%SZ");
    let text = format!(
        "Contact: mailto:security@{host}\nExpires: {expires}\nPreferred-Languages: vi, en\n\
         Canonical: {public_url}/.well-known/security.txt\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Scripts run by the nonce only, or because one that has it asked for them: an uploaded file never does.
fn policy(nonce: &Nonce) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    )
}
