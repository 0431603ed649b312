//! Totals, told without a database: how figures are added, what is counted, and who sees them.
#![expect(clippy::unwrap_used, reason = "tests")]

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    id::{ReportId, UnitId},
    policy::{Act, Role},
    refusal::Refusal,
    report::{CellKey, CellState, ReportStatus},
    template::Wording,
    total::{
        Aggregation, Basis, Coverage, NoTotal, Part, Pick, Reach, Said, Sender, Tally, Totalled,
    },
    viewer::{Covers, Grant, Viewer},
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;

#[test]
fn a_declaration_is_read_as_it_is_written() {
    for text in [
        "sum",
        "mean",
        "min",
        "max",
        "last",
        "none",
        "ratio VT06A/VT06B",
        "weighted mean by population",
    ] {
        assert_eq!(text.parse::<Aggregation>().unwrap().to_string(), text);
    }
    for text in ["", "average", "ratio", "ratio VT06A", "ratio /VT06B", "weighted mean by "] {
        assert!(text.parse::<Aggregation>().is_err(), "{text}");
    }
}

#[test]
fn nil_zero_and_unknown_are_three_things_in_a_total_too() {
    let mut tally = Tally::default();
    for (part, at) in [figure("12.5"), figure("0"), Part::Nil, Part::Unknown].into_iter().zip(1..) {
        tally.add(&Aggregation::Sum, part, sender(at));
    }
    let total = tally.total(&Aggregation::Sum, false, 5);
    assert_eq!((total.value, total.nils), (Some(number("12.5")), 1));
    assert_eq!(total.coverage, Coverage { n: 3, of: 5 }, "nil answers, unknown does not");

    let mut nils = Tally::default();
    nils.add(&Aggregation::Sum, Part::Nil, sender(1));
    let total = nils.total(&Aggregation::Sum, false, 5);
    assert_eq!((total.value, total.why), (None, Some(NoTotal::Nil)), "nothing of all is not zero");
    let nobody = Tally::default().total(&Aggregation::Sum, false, 5);
    assert_eq!((nobody.value, nobody.why), (None, Some(NoTotal::NothingReported)));
}

#[test]
fn a_percentage_is_a_ratio_of_sums_and_never_a_mean_of_percentages() {
    let how = ratio();
    let mut tally = Tally::default();
    // 50 % of 2, and 10 % of 1.000: together 10,08 %, not 30 %.
    for (over, under, at) in [("1", "2", 1), ("100", "1000", 2)] {
        tally.add(&how, Part::Pair { over: rest(over), under: rest(under) }, sender(at));
    }
    let total = tally.total(&how, true, 2);
    assert_eq!((total.value, total.rounded), (Some(number("10.0798")), true));

    let mut half = Tally::default();
    half.add(&how, Part::Pair { over: rest("1"), under: rest("2") }, sender(1));
    let total = half.total(&how, true, 2);
    assert_eq!(
        (total.value, total.rounded),
        (Some(number("50")), false),
        "exact needs no rounding"
    );
}

#[test]
fn nothing_divided_by_nothing_is_unknown() {
    let mut tally = Tally::default();
    tally.add(&ratio(), Part::Pair { over: 0, under: 0 }, sender(1));
    let total = tally.total(&ratio(), true, 1);
    assert_eq!((total.value, total.why), (None, Some(NoTotal::ZeroDenominator)));
}

#[test]
fn a_ratio_needs_both_of_its_sides() {
    let place = Totalled { key: CellKey::of("R"), how: ratio(), percent: true };
    let value = |num| Said { state: CellState::Value, num: Some(num) };
    let nil = Said { state: CellState::Nil, num: None };
    let empty = Said { state: CellState::Empty, num: None };
    for (over, under, part) in [
        (value(3), value(4), Part::Pair { over: 3, under: 4 }),
        (nil, value(4), Part::Pair { over: 0, under: 4 }),
        (nil, nil, Part::Nil),
        (value(3), nil, Part::Unknown),
        (value(3), empty, Part::Unknown),
        (empty, value(4), Part::Unknown),
    ] {
        let said = |key: &CellKey| Some(if key.field == "A" { over } else { under });
        assert_eq!(place.part(said), part, "{over:?} / {under:?}");
    }
    assert_eq!(place.part(|_| None), Part::Unknown);
}

#[test]
fn what_is_not_added_says_why() {
    for (how, why) in [
        (Aggregation::None, NoTotal::NotAdded),
        (Aggregation::WeightedMean("population".into()), NoTotal::NoWeight),
    ] {
        let mut tally = Tally::default();
        tally.add(&how, figure("7"), sender(1));
        let total = tally.total(&how, false, 3);
        assert_eq!((total.value, total.why), (None, Some(why)));
        assert_eq!(total.coverage, Coverage { n: 1, of: 3 }, "and still who answered");
    }
}

#[test]
fn a_sum_is_exact_beyond_what_one_column_holds() {
    let mut tally = Tally::default();
    for at in 1..=3 {
        tally.add(&Aggregation::Sum, Part::Figure(i64::MAX), sender(at));
    }
    let total = tally.total(&Aggregation::Sum, false, 3);
    assert_eq!(total.value, Some(number("2767011611056432.7421")));
    assert!(!total.rounded);
}

