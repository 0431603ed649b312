//! What a monitor asks: is the process there, can it work, and how is it doing.

use std::net::SocketAddr;

use axum::{
    Extension, Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use metrics_exporter_prometheus::PrometheusHandle;
use serde::Serialize;
use store::Store;

/// The process answers.
pub async fn alive() -> &'static str {
    "ok"
}

#[derive(Clone)]
pub struct Ready {
    pub store: Store,
    pub files: String,
}

#[derive(Serialize)]
struct Readiness {
    database: bool,
    migrations: bool,
    files: bool,
}

/// The database answers with this program's schema, and files can be kept.
pub async fn ready(State(ready): State<Ready>) -> Response {
    let schema = ready.store.is_ready().await;
    let said = Readiness {
        database: schema.is_ok(),
        migrations: schema.unwrap_or(false),
        files: can_write(&ready.files).await,
    };
    let all = said.database && said.migrations && said.files;
    let status = if all { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(said)).into_response()
}

#[derive(Clone)]
pub struct Counted {
    pub handle: Option<PrometheusHandle>,
    pub token: Option<String>,
}

/// For the machine itself, or with the token; not through a proxy.
pub async fn metrics(
    State(counted): State<Counted>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Response {
    let direct =
        !headers.contains_key("x-forwarded-for") && !headers.contains_key(header::FORWARDED);
    let local = direct && peer.is_some_and(|Extension(ConnectInfo(peer))| peer.ip().is_loopback());
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let told = counted.token.is_some_and(|token| shown == Some(&format!("Bearer {token}")));
    match counted.handle {
        Some(handle) if local || told => handle.render().into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Writes and removes an empty file.
async fn can_write(folder: &str) -> bool {
    if folder.starts_with("s3://") {
        return true;
    }
    let probe = std::path::Path::new(folder).join(format!(".ready-{}", std::process::id()));
    let written = tokio::fs::write(&probe, b"").await.is_ok();
    let _ = tokio::fs::remove_file(&probe).await;
    written
}
