//! When a report is due, overdue, in time and locked; and what an extension moves.

use domain::{
    problems::Problem,
    report::{LATEST_EXTENSION, Report},
    time,
};

use super::*;

/// Seventeen days after the lock.
fn late() -> Now {
    Now::new(at() + TimeDelta::days(24))
}

fn pending() -> Report {
    Report { status: ReportStatus::PendingLeader, current_no: 1, ..draft() }
}

fn locked(act: Act) -> Refusal {
    Refusal::Locked { since: draft().locks_at, act }
}

#[test]
fn after_the_lock_only_a_correction_is_sent() {
    let refused = pending().approve(&person(Role::Leader), late());
    assert_eq!(refused, Err(locked(Act::ApproveReport)));
    let correction = Report { returns_count: 1, ..pending() };
    assert!(!correction.is_locked(late()));
    assert!(correction.approve(&person(Role::Leader), late()).is_ok());
}

#[test]
fn after_the_lock_nothing_is_submitted_or_taken_back_that_could_not_be_sent_again() {
    let author = person(Role::Author);
    let refused = draft().submit(&author, &Findings::default(), &[], None, late());
    assert_eq!(refused, Err(locked(Act::SubmitReport)));
    let filled = draft().fill(&author, &template(), &BTreeMap::new(), &[], late());
    assert_eq!(filled.err(), Some(locked(Act::FillReport)));

    let leader = person(Role::Leader);
    let sent = pending().approve(&leader, now()).unwrap().next;
    assert_eq!(sent.next_for(&person(Role::Coordinator), late()), Some(Act::AcceptReport));
    assert!(sent.acts_for(&leader, now()).contains(&Act::RecallReport));
    assert!(!sent.acts_for(&leader, late()).contains(&Act::RecallReport), "no button for it");
    assert!(!draft().acts_for(&author, late()).contains(&Act::FillReport), "nor a field");
    assert_eq!(sent.recall(&leader, "sai số", None, late()), Err(locked(Act::RecallReport)));
}

#[test]
fn a_leader_may_fill_but_it_is_the_authors_to_go_on_with() {
    let leader = person(Role::Leader);
    assert!(draft().acts_for(&leader, now()).contains(&Act::FillReport));
    assert_eq!(draft().next_for(&leader, now()), None);
    assert_eq!(draft().next_for(&person(Role::Author), now()), Some(Act::FillReport));
    assert_eq!(pending().next_for(&leader, now()), Some(Act::ApproveReport));
}

#[test]
fn an_extension_opens_the_lock_for_this_unit_until_the_end_of_its_day() {
    let until = time::later(late().today, 3);
    let extended =
        draft().extend(&person(Role::Coordinator), &time::day(until), "Bão số 5", late()).unwrap();
    let event = &extended.events[0];
    assert_eq!((event.act, event.note.as_deref()), (Act::ExtendReport, Some("Bão số 5")));
    assert!(event.after.as_ref().unwrap().contains(&format!("\"until\":\"{until}\"")));
    let draft = extended.next;
    assert_eq!((draft.status, draft.more_time()), (ReportStatus::Draft, Some(until)));
    let (last, over) = (time::end_of_day(until), time::start_of_day(time::later(until, 1)));
    let submit = |at| {
        let author = person(Role::Author);
        draft.clone().submit(&author, &Findings::default(), &[], None, Now::new(at))
    };
    let refused = Refusal::Locked { since: draft.lock(), act: Act::SubmitReport };
    assert_eq!(submit(over), Err(refused));
    let sent =
        submit(last).unwrap().next.approve(&person(Role::Leader), Now::new(last)).unwrap().next;
    assert_eq!((sent.first_on_time(), sent.more_time()), (Some(false), None));
}

