//! When the server cannot: a browser is told by a page what happened, what to do and what to quote, and
//! keeps what it sent.
#![expect(clippy::unwrap_used, reason = "tests")]

mod town;

use std::{
    io::{self, Write},
    path::PathBuf,
    sync::{Arc, Mutex},
};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{id::ReportId, report::ReportFilter};
use store::{reports, testing::Village};
use tracing_subscriber::{fmt::MakeWriter, layer::SubscriberExt};

use self::town::{Answer, Town};

const SECTION: &str = "/api/app/reports/api/save_section";
const SITE: &str = "http://127.0.0.1:3000";
const HTML: (&str, &str) = ("accept", "text/html");

/// A town whose database can be taken away.
struct Place {
    town: Town,
    file: PathBuf,
    id: ReportId,
}

impl Place {
    async fn of(name: &str) -> Self {
        let village = Village::sqlite().await.unwrap().alone().await.unwrap();
        village.sql("PRAGMA busy_timeout = 20").await.unwrap();
        let file = store::backup::sqlite_file(&village.url).unwrap();
        let june = ReportFilter { round: "2025-M06".into(), ..ReportFilter::default() };
        let tx = village.look_as(name).await.unwrap();
        let id = reports::list(&tx, &june).await.unwrap().lines.remove(0).id;
        drop(tx);
        Self { town: Town::of(village, name).await, file, id }
    }

    fn take_away(&self) {
        std::fs::rename(&self.file, self.file.with_extension("away")).unwrap();
    }

    fn put_back(&self) {
        std::fs::rename(self.file.with_extension("away"), &self.file).unwrap();
    }

    fn page(&self) -> String {
        format!("/reports/{}/s/vien-thong", self.id)
    }

    fn form(&self, figure: &str) -> String {
        format!(
            "id={}&section=vien-thong&then=stay&input[cell][VT02]={figure}&input[rev][VT02]=0",
            self.id
        )
    }

    /// As a browser without script sends it from that page.
    async fn post(&self, path: &str, form: &str, page: &str) -> Answer {
        let page = format!("{SITE}{page}");
        self.town.post(path, form, &[HTML, ("referer", &page)]).await
    }
}

/// What a person reads: without the marks between texts.
fn said(body: &str) -> String {
    body.replace("<!>", "")
}

fn reference(body: &str) -> &str {
    let at = body.find("GB-503-").unwrap_or_else(|| panic!("no reference: {body}"));
    &body[at..at + 11]
}

