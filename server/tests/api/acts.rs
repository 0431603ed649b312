//! A report's way from a province to the ministry, by programs on both sides.

use serde_json::{Value, json};
use store::{
    Result,
    testing::{Village, on_both},
};

use crate::{
    address,
    asking::{Answer, Ask, Town},
    june,
};

async fn act(town: &Town, token: &str, path: &str, tag: &str, body: Value) -> Answer {
    town.ask(Ask::post(path).by(token).with("if-match", tag).json(&body)).await
}

/// Every cell that people fill as the month before had it; paragraphs in other words.
async fn fill_as_in_may(town: &Town, token: &str) {
    let may = town.ask(Ask::get("reports?round=2025-M05").by(token)).await.json();
    let may = format!("reports/{}", may["items"][0]["id"].as_str().unwrap());
    let may = town.ask(Ask::get(&may).by(token)).await.json();
    let templates = town.ask(Ask::get("templates").by(token)).await.json();
    let templates = templates["items"].as_array().unwrap().iter();
    let template = templates.clone().find(|one| one["code"] == "TT02-THANG").unwrap();
    let fields = template["sections"].as_array().unwrap().iter();
    let fields: Vec<&Value> =
        fields.flat_map(|section| section["fields"].as_array().unwrap()).collect();
    let asked = |cell: &&Value| {
        let field = fields.iter().find(|field| field["key"] == cell["field"]);
        cell["row"].is_null() && field.is_some_and(|field| field["kind"] != "calc")
    };
    let cells: Vec<Value> = may["cells"]
        .as_array()
        .unwrap()
        .iter()
        .filter(asked)
        .map(|cell| {
            let said = if cell["value"].is_null() {
                json!("Không có gì đặc biệt.")
            } else {
                cell["value"].clone()
            };
            json!({ "field": cell["field"], "col": cell["col"], "value": said, "base_rev": 0 })
        })
        .collect();
    let path = format!("{}/cells", address(town, token).await);
    let filled = town.ask(Ask::put(&path).by(token).json(&json!(cells))).await;
    assert_eq!(filled.status, 200, "{}", filled.body);
    let filled = filled.json();
    let left: Vec<&Value> = filled["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["outcome"] != "applied")
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_report_travels_from_a_province_to_the_ministry() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let (author, leader) = (town.token("kt").await, town.token("kt.ld").await);
        let ministry = town.token("dieuphoi").await;
        let path = address(&town, &author).await;
        fill_as_in_may(&town, &author).await;
        let findings = town.ask(Ask::get(&format!("{path}/findings")).by(&author)).await.json();
        assert_eq!(findings, json!({ "ready": true, "items": [], "unanswered": 0 }));

        let read = town.ask(Ask::get(&path).by(&author)).await;
        assert_eq!(read.header("etag"), format!("\"{}\"", read.json()["row_version"]));
        let sent =
            act(&town, &author, &format!("{path}/submit"), read.header("etag"), json!({})).await;
        assert_eq!(
            (sent.status.as_u16(), &sent.json()["status"]),
            (200, &json!("pending-leader")),
            "{}",
            sent.body
        );
        assert_eq!(town.ask(Ask::get(&path).by(&ministry)).await.problem(), "404 not-found");

        let approved =
            act(&town, &leader, &format!("{path}/approve"), sent.header("etag"), json!({})).await;
        let line = approved.json();
        assert_eq!(
            (&line["status"], &line["submitted_at"]),
            (&json!("submitted"), &json!("2025-06-13T08:00:00+07:00"))
        );
        assert_eq!(line["first_on_time"], true);

        let seen = town.ask(Ask::get(&path).by(&ministry)).await;
        assert_eq!(
            seen.json()["cells"],
            town.ask(Ask::get(&path).by(&leader)).await.json()["cells"]
        );
        let flagged = act(
            &town,
            &ministry,
            &format!("{path}/flag"),
            seen.header("etag"),
            json!({ "field": "VT02", "reason": "Thấp hơn số nhà mạng" }),
        )
        .await;
        assert_eq!(flagged.json()["status"], "in-review", "{}", flagged.body);
        let flag = town.ask(Ask::get(&path).by(&ministry)).await.json()["flags"][0].clone();
        assert_eq!(
            (&flag["field"], &flag["reason"]),
            (&json!("VT02"), &json!("Thấp hơn số nhà mạng"))
        );
        let unflagged = act(
            &town,
            &ministry,
            &format!("{path}/unflag"),
            flagged.header("etag"),
            json!({ "flag": flag["id"] }),
        )
        .await;
        assert_eq!(unflagged.status, 200, "{}", unflagged.body);

        let tag = unflagged.header("etag");
        let nothing = act(&town, &ministry, &format!("{path}/return"), tag, json!({})).await;
        assert_eq!(nothing.problem(), "422 nothing-flagged");
        let returned = act(
            &town,
            &ministry,
            &format!("{path}/return"),
            tag,
            json!({ "reason": "Thiếu phụ lục" }),
        )
        .await;
        assert_eq!(returned.json()["status"], "returned", "{}", returned.body);
        let again =
            act(&town, &author, &format!("{path}/submit"), returned.header("etag"), json!({}))
                .await;
        let back = act(
            &town,
            &leader,
            &format!("{path}/send-back"),
            again.header("etag"),
            json!({ "reason": "Xem lại" }),
        )
        .await;
        assert_eq!(back.status, 200, "{}", back.body);
        let again =
            act(&town, &author, &format!("{path}/submit"), back.header("etag"), json!({})).await;
        let withdrawn =
            act(&town, &author, &format!("{path}/withdraw"), again.header("etag"), json!({})).await;
        let again =
            act(&town, &author, &format!("{path}/submit"), withdrawn.header("etag"), json!({}))
                .await;
        let sent =
            act(&town, &leader, &format!("{path}/approve"), again.header("etag"), json!({})).await;
        let recalled = act(
            &town,
            &leader,
            &format!("{path}/recall"),
            sent.header("etag"),
            json!({ "reason": "Nhầm số" }),
        )
        .await;
        // A correction that is taken back leaves what was sent before it, and its return.
        assert_eq!(recalled.json()["status"], "returned", "{}", recalled.body);
        assert_eq!(
            recalled.json()["submitted_at"],
            returned.json()["submitted_at"],
            "{}",
            recalled.body
        );
        let again =
            act(&town, &author, &format!("{path}/submit"), recalled.header("etag"), json!({}))
                .await;
        let sent =
            act(&town, &leader, &format!("{path}/approve"), again.header("etag"), json!({})).await;
        let opened =
            act(&town, &ministry, &format!("{path}/open"), sent.header("etag"), json!({})).await;
        assert_eq!(opened.json()["status"], "in-review", "{}", opened.body);
        let accepted =
            act(&town, &ministry, &format!("{path}/accept"), opened.header("etag"), json!({}))
                .await;
        assert_eq!(accepted.json()["status"], "accepted", "{}", accepted.body);
        let reopened = act(
            &town,
            &ministry,
            &format!("{path}/reopen"),
            accepted.header("etag"),
            json!({ "reason": "Số sai" }),
        )
        .await;
        assert_eq!(reopened.json()["status"], "returned", "{}", reopened.body);
        assert_eq!(town.village.store.verify_trail().await?.first_broken, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_flag_is_answered_before_the_report_goes_on() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let (author, leader) = (town.token("kt").await, town.token("kt.ld").await);
    let ministry = town.token("dieuphoi").await;
    let path = address(&town, &author).await;
    fill_as_in_may(&town, &author).await;
    let does = async |who: &str, verb: &str, said: serde_json::Value| {
        act(&town, who, &format!("{path}/{verb}"), "*", said).await
    };
    does(&author, "submit", json!({})).await;
    does(&leader, "approve", json!({})).await;
    does(&ministry, "flag", json!({ "field": "VT02", "reason": "Thấp hơn số nhà mạng" })).await;
    does(&ministry, "return", json!({})).await;

    let refused = does(&author, "submit", json!({})).await;
    assert_eq!(refused.problem(), "422 not-ready");
    assert_eq!(refused.json()["counts"]["unanswered"], 1, "{}", refused.body);
    let findings = town.ask(Ask::get(&format!("{path}/findings")).by(&author)).await.json();
    assert_eq!((&findings["ready"], &findings["unanswered"]), (&json!(false), &json!(1)));
    let vague = does(&author, "answer", json!({ "field": "VT02", "text": "x" })).await;
    assert_eq!(vague.json()["errors"][0]["pointer"], "/text", "{}", vague.body);
    let elsewhere = does(&author, "answer", json!({ "field": "VT04", "text": "Số đúng" })).await;
    assert_eq!(elsewhere.status, 404, "{}", elsewhere.body);
    let answered = does(&author, "answer", json!({ "field": "VT02", "text": "Số đúng" })).await;
    assert_eq!(answered.status, 200, "{}", answered.body);
    let flag = town.ask(Ask::get(&path).by(&author)).await.json()["flags"][0].clone();
    assert_eq!((&flag["answer"], &flag["changed"]), (&json!("Số đúng"), &json!(false)));
    assert_eq!(does(&author, "submit", json!({})).await.status, 200);
}

#[tokio::test]
async fn what_is_not_ready_says_how_much_is_missing() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("qna").await;
    let path = address(&town, &token).await;
    let refused = act(&town, &token, &format!("{path}/submit"), "*", json!({})).await;
    assert_eq!(refused.problem(), "422 not-ready");
    let counts = &refused.json()["counts"];
    assert_eq!((&counts["errors"], &counts["unexplained"]), (&json!(1), &json!(1)));
    let findings = town.ask(Ask::get(&format!("{path}/findings")).by(&token)).await.json();
    let levels = |level: &str| {
        findings["items"].as_array().unwrap().iter().filter(|one| one["level"] == level).count()
    };
    assert_eq!((levels("error"), levels("warning"), &findings["ready"]), (1, 1, &json!(false)));
}

#[tokio::test]
async fn a_nil_return_and_an_exemption_need_a_reason() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let (author, ministry) = (town.token("kt").await, town.token("dieuphoi").await);
    let path = address(&town, &author).await;
    let nil = format!("{path}/submit");
    let refused = act(&town, &author, &nil, "*", json!({ "nil_reason": "  " })).await;
    assert_eq!(
        (refused.problem(), refused.errors()),
        ("422 invalid".into(), vec!["/nil_reason missing".to_owned()])
    );
    let refused = act(&town, &ministry, &format!("{path}/exempt"), "*", json!({})).await;
    assert_eq!(
        (refused.problem(), refused.errors()),
        ("422 invalid".into(), vec!["/reason missing".to_owned()])
    );
    let sent = act(&town, &author, &nil, "*", json!({ "nil_reason": "Không phát sinh" })).await;
    assert_eq!(sent.json()["nil_return"], true, "{}", sent.body);
    let exempt =
        act(&town, &ministry, &format!("{path}/exempt"), "*", json!({ "reason": "Sáp nhập" }))
            .await;
    assert_eq!(exempt.json()["status"], "exempt", "{}", exempt.body);
}

