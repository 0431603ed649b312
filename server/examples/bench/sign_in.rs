//! Signing in: one beside its bare Argon2id, and a crowd beside the same hashes in the pool's two threads.

use std::{sync::Arc, thread};

use anyhow::anyhow;
use argon2::{Algorithm, Argon2, Params, Version};
use store::{people::Origin, seed::PASSWORD};
use tokio::task::JoinSet;

use super::{
    table::{Bound, Row, Table},
    world::{World, in_turns},
};

const ROUNDS: u32 = 15;
/// At once, from as many accounts' leaders and staff.
const CROWD: usize = 12;
const NAMES: [&str; CROWD] =
    ["qna", "dng", "kt", "gl", "dlk", "dno", "ld", "py", "kh", "nt", "bth", "qb"];
/// The pool's threads.
const POOL: usize = 2;

pub async fn measure(table: &mut Table, world: &World) -> anyhow::Result<()> {
    let argon2 = Arc::new(hasher()?);
    let one = async || enter(world, "qna").await;
    let bare = async || {
        let argon2 = argon2.clone();
        tokio::task::spawn_blocking(move || hash(&argon2)).await?
    };
    let (ours, theirs) = in_turns(ROUNDS, one, bare).await?;
    table.add(Row {
        goal: world.goal("R-16"),
        what: "sign in".to_owned(),
        ours,
        beside: "one Argon2id (19 MiB, t=2)",
        theirs: Some(theirs),
        unit: "ms",
        bound: Bound::Shown,
    });
    let crowd = async || {
        let mut all = JoinSet::new();
        for name in NAMES {
            let store = world.village.store.clone();
            all.spawn(async move {
                let email = format!("{name}@giaoban.test");
                store.sign_in(&email, PASSWORD, &Origin::default()).await.map(drop)
            });
        }
        while let Some(ended) = all.join_next().await {
            ended??;
        }
        Ok(())
    };
    let pool = async || {
        let argon2 = argon2.clone();
        tokio::task::spawn_blocking(move || {
            let threads = (0..POOL).map(|_| {
                let argon2 = argon2.clone();
                thread::spawn(move || (0..CROWD / POOL).try_for_each(|_| hash(&argon2)))
            });
            let threads: Vec<_> = threads.collect();
            threads.into_iter().try_for_each(|one| one.join().map_err(|_| anyhow!("a thread"))?)
        })
        .await?
    };
    let (ours, theirs) = in_turns(3, crowd, pool).await?;
    table.add(Row {
        goal: world.goal("R-16"),
        what: format!("{CROWD} sign in at once"),
        ours,
        beside: "their Argon2id, two at a time",
        theirs: Some(theirs),
        unit: "ms",
        bound: Bound::Shown,
    });
    Ok(())
}

async fn enter(world: &World, name: &str) -> anyhow::Result<()> {
    let email = format!("{name}@giaoban.test");
    world.village.store.sign_in(&email, PASSWORD, &Origin::default()).await?;
    Ok(())
}

fn hasher() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(Params::DEFAULT_M_COST, 2, 1, None);
    let params = params.map_err(|error| anyhow!("{error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(argon2: &Argon2<'static>) -> anyhow::Result<()> {
    let mut out = [0; 32];
    let salt = b"0123456789abcdef";
    argon2
        .hash_password_into(PASSWORD.as_bytes(), salt, &mut out)
        .map_err(|error| anyhow!("{error}"))
}
