//! The whole policy as a table: a change of permission is a visible diff.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::fmt::Write;

use domain::{
    plan::{ITEM_TRANSITIONS, ItemStatus, ItemTransition},
    policy::{Act, Role},
    report::{ReportStatus, TRANSITIONS, Transition},
};

#[test]
fn role_by_act() {
    let mut table = format!("{:<32}", "");
    Role::ALL.iter().for_each(|role| write!(table, "{role:>9}").unwrap());
    for act in Act::ALL {
        write!(table, "\n{act:<32}").unwrap();
        Role::ALL.iter().for_each(|role| {
            write!(table, "{:>9}", if role.may(*act) { "✔" } else { "·" }).unwrap()
        });
    }
    insta::assert_snapshot!("role_by_act", table);
}

#[test]
fn an_administrator_never_touches_a_figure() {
    let of_work =
        |act: &&Act| ["report.", "recommendation."].iter().any(|work| act.code().starts_with(work));
    for act in Act::ALL.iter().filter(of_work) {
        assert!(!Role::Administrator.may(*act), "{act}");
    }
}

#[test]
fn leadership_only_reads() {
    // An account and a calendar's address are a person's own.
    let is_own = |act: &&Act| ["account.", "feed."].iter().any(|own| act.code().starts_with(own));
    let acts = Act::ALL.iter().filter(|act| !is_own(act) && Role::Executive.may(**act));
    for act in acts {
        assert!(act.code().ends_with(".read"), "{act}");
    }
}

#[test]
fn nobody_does_two_of_the_three_steps() {
    // Submitting, approving and accepting are three people's work (separation of duties).
    let steps = [Act::SubmitReport, Act::ApproveReport, Act::AcceptReport];
    for role in Role::ALL {
        assert!(steps.iter().filter(|step| role.may(**step)).count() <= 1, "{role}");
    }
}

#[test]
fn the_states_of_a_report() {
    let lines: Vec<String> = TRANSITIONS
        .iter()
        .map(|Transition(from, act, to)| format!("{from} --{act}--> {to}"))
        .collect();
    insta::assert_snapshot!("the_states_of_a_report", lines.join("\n"));
}

#[test]
fn every_state_is_reached_and_no_act_is_ambiguous() {
    for status in ReportStatus::ALL.iter().filter(|status| **status != ReportStatus::NotStarted) {
        assert!(TRANSITIONS.iter().any(|Transition(_, _, to)| to == status), "{status}");
    }
    for Transition(from, act, _) in TRANSITIONS {
        let same =
            TRANSITIONS.iter().filter(|Transition(one, by, _)| one == from && by == act).count();
        let back = [Act::WithdrawReport, Act::SendBackReport, Act::RecallReport].contains(act);
        assert_eq!(same, if back { 2 } else { 1 }, "{from} {act}");
    }
}

#[test]
fn the_states_of_an_event() {
    let lines: Vec<String> = ITEM_TRANSITIONS
        .iter()
        .map(|ItemTransition(from, act, to)| format!("{from} --{act}--> {to}"))
        .collect();
    insta::assert_snapshot!("the_states_of_an_event", lines.join("\n"));
    for status in ItemStatus::ALL.iter().filter(|status| **status != ItemStatus::Tentative) {
        assert!(ITEM_TRANSITIONS.iter().any(|ItemTransition(_, _, to)| to == status), "{status}");
    }
    for ItemTransition(from, act, _) in ITEM_TRANSITIONS {
        let same = ITEM_TRANSITIONS.iter().filter(|one| (one.0, one.1) == (*from, *act)).count();
        assert_eq!(same, 1, "{from} {act}");
    }
}

#[test]
fn provinces_and_leadership_plan_nothing() {
    let planning = |act: &&Act| act.code().starts_with("event.") && **act != Act::AnswerInvitation;
    for act in Act::ALL.iter().filter(planning) {
        for role in [Role::Author, Role::Leader, Role::Executive, Role::Administrator] {
            assert!(!role.may(*act), "{role} {act}");
        }
    }
}
