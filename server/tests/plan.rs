//! The plan over HTTP: its pages for whoever looks, its forms without script, and the calendar of telephones.
#![expect(clippy::unwrap_used, reason = "tests")]

mod town;

use axum::http::StatusCode;
use domain::{
    id::PlanItemId,
    plan::{ItemKind, PartyInput},
};
use store::plan;

use self::town::{Answer, Town};

const FORM: &[(&str, &str)] =
    &[("accept", "text/html"), ("referer", "http://127.0.0.1:3000/events/new")];

/// The only event of 2025 with this in its title, as `who` sees it.
async fn event(town: &Town, who: &str, part: &str) -> PlanItemId {
    let tx = town.village.look_as(who).await.unwrap();
    let (items, _) = plan::items_between(&tx, (None, None), None, "", 200).await.unwrap();
    items.into_iter().find(|item| item.line.title.contains(part)).unwrap().line.id
}

fn main_of(answer: &Answer) -> &str {
    answer.body.split("<main").nth(1).unwrap().split("</main>").next().unwrap()
}

#[tokio::test]
async fn every_page_is_there_for_whoever_plans_answers_and_reads() {
    for who in ["danang", "qna", "qna.ld", "cvt", "lanhdao"] {
        let town = Town::open(who).await;
        let mut pages =
            vec!["/plan/2025".to_owned(), "/plan/2024".to_owned(), "/visits".to_owned()];
        pages.push("/me/calendar".to_owned());
        for view in ["month", "week", "agenda", "year"] {
            pages.push(format!("/calendar?view={view}&on=2026-12-31"));
            pages.push(format!("/calendar?view={view}"));
        }
        if who != "cvt" {
            pages.push("/games/2".to_owned());
            pages.push(format!("/events/{}", event(&town, who, "quý II/2025").await));
        }
        for path in pages {
            let page = town.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{who} {path}");
            assert_eq!(page.body.matches("<h1").count(), 1, "{who} {path}");
        }
    }
    let town = Town::open("qna").await;
    let foreign = event(&town, "danang", "Kon Tum").await;
    for nowhere in [
        format!("/events/{foreign}"),
        format!("/events/{foreign}/edit"),
        "/events/x".to_owned(),
        "/plan/1999".to_owned(),
        "/games/7".to_owned(),
    ] {
        assert_eq!(town.get(&nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    assert_eq!(town.get("/events/new").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_week_53_is_shown_as_one() {
    let page = Town::open("danang").await.get("/calendar?view=week&on=2027-01-02").await;
    assert!(main_of(&page).contains("Tuần 53 (28/12/2026 – 03/01/2027)"));
}

#[tokio::test]
async fn a_month_stays_below_three_thousand_nodes_and_shows_what_it_should() {
    let town = Town::open("danang").await;
    let page = town.get("/calendar?on=2025-06-13").await;
    let nodes = page.body.matches('<').count() / 2;
    assert!(nodes < 3_000, "{nodes}");
    let main = main_of(&page);
    for text in ["Kế hoạch 2025 và lịch", "Tháng 6, 2025", "Sở TT&amp;TT Phú Yên", "Sắp tới"]
    {
        assert!(main.contains(text), "{text}");
    }
}

#[tokio::test]
async fn the_board_counts_nine_of_seventeen_and_always_has_both_archipelagos() {
    let page = Town::open("lanhdao").await.get("/visits").await;
    let main = main_of(&page);
    assert!(main.contains("<b class=\"num\">9<") && main.contains("/17 Sở đã làm việc"));
    assert_eq!(main.matches("<i class=\"on\">").count(), 9 + 1, "a pip each, and the legend's");
    assert!(main.contains("Quần đảo Hoàng Sa") && main.contains("Quần đảo Trường Sa"));
    assert_eq!(main.matches("class=\"tile ").count(), 17);
}

#[tokio::test]
async fn an_event_is_made_and_moved_without_script() {
    let town = Town::open("danang").await;
    let form = "input[title]=Họp chuyên đề&input[kind]=conference&input[starts]=24/6/2025\
                &input[from]=14:00&input[to]=16:00&input[lead]=VPDN";
    let made = town.post("/api/app/plan/api/create_item", form, FORM).await;
    assert_eq!(made.status, StatusCode::FOUND);
    let path = made.header("location").to_owned();
    let page = town.get(&path).await;
    assert!(main_of(&page).contains("24/06/2025 14:00 – 16:00"));
    let id = path.rsplit('/').next().unwrap();
    let moved = format!("id={id}&seen=1&to[shift]=1");
    let moved = town.post("/api/app/plan/api/move_item", &moved, FORM).await;
    assert_eq!(moved.header("location"), path);
    assert!(main_of(&town.get(&path).await).contains("25/06/2025 14:00 – 16:00"));
    // Who saw the day before is told, and nothing changes.
    let late = format!("id={id}&seen=1&to[shift]=1");
    let late = town.post("/api/app/plan/api/move_item", &late, FORM).await;
    assert!(late.header("location").contains("__err="), "{}", late.header("location"));
}

#[tokio::test]
async fn a_clash_comes_back_to_the_form_with_everything_typed() {
    let town = Town::open("danang").await;
    let form = "input[title]=Giao ban <b>&input[kind]=conference&input[starts]=2/9/2025&input[lead]=VPDN\
                &input[place]=Huế";
    let refused = town.post("/api/app/plan/api/create_item", form, FORM).await;
    let back = refused.header("location").replace("http://127.0.0.1:3000", "");
    assert!(back.starts_with("/events/new?"), "{back}");
    let page = town.get(&back).await;
    let main = main_of(&page);
    assert!(main.contains("02/09 là ngày nghỉ: Quốc khánh"), "{main}");
    assert!(main.contains("value=\"2/9/2025\"") && main.contains("value=\"Huế\""));
    assert!(main.contains("Giao ban &lt;b&gt;") && !main.contains("Giao ban <b>"));
}

#[tokio::test]
async fn what_people_write_into_a_dossier_is_never_markup() {
    let town = Town::open("danang").await;
    let hostile = "</textarea></title></script><script>alert(1)</script>";
    let tx = town.village.as_("danang").await.unwrap();
    let input = domain::plan::ItemInput {
        title: format!("Họp {hostile}"),
        kind: ItemKind::Conference.code().to_owned(),
        starts: "24/06/2025".to_owned(),
        lead: "VPDN".to_owned(),
        ..domain::plan::ItemInput::default()
    };
    let id = plan::create(&tx, &input).await.unwrap();
    plan::confirm(&tx, id, 1).await.unwrap();
    plan::start(&tx, id, 2).await.unwrap();
    let minutes = domain::plan::MinutesInput {
        body: hostile.to_owned(),
        notice_no: hostile.to_owned(),
        then: "keep".to_owned(),
    };
    plan::write_minutes(&tx, id, 3, &minutes).await.unwrap();
    let ask = PartyInput { who: "CVT".to_owned(), role: "chair".to_owned() };
    plan::invite(&tx, id, 4, &ask).await.unwrap();
    tx.commit().await.unwrap();
    for path in [format!("/events/{id}"), format!("/events/{id}/edit"), "/plan/2025".to_owned()] {
        let page = town.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("<script>alert"), "{path}");
    }
}

#[tokio::test]
async fn a_telephone_reads_the_calendar_by_a_secret_that_is_shown_once() {
    let town = Town::open("qna").await;
    let made = town.post("/api/app/plan/api/create_feed", "", FORM).await;
    assert_eq!((made.status, made.header("location")), (StatusCode::FOUND, "/me/calendar"));
    let cookie = made.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let secret = cookie.split(['=', ';']).nth(1).unwrap();
    let path = format!("/calendar/{secret}.ics");

    let nobody = Town::of(town.village.clone(), "").await;
    let answer = nobody.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert!(answer.header("cache-control").contains("private"));
    let text = answer.body.replace("\r\n ", "");
    assert!(text.contains("SUMMARY:Làm việc với Sở TT&TT Quảng Nam"));
    assert!(text.contains("DTSTART:20250710T010000Z"));
    assert!(!text.contains("Kon Tum"), "another department's visit");
    assert!(!text.contains("Hai bên"), "no word of minutes");
    let known = axum::http::Request::get(&path)
        .header("if-none-match", answer.header("etag"))
        .body(axum::body::Body::empty())
        .unwrap();
    assert_eq!(nobody.send(known).await.status, StatusCode::NOT_MODIFIED);
    for wrong in ["/calendar/x.ics", "/calendar/.ics", &format!("/calendar/{secret}")] {
        assert_eq!(nobody.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let later = town.get("/me/calendar").await;
    assert!(!later.body.contains(secret), "without the cookie nobody is told it again");

    town.post("/api/app/plan/api/revoke_feed", "", FORM).await;
    assert_eq!(nobody.get(&path).await.status, StatusCode::NOT_FOUND);
}
