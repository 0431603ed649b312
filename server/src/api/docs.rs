//! The document of the API, and the page to browse it, whose parts all come from this server.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// The page writes `style` attributes, which is why it has a policy of its own.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

static DOCUMENT: LazyLock<String> =
    LazyLock::new(|| super::openapi().to_json().unwrap_or_default());

/// This document
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "read_document", tag = "about", security(()),
    responses((status = 200, content_type = "application/json")),
)]
pub async fn document() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str())
}

/// `/api/docs`.
pub fn routes() -> Router {
    let document = format!("{}/openapi.json", super::BASE);
    // No badge of a validator elsewhere: nothing of this leaves the house.
    let config = Config::new([document]).validator_url("none").persist_authorization(false);
    Router::from(SwaggerUi::new("/api/docs").config(config)).layer(from_fn(policy))
}

async fn policy(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}
