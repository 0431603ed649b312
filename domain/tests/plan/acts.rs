//! What becomes of an event, and by whom.

use domain::{
    id::{PlanItemId, UnitId},
    plan::{
        Around, Clash, ClashKind, Conclusion, ConclusionKind, ConclusionStatus, Coverage, Engaged,
        ItemDraft, ItemInput, ItemKind, ItemStatus, Meant, Minutes, MinutesInput, MinutesStatus,
        MoveInput, Party, PartyRole, PlanItem, Rsvp, RsvpInput, Sees, TrackInput, VisitStage, When,
    },
    policy::{Act, Role},
    problems::{Problem, Problems},
    refusal::Refusal,
    template::Wording,
    viewer::{Covers, Grant, Viewer},
};
use uuid::Uuid;

use super::{day, hours, now, on, today};

fn unit(number: u128) -> UnitId {
    Uuid::from_u128(number).into()
}

/// The department of Quảng Nam, and the Da Nang office that leads.
fn department() -> UnitId {
    unit(1)
}

fn office() -> UnitId {
    unit(2)
}

fn person(role: Role, of: UnitId) -> Viewer {
    let covers = match role {
        Role::Coordinator | Role::Executive | Role::Administrator => Covers::Every,
        Role::DaNang => Covers::These(vec![department(), unit(3)]),
        _ => Covers::These(vec![of]),
    };
    Viewer {
        id: Uuid::from_u128(50).into(),
        name: "Trần Quốc Bảo".to_owned(),
        address: None,
        grants: vec![Grant {
            membership: Uuid::from_u128(60).into(),
            role,
            unit: of,
            unit_name: Wording::default(),
            can_sign: false,
            covers,
        }],
    }
}

fn danang() -> Viewer {
    person(Role::DaNang, office())
}

fn author() -> Viewer {
    person(Role::Author, department())
}

fn visit(status: ItemStatus) -> PlanItem {
    PlanItem {
        id: Uuid::from_u128(9).into(),
        plan: Uuid::from_u128(8).into(),
        parent: None,
        kind: ItemKind::Visit,
        title: "Làm việc với Sở TT&TT Quảng Nam".to_owned(),
        when: hours(day(2025, 7, 10), 480, 690),
        status,
        host: Some(department()),
        lead: Some(office()),
        place: String::new(),
        online_url: String::new(),
        reason: None,
        despite: None,
        row_version: 1,
    }
}

fn engaged(item: &PlanItem) -> Engaged {
    Engaged {
        id: item.id,
        title: item.title.clone(),
        kind: item.kind,
        when: item.when,
        hosts: [item.host, item.lead].into_iter().flatten().collect(),
        units: std::collections::BTreeSet::new(),
        people: std::collections::BTreeSet::new(),
    }
}

fn input() -> ItemInput {
    let text = ToOwned::to_owned;
    ItemInput {
        title: text("Làm việc với Sở TT&TT Quảng Nam"),
        kind: text("visit"),
        starts: text("10/07/2025"),
        from: text("08:00"),
        to: text("11:30"),
        host: text("STTTT-QNA"),
        lead: text("VPDN"),
        ..ItemInput::default()
    }
}

fn meant() -> Meant {
    Meant { host: Some(department()), lead: Some(office()), ..Meant::default() }
}

#[test]
fn a_visit_goes_from_an_idea_to_final_minutes() {
    let by = danang();
    let draft = ItemDraft::read(&input(), &meant(), today()).unwrap();
    let ids = (PlanItemId::from(Uuid::from_u128(9)), Uuid::from_u128(8).into());
    let made = PlanItem::create(ids, &by, draft, &Around::default(), now()).unwrap().next;
    assert_eq!(made.status, ItemStatus::Tentative);
    let proposed = made.propose(&by, now()).unwrap().next;
    let confirmed = proposed.confirm(&by, now()).unwrap().next;
    let running = confirmed.start(&by, now()).unwrap().next;
    let early = running.clone().finish(&by, MinutesStatus::InComment, now());
    assert_eq!(early, Err(Refusal::MinutesMissing));
    let done = running.finish(&by, MinutesStatus::Final, now()).unwrap();
    assert_eq!(done.next.status, ItemStatus::Done);
    assert_eq!(done.events[0].unit, Some(department()), "the log says whose visit it was");
    let again = done.next.cancel(&by, "Không cần nữa", now());
    assert_eq!(again, Err(Refusal::WrongEventState { is: ItemStatus::Done, act: Act::CancelItem }));
}

