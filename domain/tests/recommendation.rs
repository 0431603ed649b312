//! Recommendations from a department's draft to its closing, and the clock of their answers.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "recommendation/clock.rs"]
mod clock;

use chrono::{NaiveDate, NaiveTime};
use domain::{
    document::DocumentInput,
    id::{MembershipId, PersonId, RecommendationId, UnitId},
    policy::{Act, Role},
    problems::Problem,
    recommendation::{
        Answer, AnswerInput, Called, Content, Days, Outcome, Recommendation, RecommendationFilter,
        RecommendationInput, RecommendationNo, RecommendationStatus, STEPS, Stage, Step, Years,
    },
    refusal::Refusal,
    template::Wording,
    time::{Now, at_office},
    viewer::{Covers, Grant, Viewer},
};
use uuid::Uuid;

fn unit(number: u128) -> UnitId {
    Uuid::from_u128(number).into()
}

const QUANG_NAM: u128 = 1;
const KON_TUM: u128 = 2;
const TELECOM: u128 = 3;
const PRESS: u128 = 4;
const OFFICE: u128 = 5;

fn person(number: u128, role: Role, of: u128, can_sign: bool) -> Viewer {
    let covers = match role {
        Role::Coordinator | Role::Executive | Role::Administrator => Covers::Every,
        _ => Covers::These(vec![unit(of)]),
    };
    Viewer {
        id: PersonId::from(Uuid::from_u128(number)),
        name: role.code().to_owned(),
        address: None,
        grants: vec![Grant {
            membership: MembershipId::from(Uuid::from_u128(number)),
            role,
            unit: unit(of),
            unit_name: Wording::new("Đơn vị", "Unit"),
            can_sign,
            covers,
        }],
    }
}

fn ha() -> Viewer {
    person(11, Role::Author, QUANG_NAM, false)
}
fn thuan() -> Viewer {
    person(12, Role::Leader, QUANG_NAM, false)
}
fn mai() -> Viewer {
    person(13, Role::Coordinator, OFFICE, false)
}
fn hiep() -> Viewer {
    person(14, Role::Handler, TELECOM, false)
}
fn nghia() -> Viewer {
    person(15, Role::Handler, TELECOM, true)
}
fn yen() -> Viewer {
    person(16, Role::Handler, PRESS, true)
}

fn now() -> Now {
    let day = NaiveDate::from_ymd_opt(2025, 6, 13).unwrap();
    Now::new(at_office(day, NaiveTime::from_hms_opt(8, 0, 0).unwrap()))
}

fn typed() -> RecommendationInput {
    RecommendationInput {
        title: "Xóa lõm sóng tại 14 thôn".into(),
        background: "Còn 14 thôn chưa có sóng di động.".into(),
        proposal: "Dùng quỹ viễn thông công ích để phủ sóng.".into(),
        topic: "VT".into(),
        origin: "direct".into(),
        ..RecommendationInput::default()
    }
}

fn content() -> Content {
    typed().parse().unwrap()
}

fn draft() -> Recommendation {
    let id = RecommendationId::from(Uuid::from_u128(99));
    Recommendation::raise(id, unit(QUANG_NAM), &content(), &ha(), now()).unwrap().next
}

fn sent() -> Recommendation {
    draft().submit(&ha(), now()).unwrap().next.approve(&thuan(), now()).unwrap().next
}

fn in_progress() -> Recommendation {
    let assigned = sent().assign(unit(TELECOM), vec![unit(PRESS)], &mai(), now()).unwrap().next;
    assigned.accept(&hiep(), now()).unwrap().next
}

fn answer() -> Answer {
    let input = AnswerInput {
        body: "Cục đã đưa 14 thôn vào kế hoạch.".into(),
        outcome: "resolved".into(),
        ..AnswerInput::default()
    };
    input.parse().unwrap()
}

fn answered() -> Recommendation {
    let waiting = in_progress().request_signature(&hiep(), now()).unwrap().next;
    waiting.publish(&answer(), &nghia(), now()).unwrap().next
}

fn is_forbidden<T: std::fmt::Debug>(result: Result<T, Refusal>) {
    assert!(matches!(result, Err(Refusal::NotAllowed(_))), "{result:?}");
}

#[test]
fn a_recommendation_goes_from_the_department_to_its_answer_and_is_closed_by_the_department() {
    let answered = answered();
    assert_eq!(answered.status, RecommendationStatus::Answered);
    assert_eq!(answered.outcome, Some(Outcome::Resolved));
    let closed = answered.confirm(&ha(), Some("Đáp ứng"), now()).unwrap().next;
    assert_eq!(closed.status, RecommendationStatus::Closed);
    assert_eq!(closed.closed_at, Some(now().at));
}

