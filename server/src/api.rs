//! The HTTP API under `/api/v1`, for programs of others (docs/api.md). Each handler is as thin as a
//! server function and calls the same commands of `store`; what is common is in the extractors
//! (`caller`, `asked`) and in the one layer that finishes every answer (`finish`).

mod acts;
mod asked;
mod audit;
mod caller;
mod catalogue;
mod cells;
mod docs;
mod figure;
mod finish;
mod json;
mod me;
mod page;
mod problem;
mod recommendation_acts;
mod recommendations;
mod reports;
mod rounds;
mod templates;
mod tokens;
mod totals;
mod units;
mod words;

use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware::from_fn};
use store::Store;
use utoipa::{
    OpenApi,
    openapi::{
        path::Operation,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::finish::refused_outside;
use self::{asked::Running, finish::finish, problem::Problem};

/// Where all of it is.
pub const BASE: &str = "/api/v1";

/// A request's body in bytes, at most.
const LARGEST: usize = 1024 * 1024;

/// What handlers share.
#[derive(Clone)]
struct Api {
    store: Store,
    /// Keys of requests that are being worked on.
    running: Running,
}

/// `/api/v1/…` and `/api/docs`. Merge it beside the pages, outside their layers for cookies: the API
/// knows none.
pub fn routes(store: Store) -> Router {
    let api = Api { store, running: Running::default() };
    let (router, _) = described().with_state(api).split_for_parts();
    router.merge(docs::routes())
}

/// The document, with every path, body and answer.
pub fn openapi() -> utoipa::openapi::OpenApi {
    described().into_openapi()
}

/// `GET /api/v1/me` and so on, of every endpoint: read from the document, which is made from the
/// routes themselves.
pub fn endpoints() -> Vec<String> {
    let mut endpoints: Vec<String> = openapi()
        .paths
        .paths
        .into_iter()
        .flat_map(|(path, item)| {
            let methods: [(&str, Option<Operation>); 5] = [
                ("GET", item.get),
                ("POST", item.post),
                ("PUT", item.put),
                ("PATCH", item.patch),
                ("DELETE", item.delete),
            ];
            methods
                .into_iter()
                .filter_map(move |(method, one)| one.map(|_| format!("{method} {path}")))
        })
        .collect();
    endpoints.sort();
    endpoints
}

fn described() -> OpenApiRouter<Api> {
    let inner = OpenApiRouter::new()
        .routes(routes!(docs::document))
        .routes(routes!(tokens::create))
        .routes(routes!(me::read))
        .routes(routes!(units::list))
        .routes(routes!(catalogue::topics))
        .routes(routes!(catalogue::indicators))
        .routes(routes!(templates::list))
        .routes(routes!(rounds::list))
        .routes(routes!(reports::list))
        .routes(routes!(reports::read))
        .routes(routes!(reports::findings))
        .routes(routes!(cells::fill))
        .merge(acts::routes())
        .routes(routes!(audit::list))
        .routes(routes!(totals::list))
        .routes(routes!(recommendations::list))
        .routes(routes!(recommendations::raise))
        .routes(routes!(recommendations::summary))
        .routes(routes!(recommendations::one))
        .merge(recommendation_acts::routes())
        .fallback(async || Problem::Status(StatusCode::NOT_FOUND))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(from_fn(finish));
    let mut all = OpenApiRouter::with_openapi(Document::openapi()).nest(BASE, inner);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let components = all.get_openapi_mut().components.get_or_insert_default();
    components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    all
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Giao Ban",
        description = "Reports of the provinces to the ministry. Errors are application/problem+json \
                       (RFC 9457); reads carry an ETag; POST and PUT take an Idempotency-Key.",
        license(name = "AGPL-3.0-only", identifier = "AGPL-3.0-only"),
    ),
    security(("bearer" = [])),
    components(schemas(problem::ProblemBody)),
)]
struct Document;
