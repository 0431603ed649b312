//! The kit and the frame, rendered as the server does it.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod page;

use app::{
    Theme,
    error::AppError,
    ui::{
        Alert, Card, Checkbox, Column, DataTable, Failure, Glyph, Meter, Named, Pager,
        PasswordField, Select, StatusBadge, Submit, Summary, TextArea, TextField, Tone, Way,
        lines_of,
    },
};
use domain::{
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
    report::ReportStatus,
    viewer::Locale,
};
use insta::assert_snapshot;
use leptos::prelude::*;

use crate::page::{asked, rendered};

const HOSTILE: &str = "\n</textarea><script>alert(1)</script> & <b>";

fn refused(field: &'static str, problem: Problem) -> Failure {
    Failure { problems: Signal::stored(Problems::one(field, problem)), ..Failure::default() }
}

#[test]
fn a_text_areas_content_cannot_end_it() {
    let html = rendered(&asked(Locale::Vietnamese), || {
        view! { <TextArea name="reason" label="Lý do" value=HOSTILE/> }
    });
    assert!(!html.contains("<script"), "{html}");
    let content = html.split_once("<textarea").unwrap().1.split_once('>').unwrap().1;
    let content = content.split_once("</textarea>").unwrap().0;
    assert_eq!(as_a_parser_reads(content), HOSTILE);
}

#[test]
fn what_was_typed_comes_back_as_it_was() {
    let mut asked = asked(Locale::Vietnamese);
    asked.typed.0.insert("input[reason]".into(), HOSTILE.into());
    asked.typed.0.insert("email".into(), "\"><script>".into());
    asked.typed.0.insert("password".into(), "secret".into());
    let html = rendered(&asked, || {
        view! {
            <TextArea name="reason" label="Lý do"/>
            <TextField name=Named::bare("email") label="Email"/>
            <PasswordField name=Named::bare("password") label="Mật khẩu" complete="current-password"/>
        }
    });
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("&lt;/textarea&gt;"), "{html}");
    assert!(!html.contains("secret"), "{html}");
}

/// An empty text node would be missing from the document, and the browser could not wake the page up.
#[test]
fn an_empty_text_area_has_no_content_at_all() {
    let html =
        rendered(&asked(Locale::Vietnamese), || view! { <TextArea name="reason" label="Lý do"/> });
    assert!(html.contains("></textarea>"), "{html}");
}

#[test]
fn a_field_ties_label_hint_and_problem_together() {
    let field = || {
        view! {
            <TextField name=Named::from("until").within("a-") label="Hạn" hint="Gõ 16/6 cũng được"
                failure=refused("until", Problem::NotADay)/>
        }
    };
    assert_snapshot!(rendered(&asked(Locale::Vietnamese), field));
    assert!(rendered(&asked(Locale::English), field).contains("Write a day such as 16/06/2025."));
}

#[test]
fn what_is_not_ready_says_only_what_is_left() {
    let said = |errors, unanswered| {
        let error =
            AppError::Refused(Refusal::NotReady { errors, unexplained: 0, missing: 0, unanswered });
        rendered(&asked(Locale::Vietnamese), || view! { <p>{error.sentence()}</p> })
    };
    assert!(said(1, 0).contains("Chưa trình được: 1 lỗi."));
    let asked = said(0, 2);
    assert!(
        asked.contains("còn 2 ô Văn phòng Bộ hỏi chưa trả lời. Sửa số hoặc trả lời"),
        "{asked}"
    );
    assert!(!asked.contains("0 lỗi"), "{asked}");
}

#[test]
fn a_select_keeps_what_was_chosen() {
    let options = || vec![("a".to_owned(), "A".to_owned()), ("b".to_owned(), "B".to_owned())];
    let html = rendered(&asked(Locale::Vietnamese), move || {
        view! {
            <Select name="unit" label="Đơn vị" options=options() value="b"/>
            <Checkbox name="nil" label="Không phát sinh" checked=true/>
        }
    });
    assert_snapshot!(html);
}

