//! A browser never gets an empty answer: what no page could say, this layer says by a document of its own,
//! and a form that could not be taken for want of the database stands on it, to be sent again.

use app::{
    AppError,
    error::{Failed, Kept, Sorry, Trouble},
    paths,
    sign_in::way_back,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use leptos::config::LeptosOptions;
use tokio::time::timeout;
use tower_http::request_id::RequestId;

use crate::{
    api,
    preferences::{self, Chosen},
    router::SLOWEST,
    typed,
};

/// After this many seconds it is worth trying again.
const SOON: HeaderValue = HeaderValue::from_static("5");

/// Inside the layers that dress every answer, around all that refuse one.
pub async fn layer(
    State(options): State<LeptosOptions>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.uri().path().starts_with(api::BASE) {
        return next.run(request).await;
    }
    let mut asker = Asker::of(&request);
    if typed::is_html_form(&request) {
        request = match asker.keep(request).await {
            Ok(request) => request,
            Err(trouble) => return asker.told(trouble, &options),
        };
    }
    let failed = request.extensions().get::<Failed>().cloned().unwrap_or_default();
    let response = next.run(request).await;
    // A form without script is sent back to its page, which could not say that it was not taken.
    let is_sent_back = response.status().is_redirection() && asker.is_form;
    match failed.unavailable() {
        Some(error) if is_sent_back || is_bare(&response) => {
            asker.told(Trouble::Failed(error.clone()), &options)
        }
        _ if is_bare(&response) && asker.reads_html => {
            asker.told(trouble(response.status(), &failed), &options)
        }
        _ => response,
    }
}

/// Who gets the document.
struct Asker {
    chosen: Chosen,
    code: Option<String>,
    reads_html: bool,
    /// Whether a browser without script sent a form.
    is_form: bool,
    action: String,
    back: String,
    fields: Option<Vec<(String, String)>>,
}

impl Asker {
    fn of(request: &Request) -> Self {
        let headers = request.headers();
        let is_page = request.method() == Method::GET;
        let (path, query) = (request.uri().path(), request.uri().query().unwrap_or_default());
        let page = if is_page { paths::without_failure(path, query) } else { stood_on(headers) };
        let back = if is_of_this_site(&page) { page } else { paths::HOME.to_owned() };
        let id = request.extensions().get::<RequestId>();
        Self {
            chosen: preferences::chosen(headers),
            code: id.and_then(|id| id.header_value().to_str().ok()).map(ToOwned::to_owned),
            reads_html: text(headers, header::ACCEPT)
                .is_some_and(|kinds| kinds.contains("text/html")),
            is_form: false,
            action: path.to_owned(),
            back,
            fields: None,
        }
    }

    /// The request, still whole, with its form noted. One that was sent from this layer's own document
    /// comes from the page on which it stood first.
    async fn keep(&mut self, request: Request) -> Result<Request, Trouble> {
        self.is_form = true;
        let (mut parts, body) = request.into_parts();
        let Ok(read) = timeout(SLOWEST, to_bytes(body, typed::LARGEST_FORM)).await else {
            return Err(Trouble::Failed(AppError::Offline));
        };
        let body: Bytes = read.map_err(|_| Trouble::TooLarge)?;
        let mut fields: Vec<(String, String)> =
            serde_urlencoded::from_bytes(&body).unwrap_or_default();
        let from = fields.iter().find(|(name, _)| name == Kept::FROM).map(|(_, from)| from.clone());
        fields.retain(|(name, _)| name != Kept::FROM);
        if let Some(from) = from.filter(|from| is_of_this_site(from)) {
            if let Some(page) = beside_referrer(&parts.headers, &from) {
                parts.headers.insert(header::REFERER, page);
            }
            self.back = from;
        }
        // No password is written into a page.
        if !typed::holds_secrets(&self.action) {
            fields.push((Kept::FROM.to_owned(), self.back.clone()));
            self.fields = Some(fields);
        }
        Ok(Request::from_parts(parts, Body::from(body)))
    }

    fn told(self, trouble: Trouble, options: &LeptosOptions) -> Response {
        let status = StatusCode::from_u16(trouble.status());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        // What may pass is worth sending again; anything else would fail again.
        let may_pass = status == StatusCode::SERVICE_UNAVAILABLE;
        let (action, fields) = (self.action, self.fields.filter(|_| may_pass));
        let Chosen { locale, theme } = self.chosen;
        let sorry = Sorry {
            trouble,
            code: self.code.filter(|_| status.is_server_error()),
            locale,
            theme,
            back: self.back,
            kept: fields.map(|fields| Kept { action, fields }),
        };
        let mut response = (status, Html(sorry.document(options))).into_response();
        if may_pass {
            response.headers_mut().insert(header::RETRY_AFTER, SOON);
        }
        response
    }
}

/// Without a body of its own.
fn is_bare(response: &Response) -> bool {
    let failed = response.status().is_client_error() || response.status().is_server_error();
    failed && !response.headers().contains_key(header::CONTENT_TYPE)
}

fn trouble(status: StatusCode, failed: &Failed) -> Trouble {
    if let Some(error) = failed.error() {
        return Trouble::Failed(error.clone());
    }
    let reference = String::new();
    Trouble::Failed(match status {
        StatusCode::PAYLOAD_TOO_LARGE => return Trouble::TooLarge,
        StatusCode::FORBIDDEN => return Trouble::Elsewhere,
        StatusCode::UNAUTHORIZED => AppError::SignedOut,
        StatusCode::NOT_FOUND => AppError::NotFound,
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
            AppError::Unavailable { reference }
        }
        status if status.is_server_error() => AppError::Broken { reference },
        _ => AppError::Malformed,
    })
}

/// The page on which a form stood; nothing where the browser does not say.
fn stood_on(headers: &HeaderMap) -> String {
    let page = text(headers, header::REFERER).and_then(|page| page.parse::<Uri>().ok());
    let page =
        page.map(|page| paths::without_failure(page.path(), page.query().unwrap_or_default()));
    page.unwrap_or_default()
}

fn is_of_this_site(page: &str) -> bool {
    way_back::local(page).is_some() || paths::is_bare(page.split('?').next().unwrap_or_default())
}

/// The same site's page `from`, in place of the document that this layer made.
fn beside_referrer(headers: &HeaderMap, from: &str) -> Option<HeaderValue> {
    let referrer: Uri = text(headers, header::REFERER)?.parse().ok()?;
    let (scheme, site) = (referrer.scheme_str()?, referrer.authority()?);
    HeaderValue::from_str(&format!("{scheme}://{site}{from}")).ok()
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}
