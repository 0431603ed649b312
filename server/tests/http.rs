//! Stories over HTTP: the whole router on a fresh demo world, no socket.
#![expect(clippy::unwrap_used, reason = "tests")]

mod town;

#[path = "http/totals.rs"]
mod totals;

use axum::http::StatusCode;
use domain::{id::ReportId, report::ReportFilter, template::SectionKind, text::Prose};
use store::reports;

use self::town::Town;

const ACCEPT: &str = "/api/app/reports/api/accept_report";
const SECTION: &str = "/api/app/reports/api/save_section";

#[tokio::test]
async fn every_visitor_finds_the_source() {
    for (name, page) in [("", "/sign-in"), ("qna", "/me")] {
        let body = Town::open(name).await.get(page).await.body;
        let link = "<a href=\"/source.tar.gz\" rel=\"external\" class=\"link-more\">Mã nguồn";
        assert!(body.contains(link), "{page}: {body}");
    }
    let fetched = Town::open("").await.get("/source.tar.gz").await;
    assert_ne!(fetched.status, StatusCode::SEE_OTHER, "no session is asked for");
}

#[tokio::test]
async fn who_is_signed_out_is_shown_the_way_in_and_back() {
    let town = Town::open("").await;
    let page = town.get("/reports?status=draft").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/sign-in?back=/reports%3Fstatus%3Ddraft");
    assert_eq!(town.post(ACCEPT, "id=x&seen=1", &[]).await.status, StatusCode::UNAUTHORIZED);
    let id = uuid::Uuid::nil();
    assert_eq!(
        town.post(ACCEPT, &format!("id={id}&seen=1"), &[]).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_page_has_its_title_and_its_status() {
    let town = Town::open("qna").await;
    let id = june(&town, "qna").await;
    let page = town.get(&format!("/reports/{id}/check")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<title>Kiểm tra trước khi trình · Giao Ban</title>"));
    let foreign = june(&Town::open("dng").await, "dng").await;
    let absent = uuid::Uuid::from_u128(7);
    let mut bodies = Vec::new();
    for nowhere in [
        format!("/reports/{foreign}/check"),
        format!("/reports/{absent}/check"),
        "/reports/x/check".to_owned(),
        "/nowhere".to_owned(),
    ] {
        let page = town.get(&nowhere).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{nowhere}");
        bodies.push(
            page.body.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_owned(),
        );
    }
    assert_eq!(bodies[0], bodies[1], "another's report looks like none");
}

#[tokio::test]
async fn a_reviewers_work_goes_by_how_long_it_waits() {
    let town = Town::open("dieuphoi").await;
    let page = town.get("/").await.body;
    let to_do = page.split("id=\"to-do\"").nth(1).unwrap().split("<aside").next().unwrap();
    assert!(to_do.contains("Chờ xem xét") && to_do.contains("chờ 8 ngày"), "{to_do}");
    assert!(!to_do.contains("quá hạn"), "what was sent in time is not overdue");
    let list = town.get("/reports?status=submitted").await.body;
    assert!(list.contains("tháng 6/2025") && !list.contains("quá hạn"), "{list}");
}

#[tokio::test]
async fn who_only_reads_sees_how_the_rounds_stand_and_who_is_overdue() {
    let town = Town::open("lanhdao").await;
    let page = town.get("/").await.body;
    assert!(page.contains("Tính đến 13/06/2025 08:00 · 17 đơn vị"), "{page}");
    for seen in ["10/17", "Sở TT&amp;TT Đắk Nông", "quá hạn 7 ngày", "Đã nhận 10 trên 17 báo cáo"]
    {
        assert!(page.contains(seen), "{seen}: {page}");
    }
    assert!(!page.contains("việc cần làm") && !page.contains("Không còn việc nào"));
    // Each figure leads to as many reports.
    for (figure, address) in [
        (10, "/reports?only=received&amp;round=2025-M06"),
        (8, "/reports?only=to-review&amp;round=2025-M06"),
        (2, "/reports?status=accepted&amp;round=2025-M06"),
        (2, "/reports?only=overdue"),
    ] {
        assert!(page.contains(&format!("href=\"{address}\"")), "{address}: {page}");
        let list = town.get(&address.replace("&amp;", "&")).await.body;
        assert!(list.contains(&format!("{figure} báo cáo<")), "{address}: {list}");
        assert_eq!(list.matches("<th scope=\"row\"").count(), figure, "{address}");
    }
}

#[tokio::test]
async fn the_lists_address_carries_nothing_empty() {
    let town = Town::open("dieuphoi").await;
    let answer = town.get("/reports?q=&round=2025-M05&unit=").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/reports?round=2025-M05");
}

#[tokio::test]
async fn the_start_page_names_the_next_step_and_what_is_wrong() {
    let town = Town::open("qna").await;
    let id = june(&town, "qna").await;
    let page = town.get("/").await.body;
    assert!(page.contains("Nhập tiếp mục III"), "{page}");
    assert!(page.contains(&format!("href=\"/reports/{id}/s/chuyen-doi-so\"")), "{page}");
    assert!(page.contains("1 lỗi") && page.contains("1 cần giải trình"), "{page}");
    assert!(page.contains("Báo cáo theo trạng thái") && page.contains("Gửi gần đây"));
    // What came back begins where something was returned.
    let page = Town::open("gl").await.get("/").await.body;
    assert!(page.contains("Sửa mục I<"), "{page}");
    // Whose reports are not theirs to read is not sent to an empty list.
    let page = Town::open("cvt").await.get("/").await.body;
    assert!(!page.contains("Xem tất cả báo cáo") && !page.contains("Gửi gần đây"));
}

#[tokio::test]
async fn shares_have_one_decimal_and_leaps_are_percentages() {
    let town = Town::open("qna").await;
    let id = june(&town, "qna").await;
    let form = town.get(&format!("/reports/{id}/s/chuyen-doi-so")).await.body;
    for said in [">53,0<", ">56,3<", "900,0%", ">Tháng 5<"] {
        assert!(form.contains(said), "{said}: {form}");
    }
    let check = town.get(&format!("/reports/{id}/check")).await.body;
    assert!(check.contains("56,3%") && check.contains("51.902\u{a0}hồ\u{a0}sơ"), "{check}");
    let back = Town::open("gl").await;
    let id = june(&back, "gl").await;
    let form = back.get(&format!("/reports/{id}/s/vien-thong")).await.body;
    assert!(form.contains("Trần Quốc Bảo đã trả lại, 2 ô cần sửa."), "{form}");
    assert!(form.contains(&format!("href=\"/reports/{id}/s/buu-chinh#BCH04\"")), "{form}");
}

#[tokio::test]
async fn the_page_of_a_report_is_where_this_viewer_works_with_it() {
    let town = Town::open("qna").await;
    let id = june(&town, "qna").await;
    let there = town.get(&format!("/reports/{id}")).await;
    assert!(
        there.header("location").starts_with(&format!("/reports/{id}/s/")),
        "{}",
        there.header("location")
    );
    let village = town.village.clone();
    let office = Town::of(village, "dieuphoi").await;
    let sent = june(&office, "dng").await;
    assert_eq!(
        office.get(&format!("/reports/{sent}")).await.header("location"),
        format!("/reports/{sent}/review")
    );
}

#[tokio::test]
async fn a_caller_with_json_gets_a_status() {
    let town = Town::open("dieuphoi").await;
    let (id, draft) = (june(&town, "dng").await, june(&town, "qna").await);
    let seen = version(&town, id).await;
    for (form, status) in [
        (format!("id={draft}&seen=1"), StatusCode::NOT_FOUND),
        (format!("id={id}&seen={}", seen + 7), StatusCode::CONFLICT),
        (format!("id={id}&seen=many"), StatusCode::BAD_REQUEST),
        (format!("id={id}&seen={seen}"), StatusCode::OK),
        (format!("id={id}&seen={}", seen + 1), StatusCode::CONFLICT),
    ] {
        assert_eq!(town.post(ACCEPT, &form, &[]).await.status, status, "{form}");
    }
    let region = Town::of(town.village.clone(), "danang").await;
    let other = june(&region, "hatinh").await;
    let form = format!("id={other}&seen={}", version(&region, other).await);
    assert_eq!(region.post(ACCEPT, &form, &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_section_without_script_keeps_what_it_can_and_brings_back_the_rest() {
    let town = Town::open("kt").await;
    let id = june(&town, "kt").await;
    let page = format!("http://127.0.0.1:3000/reports/{id}/s/vien-thong");
    let plain = [("accept", "text/html"), ("referer", page.as_str())];
    let form = format!(
        "id={id}&section=vien-thong&then=stay&input[cell][VT02]=soon&input[rev][VT02]=0&input[cell][VT05]=77.000&input[rev][VT05]=0"
    );
    let back = town.post(SECTION, &form, &plain).await;
    assert_eq!(back.status, StatusCode::FOUND);
    assert!(!back.header("location").contains("soon"), "what was typed is not in the address");
    let again =
        town.get(back.header("location").trim_start_matches("http://127.0.0.1:3000")).await.body;
    assert!(again.contains("value=\"soon\"") && again.contains("id=\"m-VT02\""), "{again}");
    let form = reports::form(&town.village.look_as("kt").await.unwrap(), id).await.unwrap();
    assert_eq!(form.cells.len(), 1, "the good one is kept");
}

#[tokio::test]
async fn the_longest_paragraphs_come_back_when_one_is_refused() {
    let town = Town::open("kt").await;
    let id = june(&town, "kt").await;
    let form = reports::form(&town.village.look_as("kt").await.unwrap(), id).await.unwrap();
    let long = Prose::MAX;
    let prose = form.template.sections.iter().find(|one| one.kind == SectionKind::Narrative);
    let prose = prose.unwrap();
    let texts: Vec<String> = (0..prose.fields.len()).map(|at| "ự".repeat(long + at)).collect();
    let mut body = format!("id={id}&section={}&then=stay", prose.key);
    for (field, text) in prose.fields.iter().zip(&texts) {
        let typed = text.replace('ự', "%E1%BB%B1");
        body += &format!("&input[cell][{0}]={typed}&input[rev][{0}]=0", field.key);
    }
    assert!(texts.len() > 2 && body.len() > 100_000);
    let page = format!("http://127.0.0.1:3000/reports/{id}/s/{}", prose.key);
    let back = town.post(SECTION, &body, &[("accept", "text/html"), ("referer", &page)]).await;
    assert_eq!(back.status, StatusCode::FOUND);
    let again = town.get(back.header("location").trim_start_matches("http://127.0.0.1:3000")).await;
    assert_eq!(again.status, StatusCode::OK);
    for text in &texts {
        assert!(again.body.contains(&format!(">{text}</textarea>")), "{} letters", text.len());
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let town = Town::open("dieuphoi").await;
    let id = june(&town, "dng").await;
    let form = format!("id={id}&seen={}", version(&town, id).await);
    for foreign in [
        ("origin", "https://elsewhere.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ] {
        assert_eq!(
            town.post(ACCEPT, &form, &[foreign]).await.status,
            StatusCode::FORBIDDEN,
            "{foreign:?}"
        );
    }
    assert_eq!(
        town.post(ACCEPT, &form, &[("origin", "http://127.0.0.1:3000")]).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn no_page_trusts_inline_code() {
    let town = Town::open("qna").await;
    let id = june(&town, "qna").await;
    for path in
        ["/", "/reports", "/me", "/gallery", &format!("/reports/{id}/s/vien-thong"), "/nowhere"]
    {
        let page = town.get(path).await;
        let policy = page.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
        let scripts = page.body.matches("<script").count();
        assert_eq!(scripts, page.body.matches(&format!("nonce=\"{nonce}\"")).count(), "{path}");
        assert!(!page.body.contains(" style=\"") && !page.body.contains("<style"), "{path}");
        assert!(!page.body.contains(" onclick="), "{path}");
    }
}

#[tokio::test]
async fn every_answer_is_careful() {
    let town = Town::open("qna").await;
    for path in [
        "/",
        "/reports",
        "/nowhere",
        "/api/v1/me",
        "/api/v1/nowhere",
        "/healthz",
        "/readyz",
        "/favicon.svg",
    ] {
        let page = town.get(path).await;
        let said: Vec<String> = [
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
        ]
        .iter()
        .map(|name| page.header(name).to_owned())
        .collect();
        assert_eq!(
            said,
            ["nosniff", "DENY", "same-origin", "same-origin", "same-origin"],
            "{path}"
        );
        assert!(!page.header("content-security-policy").is_empty(), "{path}");
        assert!(!page.header("x-request-id").is_empty(), "{path}");
        assert_eq!((page.header("server"), page.header("x-powered-by")), ("", ""), "{path}");
        assert_ne!(page.header("cache-control"), "", "{path}");
    }
}

#[tokio::test]
async fn text_of_people_is_never_markup() {
    let town = Town::open("kt").await;
    let id = june(&town, "kt").await;
    let evil = "</textarea></script><script>alert(1)</script><img src=x onerror=alert(1)>";
    let key = |name: &str| domain::report::CellKey::of(name);
    let tx = town.village.as_("kt").await.unwrap();
    let form = reports::form(&tx, id).await.unwrap();
    let prose: Vec<_> = form
        .template
        .fields()
        .filter(|field| !field.is_figure())
        .map(|field| field.key.clone())
        .collect();
    assert!(!prose.is_empty());
    for name in &prose {
        let typed = domain::report::TypedCell {
            key: key(name),
            typed: evil.into(),
            nil: false,
            base_rev: 0,
        };
        reports::fill(&tx, id, &[typed], reports::Source::Web).await.unwrap();
    }
    tx.commit().await.unwrap();
    let section = form.template.section_of(&prose[0]).unwrap().key.clone();
    for path in [
        format!("/reports/{id}/s/{section}"),
        format!("/reports/{id}/check"),
        format!("/reports/{id}/history"),
        format!("/reports?q={}", "%3C%2Fscript%3E%3Cimg%20src%3Dx%3E"),
    ] {
        let body = town.get(&path).await.body;
        assert!(!body.contains("<script>alert(1)") && !body.contains("<img src=x"), "{path}");
    }
}

#[tokio::test]
async fn a_database_that_is_gone_is_said_so_and_comes_back() {
    let town = Town::open("qna").await;
    town.village.sql("ALTER TABLE reports RENAME TO reports_away").await.unwrap();
    let page = town.get("/reports").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.body.contains("GB-500-"), "a reference to quote");
    assert!(!page.body.contains("no such table"), "the cause stays in the log");
    town.village.sql("ALTER TABLE reports_away RENAME TO reports").await.unwrap();
    assert_eq!(town.get("/reports").await.status, StatusCode::OK);
}

/// The June 2025 report of a department's account.
async fn june(town: &Town, account: &str) -> ReportId {
    let unit = if account == "hatinh" {
        "STTTT-HT".to_owned()
    } else {
        format!("STTTT-{}", account.to_uppercase())
    };
    let tx = town.village.look_as("dieuphoi").await.unwrap();
    let filter = ReportFilter { round: "2025-M06".into(), unit, ..ReportFilter::default() };
    reports::list(&tx, &filter).await.unwrap().lines.remove(0).id
}

async fn version(town: &Town, id: ReportId) -> i32 {
    reports::version_of(&town.village.look_as("dieuphoi").await.unwrap(), id).await.unwrap()
}