#[test]
fn each_status_has_its_word_icon_and_tone() {
    for locale in [Locale::Vietnamese, Locale::English] {
        let html = rendered(&asked(locale), || {
            let badges =
                ReportStatus::ALL.iter().map(|status| view! { <StatusBadge status=*status/> });
            view! { {badges.collect_view()}<StatusBadge status=ReportStatus::Draft overdue=true/> }
        });
        assert_snapshot!(
            format!("statuses-{locale}"),
            html.replace("<span class=\"badge", "\n<span class=\"badge")
        );
    }
}

#[test]
fn the_summary_leads_to_each_field() {
    let mut problems = Problems::one("until", Problem::NotADay);
    problems.take::<()>("reason", Err(Problem::Missing));
    let error = AppError::Refused(Refusal::Invalid(problems.clone()));
    let label = |field: &str| if field == "until" { "Hạn" } else { "Lý do" };
    let html = rendered(&asked(Locale::Vietnamese), || {
        view! { <Summary sentence=error.sentence() lines=lines_of(&problems, "", label) id="error-title"/> }
    });
    assert_snapshot!(html);
}

#[test]
fn a_table_has_caption_head_and_body() {
    let columns = || {
        vec![
            Column::text("Sở"),
            Column::number("Tháng 6").sorted_by("/reports?sort=june", Some(Way::Down)),
            Column::hidden("Việc"),
        ]
    };
    let html = rendered(&asked(Locale::Vietnamese), move || {
        view! {
            <DataTable caption="Thuê bao" columns=columns()>
                <tr><th scope="row">"Đắk Lắk"</th><td class="n">"2.080.943"</td><td></td></tr>
            </DataTable>
        }
    });
    assert_snapshot!(html);
}

#[test]
fn a_pending_button_is_busy_and_keeps_the_focus() {
    let html = rendered(
        &asked(Locale::Vietnamese),
        || view! { <Submit pending=true icon=Glyph::Send>"Gửi"</Submit> },
    );
    assert!(html.contains("aria-busy=\"true\"") && html.contains("#loader-circle"), "{html}");
    assert!(!html.contains(" disabled"), "{html}");
}

#[test]
fn small_things_are_what_they_are_in_html() {
    let html = rendered(&asked(Locale::Vietnamese), || {
        view! {
            <Meter value=31 max=42 label="Đã nhập 31 trên 42 chỉ tiêu"/>
            <Alert tone=Tone::Warn title="Đang mất mạng.">"Cứ nhập tiếp."</Alert>
            <Card title="Cần làm" id="todo">"Nội dung"</Card>
            <Pager first=None next=Some("/reports?after=x".to_owned()) place="1 – 100 / 476"/>
        }
    });
    assert_snapshot!(html);
}

#[test]
fn every_icon_is_in_the_sprite_and_the_sprite_has_no_other() {
    let sprite = std::fs::read_to_string("../public/icons.svg").unwrap();
    let mut drawn: Vec<&str> =
        sprite.split("id=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
    let mut named: Vec<&str> = Glyph::ALL.iter().map(|glyph| glyph.name()).collect();
    drawn.sort_unstable();
    named.sort_unstable();
    assert_eq!(drawn, named);
}

#[test]
fn a_refused_act_says_what_to_do_next() {
    let error = AppError::Refused(Refusal::NotAllowed(Act::AcceptReport));
    let html = rendered(&asked(Locale::English), || view! { <p>{error.sentence()}</p> });
    assert_snapshot!(html, @"<p>This account may not do “Accept”. Ask the unit's leader or the administrator.</p>");
    assert_eq!(error.status(), 403);
    assert_eq!("dark".parse(), Ok(Theme::Dark));
}

/// Entities become characters, and the first line break of a textarea is dropped.
fn as_a_parser_reads(content: &str) -> String {
    let content = content.strip_prefix('\n').unwrap_or(content);
    content.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