#[test]
fn only_what_the_ministry_has_counts() {
    let counting = |basis: Basis| -> Vec<ReportStatus> {
        ReportStatus::ALL.iter().copied().filter(|status| basis.counts(*status)).collect()
    };
    use ReportStatus::{Accepted, InReview, Submitted};
    assert_eq!(counting(Basis::Accepted), [Accepted]);
    assert_eq!(counting(Basis::Submitted), [Submitted, InReview, Accepted]);
}

#[test]
fn everybody_sees_the_totals_of_their_own() {
    let (hue, posts) = (unit(1), unit(2));
    let reach = |role, unit, covers| Reach::of(&person(&[(role, unit, covers)]));
    assert_eq!(
        reach(Role::Author, hue, Covers::These(vec![hue])).unwrap(),
        Reach { units: Covers::These(vec![hue]), led_by: None }
    );
    assert_eq!(
        reach(Role::Executive, posts, Covers::Every).unwrap(),
        Reach { units: Covers::Every, led_by: None }
    );
    assert_eq!(
        reach(Role::Handler, posts, Covers::These(vec![posts])).unwrap(),
        Reach { units: Covers::Every, led_by: Some(vec![posts]) },
        "a ministry unit sees every department, in its own topics"
    );
    assert_eq!(
        reach(Role::Administrator, posts, Covers::Every).unwrap_err(),
        Refusal::NotAllowed(Act::ReadTotals)
    );
    let both = person(&[
        (Role::Handler, posts, Covers::These(vec![posts])),
        (Role::DaNang, posts, Covers::These(vec![hue])),
    ]);
    assert_eq!(Reach::of(&both).unwrap(), Reach { units: Covers::These(vec![hue]), led_by: None });
}

#[test]
fn shares_are_told_in_tenths_of_a_percent() {
    assert_eq!(Coverage { n: 16, of: 17 }.per_mille(), Some(941));
    assert_eq!(Coverage { n: 1, of: 16 }.per_mille(), Some(63), "a half is rounded up");
    assert_eq!(Coverage { n: 0, of: 0 }.per_mille(), None);
}

proptest! {
    /// Whatever is added and taken away in whatever order, the total is that of what is left.
    #[test]
    fn a_tally_is_that_of_what_is_left(
        how in 0..6_usize,
        steps in prop::collection::vec((0..12_u128, 0..5_u8, -50..50_i64), 1..80),
    ) {
        let how = [
            Aggregation::Sum, Aggregation::Mean, Aggregation::Min, Aggregation::Max,
            Aggregation::Last, ratio(),
        ][how].clone();
        let mut tally = Tally::default();
        let mut there: Vec<(u128, Part)> = Vec::new();
        for (who, kind, num) in steps {
            if let Some(at) = there.iter().position(|(one, _)| *one == who) {
                let (_, part) = there.remove(at);
                if tally.take(part, sender(who)) {
                    for (other, part) in &there {
                        if let Part::Figure(num) = part {
                            tally.offer(&how, Pick { num: *num, by: sender(*other) });
                        }
                    }
                }
            } else {
                let part = match (kind, matches!(how, Aggregation::Ratio { .. })) {
                    (0, _) => Part::Nil,
                    (1, _) => Part::Unknown,
                    (_, true) => Part::Pair { over: num, under: num.abs() + 1 },
                    (_, false) => Part::Figure(num),
                };
                there.push((who, part));
                tally.add(&how, part, sender(who));
            }
            let mut counted = Tally::default();
            for (who, part) in there.iter().rev() {
                counted.add(&how, *part, sender(*who));
            }
            prop_assert_eq!(tally, counted);
            let owed = i64::try_from(there.len()).unwrap();
            let total = tally.total(&how, false, owed);
            prop_assert!(total.coverage.n <= total.coverage.of && total.coverage.n >= 0);
        }
    }
}

fn ratio() -> Aggregation {
    Aggregation::Ratio { over: "A".into(), under: "B".into() }
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn rest(text: &str) -> i64 {
    domain::number::at_rest(number(text)).unwrap()
}

fn figure(text: &str) -> Part {
    Part::Figure(rest(text))
}

/// Reports are sent an hour apart, two at a time.
fn sender(who: u128) -> Sender {
    let hours = i64::try_from(who / 2).unwrap();
    let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::hours(hours);
    Sender { report: ReportId::from(Uuid::from_u128(who)), at }
}

fn unit(at: u128) -> UnitId {
    Uuid::from_u128(at).into()
}

fn person(held: &[(Role, UnitId, Covers)]) -> Viewer {
    let grants = held.iter().map(|(role, unit, covers)| Grant {
        membership: Uuid::from_u128(9).into(),
        role: *role,
        unit: *unit,
        unit_name: Wording::default(),
        can_sign: false,
        covers: covers.clone(),
    });
    Viewer {
        id: Uuid::from_u128(8).into(),
        name: String::new(),
        address: None,
        grants: grants.collect(),
    }
}
