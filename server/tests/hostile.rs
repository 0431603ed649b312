//! Requests no page of ours sends: whatever they hold, it is the caller's fault and costs little.
#![expect(clippy::unwrap_used, reason = "tests")]

mod town;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use domain::{id::ReportId, report::ReportFilter};
use store::{
    reports::{self, Place},
    testing::Village,
};

use self::town::Town;

const CELLS: &str = "/api/app/reports/api/save_cells";
const SECTION: &str = "/api/app/reports/api/save_section";
const SIGN_IN: &str = "/api/app/sign_in/api/sign_in";

#[tokio::test]
async fn a_section_that_is_not_there_leads_to_the_first() {
    let town = Town::open("kt").await;
    let (id, first) = open_report(&town).await;
    let there = format!("/reports/{id}/s/{first}");
    for named in ["b%0Ac", "..%2F..%2Fsign-in%3Fback%3D%2F%2Fe", "%00", "..", "nowhere", "Mục"] {
        for (action, form) in [
            (SECTION, format!("id={id}&section={named}&then=stay&input[cell][VT02]=1")),
            (SECTION, format!("id={id}&section={first}&then={named}&input[cell][VT02]=1")),
            (SECTION, format!("id={id}&section={named}&input[rest]=nil")),
        ] {
            let answer = town.post(action, &form, &[]).await;
            assert_eq!(answer.status, StatusCode::OK, "{action} {named}: {}", answer.body);
            assert_eq!(answer.header("location"), there, "{action} {named}");
        }
    }
}

#[tokio::test]
async fn a_body_not_understood_is_the_callers_fault() {
    let town = Town::open("kt").await;
    let (id, _) = open_report(&town).await;
    for (body, status) in [
        (r#"{"cells":5}"#.to_owned(), StatusCode::BAD_REQUEST),
        ("{".to_owned(), StatusCode::BAD_REQUEST),
        (String::new(), StatusCode::BAD_REQUEST),
        ("[".repeat(100_000), StatusCode::BAD_REQUEST),
        (format!(r#"{{"id":"{id}","cells":[{{"key":"#), StatusCode::BAD_REQUEST),
        (format!("\"{}\"", "x".repeat(1_000_000)), StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let said = body.chars().take(20).collect::<String>();
        let answer = json(&town, CELLS, body.clone()).await;
        assert_eq!((answer.0, answer.1.as_str()), (status, "\"Malformed\""), "{said}");
        let nobody = Town::of(town.village.clone(), "").await;
        let answer = json(&nobody, CELLS, body).await;
        let signed_out = (StatusCode::UNAUTHORIZED, "\"SignedOut\"");
        assert_eq!((answer.0, answer.1.as_str()), signed_out, "{said}");
    }
}

#[tokio::test]
async fn a_form_with_thousands_of_mistakes_comes_back_by_a_short_address() {
    let town = Town::open("kt").await;
    let (id, _) = open_report(&town).await;
    let mut form = format!("id={id}&section=vien-thong&then=stay&input[cell][VT02]=soon");
    for n in 0..1_900 {
        form += &format!("&input[cell][X{n}]=soon");
    }
    form += &format!("&input[cell][{}]=soon", "Y".repeat(20_000));
    let page = format!("http://127.0.0.1:3000/reports/{id}/s/vien-thong");
    let headers = [("accept", "text/html"), ("referer", page.as_str())];
    let back = town.post(SECTION, &form, &headers).await;
    assert_eq!(back.status, StatusCode::FOUND);
    let address = back.header("location");
    assert!(address.starts_with(&page) && address.len() < 8_000, "{}", address.len());
    let again = town.get(address.trim_start_matches("http://127.0.0.1:3000")).await;
    assert!(again.body.contains("id=\"m-VT02\""), "the first are told");
}

/// Each page is made on whatever thread is free, and goes on on another one.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refusal_is_told_on_any_thread() {
    let town = std::sync::Arc::new(Town::open("kt").await);
    let (id, first) = open_report(&town).await;
    let page = format!("http://127.0.0.1:3000/reports/{id}/s/{first}");
    let headers = [("accept", "text/html"), ("referer", page.as_str())];
    let form = format!("id={id}&section={first}&then=stay&input[cell][VT02]=soon");
    let back = town.post(SECTION, &form, &headers).await;
    let address = back.header("location").trim_start_matches("http://127.0.0.1:3000").to_owned();
    assert!(address.contains("__err="), "{address}");
    let mut pages = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let (town, address) = (town.clone(), address.clone());
        pages.spawn(async move { town.get(&address).await.status });
    }
    while let Some(status) = pages.join_next().await {
        assert_eq!(status.unwrap(), StatusCode::OK);
    }
}

#[tokio::test]
async fn one_account_is_one_however_it_is_written() {
    let town = Town::open("").await;
    let mut statuses = Vec::new();
    for n in 0..40 {
        // A sign of no width between the letters makes no other account.
        let hidden = "%E2%80%8B".repeat(n);
        let form = format!("email=no{hidden}body%40giaoban.test&password=x");
        statuses.push(town.post(SIGN_IN, &form, &[]).await.status);
    }
    assert!(statuses.contains(&StatusCode::SERVICE_UNAVAILABLE), "{statuses:?}");
}

#[tokio::test]
async fn an_invented_method_makes_no_new_label() {
    let handle = server::telemetry::metrics().unwrap();
    let town = Town::of(Village::sqlite().await.unwrap(), "").await;
    for method in ["GET", "INVENTED1", "INVENTED2"] {
        let request = Request::builder().method(method).uri("/healthz").body(Body::empty());
        town.send(request.unwrap()).await;
    }
    let counted = handle.render();
    assert!(!counted.contains("INVENTED"), "{counted}");
    assert!(counted.contains("method=\"other\"") && counted.contains("method=\"GET\""));
}

/// The June 2025 report of the account's department, and the key of its first section.
async fn open_report(town: &Town) -> (ReportId, String) {
    let tx = town.village.look_as("kt").await.unwrap();
    let filter = ReportFilter { round: "2025-M06".into(), ..ReportFilter::default() };
    let id = reports::list(&tx, &filter).await.unwrap().lines.remove(0).id;
    assert!(matches!(reports::place(&tx, id).await.unwrap(), Place::Form(_)));
    let form = reports::form(&tx, id).await.unwrap();
    (id, form.template.sections[0].key.clone())
}

async fn json(town: &Town, path: &str, body: String) -> (StatusCode, String) {
    let request = Request::post(path).header("content-type", "application/json");
    let answer = town.send(request.body(Body::from(body)).unwrap()).await;
    (answer.status, answer.body)
}
