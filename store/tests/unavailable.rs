//! A database that cannot just now: what is refused may be tried again, and reading goes on.
#![expect(clippy::unwrap_used, reason = "tests")]

use chrono::TimeDelta;
use store::{
    Error,
    idempotency::{Reserved, reserve},
    people::Origin,
    seed::PASSWORD,
    testing::{Village, demo_moment},
};

/// What PostgreSQL says when its disk is full, it has too many connections, it is shut down, it starts up,
/// two wait for each other, a lock is not to be had; and what is a mistake of ours.
#[tokio::test]
async fn postgresql_says_whether_it_may_pass() {
    let Some(village) = Village::empty_postgres().await.unwrap() else { return };
    for code in ["53100", "53300", "57P01", "57P03", "40P01", "40001", "55P03", "58030"] {
        assert!(matches!(raised(&village, code).await, Error::Unavailable(_)), "{code}");
    }
    for code in ["42P01", "22012", "23502", "P0001"] {
        assert!(matches!(raised(&village, code).await, Error::Broken(_)), "{code}");
    }
}

async fn raised(village: &Village, code: &str) -> Error {
    let statement = format!("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{code}'; END $$");
    village.sql(&statement).await.unwrap_err()
}

#[tokio::test]
async fn who_asks_is_known_while_another_writes_for_long() {
    let village = Village::sqlite().await.unwrap();
    let from = Origin::default();
    let session = village.store.sign_in("kt@giaoban.test", PASSWORD, &from).await.unwrap().token;
    let token = village.store.create_token("kt@giaoban.test", PASSWORD, None, &from).await;
    let token = token.unwrap().token;
    let later = village.at(demo_moment() + TimeDelta::minutes(2)).alone().await.unwrap();
    later.sql("PRAGMA busy_timeout = 20").await.unwrap();

    let held = village.as_("qna").await.unwrap();
    assert!(matches!(later.as_("kt").await, Err(Error::Unavailable(_))), "nobody else writes");
    assert!(later.store.viewer(&session).await.unwrap().is_some());
    assert!(later.store.viewer_of_token(&token).await.unwrap().is_some());
    drop(held);

    later.as_("kt").await.unwrap().commit().await.unwrap();
}

#[tokio::test]
async fn a_file_that_was_moved_away_is_missed_and_not_made_anew() {
    let village = Village::sqlite().await.unwrap();
    let file = store::backup::sqlite_file(&village.url).unwrap();
    let away = file.with_extension("away");
    village.as_("qna").await.unwrap().commit().await.unwrap();
    std::fs::rename(&file, &away).unwrap();
    for _ in 0..3 {
        assert!(matches!(village.store.is_ready().await, Err(Error::Unavailable(_))));
        let asked = village.store.viewer("not a secret").await;
        assert!(matches!(asked, Err(Error::Unavailable(_))), "{asked:?}");
        assert!(!file.exists(), "a new, empty database");
    }
    std::fs::rename(&away, &file).unwrap();
    assert!(village.store.is_ready().await.unwrap());
    village.as_("qna").await.unwrap().commit().await.unwrap();
}

#[tokio::test]
async fn a_full_disk_leaves_no_transaction_behind() {
    let village = Village::sqlite().await.unwrap();
    let alone = village.alone().await.unwrap();
    alone.sql("PRAGMA max_page_count = 1").await.unwrap(); // no less than what there is
    let tx = alone.as_("kt").await.unwrap();
    // Row by row: for these SQLite ends the whole transaction by itself.
    let mut refused = Ok(Reserved::New);
    for number in 0..2_000 {
        refused = reserve(&tx, &format!("{number:0>200}"), "hash").await;
        if refused.is_err() {
            break;
        }
    }
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    drop(tx);

    // What is begun now is a transaction of its own: it has the write lock, and its commit is one.
    let held = alone.as_("kt").await.unwrap();
    let other = village.alone().await.unwrap();
    other.sql("PRAGMA busy_timeout = 20").await.unwrap();
    assert!(matches!(other.as_("qna").await, Err(Error::Unavailable(_))), "the lock is held");
    held.commit().await.unwrap();
    other.as_("qna").await.unwrap().commit().await.unwrap();
}
