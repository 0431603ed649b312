//! Whatever goes wrong is a problem in JSON: never a page, never a redirect.

use serde_json::json;
use store::testing::Village;

use crate::{
    address,
    asking::{Ask, Town},
};

#[tokio::test]
async fn an_answer_is_never_a_page() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("kt").await;
    for (method, path, problem) in [
        ("GET", "/api/v1", "404 not-found"),
        ("GET", "/api/v1/", "404 not-found"),
        ("GET", "nowhere", "404 not-found"),
        ("GET", "me/", "404 not-found"),
        ("GET", "reports/", "404 not-found"),
        ("GET", "%F0%28%8C%28", "404 not-found"),
        ("DELETE", "me", "405 method-not-allowed"),
        ("POST", "reports", "405 method-not-allowed"),
        ("PATCH", "tokens", "405 method-not-allowed"),
    ] {
        for signed_in in [true, false] {
            let ask = Ask::new(method, path).with("accept", "text/html,application/xhtml+xml");
            let answer = town.ask(if signed_in { ask.by(&token) } else { ask }).await;
            assert_eq!(answer.problem(), problem, "{method} {path}");
            assert_eq!(answer.header("location"), "");
        }
    }
    let refused = town.ask(Ask::new("DELETE", "me").by(&token)).await;
    assert_eq!(refused.header("allow"), "GET,HEAD");
    let page = town.ask(Ask::get("me").with("accept", "text/html")).await;
    assert_eq!(page.problem(), "401 unauthenticated");
}

#[tokio::test]
async fn what_other_layers_refuse_is_a_problem_as_well() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let elsewhere =
        Ask::post("tokens").with("origin", "https://elsewhere.example").json(&json!({}));
    assert_eq!(town.ask(elsewhere).await.problem(), "403 not-allowed");
    let body = format!("{{\"email\": \"{}\"}}", "x".repeat(17_000));
    assert_eq!(town.ask(Ask::post("tokens").text(&body)).await.problem(), "413 too-large");
}

#[tokio::test]
async fn a_body_is_json_of_a_bearable_size_and_depth() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("kt").await;
    let path = format!("{}/cells", address(&town, &token).await);
    let put = || Ask::put(&path).by(&token);
    for (ask, problem) in [
        (put().text("[{"), "400 malformed"),
        (put().text("[] []"), "400 malformed"),
        (put().text("\u{feff}[]"), "400 malformed"),
        (put().text(&"[".repeat(100_000)), "422 invalid"),
        (
            put().text(&format!(
                "[{{\"field\":\"VT02\",\"base_rev\":0,\"value\":{}}}]",
                "[".repeat(100_000)
            )),
            "400 malformed",
        ),
        (put().text("{}"), "422 invalid"),
        (put().text("null"), "422 invalid"),
        (put().text("[[\"VT02\", null, null, 1, false, 0]]"), "422 invalid"),
        (put().text(""), "422 invalid"),
        (put().form("field=VT02"), "415 not-json"),
        (put().text(&format!("[\"{}\"]", "x".repeat(1024 * 1024))), "413 too-large"),
    ] {
        let answer = town.ask(ask).await;
        assert_eq!(answer.problem(), problem, "{}", answer.body);
    }
    let deep = format!(
        "[{{\"field\":\"VT02\",\"base_rev\":0,\"value\":{}{}}}]",
        "[".repeat(90),
        "]".repeat(90)
    );
    assert_eq!(town.ask(put().text(&deep)).await.problem(), "422 invalid");
}

#[tokio::test]
async fn a_body_is_as_strict_as_it_is_documented() {
    let town = Town::of(Village::sqlite().await.unwrap());
    for (body, errors) in [
        (json!({ "email": "qna@giaoban.test" }), "/password missing"),
        (json!({ "email": "", "password": "x" }), "/email missing"),
        (
            json!({ "email": "a@b.vn", "password": "x", "remember": true }),
            "/remember unknown-field",
        ),
        (json!({ "email": ["a@b.vn"], "password": "x" }), "/email wrong-type"),
    ] {
        let refused = town.ask(Ask::post("tokens").json(&body)).await;
        assert_eq!(
            (refused.problem(), refused.errors()),
            ("422 invalid".into(), vec![errors.to_owned()])
        );
    }
    let token = town.token("dieuphoi").await;
    let path = {
        let list =
            town.ask(Ask::get("reports?round=2025-M06&status=submitted").by(&token)).await.json();
        format!("reports/{}/open", list["items"][0]["id"].as_str().unwrap())
    };
    let extra = Ask::post(&path).by(&token).with("if-match", "*").json(&json!({ "force": true }));
    let refused = town.ask(extra).await;
    assert_eq!(
        (refused.problem(), refused.errors()),
        ("422 invalid".into(), vec!["/force unknown-field".to_owned()])
    );
}

#[tokio::test]
async fn a_problem_is_told_in_the_language_asked_for() {
    let town = Town::of(Village::sqlite().await.unwrap());
    for (wanted, told, title) in [
        ("", "vi", "Cần khóa API"),
        ("fr", "vi", "Cần khóa API"),
        ("en", "en", "Token needed"),
        ("en-GB,en;q=0.9", "en", "Token needed"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi", "Cần khóa API"),
        ("vi;q=0.1, en;q=0.2", "en", "Token needed"),
    ] {
        let answer = town.ask(Ask::get("me").with("accept-language", wanted)).await;
        assert_eq!(answer.header("content-language"), told, "{wanted}");
        assert_eq!(answer.json()["title"], title, "{wanted}");
    }
}

#[tokio::test]
async fn a_database_that_is_gone_is_said_to_be_away() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("kt").await;
    town.village.sql("ALTER TABLE rounds RENAME TO away").await.unwrap();
    let broken = town.ask(Ask::get("rounds").by(&token)).await;
    assert_eq!(broken.problem(), "500 broken");
    assert!(broken.json()["reference"].as_str().unwrap().starts_with("GB-500-"));
    assert!(!broken.body.contains("rounds"), "what broke is for the log: {}", broken.body);
}