#[test]
fn an_extension_is_the_coordinators_and_has_a_reason_and_a_day_after_the_lock() {
    let extend = |role, until: &str, reason| {
        draft().extend(&person(role), until, reason, now()).map(|decided| decided.next)
    };
    let problem = |until: &str, reason, field: &str| match extend(Role::Coordinator, until, reason)
    {
        Err(Refusal::Invalid(problems)) => problems.of(field),
        other => panic!("{other:?}"),
    };
    for role in [Role::Author, Role::Leader, Role::DaNang, Role::Executive] {
        let refused = extend(role, "01/01/2020", "");
        assert_eq!(refused, Err(Refusal::NotAllowed(Act::ExtendReport)), "{role}");
    }
    let lock = time::office_day(draft().locks_at);
    let day = |days| time::day(time::later(lock, days));
    assert_eq!(problem("", "Bão số 5", "until"), Some(Problem::Missing));
    assert_eq!(problem("12/06/2025", "Bão số 5", "until"), Some(Problem::InThePast));
    assert_eq!(problem("13/06/2025", "Bão số 5", "until"), Some(Problem::NotLater));
    assert_eq!(problem(&day(LATEST_EXTENSION), "Bão số 5", "until"), Some(Problem::TooLate));
    assert_eq!(problem(&day(1), " ", "reason"), Some(Problem::Missing));
    assert!(extend(Role::Coordinator, &day(1), "Bão số 5").is_ok());
    let sent = Report { status: ReportStatus::Submitted, ..draft() };
    let refused = sent.extend(&person(Role::Coordinator), &day(1), "Bão số 5", now());
    let act = Act::ExtendReport;
    assert_eq!(refused, Err(Refusal::WrongState { is: ReportStatus::Submitted, act }));
}

#[test]
fn an_extension_or_a_return_never_makes_a_late_report_timely() {
    let late = Now::new(at() + TimeDelta::days(4));
    let extended = Report { extended_until: Some(time::later(late.today, 9)), ..pending() };
    let sent = extended.approve(&person(Role::Leader), late).unwrap().next;
    assert_eq!(sent.first_on_time(), Some(false));
    let returned =
        sent.give_back(&person(Role::Coordinator), returning("thiếu"), late).unwrap().next;
    assert_eq!((returned.status, returned.first_on_time()), (ReportStatus::Returned, Some(false)));
}

#[test]
fn a_sending_that_was_recalled_is_none() {
    let leader = person(Role::Leader);
    let sent = pending().approve(&leader, now()).unwrap().next;
    assert_eq!(sent.first_on_time(), Some(true));
    let back = sent.recall(&leader, "sai số", None, now()).unwrap().next;
    assert_eq!((back.first_on_time(), back.is_overdue(now())), (None, false));
    let after_due = Now::new(at() + TimeDelta::days(4));
    assert!(back.is_overdue(after_due), "the ministry has nothing");
    let pending = Report { status: ReportStatus::PendingLeader, ..back };
    let again = pending.approve(&leader, after_due).unwrap().next;
    assert_eq!((again.first_on_time(), again.is_overdue(after_due)), (Some(false), false));
}

#[test]
fn a_correction_is_overdue_after_its_day_and_until_it_is_sent() {
    let day = now().today;
    let returned = Report {
        status: ReportStatus::Returned,
        returns_count: 1,
        first_sent_at: Some(at()),
        sent_at: Some(at()),
        correct_by: Some(day),
        ..draft()
    };
    let next_day = Now::new(time::start_of_day(time::later(day, 1)));
    assert!(!returned.is_overdue(Now::new(time::end_of_day(day))), "the day is the unit's");
    assert!(returned.is_overdue(next_day));
    let pending = Report { status: ReportStatus::PendingLeader, ..returned };
    assert!(pending.is_overdue(next_day), "it lies with the leader");
    let sent = pending.approve(&person(Role::Leader), next_day).unwrap().next;
    assert_eq!((sent.is_overdue(next_day), sent.first_on_time()), (false, Some(true)));
}
