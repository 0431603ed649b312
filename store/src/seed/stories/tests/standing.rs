//! Where the reports stand on the morning of 13/06/2025.

use super::*;

fn count(period: &str, status: ReportStatus) -> usize {
    of_period(period).filter(|story| story.status == status).count()
}

fn counts(period: &str) -> Vec<(ReportStatus, usize)> {
    ReportStatus::ALL
        .iter()
        .map(|status| (*status, count(period, *status)))
        .filter(|one| one.1 > 0)
        .collect()
}

fn on_time(period: &str) -> usize {
    of_period(period)
        .filter(|story| story.first_sent_at().is_some_and(|sent| sent <= round_of(story).due_at))
        .count()
}

use ReportStatus::{
    Accepted, Draft, Exempt, InReview, NotStarted, PendingLeader, Returned, Submitted,
};

#[test]
fn june_is_open_with_ten_sent() {
    assert_eq!(
        counts("2025-M06"),
        [
            (NotStarted, 2),
            (Draft, 3),
            (PendingLeader, 1),
            (Submitted, 7),
            (InReview, 1),
            (Returned, 1),
            (Accepted, 2)
        ]
    );
    let with = |status| -> Vec<&str> {
        of_period("2025-M06")
            .filter(|one| one.status == status)
            .map(|one| one.unit.as_str())
            .collect()
    };
    assert_eq!(with(InReview), ["STTTT-KH"]);
    assert_eq!(with(Returned), ["STTTT-GL"]);
    assert_eq!(with(PendingLeader), ["STTTT-BDI"]);
    assert_eq!(with(Draft), ["STTTT-QNA", "STTTT-PY", "STTTT-DLK"]);
    assert_eq!(with(NotStarted), ["STTTT-KT", "STTTT-DNO"]);
    let sent = of_period("2025-M06").filter(|one| one.status.is_with_ministry()).count();
    assert_eq!(sent, 10);
    let filled = |unit: &str| story("2025-M06", unit).cells.len();
    assert_eq!((filled("QNA"), filled("DLK"), filled("PY")), (15, 10, 4), "of 20");
    assert_eq!(story("2025-M06", "GL").open_flags(), 2);
}

#[test]
fn the_first_half_is_under_review() {
    assert_eq!(
        counts("2025-H1"),
        [(Draft, 1), (Submitted, 4), (InReview, 5), (Returned, 1), (Accepted, 6)]
    );
    assert_eq!(on_time("2025-H1"), 16, "the draft is late");
}

#[test]
fn the_second_quarter_has_two_late_and_one_overdue() {
    assert_eq!(counts("2025-Q2"), [(Draft, 1), (Submitted, 2), (Accepted, 14)]);
    assert_eq!(on_time("2025-Q2"), 14);
    assert!(
        of_period("2025-Q2")
            .filter(|one| one.status == Submitted)
            .all(|one| { one.first_sent_at().is_some_and(|sent| sent > round_of(one).due_at) })
    );
}

#[test]
fn closed_rounds_are_accepted_with_some_late_returned_and_exempt() {
    let closed: Vec<&Story> =
        STORIES.iter().filter(|one| round_of(one).status == "closed").collect();
    assert_eq!(closed.len(), 25 * 17);
    let exempt: Vec<&&Story> = closed.iter().filter(|one| one.status == Exempt).collect();
    assert_eq!(exempt.len(), 1);
    assert!(closed.iter().all(|one| matches!(one.status, Accepted | Exempt)));
    assert!(
        closed
            .iter()
            .all(|one| one.status == Exempt || one.accepted_no() == Some(one.current_no()))
    );
    let late = closed
        .iter()
        .filter(|one| one.first_sent_at().is_some_and(|sent| sent > round_of(one).due_at))
        .count();
    let returned = closed.iter().filter(|one| one.last(Act::ReturnReport).is_some()).count();
    assert_eq!((late, returned), (28, 24), "of 425");
    assert_eq!([on_time("2025-M04"), on_time("2025-M05")], [15, 16], "as the dashboard says");
    for act in [Act::SendBackReport, Act::RecallReport, Act::ReopenReport] {
        assert!(closed.iter().any(|one| one.last(act).is_some()), "{act}");
    }
}

/// Mockup 05: returned with one flag, corrected, and with one deviation that nobody explains.
#[test]
fn khanh_hoa_is_in_review_for_the_second_time() {
    let story = story("2025-M06", "KH");
    assert_eq!((story.current_no(), story.returns_count(), story.open_flags()), (2, 1, 1));
    let said = |no: usize, cell: &str| {
        story.submissions[no - 1].cells[&CellKey::of(cell)].value.as_ref().unwrap().print()
    };
    assert_eq!((said(1, "TT01C"), said(2, "TT01C")), ("412".to_owned(), "41,2".to_owned()));
    let before = previous(story);
    let was = |cell: &str| before[&CellKey::of(cell)].value.as_ref().unwrap().print();
    assert_eq!((was("CDS03C"), said(2, "CDS03C")), ("21.904".to_owned(), "9.112".to_owned()));
    assert_eq!((was("BCH04"), said(2, "BCH04")), ("38.211,4".to_owned(), "38.211,4".to_owned()));
    let why = story.cells.iter().filter(|cell| cell.key.is_why()).count();
    assert_eq!(why, 1, "the fall of CDS06A is explained");
    let times: Vec<String> = [story.first_sent_at(), story.sent_at()]
        .iter()
        .map(|at| domain::time::moment(at.unwrap()))
        .collect();
    assert_eq!(times, ["11/06/2025 17:02", "12/06/2025 16:48"]);
}
