//! A report's way, told without a database: who may, in which state, and what is found.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "report/due.rs"]
mod due;
#[path = "report/flags.rs"]
mod flags;

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    id::UnitId,
    policy::{Act, Role},
    refusal::Refusal,
    report::{
        Answer, Answers, CellKey, CellOutcome, CellState, CellValue, Checks, Findings, Level,
        Rejection, Report, ReportStatus, Returning, TypedCell,
    },
    template::{
        Field, FieldKind, Section, SectionKind, Severity, Template, ValidationRule, Wording,
    },
    time::Now,
    viewer::{Covers, Grant, Viewer},
};
use proptest::prelude::*;
use uuid::Uuid;

#[test]
fn the_whole_way() {
    let submitted =
        draft().submit(&person(Role::Author), &Findings::default(), &[], None, now()).unwrap().next;
    assert_eq!((submitted.status, submitted.current_no), (ReportStatus::PendingLeader, 1));
    let sent = submitted.approve(&person(Role::Leader), now()).unwrap().next;
    assert_eq!((sent.status, sent.first_on_time()), (ReportStatus::Submitted, Some(true)));
    let accepted = sent.accept(&person(Role::Coordinator), now()).unwrap();
    let acts: Vec<Act> = accepted.events.iter().map(|event| event.act).collect();
    assert_eq!(acts, [Act::OpenReport, Act::AcceptReport], "accepting opens it first");
    assert_eq!(accepted.next.accepted_no, Some(1));
}

#[test]
fn another_units_people_may_not() {
    let stranger = person_of(Role::Author, Uuid::from_u128(9));
    let refused = draft().submit(&stranger, &Findings::default(), &[], None, now());
    assert_eq!(refused, Err(Refusal::NotAllowed(Act::SubmitReport)));
}

#[test]
fn who_sent_it_does_not_accept_it() {
    let mut both = person(Role::Coordinator);
    both.grants.push(person(Role::Leader).grants.remove(0));
    let sent = Report { status: ReportStatus::Submitted, approved_by: Some(both.id), ..draft() };
    assert_eq!(sent.next_for(&both, now()), Some(Act::ReturnReport), "accepting is not offered");
    assert!(!sent.acts_for(&both, now()).contains(&Act::AcceptReport));
    assert_eq!(sent.accept(&both, now()), Err(Refusal::OwnWork));
}

#[test]
fn a_department_of_one_approves_its_own_report_and_it_is_written_down() {
    let mut both = person(Role::Author);
    both.grants.push(person(Role::Leader).grants.remove(0));
    let alone = draft().submit(&both, &Findings::default(), &[], None, now()).unwrap().next;
    let sent = alone.approve(&both, now()).unwrap();
    let after = |event: &domain::event::Event| event.after.clone().unwrap_or_default();
    assert!(after(&sent.events[0]).contains("\"self_approved\":true"), "{:?}", sent.events);

    let author = person(Role::Author);
    let two = draft().submit(&author, &Findings::default(), &[], None, now()).unwrap().next;
    let leader = Viewer { id: Uuid::from_u128(77).into(), ..person(Role::Leader) };
    let sent = two.approve(&leader, now()).unwrap();
    assert!(!after(&sent.events[0]).contains("self_approved"), "{:?}", sent.events);
}

#[test]
fn what_the_ministry_accepted_the_unit_cannot_take_back() {
    let accepted = Report { status: ReportStatus::Accepted, ..draft() };
    let refused = accepted.recall(&person(Role::Leader), "sai số", None, now());
    assert_eq!(
        refused,
        Err(Refusal::WrongState { is: ReportStatus::Accepted, act: Act::RecallReport })
    );
}

#[test]
fn a_return_says_what_is_wrong() {
    let review = Report { status: ReportStatus::InReview, ..draft() };
    assert_eq!(
        review.clone().give_back(&person(Role::DaNang), returning(" "), now()),
        Err(Refusal::NothingFlagged)
    );
    assert!(
        Report { open_flags: 1, ..review }
            .give_back(&person(Role::DaNang), returning(""), now())
            .is_ok()
    );
}