#[test]
fn nothing_leaves_the_department_without_its_leader() {
    is_forbidden(draft().submit(&ha(), now()).unwrap().next.approve(&ha(), now()));
    let early = draft().approve(&thuan(), now());
    assert!(matches!(early, Err(Refusal::WrongStep { is: RecommendationStatus::Draft, .. })));
    assert_eq!(draft().sent_at, None);
    assert_eq!(sent().sent_at, Some(now().at));
}

#[test]
fn only_who_may_sign_publishes() {
    let waiting = in_progress().request_signature(&hiep(), now()).unwrap().next;
    is_forbidden(waiting.clone().publish(&answer(), &hiep(), now()));
    // Another unit's signer supports it and still does not sign for the lead unit.
    is_forbidden(waiting.clone().publish(&answer(), &yen(), now()));
    is_forbidden(waiting.clone().publish(&answer(), &mai(), now()));
    assert!(waiting.publish(&answer(), &nghia(), now()).is_ok());
}

#[test]
fn the_second_signer_finds_it_answered() {
    let again = answered().publish(&answer(), &nghia(), now());
    assert!(matches!(again, Err(Refusal::WrongStep { is: RecommendationStatus::Answered, .. })));
}

#[test]
fn what_was_withdrawn_is_not_answered() {
    let withdrawn = in_progress().withdraw(&thuan(), "Tỉnh đã tự giải quyết", now()).unwrap().next;
    assert_eq!(withdrawn.status, RecommendationStatus::Withdrawn);
    let late = withdrawn.request_signature(&hiep(), now());
    assert!(matches!(late, Err(Refusal::WrongStep { is: RecommendationStatus::Withdrawn, .. })));
}

#[test]
fn declining_names_who_is_competent() {
    let assigned = sent().assign(unit(TELECOM), vec![], &mai(), now()).unwrap().next;
    let silent = assigned.clone().decline(&hiep(), "Không thuộc lĩnh vực của Cục", " ", now());
    let Err(Refusal::Invalid(problems)) = silent else { panic!("{silent:?}") };
    assert_eq!(problems.of("competent"), Some(Problem::Missing));
    let told = assigned.decline(&hiep(), "Không thuộc lĩnh vực của Cục", "Cục Báo chí", now());
    let told = told.unwrap().next;
    assert_eq!((told.status, told.lead), (RecommendationStatus::Sent, None));
}

#[test]
fn the_department_is_asked_and_its_reply_leads_back_to_where_it_was_asked_from() {
    let asked = in_progress().ask(&hiep(), "Cho biết tên 14 thôn", now()).unwrap().next;
    assert_eq!(asked.status, RecommendationStatus::Clarify);
    is_forbidden(asked.clone().reply(&hiep(), "Danh sách kèm theo", now()));
    let replied = asked.reply(&ha(), "Danh sách kèm theo", now()).unwrap().next;
    assert_eq!((replied.status, replied.asked_from), (RecommendationStatus::InProgress, None));
}

#[test]
fn the_department_reopens_once_and_the_coordinator_whenever() {
    let reopened = answered().reopen(&ha(), "Chưa nêu thời hạn phủ sóng", now()).unwrap().next;
    assert_eq!((reopened.reopen_count, reopened.lead), (1, None));
    assert!(reopened.answered_at.is_some(), "the first answer stays");
    let again = reopened.assign(unit(TELECOM), vec![], &mai(), now()).unwrap().next;
    let again = again.accept(&hiep(), now()).unwrap().next;
    let again = again.request_signature(&hiep(), now()).unwrap().next;
    let again = again.publish(&answer(), &nghia(), now()).unwrap().next;
    let second = again.clone().reopen(&ha(), "Vẫn chưa rõ ràng", now());
    assert!(matches!(second, Err(Refusal::ReopenedBefore)));
    assert!(!again.acts_for(&ha()).contains(&Act::ReopenRecommendation));
    assert!(again.reopen(&mai(), "Tỉnh gửi thêm công văn", now()).is_ok());
}

#[test]
fn another_department_and_another_unit_may_do_nothing() {
    let kontum = person(21, Role::Leader, KON_TUM, false);
    assert_eq!(in_progress().acts_for(&kontum), []);
    let posts = person(22, Role::Handler, 77, true);
    assert_eq!(in_progress().acts_for(&posts), []);
    // The unit in support says its word, and no more.
    assert_eq!(in_progress().acts_for(&yen()), [Act::WriteMessage, Act::WriteNote]);
}

#[test]
fn a_draft_is_spoken_about_with_nobody() {
    let early = draft().say(Act::WriteMessage, &ha(), "Đã nhận chưa?", now());
    assert!(matches!(early, Err(Refusal::WrongStep { .. })));
    let (said, body) = sent().say(Act::WriteNote, &mai(), " Trùng với Gia Lai ", now()).unwrap();
    assert_eq!(body.as_str(), "Trùng với Gia Lai");
    assert_eq!(said.events[0].note, None, "the audit log does not repeat a note");
    is_forbidden(sent().say(Act::WriteNote, &ha(), "Không được", now()).map(drop));
}

