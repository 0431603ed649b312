//! Rendering a view as the server would for one request.

use app::Asked;
use domain::viewer::Locale;
use leptos::prelude::*;
use leptos_meta::ServerMetaContext;
use leptos_router::location::RequestUrl;

/// A request by nobody on the sample day.
pub fn asked(locale: Locale) -> Asked {
    Asked {
        locale,
        today: chrono::NaiveDate::from_ymd_opt(2025, 6, 13).unwrap(),
        ..Asked::default()
    }
}

/// The document's part without Leptos' markers, and never a style attribute: the security policy
/// forbids them.
pub fn rendered<V: IntoView>(asked: &Asked, view: impl FnOnce() -> V) -> String {
    let html = Owner::new().with(|| {
        provide_context(ServerMetaContext::new().0);
        provide_context(RequestUrl::new("/reports/42?q=a&__err=e30"));
        provide_context(asked.clone());
        view().to_html()
    });
    assert!(!html.contains("style="), "{html}");
    html.replace("<!>", "").replace("<!--<() />-->", "")
}
