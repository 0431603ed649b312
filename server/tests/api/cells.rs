//! Filling cells by a program: each stands for itself, and no digit is lost.

use serde_json::{Value, json};
use store::{
    Result,
    testing::{Village, on_both},
};

use crate::{
    address,
    asking::{Ask, Town},
};

fn cell<'a>(report: &'a Value, field: &str) -> &'a Value {
    let cells = report["cells"].as_array().unwrap();
    cells
        .iter()
        .find(|one| one["field"] == field && one["row"].is_null() && one["col"].is_null())
        .unwrap()
}

#[tokio::test]
async fn each_cell_is_applied_in_conflict_or_rejected() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("kt").await;
        let path = address(&town, &token).await;
        let cells = format!("{path}/cells");
        let first = json!([
            { "field": "VT02", "value": 500_000, "base_rev": 0 },
            { "field": "BCH04", "value": 12.5, "base_rev": 0 },
            { "field": "VT04", "value": "1,234.5", "base_rev": 0 },
            { "field": "VT05", "value": 1.5, "base_rev": 0 },
            { "field": "TT01A", "value": -1, "base_rev": 0 },
            { "field": "NOPE", "value": 1, "base_rev": 0 },
            { "field": "AT02A", "nil": true, "base_rev": 0 },
            { "field": "KQ", "row": null, "value": "Kết quả 1/2", "base_rev": 0 },
        ]);
        let filled = town.ask(Ask::put(&cells).by(&token).json(&first)).await;
        assert_eq!(filled.status, 200, "{}", filled.body);
        let said: Vec<String> = filled.json()["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                format!(
                    "{} {} {}",
                    one["field"].as_str().unwrap(),
                    one["outcome"].as_str().unwrap(),
                    one["code"].as_str().unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                "VT02 applied ",
                "BCH04 applied ",
                "VT04 rejected questioned",
                "VT05 rejected not-whole",
                "TT01A rejected negative",
                "NOPE rejected no-such-cell",
                "AT02A applied ",
                "KQ applied ",
            ]
        );
        assert_eq!(filled.json()["items"][2]["suggestion"].to_string(), "1234.5");
        assert_eq!(filled.header("etag"), format!("\"{}\"", filled.json()["row_version"]));

        let late = json!([{ "field": "VT02", "value": 500_001, "base_rev": 0 }]);
        let conflict = town.ask(Ask::put(&cells).by(&token).json(&late)).await.json();
        let item = &conflict["items"][0];
        assert_eq!((&item["outcome"], &item["rev"]), (&json!("conflict"), &json!(1)));
        assert_eq!(item["theirs"]["value"], 500_000);
        assert!(item["theirs"]["by"].is_string());

        let report = town.ask(Ask::get(&path).by(&token)).await.json();
        let vt02 = cell(&report, "VT02");
        assert_eq!(
            (&vt02["state"], &vt02["value"], &vt02["rev"]),
            (&json!("value"), &json!(500_000), &json!(1))
        );
        assert!(vt02["unit_label"].is_string());
        assert_eq!(
            (&cell(&report, "AT02A")["state"], &cell(&report, "AT02A")["value"]),
            (&json!("nil"), &Value::Null)
        );
        assert_eq!(cell(&report, "KQ")["value"], "Kết quả 1/2");
        assert_eq!(cell(&report, "VT05")["state"], "empty");

        let emptied = json!([{ "field": "VT02", "value": null, "base_rev": 1 }]);
        town.ask(Ask::put(&cells).by(&token).json(&emptied)).await;
        let report = town.ask(Ask::get(&path).by(&token)).await.json();
        assert_eq!(cell(&report, "VT02")["state"], "empty");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_figure_comes_back_with_the_digits_it_was_sent_with() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("kt").await;
        let path = address(&town, &token).await;
        let templates = town.ask(Ask::get("templates").by(&token)).await.json();
        let templates = templates["items"].as_array().unwrap();
        let template = templates.iter().find(|one| one["code"] == "TT02-THANG").unwrap();
        let fields = template["sections"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|one| one["fields"].as_array().unwrap());
        let decimal =
            fields.clone().find(|field| field["kind"] == "dec").unwrap()["key"].as_str().unwrap();
        for (rev, (sent, kept)) in [
            ("922337203685477.5807", "922337203685477.5807"),
            ("0.1", "0.1"),
            ("1234567890123.0001", "1234567890123.0001"),
            ("1.2340", "1.234"),
            ("1e3", "1000"),
        ]
        .into_iter()
        .enumerate()
        {
            let body =
                format!("[{{\"field\": \"{decimal}\", \"value\": {sent}, \"base_rev\": {rev}}}]");
            let filled = town.ask(Ask::put(&format!("{path}/cells")).by(&token).text(&body)).await;
            assert_eq!(filled.json()["items"][0]["outcome"], "applied", "{sent}: {}", filled.body);
            let report = town.ask(Ask::get(&path).by(&token)).await.body;
            assert!(report.contains(&format!("\"value\":{kept},")), "{sent}");
        }
        for (too, code) in [
            ("922337203685477.5808", "too-large"),
            ("0.12345", "too-many-decimals"),
            ("1e99", "too-large"),
        ] {
            let body = format!("[{{\"field\": \"{decimal}\", \"value\": {too}, \"base_rev\": 5}}]");
            let filled = town.ask(Ask::put(&format!("{path}/cells")).by(&token).text(&body)).await;
            assert_eq!(filled.json()["items"][0]["code"], code, "{too}: {}", filled.body);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_batch_that_is_not_understood_changes_nothing() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("kt").await;
    let path = address(&town, &token).await;
    let good = r#"{ "field": "VT02", "value": 1, "base_rev": 0 }"#;
    for (bad, errors) in [
        (r#"{ "field": "VT04", "value": 1 }"#, "/1/base_rev missing"),
        (r#"{ "value": 1, "base_rev": 0 }"#, "/1/field missing"),
        (r#"{ "field": 4, "value": 1, "base_rev": 0 }"#, "/1/field wrong-type"),
        (r#"{ "field": "VT04", "value": [1], "base_rev": 0 }"#, "/1/value wrong-type"),
        (r#"{ "field": "VT04", "value": true, "base_rev": 0 }"#, "/1/value wrong-type"),
        (r#"{ "field": "VT04", "base_rev": 0 }"#, "/1/value missing"),
        (r#"{ "field": "VT04", "value": 1, "nil": true, "base_rev": 0 }"#, "/1/nil not-both"),
        (r#"{ "field": "VT04", "value": 1, "base_rev": 0.5 }"#, "/1/base_rev wrong-type"),
        (r#"{ "field": "VT04", "value": 1, "base_rev": 0, "unit": "x" }"#, "/1/unit unknown-field"),
        (r#""VT04""#, "/1 wrong-type"),
    ] {
        let body = format!("[{good}, {bad}]");
        let refused = town.ask(Ask::put(&format!("{path}/cells")).by(&token).text(&body)).await;
        assert_eq!(
            (refused.problem(), refused.errors()),
            ("422 invalid".into(), vec![errors.to_owned()]),
            "{bad}"
        );
    }
    let report = town.ask(Ask::get(&path).by(&token)).await.json();
    assert_eq!(cell(&report, "VT02")["state"], "empty");
    let many = json!(vec![json!({ "field": "VT02", "value": 1, "base_rev": 0 }); 2_001]);
    let refused = town.ask(Ask::put(&format!("{path}/cells")).by(&token).json(&many)).await;
    assert_eq!(
        (refused.problem(), refused.errors()),
        ("422 invalid".into(), vec![" too-many".to_owned()])
    );
}

#[tokio::test]
async fn a_batch_may_insist_on_the_reports_version() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("kt").await;
    let path = address(&town, &token).await;
    let body = json!([{ "field": "VT02", "value": 1, "base_rev": 0 }]);
    let put =
        |tag: &str| Ask::put(&format!("{path}/cells")).by(&token).with("if-match", tag).json(&body);
    assert_eq!(town.ask(put("\"77\"")).await.problem(), "412 stale");
    let tag = town.ask(Ask::get(&path).by(&token)).await.header("etag").to_owned();
    assert_eq!(town.ask(put(&tag)).await.status, 200);
    assert_eq!(town.ask(put(&tag)).await.problem(), "412 stale");
}