#[test]
fn every_field_that_is_wrong_is_named_at_once() {
    let problems = RecommendationInput::default().parse().unwrap_err();
    for field in ["title", "background", "proposal", "topic", "origin"] {
        assert_eq!(problems.of(field), Some(Problem::Missing), "{field}");
    }
    assert_eq!(problems.of("legal_basis"), None);
}

#[test]
fn a_topic_is_said_once() {
    let mut typed = typed();
    typed.topics =
        [("VT", "true"), ("BC", "true")].map(|(code, on)| (code.to_owned(), on.to_owned())).into();
    assert_eq!(typed.parse().unwrap().topics, ["VT", "BC"]);
}

#[test]
fn what_is_transferred_says_to_whom_and_what_cannot_be_says_why() {
    for (outcome, expected) in [
        ("transferred", Some(Problem::Missing)),
        ("cannot", Some(Problem::Missing)),
        ("noted", None),
    ] {
        let input =
            AnswerInput {
                body: "Trả lời".into(), outcome: outcome.into(), ..Default::default()
            };
        let problem = input.parse().err().and_then(|problems| problems.of("outcome_note"));
        assert_eq!(problem, expected, "{outcome}");
    }
}

#[test]
fn a_document_is_not_signed_tomorrow() {
    let input = DocumentInput {
        number: "1186".into(),
        symbol: "CBC-NVBC".into(),
        issued_on: "14/6/2025".into(),
        signer_name: "Chu Thị Lan Anh".into(),
        signer_title: "Phó Cục trưởng".into(),
        summary: "Trả lời kiến nghị".into(),
    };
    assert_eq!(input.parse(now()).unwrap_err().of("issued_on"), Some(Problem::TooLate));
    let today = DocumentInput { issued_on: "13/6/2025".into(), ..input };
    assert!(today.parse(now()).is_ok());
}

#[test]
fn a_number_is_read_exactly_as_it_is_written() {
    let no: RecommendationNo = "KN-2025-0035".parse().unwrap();
    assert_eq!(no, RecommendationNo::new(2025, 35));
    assert_eq!(no.to_string(), "KN-2025-0035");
    assert_eq!(RecommendationNo::new(2025, 12345).to_string(), "KN-2025-12345");
    for wrong in ["KN-2025-35", "kn-2025-0035", "KN-25-0035", "KN-2025-00x5", "KN-2025--035", ""] {
        assert!(wrong.parse::<RecommendationNo>().is_err(), "{wrong}");
    }
    let id = Uuid::from_u128(7).to_string();
    assert_eq!(id.parse::<Called>().unwrap().to_string(), id);
    assert!("new".parse::<Called>().is_err());
}

#[test]
fn few_answers_are_not_compared() {
    assert_eq!(Days::of(vec![1, 2, 3, 4]), None);
    let days = Days::of(vec![20, 1, 3, 2, 4]).unwrap();
    assert_eq!((days.median, days.p90), (3, 20));
    let days = Days::of((1..=10).collect()).unwrap();
    assert_eq!((days.median, days.p90), (5, 9));
}

#[test]
fn a_filter_is_read_from_the_address_and_what_is_not_understood_is_left_out() {
    let query = |pairs: &'static [(&'static str, &'static str)]| {
        RecommendationFilter::from_query(|key| {
            pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned())
        })
    };
    let filter = query(&[("year", "2024"), ("status", "closed"), ("answered", "true")]);
    assert_eq!(filter.years, Years::Of(2024));
    assert_eq!(filter.status, Some(RecommendationStatus::Closed));
    assert_eq!(filter.answered, Some(true));
    assert_eq!(query(&[("year", "x"), ("status", "x")]), RecommendationFilter::default());
}

#[test]
fn every_state_is_reached_and_no_act_is_ambiguous() {
    let first = [RecommendationStatus::Draft];
    for status in RecommendationStatus::ALL.iter().filter(|status| !first.contains(status)) {
        assert!(STEPS.iter().any(|Step(_, _, to)| to == status), "{status}");
    }
    for Step(from, act, _) in STEPS {
        let same = STEPS.iter().filter(|Step(one, by, _)| one == from && by == act).count();
        assert_eq!(same, 1, "{from} {act}");
    }
}

#[test]
fn the_states_of_a_recommendation() {
    let lines: Vec<String> =
        STEPS.iter().map(|Step(from, act, to)| format!("{from} --{act}--> {to}")).collect();
    insta::assert_snapshot!("the_states_of_a_recommendation", lines.join("\n"));
}

#[test]
fn every_state_is_in_one_column_of_the_board() {
    for status in RecommendationStatus::ALL {
        let columns = Stage::ALL.iter().filter(|stage| stage.statuses().contains(status)).count();
        assert_eq!(columns, 1, "{status}");
    }
}
