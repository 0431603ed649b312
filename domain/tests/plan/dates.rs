//! What people type for a time, and what it means.

use domain::{
    plan::{Precision, When, WhenInput, minute_of},
    problems::Problem,
    time::at_office,
};
use proptest::prelude::*;

use super::{day, hours, on, today};

fn typed(starts: &str, ends: &str, from: &str, to: &str) -> WhenInput {
    let text = ToOwned::to_owned;
    WhenInput { starts: text(starts), ends: text(ends), from: text(from), to: text(to) }
}

fn read(starts: &str) -> When {
    typed(starts, "", "", "").read(today()).unwrap()
}

fn problem(input: &WhenInput, field: &str) -> Option<Problem> {
    input.read(today()).unwrap_err().of(field)
}

#[test]
fn a_month_a_quarter_a_half_and_a_year_are_known_by_many_names() {
    for text in ["8/2025", "08/2025", "tháng 8/2025", "Tháng 8 2025", "T8/2025", "2025-M08"] {
        let when = read(text);
        assert_eq!((when.precision, when.starts), (Precision::Month, day(2025, 8, 1)), "{text}");
        assert_eq!(when.ends, day(2025, 8, 31));
    }
    for text in ["Q3/2025", "quý III/2025", "Quý 3/2025", "2025-Q3", "quý iii 2025"] {
        let when = read(text);
        assert_eq!((when.precision, when.ends), (Precision::Quarter, day(2025, 9, 30)), "{text}");
    }
    for text in ["H2/2025", "6 tháng cuối năm 2025", "nửa cuối năm 2025"] {
        let when = read(text);
        assert_eq!((when.precision, when.starts), (Precision::Half, day(2025, 7, 1)), "{text}");
    }
    for text in ["2025", "năm 2025", "Năm 2025"] {
        assert_eq!(read(text).precision, Precision::Year, "{text}");
    }
}

#[test]
fn hours_are_written_as_people_write_them() {
    for (text, minute) in
        [("8:00", 480), ("08:00", 480), ("8h", 480), ("8h30", 510), ("14 giờ", 840)]
    {
        let when = typed("26/06/2025", "", text, "").read(today()).unwrap();
        assert_eq!((when.precision, when.from), (Precision::Time, Some(minute)), "{text}");
    }
    for text in ["24:00", "8:60", "tám giờ", "8:00:00", "-1"] {
        let input = typed("26/06/2025", "", text, "");
        assert_eq!(problem(&input, "from"), Some(Problem::NotATime), "{text}");
    }
}

#[test]
fn an_end_before_its_start_is_told_at_the_end() {
    let before = typed("26/06/2025", "25/06/2025", "", "");
    assert_eq!(problem(&before, "ends"), Some(Problem::EndsBefore));
    for to in ["07:59", "08:00"] {
        assert_eq!(problem(&typed("26/06/2025", "", "08:00", to), "to"), Some(Problem::EndsBefore));
    }
    // Over midnight the last day says so.
    assert!(typed("26/06/2025", "27/06/2025", "20:00", "06:00").read(today()).is_ok());
    let only_end = typed("26/06/2025", "", "", "09:00");
    assert_eq!(problem(&only_end, "from"), Some(Problem::Missing));
    let endless = typed("01/01/2025", "01/02/2025", "", "");
    assert_eq!(problem(&endless, "ends"), Some(Problem::TooLong));
}

#[test]
fn the_29th_of_february_is_there_every_fourth_year() {
    assert_eq!(read("29/02/2028"), on(day(2028, 2, 29)));
    assert_eq!(problem(&typed("29/02/2025", "", "", ""), "starts"), Some(Problem::NotADay));
    assert_eq!(read("2/2028").ends, day(2028, 2, 29));
    assert_eq!(on(day(2028, 2, 29)).shifted(1).starts, day(2028, 3, 1));
    assert_eq!(on(day(2028, 2, 29)).shifted(366).starts, day(2029, 3, 1));
}

#[test]
fn a_month_has_neither_hours_nor_a_last_day() {
    let input = typed("8/2025", "31/08/2025", "08:00", "");
    assert_eq!(problem(&input, "ends"), Some(Problem::NotPrecise));
    assert_eq!(problem(&input, "from"), Some(Problem::NotPrecise));
    for text in ["13/2025", "0/2025", "Q5/2025", "H3/2025", "2025-9M", "8/99999", "1/1", "x"] {
        let starts = typed(text, "", "", "").read(today());
        let is_day = starts.as_ref().is_ok_and(|when| when.precision == Precision::Day);
        assert!(starts.is_err() || is_day, "{text}");
    }
}

#[test]
fn a_moment_is_the_offices_whatever_zone_the_machine_has() {
    let when = hours(day(2025, 6, 26), 480, 690);
    let (from, to) = when.moments().unwrap();
    assert_eq!(from.to_rfc3339(), "2025-06-26T01:00:00+00:00");
    assert_eq!((minute_of(from), minute_of(to)), (480, 690));
    let late = at_office(day(2025, 6, 26), chrono::NaiveTime::from_hms_opt(23, 59, 0).unwrap());
    assert_eq!(minute_of(late), 23 * 60 + 59);
}

proptest! {
    /// What a form is filled with is what it was read from.
    #[test]
    fn what_is_typed_again_is_the_same(
        year in 2000..=2100_i32, ordinal in 1..=365_u32, long in 0..31_i64,
        from in proptest::option::of(0..1_380_u16), lasts in 1..60_u16, kind in 0..5_u32,
    ) {
        let starts = chrono::NaiveDate::from_yo_opt(year, ordinal).unwrap();
        let ends = starts + chrono::Duration::days(long);
        let precise = When {
            precision: if from.is_some() { Precision::Time } else { Precision::Day },
            starts, ends, from, to: from.map(|from| from + lasts),
        };
        prop_assume!(year < 2100 || ends < day(2101, 1, 1));
        prop_assert_eq!(precise.typed().read(today()), Ok(precise));
        let kinds = ["", "M", "Q", "H", "Y"];
        let index = match kind { 1 => ordinal % 12 + 1, 2 => ordinal % 4 + 1, _ => ordinal % 2 + 1 };
        let code = match kind {
            1 => format!("{year}-M{index:02}"),
            2 | 3 => format!("{year}-{}{index}", kinds[kind as usize]),
            _ => format!("{year}-Y"),
        };
        let vague = When::of(code.parse().unwrap()).unwrap();
        prop_assert_eq!(vague.typed().read(today()), Ok(vague));
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(text in ".{0,20}", other in ".{0,12}") {
        let _ = typed(&text, &other, &other, &text).read(today());
    }
}
