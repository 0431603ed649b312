//! Flags until something became of them, reasons that say something, and histories told shortly.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    policy::{Act, Role},
    problems::{Problem, Problems},
    refusal::Refusal,
    report::{
        Answer, CellKey, CellState, Findings, FlagAnswer, FlagView, HistoryLine, LATEST_CORRECTION,
        Marked, Rejection, Report, ReportStatus, Returning, TypedCell, tell,
    },
};
use uuid::Uuid;

use super::{at, draft, now, number, person, returning, template};

#[test]
fn a_flag_is_open_until_the_figure_changes_or_somebody_answers() {
    let returned = Report { status: ReportStatus::Returned, current_no: 1, ..draft() };
    let open = flag(Some(number("5")), Some(number("5")));
    let refused = |flag: FlagView| {
        let author = person(Role::Author);
        returned.clone().submit(&author, &Findings::default(), &[flag], None, now()).err()
    };
    let unanswered = Refusal::NotReady { errors: 0, unexplained: 0, missing: 0, unanswered: 1 };
    assert_eq!(refused(open.clone()), Some(unanswered.clone()));
    assert_eq!(refused(FlagView { is: Some(number("6")), ..open.clone() }), None, "changed");
    let empty = Answer { state: CellState::Empty, value: None };
    assert_eq!(refused(flag(None, Some(empty))), Some(unanswered), "empty is as it was");
    let answer = FlagAnswer { text: "Số đúng".to_owned(), by: String::new(), at: at() };
    assert_eq!(refused(FlagView { answer: Some(answer), ..open.clone() }), None, "answered");
    assert_eq!(refused(FlagView { cleared: true, ..open }), None, "closed by the reviewer");
}

#[test]
fn a_nil_return_answers_what_was_asked_too() {
    let returned = Report { status: ReportStatus::Returned, current_no: 1, ..draft() };
    let open = [flag(Some(number("5")), Some(number("5")))];
    let author = person(Role::Author);
    let refused = returned.submit(&author, &Findings::default(), &open, Some("Không có"), now());
    assert!(matches!(refused, Err(Refusal::NotReady { unanswered: 1, missing: 0, .. })));
}

#[test]
fn a_return_closes_the_flags_that_are_not_made_again() {
    let review = Report { status: ReportStatus::InReview, open_flags: 3, ..draft() };
    let about = Returning { earlier_flags: 2, ..returning("") };
    let by = person(Role::Coordinator);
    let back = review.clone().give_back(&by, about, now()).unwrap().next;
    assert_eq!((back.open_flags, back.correct_by), (1, Some(about.usually)));
    let about = Returning { earlier_flags: 3, ..about };
    assert_eq!(review.give_back(&by, about, now()), Err(Refusal::NothingFlagged));
}

#[test]
fn the_ministry_says_when_a_correction_is_due() {
    let review = Report { status: ReportStatus::InReview, open_flags: 1, ..draft() };
    let today = now().today;
    let by = |typed: &str| {
        let about = Returning { correct_by: typed, ..returning("") };
        review.clone().give_back(&person(Role::Coordinator), about, now())
    };
    let due = |day: NaiveDate| by(&domain::time::day(day)).map(|decided| decided.next.correct_by);
    let refused = |problem| Err(Problems::one("correct_by", problem).into());
    let latest = domain::time::later(today, LATEST_CORRECTION);
    assert_eq!(due(today), Ok(Some(today)));
    assert_eq!(due(latest), Ok(Some(latest)));
    assert_eq!(due(domain::time::earlier(today, 1)), refused(Problem::InThePast));
    assert_eq!(due(domain::time::later(latest, 1)), refused(Problem::TooLate));
    assert_eq!(by("31/02/2025").err(), Some(Problems::one("correct_by", Problem::NotADay).into()));
}

#[test]
fn a_reason_of_a_letter_is_none() {
    let pending = Report { status: ReportStatus::PendingLeader, ..draft() };
    let leader = person(Role::Leader);
    for (reason, problem) in [
        ("x", Problem::TooVague),
        (" . . . 12345678 ", Problem::TooVague),
        ("  ", Problem::Missing),
    ] {
        assert_eq!(
            pending.clone().send_back(&leader, reason, now()),
            Err(Problems::one("reason", problem).into()),
            "{reason}"
        );
    }
    assert!(pending.send_back(&leader, "sai số", now()).is_ok());
    let why = |typed: &str| TypedCell {
        key: CellKey::why(&template().rules[0]),
        typed: typed.to_owned(),
        ..TypedCell::default()
    };
    assert_eq!(why("x").read(&template()), Err(Rejection::Text(Problem::TooVague)));
    assert!(why("").read(&template()).is_ok(), "taken back");
}

#[test]
fn what_is_flagged_and_what_is_answered_names_its_cell() {
    let told = |report: Report, role| {
        let cell = CellKey::at("VT08", "2G");
        let decided = match role {
            Role::Author => report.answer_flag(&person(role), &cell, "Số đúng", now()).unwrap().0,
            _ => report.flag(&person(role), &cell, "Xem lại", Marked::NotYet, now()).unwrap().0,
        };
        decided.events.last().unwrap().after.clone().unwrap()
    };
    let review = Report { status: ReportStatus::InReview, ..draft() };
    assert!(told(review, Role::DaNang).contains(r#""cell":"VT08.2G""#));
    let returned = Report { status: ReportStatus::Returned, ..draft() };
    assert!(told(returned, Role::Author).contains(r#""cell":"VT08.2G""#));
}

#[test]
fn what_one_person_types_in_a_row_is_told_once() {
    let some = |text: &str| Some(text.to_owned());
    let line =
        |act, by: &str, minutes: i64, cells: Vec<(&str, Option<&str>, Option<&str>)>| HistoryLine {
            act,
            at: at() + TimeDelta::minutes(minutes),
            since: None,
            by: by.to_owned(),
            note: None,
            no: None,
            cell: None,
            until: None,
            cells: cells
                .into_iter()
                .map(|(name, was, is)| {
                    (name.to_owned(), was.map(str::to_owned), is.map(str::to_owned))
                })
                .collect(),
        };
    let lines = vec![
        line(Act::FillReport, "Hà", 9, vec![("B", Some("2"), Some("3"))]),
        line(Act::FillReport, "Hà", 8, vec![("B", None, Some("2")), ("A", None, Some("1"))]),
        line(Act::FillReport, "Hà", 7, vec![("C", Some("7"), Some("8"))]),
        line(Act::FillReport, "An", 6, vec![("C", None, Some("7"))]),
        line(Act::SubmitReport, "An", 5, vec![]),
        line(Act::FillReport, "An", 4, vec![("C", None, None)]),
    ];
    let mut told = Vec::new();
    lines.into_iter().for_each(|line| tell(&mut told, line));
    assert_eq!(told.len(), 4);
    assert_eq!(told[0].since, Some(at() + TimeDelta::minutes(7)));
    assert_eq!(
        told[0].cells,
        [
            ("A".to_owned(), None, some("1")),
            ("B".to_owned(), None, some("3")),
            ("C".to_owned(), some("7"), some("8"))
        ]
    );
    assert_eq!((told[1].since, told[1].by.as_str()), (None, "An"));
}

fn flag(was: Option<Answer>, is: Option<Answer>) -> FlagView {
    FlagView {
        id: Uuid::from_u128(5).into(),
        cell: CellKey::of("A"),
        reason: "Xem lại".to_owned(),
        by: String::new(),
        at: at(),
        no: 1,
        cleared: false,
        was,
        is,
        answer: None,
    }
}
