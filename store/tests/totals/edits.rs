//! However reports come and go, what is kept is what a new count would say.

use std::collections::BTreeMap;

use domain::{id::ReportId, report::ReportStatus};
use store::{
    Error, Result, reports,
    testing::{Village, on_both},
};

use super::{JUNE, act, units};

/// Steps in one test; `TOTALS_EDITS` asks for more.
const EDITS: u64 = 120;
/// A new count after so many.
const EACH: u64 = 60;

#[tokio::test]
async fn kept_is_what_would_be_counted_however_reports_come_and_go() -> Result<()> {
    on_both(async |village| {
        declare(&village).await?;
        let mut dice = Dice(2_025);
        let rounds = ["2025-M04", "2025-M05", JUNE, "2025-H1"];
        let mut cast: BTreeMap<ReportId, String> = BTreeMap::new();
        for round in rounds {
            cast.extend(units(&village, round).await?);
        }
        let all: Vec<ReportId> = cast.keys().copied().collect();
        let mut done = 0;
        while done < edits() {
            let id = all[dice.below(all.len())];
            if step(&village, &mut dice, id, &cast[&id]).await? {
                done += 1;
                if done.is_multiple_of(EACH) {
                    assert_eq!(village.store.verify_totals().await?.1, [], "after {done} steps");
                }
            }
        }
        let (count, differences) = village.store.verify_totals().await?;
        assert!(count > 0);
        assert_eq!(differences, []);
        Ok(())
    })
    .await
}

/// Every way of adding, though the dictionary declares few.
async fn declare(village: &Village) -> Result<()> {
    for (code, how) in [
        ("VT04", "min"),
        ("VT02", "max"),
        ("VT05", "last"),
        ("BCH04", "mean"),
        ("CDS05B", "ratio CDS05B/CDS05A"),
    ] {
        let sql = format!("UPDATE indicators SET aggregation = '{how}' WHERE code = '{code}'");
        village.sql(&sql).await?;
    }
    village.store.rebuild_totals().await.map(drop)
}

/// One thing that may happen to the report now; false when nothing may.
async fn step(village: &Village, dice: &mut Dice, id: ReportId, name: &str) -> Result<bool> {
    let leader = format!("{name}.ld");
    let coord = "dieuphoi";
    let reason = "Đề nghị xem lại số liệu";
    match (status(village, id).await?, dice.below(4)) {
        (ReportStatus::Accepted, _) => {
            act(village, coord, id, async |tx, id, seen| {
                reports::reopen(tx, id, seen, reason).await
            })
            .await?;
        }
        (ReportStatus::Submitted, 0) => {
            act(village, &leader, id, async |tx, id, seen| {
                reports::recall(tx, id, seen, reason).await
            })
            .await?;
        }
        (ReportStatus::Submitted, 1) => {
            act(village, coord, id, async |tx, id, seen| reports::open(tx, id, seen).await).await?;
        }
        (ReportStatus::Submitted | ReportStatus::InReview, 2) => {
            act(village, coord, id, async |tx, id, seen| {
                reports::give_back(tx, id, seen, reason, "").await
            })
            .await?;
        }
        (ReportStatus::Submitted | ReportStatus::InReview, _) => {
            act(village, coord, id, async |tx, id, seen| reports::accept(tx, id, seen).await)
                .await?;
        }
        (ReportStatus::PendingLeader, 0) => {
            let exempted = act(village, coord, id, async |tx, id, seen| {
                reports::exempt(tx, id, seen, reason).await
            });
            match exempted.await {
                // What was sent before is no longer exempted.
                Err(Error::Refused(_)) => return Ok(false),
                exempted => exempted?,
            }
        }
        (ReportStatus::PendingLeader, _) => {
            act(village, &leader, id, async |tx, id, seen| reports::approve(tx, id, seen).await)
                .await?;
        }
        (ReportStatus::Draft | ReportStatus::Returned | ReportStatus::Exempt, _) => {
            return rewrite(village, dice, id).await;
        }
        (ReportStatus::NotStarted, _) => return Ok(false),
    }
    Ok(true)
}

async fn status(village: &Village, id: ReportId) -> Result<ReportStatus> {
    let tx = village.look_as("dieuphoi").await?;
    Ok(reports::api_line(&tx, id).await?.status)
}

/// The unit types other figures and hands it to its leader again, past the rules of what is plausible.
/// False for what was never submitted: there is nothing to send.
async fn rewrite(village: &Village, dice: &mut Dice, id: ReportId) -> Result<bool> {
    let is = match village.url.starts_with("sqlite") {
        true => format!("X'{}'", id.to_string().replace('-', "")),
        false => format!("'{id}'"),
    };
    for _ in 0..3 {
        let field = ["VT02", "VT04", "VT05", "BCH04", "CDS03A", "CDS03C", "CDS05A", "CDS05B"]
            [dice.below(8)];
        let (state, num) = match dice.below(5) {
            0 => ("nil", "NULL".to_owned()),
            1 => ("empty", "NULL".to_owned()),
            // Few different ones, so that the smallest and the largest are often shared.
            _ => ("value", (dice.below(7) * 12_345).to_string()),
        };
        let cell = format!("report_id = {is} AND field = '{field}' AND col = '' AND \"row\" = ''");
        let set = format!("UPDATE cells SET state = '{state}', num = {num} WHERE {cell}");
        village.sql(&set).await?;
    }
    let nil = if dice.below(6) == 0 { "TRUE" } else { "FALSE" };
    let sent = format!(
        "UPDATE reports SET status = 'pending-leader', nil_return = {nil},
             returns_count = returns_count + 1
         WHERE id = {is} AND current_no > 0"
    );
    village.sql(&sent).await?;
    Ok(status(village, id).await? == ReportStatus::PendingLeader)
}

#[expect(clippy::disallowed_methods, reason = "a longer run is asked for by the environment")]
fn edits() -> u64 {
    std::env::var("TOTALS_EDITS").ok().and_then(|text| text.parse().ok()).unwrap_or(EDITS)
}

/// The same throws in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % many as u64).unwrap()
    }
}
