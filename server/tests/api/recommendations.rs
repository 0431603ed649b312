//! A recommendation's way from a province to its answer and its closing, by programs of all four people; and
//! what the list and the summary say.

use serde_json::{Value, json};
use store::{
    Result,
    testing::{Village, on_both},
};

use crate::asking::{Answer, Ask, Town};

async fn act(town: &Town, token: &str, path: &str, tag: &str, body: Value) -> Answer {
    let path = format!("recommendations/{path}");
    town.ask(Ask::post(&path).by(token).with("if-match", tag).json(&body)).await
}

fn raised() -> Value {
    json!({
        "title": "Xóa lõm sóng tại xã Trà Vân",
        "background": "Hai thôn của xã Trà Vân chưa có sóng di động.",
        "proposal": "Bổ sung một trạm trong năm 2025.",
        "topic": "VT",
        "origin": "direct",
    })
}

#[tokio::test]
async fn four_people_bring_a_recommendation_from_a_province_to_its_closing() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let (author, leader) = (town.token("qna").await, town.token("qna.ld").await);
        let office = town.token("dieuphoi").await;
        let (handler, signer) = (town.token("cvt").await, town.token("cvt.ky").await);

        let draft = town.ask(Ask::post("recommendations").by(&author).json(&raised())).await;
        assert_eq!((draft.status.as_u16(), &draft.json()["no"]), (201, &Value::Null));
        let id = draft.json()["id"].as_str().unwrap().to_owned();
        let submitted =
            act(&town, &author, &format!("{id}/submit"), draft.header("etag"), json!({})).await;
        assert_eq!(submitted.json()["status"], "pending-leader");
        let sent =
            act(&town, &leader, &format!("{id}/approve"), submitted.header("etag"), json!({}))
                .await;
        assert_eq!(sent.json()["no"], "KN-2025-0030");
        assert_eq!(sent.json()["due_on"], "2025-07-11");

        let no = "KN-2025-0030";
        let to = json!({ "lead": "CVT", "supports": ["CCDS"] });
        let assigned = act(&town, &office, &format!("{no}/assign"), sent.header("etag"), to).await;
        assert_eq!(assigned.json()["lead_unit"], "CVT", "{}", assigned.body);
        let taken =
            act(&town, &handler, &format!("{no}/accept"), assigned.header("etag"), json!({})).await;
        let answer = json!({ "body": "Trạm phát sóng trước 30/9/2025.", "outcome": "resolved" });
        let path = format!("{no}/request-signature");
        let waiting = act(&town, &handler, &path, taken.header("etag"), answer).await;
        assert_eq!(waiting.json()["status"], "pending-sign");
        let unsigned = act(&town, &handler, &format!("{no}/publish"), "*", json!({})).await;
        assert_eq!(unsigned.problem(), "403 not-allowed");

        let document = json!({
            "number": "2204", "symbol": "CVT-CSVT", "issued_on": "2025-06-13",
            "signer_name": "Nguyễn Trọng Nghĩa", "signer_title": "Cục trưởng",
            "summary": "Trả lời kiến nghị của Quảng Nam",
        });
        let publish = json!({ "document": document });
        let answered =
            act(&town, &signer, &format!("{no}/publish"), waiting.header("etag"), publish).await;
        let answered = (answered.header("etag").to_owned(), answered.json());
        assert_eq!(answered.1["status"], "answered");
        assert_eq!(answered.1["outcome"], "resolved");
        assert_eq!(answered.1["documents"][0]["issuer"], "CVT");
        assert_eq!(answered.1["answered_at"], "2025-06-13T08:00:00+07:00");

        let said = json!({ "rating": "satisfied" });
        let closed = act(&town, &author, &format!("{no}/confirm"), &answered.0, said).await;
        assert_eq!(closed.json()["status"], "closed");
        let late = act(&town, &signer, &format!("{no}/publish"), "*", json!({})).await;
        assert_eq!(late.problem(), "409 wrong-state");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn versions_and_repeated_requests_are_looked_after() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let office = town.token("dieuphoi").await;
    let path = "recommendations/KN-2025-0028/assign";
    let to = json!({ "lead": "CBC" });
    let blind = town.ask(Ask::post(path).by(&office).json(&to)).await;
    assert_eq!(blind.problem(), "428 if-match-missing");
    let stale = act(&town, &office, "KN-2025-0028/assign", "\"999\"", to.clone()).await;
    assert_eq!(stale.problem(), "412 stale");
    let ask = || {
        Ask::post(path).by(&office).with("if-match", "*").with("idempotency-key", "k1").json(&to)
    };
    let (first, second) = (town.ask(ask()).await, town.ask(ask()).await);
    assert_eq!(first.status, 200, "{}", first.body);
    assert_eq!((first.body, second.header("idempotent-replayed")), (second.body.clone(), "true"));
    // Whoever declines no longer sees it, and is answered all the same.
    let handler = town.token("cbc").await;
    let why = json!({ "reason": "Không thuộc lĩnh vực", "competent": "Cục PTTH và TTĐT" });
    let declined = act(&town, &handler, "KN-2025-0028/decline", "*", why).await;
    assert_eq!(declined.status, 200, "{}", declined.body);
    let gone = town.ask(Ask::get("recommendations/KN-2025-0028").by(&handler)).await;
    assert_eq!(gone.problem(), "404 not-found");
}

