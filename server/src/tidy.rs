//! Addresses without what says nothing: a form without script sends its empty fields along.

use app::paths;
use axum::{
    extract::Request,
    http::{Method, Uri},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

/// The filtered list is a link that people pass on: `?q=&round=2025-M05` leads to `?round=2025-M05`.
pub async fn layer(request: Request, next: Next) -> Response {
    match tidied(request.uri()).filter(|_| request.method() == Method::GET) {
        Some(address) => Redirect::to(&address).into_response(),
        None => next.run(request).await,
    }
}

/// The list's address without empty fields; nothing when it has none.
fn tidied(uri: &Uri) -> Option<String> {
    let listed = [paths::REPORTS, paths::CALENDAR];
    let query = uri.query().filter(|_| listed.contains(&uri.path()))?;
    let says = |part: &&str| part.split_once('=').is_some_and(|(_, value)| !value.is_empty());
    let kept: Vec<&str> = query.split('&').filter(says).collect();
    if kept.len() == query.split('&').count() {
        return None;
    }
    let mark = if kept.is_empty() { "" } else { "?" };
    Some(format!("{}{mark}{}", uri.path(), kept.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_fields_leave_the_address_of_the_list_and_of_nothing_else() {
        for (address, tidy) in [
            ("/reports?q=&round=&status=", Some("/reports")),
            ("/reports?q=&round=2025-M05&unit=", Some("/reports?round=2025-M05")),
            ("/reports?", Some("/reports")),
            ("/reports?q=a%3D", None),
            ("/reports?q=a=", None),
            ("/reports?round=2025-M05", None),
            ("/reports", None),
            ("//reports?q=", None),
            ("/calendar?kind=&view=week", Some("/calendar?view=week")),
            ("/me?done=", None),
        ] {
            assert_eq!(tidied(&address.parse().unwrap_or_default()).as_deref(), tidy, "{address}");
        }
    }
}
