//! Periods, cut-off windows, due days, working days, and folding, against the vectors of the reference.
#![expect(clippy::unwrap_used, reason = "tests")]

use chrono::NaiveDate;
use domain::{
    calendar::{DayKind, WorkCalendar},
    period::{CutoffRule, Period, PeriodKind, Said, said},
    problems::Problem,
    text::{clean, fold},
    time::{end_of_day, office_day, parse_day},
};
use proptest::prelude::*;

#[test]
fn the_cutoff_vectors() {
    let mut lines = csv::Reader::from_reader(include_str!("cutoff_vectors.csv").as_bytes());
    for line in lines.records() {
        let line = line.unwrap();
        let period: Period = line[1].parse().unwrap();
        let rule: CutoffRule = line[0].parse().unwrap();
        assert_eq!(period.cutoff(rule), (day(&line[2]), day(&line[3])), "{line:?}");
    }
}

#[test]
fn the_fold_vectors() {
    let mut lines = csv::Reader::from_reader(include_str!("fold_vectors.csv").as_bytes());
    for line in lines.records() {
        let line = line.unwrap();
        assert_eq!(fold(&line[0]), &line[1]);
        let decomposed: String =
            unicode_normalization::UnicodeNormalization::nfd(&line[0]).collect();
        assert_eq!(fold(&decomposed), &line[1], "decomposed");
        assert_eq!(clean(&decomposed), clean(&line[0]), "stored alike");
    }
}

#[test]
fn the_days_of_circular_02_2023() {
    let due = |period: &str, before: u32, of_month: u32| {
        period.parse::<Period>().unwrap().due_on(before, of_month).to_string()
    };
    assert_eq!(due("2025-M06", 0, 15), "2025-06-15");
    assert_eq!(due("2025-Q2", 0, 6), "2025-06-06");
    assert_eq!(due("2025-H1", 0, 6), "2025-06-06");
    assert_eq!(due("2025-Y", 1, 25), "2025-11-25");
    assert_eq!(due("2025-M02", 0, 31), "2025-02-28", "a day the month does not have");
}

#[test]
fn neighbours_over_the_turn_of_the_year() {
    let previous = |period: &str| period.parse::<Period>().unwrap().previous().to_string();
    assert_eq!(previous("2025-M01"), "2024-M12");
    assert_eq!(previous("2025-Q1"), "2024-Q4");
    assert_eq!(previous("2025-H1"), "2024-H2");
    assert_eq!(previous("2025-9M"), "2024-9M");
    assert_eq!(previous("2025-Y"), "2024-Y");
}

#[test]
fn texts_that_are_no_period() {
    for text in [
        "2025-M13", "2025-M6", "2025-Q5", "2025-H3", "2025", "25-M01", "2025-m06", "2025-M00",
        "2025-Q", "x",
    ] {
        assert!(text.parse::<Period>().is_err(), "{text}");
    }
}

#[test]
fn days_as_people_type_them() {
    let today = day("2025-06-13");
    for typed in ["16/6/2025", "16-06-2025", "16062025", "2025-06-16", "16/6", " 16.6.25 "] {
        assert_eq!(parse_day(typed, today), Ok(day("2025-06-16")), "{typed}");
    }
    for typed in ["31/2/2025", "soon", "6/16/2025", "32/1", "1/1/1/1"] {
        assert_eq!(parse_day(typed, today), Err(Problem::NotADay), "{typed}");
    }
    assert_eq!(parse_day(" ", today), Err(Problem::Missing));
}

#[test]
fn the_office_day_ends_at_its_own_midnight() {
    let last = end_of_day(day("2025-06-15"));
    assert_eq!(last.to_rfc3339(), "2025-06-15T16:59:59+00:00");
    assert_eq!(office_day(last), day("2025-06-15"));
    assert_eq!(office_day(last + chrono::TimeDelta::seconds(1)), day("2025-06-16"));
}

#[test]
fn working_days_around_the_holidays_of_2025() {
    let calendar = WorkCalendar::new([
        (day("2025-04-26"), DayKind::Work),
        (day("2025-04-30"), DayKind::Off),
        (day("2025-05-01"), DayKind::Off),
        (day("2025-05-02"), DayKind::Off),
    ]);
    assert!(calendar.is_working(day("2025-04-26")), "a Saturday worked instead");
    assert_eq!(calendar.after(day("2025-04-25"), 1), day("2025-04-26"));
    assert_eq!(calendar.after(day("2025-04-29"), 1), day("2025-05-05"));
    assert_eq!(calendar.between(day("2025-04-25"), day("2025-05-05")), 4);
    assert_eq!(calendar.on_or_before(day("2025-05-04")), day("2025-04-29"));
}

proptest! {
    #[test]
    fn a_period_is_read_as_it_is_written(year in 1900..2200, kind in 0..5_usize, index in 1..13_u32) {
        let kind = PeriodKind::ALL[kind];
        if let Some(period) = Period::new(year, kind, index) {
            prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
            prop_assert_eq!(period.next().previous(), period);
            prop_assert!(period.contains(period.first_day()) && period.contains(period.last_day()));
        }
    }

    #[test]
    fn windows_of_neighbours_meet_without_gap(year in 1901..2199, kind in 0..3_usize, index in 1..13_u32) {
        let kind = PeriodKind::ALL[kind];
        if let Some(period) = Period::new(year, kind, index) {
            for rule in [CutoffRule::Calendar, CutoffRule::Decree09] {
                let (_, before) = period.previous().cutoff(rule);
                let (from, to) = period.cutoff(rule);
                prop_assert_eq!((from - before).num_days(), 1);
                prop_assert!(from < to);
            }
        }
    }

    #[test]
    fn counting_back_finds_the_same_number_of_working_days(start in 0..20_000_i64, count in 0..200_u32) {
        let calendar = WorkCalendar::default();
        let from = NaiveDate::default() + chrono::TimeDelta::days(start);
        prop_assert_eq!(calendar.between(from, calendar.after(from, count)), count);
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn periods_are_read_out_of_what_people_search() {
    let read = |text: &str| {
        let (periods, words) = said(&fold(text));
        let patterns: Vec<String> = periods.into_iter().map(Said::pattern).collect();
        (patterns.join(" "), words.join(" "))
    };
    for (text, patterns, words) in [
        ("tháng 5", "%-M05", ""),
        ("Quảng Nam T12/2024", "2024-M12", "quang nam"),
        ("tháng 5, tháng 6", "%-M05 %-M06", ""),
        ("quý IV năm 2024", "2024-Q4", ""),
        ("6 tháng cuối năm", "%-H2", ""),
        ("first half of 2025", "2025-H1", ""),
        ("9 tháng năm 2024", "2024-9M", ""),
        ("năm 2024", "2024-%", "nam"),
        ("Sept", "", "sept"),
        ("sep 2024", "2024-M09", ""),
        ("2025-M05", "2025-M05", ""),
        ("tháng 13 quý 5 / 2300", "%-M05", "thang 13 quy 2300"),
    ] {
        let want = (patterns.to_owned(), words.to_owned());
        assert_eq!(read(text), want, "{text}");
    }
}

proptest! {
    #[test]
    fn whatever_is_searched_is_read_to_its_end(text in "\\PC{0,60}") {
        let (periods, words) = said(&fold(&text));
        prop_assert!(periods.len() + words.len() <= 2 * text.chars().count() + 1);
    }
}
