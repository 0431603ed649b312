//! The list, its facets and counters, searching, paging, and the summary.

use domain::recommendation::{
    RecommendationFilter, RecommendationOnly, RecommendationStatus, Stage, Years,
};
use store::{Result, recommendations, testing::on_both};

use super::{of_year, to_sign};

#[tokio::test]
async fn thirty_five_of_thirty_five_opens_exactly_35_rows() -> Result<()> {
    on_both(async |village| {
        for who in ["dieuphoi", "lanhdao", "danang"] {
            let tx = village.look_as(who).await?;
            let list = recommendations::list(&tx, &of_year(2024)).await?;
            assert_eq!((list.lines.len(), list.total), (35, 35), "{who}");
            let counter = list.years.iter().find(|(year, _)| *year == 2024).unwrap().1;
            assert_eq!((counter.received, counter.answered), (35, 35), "{who}");
            let documents = recommendations::api_list(&tx, &of_year(2024), 100).await?.0;
            assert!(documents.iter().all(|one| one.documents.len() == 1), "each by a document");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn answered_and_not_answered_are_what_was_received() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let count = async |answered| -> Result<i64> {
            let filter = RecommendationFilter { answered: Some(answered), ..of_year(2025) };
            Ok(recommendations::list(&tx, &filter).await?.total)
        };
        assert_eq!((count(true).await?, count(false).await?), (22, 7));
        let list = recommendations::list(&tx, &of_year(2025)).await?;
        let only = |one| list.only.iter().find(|(only, _)| *only == one).map(|(_, count)| *count);
        assert_eq!(only(RecommendationOnly::Unanswered), Some(7));
        assert_eq!(only(RecommendationOnly::Mine), None, "the coordinator handles none");
        let counter = list.years[0].1;
        assert_eq!((counter.received, counter.answered, counter.unanswered()), (29, 22, 7));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_facet_says_how_many_it_will_find() -> Result<()> {
    on_both(async |village| {
        for who in ["dieuphoi", "cvt.ky", "qna"] {
            let tx = village.look_as(who).await?;
            let all = recommendations::list(&tx, &of_year(2025)).await?;
            for (status, count) in &all.statuses {
                let filter = RecommendationFilter { status: Some(*status), ..of_year(2025) };
                let found = recommendations::list(&tx, &filter).await?;
                assert_eq!((found.total, found.lines.len() as i64), (*count, *count), "{status}");
            }
            for topic in &all.topics {
                let filter = RecommendationFilter { topic: topic.code.clone(), ..of_year(2025) };
                assert_eq!(recommendations::list(&tx, &filter).await?.total, topic.count);
            }
            for (outcome, count) in &all.outcomes {
                let filter = RecommendationFilter { outcome: Some(*outcome), ..of_year(2025) };
                assert_eq!(recommendations::list(&tx, &filter).await?.total, *count);
            }
            for (only, count) in &all.only {
                let filter = RecommendationFilter { only: Some(*only), ..of_year(2025) };
                assert_eq!(recommendations::list(&tx, &filter).await?.total, *count, "{only}");
            }
            let board = RecommendationFilter { board: true, ..of_year(2025) };
            let board = recommendations::list(&tx, &board).await?;
            assert_eq!(board.board.iter().map(|column| column.count).sum::<i64>(), all.total);
            for column in board.board {
                let filter = RecommendationFilter { stage: Some(column.stage), ..of_year(2025) };
                assert_eq!(recommendations::list(&tx, &filter).await?.total, column.count);
                assert_eq!(column.lines.len() as i64, column.count.min(5));
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_signer_is_shown_what_waits_for_the_signature() -> Result<()> {
    on_both(async |village| {
        to_sign(&village).await?;
        let filter =
            RecommendationFilter { only: Some(RecommendationOnly::ToSign), ..Default::default() };
        for (who, expected) in [("cvt.ky", 1), ("cvt", 0), ("cbc.ky", 0), ("dieuphoi", 0)] {
            let tx = village.look_as(who).await?;
            assert_eq!(recommendations::list(&tx, &filter).await?.lines.len(), expected, "{who}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_open_comes_first_by_its_due_day_and_what_is_overdue_before_it() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let list = recommendations::list(&tx, &RecommendationFilter::default()).await?;
        assert_eq!(list.total, 29, "this year's, and what is open from before");
        let first = &list.lines[0];
        assert!(first.overdue && first.status == RecommendationStatus::InProgress);
        let due: Vec<_> = list.lines.iter().filter(|line| line.status.is_open()).collect();
        assert_eq!(due.len(), 7);
        let known: Vec<_> = due.iter().filter_map(|line| line.due_on).collect();
        assert!(known.is_sorted() && known.len() == 6, "the paused one has no due day");
        assert!(due.last().unwrap().due_on.is_none());
        let answered: Vec<_> = list.lines.iter().filter_map(|line| line.answered_on).collect();
        assert!(answered.iter().rev().is_sorted(), "the latest answer first");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_are_found_without_accents_in_texts_numbers_provinces_and_documents() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let found = async |q: &str| -> Result<Vec<String>> {
            let filter = RecommendationFilter {
                q: q.into(),
                years: Years::All,
                ..RecommendationFilter::default()
            };
            let list = recommendations::list(&tx, &filter).await?;
            Ok(list.lines.into_iter().map(|line| line.called).collect())
        };
        assert_eq!(found("quy vien thong cong ich xoa lom song").await?, ["KN-2025-0022"]);
        assert_eq!(found("kn-2025-0022").await?, ["KN-2025-0022"]);
        assert_eq!(found("Phú Quý cap quang").await?, ["KN-2024-0033"]);
        assert!(found("dak nong").await?.len() >= 3);
        assert!(found("100%").await?.is_empty(), "a percent sign is a percent sign");
        let of = recommendations::api_one(&tx, super::no("KN-2024-0001")).await?;
        let document = format!("{}/{}", of.documents[0].number, of.documents[0].symbol);
        assert_eq!(found(&document).await?, ["KN-2024-0001"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let mut filter = RecommendationFilter { years: Years::All, ..Default::default() };
        let mut seen = Vec::new();
        loop {
            let (lines, next) = recommendations::api_list(&tx, &filter, 7).await?;
            seen.extend(lines.into_iter().filter_map(|line| line.no));
            let Some(after) = next else { break };
            filter.after = after;
        }
        let all: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!((seen.len(), all.len()), (64, 64));
        filter.after = "nonsense".into();
        assert!(recommendations::api_list(&tx, &filter, 7).await.is_err());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_summary_adds_up_and_compares_nobody_with_fewer_than_five() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let summary = recommendations::summary(&tx, 2024).await?;
        assert_eq!(summary.years, [2025, 2024]);
        for lines in [&summary.by_topic, &summary.by_unit, &summary.by_province] {
            assert_eq!(lines.iter().map(|line| line.counter.received).sum::<i64>(), 35);
            for line in lines {
                assert_eq!(line.days.is_some(), line.counter.answered >= 5, "{}", line.code);
            }
        }
        assert_eq!(summary.by_topic[0].counter.received, 8);
        let days = summary.days.unwrap();
        assert!((10..=17).contains(&days.median) && (18..=22).contains(&days.p90), "{days:?}");
        let own = village.look_as("qna").await?;
        assert_eq!(recommendations::summary(&own, 2024).await?.counter.received, 3);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_closed_unit_keeps_its_name_and_its_work() -> Result<()> {
    on_both(async |village| {
        let closed = "UPDATE unit_versions SET valid_to = '2025-06-01' WHERE unit_id IN
                      (SELECT id FROM units WHERE code IN ('CVT', 'STTTT-KT'))";
        village.sql(closed).await?;
        let tx = village.look_as("dieuphoi").await?;
        let filter = RecommendationFilter {
            stage: Some(Stage::Working),
            q: "lom song bien gioi".into(),
            ..of_year(2025)
        };
        let line = recommendations::list(&tx, &filter).await?.lines.remove(0);
        assert_eq!(line.lead.unwrap().vi, "Cục Viễn thông");
        assert_eq!(line.province.vi, "Kon Tum");
        let called = line.called.parse().unwrap();
        let page = recommendations::page(&tx, called).await?;
        let ministry = page.ministry().unwrap();
        assert!(ministry.units.iter().all(|(code, _)| code != "CVT"), "it is given nothing new");
        assert_eq!(ministry.suggested, None);
        Ok(())
    })
    .await
}
