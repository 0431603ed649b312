//! Totals as programs read them.

use serde_json::json;
use store::{Result, testing::on_both};

use crate::asking::{Ask, Town};

#[tokio::test]
async fn a_total_comes_with_its_coverage_and_who_is_missing() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("dieuphoi").await;
        let path = "totals?round=2025-M06&status=submitted";
        let page = town.ask(Ask::get(path).by(&token)).await.json();
        let of = |code: &str| {
            let mut items = page["items"].as_array().unwrap().iter();
            items.find(|one| one["cell"] == code).unwrap().clone()
        };
        let total = of("VT02");
        assert_eq!(total["coverage"], json!({ "n": 10, "of": 17 }));
        assert_eq!(total["missing"].as_array().unwrap().len(), 7);
        assert_eq!((&total["indicator"], &total["aggregation"]), (&json!("VT02"), &json!("sum")));
        assert_eq!((&total["unit_label"], &total["rounded"]), (&json!("thuê bao"), &json!(false)));
        assert!(total["value"].is_number() && total["without"].is_null());
        let share = of("CDS04");
        assert_eq!(share["aggregation"], "ratio CDS03C/CDS03A");
        assert!(share["value"].as_f64().unwrap() < 100.0 && share["rounded"] == true);

        let accepted = town.ask(Ask::get("totals?round=2025-M06").by(&token)).await.json();
        assert!(accepted["items"][0]["coverage"]["n"].as_i64() <= Some(10));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_asks_wrongly_is_told_what_is_wrong() {
    let town = Town::of(store::testing::Village::sqlite().await.unwrap());
    let token = town.token("dieuphoi").await;
    for (path, status, pointer) in [
        ("totals", 422, "?round"),
        ("totals?round=2025-M06&status=draft", 422, "?status"),
        ("totals?round=2025-M06&limit=0", 422, "?limit"),
        ("totals?round=2025-M06&after=XX", 422, "?after"),
    ] {
        let answer = town.ask(Ask::get(path).by(&token)).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        assert!(answer.body.contains(pointer), "{path}: {}", answer.body);
    }
    assert_eq!(town.ask(Ask::get("totals?round=2031-M01").by(&token)).await.status, 404);
    let admin = town.token("quantri").await;
    assert_eq!(town.ask(Ask::get("totals?round=2025-M06").by(&admin)).await.status, 403);
}