#[tokio::test]
async fn an_extension_moves_the_lock_of_one_report_and_not_its_due_moment() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let (author, ministry) = (town.token("kt").await, town.token("dieuphoi").await);
    let extend = format!("{}/extend", address(&town, &author).await);
    let said = json!({ "until": "2025-06-20", "reason": "Bão số 5" });
    let refused = act(&town, &ministry, &extend, "*", said).await;
    assert_eq!(refused.errors(), ["/until not-later"], "{}", refused.body);
    let said = json!({ "until": "2025-06-25", "reason": "Bão số 5" });
    assert_eq!(act(&town, &author, &extend, "*", said.clone()).await.problem(), "403 not-allowed");
    let extended = act(&town, &ministry, &extend, "*", said).await.json();
    assert_eq!(
        (&extended["locks_at"], &extended["due_at"]),
        (&json!("2025-06-25T23:59:59+07:00"), &json!("2025-06-15T23:59:59+07:00"))
    );
}

#[tokio::test]
async fn an_act_names_the_version_it_has_seen() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("dieuphoi").await;
        let path = {
            let list = town
                .ask(Ask::get("reports?round=2025-M06&status=submitted").by(&token))
                .await
                .json();
            format!("reports/{}", list["items"][0]["id"].as_str().unwrap())
        };
        let tag = town.ask(Ask::get(&path).by(&token)).await.header("etag").to_owned();
        let open = format!("{path}/open");
        assert_eq!(town.ask(Ask::post(&open).by(&token)).await.problem(), "428 if-match-missing");
        for stale in ["\"0\"", "\"999\"", "nonsense", &format!("W/{tag}"), tag.trim_matches('"')] {
            let refused = act(&town, &token, &open, stale, json!({})).await;
            assert_eq!(refused.problem(), "412 stale", "{stale}");
        }
        let opened = act(&town, &token, &open, &format!("\"0\", {tag}"), json!({})).await;
        assert_eq!(opened.status, 200, "{}", opened.body);
        assert_ne!(opened.header("etag"), tag);
        // The version is compared before the rules are asked: somebody else was faster.
        let late = act(&town, &token, &format!("{path}/accept"), &tag, json!({})).await;
        assert_eq!(late.problem(), "412 stale");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_two_at_once_one_is_told() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("dieuphoi").await;
        let list =
            town.ask(Ask::get("reports?round=2025-M06&status=submitted").by(&token)).await.json();
        let path = format!("reports/{}", list["items"][0]["id"].as_str().unwrap());
        let tag = town.ask(Ask::get(&path).by(&token)).await.header("etag").to_owned();
        let accept = async || act(&town, &token, &format!("{path}/accept"), &tag, json!({})).await;
        let (one, two) = tokio::join!(accept(), accept());
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412], "{} {}", one.body, two.body);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn anothers_report_is_as_one_that_is_not_there() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let (own, other) = (town.token("qna").await, town.token("dng").await);
        let foreign = june(&town, &other).await["id"].as_str().unwrap().to_owned();
        let absent = "01900000-0000-7000-8000-000000000000";
        for part in ["", "/findings"] {
            let mut bodies = Vec::new();
            for id in [foreign.as_str(), absent, "nonsense", "42"] {
                let answer = town.ask(Ask::get(&format!("reports/{id}{part}")).by(&own)).await;
                assert_eq!(answer.problem(), "404 not-found", "{id}{part}");
                bodies.push(answer.body);
            }
            bodies.dedup();
            assert_eq!(bodies.len(), 1, "they read alike");
        }
        for verb in ["submit", "withdraw"] {
            let mut bodies = Vec::new();
            for id in [foreign.as_str(), absent, "nonsense"] {
                let answer =
                    act(&town, &own, &format!("reports/{id}/{verb}"), "*", json!({})).await;
                assert_eq!(answer.problem(), "404 not-found", "{verb}");
                bodies.push(answer.body);
            }
            bodies.dedup();
            assert_eq!(bodies.len(), 1, "they read alike");
        }
        Ok(())
    })
    .await
}