#[test]
fn a_correction_taken_back_is_still_a_correction() {
    // Returned with words alone: no flag says so.
    let pending =
        Report { status: ReportStatus::PendingLeader, returns_count: 1, open_flags: 2, ..draft() };
    assert_eq!(
        pending.clone().withdraw(&person(Role::Author), now()).unwrap().next.status,
        ReportStatus::Returned
    );
    let sent = pending.approve(&person(Role::Leader), now()).unwrap().next;
    let before = Some(at() - TimeDelta::days(1));
    let back = sent.recall(&person(Role::Leader), "sai số", before, now()).unwrap().next;
    assert_eq!((back.status, back.open_flags), (ReportStatus::Returned, 2));
    assert_eq!((back.sent_at, back.first_sent_at), (before, Some(at())));
}

#[test]
fn a_first_report_taken_back_is_a_draft() {
    let sent = Report { status: ReportStatus::Submitted, sent_at: Some(at()), ..draft() };
    let back = sent.recall(&person(Role::Leader), "sai số", None, now()).unwrap().next;
    assert_eq!((back.status, back.sent_at), (ReportStatus::Draft, None));
}

#[test]
fn nil_zero_and_empty_are_three_things() {
    let checks = Checks::new(&template());
    let found = |answer: Option<Answer>| {
        let now = answer.map(|answer| (CellKey::of("A"), answer)).into_iter().collect();
        checks.run(&Answers { now, ..Answers::default() })
    };
    assert_eq!(found(None).missing(), 2, "empty is missing");
    assert_eq!(found(Some(nil())).missing(), 1, "nil is an answer");
    assert_eq!(found(Some(number("0"))).missing(), 1, "zero is an answer");
    assert_eq!(found(Some(nil())).computed["SHARE"], None, "a share of nil is unknown");
}

#[test]
fn a_jump_of_ten_times_is_told_apart_from_a_change() {
    let checks = Checks::new(&template());
    for (now, before, times) in [
        ("1000", "100", Some(10)),
        ("1099", "100", Some(10)),
        ("999", "100", None),
        ("5", "0", None),
        ("-1000", "100", None),
        ("41200", "100", Some(412)),
    ] {
        let findings = checks.run(&Answers {
            now: BTreeMap::from([(CellKey::of("A"), number(now))]),
            previous: BTreeMap::from([(CellKey::of("A"), number(before))]),
            ..Answers::default()
        });
        let warning = findings.list.iter().find(|one| one.level == Level::Warning);
        assert_eq!(warning.unwrap().times, times, "{before} to {now}");
    }
}

#[test]
fn rules_say_the_values_and_warnings_take_an_explanation() {
    let checks = Checks::new(&template());
    let mut answers = Answers {
        now: BTreeMap::from([
            (CellKey::of("A"), number("1052")),
            (CellKey::of("B"), number("1038")),
        ]),
        previous: BTreeMap::from([(CellKey::of("A"), number("100"))]),
        ..Answers::default()
    };
    let findings = checks.run(&answers);
    let error = findings.list.iter().find(|one| one.level == Level::Error).unwrap();
    assert_eq!(error.message.vi, "A (1.052) lớn hơn B (1.038).");
    assert_eq!((findings.errors(), findings.unexplained()), (1, 1));
    answers.now.insert(
        CellKey::why(&template().rules[1]),
        Answer {
            state: CellState::Value, value: Some(CellValue::Text("đợt cao điểm".into()))
        },
    );
    assert_eq!(checks.run(&answers).unexplained(), 0);
}

#[test]
fn an_unknown_value_raises_no_alarm() {
    let checks = Checks::new(&template());
    let now = BTreeMap::from([(CellKey::of("A"), number("5")), (CellKey::of("B"), nil())]);
    let findings = checks.run(&Answers { now, ..Answers::default() });
    assert_eq!((findings.errors(), findings.unexplained(), findings.missing()), (0, 0, 0));
}

#[test]
fn computed_and_unknown_cells_are_not_typed() {
    let outcome = |key: CellKey| {
        let typed = [TypedCell { key, typed: "1".into(), ..TypedCell::default() }];
        let filled = draft()
            .fill(&person(Role::Author), &template(), &BTreeMap::new(), &typed, now())
            .unwrap();
        filled.outcomes.into_iter().next().unwrap()
    };
    for key in [
        CellKey::of("SHARE"),
        CellKey::of("Z"),
        CellKey::at("A", "2G"),
        CellKey::named("A.why.NOPE"),
    ] {
        assert!(matches!(outcome(key), CellOutcome::Rejected { why: Rejection::NoSuchCell, .. }));
    }
}

