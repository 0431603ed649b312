//! Lists: paged to the end, narrowed, and each line as programs expect it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use store::{
    Result,
    testing::{Village, on_both},
};

use crate::asking::{Ask, Town};

/// Every line of a list, so many at a time.
async fn all(town: &Town, token: &str, path: &str, limit: u16) -> Vec<Value> {
    let mut lines = Vec::new();
    let mut after = String::new();
    let mark = if path.contains('?') { '&' } else { '?' };
    loop {
        let page = town.ask(Ask::get(&format!("{path}{mark}limit={limit}{after}")).by(token)).await;
        assert_eq!(page.status, 200, "{}", page.body);
        let page = page.json();
        let items = page["items"].as_array().unwrap().clone();
        assert!(items.len() <= usize::from(limit));
        lines.extend(items);
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return lines,
        }
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

fn each<'a>(lines: &'a [Value], field: &str) -> Vec<&'a Value> {
    lines.iter().map(|line| &line[field]).collect()
}

#[tokio::test]
async fn every_list_is_paged_to_its_end_without_gaps_or_repeats() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village);
        let token = town.token("dieuphoi").await;
        for (path, key, small, whole) in [
            ("reports", "id", 37, 476),
            ("units", "code", 5, 35),
            ("topics", "code", 1, 0),
            ("indicators", "code", 7, 0),
            ("templates", "code", 1, 0),
            ("rounds", "code", 3, 28),
            ("events?kind=visit", "id", 4, 17),
            ("totals?round=2025-Q1&status=submitted", "cell", 9, 0),
            ("audit", "seq", 173, 0),
        ] {
            let large = all(&town, &token, path, 200).await;
            let pieces = all(&town, &token, path, small).await;
            assert_eq!(each(&large, key), each(&pieces, key), "{path}");
            let different: BTreeSet<String> =
                each(&large, key).iter().map(ToString::to_string).collect();
            assert_eq!(different.len(), large.len(), "{path}: a line came twice");
            assert!(
                !large.is_empty() && (whole == 0 || large.len() == whole),
                "{path}: {}",
                large.len()
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_code_of_no_sign_is_refused_and_not_left_out() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("dieuphoi").await;
    for (query, expected) in
        [("round=%00", "?round not-a-choice"), ("unit=%20", "?unit not-a-choice")]
    {
        let refused = town.ask(Ask::get(&format!("reports?{query}")).by(&token)).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert_eq!(refused.errors(), [expected]);
    }
}

#[tokio::test]
async fn the_lines_have_the_fields_that_programs_read() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("dieuphoi").await;
    let first = async |path: &str| all(&town, &token, path, 200).await.remove(0);
    let mut report = first("reports?round=2025-M06&unit=STTTT-HT").await;
    assert!(report["id"].take().is_string() && report["row_version"].take().is_i64());
    insta::assert_snapshot!(pretty(&report), @r#"
    {
      "due_at": "2025-06-15T23:59:59+07:00",
      "first_on_time": true,
      "first_submitted_at": "2025-06-10T16:12:08+07:00",
      "id": null,
      "locks_at": "2025-06-20T23:59:59+07:00",
      "nil_return": false,
      "period": "2025-M06",
      "round": "2025-M06",
      "row_version": null,
      "status": "accepted",
      "submitted_at": "2025-06-10T16:12:08+07:00",
      "template": "TT02-THANG",
      "unit": "STTTT-HT"
    }
    "#);
    let rounds = all(&town, &token, "rounds", 200).await;
    let mut june = rounds.into_iter().find(|round| round["code"] == "2025-M06").unwrap();
    assert!(june["id"].take().is_string());
    insta::assert_snapshot!(pretty(&june), @r#"
    {
      "code": "2025-M06",
      "cutoff_from": "2025-05-15",
      "cutoff_to": "2025-06-14",
      "due_at": "2025-06-15T23:59:59+07:00",
      "id": null,
      "locks_at": "2025-06-20T23:59:59+07:00",
      "opens_at": "2025-06-05T00:00:00+07:00",
      "period": "2025-M06",
      "status": "open",
      "template": "TT02-THANG",
      "title": "Báo cáo QLNN tháng 6/2025",
      "title_en": "State management report, June 2025"
    }
    "#);
    let mut unit = first("units").await;
    assert!(unit["id"].take().is_string());
    insta::assert_snapshot!(pretty(&unit), @r#"
    {
      "code": "BTTTT",
      "gso_code": null,
      "id": null,
      "kind": "ministry",
      "name": "Bộ Thông tin và Truyền thông",
      "name_en": "Ministry of Information and Communications",
      "parent": null,
      "province": null,
      "region": null,
      "short_name": "Bộ TT&TT",
      "valid_from": "2007-07-31",
      "valid_to": null
    }
    "#);
    insta::assert_snapshot!(pretty(&first("topics").await), @r#"
    {
      "active": true,
      "code": "CDS",
      "lead_unit": "CCDS",
      "name": "Chuyển đổi số",
      "name_en": "Digital transformation",
      "parent": null
    }
    "#);
    insta::assert_snapshot!(pretty(&first("indicators").await), @r#"
    {
      "aggregation": "sum",
      "breakdown": [],
      "code": "BCH01",
      "formula": null,
      "frequency": "quarter",
      "name": "Doanh nghiệp/chi nhánh bưu chính đang hoạt động",
      "name_en": "Postal operators and branches in operation",
      "nature": "snapshot",
      "topic": "BCH",
      "unit_label": "đơn vị",
      "unit_label_en": "units",
      "value_kind": "int"
    }
    "#);
}

#[tokio::test]
async fn a_list_is_narrowed_by_round_unit_and_status() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("dieuphoi").await;
    let june = all(&town, &token, "reports?round=2025-M06", 100).await;
    assert_eq!(june.len(), 17);
    let drafts = all(&town, &token, "reports?round=2025-M06&status=draft", 100).await;
    assert!(!drafts.is_empty() && drafts.iter().all(|line| line["status"] == "draft"));
    let khanh_hoa = all(&town, &token, "reports?unit=STTTT-KH", 100).await;
    assert!(khanh_hoa.len() == 28 && khanh_hoa.iter().all(|line| line["unit"] == "STTTT-KH"));
    assert!(all(&town, &token, "reports?round=2099-M01", 100).await.is_empty());

    // A province has its own; asking for another's is as asking for one that is not there.
    let token = town.token("qna").await;
    let own = all(&town, &token, "reports", 100).await;
    assert!(own.len() == 28 && own.iter().all(|line| line["unit"] == "STTTT-QNA"));
    let nothing = json!({ "items": [], "next": null });
    for unit in ["STTTT-KH", "STTTT-XX"] {
        let list = town.ask(Ask::get(&format!("reports?unit={unit}")).by(&token)).await;
        assert_eq!(list.json(), nothing, "{unit}");
    }
}

#[tokio::test]
async fn a_question_that_makes_no_sense_is_not_guessed_at() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("dieuphoi").await;
    for (path, errors) in [
        ("reports?limit=0", "?limit out-of-range"),
        ("reports?limit=201", "?limit out-of-range"),
        ("reports?limit=70000", "?limit out-of-range"),
        ("reports?limit=-1", "?limit out-of-range"),
        ("reports?limit=ten", "?limit wrong-type"),
        ("reports?limit=", "?limit wrong-type"),
        ("reports?status=", "?status not-a-choice"),
        ("units?on=", "?on not-a-day"),
        ("reports?status=lost", "?status not-a-choice"),
        ("reports?after=nonsense", "?after not-a-choice"),
        ("reports?after=1_2", "?after not-a-choice"),
        ("reports?statsu=draft", "?statsu unknown-field"),
        ("rounds?after=2099-M01", "?after not-a-choice"),
        ("units?on=13/06/2025", "?on not-a-day"),
        ("units?on=2025-02-30", "?on not-a-day"),
        ("audit?after=x", "?after not-a-choice"),
    ] {
        let refused = town.ask(Ask::get(path).by(&token)).await;
        assert_eq!(refused.problem(), "422 invalid", "{path}");
        assert_eq!(refused.errors(), [errors], "{path}");
    }
    let twice = town.ask(Ask::get("reports?limit=1&limit=2").by(&token)).await;
    assert_eq!(twice.problem(), "422 invalid");
}

#[tokio::test]
async fn units_are_those_of_a_day() {
    let town = Town::of(Village::sqlite().await.unwrap());
    let token = town.token("qna").await;
    let departments = async |day: &str| {
        let units = all(&town, &token, &format!("units?on={day}"), 200).await;
        units.iter().filter(|unit| unit["kind"] == "province_dept").count()
    };
    assert_eq!(departments("2025-06-13").await, 17);
    assert_eq!(departments("1990-01-01").await, 0);
}

#[tokio::test]
async fn the_audit_log_is_for_those_who_may_and_keeps_back_what_is_the_units_own() {
    let town = Town::of(Village::sqlite().await.unwrap());
    for name in ["qna", "qna.ld", "danang", "cvt", "lanhdao"] {
        let token = town.token(name).await;
        assert_eq!(
            town.ask(Ask::get("audit").by(&token)).await.problem(),
            "403 not-allowed",
            "{name}"
        );
    }
    let token = town.token("quantri").await;
    let lines = all(&town, &token, "audit", 200).await;
    let numbers: Vec<i64> = lines.iter().map(|line| line["seq"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=i64::try_from(lines.len()).unwrap()).collect::<Vec<_>>());
    let filled = lines.iter().find(|line| line["act"] == "report.fill").unwrap();
    assert_eq!(
        (&filled["withheld"], &filled["after"], &filled["note"]),
        (&json!(true), &Value::Null, &Value::Null)
    );
    let approved = lines.iter().find(|line| line["act"] == "report.approve").unwrap();
    assert_eq!(approved["withheld"], false);
    assert_eq!(approved["after"]["status"], "submitted");
    assert!(approved["at"].as_str().unwrap().ends_with("+07:00"));
    assert_eq!(approved["hash"].as_str().unwrap().len(), 64);
}
