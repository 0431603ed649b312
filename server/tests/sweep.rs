//! A server that begins sweeps away what has run out, and stops when it is told to.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::time::Duration;

use chrono::TimeDelta;
use store::{
    people::Origin,
    seed::PASSWORD,
    testing::{Village, demo_moment},
};
use tokio::sync::watch;

#[tokio::test]
async fn an_old_session_goes_at_the_start_and_the_end_is_not_waited_for() {
    let village = Village::sqlite().await.unwrap();
    let session =
        village.store.sign_in("qna@giaoban.test", PASSWORD, &Origin::default()).await.unwrap();
    village.store.keep_typed(&session.token, Some("a=b".to_owned())).await.unwrap();
    let later = village.at(demo_moment() + TimeDelta::days(9));

    let (stop, stopped) = watch::channel(());
    let sweeping = tokio::spawn(server::sweep::daily(later.store.clone(), stopped));
    let mut tries = 0;
    while village.store.typed(&session.token).await.unwrap().is_some() {
        tries += 1;
        assert!(tries < 500, "still there");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    drop(stop);
    tokio::time::timeout(Duration::from_secs(5), sweeping).await.unwrap().unwrap();
}
