//! What has run out is swept away: when the server starts, and every day it runs.

use std::time::Duration;

use store::Store;
use tokio::{sync::watch, time};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Sweeps at once and then daily, until the sender of `stopped` is dropped; a sweep under way ends
/// first. One that fails is tried again the next day.
pub async fn daily(store: Store, mut stopped: watch::Receiver<()>) {
    let mut days = time::interval(DAY);
    loop {
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            _ = days.tick() => {}
        }
        match sweep(&store).await {
            Ok((answers, sessions, tries)) => tracing::info!(answers, sessions, tries, "swept"),
            Err(cause) => tracing::error!(%cause, "nothing is swept"),
        }
    }
}

/// How many answers to repeated requests, sessions, and counts of wrong tries to sign in.
async fn sweep(store: &Store) -> store::Result<(u64, u64, u64)> {
    let answers = store.forget_answers().await?;
    Ok((answers, store.forget_sessions().await?, store.forget_tries().await?))
}
