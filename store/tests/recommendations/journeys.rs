//! From raising to closing, and what goes wrong on the way.

use domain::{
    problems::Problem,
    recommendation::{
        AnswerMode, AssignmentStatus, Outcome, RecommendationInput, RecommendationStatus,
    },
    refusal::Refusal,
};
use store::{Error, Result, recommendations, testing::on_both};

use super::{answer, document, no, page, seen, sent, taken_up, to_sign, typed};

#[tokio::test]
async fn a_recommendation_is_raised_answered_by_a_document_and_closed() -> Result<()> {
    on_both(async |village| {
        let called = to_sign(&village).await?;
        assert_eq!(called.to_string(), "KN-2025-0030", "the next number of the year");
        let waiting = page(&village, "qna", called).await?;
        assert_eq!(waiting.shared().head.status, RecommendationStatus::PendingSign);
        assert!(waiting.shared().answers.is_empty(), "the draft stays in the ministry");

        let tx = village.as_("cvt.ky").await?;
        let version = seen(&tx, called).await;
        recommendations::publish_answer(&tx, called, version, AnswerMode::Document, &document())
            .await?;
        tx.commit().await?;
        let told = page(&village, "qna", called).await?;
        let answer = &told.shared().answers[0];
        assert_eq!(answer.body, "Trạm phát sóng trước 30/9/2025.");
        assert_eq!(answer.documents[0].number, "2204");
        assert_eq!(answer.documents[0].issuer_code, "CVT");
        assert_eq!(told.shared().head.outcome, Some(Outcome::Resolved));

        let tx = village.as_("qna").await?;
        let version = seen(&tx, called).await;
        let silent = recommendations::confirm(&tx, called, version, "", "").await;
        let Err(Error::Refused(Refusal::Invalid(problems))) = silent else { panic!("{silent:?}") };
        assert_eq!(problems.of("rating"), Some(Problem::Missing));
        recommendations::confirm(&tx, called, version, "satisfied", "Đúng điều Sở cần").await?;
        tx.commit().await?;
        let closed = page(&village, "dieuphoi", called).await?;
        assert_eq!(closed.shared().head.status, RecommendationStatus::Closed);
        assert_eq!(closed.shared().feedback[0].comment.as_deref(), Some("Đúng điều Sở cần"));
        assert_eq!(village.store.verify_trail().await?.first_broken, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_two_signers_who_publish_at_once_the_second_is_told() -> Result<()> {
    on_both(async |village| {
        let called = to_sign(&village).await?;
        let tx = village.as_("cvt.ky").await?;
        let version = seen(&tx, called).await;
        let direct = AnswerMode::Direct;
        recommendations::publish_answer(&tx, called, version, direct, &document()).await?;
        tx.commit().await?;
        let tx = village.as_("cvt.ky").await?;
        let late = recommendations::publish_answer(&tx, called, version, direct, &document()).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::WrongStep { .. }))), "{late:?}");
        drop(tx);
        let told = page(&village, "qna", called).await?;
        assert_eq!(told.shared().answers.len(), 1);
        assert!(told.shared().answers[0].documents.is_empty(), "a direct answer has no document");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_has_not_seen_the_last_version_is_told() -> Result<()> {
    on_both(async |village| {
        let called = sent(&village).await?;
        let tx = village.as_("dieuphoi").await?;
        let version = seen(&tx, called).await;
        let stale = recommendations::assign(&tx, called, version - 1, "CVT", &[]).await;
        assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_unit_that_is_not_competent_says_who_is_and_the_coordinator_gives_it_on() -> Result<()> {
    on_both(async |village| {
        let called = sent(&village).await?;
        let tx = village.as_("dieuphoi").await?;
        recommendations::assign(&tx, called, seen(&tx, called).await, "CVT", &[]).await?;
        tx.commit().await?;
        let tx = village.as_("cvt").await?;
        let version = seen(&tx, called).await;
        let why = "Thuộc lĩnh vực tần số";
        recommendations::decline(&tx, called, version, why, "Cục Tần số vô tuyến điện").await?;
        tx.commit().await?;
        let gone = page(&village, "cvt", called).await;
        assert!(matches!(gone, Err(Error::NotFound)), "it is no longer the unit's");
        let back = page(&village, "dieuphoi", called).await?;
        let part = &back.ministry().unwrap().assignments[0];
        assert_eq!(part.status, AssignmentStatus::Declined);
        assert_eq!(part.competent.as_deref(), Some("Cục Tần số vô tuyến điện"));
        assert_eq!(back.shared().head.status, RecommendationStatus::Sent);
        assert_eq!(back.ministry().unwrap().suggested.as_deref(), Some("CVT"), "by its topic");

        let tx = village.as_("dieuphoi").await?;
        recommendations::assign(&tx, called, seen(&tx, called).await, "CTS", &[]).await?;
        tx.commit().await?;
        assert!(page(&village, "cts", called).await.is_ok());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_units_of_the_ministry_are_given_it() -> Result<()> {
    on_both(async |village| {
        let called = sent(&village).await?;
        let tx = village.as_("dieuphoi").await?;
        for (lead, expected) in [
            ("", Problem::Missing),
            ("STTTT-KT", Problem::NotAChoice),
            ("XYZ", Problem::NotAChoice),
        ] {
            let wrong =
                recommendations::assign(&tx, called, seen(&tx, called).await, lead, &[]).await;
            let Err(Error::Refused(Refusal::Invalid(problems))) = wrong else {
                panic!("{wrong:?}")
            };
            assert_eq!(problems.of("lead"), Some(expected));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_withdrawn_is_not_answered_and_not_counted() -> Result<()> {
    on_both(async |village| {
        let called = taken_up(&village).await?;
        let tx = village.as_("qna.ld").await?;
        let version = seen(&tx, called).await;
        recommendations::withdraw(&tx, called, version, "Doanh nghiệp đã xử lý").await?;
        tx.commit().await?;
        let tx = village.as_("cvt").await?;
        let version = seen(&tx, called).await;
        let late = recommendations::draft_answer(&tx, called, version, &answer()).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::WrongStep { .. }))), "{late:?}");
        drop(tx);
        let tx = village.look_as("dieuphoi").await?;
        let counter = recommendations::summary(&tx, 2025).await?.counter;
        assert_eq!((counter.received, counter.answered), (29, 22));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn reopening_keeps_number_history_and_first_answer() -> Result<()> {
    on_both(async |village| {
        let called = no("KN-2024-0004");
        let before = page(&village, "dlk", called).await?;
        let tx = village.as_("dlk").await?;
        let version = seen(&tx, called).await;
        recommendations::reopen(&tx, called, version, "Chưa thấy bộ chỉ số cấp xã").await?;
        tx.commit().await?;
        let after = page(&village, "dlk", called).await?;
        assert_eq!(after.shared().answers, before.shared().answers);
        assert_eq!(after.shared().head.status, RecommendationStatus::Reopened);
        assert_eq!(after.shared().story.len(), before.shared().story.len() + 1);
        assert_eq!(after.shared().clock.elapsed, 0, "a new clock");
        assert!(after.shared().head.due_on.is_some());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_document_answers_several_and_is_entered_once() -> Result<()> {
    on_both(async |village| {
        for _ in 0..2 {
            let called = to_sign(&village).await?;
            let tx = village.as_("cvt.ky").await?;
            let version = seen(&tx, called).await;
            let by_document = AnswerMode::Document;
            recommendations::publish_answer(&tx, called, version, by_document, &document()).await?;
            tx.commit().await?;
        }
        let tx = village.look_as("dieuphoi").await?;
        let filter = domain::recommendation::RecommendationFilter {
            q: "2204/cvt".into(),
            ..Default::default()
        };
        let found = recommendations::list(&tx, &filter).await?;
        assert_eq!(found.lines.len(), 2, "both are found by the document");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_with_the_document_is_said_field_by_field_and_nothing_is_published()
-> Result<()> {
    on_both(async |village| {
        let called = to_sign(&village).await?;
        let tx = village.as_("cvt.ky").await?;
        let version = seen(&tx, called).await;
        let empty = domain::document::DocumentInput::default();
        let wrong =
            recommendations::publish_answer(&tx, called, version, AnswerMode::Document, &empty)
                .await;
        let Err(Error::Refused(Refusal::Invalid(problems))) = wrong else { panic!("{wrong:?}") };
        assert_eq!(problems.of("number"), Some(Problem::Missing));
        assert_eq!(problems.of("summary"), Some(Problem::Missing));
        drop(tx);
        assert!(page(&village, "qna", called).await?.shared().answers.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_office_registers_a_letter_and_it_is_sent_at_once() -> Result<()> {
    on_both(async |village| {
        let letter = RecommendationInput {
            unit: "STTTT-KT".into(),
            origin: "letter".into(),
            origin_note: "Công văn 77/STTTT ngày 10/6/2025".into(),
            ..typed()
        };
        for who in ["dieuphoi", "danang"] {
            let tx = village.as_(who).await?;
            let called = recommendations::raise(&tx, &letter).await?;
            tx.commit().await?;
            let there = page(&village, "kt", called).await?;
            assert_eq!(there.shared().head.status, RecommendationStatus::Sent);
            assert!(there.shared().head.due_on.is_some());
        }
        let tx = village.as_("dieuphoi").await?;
        let nobody = recommendations::raise(&tx, &typed()).await;
        let Err(Error::Refused(Refusal::Invalid(problems))) = nobody else { panic!("{nobody:?}") };
        assert_eq!(problems.of("unit"), Some(Problem::NotAChoice));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_draft_is_changed_until_it_is_submitted() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("qna").await?;
        let draft = recommendations::raise(&tx, &typed()).await?;
        let better = RecommendationInput { title: "Phủ sóng Trà Vân".into(), ..typed() };
        recommendations::revise(&tx, draft, 1, &better).await?;
        let raising = recommendations::raising(&tx, Some(draft)).await?;
        let (_, version, input) = raising.draft.unwrap();
        assert_eq!((version, input.title.as_str()), (2, "Phủ sóng Trà Vân"));
        assert_eq!(input.topics.keys().collect::<Vec<_>>(), ["CDS"]);
        recommendations::submit(&tx, draft, 2).await?;
        let late = recommendations::revise(&tx, draft, 3, &better).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::WrongStep { .. }))), "{late:?}");
        let wrong = RecommendationInput { topic: "KHONG".into(), ..typed() };
        let unknown = recommendations::raise(&tx, &wrong).await;
        let Err(Error::Refused(Refusal::Invalid(problems))) = unknown else {
            panic!("{unknown:?}")
        };
        assert_eq!(problems.of("topic"), Some(Problem::NotAChoice));
        Ok(())
    })
    .await
}
