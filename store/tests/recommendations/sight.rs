//! Who sees what: departments their own, the ministry what was sent, units what they were given; and notes
//! never leave the ministry.

use domain::recommendation::{RecommendationFilter, RecommendationPage, Years};
use store::{Error, Result, recommendations, testing::on_both};

use super::{no, page, sent, taken_up, typed};

fn all() -> RecommendationFilter {
    RecommendationFilter { years: Years::All, ..RecommendationFilter::default() }
}

#[tokio::test]
async fn a_draft_is_its_departments_alone() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("qna").await?;
        let draft = recommendations::raise(&tx, &typed()).await?;
        tx.commit().await?;
        assert!(page(&village, "qna.ld", draft).await.is_ok());
        for who in ["kt", "kt.ld", "dieuphoi", "danang", "lanhdao", "cvt", "quantri"] {
            let hidden = page(&village, who, draft).await;
            assert!(matches!(hidden, Err(Error::NotFound)), "{who}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_department_sees_its_own_and_nobody_elses() -> Result<()> {
    on_both(async |village| {
        let called = sent(&village).await?;
        assert!(matches!(page(&village, "kt", called).await, Err(Error::NotFound)));
        let tx = village.look_as("kt").await?;
        let list = recommendations::list(&tx, &all()).await?;
        assert!(!list.lines.is_empty());
        assert!(list.lines.iter().all(|line| line.province.vi == "Kon Tum"));
        assert_eq!(list.units.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_unit_sees_what_it_leads_or_supports() -> Result<()> {
    on_both(async |village| {
        let called = taken_up(&village).await?;
        for who in ["cvt", "cvt.ky", "ccds"] {
            assert!(page(&village, who, called).await.is_ok(), "{who}");
        }
        assert!(matches!(page(&village, "cbc", called).await, Err(Error::NotFound)));
        let tx = village.look_as("vpc").await?;
        let list = recommendations::list(&tx, &all()).await?;
        assert_eq!(list.lines.len(), 1, "the legal department supports one");
        let tx = village.look_as("quantri").await?;
        assert!(recommendations::list(&tx, &all()).await?.lines.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_restricted_is_for_its_department_the_offices_and_its_unit() -> Result<()> {
    on_both(async |village| {
        let called = no("KN-2025-0018");
        for (who, sees) in [
            ("kt", true),
            ("kt.ld", true),
            ("dieuphoi", true),
            ("danang", true),
            ("cattt", true),
            ("lanhdao", false),
            ("cvt", false),
            ("qna", false),
            ("quantri", false),
        ] {
            assert_eq!(page(&village, who, called).await.is_ok(), sees, "{who}");
        }
        let tx = village.look_as("lanhdao").await?;
        let counter = recommendations::summary(&tx, 2025).await?.counter;
        assert_eq!(counter.received, 28, "not even counted");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_note_is_read_in_the_ministry_and_nowhere_else() -> Result<()> {
    on_both(async |village| {
        let called = taken_up(&village).await?;
        let tx = village.as_("cvt").await?;
        recommendations::write_note(&tx, called, "Chờ ý kiến nội bộ của Vụ").await?;
        recommendations::write_message(&tx, called, "Cục đã nhận danh sách thôn").await?;
        tx.commit().await?;
        for who in ["dieuphoi", "danang", "lanhdao", "ccds"] {
            let RecommendationPage::Ministry(view) = page(&village, who, called).await? else {
                panic!("{who}")
            };
            assert_eq!(view.notes.len(), 1, "{who}");
        }
        for who in ["qna", "qna.ld"] {
            let shown = page(&village, who, called).await?;
            assert!(matches!(shown, RecommendationPage::Province(_)), "{who}");
            let json = serde_json::to_string(&shown).unwrap();
            assert!(json.contains("Cục đã nhận danh sách thôn"));
            assert!(!json.contains("nội bộ"), "{who} reads a note");
        }
        // Neither is it in the audit log that the coordinator and the administrator read.
        for who in ["dieuphoi", "quantri"] {
            let tx = village.look_as(who).await?;
            let verdict = village.store.verify_trail().await?;
            let (lines, _) = store::audit::list(&tx, verdict.lines - 20, 200).await?;
            let said = |text: &Option<String>| text.as_deref().unwrap_or_default().to_owned();
            for line in lines {
                let all = said(&line.note) + &said(&line.before) + &said(&line.after);
                assert!(!all.contains("nội bộ"), "{who}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_department_is_not_told_how_an_answer_is_made() -> Result<()> {
    on_both(async |village| {
        let called = super::to_sign(&village).await?;
        let told = page(&village, "qna", called).await?;
        let json = serde_json::to_string(&told).unwrap();
        assert!(!json.contains("Trạm phát sóng trước 30/9/2025."), "the draft");
        assert!(!json.contains("request-signature") && !json.contains("draft-answer"));
        let office = page(&village, "dieuphoi", called).await?;
        assert_eq!(office.ministry().unwrap().draft.as_ref().unwrap().by, "Phan Văn Hiệp");
        let story = serde_json::to_string(&office.shared().story).unwrap();
        assert!(!story.contains("recommendation.submit"), "the department's own business");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_log_withholds_what_its_reader_may_not_read() -> Result<()> {
    on_both(async |village| {
        let called = sent(&village).await?;
        let tx = village.as_("dieuphoi").await?;
        let version = super::seen(&tx, called).await;
        recommendations::ask(&tx, called, version, "Cho biết số hộ").await?;
        tx.commit().await?;
        let last = village.store.verify_trail().await?.lines;
        for (who, withheld) in [("dieuphoi", false), ("quantri", true)] {
            let tx = village.look_as(who).await?;
            let (lines, _) = store::audit::list(&tx, last - 1, 10).await?;
            assert_eq!(lines[0].withheld, withheld, "{who}");
            assert_eq!(lines[0].note.is_none(), withheld, "{who}");
        }
        Ok(())
    })
    .await
}