#[test]
fn provinces_answer_and_leadership_reads_and_nobody_else_plans() {
    let item = visit(ItemStatus::Tentative);
    for (viewer, may) in [
        (danang(), true),
        (person(Role::Coordinator, unit(7)), true),
        (author(), false),
        (person(Role::Leader, department()), false),
        (person(Role::Executive, unit(7)), false),
        (person(Role::Administrator, unit(7)), false),
    ] {
        let decided = item.clone().propose(&viewer, now());
        assert_eq!(decided.is_ok(), may, "{:?}", viewer.grants[0].role);
        assert_eq!(item.acts_for(&viewer).contains(&Act::MoveItem), may);
    }
    // The office plans for its own region only.
    let elsewhere = PlanItem { host: Some(unit(99)), lead: Some(unit(98)), ..item };
    assert!(matches!(elsewhere.propose(&danang(), now()), Err(Refusal::NotAllowed(_))));
}

#[test]
fn whoever_looks_sees_what_their_units_take_part_in() {
    assert_eq!(Sees::of(&person(Role::Executive, unit(7))), Sees::Every);
    assert_eq!(Sees::of(&author()), Sees::Of(vec![department()]));
    assert_eq!(Sees::of(&danang()), Sees::Of(vec![department(), office(), unit(3)]));
    assert_eq!(Sees::of(&person(Role::Administrator, unit(7))), Sees::Of(vec![]));
}

#[test]
fn a_day_is_needed_before_it_is_offered_or_fixed() {
    let vague = When::of("2025-Q3".parse().unwrap()).unwrap();
    let item = PlanItem { when: vague, ..visit(ItemStatus::Tentative) };
    let not_precise: Refusal = Problems::one("starts", Problem::NotPrecise).into();
    assert_eq!(item.clone().propose(&danang(), now()), Err(not_precise.clone()));
    assert_eq!(item.clone().confirm(&danang(), now()), Err(not_precise.clone()));
    let around = Around::default();
    let one = engaged(&item);
    let firmed = item.move_to(&danang(), (on(day(2025, 8, 20)), None), &around, &one, now());
    let firmed = firmed.unwrap().next;
    assert_eq!(firmed.id, visit(ItemStatus::Tentative).id, "it is still the same thing");
    // And it does not become vague again once it was offered.
    let offered = firmed.propose(&danang(), now()).unwrap().next;
    let back = offered.move_to(&danang(), (vague, None), &around, &one, now());
    assert_eq!(back, Err(not_precise));
}

#[test]
fn what_is_postponed_says_why_and_comes_back_with_a_new_day() {
    let item = visit(ItemStatus::Confirmed);
    let vague = item.clone().postpone(&danang(), "ừ", now());
    assert_eq!(vague, Err(Problems::one("reason", Problem::TooVague).into()));
    let off = item.postpone(&danang(), "Sở bận tiếp đoàn kiểm tra", now()).unwrap();
    assert_eq!(off.events[0].note.as_deref(), Some("Sở bận tiếp đoàn kiểm tra"));
    let one = engaged(&off.next);
    let to = (on(day(2025, 7, 24)), None);
    let back = off.next.move_to(&danang(), to, &Around::default(), &one, now()).unwrap().next;
    assert_eq!(back.status, ItemStatus::Proposed);
    let fixed = back.confirm(&danang(), now()).unwrap().next;
    assert_eq!((fixed.status, fixed.reason), (ItemStatus::Confirmed, None));
}

