//! P3: filling and submitting 300 cells in one transaction, and the autosave of one cell, beside the same
//! statements as plain SQL in one transaction.

use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::{
    id::ReportId,
    report::{CellKey, CellOutcome, ReportFilter, TypedCell},
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, QueryResult, SqliteTransactionMode, TransactionOptions,
    TransactionTrait, Value,
};
use store::{
    reports::{self, Source},
    testing::demo_moment,
};
use uuid::Uuid;

use super::{
    table::{Bound, Row, Table},
    world::{CELLS, World, in_turns},
};

const ROUNDS: u32 = 40;
const AUTOSAVES: u32 = 100;

pub async fn measure(table: &mut Table, world: &World) -> anyhow::Result<()> {
    let (ours, theirs) = (june(world, "kt").await?, june(world, "dno").await?);
    let (mut one, mut other) = (0, 0);
    let (first, second) = in_turns(
        ROUNDS,
        async || {
            one += 1;
            submit(world, ours, one).await
        },
        async || {
            other += 1;
            raw(world, theirs, other).await
        },
    )
    .await?;
    table.add(Row {
        goal: world.goal("P3"),
        what: format!("fill and submit {CELLS} cells, take back"),
        ours: first,
        beside: "the same statements in plain SQL",
        theirs: Some(second),
        unit: "ms",
        bound: Bound::Times(1.5, 2.0),
    });
    let (first, second) = in_turns(
        AUTOSAVES,
        async || {
            one += 1;
            autosave(world, ours, one).await
        },
        async || {
            other += 1;
            let tx = begin(world).await?;
            loaded(world, &tx, theirs).await?;
            write_cells(world, &tx, theirs, other, 1).await?;
            step(world, &tx, theirs, "draft").await?;
            Ok(tx.commit().await?)
        },
    )
    .await?;
    table.add(Row {
        goal: world.goal("autosave"),
        what: "one cell of 300".to_owned(),
        ours: first,
        beside: "the same statements in plain SQL",
        theirs: Some(second),
        unit: "ms",
        bound: Bound::Shown,
    });
    Ok(())
}

/// The department's report of June, of which nothing is written yet.
async fn june(world: &World, name: &str) -> anyhow::Result<ReportId> {
    let tx = world.village.look_as(name).await?;
    let june = ReportFilter { round: "2025-M06".to_owned(), ..ReportFilter::default() };
    let list = reports::list(&tx, &june).await?;
    Ok(list.lines.first().context("no report of June")?.id)
}

// ── Ours ────────────────────────────────────────────────────────────────────────────────────────────

async fn submit(world: &World, id: ReportId, rev: i32) -> anyhow::Result<()> {
    let tx = world.village.as_("kt").await?;
    fill(&tx, id, rev, CELLS).await?;
    let seen = reports::version_of(&tx, id).await?;
    reports::submit(&tx, id, seen, Some("Đo tốc độ")).await?;
    reports::withdraw(&tx, id, seen + 1).await?;
    Ok(tx.commit().await?)
}

async fn autosave(world: &World, id: ReportId, rev: i32) -> anyhow::Result<()> {
    let tx = world.village.as_("kt").await?;
    fill(&tx, id, rev, 1).await?;
    Ok(tx.commit().await?)
}

async fn fill(tx: &store::Tx, id: ReportId, rev: i32, cells: u32) -> anyhow::Result<()> {
    let typed = (1..=cells).map(|number| TypedCell {
        key: CellKey::of(&format!("B{number}")),
        typed: rev.to_string(),
        nil: false,
        base_rev: rev - 1,
    });
    let typed: Vec<TypedCell> = typed.collect();
    let outcomes = reports::fill(tx, id, &typed, Source::Web).await?;
    let applied = outcomes.iter().all(|one| matches!(one, CellOutcome::Applied { .. }));
    anyhow::ensure!(applied, "a cell was not taken: {:?}", outcomes.first());
    Ok(())
}

// ── By hand ─────────────────────────────────────────────────────────────────────────────────────────

async fn raw(world: &World, id: ReportId, rev: i32) -> anyhow::Result<()> {
    let tx = begin(world).await?;
    loaded(world, &tx, id).await?;
    write_cells(world, &tx, id, rev, CELLS).await?;
    step(world, &tx, id, "draft").await?;
    // Submitting looks at the cells of this period, the one before, and the year before.
    loaded(world, &tx, id).await?;
    for before in ["2025-M05", "2024-M06"] {
        let sql = "SELECT r.id FROM reports r JOIN rounds o ON o.id = r.round_id
                   WHERE r.unit_id = (SELECT unit_id FROM reports WHERE id = $1)
                     AND o.template_code = 'TT02-THANG' AND o.period = $2";
        let found = rows(world, &tx, sql, [Uuid::from(id).into(), before.into()]).await?;
        let before: Uuid = found.first().context("no period before")?.try_get("", "id")?;
        rows(world, &tx, "SELECT * FROM cells WHERE report_id = $1", [before.into()]).await?;
    }
    step(world, &tx, id, "pending-leader").await?;
    let payload = format!("{{\"cells\":\"{}\"}}", "x".repeat(60 * CELLS as usize));
    act(
        world,
        &tx,
        "INSERT INTO submissions (id, report_id, no, payload, sha256, submitted_by, submitted_at)
         SELECT $1, $2, $3, $4, $5, id, $6 FROM people WHERE email = 'dno@giaoban.test'",
        vec![
            fresh(rev, 1).into(),
            Uuid::from(id).into(),
            rev.into(),
            payload.into(),
            "0".repeat(64).into(),
            demo_moment().into(),
        ],
    )
    .await?;
    rows(world, &tx, REPORT, [Uuid::from(id).into()]).await?;
    step(world, &tx, id, "draft").await?;
    Ok(tx.commit().await?)
}

