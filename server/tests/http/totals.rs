//! The pages of totals and the board over HTTP: who is shown what, and where each figure leads.

use axum::http::StatusCode;
use domain::{
    report::{Only, ReportFilter},
    total::{Basis, IndicatorUnit},
};
use store::{board, reports, totals};

use crate::town::Town;

#[tokio::test]
async fn each_role_finds_its_places_and_no_others() {
    for (name, places) in [
        ("lanhdao", [200, 200, 200, 200]),
        ("dieuphoi", [200, 200, 200, 200]),
        ("danang", [200, 200, 200, 200]),
        ("qna", [403, 200, 200, 200]),
        ("cvt", [403, 403, 200, 200]),
        ("quantri", [403, 403, 403, 403]),
    ] {
        let town = Town::open(name).await;
        let rail = town.get("/me").await.body;
        let addresses = ["/board", "/analysis", "/analysis/totals", "/analysis/indicator/VT02"];
        for (address, status) in addresses.into_iter().zip(places) {
            let page = town.get(address).await;
            assert_eq!(page.status.as_u16(), status, "{name} {address}");
        }
        assert_eq!(rail.contains("href=\"/board\""), places[0] == 200, "{name}");
        assert_eq!(rail.contains("href=\"/analysis"), places[2] == 200, "{name}");
    }
}

/// KPI → the list of exactly these reports.
#[tokio::test]
async fn every_figure_of_the_board_leads_to_the_rows_it_counts() {
    let town = Town::open("lanhdao").await;
    let page = town.get("/board").await;
    assert_eq!(page.status, StatusCode::OK);
    let tx = town.village.look_as("lanhdao").await.unwrap();
    let board = board::board(&tx, "").await.unwrap();
    let (on_time, now) = (board.last_due.unwrap(), board.under_way.unwrap());
    for (href, count) in [
        ("/reports?only=on-time&amp;round=2025-M05", on_time.on_time.n),
        ("/reports?only=received&amp;round=2025-M06", now.counts.only(Only::Received)),
        ("/reports?only=missing&amp;round=2025-M06", now.counts.only(Only::Missing)),
        (
            "/reports?status=accepted&amp;round=2025-M06",
            now.counts.of(domain::report::ReportStatus::Accepted),
        ),
    ] {
        assert!(page.body.contains(&format!("href=\"{href}\"")), "{href}");
        let list = town.get(&href.replace("&amp;", "&")).await.body;
        let rows = list.matches("<th scope=\"row\">").count();
        assert_eq!(i64::try_from(rows).unwrap(), count, "{href}");
    }
    assert!(page.body.contains("Số liệu lúc 13/06/2025 08:00"));
    assert_eq!(page.body.matches("class=\"tile ").count(), 17);
    for isles in ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"] {
        assert!(page.body.contains(isles), "{isles}");
    }
    assert!(!page.body.contains("style=\""), "the policy forbids it");
    let quarters = town.get("/board?kind=quarter").await;
    assert!(quarters.body.contains("quý I"), "the quarter that is due");
    assert_eq!(town.get("/board?kind=nonsense").await.status, StatusCode::OK);
}

/// Total → the units → the cell → its history: three taps.
#[tokio::test]
async fn from_a_total_to_the_history_of_a_cell_in_three_taps() {
    let town = Town::open("dieuphoi").await;
    let table = town.get("/analysis/totals?round=2025-M05&status=submitted").await.body;
    let first = "/analysis/indicator/VT02?round=2025-M05&amp;status=submitted";
    assert!(table.contains(&format!("href=\"{first}\"")), "the first tap");

    let units = town.get(&first.replace("&amp;", "&")).await.body;
    let tx = town.village.look_as("dieuphoi").await.unwrap();
    let page = totals::indicator(&tx, "VT02", "", "2025-M05", Basis::Submitted).await.unwrap();
    let unit: &IndicatorUnit = page.units.iter().find(|unit| unit.answers()).unwrap();
    let second = format!("/reports/{}/review?view=all", unit.id);
    assert!(units.contains(&format!("href=\"{second}#VT02\"")), "the second tap");

    let cell = town.get(&second).await.body;
    assert!(cell.contains("id=\"VT02\""), "it arrives at the cell");
    let third = format!("/reports/{}/history?cell=VT02", unit.id);
    assert!(cell.contains(&format!("href=\"{third}\"")), "the third tap");
    let history = town.get(&third).await;
    assert_eq!(history.status, StatusCode::OK);
    assert!(
        history.body.contains("VT02") && !history.body.contains(">VT04<"),
        "of that cell alone"
    );
}

