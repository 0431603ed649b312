//! The last word of every answer of the API: problems as `application/problem+json` in the language
//! asked for, and reads with an `ETag` that `If-None-Match` may name. Never HTML, never a redirect.

use std::sync::Arc;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::viewer::Locale;
use sha2::{Digest, Sha256};

use super::problem::{MEDIA_TYPE, Problem};

/// The layer around every endpoint.
pub async fn finish(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let locale = language(request.headers());
    let known = text(request.headers(), header::IF_NONE_MATCH).map(ToOwned::to_owned);
    let response = next.run(request).await;
    let failed = response.status().as_u16() >= 400;
    let mut response = match response.status() {
        StatusCode::OK if reads => tagged(response, known.as_deref()).await,
        status if status.is_success() || status == StatusCode::NOT_MODIFIED => response,
        _ => worded(response, locale),
    };
    let headers = response.headers_mut();
    headers
        .entry(header::VARY)
        .or_insert(HeaderValue::from_static("authorization, accept-language"));
    let kept = if reads && !failed { "private, no-cache" } else { "no-store" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(kept));
    response
}

/// A layer for the outside of the whole server: words what its other layers refused the API's callers,
/// and leaves everybody else alone.
pub async fn refused_outside(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let ours =
        path.strip_prefix(super::BASE).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let locale = language(request.headers());
    let response = next.run(request).await;
    let failed = response.status().is_client_error() || response.status().is_server_error();
    if ours && failed { worded(response, locale) } else { response }
}

/// English when it is wanted more than Vietnamese; else Vietnamese.
pub fn language(headers: &HeaderMap) -> Locale {
    let wanted = text(headers, header::ACCEPT_LANGUAGE).unwrap_or_default();
    let weight = |language: &str| {
        let parts = wanted.split(',').map(|part| part.trim().split(';'));
        let mut weights = parts.filter_map(|mut part| {
            let name = part.next()?.trim().to_ascii_lowercase();
            let quality = part.find_map(|one| one.trim().strip_prefix("q=")?.parse().ok());
            name.split('-')
                .next()
                .is_some_and(|first| first == language)
                .then_some(quality.unwrap_or(1.0_f32))
        });
        weights.next().unwrap_or(0.0)
    };
    if weight("en") > weight("vi") { Locale::English } else { Locale::Vietnamese }
}

/// A header that is text.
pub fn text(headers: &HeaderMap, name: impl header::AsHeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// The quoted tags of `If-Match` or `If-None-Match`.
pub fn tags(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|tag| !tag.is_empty())
}

/// With the handler's own tag, or a hash of the body; without the body when the caller has it.
async fn tagged(response: Response, known: Option<&str>) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    if !parts.headers.contains_key(header::ETAG)
        && let Ok(tag) = HeaderValue::from_str(&hash(&body))
    {
        parts.headers.insert(header::ETAG, tag);
    }
    let tag = text(&parts.headers, header::ETAG).unwrap_or_default();
    let same = |one: &str| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag;
    if known.is_some_and(|known| tags(known).any(same)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(body))
}

/// Half of a SHA-256 is unique enough to name a body.
fn hash(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}

/// Whatever failed, wherever: as a problem. `Allow` and other headers stay.
fn worded(response: Response, locale: Locale) -> Response {
    let said = text(response.headers(), header::CONTENT_TYPE);
    if said.is_some_and(|kind| kind.starts_with(MEDIA_TYPE)) {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    let problem = parts.extensions.remove::<Arc<Problem>>();
    let problem = problem.unwrap_or_else(|| Arc::new(Problem::Status(refused(parts.status))));
    parts.status = problem.status();
    for gone in [header::CONTENT_LENGTH, header::CONTENT_ENCODING, header::LOCATION, header::ETAG] {
        parts.headers.remove(gone);
    }
    parts.headers.extend(problem.headers());
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    let language = HeaderValue::from_static(locale.code());
    parts.headers.insert(header::CONTENT_LANGUAGE, language);
    Response::from_parts(parts, Body::from(problem.body(locale)))
}

/// The API leads nowhere else: a redirect of another layer is a path that is not there.
fn refused(status: StatusCode) -> StatusCode {
    if status.is_client_error() || status.is_server_error() {
        status
    } else {
        StatusCode::NOT_FOUND
    }
}
