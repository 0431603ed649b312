//! Totals as remembered: they follow every report, are what a new count would say, and each sees their own.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "totals/board.rs"]
mod board;
#[path = "totals/edits.rs"]
mod edits;
#[path = "totals/pages.rs"]
mod pages;

use std::collections::BTreeMap;

use domain::{
    id::ReportId,
    report::{CellKey, ReportFilter, ReportStatus},
    total::{Aggregation, Basis, Coverage, Total},
};
use rust_decimal::Decimal;
use store::{
    Result, Store, catalogue, reports,
    testing::{Village, on_both},
    totals,
};

const MAY: &str = "2025-M05";
const JUNE: &str = "2025-M06";

#[tokio::test]
async fn the_demo_world_is_added_up() -> Result<()> {
    on_both(async |village| {
        let (count, differences) = village.store.verify_totals().await?;
        assert!(count > 1_000, "{count}");
        assert_eq!(differences, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_indicator_says_how_it_is_added() -> Result<()> {
    let village = Village::sqlite().await?;
    let tx = village.look_as("dieuphoi").await?;
    for one in catalogue::indicators(&tx).await? {
        let how: Aggregation = one.aggregation.parse().unwrap();
        let percent = one.unit_label.vi == "%";
        assert!(!(percent && how == Aggregation::Sum), "{}: percentages are not added", one.code);
    }
    Ok(())
}

/// What a report adds while the ministry has it is what was submitted: the cells are not written then.
#[tokio::test]
async fn while_the_ministry_has_a_report_its_cells_are_those_it_was_sent() -> Result<()> {
    let village = Village::sqlite().await?;
    let tx = village.look_as("dieuphoi").await?;
    let filter = ReportFilter {
        only: Some(domain::report::Only::Received),
        round: MAY.into(),
        ..ReportFilter::default()
    };
    let lines = reports::list(&tx, &filter).await?.lines;
    assert!(lines.len() > 10);
    for line in lines {
        let sent = reports::review(&tx, line.id).await?;
        let page = totals::indicator(&tx, "VT02", "", MAY, Basis::Submitted).await?;
        let unit = page.units.iter().find(|unit| unit.id == line.id).unwrap();
        let cell = sent.cells.iter().find(|cell| cell.key == CellKey::of("VT02")).unwrap();
        assert_eq!(unit.now.as_ref(), cell.now.as_ref(), "{}", line.unit_code);
    }
    Ok(())
}

#[tokio::test]
async fn a_total_follows_its_reports_there_and_back() -> Result<()> {
    on_both(async |village| {
        let id = one(&village, JUNE, ReportStatus::Submitted).await?;
        let coord = "dieuphoi";
        let before = both(&village, JUNE, "VT02").await?;
        let theirs = figure(&village, JUNE, "VT02", id).await?;

        act(&village, coord, id, async |tx, id, seen| reports::accept(tx, id, seen).await).await?;
        let accepted = both(&village, JUNE, "VT02").await?;
        assert_eq!(accepted.1, before.1, "received before, accepted now: received all the same");
        assert_eq!(accepted.0.value.unwrap(), before.0.value.unwrap_or_default() + theirs);
        assert_eq!(accepted.0.coverage.n, before.0.coverage.n + 1);

        act(&village, coord, id, async |tx, id, seen| {
            reports::reopen(tx, id, seen, "Số thuê bao cần tách theo doanh nghiệp").await
        })
        .await?;
        let reopened = both(&village, JUNE, "VT02").await?;
        assert_eq!(reopened.0, before.0, "what is in doubt counts no longer");
        assert_eq!(reopened.1.value.unwrap(), before.1.value.unwrap() - theirs);
        assert_eq!(reopened.1.coverage, Coverage { n: before.1.coverage.n - 1, of: 17 });
        assert_eq!(village.store.verify_totals().await?.1, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_recalled_report_counts_no_longer_and_one_that_is_exempt_is_not_missing() -> Result<()> {
    on_both(async |village| {
        let sent = one(&village, JUNE, ReportStatus::Submitted).await?;
        let before = both(&village, JUNE, "VT02").await?.1;
        let leader = leader_of(&village, sent).await?;
        act(&village, &leader, sent, async |tx, id, seen| {
            reports::recall(tx, id, seen, "Nhầm số thuê bao").await
        })
        .await?;
        let recalled = both(&village, JUNE, "VT02").await?.1;
        assert_eq!(
            recalled.coverage,
            Coverage { n: before.coverage.n - 1, of: before.coverage.of }
        );

        let idle = one(&village, JUNE, ReportStatus::NotStarted).await?;
        act(&village, "dieuphoi", idle, async |tx, id, seen| {
            reports::exempt(tx, id, seen, "Sáp nhập đơn vị").await
        })
        .await?;
        let exempt = both(&village, JUNE, "VT02").await?.1;
        assert_eq!(exempt.coverage.of, before.coverage.of - 1);
        assert_eq!(village.store.verify_totals().await?.1, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_nil_return_is_reported_and_adds_nothing() -> Result<()> {
    on_both(async |village| {
        village
            .sql(&format!(
                "UPDATE reports SET nil_return = TRUE WHERE status = 'accepted' AND id IN ({})",
                ids_of(MAY)
            ))
            .await?;
        village.store.rebuild_totals().await?;
        let (accepted, _) = both(&village, MAY, "VT02").await?;
        assert_eq!((accepted.value, accepted.why), (None, Some(domain::total::NoTotal::Nil)));
        assert_eq!(accepted.nils, accepted.coverage.n);
        assert!(accepted.coverage.n > 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_total_that_somebody_changed_is_found_and_counted_anew() -> Result<()> {
    on_both(async |village| {
        village
            .sql("UPDATE totals SET sum_low = sum_low + 1 WHERE field = 'VT02' AND basis = 'accepted'")
            .await?;
        let (_, differences) = village.store.verify_totals().await?;
        assert!(!differences.is_empty());
        let first = &differences[0];
        assert_eq!((first.key.field.as_str(), first.kept.sum), ("VT02", first.counted.sum + 1));
        village.store.rebuild_totals().await?;
        assert_eq!(village.store.verify_totals().await?.1, []);
        Ok(())
    })
    .await
}

/// An office that upgrades has reports and no totals yet.
#[tokio::test]
async fn bringing_the_schema_up_adds_up_what_is_there() -> Result<()> {
    on_both(async |village| {
        let before = village.store.verify_totals().await?.0;
        back_to_before(&village.store).await?;
        village.store.migrate().await?;
        assert_eq!(village.store.verify_totals().await?, (before, Vec::new()));
        Ok(())
    })
    .await
}

/// Down until the totals' own migration is gone.
async fn back_to_before(store: &Store) -> Result<()> {
    loop {
        store.migrate_down(1).await?;
        let pending = store.migration_status().await?.1;
        if pending.iter().any(|name| name.contains("_11_")) {
            return Ok(());
        }
    }
}

/// A total of an indicator: of what is accepted, and of what is received.
async fn both(village: &Village, round: &str, code: &str) -> Result<(Total, Total)> {
    let tx = village.look_as("dieuphoi").await?;
    let accepted = totals::indicator(&tx, code, "", round, Basis::Accepted).await?;
    let submitted = totals::indicator(&tx, code, "", round, Basis::Submitted).await?;
    Ok((accepted.line.total, submitted.line.total))
}

async fn figure(village: &Village, round: &str, code: &str, id: ReportId) -> Result<Decimal> {
    let tx = village.look_as("dieuphoi").await?;
    let page = totals::indicator(&tx, code, "", round, Basis::Submitted).await?;
    Ok(page.units.iter().find(|unit| unit.id == id).unwrap().figure().unwrap())
}

/// The first report of a round in that state.
async fn one(village: &Village, round: &str, status: ReportStatus) -> Result<ReportId> {
    let tx = village.look_as("dieuphoi").await?;
    let filter =
        ReportFilter { round: round.into(), status: Some(status), ..ReportFilter::default() };
    Ok(reports::list(&tx, &filter).await?.lines[0].id)
}

async fn leader_of(village: &Village, id: ReportId) -> Result<String> {
    let units = units(village, JUNE).await?;
    Ok(format!("{}.ld", units[&id]))
}

/// By report: what its unit's accounts are called.
async fn units(village: &Village, round: &str) -> Result<BTreeMap<ReportId, String>> {
    let tx = village.look_as("dieuphoi").await?;
    let filter = ReportFilter { round: round.into(), ..ReportFilter::default() };
    let lines = reports::list(&tx, &filter).await?.lines.into_iter();
    let name = |code: &str| code.rsplit('-').next().unwrap().to_lowercase();
    Ok(lines.map(|line| (line.id, name(&line.unit_code))).collect())
}

async fn act(
    village: &Village,
    who: &str,
    id: ReportId,
    what: impl AsyncFn(&store::Tx, ReportId, i32) -> Result<()>,
) -> Result<()> {
    let tx = village.as_(who).await?;
    let seen = reports::version_of(&tx, id).await?;
    what(&tx, id, seen).await?;
    tx.commit().await
}

fn ids_of(round: &str) -> String {
    format!(
        "SELECT reports.id FROM reports JOIN rounds ON rounds.id = round_id WHERE code = '{round}'"
    )
}