#[test]
fn a_day_with_a_clash_is_kept_only_with_a_word_why() {
    let around = Around {
        holidays: vec![(day(2025, 9, 2), "Quốc khánh".to_owned())],
        ..Around::default()
    };
    let item = visit(ItemStatus::Confirmed);
    let moved = |despite: &str| {
        let to = MoveInput {
            starts: "02/09/2025".to_owned(),
            despite: despite.to_owned(),
            ..MoveInput::default()
        };
        let to = item.draft_move(&danang(), &to, now())?;
        let one = Engaged { when: to.0, ..engaged(&item) };
        item.clone().move_to(&danang(), to, &around, &one, now())
    };
    let clash =
        Clash { kind: ClashKind::Holiday, day: day(2025, 9, 2), with: "Quốc khánh".to_owned() };
    assert_eq!(moved(""), Err(Refusal::Clashes(vec![clash])));
    assert_eq!(moved("ừ"), Err(Problems::one("despite", Problem::TooVague).into()));
    let kept = moved("Sở đề nghị đúng ngày này").unwrap();
    assert_eq!(kept.next.despite.as_deref(), Some("Sở đề nghị đúng ngày này"));
    assert_eq!(kept.events[0].note.as_deref(), Some("Sở đề nghị đúng ngày này"));
}

#[test]
fn an_edit_that_does_not_move_is_not_asked_about_its_day_again() {
    let item = PlanItem {
        despite: Some("Đã thống nhất".to_owned()),
        ..visit(ItemStatus::Confirmed)
    };
    let draft = item.draft_edit(&danang(), &input(), &meant(), now()).unwrap();
    let busy =
        Around { holidays: vec![(day(2025, 7, 10), "Nghỉ".to_owned())], ..Around::default() };
    let edited = item.edit(&danang(), draft, &busy, now()).unwrap().next;
    assert_eq!(edited.despite.as_deref(), Some("Đã thống nhất"));
}

#[test]
fn a_stranger_is_told_so_before_what_is_wrong_with_the_form() {
    let refused =
        visit(ItemStatus::Confirmed).draft_edit(&author(), &ItemInput::default(), &meant(), now());
    assert_eq!(refused, Err(Refusal::NotAllowed(Act::EditItem)));
}

#[test]
fn every_field_of_the_form_says_what_is_wrong() {
    let wrong = ItemInput {
        kind: "party".to_owned(),
        starts: "31/02/2025".to_owned(),
        host: "NOBODY".to_owned(),
        parent: "nothing".to_owned(),
        online_url: "javascript:alert(1)".to_owned(),
        ..ItemInput::default()
    };
    let problems = ItemDraft::read(&wrong, &Meant::default(), today()).unwrap_err();
    for (field, problem) in [
        ("title", Problem::Missing),
        ("kind", Problem::NotAChoice),
        ("starts", Problem::NotADay),
        ("host", Problem::NotAChoice),
        ("lead", Problem::Missing),
        ("parent", Problem::NotAChoice),
        ("online_url", Problem::NotALink),
    ] {
        assert_eq!(problems.of(field), Some(problem), "{field}");
    }
    let nowhere = ItemInput { host: String::new(), ..input() };
    let meant = Meant { lead: Some(office()), ..Meant::default() };
    let problems = ItemDraft::read(&nowhere, &meant, today()).unwrap_err();
    assert_eq!(problems.of("host"), Some(Problem::Missing), "a visit is with somebody");
}

#[test]
fn a_unit_answers_for_itself() {
    let item = visit(ItemStatus::Confirmed);
    let party = Party {
        id: Uuid::from_u128(70).into(),
        unit: Some(department()),
        person: None,
        role: PartyRole::Delegate,
        rsvp: Rsvp::None,
        substitute: String::new(),
    };
    let answer = |rsvp: &str, substitute: &str| RsvpInput {
        rsvp: rsvp.to_owned(),
        substitute: substitute.to_owned(),
    };
    let (yes, event) = item.answer(&author(), &party, &answer("yes", ""), now()).unwrap();
    assert_eq!((yes.rsvp, event.act), (Rsvp::Yes, Act::AnswerInvitation));
    let nobody = item.answer(&author(), &party, &answer("substitute", " "), now());
    assert_eq!(nobody.unwrap_err(), Problems::one("substitute", Problem::Missing).into());
    let instead = item.answer(&author(), &party, &answer("substitute", "Chị Hà"), now());
    assert_eq!(instead.unwrap().0.substitute, "Chị Hà");
    let stranger = person(Role::Author, unit(3));
    let refused = item.answer(&stranger, &party, &answer("yes", ""), now());
    assert_eq!(refused.unwrap_err(), Refusal::NotAllowed(Act::AnswerInvitation));
    let late = visit(ItemStatus::Done).answer(&author(), &party, &answer("yes", ""), now());
    assert!(matches!(late, Err(Refusal::WrongEventState { .. })));
}

