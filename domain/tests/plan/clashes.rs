//! What speaks against a day.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    id::{PersonId, PlanItemId, UnitId},
    plan::{Around, ClashKind, Engaged, ItemKind, Precision, When},
};
use uuid::Uuid;

use super::{day, hours, on};

fn unit(number: u128) -> UnitId {
    Uuid::from_u128(number).into()
}

fn person(number: u128) -> PersonId {
    Uuid::from_u128(number).into()
}

fn engaged(number: u128, when: When, hosts: &[u128], units: &[u128]) -> Engaged {
    let set = |numbers: &[u128]| numbers.iter().map(|one| unit(*one)).collect::<BTreeSet<_>>();
    Engaged {
        id: PlanItemId::from(Uuid::from_u128(number)),
        title: format!("Sự kiện {number}"),
        kind: ItemKind::Visit,
        when,
        hosts: set(hosts),
        units: set(units),
        people: BTreeSet::new(),
    }
}

fn kinds(around: &Around, one: &Engaged) -> Vec<ClashKind> {
    around.clashes(one).into_iter().map(|clash| clash.kind).collect()
}

fn friday() -> NaiveDate {
    day(2025, 6, 27)
}

#[test]
fn a_unit_and_a_person_are_in_one_place_a_day() {
    let there = engaged(1, hours(friday(), 930, 1020), &[10], &[20]);
    let around = |other: Engaged| Around { events: vec![other], ..Around::default() };
    let one = |hosts: &[u128], units: &[u128]| engaged(2, hours(friday(), 480, 690), hosts, units);
    assert_eq!(kinds(&around(there.clone()), &one(&[10], &[])), [ClashKind::Host]);
    assert_eq!(kinds(&around(there.clone()), &one(&[20], &[])), [ClashKind::Party]);
    assert_eq!(kinds(&around(there.clone()), &one(&[30], &[20])), [ClashKind::Party]);
    assert_eq!(kinds(&around(there.clone()), &one(&[30], &[40])), []);
    let led = |one: Engaged| Engaged { people: BTreeSet::from([person(7)]), ..one };
    assert_eq!(kinds(&around(led(there.clone())), &led(one(&[30], &[]))), [ClashKind::Person]);
    // It does not clash with itself, nor on another day, nor while it has none.
    assert_eq!(kinds(&around(there.clone()), &there), []);
    let next = engaged(2, on(day(2025, 6, 28)), &[10], &[]);
    assert_eq!(kinds(&around(there.clone()), &next), []);
    let vague = When::of("2025-M06".parse().unwrap()).unwrap();
    assert_eq!(kinds(&around(there), &engaged(2, vague, &[10], &[])), []);
}

#[test]
fn the_days_of_the_games_are_everybodys() {
    let days = When { precision: Precision::Day, ends: day(2025, 8, 10), ..on(day(2025, 8, 8)) };
    let games = Engaged { kind: ItemKind::Games, ..engaged(1, days, &[10], &[]) };
    let around = Around { events: vec![games], ..Around::default() };
    for (at, expected) in [(7, vec![]), (8, vec![ClashKind::Games]), (10, vec![ClashKind::Games])] {
        let visit = engaged(2, on(day(2025, 8, at)), &[20], &[30]);
        assert_eq!(kinds(&around, &visit), expected, "{at}/08");
    }
}

#[test]
fn holidays_and_the_days_around_a_report_are_told() {
    let around = Around {
        holidays: vec![(day(2025, 9, 2), "Quốc khánh".to_owned())],
        due: vec![(day(2025, 6, 15), "Báo cáo tháng 6".to_owned())],
        ..Around::default()
    };
    let at = |one: NaiveDate| kinds(&around, &engaged(1, on(one), &[10], &[]));
    assert_eq!(at(day(2025, 9, 2)), [ClashKind::Holiday]);
    for (one, told) in [(13, false), (14, true), (15, true), (16, true), (17, false)] {
        assert_eq!(at(day(2025, 6, one)) == [ClashKind::Report], told, "{one}/06");
    }
    let over = When { precision: Precision::Day, ends: day(2025, 9, 4), ..on(day(2025, 8, 30)) };
    assert_eq!(kinds(&around, &engaged(1, over, &[10], &[])), [ClashKind::Holiday]);
}

#[test]
fn what_is_told_stays_short() {
    let busy = (1..50).map(|number| Engaged {
        title: "Làm việc ".repeat(60),
        ..engaged(number, on(friday()), &[10], &[])
    });
    let around = Around { events: busy.collect(), ..Around::default() };
    let clashes = around.clashes(&engaged(99, on(friday()), &[10], &[]));
    assert!(clashes.len() <= 6 && clashes.iter().all(|one| one.with.chars().count() <= 70));
}
