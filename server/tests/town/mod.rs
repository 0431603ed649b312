//! The whole router on a fresh demo world, and one person who asks.
#![expect(clippy::unwrap_used, reason = "tests")]

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use leptos::config::LeptosOptions;
use server::Settings;
use store::{people::Origin, seed, testing::Village};
use tower::ServiceExt;

pub struct Town {
    pub village: Village,
    router: Router,
    cookie: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Town {
    /// As the account `NAME@giaoban.test`; as nobody when there is no name.
    pub async fn open(name: &str) -> Self {
        Self::of(Village::sqlite().await.unwrap(), name).await
    }

    pub async fn of(village: Village, name: &str) -> Self {
        let options = LeptosOptions::builder().output_name("giaoban").build();
        let settings = Settings {
            public_url: "http://127.0.0.1:3000".to_owned(),
            files: std::env::temp_dir().display().to_string(),
            demo: true,
            source_url: "/source.tar.gz".to_owned(),
            metrics: None,
            metrics_token: None,
        };
        let router = server::router(village.store.clone(), options, settings);
        let mut town = Self { village, router, cookie: String::new() };
        if !name.is_empty() {
            town.sign_in(name).await;
        }
        town
    }

    pub async fn sign_in(&mut self, name: &str) {
        let (device, address) = ("test".to_owned(), "127.0.0.1".to_owned());
        let from = Origin { device, address, ..Origin::default() };
        let email = format!("{name}@giaoban.test");
        let signed_in = self.village.store.sign_in(&email, seed::PASSWORD, &from).await.unwrap();
        self.cookie = format!("session={}", signed_in.token);
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, form: &str, headers: &[(&'static str, &str)]) -> Answer {
        let mut request =
            Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        if !self.cookie.is_empty() {
            request.headers_mut().insert(header::COOKIE, self.cookie.parse().unwrap());
        }
        request.headers_mut().entry(header::HOST).or_insert("127.0.0.1:3000".parse().unwrap());
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

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}
