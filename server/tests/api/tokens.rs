//! Who is let in, and by what.

use serde_json::json;
use store::{
    Result,
    testing::{Village, on_both},
};

use crate::asking::{Ask, Town};

fn tokens(password: &str) -> Ask {
    Ask::post("tokens").json(&json!({ "email": "qna@giaoban.test", "password": password }))
}

#[tokio::test]
async fn a_password_buys_a_token_and_the_token_says_who_calls() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let made = town.ask(tokens("GiaoBan-2025-demo")).await;
        assert_eq!((made.status.as_u16(), made.header("cache-control")), (201, "no-store"));
        assert_eq!(made.json()["expires_at"], "2025-07-13T08:00:00+07:00");
        let token = made.json()["token"].as_str().unwrap().to_owned();
        let me = town.ask(Ask::get("me").by(&token)).await.json();
        assert_eq!((&me["name"], &me["locale"]), (&json!("Lê Thu Hà"), &json!("vi")));
        assert_eq!(me["roles"][0]["role"], "author");
        assert_eq!(me["roles"][0]["unit"], "STTTT-QNA");
        assert_eq!(me["token"]["scopes"], json!(["read", "write"]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn wrong_passwords_are_counted_and_then_it_pauses() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        for _ in 0..4 {
            let refused = town.ask(tokens("wrong")).await;
            assert_eq!(refused.problem(), "401 wrong-password");
            assert!(refused.header("www-authenticate").starts_with("Bearer"));
        }
        let paused = town.ask(tokens("wrong")).await;
        assert_eq!(paused.problem(), "429 sign-in-paused");
        let seconds: u32 = paused.header("retry-after").parse().unwrap();
        assert!((890..=901).contains(&seconds), "{seconds}");
        assert_eq!(town.ask(tokens("GiaoBan-2025-demo")).await.problem(), "429 sign-in-paused");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_tries_too_fast_is_told_when_to_come_again() {
    let town = Town::of(Village::sqlite().await.unwrap());
    // One address: after its first wrong tries no password is compared, and the tries are fast on any machine.
    let body = json!({ "email": "nobody@giaoban.test", "password": "wrong" });
    let mut last = String::new();
    for _ in 0..70 {
        let answer = town.ask(Ask::post("tokens").json(&body)).await;
        last = answer.problem();
        if last == "429 busy" {
            assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
            break;
        }
    }
    assert_eq!(last, "429 busy");
}

#[tokio::test]
async fn a_cookie_opens_nothing() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let cookie = town.cookie("qna").await;
    for path in ["me", "reports", "units", "audit"] {
        let refused = town.ask(Ask::get(path).with("cookie", &cookie)).await;
        assert_eq!(refused.problem(), "401 unauthenticated", "{path}");
        assert_eq!(refused.header("www-authenticate"), "Bearer realm=\"giaoban\"");
    }
}

#[tokio::test]
async fn only_a_living_token_is_one() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("qna").await;
    for wrong in ["", "Bearer", "Bearer ", "Bearer gb_nonsense", &format!("Basic {token}"), &token]
    {
        let refused = town.ask(Ask::get("me").with("authorization", wrong)).await;
        assert_eq!(refused.problem(), "401 unauthenticated", "{wrong}");
    }
    let lower = town.ask(Ask::get("me").with("authorization", &format!("bearer {token}"))).await;
    assert_eq!(lower.status, 200, "the scheme is not case-sensitive");
    let later = town.village.at(store::testing::demo_moment() + chrono::TimeDelta::days(31));
    let refused = Town::of(later).ask(Ask::get("me").by(&token)).await;
    assert_eq!(refused.problem(), "401 unauthenticated");
}

#[tokio::test]
async fn a_token_whose_scope_is_reading_changes_nothing() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("qna").await;
    town.village.sql("UPDATE api_tokens SET scopes = 'read'").await.unwrap();
    assert_eq!(town.ask(Ask::get("me").by(&token)).await.status, 200);
    let path = crate::address(&town, &token).await;
    let refused = town.ask(Ask::put(&format!("{path}/cells")).by(&token).json(&json!([]))).await;
    assert_eq!(refused.problem(), "403 scope-missing");
}