#[tokio::test]
async fn what_is_counted_stands_in_the_address_and_on_the_page() {
    let town = Town::open("lanhdao").await;
    for (query, label) in [
        ("", "Chỉ tính báo cáo Bộ đã tiếp nhận."),
        ("&status=submitted", "Tính báo cáo Bộ đã tiếp nhận và báo cáo đã gửi, chưa tiếp nhận."),
        ("&status=x", "Chỉ tính báo cáo Bộ đã tiếp nhận."),
    ] {
        for page in ["/analysis/totals?round=2025-M06", "/analysis/indicator/VT02?round=2025-M06"] {
            let body = town.get(&format!("{page}{query}")).await.body;
            assert!(body.contains(label), "{page}{query}");
            assert!(body.contains("status=submitted") && body.contains("status=accepted"));
        }
    }
    let page = town.get("/analysis/indicator/CDS04?round=2025-M05&status=submitted").await.body;
    assert!(page.contains("không lấy bình quân các tỷ lệ"), "the method in words");
}

#[tokio::test]
async fn the_matrix_links_each_cell_and_each_sum_to_its_reports() {
    let town = Town::open("dieuphoi").await;
    let page = town.get("/analysis?year=2025").await.body;
    let tx = town.village.look_as("dieuphoi").await.unwrap();
    let matrix = totals::completeness(&tx, "2025", "").await.unwrap();
    let cells = matrix.units.iter().flat_map(|unit| &unit.cells).flatten().count();
    assert_eq!(page.matches("class=\"mx ").count(), cells);
    for unit in &matrix.units {
        let filter = ReportFilter {
            unit: unit.code.clone(),
            q: "2025".into(),
            only: Some(Only::OnTime),
            ..ReportFilter::default()
        };
        let list = reports::list(&tx, &filter).await.unwrap();
        assert_eq!(unit.on_time.n, i64::try_from(list.lines.len()).unwrap(), "{}", unit.code);
    }
    for round in &matrix.rounds {
        let filter = ReportFilter {
            round: round.code.clone(),
            only: Some(Only::OnTime),
            ..ReportFilter::default()
        };
        let list = reports::list(&tx, &filter).await.unwrap();
        assert_eq!(round.on_time.n, i64::try_from(list.lines.len()).unwrap(), "{}", round.code);
    }
    let own = Town::of(town.village.clone(), "qna").await.get("/analysis").await.body;
    assert!(own.contains("Quảng Nam") && !own.contains("Quảng Ngãi"), "its own row");
}

#[tokio::test]
async fn english_is_complete_here_too() {
    let town = Town::open("lanhdao").await;
    town.village.sql("UPDATE people SET locale = 'en'").await.unwrap();
    for (path, words) in [
        ("/board", "Departments on time"),
        ("/analysis", "Completeness"),
        ("/analysis/totals", "How it is counted"),
        ("/analysis/indicator/VT02", "Mobile telephone subscriptions"),
    ] {
        let page = town.get(path).await.body;
        assert!(page.contains(words), "{path}");
        assert!(!page.contains("Đúng hạn") && !page.contains("Độ phủ"), "{path}");
    }
}

#[tokio::test]
async fn boards_asked_for_all_at_once_are_all_answered_whole() {
    let town = Town::open("lanhdao").await;
    let whole = town.get("/board").await.body.len();
    // Several at once, as a conference opens it; each must be whole.
    for _ in 0..rounds() {
        let asked = (0..10).map(|_| town.get("/board"));
        for page in futures_join(asked).await {
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.len().abs_diff(whole) < 400 && page.body.contains("</html>"));
        }
    }
}

/// Ten each; `BOARD_ROUNDS=100` makes the thousand.
#[expect(clippy::disallowed_methods, reason = "a longer run is asked for by the environment")]
fn rounds() -> usize {
    std::env::var("BOARD_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(8)
}

async fn futures_join<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut done = Vec::new();
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|one| match one.as_mut().poll(context) {
            std::task::Poll::Ready(value) => {
                done.push(value);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}
