//! Words, days and addresses, in both languages at once.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod page;

use app::{
    dates::{due, long_day, span, until, waiting},
    paths,
    words::{
        act_button, act_done, counted, locale, period_beside, period_beside_inside, period_name,
        problem_sentence, recommendation_word, role_name, status_word,
    },
};
use chrono::NaiveDate;
use domain::{
    policy::{Act, Role},
    problems::Problem,
    recommendation::RecommendationStatus,
    report::ReportStatus,
    viewer::Locale,
};

use crate::page::{asked, rendered};

/// In one language.
fn said<T: Into<String>>(locale: Locale, what: impl FnOnce() -> T) -> String {
    let mut said = String::new();
    rendered(&asked(locale), || said = what().into());
    said
}

fn both<T: Into<String>>(what: impl Fn() -> T) -> (String, String) {
    (said(Locale::Vietnamese, &what), said(Locale::English, &what))
}

fn june(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, day).unwrap()
}

#[test]
fn the_language_is_the_requests() {
    assert_eq!(both(|| locale().code()), ("vi".into(), "en".into()));
    assert_eq!(locale(), Locale::Vietnamese, "outside of any request, where nobody has chosen");
}

#[test]
fn no_word_shouts_begs_or_is_missing() {
    let acts = Act::ALL.iter().flat_map(|act| [both(|| act_button(*act)), both(|| act_done(*act))]);
    let roles = Role::ALL.iter().map(|role| both(|| role_name(*role)));
    let problems = Problem::ALL.iter().map(|problem| both(|| problem_sentence(*problem)));
    let statuses = ReportStatus::ALL.iter().map(|status| both(|| status_word(*status)));
    let states =
        RecommendationStatus::ALL.iter().map(|status| both(|| recommendation_word(*status)));
    for (vietnamese, english) in acts.chain(roles).chain(problems).chain(statuses).chain(states) {
        assert_ne!(vietnamese, english);
        for words in [vietnamese, english] {
            assert!(
                !words.is_empty() && !words.contains('!') && !words.contains("Vui lòng"),
                "{words}"
            );
        }
    }
}

#[test]
fn a_distance_is_said_beside_its_day() {
    let cases = [
        (15, "còn 2 ngày", "2 days left"),
        (14, "còn 1 ngày", "1 day left"),
        (13, "hạn hôm nay", "due today"),
        (12, "quá hạn 1 ngày", "1 day overdue"),
        (10, "quá hạn 3 ngày", "3 days overdue"),
    ];
    for (day, vietnamese, english) in cases {
        assert_eq!(both(|| until(june(13), june(day))), (vietnamese.into(), english.into()));
    }
    let waits = [
        (13, "mới đến hôm nay", "came today"),
        (12, "chờ 1 ngày", "waiting 1 day"),
        (5, "chờ 8 ngày", "waiting 8 days"),
    ];
    for (day, vietnamese, english) in waits {
        assert_eq!(both(|| waiting(june(13), june(day))), (vietnamese.into(), english.into()));
    }
    assert_eq!(said(Locale::Vietnamese, || due(june(13), june(15))), "còn 2 ngày, hạn 15/06/2025");
    assert_eq!(
        both(|| long_day(june(13))),
        ("Thứ Sáu, 13/06/2025".into(), "Friday, 13/06/2025".into())
    );
}

#[test]
fn a_span_names_the_first_year_only_where_it_differs() {
    let december = NaiveDate::from_ymd_opt(2024, 12, 15).unwrap();
    assert_eq!(span(june(1), june(14)), "01/06 – 14/06/2025");
    assert_eq!(span(december, june(14)), "15/12/2024 – 14/06/2025");
}

#[test]
fn periods_have_their_names() {
    let named = |code: &str| both(|| period_name(code.parse().unwrap()));
    assert_eq!(named("2025-M06"), ("Tháng 6/2025".into(), "June 2025".into()));
    assert_eq!(named("2025-Q2"), ("Quý II/2025".into(), "Q2 2025".into()));
    assert_eq!(named("2025-H1"), ("6 tháng đầu năm 2025".into(), "First half of 2025".into()));
    assert_eq!(named("2025-H2"), ("6 tháng cuối năm 2025".into(), "Second half of 2025".into()));
    assert_eq!(named("2025-9M"), ("9 tháng năm 2025".into(), "Nine months of 2025".into()));
    assert_eq!(named("2025-Y"), ("Năm 2025".into(), "Year 2025".into()));
}

#[test]
fn beside_another_period_the_year_is_named_only_where_it_differs() {
    let beside =
        |before: &str, now: &str| both(|| period_beside(before.parse().unwrap(), now.parse().ok()));
    assert_eq!(beside("2025-M05", "2025-M06"), ("Tháng 5".into(), "May".into()));
    assert_eq!(beside("2024-M12", "2025-M01"), ("Tháng 12/2024".into(), "December 2024".into()));
    assert_eq!(beside("2025-Q1", "2025-Q2"), ("Quý I".into(), "Q1".into()));
    assert_eq!(beside("2024-Y", "2025-Y"), ("Năm 2024".into(), "Year 2024".into()));
    assert_eq!(
        said(Locale::Vietnamese, || period_beside_inside("2025-M05".parse().unwrap(), None)),
        "tháng 5/2025"
    );
}

#[test]
fn a_form_that_failed_comes_back_to_a_clean_address() {
    assert_eq!(paths::without_failure("/reports", "?q=a&__path=%2Fapi&__err=e30"), "/reports?q=a");
    assert_eq!(paths::without_failure("/me", "__err=e30"), "/me");
    assert!(paths::is_bare("/sign-in") && paths::is_bare("/sign-in/code"));
    assert!(!paths::is_bare("/sign-info") && !paths::is_bare("/"));
}

/// Every phrase of every `words.rs`, as it is written.
fn phrases(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            phrases(&path, found);
        } else if path.ends_with("words.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.extend(text.lines().filter(|line| !line.contains("///")).map(ToOwned::to_owned));
        }
    }
}

#[test]
fn english_counts_one_thing_as_one() {
    assert_eq!(counted(1, "cell", "cells"), "1 cell");
    assert_eq!(counted(0_usize, "cell", "cells"), "0 cells");
    assert_eq!(counted(21_i64, "cell", "cells"), "21 cells");
    let mut found = Vec::new();
    phrases(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    assert!(found.len() > 300, "{}", found.len());
    // A number in braces and a plural behind it: "{n} cells" would also say "1 cells".
    for line in found.iter().filter(|line| !line.contains("1 =>")) {
        for (_, after) in line.match_indices("} ").map(|(at, _)| line.split_at(at + 2)) {
            let word: String = after.chars().take_while(char::is_ascii_alphabetic).collect();
            let is_other = ["has", "was", "is", "this", "needs", "answers", "points", "times"]
                .contains(&word.as_str());
            assert!(word.len() < 2 || !word.ends_with('s') || is_other, "{line}");
        }
    }
}
