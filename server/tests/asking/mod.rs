//! The whole router on a fresh village, and what it answers: no socket, no browser.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use leptos::config::LeptosOptions;
use serde_json::Value;
use server::{Settings, router};
use store::{people::Origin, seed, testing::Village};
use tower::ServiceExt;

pub struct Town {
    router: Router,
    pub village: Village,
}

/// One request, said in one line: `Ask::get("/me").by(&token)`.
pub struct Ask {
    request: axum::http::request::Builder,
    body: Body,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Town {
    pub fn of(village: Village) -> Self {
        let options = LeptosOptions::builder().output_name("giaoban").build();
        let settings = Settings {
            public_url: "http://localhost".to_owned(),
            files: std::env::temp_dir().display().to_string(),
            demo: true,
            source_url: "/source.tar.gz".to_owned(),
            metrics: None,
            metrics_token: None,
        };
        Self { router: router(village.store.clone(), options, settings), village }
    }

    /// A token of the account `NAME@giaoban.test`.
    pub async fn token(&self, name: &str) -> String {
        let email = format!("{name}@giaoban.test");
        let from = Origin::default();
        let made = self.village.store.create_token(&email, seed::PASSWORD, None, &from).await;
        made.unwrap().token
    }

    /// A session of the same, as the cookie that stands for it.
    pub async fn cookie(&self, name: &str) -> String {
        let email = format!("{name}@giaoban.test");
        let from = Origin::default();
        let signed_in = self.village.store.sign_in(&email, seed::PASSWORD, &from).await.unwrap();
        format!("session={}", signed_in.token)
    }

    pub async fn ask(&self, ask: Ask) -> Answer {
        let request = ask.request.body(ask.body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }
}

impl Ask {
    /// `path` under `/api/v1`, or any other when it begins with `/`.
    pub fn get(path: &str) -> Self {
        Self::new("GET", path)
    }

    pub fn new(method: &str, path: &str) -> Self {
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/api/v1/{path}") };
        let request = Request::builder().method(method).uri(path).header(header::HOST, "localhost");
        Self { request, body: Body::empty() }
    }

    pub fn by(self, token: &str) -> Self {
        self.with("authorization", &format!("Bearer {token}"))
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Said to be JSON.
    pub fn text(self, body: &str) -> Self {
        Self { body: Body::from(body.to_owned()), ..self.with("content-type", "application/json") }
    }

    pub fn form(self, body: &str) -> Self {
        let kind = "application/x-www-form-urlencoded";
        Self { body: Body::from(body.to_owned()), ..self.with("content-type", kind) }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Status and code: `409 wrong-state`. Holds that it is a problem and nothing else.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.body);
        let body = self.json();
        assert_eq!(body["status"], self.status.as_u16());
        assert_eq!(body["type"], format!("/api/problems/{}", body["code"].as_str().unwrap()));
        assert!(
            !body["title"].as_str().unwrap().is_empty()
                && !body["detail"].as_str().unwrap().is_empty()
        );
        format!("{} {}", self.status.as_u16(), body["code"].as_str().unwrap())
    }
}
