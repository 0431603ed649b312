//! The plan as programs read it.

use serde_json::{Value, json};
use store::{
    Result,
    testing::{Village, on_both},
};

use crate::asking::{Ask, Town};

async fn town() -> Result<Town> {
    Ok(Town::of(Village::sqlite().await?))
}

async fn read(town: &Town, who: &str, path: &str) -> Value {
    let answer = town.ask(Ask::get(path).by(&town.token(who).await)).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    answer.json()
}

#[tokio::test]
async fn coverage_is_nine_of_seventeen_on_the_demo_day() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let coverage = read(&town, "dieuphoi", "visits/coverage?year=2025").await;
        assert_eq!((&coverage["done"], &coverage["total"]), (&json!(9), &json!(17)));
        let units = coverage["units"].as_array().unwrap();
        assert_eq!(units.len(), 17);
        let of = |code: &str| units.iter().find(|one| one["unit"] == code).unwrap();
        assert_eq!(of("STTTT-DNG")["stage"], "done");
        assert_eq!(of("STTTT-DNG")["on"], "2025-03-12");
        assert_eq!(
            (&of("STTTT-BTH")["stage"], &of("STTTT-BTH")["on"]),
            (&json!("planned"), &Value::Null)
        );
        let own = read(&town, "qna", "visits/coverage").await;
        assert_eq!((&own["done"], own["units"].as_array().unwrap().len()), (&json!(9), 1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_plan_has_its_five_tasks_in_their_order() -> Result<()> {
    let town = town().await?;
    let plan = read(&town, "danang", "plan/2025").await;
    let items = plan["items"].as_array().unwrap();
    let told: Vec<_> =
        items.iter().map(|one| (one["no"].as_str().unwrap(), &one["kind"])).collect();
    assert_eq!(
        told,
        [
            ("1", &json!("direction")),
            ("2", &json!("visit-series")),
            ("3", &json!("direction")),
            ("4", &json!("games")),
            ("5", &json!("conference"))
        ]
    );
    assert_eq!((&items[1]["done"], &items[1]["total"]), (&json!(9), &json!(17)));
    assert_eq!(
        (&items[3]["host_unit"], &items[3]["starts"]),
        (&json!("STTTT-DLK"), &json!("2025-08-08"))
    );
    Ok(())
}

#[tokio::test]
async fn an_event_is_told_with_its_day_its_moments_and_its_tag() -> Result<()> {
    let town = town().await?;
    let token = town.token("qna").await;
    let list = read(&town, "qna", "events?from=2025-07-01&to=2025-07-31&kind=visit").await;
    let event = &list["items"][0];
    assert_eq!(
        json!({
            "kind": event["kind"], "title": event["title"], "starts": event["starts"],
            "ends": event["ends"], "starts_at": event["starts_at"], "all_day": event["all_day"],
            "precision": event["precision"], "status": event["status"],
            "host_unit": event["host_unit"], "lead_unit": event["lead_unit"],
        }),
        json!({
            "kind": "visit", "title": "Làm việc với Sở TT&TT Quảng Nam", "starts": "2025-07-10",
            "ends": "2025-07-10", "starts_at": "2025-07-10T08:00:00+07:00", "all_day": false,
            "precision": "time", "status": "proposed", "host_unit": "STTTT-QNA", "lead_unit": "VPDN",
        })
    );
    let one =
        town.ask(Ask::get(&format!("events/{}", event["id"].as_str().unwrap())).by(&token)).await;
    assert_eq!((one.header("etag"), &one.json()), ("\"1\"", event));
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_a_day_a_kind_or_a_year_is_named() -> Result<()> {
    let town = town().await?;
    let token = town.token("dieuphoi").await;
    for (path, pointer) in [
        ("events?from=2025-02-30", "?from"),
        ("events?to=gestern", "?to"),
        ("events?kind=party", "?kind"),
        ("events?after=x", "?after"),
        ("visits/coverage?year=x", "?year"),
    ] {
        let answer = town.ask(Ask::get(path).by(&token)).await;
        answer.problem();
        assert_eq!(answer.json()["errors"][0]["pointer"], pointer, "{path}: {}", answer.body);
    }
    for nowhere in ["plan/1999", "plan/x", "events/x"] {
        assert_eq!(town.ask(Ask::get(nowhere).by(&token)).await.problem(), "404 not-found");
    }
    Ok(())
}
