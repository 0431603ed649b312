//! Where days stand. None of it asks the machine for its zone.

use chrono::{Datelike, Weekday};
use domain::plan::{
    HalfDay, ItemKind, Precision, Strip, When,
    layout::{halves, mark, month, month_after, months, week, week_number},
};
use proptest::prelude::*;

use super::{day, hours, on, today};

#[test]
fn june_2025_takes_six_weeks_from_monday_to_sunday() {
    let days = month(today());
    assert_eq!((days.first(), days.last()), (Some(&day(2025, 5, 26)), Some(&day(2025, 7, 6))));
    assert_eq!(days.len(), 42);
    // A February that begins on a Monday takes four.
    assert_eq!(month(day(2027, 2, 10)).len(), 28);
    assert!(month(day(2028, 2, 1)).contains(&day(2028, 2, 29)));
}

#[test]
fn some_years_have_a_week_53() {
    assert_eq!(week_number(day(2026, 12, 31)), (2026, 53));
    assert_eq!(week_number(day(2027, 1, 3)), (2026, 53));
    assert_eq!(week_number(day(2025, 12, 29)), (2026, 1));
    let days = week(day(2026, 12, 31));
    assert_eq!((days[0], days[6]), (day(2026, 12, 28), day(2027, 1, 3)));
}

#[test]
fn months_go_on_over_the_year() {
    assert_eq!(month_after(day(2025, 12, 31), 1), day(2026, 1, 1));
    assert_eq!(month_after(day(2025, 1, 31), -1), day(2024, 12, 1));
    assert_eq!(month_after(day(2025, 3, 31), -13), day(2024, 2, 1));
    assert_eq!(months(2025).len(), 12);
}

#[test]
fn a_meeting_stands_in_its_half_of_the_day() {
    let on_day = day(2025, 6, 26);
    let of = |from, to| halves(&hours(on_day, from, to), on_day);
    assert_eq!(of(480, 690), [HalfDay::Morning]);
    assert_eq!(of(840, 990), [HalfDay::Afternoon]);
    assert_eq!(of(480, 990), [HalfDay::Morning, HalfDay::Afternoon]);
    // What runs a little into lunch stays in the morning.
    assert_eq!(of(480, 750), [HalfDay::Morning]);
    assert!(halves(&on(on_day), on_day).is_empty(), "a whole day stands in neither");
    let two_days = When { ends: day(2025, 6, 27), ..hours(on_day, 840, 690) };
    assert_eq!(halves(&two_days, on_day), [HalfDay::Afternoon]);
    assert_eq!(halves(&two_days, day(2025, 6, 27)), [HalfDay::Morning]);
    assert!(halves(&two_days, day(2025, 6, 28)).is_empty());
}

#[test]
fn the_years_strip_is_hollow_where_there_is_no_day_and_empty_where_there_is_no_month() {
    let marked = |kind, when| mark(kind, &when, 2025, today());
    let firm = marked(ItemKind::Visit, on(day(2025, 6, 5))).unwrap();
    assert_eq!((firm.strip, firm.month, firm.has_day, firm.is_past), (Strip::Visit, 6, true, true));
    let month = When::of("2025-M08".parse().unwrap()).unwrap();
    let hollow = marked(ItemKind::Visit, month).unwrap();
    assert_eq!((hollow.month, hollow.has_day, hollow.is_past), (8, false, false));
    let quarter = When::of("2025-Q3".parse().unwrap()).unwrap();
    assert_eq!(quarter.precision, Precision::Quarter);
    assert_eq!(marked(ItemKind::Visit, quarter), None);
    assert_eq!(marked(ItemKind::Other, on(today())), None);
    assert_eq!(marked(ItemKind::Visit, on(day(2024, 6, 5))), None, "another year's");
}

proptest! {
    #[test]
    fn a_months_grid_is_whole_weeks_that_show_every_day_once(year in 1970..2200_i32, at in 1..=12_u32) {
        let days = month(day(year, at, 1));
        prop_assert_eq!(days.len() % 7, 0);
        prop_assert!((28..=42).contains(&days.len()));
        prop_assert_eq!(days[0].weekday(), Weekday::Mon);
        prop_assert!(days.windows(2).all(|two| two[1] - two[0] == chrono::Duration::days(1)));
        let own = days.iter().filter(|one| one.month() == at && one.year() == year).count();
        let last = month_after(day(year, at, 1), 1).pred_opt().unwrap();
        prop_assert_eq!(own, last.day() as usize);
    }
}