const REPORT: &str =
    "SELECT r.*, o.* FROM reports r JOIN rounds o ON o.id = r.round_id WHERE r.id = $1";

async fn begin(world: &World) -> anyhow::Result<DatabaseTransaction> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(world.raw.begin_with_options(options).await?)
}

/// The report with its round, and its cells.
async fn loaded(world: &World, tx: &DatabaseTransaction, id: ReportId) -> anyhow::Result<()> {
    rows(world, tx, REPORT, [Uuid::from(id).into()]).await?;
    let cells = "SELECT * FROM cells WHERE report_id = $1";
    rows(world, tx, cells, [Uuid::from(id).into()]).await.map(drop)
}

async fn write_cells(
    world: &World,
    tx: &DatabaseTransaction,
    id: ReportId,
    rev: i32,
    cells: u32,
) -> anyhow::Result<()> {
    let at: DateTime<Utc> = demo_moment();
    let mut values: Vec<Value> = Vec::new();
    for number in 1..=cells {
        values.push(Uuid::from(id).into());
        values.push(format!("B{number}").into());
        values.push((i64::from(rev) * 10_000).into());
        values.push(rev.into());
        values.push(at.into());
    }
    let places = |middle: &str, end: &str| -> String {
        let row = |number: u32| {
            let at = number * 5;
            let place = |more: u32| format!("${}", at + more);
            format!(
                "({}, {}, '', '', 'value', {}, {}, {middle} {}{end})",
                place(1),
                place(2),
                place(3),
                place(4),
                place(5)
            )
        };
        (0..cells).map(row).collect::<Vec<_>>().join(", ")
    };
    let upsert = format!(
        "INSERT INTO cells (report_id, field, row, col, state, num, rev, updated_by, updated_at)
         VALUES {} ON CONFLICT (report_id, field, row, col) DO UPDATE SET state = excluded.state,
           num = excluded.num, rev = excluded.rev, updated_at = excluded.updated_at",
        places("NULL,", "")
    );
    act(world, tx, &upsert, values.clone()).await?;
    let revs = format!(
        "INSERT INTO cell_revs (report_id, field, row, col, state, num, rev, by, at, source) VALUES {}",
        places("NULL,", ", 'web'")
    );
    act(world, tx, &revs, values).await
}

/// The report's row, and a line of the audit log after the last one.
async fn step(
    world: &World,
    tx: &DatabaseTransaction,
    id: ReportId,
    status: &str,
) -> anyhow::Result<()> {
    let update =
        "UPDATE reports SET status = $2, filled = 10, row_version = row_version + 1 WHERE id = $1";
    act(world, tx, update, vec![Uuid::from(id).into(), status.into()]).await?;
    let last = rows(world, tx, "SELECT * FROM audit_events ORDER BY seq DESC LIMIT 1", []).await?;
    let seq: i64 = last.first().context("no line")?.try_get("", "seq")?;
    std::hint::black_box(seq);
    // The raw line would break the chain of the log that is measured beside it: it is written and taken
    // back within a savepoint, which costs what writing it costs.
    let kept = tx.begin().await?;
    let line = "INSERT INTO audit_events (seq, id, at, act, subject, subject_id, after, hash)
                VALUES ($1, $2, $3, 'fill-report', 'report', $4, $5, $6)";
    let values: Vec<Value> = vec![
        (seq + 1).into(),
        fresh(i32::try_from(seq)?, 2).into(),
        demo_moment().into(),
        Uuid::from(id).into(),
        "x".repeat(2_000).into(),
        vec![0_u8; 32].into(),
    ];
    kept.execute_raw(world.sql(line, values)).await?;
    Ok(kept.rollback().await?)
}

async fn rows(
    world: &World,
    tx: &DatabaseTransaction,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> anyhow::Result<Vec<QueryResult>> {
    Ok(tx.query_all_raw(world.sql(sql, values)).await?)
}

async fn act(
    world: &World,
    tx: &DatabaseTransaction,
    sql: &str,
    values: Vec<Value>,
) -> anyhow::Result<()> {
    tx.execute_raw(world.sql(sql, values)).await?;
    Ok(())
}

/// An id that no other row has.
fn fresh(number: i32, kind: u16) -> Uuid {
    Uuid::from_fields(u32::MAX - number.unsigned_abs(), kind, 0, &[0; 8])
}
