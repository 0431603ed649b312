//! What lists say: since when something waits, and for whom.
#![expect(clippy::unwrap_used, reason = "tests")]

use domain::{
    policy::Act,
    report::{ReportFilter, ReportLine, ReportStatus},
};
use store::{
    Result, Tx, reports,
    testing::{Village, on_both},
};

#[tokio::test]
async fn what_was_sent_in_time_is_never_overdue_for_its_reviewer_but_waits_since_it_came()
-> Result<()> {
    on_both(async |village| {
        for reviewer in ["dieuphoi", "danang"] {
            let tx = village.look_as(reviewer).await?;
            let lines = reports::home(&tx).await?;
            assert!(lines.iter().any(|line| line.due_on < tx.now().today), "none is due by now");
            for line in lines {
                assert!(matches!(line.next, Some(Act::AcceptReport | Act::ReturnReport)));
                assert!(!line.overdue && line.sent_at.is_some());
                assert_eq!(line.waits_since, line.sent_at);
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_leader_is_told_since_when_and_an_author_by_when() -> Result<()> {
    on_both(async |village| {
        let (leader, line) = one_pending(&village).await?;
        let since = line.waits_since.unwrap();
        assert!(line.sent_at.is_none() && since <= leader.now().at);

        let author = village.look_as("qna").await?;
        let mine = reports::home(&author).await?;
        assert!(!mine.is_empty() && mine.iter().all(|line| line.waits_since.is_none()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_complete_report_is_full_whether_it_has_the_optional_paragraph_or_not() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let filter = ReportFilter { round: "2025-M05".into(), ..ReportFilter::default() };
        let mut full = 0;
        for line in reports::list(&tx, &filter).await?.lines {
            if line.sent_at.is_some() && !line.nil_return {
                assert_eq!((line.filled, line.asked), (19, 19), "{}", line.unit_code);
                full += 1;
            }
        }
        assert!(full >= 15, "{full}");
        let author = village.look_as("qna").await?;
        let filter = ReportFilter { round: "2025-M06".into(), ..ReportFilter::default() };
        let draft = reports::list(&author, &filter).await?.lines.remove(0);
        assert_eq!((draft.filled, draft.asked), (15, 19));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_approves_their_own_work_is_shown_to_the_reviewer() -> Result<()> {
    on_both(async |village| {
        let id = one_pending(&village).await?.1.id;
        let shown = async |who: &str| -> Result<bool> {
            let tx = village.look_as(who).await?;
            Ok(reports::review(&tx, id).await?.self_approved)
        };
        let leader = "SELECT id FROM people WHERE email = 'bdi.ld@giaoban.test'";
        // The author falls ill: the leader writes and submits as well.
        village
            .sql(&format!(
                "UPDATE memberships SET person_id = ({leader}) WHERE person_id =
                     (SELECT id FROM people WHERE email = 'bdi@giaoban.test')"
            ))
            .await?;
        for act in ["withdraw", "submit", "approve"] {
            let tx = village.as_("bdi.ld").await?;
            let seen = reports::version_of(&tx, id).await?;
            match act {
                "withdraw" => reports::withdraw(&tx, id, seen).await?,
                "submit" => reports::submit(&tx, id, seen, None).await?,
                _ => {
                    assert!(!shown("bdi.ld").await?, "not approved yet");
                    reports::approve(&tx, id, seen).await?;
                }
            }
            tx.commit().await?;
        }
        assert!(shown("dieuphoi").await?);
        let log = village.look_as("dieuphoi").await?;
        let length = village.store.verify_trail().await?.lines;
        let lines = store::audit::list(&log, length - 5, 10).await?.0;
        let last = lines.iter().rev().find(|line| line.act == Act::ApproveReport).unwrap();
        assert!(format!("{last:?}").contains("self_approved"), "{last:?}");
        Ok(())
    })
    .await
}

/// A report of June that waits for its unit's leader, as that leader sees it.
async fn one_pending(village: &Village) -> Result<(Tx, ReportLine)> {
    let tx = village.look_as("dieuphoi").await?;
    let filter =
        ReportFilter { status: Some(ReportStatus::PendingLeader), ..ReportFilter::default() };
    let unit = reports::list(&tx, &filter).await?.lines.remove(0).unit_code;
    let account = unit.rsplit('-').next().unwrap_or_default().to_lowercase();
    let tx = village.look_as(&format!("{account}.ld")).await?;
    let found = reports::home(&tx).await?;
    let found = found.into_iter().find(|line| line.status == ReportStatus::PendingLeader);
    Ok((tx, found.unwrap()))
}