proptest! {
    /// Whatever two people type in whatever order, each accepted write was made over the revision before it.
    #[test]
    fn no_write_is_lost(writes in prop::collection::vec((0..50_u32, 0..6_i32), 1..40)) {
        let mut cells = BTreeMap::new();
        for (value, seen) in writes {
            let typed = [TypedCell { key: CellKey::of("A"), typed: value.to_string(), nil: false, base_rev: seen }];
            let filled = draft().fill(&person(Role::Author), &template(), &cells, &typed, now()).unwrap();
            let before = cells.get(&CellKey::of("A")).map_or(0, |cell: &domain::report::Cell| cell.rev);
            for write in filled.writes {
                prop_assert_eq!(seen, before, "written over what was not seen");
                prop_assert_eq!(write.after.rev, before + 1);
                cells.insert(write.after.key.clone(), write.after);
            }
        }
    }
}

fn template() -> Template {
    let field = |key: &str, kind, formula: Option<&str>| Field {
        key: key.into(),
        label: Wording::new(key, key),
        unit: Wording::default(),
        kind,
        required: true,
        part: false,
        columns: Vec::new(),
        formula: formula.map(ToOwned::to_owned),
    };
    let rule = |code: &str, severity, expression: &str, message: &str| ValidationRule {
        code: code.into(),
        severity,
        expression: expression.into(),
        message: Wording::new(message, message),
        field: "A".into(),
    };
    Template {
        version: Uuid::nil().into(),
        code: "T".into(),
        no: 1,
        title: Wording::default(),
        legal_basis: String::new(),
        sections: vec![Section {
            key: "one".into(),
            title: Wording::default(),
            kind: SectionKind::Fields,
            fields: vec![
                field("A", FieldKind::Int, None),
                field("B", FieldKind::Int, None),
                field("SHARE", FieldKind::Calc, Some("A/B*100")),
            ],
        }],
        rules: vec![
            rule("PART", Severity::Error, "A <= B", "A ({A}) lớn hơn B ({B})."),
            rule(
                "CHANGE",
                Severity::Warning,
                "abs(A - prev.A) <= 0.3*prev.A",
                "Trước là {prev.A}.",
            ),
        ],
    }
}

fn returning(reason: &str) -> Returning<'_> {
    Returning { reason, correct_by: "", usually: now().today, earlier_flags: 0 }
}

fn draft() -> Report {
    Report {
        id: Uuid::nil().into(),
        unit: unit(),
        status: ReportStatus::Draft,
        due_at: at() + TimeDelta::days(2),
        locks_at: at() + TimeDelta::days(7),
        extended_until: None,
        nil_return: false,
        submitted_by: None,
        approved_by: None,
        first_sent_at: None,
        sent_at: None,
        current_no: 0,
        accepted_no: None,
        returns_count: 0,
        open_flags: 0,
        correct_by: None,
        row_version: 1,
    }
}

fn person(role: Role) -> Viewer {
    person_of(role, unit().into())
}

fn person_of(role: Role, unit: Uuid) -> Viewer {
    let covers =
        if role.is_of_ministry() { Covers::Every } else { Covers::These(vec![unit.into()]) };
    let grant = Grant {
        membership: Uuid::nil().into(),
        role,
        unit: unit.into(),
        unit_name: Wording::default(),
        can_sign: false,
        covers,
    };
    let id = Uuid::from_u128(100 + Role::ALL.iter().position(|one| *one == role).unwrap() as u128);
    Viewer { id: id.into(), name: role.to_string(), address: None, grants: vec![grant] }
}

fn unit() -> UnitId {
    Uuid::from_u128(1).into()
}

fn now() -> Now {
    Now::new(at())
}

fn at() -> DateTime<Utc> {
    "2025-06-13T01:00:00Z".parse().unwrap()
}

fn number(text: &str) -> Answer {
    Answer { state: CellState::Value, value: Some(CellValue::Number(text.parse().unwrap())) }
}

fn nil() -> Answer {
    Answer { state: CellState::Nil, value: None }
}
