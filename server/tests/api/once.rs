//! A request that is sent twice has one effect and one answer.

use chrono::TimeDelta;
use serde_json::json;
use store::{
    Result,
    testing::{Village, demo_moment, on_both},
};

use crate::{
    address,
    asking::{Ask, Town},
};

#[tokio::test]
async fn the_same_key_brings_the_same_answer_and_no_second_effect() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("kt").await;
        let path = address(&town, &token).await;
        let submit = |key: &str, body: &str| {
            Ask::post(&format!("{path}/submit"))
                .by(&token)
                .with("if-match", "*")
                .with("idempotency-key", key)
                .text(body)
        };
        let body = r#"{"nil_reason": "Không phát sinh"}"#;
        let first = town.ask(submit("one", body)).await;
        assert_eq!(
            (first.status.as_u16(), first.header("idempotent-replayed")),
            (200, ""),
            "{}",
            first.body
        );
        let lines = town.village.store.verify_trail().await?.lines;
        let again = town.ask(submit("one", body)).await;
        assert_eq!(
            (again.status, &again.body, again.header("etag")),
            (first.status, &first.body, first.header("etag"))
        );
        assert_eq!(
            (again.header("idempotent-replayed"), again.header("content-type")),
            ("true", "application/json")
        );
        assert_eq!(town.village.store.verify_trail().await?.lines, lines);

        let other = town.ask(submit("one", r#"{"nil_reason": "Khác hẳn"}"#)).await;
        assert_eq!(other.problem(), "422 idempotency-key-reused");
        assert_eq!(town.ask(submit("two", body)).await.problem(), "409 wrong-state");
        // Another person's key of the same name is another key.
        let leader = town.token("kt.ld").await;
        let approve = Ask::post(&format!("{path}/approve"))
            .by(&leader)
            .with("if-match", "*")
            .with("idempotency-key", "one");
        assert_eq!(town.ask(approve).await.status, 200);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refusal_is_the_first_answer_too() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("kt").await;
        let path = address(&town, &token).await;
        let withdraw = |tag: &str| {
            Ask::post(&format!("{path}/withdraw"))
                .by(&token)
                .with("if-match", tag)
                .with("idempotency-key", "w")
        };
        // Which version was seen decides nothing yet: it is asked again.
        assert_eq!(town.ask(withdraw("\"99\"")).await.problem(), "412 stale");
        let refused = town.ask(withdraw("*")).await;
        assert_eq!(refused.problem(), "409 wrong-state");
        let nil = json!({ "nil_reason": "Không phát sinh" });
        let submit =
            Ask::post(&format!("{path}/submit")).by(&token).with("if-match", "*").json(&nil);
        assert_eq!(town.ask(submit).await.status, 200);
        let again = town.ask(withdraw("*")).await;
        assert_eq!(
            (again.problem(), again.header("idempotent-replayed")),
            ("409 wrong-state".into(), "true")
        );
        assert_eq!(again.body, refused.body);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sent_many_times_at_once_it_happens_once() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        // A second process on the same database: only the database keeps them apart.
        let twin = Town::of(town.village.clone());
        let token = town.token("kt").await;
        let path = address(&town, &token).await;
        let body = json!([{ "field": "VT02", "value": 500_000, "base_rev": 0 }]);
        let before = town.village.store.verify_trail().await?.lines;
        let put = || {
            Ask::put(&format!("{path}/cells")).by(&token).with("idempotency-key", "k").json(&body)
        };
        let (one, two, three, four) =
            tokio::join!(town.ask(put()), town.ask(put()), twin.ask(put()), twin.ask(put()));
        let mut done = 0;
        for answer in [&one, &two, &three, &four] {
            if answer.status == 200 {
                done += 1;
                assert_eq!(answer.json()["items"][0]["outcome"], "applied");
                assert_eq!(answer.json()["items"][0]["rev"], 1);
            } else {
                assert_eq!(answer.problem(), "409 in-progress");
            }
        }
        assert!(done >= 1);
        assert_eq!(town.village.store.verify_trail().await?.lines, before + 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_key_is_kept_for_a_day() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("kt").await;
    let path = address(&town, &token).await;
    let put = |value: i32| {
        let body = json!([{ "field": "VT02", "value": value, "base_rev": 0 }]);
        Ask::put(&format!("{path}/cells")).by(&token).with("idempotency-key", "k").json(&body)
    };
    assert_eq!(town.ask(put(1)).await.status, 200);
    let hours = |hours| Town::of(town.village.at(demo_moment() + TimeDelta::hours(hours)));
    assert_eq!(hours(23).ask(put(2)).await.problem(), "422 idempotency-key-reused");
    let later = hours(25);
    assert_eq!(later.ask(put(2)).await.json()["items"][0]["outcome"], "conflict");
    assert_eq!(
        later.village.store.forget_answers().await.unwrap(),
        0,
        "the old one is gone already"
    );
    assert_eq!(hours(50).village.store.forget_answers().await.unwrap(), 1);
}

#[tokio::test]
async fn a_key_is_visible_ascii() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("kt").await;
    let path = address(&town, &token).await;
    for key in ["", "with space", "đ", &"k".repeat(201)] {
        let ask = Ask::put(&format!("{path}/cells"))
            .by(&token)
            .with("idempotency-key", key)
            .json(&json!([]));
        assert_eq!(town.ask(ask).await.problem(), "400 idempotency-key-invalid", "{key}");
    }
}
