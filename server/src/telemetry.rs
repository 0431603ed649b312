//! Logs and metrics: structured, with request ids, and without a word about persons.

use std::{io::IsTerminal, time::Instant};

use app::{AppError, error::Failed};
use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tower_http::request_id::RequestId;
use tracing::Instrument;
use tracing_subscriber::{EnvFilter, layer::SubscriberExt, util::SubscriberInitExt};

/// Lines for a person at a terminal, JSON for a collector.
pub fn log(filter: &str) -> anyhow::Result<()> {
    let registry = tracing_subscriber::registry().with(EnvFilter::try_new(filter)?);
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        registry.with(layer.compact()).try_init()?;
    } else {
        registry.with(layer.json().flatten_event(true)).try_init()?;
    }
    Ok(())
}

/// Starts counting. Once per process.
pub fn metrics() -> anyhow::Result<PrometheusHandle> {
    let builder = PrometheusBuilder::new().set_buckets(&SECONDS)?;
    Ok(builder.install_recorder()?)
}

const ID: &str = "x-request-id";

const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// Letters of a caller's own request id, at most; a longer one, or one of other signs, is none.
const LONGEST_ID: usize = 64;

/// Outside of the layer that makes an id where there is none: a caller's own goes into the log.
pub async fn sound_id(mut request: Request, next: Next) -> Response {
    let is_plain = |one: &u8| one.is_ascii_alphanumeric() || b"-_.".contains(one);
    let is_sound = |id: &HeaderValue| {
        (1..=LONGEST_ID).contains(&id.len()) && id.as_bytes().iter().all(is_plain)
    };
    if request.headers().get(ID).is_some_and(|id| !is_sound(id)) {
        request.headers_mut().remove(ID);
    }
    next.run(request).await
}

/// One line and one count per request: the route, never the address typed (it may hold a name). Every line
/// written meanwhile carries the request's id, and this one the reference of what failed.
pub async fn observe(mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = method(request.method());
    let route = route(&request);
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let failed = Failed::default();
    request.extensions_mut().insert(failed.clone());
    // Of the severest level, so that no filter leaves it out.
    let span = tracing::error_span!("request", request = id);
    let response = next.run(request).instrument(span).await;
    let seconds = began.elapsed().as_secs_f64();
    let status = response.status().as_u16();
    let labels =
        [("method", method.to_owned()), ("route", route.clone()), ("status", status.to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", "route" => route.clone()).record(seconds);
    let ms = (seconds * 1000.0 * 10.0).round() / 10.0;
    if status >= 500 {
        let reference = failed.error().and_then(AppError::reference);
        tracing::error!(method, route, status, ms, request = id, reference, "request failed");
    } else {
        tracing::debug!(method, route, status, ms, request = id, "request");
    }
    response
}

/// Its name when it is a usual one: a caller may invent any number of others.
fn method(method: &Method) -> &'static str {
    const USUAL: [&str; 9] =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE"];
    USUAL.into_iter().find(|name| *name == method.as_str()).unwrap_or("other")
}

/// The pattern, or the first part of a path that has none: labels must stay few.
fn route(request: &Request) -> String {
    match request.extensions().get::<MatchedPath>() {
        Some(path) => path.as_str().to_owned(),
        None => {
            let first = request.uri().path().split('/').nth(1).unwrap_or_default();
            let known = ["pkg", "fonts", "api"].contains(&first);
            if known { format!("/{first}/…") } else { "other".to_owned() }
        }
    }
}
