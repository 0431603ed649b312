//! The form of a report without script, over HTTP.
#![expect(clippy::unwrap_used, reason = "tests")]

mod town;

use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::{
    id::ReportId,
    report::{Cell, CellKey, CellState, ReportFilter, ReportForm},
};
use store::{reports, testing::demo_moment};

use self::town::{Answer, Town};

const SECTION: &str = "/api/app/reports/api/save_section";

#[tokio::test]
async fn nil_for_the_empty_cells_keeps_what_was_typed() {
    let town = Town::open("kt").await;
    let id = june(&town).await;
    let typed = "input[cell][VT02]=512.300&input[cell][VT05]=soon&input[cell][VT12]=";
    let answer = save(&town, id, &format!("{typed}&input[rest]=nil")).await;
    let form = form(&town, id).await;
    assert_eq!(cell(&form, "VT02").unwrap().value.as_ref().unwrap().print(), "512.300");
    assert_eq!(cell(&form, "VT04").unwrap().state, CellState::Nil, "not sent along");
    assert_eq!(cell(&form, "VT12").unwrap().state, CellState::Nil, "sent empty");
    assert_eq!(cell(&form, "VT05"), None, "what was not understood is not overwritten");
    let page = follow(&town, &answer).await;
    assert!(page.contains("value=\"soon\""), "{page}");
}

#[tokio::test]
async fn copying_the_period_before_keeps_what_was_typed() {
    let town = Town::open("kt").await;
    let id = june(&town).await;
    let answer = save(&town, id, "input[cell][VT02]=512.300&input[rest]=previous").await;
    assert!(!answer.header("location").contains("__err"), "{}", answer.header("location"));
    let form = form(&town, id).await;
    assert_eq!(cell(&form, "VT02").unwrap().value.as_ref().unwrap().print(), "512.300");
    for name in ["VT04", "VT05", "VT12"] {
        let key = CellKey::of(name);
        let before = form.previous.iter().find(|(one, _)| *one == key).unwrap();
        assert_eq!(cell(&form, name).unwrap().value, before.1.value, "{name}");
    }
}

#[tokio::test]
async fn a_refused_section_names_each_cell_and_advises_for_its_kind() {
    let town = Town::open("kt").await;
    let id = june(&town).await;
    let answer = save(&town, id, "input[cell][VT02]=soon&input[cell][VT05]=1,5").await;
    let page = follow(&town, &answer).await;
    let named =
        "<a href=\"#VT02\">VT02 Thuê bao điện thoại di động: Đây không phải số. Nhập số nguyên";
    assert!(page.contains(named), "{page}");
    assert!(page.contains("<a href=\"#VT05\">VT05 "));
    assert!(!page.contains("1.234,5"), "no decimals where a whole number is asked");
}

#[tokio::test]
async fn an_explanation_of_a_former_figure_says_so_and_can_be_removed() {
    let town = Town::open("kt").await;
    let id = june(&town).await;
    save(&town, id, "input[cell][VT02]=7&input[cell][VT02.why.VT02-CHANGE]=Sáp nhập").await;
    let explained = page_of(&town, id).await;
    assert!(explained.contains("value=\"Sáp nhập\"") && !explained.contains("viết cho số cũ"));

    let town = Town::of(town.village.at(demo_moment() + TimeDelta::hours(1)), "kt").await;
    save(&town, id, "input[cell][VT02]=8&input[rev][VT02]=1").await;
    assert!(page_of(&town, id).await.contains("Giải trình này viết cho số cũ 7."));
    let check = town.get(&format!("/reports/{id}/check")).await.body;
    assert!(check.contains("Giải trình này viết cho số cũ 7.") && check.contains("Xem lại"));

    // A figure that asks no explanation any more still shows the one it has.
    let before = form(&town, id).await.previous;
    let before = before.iter().find(|(key, _)| *key == CellKey::of("VT02")).unwrap().1.print();
    save(&town, id, &format!("input[cell][VT02]={before}&input[rev][VT02]=2")).await;
    let needless = page_of(&town, id).await;
    assert!(
        needless.contains("không còn cần giải trình") && needless.contains("value=\"Sáp nhập\"")
    );

    save(&town, id, "input[cell][VT02.why.VT02-CHANGE]=&input[rev][VT02.why.VT02-CHANGE]=1").await;
    let why = CellKey::why_of("VT02", "VT02-CHANGE");
    let cell = form(&town, id).await.cells.into_iter().find(|cell| cell.key == why).unwrap();
    assert_eq!((cell.state, cell.value), (CellState::Empty, None));
    assert!(!page_of(&town, id).await.contains("Sáp nhập"));
}

