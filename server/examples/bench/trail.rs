//! Verifying the audit log, beside a loop that reads the same lines and hashes as many bytes.

use anyhow::ensure;
use sha2::{Digest, Sha256};

use super::{
    table::{Bound, Row, Table},
    world::{World, in_turns},
};

const ROUNDS: u32 = 15;

pub async fn measure(table: &mut Table, world: &World) -> anyhow::Result<()> {
    let mut lines = 0;
    let ours = async || {
        let verdict = world.village.store.verify_trail().await?;
        ensure!(verdict.first_broken.is_none(), "line {:?} is broken", verdict.first_broken);
        lines = verdict.lines;
        Ok(())
    };
    let theirs = async || plain(world).await;
    let (ours, theirs) = in_turns(ROUNDS, ours, theirs).await?;
    table.add(Row {
        goal: world.goal("audit"),
        what: format!("verify {lines} lines"),
        ours,
        beside: "raw SELECT and SHA-256",
        theirs: Some(theirs),
        unit: "ms",
        bound: Bound::Shown,
    });
    Ok(())
}

async fn plain(world: &World) -> anyhow::Result<()> {
    let sql =
        "SELECT seq, id, at, act, subject, subject_id, unit_id, actor_id, membership_id, note,
               before, after, hash FROM audit_events ORDER BY seq";
    let mut last: Vec<u8> = Vec::new();
    for row in world.rows(sql, []).await? {
        let mut hash = Sha256::new().chain_update(&last);
        for column in 1..=8 {
            let bytes: Option<Vec<u8>> = row.try_get_by_index(column).ok().flatten();
            hash.update(bytes.unwrap_or_else(|| vec![0; 40]));
        }
        for column in 9..=11 {
            let text: Option<String> = row.try_get_by_index(column)?;
            hash.update(text.unwrap_or_default());
        }
        std::hint::black_box(hash.finalize());
        last = row.try_get_by_index(12)?;
    }
    Ok(())
}
