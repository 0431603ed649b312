//! The router. A request passes its layers from top to bottom.

use std::{any::Any, sync::LazyLock, time::Duration};

use app::{App, AppError, Asked, Typed, asked::PublicUrl, shell};
use axum::{
    Extension, Json, Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, Request, State},
    http::{Method, StatusCode, header, request::Parts},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::viewer::Viewer;
use leptos::{config::LeptosOptions, nonce::Nonce, prelude::*};
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, file_and_error_handler_with_context, generate_route_list,
};
use metrics_exporter_prometheus::PrometheusHandle;
use store::{Store, people::SignedInViewer};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
};

use crate::{
    api, cache, feed,
    health::{self, Counted, Ready},
    limits::{self, Limits},
    preferences::{self, Chosen},
    security::{self, Transport},
    session::{self, Door},
    sorry, telemetry, tidy, typed,
};

/// Nothing here takes longer; a browser that waits more has lost its patience.
pub const SLOWEST: Duration = Duration::from_secs(30);

/// The server functions, and those of them that need no session.
pub const CALLS: &str = "/api/app/";
const OPEN_CALLS: &str = "/api/app/sign_in/";

/// What the router is told besides the store.
#[derive(Clone)]
pub struct Settings {
    pub public_url: String,
    /// The folder for files, which `/readyz` tries.
    pub files: String,
    /// Every page says that its figures are a demonstration.
    pub demo: bool,
    /// Where this program's source is: an address, or a path of this site.
    pub source_url: String,
    pub metrics: Option<PrometheusHandle>,
    pub metrics_token: Option<String>,
}

pub fn router(store: Store, options: LeptosOptions, settings: Settings) -> Router {
    let door = Door::new(store.clone(), &settings.public_url);
    let world =
        World { store: store.clone(), demo: settings.demo, source: settings.source_url.clone() };
    let paged = ServiceBuilder::new()
        .layer(from_fn(tidy::layer))
        .layer(from_fn_with_state(door, session::layer))
        .layer(from_fn_with_state(store.clone(), typed::keep))
        .layer(from_fn_with_state(world, asked))
        .layer(from_fn(malformed))
        .layer(Extension(PublicUrl(settings.public_url.clone())))
        .layer(Extension(store.clone()));
    let all = ServiceBuilder::new()
        .layer(from_fn(telemetry::sound_id))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(from_fn(telemetry::observe))
        .layer(from_fn(api::refused_outside))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(Transport::of(&settings.public_url), security::headers))
        .layer(from_fn(cache::control))
        .layer(from_fn_with_state(options.clone(), sorry::layer))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::max(typed::LARGEST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, SLOWEST))
        .layer(from_fn_with_state(Limits::new(store.clone()), limits::layer));
    pages(&options)
        .layer(paged)
        .merge(api::routes(store.clone()))
        .merge(feed::routes(store.clone(), &settings.public_url))
        .merge(monitors(store, settings))
        .layer(all)
}

/// The pages, once for the whole program: while leptos lists them it holds back the data of every page
/// that is being drawn, in all threads, and a request that begins in that moment would never end.
static ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

fn pages(options: &LeptosOptions) -> Router {
    let page = options.clone();
    Router::new()
        .leptos_routes_with_context(options, ROUTES.clone(), provide, move || shell(page.clone()))
        .merge(preferences::routes())
        .fallback(file_and_error_handler_with_context::<LeptosOptions, _>(provide, shell))
        .with_state(options.clone())
}

fn monitors(store: Store, settings: Settings) -> Router {
    let ready = Ready { store: store.clone(), files: settings.files };
    let counted = Counted { handle: settings.metrics, token: settings.metrics_token };
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready).with_state(ready))
        .route("/metrics", get(health::metrics).with_state(counted))
        .route(
            "/.well-known/security.txt",
            get(security::security_txt).with_state((settings.public_url, store.clock())),
        )
}

#[derive(Clone)]
struct World {
    store: Store,
    demo: bool,
    source: String,
}

/// What every page finds in its context, gathered before the page begins: it may take a query.
async fn asked(State(world): State<World>, mut request: Request, next: Next) -> Response {
    if request.method() == Method::GET && !request.uri().path().starts_with("/pkg") {
        let now = world.store.clock().now();
        let signed_in = request.extensions().get::<SignedInViewer>().cloned();
        let viewer = request.extensions().get::<Viewer>().cloned();
        let Chosen { locale, theme } = match &signed_in {
            Some(one) => {
                Chosen { locale: one.locale, theme: one.theme.parse().unwrap_or_default() }
            }
            None => preferences::chosen(request.headers()),
        };
        let asked = Asked {
            waiting: waiting(&world.store, viewer.clone()).await,
            viewer,
            typed: request.extensions().get::<Typed>().cloned().unwrap_or_default(),
            locale,
            theme,
            keys: preferences::keys(request.headers()),
            now_at: now.at,
            today: now.today,
            demo: world.demo,
            source: world.source.clone(),
            release: env!("CARGO_PKG_VERSION").to_owned(),
        };
        request.extensions_mut().insert(asked);
    }
    next.run(request).await
}

/// The number at the bell; none when it cannot be told: the page itself says what is the matter.
async fn waiting(store: &Store, viewer: Option<Viewer>) -> i64 {
    let Some(viewer) = viewer else { return 0 };
    let count = async {
        let tx = store.look(viewer).await?;
        store::reports::waiting(&tx).await
    };
    count.await.unwrap_or_default()
}

/// A body that no server function understands is the caller's fault (400), and so is one that is
/// too large (413), not the server's (500). Who is nobody hears that first (401); their form without
/// script goes on, because it comes back to its page.
async fn malformed(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if request.method() != Method::POST || !path.starts_with(CALLS) {
        return next.run(request).await;
    }
    let is_nobody = request.extensions().get::<SignedInViewer>().is_none();
    if is_nobody && !path.starts_with(OPEN_CALLS) && !typed::is_html_form(&request) {
        return refused(&AppError::SignedOut, StatusCode::UNAUTHORIZED);
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, typed::LARGEST_FORM).await else {
        return refused(&AppError::Malformed, StatusCode::PAYLOAD_TOO_LARGE);
    };
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, typed::LARGEST_FORM).await.unwrap_or_default();
    if body.as_ref() == br#""Malformed""# {
        parts.status = StatusCode::BAD_REQUEST;
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(body))
}

/// The layers outside say it: to a browser by a page, to the API's caller as a problem.
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    let cause = text.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or_default();
    tracing::error!(cause, "a request panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// As a server function says it.
fn refused(error: &AppError, status: StatusCode) -> Response {
    (status, Json(error)).into_response()
}

/// What pages find in their context, besides the request itself.
fn provide() {
    let Some(request) = use_context::<Parts>() else { return };
    provide_context(request.extensions.get::<Asked>().cloned().unwrap_or_default());
    if let Some(nonce) = request.extensions.get::<Nonce>() {
        provide_context(nonce.clone());
    }
}
