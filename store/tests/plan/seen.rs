//! Who sees what of the plan.

use domain::plan::{MoveInput, PartyInput, VisitStage};
use store::{Error, Result, plan, testing::on_both};

use super::{day, named, of};

#[tokio::test]
async fn a_province_sees_its_own_and_another_ones_event_is_as_one_that_is_not_there() -> Result<()>
{
    on_both(async |village| {
        let ministry = village.look_as("dieuphoi").await?;
        let (other, seen) = of(&ministry, "Kon Tum").await?;
        drop(ministry);
        for who in ["qna", "qna.ld", "cvt"] {
            let tx = village.as_(who).await?;
            assert!(named(&tx, "Kon Tum").await?.is_none(), "{who}");
            assert!(matches!(plan::event(&tx, other).await, Err(Error::NotFound)), "{who}");
            assert!(matches!(plan::one_item(&tx, other).await, Err(Error::NotFound)), "{who}");
            let moved = plan::move_to(&tx, other, seen, &MoveInput::default()).await;
            assert!(matches!(moved, Err(Error::NotFound)), "{who}");
        }
        let own = village.look_as("qna").await?;
        assert!(named(&own, "Quảng Nam").await?.is_some());
        assert!(named(&own, "Giao ban trực tuyến quý II").await?.is_some(), "it is asked to come");
        let leader = village.look_as("lanhdao").await?;
        assert!(named(&leader, "Kon Tum").await?.is_some());
        let administrator = village.look_as("quantri").await?;
        assert!(named(&administrator, "").await?.is_none());
        assert!(matches!(plan::year(&administrator, 2025).await, Err(Error::NotFound)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_is_asked_sees_it_from_then_on() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("danang").await?;
        let (id, seen) = of(&tx, "Phú Yên").await?;
        let ask = PartyInput { who: "CVT".to_owned(), role: "invited".to_owned() };
        plan::invite(&tx, id, seen, &ask).await?;
        tx.commit().await?;
        let tx = village.look_as("cvt").await?;
        assert!(plan::event(&tx, id).await.is_ok());
        drop(tx);
        let tx = village.as_("danang").await?;
        let page = plan::event(&tx, id).await?;
        let party = page.parties.iter().find(|one| one.name.vi == "Cục Viễn thông").unwrap();
        plan::uninvite(&tx, id, page.row_version, party.id).await?;
        tx.commit().await?;
        let tx = village.look_as("cvt").await?;
        assert!(matches!(plan::event(&tx, id).await, Err(Error::NotFound)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn how_far_the_plan_is_is_everybodys_but_lines_are_their_own() -> Result<()> {
    on_both(async |village| {
        for (who, lines) in
            [("dieuphoi", 17), ("danang", 17), ("lanhdao", 17), ("qna", 1), ("cvt", 0)]
        {
            let tx = village.look_as(who).await?;
            let page = plan::visits(&tx, 2025).await?;
            assert_eq!((page.coverage.done, page.coverage.total), (9, 17), "{who}");
            assert_eq!((page.coverage.dated, page.coverage.planned()), (5, 3), "{who}");
            assert_eq!(page.lines.len(), lines, "{who}");
            let year = plan::year(&tx, 2025).await?;
            let told: Vec<_> =
                year.tasks.iter().map(|task| (task.no.as_str(), task.done)).collect();
            assert_eq!(told.len(), if who == "cvt" { 3 } else { 5 }, "{who}: {told:?}");
            assert!(told.contains(&("2", 9)), "{who}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_board_knows_each_departments_stage_number_and_notice() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("danang").await?;
        let page = plan::visits(&tx, 2025).await?;
        let of = |code: &str| page.lines.iter().find(|line| line.unit == code).unwrap();
        let lam_dong = of("STTTT-LD");
        assert_eq!((lam_dong.stage, lam_dong.no), (VisitStage::Done, Some(8)));
        assert_eq!((lam_dong.notice_no.as_str(), lam_dong.open_tasks), ("412/TB-VP", 1));
        let phu_yen = of("STTTT-PY");
        assert_eq!((phu_yen.stage, phu_yen.no), (VisitStage::Dated, Some(10)));
        assert_eq!(of("STTTT-BTH").stage, VisitStage::Planned);
        // A year without a plan has nobody visited, of as many as there were.
        let before = plan::visits(&tx, 2024).await?;
        assert_eq!((before.coverage.done, before.coverage.total), (0, 17));
        assert_eq!(of("STTTT-QNA").visit.as_ref().unwrap().when.starts, day(7, 10));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_games_have_a_host_days_sports_and_delegations() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("qna").await?;
        let games = plan::games(&tx, 2).await?;
        assert_eq!(games.line.host.map(|(code, _)| code).as_deref(), Some("STTTT-DLK"));
        assert_eq!((games.line.when.starts, games.line.when.ends), (day(8, 8), day(8, 10)));
        assert_eq!((games.sports.len(), games.delegations.len()), (7, 17));
        assert!(matches!(plan::games(&tx, 1).await, Err(Error::NotFound)));
        let outside = village.look_as("cvt").await?;
        assert!(matches!(plan::games(&outside, 2).await, Err(Error::NotFound)));
        Ok(())
    })
    .await
}
