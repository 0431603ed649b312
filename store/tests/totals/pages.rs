//! What the pages of totals say, and to whom.

use domain::{
    number,
    policy::Act,
    refusal::Refusal,
    report::{Only, ReportStatus},
    total::{Basis, Coverage, NoTotal},
};
use rust_decimal::Decimal;
use store::{Error, Result, testing::on_both, totals};

use super::{JUNE, MAY};

#[tokio::test]
async fn a_total_is_the_sum_of_the_units_shown_beneath_it() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("lanhdao").await?;
        for basis in Basis::ALL {
            let table = totals::page(&tx, JUNE, *basis).await?;
            for line in table.sections.iter().flat_map(|section| &section.lines) {
                let key = &line.key;
                let page = totals::indicator(&tx, &key.field, &key.col, JUNE, *basis).await?;
                assert_eq!(page.line, *line, "one figure on both pages");
                let answered = page.units.iter().filter(|unit| unit.answers()).count();
                let coverage = line.total.coverage;
                assert_eq!(coverage.of, i64::try_from(page.units.len()).unwrap());
                assert!(coverage.n <= coverage.of);
                if line.how == domain::total::Aggregation::Sum {
                    let sum: Decimal = page.units.iter().filter_map(|unit| unit.figure()).sum();
                    assert_eq!(line.total.value.unwrap_or_default(), sum, "{}", key.name());
                    assert_eq!(coverage.n, i64::try_from(answered).unwrap(), "{}", key.name());
                }
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_share_is_the_sum_of_its_parts_divided_once() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let page = totals::indicator(&tx, "CDS04", "", MAY, Basis::Submitted).await?;
        let sum = |of: fn(&domain::total::IndicatorUnit) -> Option<Decimal>| -> Decimal {
            page.units.iter().filter(|unit| unit.counts).filter_map(of).sum()
        };
        let over = sum(|unit| unit.over.as_ref()?.number());
        let under = sum(|unit| unit.under.as_ref()?.number());
        let share = number::round(over * Decimal::from(100) / under, number::DECIMALS);
        assert_eq!(page.line.total.value, Some(share.normalize()));
        assert!(page.line.total.rounded && page.parts.is_some());
        assert_eq!(page.trend.len(), 12);
        assert_eq!(page.trend.last().unwrap().total, page.line.total);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_region_and_the_whole_say_the_same_while_they_are_the_same_units() -> Result<()> {
    on_both(async |village| {
        let region = village.look_as("danang").await?;
        let whole = village.look_as("dieuphoi").await?;
        for round in ["2025-M05", "2025-Q1", "2024-Y"] {
            for basis in Basis::ALL {
                let kept = totals::page(&whole, round, *basis).await?;
                let counted = totals::page(&region, round, *basis).await?;
                assert_eq!(kept.sections, counted.sections, "kept, and counted from the reports");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_sees_the_totals_of_their_own() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("ht").await?;
        let page = totals::page(&tx, MAY, Basis::Submitted).await?;
        assert!(page.one_unit);
        assert!(
            page.sections
                .iter()
                .flat_map(|one| &one.lines)
                .all(|line| { line.total.coverage.of == 1 })
        );
        let own = totals::indicator(&tx, "VT02", "", MAY, Basis::Submitted).await?;
        assert_eq!(own.units.len(), 1);
        assert_eq!(own.units[0].code, "STTTT-HT");

        let posts = village.look_as("cvt").await?;
        let page = totals::page(&posts, MAY, Basis::Submitted).await?;
        assert!(page.by_topic && !page.sections.is_empty());
        assert!(
            page.sections
                .iter()
                .flat_map(|one| &one.lines)
                .all(|line| { line.key.field.starts_with("VT") && line.total.coverage.of == 17 })
        );
        let foreign = totals::indicator(&posts, "CDS04", "", MAY, Basis::Submitted).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "another unit's topic");
        let theirs = totals::indicator(&posts, "VT02", "", MAY, Basis::Submitted).await?;
        assert!(theirs.units.iter().all(|unit| !unit.opens), "it reads no reports");

        let admin = village.look_as("quantri").await?;
        for refused in [
            totals::page(&admin, MAY, Basis::Submitted).await.map(drop),
            totals::indicator(&admin, "VT02", "", MAY, Basis::Submitted).await.map(drop),
            totals::api_totals(&admin, MAY, Basis::Submitted).await.map(drop),
        ] {
            let not_allowed = Refusal::NotAllowed(Act::ReadTotals);
            assert!(matches!(refused, Err(Error::Refused(why)) if why == not_allowed));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_missing_are_those_that_no_total_counts() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        for basis in Basis::ALL {
            for one in totals::api_totals(&tx, JUNE, *basis).await? {
                let Coverage { n, of } = one.total.coverage;
                assert_eq!(i64::try_from(one.missing.len()).unwrap(), of - n, "{}", one.key.name());
            }
        }
        assert!(matches!(
            totals::api_totals(&tx, "2031-M01", Basis::Accepted).await,
            Err(Error::NotFound)
        ));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_not_added_has_units_and_no_total() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let page = totals::indicator(&tx, "VT11", "", "2025-H1", Basis::Submitted).await?;
        assert_eq!((page.line.total.value, page.line.total.why), (None, Some(NoTotal::NoWeight)));
        assert!(page.units.iter().any(|unit| unit.figure().is_some()));
        let parts = totals::indicator(&tx, "VT08", "4G", "2025-Q1", Basis::Submitted).await?;
        assert!(parts.line.total.value.is_some() && parts.columns.len() == 4);
        for (code, col, round) in
            [("XX", "", MAY), ("VT08", "9G", "2025-Q1"), ("VT08", "", MAY), ("VT02", "", "x")]
        {
            let none = totals::indicator(&tx, code, col, round, Basis::Submitted).await;
            assert!(matches!(none, Err(Error::NotFound)), "{code} {col} {round}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn completeness_has_a_row_for_each_unit_and_a_column_for_each_round() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let all = totals::completeness(&tx, "2025", "").await?;
        assert_eq!((all.units.len(), all.years.clone()), (17, vec![2025, 2024]));
        assert!(all.rounds.windows(2).all(|two| two[0].due_on <= two[1].due_on));
        assert!(all.units.iter().all(|unit| unit.cells.len() == all.rounds.len()));
        let months = totals::completeness(&tx, "2025", "TT02-THANG").await?;
        assert_eq!(months.rounds.len(), 6);
        let june = months.rounds.last().unwrap();
        let sent = months.units.iter().filter_map(|unit| unit.cells.last()?.as_ref());
        let sent = sent.filter(|cell| cell.first_sent_on.is_some()).count();
        assert!(!june.is_due && june.on_time.n == i64::try_from(sent).unwrap());
        let nonsense = totals::completeness(&tx, "year", "no such regime").await?;
        assert_eq!(nonsense, all, "what is not understood is as if it were not there");

        let own = totals::completeness(&village.look_as("qna").await?, "2025", "").await?;
        assert_eq!(own.units.len(), 1);
        let none = totals::completeness(&village.look_as("cvt").await?, "2025", "").await;
        assert!(matches!(none, Err(Error::Refused(Refusal::NotAllowed(Act::ReadReport)))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_counts_beside_a_total_are_those_of_the_list() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let page = totals::page(&tx, JUNE, Basis::Accepted).await?;
        let filter = domain::report::ReportFilter { round: JUNE.into(), ..Default::default() };
        let list = store::reports::list(&tx, &filter).await?;
        assert_eq!(page.counts, list.counts);
        assert_eq!(page.counts.owed(), 17);
        let accepted = list.lines.iter().filter(|line| line.status == ReportStatus::Accepted);
        assert!(accepted.count() as i64 <= page.counts.only(Only::Received));
        Ok(())
    })
    .await
}