#[tokio::test]
async fn the_bar_says_when_a_cell_was_last_saved_and_nothing_before() {
    let town = Town::open("kt").await;
    let id = june(&town).await;
    assert!(!page_of(&town, id).await.contains("Đã lưu"), "nobody has typed anything yet");
    save(&town, id, "input[cell][VT02]=7").await;
    let page = page_of(&town, id).await;
    assert!(page.contains("Đã lưu 13/06/2025 "), "{page}");
    assert!(!page.contains("Đã lưu trên máy chủ"));
}

#[tokio::test]
async fn the_coordinator_extends_and_exempts_what_was_not_sent_without_a_script() {
    let mut town = Town::open("dieuphoi").await;
    let id = june(&town).await;
    let there = format!("/reports/{id}");
    let list = town.get("/reports?round=2025-M06&unit=STTTT-KT").await.body;
    assert!(list.contains(&format!("href=\"{there}\"")), "{list}");
    let page = town.get(&there).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("Sở chưa gửi báo cáo này.") && page.body.contains("25/06/2025"));
    let decide = async |town: &Town, act: &str, said: &str| {
        let from = format!("http://127.0.0.1:3000{there}");
        let said = format!("id={id}&{said}");
        let headers = [("accept", "text/html"), ("referer", from.as_str())];
        let answer =
            town.post(&format!("/api/app/reports/api/{act}_report"), &said, &headers).await;
        follow(town, &answer).await
    };
    let refused = decide(&town, "extend", "seen=1&until=13/06/2025&reason=Bão số 5").await;
    assert!(refused.contains("Chọn ngày sau ngày khóa của kỳ.") && refused.contains("Bão số 5"));
    let extended = decide(&town, "extend", "seen=1&until=25/06/2025&reason=Bão số 5").await;
    assert!(extended.contains("Đã gia hạn. Sở thấy ngay ngày mới."), "{extended}");
    assert!(extended.contains("đã gia hạn đến hết 25/06/2025"));
    town.sign_in("kt").await;
    assert!(page_of(&town, id).await.contains("Được gia hạn đến hết 25/06/2025"));
    town.sign_in("dieuphoi").await;
    let exempt = decide(&town, "exempt", "seen=2&reason=Sáp nhập").await;
    assert!(exempt.contains("Đã miễn báo cáo kỳ này.") && !exempt.contains("id=\"decide\""));
}

#[tokio::test]
async fn what_is_locked_says_so_and_has_no_fields() {
    let town = Town::open("").await;
    let id = june(&town).await;
    let later = town.village.at(demo_moment() + TimeDelta::days(8));
    let town = Town::of(later, "kt").await;
    let form = page_of(&town, id).await;
    assert!(form.contains("Kỳ này đã khóa ngày 20/06/2025.") && form.contains("gia hạn"));
    assert!(!form.contains("Lưu mục này"), "nothing to save");
    let check = town.get(&format!("/reports/{id}/check")).await.body;
    assert!(check.contains("Kỳ này đã khóa") && !check.contains("id=\"submit\""));
}

/// Posts the section of telecommunications as its form does.
async fn save(town: &Town, id: ReportId, input: &str) -> Answer {
    let page = format!("http://127.0.0.1:3000/reports/{id}/s/vien-thong");
    let body = format!("id={id}&section=vien-thong&{input}");
    let answer = town.post(SECTION, &body, &[("accept", "text/html"), ("referer", &page)]).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.body);
    answer
}

async fn follow(town: &Town, answer: &Answer) -> String {
    town.get(answer.header("location").trim_start_matches("http://127.0.0.1:3000")).await.body
}

async fn page_of(town: &Town, id: ReportId) -> String {
    town.get(&format!("/reports/{id}/s/vien-thong")).await.body
}

async fn form(town: &Town, id: ReportId) -> ReportForm {
    reports::form(&town.village.look_as("kt").await.unwrap(), id).await.unwrap()
}

fn cell(form: &ReportForm, name: &str) -> Option<Cell> {
    form.cells.iter().find(|cell| cell.key == CellKey::of(name)).cloned()
}

/// Kon Tum's June report, which nobody has begun.
async fn june(town: &Town) -> ReportId {
    let filter = ReportFilter { round: "2025-M06".into(), ..ReportFilter::default() };
    let tx = town.village.look_as("kt").await.unwrap();
    reports::list(&tx, &filter).await.unwrap().lines.remove(0).id
}
