//! The document, the page that shows it, and what callers may keep.

use serde_json::Value;
use store::{
    Result,
    testing::{Village, on_both},
};

use crate::{
    address,
    asking::{Ask, Town},
};

#[test]
fn the_api_is_this() {
    insta::assert_snapshot!(server::api::endpoints().join("\n"), @r"
    GET /api/v1/audit
    GET /api/v1/events
    GET /api/v1/events/{event}
    GET /api/v1/indicators
    GET /api/v1/me
    GET /api/v1/openapi.json
    GET /api/v1/plan/{year}
    GET /api/v1/recommendations
    GET /api/v1/recommendations/summary
    GET /api/v1/recommendations/{no}
    GET /api/v1/reports
    GET /api/v1/reports/{id}
    GET /api/v1/reports/{id}/findings
    GET /api/v1/rounds
    GET /api/v1/templates
    GET /api/v1/topics
    GET /api/v1/totals
    GET /api/v1/units
    GET /api/v1/visits/coverage
    POST /api/v1/recommendations
    POST /api/v1/recommendations/{no}/accept
    POST /api/v1/recommendations/{no}/approve
    POST /api/v1/recommendations/{no}/ask
    POST /api/v1/recommendations/{no}/assign
    POST /api/v1/recommendations/{no}/confirm
    POST /api/v1/recommendations/{no}/decline
    POST /api/v1/recommendations/{no}/draft-answer
    POST /api/v1/recommendations/{no}/message
    POST /api/v1/recommendations/{no}/note
    POST /api/v1/recommendations/{no}/publish
    POST /api/v1/recommendations/{no}/reopen
    POST /api/v1/recommendations/{no}/reply
    POST /api/v1/recommendations/{no}/request-signature
    POST /api/v1/recommendations/{no}/return-answer
    POST /api/v1/recommendations/{no}/send-back
    POST /api/v1/recommendations/{no}/submit
    POST /api/v1/recommendations/{no}/transfer
    POST /api/v1/recommendations/{no}/withdraw
    POST /api/v1/reports/{id}/accept
    POST /api/v1/reports/{id}/answer
    POST /api/v1/reports/{id}/approve
    POST /api/v1/reports/{id}/exempt
    POST /api/v1/reports/{id}/extend
    POST /api/v1/reports/{id}/flag
    POST /api/v1/reports/{id}/open
    POST /api/v1/reports/{id}/recall
    POST /api/v1/reports/{id}/reopen
    POST /api/v1/reports/{id}/return
    POST /api/v1/reports/{id}/send-back
    POST /api/v1/reports/{id}/submit
    POST /api/v1/reports/{id}/unflag
    POST /api/v1/reports/{id}/withdraw
    POST /api/v1/tokens
    PUT /api/v1/reports/{id}/cells
    ");
}

#[tokio::test]
async fn the_document_describes_every_endpoint() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let answer = town.ask(Ask::get("openapi.json")).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
    let document = answer.json();
    assert_eq!(document["openapi"], "3.1.0");
    let mut names = std::collections::BTreeSet::new();
    for endpoint in server::api::endpoints() {
        let (method, path) = endpoint.split_once(' ').unwrap();
        let operation = &document["paths"][path][method.to_lowercase()];
        assert!(operation["summary"].is_string(), "{endpoint} has no summary");
        assert!(
            names.insert(operation["operationId"].as_str().unwrap().to_owned()),
            "{endpoint} has another's id"
        );
        let refused = &operation["responses"]["4XX"]["content"]["application/problem+json"];
        assert!(path.ends_with("openapi.json") || refused.is_object(), "{endpoint} never fails");
    }
    // Nothing is referred to that is not there.
    let text = answer.body;
    for part in text.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(document["components"]["schemas"][name].is_object(), "{name}");
    }
}

#[tokio::test]
async fn the_page_that_shows_it_needs_nothing_from_elsewhere() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let page = town.ask(Ask::get("/api/docs/")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("swagger-ui") && !page.body.contains("https://"));
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("default-src 'none'") && policy.contains("script-src 'self';"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe-eval") && !policy.contains("http"));
    for file in [
        "swagger-ui-bundle.js",
        "swagger-ui-standalone-preset.js",
        "swagger-initializer.js",
        "swagger-ui.css",
        "index.css",
    ] {
        assert_eq!(town.ask(Ask::get(&format!("/api/docs/{file}"))).await.status, 200, "{file}");
    }
    let start = town.ask(Ask::get("/api/docs/swagger-initializer.js")).await.body;
    assert!(
        start.contains("/api/v1/openapi.json") && start.contains("\"validatorUrl\": \"none\""),
        "{start}"
    );
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("kt").await;
        let report = address(&town, &token).await;
        let findings = format!("{report}/findings");
        for path in [
            "me",
            "units",
            "topics",
            "indicators",
            "templates",
            "rounds",
            "reports",
            "totals?round=2025-M06",
            "openapi.json",
            report.as_str(),
            findings.as_str(),
        ] {
            let first = town.ask(Ask::get(path).by(&token)).await;
            let tag = first.header("etag").to_owned();
            assert!(
                first.status == 200 && tag.starts_with('"') && tag.ends_with('"'),
                "{path}: {tag}"
            );
            assert_eq!(first.header("cache-control"), "private, no-cache", "{path}");
            for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()]
            {
                let again = town.ask(Ask::get(path).by(&token).with("if-none-match", &known)).await;
                assert_eq!(
                    (again.status.as_u16(), again.body.as_str()),
                    (304, ""),
                    "{path} {known}"
                );
                assert_eq!(
                    (again.header("etag"), again.header("content-type")),
                    (tag.as_str(), "")
                );
            }
            let other = town.ask(Ask::get(path).by(&token).with("if-none-match", "\"x\"")).await;
            assert_eq!(other.status, 200, "{path}");
            let head = town.ask(Ask::new("HEAD", path).by(&token)).await;
            assert_eq!(
                (head.status.as_u16(), head.header("etag"), head.body.as_str()),
                (200, tag.as_str(), "")
            );
        }
        // Another viewer's copy is another copy.
        let other = town.token("dieuphoi").await;
        let list: Value = town.ask(Ask::get("reports").by(&other)).await.json();
        assert_ne!(list["items"], town.ask(Ask::get("reports").by(&token)).await.json()["items"]);
        Ok(())
    })
    .await
}
