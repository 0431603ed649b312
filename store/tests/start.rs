//! The start page: every figure is that of the list it leads to, and periods are found as people say them.
#![expect(clippy::unwrap_used, reason = "tests")]

use chrono::TimeDelta;
use domain::report::{Only, ReportFilter};
use store::{
    Result, Tx, reports,
    testing::{Village, on_both},
};

async fn listed(tx: &Tx, filter: ReportFilter) -> Result<usize> {
    Ok(reports::list(tx, &filter).await?.lines.len())
}

#[tokio::test]
async fn each_figure_of_a_round_is_that_of_the_list_it_leads_to() -> Result<()> {
    on_both(async |village| {
        let later = village.look_as("qna").await?.now().at + TimeDelta::days(4);
        for village in [village.clone(), village.at(later)] {
            for reader in ["lanhdao", "dieuphoi", "danang", "qna.ld"] {
                let tx = village.look_as(reader).await?;
                for round in reports::rounds(&tx).await? {
                    for only in Only::ALL {
                        let filter = ReportFilter {
                            round: round.code.clone(),
                            only: Some(*only),
                            ..ReportFilter::default()
                        };
                        let (found, said) = (listed(&tx, filter).await?, round.counts.only(*only));
                        assert_eq!(
                            i64::try_from(found).unwrap(),
                            said,
                            "{reader} {round:?} {only}"
                        );
                    }
                    let counts = &round.counts;
                    let sides = counts.only(Only::Received) + counts.only(Only::Missing);
                    assert_eq!(sides, counts.owed(), "{round:?}");
                }
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_ministry_sees_how_june_stands_and_who_is_overdue() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("lanhdao").await?;
        let rounds = reports::rounds(&tx).await?;
        let codes: Vec<&str> = rounds.iter().map(|round| round.code.as_str()).collect();
        assert_eq!(codes, ["2025-M06", "2025-H1", "2025-Q2"]);
        let june = &rounds[0].counts;
        assert_eq!((june.only(Only::Received), june.owed(), june.overdue), (10, 17, 0));

        let overdue = reports::overdue(&tx).await?;
        let filter = ReportFilter { only: Some(Only::Overdue), ..ReportFilter::default() };
        assert_eq!(overdue.len(), listed(&tx, filter).await?);
        assert_eq!(overdue.len(), 2, "of the quarter and the half");
        for line in &overdue {
            assert!(line.overdue && line.sent_at.is_none() && line.due_on < tx.now().today);
        }
        // A province hears nothing of another's.
        let other = village.look_as("ht").await?;
        let own = reports::overdue(&other).await?;
        assert!(own.iter().all(|line| line.unit_code == "STTTT-HT"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_sent_last_stands_first() -> Result<()> {
    on_both(async |village| {
        for reader in ["lanhdao", "danang", "qna"] {
            let tx = village.look_as(reader).await?;
            let latest = reports::latest(&tx, 5).await?;
            let moments: Vec<_> = latest.iter().map(|line| line.sent_at.unwrap()).collect();
            assert!(moments.len() == 5 && moments.is_sorted_by(|one, next| one >= next));
        }
        let tx = village.look_as("dieuphoi").await?;
        let newest = reports::latest(&tx, 1).await?[0].sent_at;
        for line in reports::list(&tx, &ReportFilter::default()).await?.lines {
            assert!(line.sent_at <= newest, "{line:?}");
        }
        Ok(())
    })
    .await
}

/// The codes of the rounds that a search finds.
async fn found(village: &Village, q: &str) -> Result<Vec<String>> {
    let tx = village.look_as("qna").await?;
    let filter = ReportFilter { q: q.to_owned(), ..ReportFilter::default() };
    let lines = reports::list(&tx, &filter).await?.lines;
    let mut codes: Vec<String> =
        lines.iter().map(|line| line.period.unwrap().to_string()).collect();
    codes.sort();
    Ok(codes)
}

#[tokio::test]
async fn a_period_is_found_as_people_say_it() -> Result<()> {
    on_both(async |village| {
        for q in ["tháng 5", "THANG 5", "T5", "thang 05", "5", "May", "tha\u{301}ng 5"] {
            assert_eq!(found(&village, q).await?, ["2024-M05", "2025-M05"], "{q}");
        }
        for q in ["tháng 5/2025", "T5/2025", "5/2025", "05/2025", "tháng 5 năm 2025", "May 2025"]
        {
            assert_eq!(found(&village, q).await?, ["2025-M05"], "{q}");
        }
        for q in ["quý 2", "quý II", "Q2", "quarter 2"] {
            assert_eq!(found(&village, q).await?, ["2024-Q2", "2025-Q2"], "{q}");
        }
        assert_eq!(found(&village, "quý II/2025").await?, ["2025-Q2"]);
        assert_eq!(found(&village, "6 tháng đầu năm 2025").await?, ["2025-H1"]);
        assert_eq!(found(&village, "6 tháng").await?, ["2024-H1", "2024-H2", "2025-H1"]);
        assert_eq!(found(&village, "2025-H1").await?, ["2025-H1"]);
        assert!(found(&village, "2024").await?.iter().all(|code| code.starts_with("2024-")));
        assert_eq!(found(&village, "quang nam thang 6/2025").await?, ["2025-M06"]);
        assert!(found(&village, "tháng 5 không có gì").await?.is_empty());
        assert!(found(&village, "tháng 13").await?.is_empty());
        Ok(())
    })
    .await
}
