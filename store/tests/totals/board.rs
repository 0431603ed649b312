//! The board: what it counts is what the lists show.

use domain::{
    board::Due,
    period::PeriodKind,
    policy::Act,
    refusal::Refusal,
    report::{Only, ReportFilter, ReportStatus},
};
use store::{Error, Result, board, reports, testing::on_both};

use super::{JUNE, MAY};

#[tokio::test]
async fn each_figure_of_the_board_is_the_length_of_its_list() -> Result<()> {
    on_both(async |village| {
        for who in ["lanhdao", "dieuphoi", "danang"] {
            let tx = village.look_as(who).await?;
            let board = board::board(&tx, "").await?;
            assert_eq!(board.kind, PeriodKind::Month);
            let now = board.under_way.unwrap();
            assert_eq!((now.round.code.as_str(), now.units.len()), (JUNE, 17));
            for (status, only) in [
                (Some(ReportStatus::Accepted), None),
                (None, Some(Only::Received)),
                (None, Some(Only::Missing)),
            ] {
                let filter =
                    ReportFilter { round: JUNE.into(), status, only, ..Default::default() };
                let lines = reports::list(&tx, &filter).await?.lines.len();
                let count = match (status, only) {
                    (Some(status), _) => now.counts.of(status),
                    (None, Some(only)) => now.counts.only(only),
                    (None, None) => now.counts.total(),
                };
                assert_eq!(count, i64::try_from(lines).unwrap());
            }
            let may = board.last_due.unwrap();
            assert_eq!(may.round.code, MAY);
            let filter = ReportFilter {
                round: MAY.into(),
                only: Some(Only::OnTime),
                ..ReportFilter::default()
            };
            let list = reports::list(&tx, &filter).await?;
            assert_eq!(may.on_time.n, i64::try_from(list.lines.len()).unwrap());
            assert_eq!(may.on_time.n, list.counts.only(Only::OnTime));
            assert!(list.lines.iter().all(|line| line.on_time == Some(true)));
            assert_eq!(board.trend.len(), 17, "the months of last year and of this");
            assert!(board.trend.iter().all(|one| one.on_time.n <= one.on_time.of));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_ahead_comes_in_the_order_of_its_days() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("lanhdao").await?;
        let board = board::board(&tx, "quarter").await?;
        assert_eq!(board.kind, PeriodKind::Quarter);
        assert!(board.ahead.windows(2).all(|two| two[0].on <= two[1].on));
        assert!(board.ahead.iter().all(|one| one.on >= tx.now().today));
        let june = board.ahead.iter().find_map(|one| match &one.what {
            Due::Round { code, missing } if code == JUNE => Some(*missing),
            _ => None,
        });
        let counts = board::board(&tx, "month").await?.under_way.unwrap().counts;
        assert_eq!(june, Some(counts.only(Only::Missing)));
        assert!(board.ahead.iter().any(|one| one.what == Due::Expected));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_board_is_for_the_ministry() -> Result<()> {
    on_both(async |village| {
        for who in ["qna", "qna.ld", "cvt", "quantri"] {
            let tx = village.look_as(who).await?;
            let refused = board::board(&tx, "").await;
            let why = Refusal::NotAllowed(Act::ReadBoard);
            assert!(matches!(refused, Err(Error::Refused(said)) if said == why), "{who}");
        }
        Ok(())
    })
    .await
}