#[tokio::test]
async fn the_list_and_the_summary_say_the_same() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("lanhdao").await;
    let list = async |query: &str| {
        let path = format!("recommendations?{query}");
        let list = town.ask(Ask::get(&path).by(&token)).await.json();
        list["items"].as_array().unwrap().clone()
    };
    let answered = list("year=2024&answered=true").await;
    assert_eq!(answered.len(), 35);
    assert!(answered.iter().all(|one| one["documents"].as_array().unwrap().len() == 1));
    // One of 2025 is restricted, and leadership does not see it.
    assert_eq!(list("year=2025").await.len(), 28);
    assert_eq!(list("year=2025&status=in-progress").await.len(), 4);
    assert_eq!(list("year=2025&q=lom%20song").await.len(), 2);
    let summary = town.ask(Ask::get("recommendations/summary?year=2024").by(&token)).await.json();
    assert_eq!((&summary["received"], &summary["answered"]), (&json!(35), &json!(35)));
    let of_topic = |code: &str| {
        let topics = summary["by_topic"].as_array().unwrap();
        topics.iter().find(|one| one["topic"] == code).unwrap()["received"].clone()
    };
    assert_eq!((of_topic("BC"), of_topic("VT"), of_topic("TTR")), (json!(8), json!(8), json!(7)));
    for (query, pointer) in
        [("status=open", "?status"), ("answered=yes", "?answered"), ("year=x", "?year")]
    {
        let wrong = town.ask(Ask::get(&format!("recommendations?{query}")).by(&token)).await;
        assert_eq!(wrong.problem(), "422 invalid", "{query}");
        assert_eq!(wrong.json()["errors"][0]["pointer"], pointer);
    }
}

#[tokio::test]
async fn a_note_is_nowhere_in_the_api() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let (office, author) = (town.token("dieuphoi").await, town.token("qna").await);
    let note = json!({ "body": "Cân nhắc nội bộ" });
    let noted = act(&town, &office, "KN-2025-0022/note", "*", note.clone()).await;
    assert_eq!(noted.status, 200, "{}", noted.body);
    let by_province = act(&town, &author, "KN-2025-0022/note", "*", note).await;
    assert_eq!(by_province.problem(), "403 not-allowed");
    for token in [&office, &author] {
        let read = town.ask(Ask::get("recommendations/KN-2025-0022").by(token)).await;
        assert!(!read.body.contains("nội bộ"));
    }
}
