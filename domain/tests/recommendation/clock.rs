//! The clock of answers: working days, pauses, calendars that change.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    calendar::{DayKind, WorkCalendar},
    recommendation::{Calendars, Clock, ClockEvent, ClockKind, DayMark},
    time::{at_office, later, office_day},
};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn at(on: NaiveDate) -> DateTime<Utc> {
    at_office(on, NaiveTime::from_hms_opt(9, 30, 0).unwrap())
}

fn event(kind: ClockKind, on: NaiveDate) -> ClockEvent {
    ClockEvent { kind, at: at(on), calendar: 1, days: 0 }
}

/// The first days of 2025 with Tết, which begins on a Monday.
fn calendars() -> Calendars {
    let tet = (27..=31).map(|date| (day(2025, 1, date), DayKind::Off));
    Calendars::new([(1, WorkCalendar::new(tet))])
}

#[test]
fn the_day_of_sending_is_not_counted_and_the_twentieth_working_day_is_due() {
    let clock = Clock::of(&[event(ClockKind::Start, day(2025, 5, 22))]);
    let none = Calendars::default();
    assert_eq!(clock.elapsed(&none, day(2025, 5, 22)), 0);
    assert_eq!(clock.elapsed(&none, day(2025, 5, 23)), 1);
    assert_eq!(clock.due(20, &none), Some(day(2025, 6, 19)));
}

#[test]
fn a_pause_over_tet_and_weekends_adds_exactly_its_working_days() {
    let events = [
        event(ClockKind::Start, day(2025, 1, 20)),
        event(ClockKind::Pause, day(2025, 1, 22)),
        event(ClockKind::Resume, day(2025, 2, 5)),
    ];
    let (clock, without) = (Clock::of(&events), Clock::of(&events[..1]));
    let before = without.due(10, &calendars()).unwrap();
    let after = clock.due(10, &calendars()).unwrap();
    // 23 and 24 January, then 3, 4 and 5 February: five working days, and nothing for Tết.
    let calendar = WorkCalendar::default();
    assert_eq!((before, after), (day(2025, 2, 10), day(2025, 2, 17)));
    assert_eq!(calendar.between(before, after), 5);
}

#[test]
fn nothing_is_due_while_it_is_paused_and_what_was_overdue_stays_so() {
    let pause = event(ClockKind::Pause, day(2025, 6, 13));
    let clock = Clock::of(&[event(ClockKind::Start, day(2025, 6, 9)), pause]);
    assert!(clock.is_paused());
    assert_eq!(clock.due(20, &calendars()), None);
    let late = Clock::of(&[event(ClockKind::Start, day(2025, 5, 1)), pause]);
    assert_eq!(late.due(5, &calendars()), Some(day(2025, 5, 8)));
}

#[test]
fn an_answer_is_measured_against_the_day_it_would_have_been_due() {
    let events =
        [event(ClockKind::Start, day(2025, 5, 22)), event(ClockKind::Stop, day(2025, 6, 12))];
    let clock = Clock::of(&events);
    assert_eq!(clock.elapsed(&calendars(), day(2026, 1, 1)), 15);
    assert_eq!(clock.due(16, &calendars()), Some(day(2025, 6, 13)));
}

#[test]
fn reopening_starts_anew() {
    let events = [
        event(ClockKind::Start, day(2025, 3, 3)),
        event(ClockKind::Stop, day(2025, 3, 20)),
        event(ClockKind::Start, day(2025, 6, 10)),
    ];
    assert_eq!(Clock::of(&events).elapsed(&calendars(), day(2025, 6, 13)), 3);
}

#[test]
fn days_that_were_granted_are_added() {
    let grant = ClockEvent { days: 3, ..event(ClockKind::Extend, day(2025, 6, 11)) };
    let clock = Clock::of(&[event(ClockKind::Start, day(2025, 6, 9)), grant]);
    assert_eq!(clock.due(2, &calendars()), Some(day(2025, 6, 16)));
}

#[test]
fn a_holiday_decided_later_changes_nothing_that_was_counted() {
    let start = event(ClockKind::Start, day(2025, 1, 20));
    let stop = event(ClockKind::Stop, day(2025, 2, 7));
    let counted = Clock::of(&[start, stop]).elapsed(&calendars(), day(2025, 6, 13));
    let edited = WorkCalendar::new([(day(2025, 1, 21), DayKind::Off)]);
    let tet = WorkCalendar::new((27..=31).map(|date| (day(2025, 1, date), DayKind::Off)));
    let later = Calendars::new([(1, tet), (2, edited)]);
    assert_eq!(Clock::of(&[start, stop]).elapsed(&later, day(2025, 6, 13)), counted);
}

/// A calendar of a hundred days with some days off and some Saturdays worked, and events in order.
fn world() -> impl Strategy<Value = (Vec<(u64, bool)>, Vec<u64>, bool)> {
    let days = proptest::collection::vec((0_u64..120, any::<bool>()), 0..25);
    let turns = proptest::collection::vec(0_u64..12, 1..12);
    (days, turns, any::<bool>())
}

proptest! {
    /// A day counts when the clock ran at its beginning, before whatever happened on it, and it is worked.
    #[test]
    fn the_clock_counts_what_counting_day_by_day_counts((listed, turns, ends) in world(), until in 0_u64..130) {
        let first = day(2025, 1, 6);
        let kind = |off| if off { DayKind::Off } else { DayKind::Work };
        let listed: BTreeMap<NaiveDate, DayKind> =
            listed.into_iter().map(|(ahead, off)| (later(first, ahead), kind(off))).collect();
        let calendar = WorkCalendar::new(listed.clone());
        let calendars = Calendars::new([(1, calendar.clone())]);
        let mut on = first;
        let mut events = Vec::new();
        for (index, ahead) in turns.iter().enumerate() {
            on = later(on, *ahead);
            let kind = match index {
                0 => ClockKind::Start,
                _ if ends && index + 1 == turns.len() => ClockKind::Stop,
                _ if index % 2 == 1 => ClockKind::Pause,
                _ => ClockKind::Resume,
            };
            events.push(event(kind, on));
        }
        let today = later(on, until);
        let clock = Clock::of(&events);
        let mut counted = 0;
        let mut one = first;
        while one < today {
            one = later(one, 1);
            let before = events.iter().rev().find(|event| office_day(event.at) < one);
            let runs = before.is_some_and(|event| {
                matches!(event.kind, ClockKind::Start | ClockKind::Resume)
            });
            counted += u32::from(runs && calendar.is_working(one));
        }
        prop_assert_eq!(clock.elapsed(&calendars, today), counted);
        // The explanation adds up to the same, day for day.
        let days = clock.days(&calendars, today);
        let marked = days.iter().filter(|day| day.mark == DayMark::Counted).count();
        prop_assert_eq!(u32::try_from(marked).unwrap(), counted);
        prop_assert_eq!(days.last().map_or(0, |day| day.count), counted);
        // And it is due on the day on which the allowed ones are used up.
        if let Some(due) = clock.due(5, &calendars) && clock.is_running() && counted >= 5 {
            prop_assert_eq!(clock.elapsed(&calendars, due), 5);
            prop_assert!(due <= today);
        }
    }
}