#[test]
fn final_minutes_stay_as_they_are() {
    let input = |then: &str| MinutesInput {
        body: "Hai bên thống nhất.".to_owned(),
        notice_no: "412/TB-VP".to_owned(),
        then: then.to_owned(),
    };
    let draft = Minutes::written(None, &input("keep")).unwrap();
    assert_eq!((draft.status, draft.version), (MinutesStatus::Draft, 1));
    let round = Minutes::written(Some(&draft), &input("circulate")).unwrap();
    let kept = Minutes::written(Some(&round), &input("keep")).unwrap();
    assert_eq!(kept.status, MinutesStatus::InComment, "a word more does not take them back");
    let fixed = Minutes::written(Some(&kept), &input("finish")).unwrap();
    assert_eq!((fixed.status, fixed.version), (MinutesStatus::Final, 4));
    assert_eq!(Minutes::written(Some(&fixed), &input("keep")), Err(Refusal::MinutesFinal));
    let empty = MinutesInput { body: " \n".to_owned(), ..input("finish") };
    assert_eq!(Minutes::written(None, &empty), Err(Problems::one("body", Problem::Missing).into()));
}

#[test]
fn a_ministry_unit_tracks_its_own_tasks_and_a_note_is_none() {
    let task = Conclusion {
        id: Uuid::from_u128(80).into(),
        no: 1,
        kind: ConclusionKind::Task,
        text: "Cung cấp số liệu".to_owned(),
        unit: Some(unit(5)),
        due_on: Some(day(2025, 6, 20)),
        status: ConclusionStatus::Open,
        done_note: None,
    };
    let done = TrackInput { status: "done".to_owned(), note: "Đã gửi".to_owned() };
    let item = visit(ItemStatus::Done);
    let own = person(Role::Handler, unit(5));
    let (tracked, event) = item.track(&own, &task, &done, now()).unwrap();
    assert_eq!(tracked.status, ConclusionStatus::Done);
    assert_eq!((event.unit, event.note.as_deref()), (Some(unit(5)), Some("Đã gửi")));
    for (who, may) in [(person(Role::Handler, unit(6)), false), (author(), false), (danang(), true)]
    {
        assert_eq!(item.track(&who, &task, &done, now()).is_ok(), may);
    }
    let note = Conclusion { kind: ConclusionKind::Note, ..task };
    assert!(item.track(&danang(), &note, &done, now()).is_err());
}

#[test]
fn a_visit_counts_once_it_is_done_with_final_minutes() {
    for (status, has_day, is_final, stage) in [
        (ItemStatus::Tentative, true, false, VisitStage::Planned),
        (ItemStatus::Proposed, true, false, VisitStage::Dated),
        (ItemStatus::Confirmed, true, false, VisitStage::Dated),
        (ItemStatus::Running, true, false, VisitStage::Held),
        (ItemStatus::Done, true, false, VisitStage::Held),
        (ItemStatus::Done, true, true, VisitStage::Done),
        (ItemStatus::Postponed, true, false, VisitStage::Planned),
        (ItemStatus::Proposed, false, false, VisitStage::Planned),
    ] {
        assert_eq!(VisitStage::of(status, has_day, is_final), stage, "{status} {is_final}");
    }
    let mut coverage = Coverage::default();
    VisitStage::ALL.iter().for_each(|stage| coverage.add(*stage));
    assert_eq!((coverage.done, coverage.total, coverage.planned()), (1, 4, 1));
}