#[tokio::test]
async fn without_its_database_every_page_says_so_and_comes_back() {
    let place = Place::of("kt").await;
    place.take_away();
    for path in ["/reports?status=draft", "/", "/me"] {
        let page = place.town.get(path).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!((page.header("retry-after"), page.header("cache-control")), ("5", "no-store"));
        assert!(said(&page.body).contains("<h1>Chưa tải được trang này</h1>"), "{}", page.body);
        assert!(page.body.contains("Máy chủ chưa trả lời."), "what happened, what to do");
        assert!(page.body.contains(&format!("href=\"{path}\"")), "the way to try again");
        assert!(!page.body.contains("<script") && !page.body.contains("unable to open"));
        reference(&page.body);
    }
    let english = Request::get("/reports").header(header::COOKIE, "locale=en; session=x");
    let nobody = Town::of(place.town.village.clone(), "").await;
    let page = nobody.send(english.body(Body::empty()).unwrap()).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.body.contains("<html lang=\"en\">") && page.body.contains("is not answering"));
    let ready = place.town.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(ready.body.contains("\"database\":false"), "{}", ready.body);
    assert!(!place.file.exists(), "no new database");

    place.put_back();
    assert_eq!(place.town.get("/reports").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_a_script_asks_is_answered_as_the_function_would() {
    let place = Place::of("kt").await;
    place.take_away();
    let json = ("accept", "application/json");
    let answer = place.town.post(SECTION, &place.form("7"), &[json]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "5");
    let said = format!(r#"{{"Unavailable":{{"reference":"{}"}}}}"#, reference(&answer.body));
    assert_eq!(answer.body, said);
}

#[tokio::test]
async fn a_form_that_finds_no_database_is_kept_on_the_page_that_says_so() {
    let place = Place::of("kt").await;
    place.take_away();
    let page = place.page();
    let kept = place.post(SECTION, &place.form("%3Cb%3E512.300"), &page).await;
    assert_eq!(kept.status, StatusCode::SERVICE_UNAVAILABLE);
    for there in [
        format!("<form method=\"post\" action=\"{SECTION}\">"),
        "name=\"input[cell][VT02]\" value=\"&lt;b&gt;512.300\"".to_owned(),
        "<dt>VT02</dt><dd>&lt;b&gt;512.300</dd>".to_owned(),
        format!("name=\"__from\" value=\"{page}\""),
        format!("href=\"{page}\""),
    ] {
        assert!(said(&kept.body).contains(&there), "{there}: {}", kept.body);
    }
    let out = place.post("/sign-out", "", "/me").await;
    assert_eq!(out.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(out.body.contains("<form method=\"post\" action=\"/sign-out\">"));
    reference(&out.body);

    let nobody = Town::of(place.town.village.clone(), "").await;
    let form = "email=kt%40giaoban.test&password=GiaoBan-2025-demo";
    let page = format!("{SITE}/sign-in");
    let action = "/api/app/sign_in/api/sign_in";
    let refused = nobody.post(action, form, &[HTML, ("referer", &page)]).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    reference(&refused.body);
    assert!(refused.body.contains("href=\"/sign-in\"") && !refused.body.contains("GiaoBan-2025"));
}

#[tokio::test]
async fn a_form_that_finds_another_writing_is_kept_and_sent_again() {
    let place = Place::of("kt").await;
    let writer = Village::open(place.town.village.url.clone()).await.unwrap();
    let held = writer.as_("qna").await.unwrap();
    let page = place.page();
    let kept = place.post(SECTION, &place.form("512.300"), &page).await;
    assert_eq!(kept.status, StatusCode::SERVICE_UNAVAILABLE, "{}", kept.header("location"));
    reference(&kept.body);
    assert!(said(&kept.body).contains("<dt>VT02</dt><dd>512.300</dd>"));
    let left = place.post("/sign-out", "", "/me").await;
    assert_eq!(left.status, StatusCode::SERVICE_UNAVAILABLE);
    drop(held);

    // From that document: what is refused leads to the page on which the form stood.
    let again = format!("{}&__from={page}", place.form("soon"));
    let refused = place.post(SECTION, &again, SECTION).await;
    assert_eq!(refused.status, StatusCode::FOUND);
    assert!(refused.header("location").starts_with(&format!("{SITE}{page}?__path=")));
    let elsewhere = format!("{}&__from=//evil.example/", place.form("soon"));
    let refused = place.post(SECTION, &elsewhere, SECTION).await;
    assert!(!refused.header("location").contains("evil"), "{}", refused.header("location"));
    let again = format!("{}&__from={page}", place.form("512.300"));
    let taken = place.post(SECTION, &again, SECTION).await;
    assert_eq!((taken.status, taken.header("location")), (StatusCode::FOUND, page.as_str()));
}

#[tokio::test]
async fn what_is_refused_before_any_page_is_said_by_one() {
    let place = Place::of("kt").await;
    let large = format!("{}&x={}", place.form("1"), "x".repeat(2_000_000));
    let refused = place.post(SECTION, &large, &place.page()).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.body.contains("quá lớn") && refused.body.contains("href=\"/\""));
    let foreign = [HTML, ("origin", "https://elsewhere.example")];
    let refused = place.town.post(SECTION, &place.form("99"), &foreign).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("từ một trang khác") && !refused.body.contains("99"));
    assert!(!refused.header("content-security-policy").is_empty());
}

#[tokio::test]
async fn a_callers_request_id_is_taken_only_when_it_is_one() {
    let town = Town::open("").await;
    let ask = async |id: &str| {
        let request = Request::get("/healthz").header("x-request-id", id);
        town.send(request.body(Body::empty()).unwrap()).await.header("x-request-id").to_owned()
    };
    assert_eq!(ask("proxy-7.Fa_1").await, "proxy-7.Fa_1");
    for id in ["x".repeat(65).as_str(), "a b", "\"", "a;b=c"] {
        assert_eq!(ask(id).await.len(), 36, "{id}: one of its own");
    }
}

/// What a person reads out leads to the cause, and from there to the request.
#[tokio::test]
async fn the_lines_of_a_failed_request_are_found_by_its_reference() {
    let place = Place::of("kt").await;
    place.take_away();
    let written = Lines::default();
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true);
    let log = tracing_subscriber::registry().with(lines.with_writer(written.clone()));
    let log = tracing::subscriber::set_default(log);
    let request = Request::get("/reports").header("x-request-id", "proxy-7");
    let page = place.town.send(request.body(Body::empty()).unwrap()).await;
    drop(log);
    let reference = reference(&page.body);
    let written = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
    let found: Vec<&str> = written.lines().filter(|line| line.contains(reference)).collect();
    assert_eq!(found.len(), 2, "{written}");
    assert!(
        found[0].contains("unable to open") && found[1].contains("\"status\":503"),
        "{written}"
    );
    assert!(found.iter().all(|line| line.contains("\"request\":\"proxy-7\"")), "{written}");
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
