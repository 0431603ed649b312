//! The program as people at a terminal meet it: what it says, and with which exit code.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use store::{people::Origin, testing::Village};

#[test]
fn who_has_read_enough_of_the_document_leaves() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .arg("openapi")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(said(&child.wait_with_output().unwrap()), (Some(0), "", String::new()));
}

#[tokio::test]
async fn a_refusal_is_one_line_in_plain_words() {
    let village = Village::sqlite().await.unwrap();
    let file = store::backup::sqlite_file(&village.url).unwrap();
    let there = file.with_extension("copy");
    let new = ["--name", "Nguyễn Văn An", "--role", "author", "--unit"];
    let add = |email: &'static str, unit: &'static str| {
        [&["user", "add", email], &new[..], &[unit]].concat()
    };
    for (arguments, line) in [
        (
            vec!["user", "password", "nobody@giaoban.test"],
            "nobody has the address nobody@giaoban.test",
        ),
        (
            vec!["user", "disable", "nobody@giaoban.test"],
            "nobody has the address nobody@giaoban.test",
        ),
        (
            vec!["user", "enable", "nobody@giaoban.test"],
            "nobody has the address nobody@giaoban.test",
        ),
        (add("qna@giaoban.test", "STTTT-QNA"), "qna@giaoban.test has an account already"),
        (add("qna", "STTTT-XXX"), "not accepted: email: not-an-email"),
        (add("an@giaoban.test", "STTTT-XXX"), "not accepted: unit: not-a-choice"),
        (
            vec!["seed", "--demo"],
            "the database is not empty: the demo world goes only into an empty one",
        ),
        (vec!["backup", "/dev/null"], "/dev/null exists already"),
        (vec!["restore", "/nowhere/at.all"], "/nowhere/at.all is not there"),
    ] {
        let ended = giaoban(&village.url, &arguments);
        assert_eq!(said(&ended), (Some(1), "", format!("giaoban: {line}\n")), "{arguments:?}");
    }
    let copy = there.display().to_string();
    assert_eq!(said(&giaoban(&village.url, &["backup", &copy])).0, Some(0));
    let taken = giaoban(&village.url, &["restore", &copy]);
    let (code, out, why) = said(&taken);
    assert_eq!((code, out), (Some(1), ""));
    assert!(why.starts_with(&format!("giaoban: {}", file.display())) && why.contains("exist"));
}

#[tokio::test]
async fn a_wrong_address_makes_no_database() {
    let village = Village::empty().await.unwrap();
    village.store.migrate().await.unwrap();
    village.store.migrate_down(1).await.unwrap();
    let nowhere = store::backup::sqlite_file(&village.url).unwrap().with_extension("none");
    let url = format!("sqlite://{}", nowhere.display());
    let line = format!(
        "giaoban: there is no database at {}; run: giaoban migrate up\n",
        nowhere.display()
    );
    let behind = "giaoban: 1 migrations have not run; run: giaoban migrate up\n".to_owned();
    for arguments in [&["serve"][..], &["audit", "verify"], &["user", "list"], &["seed", "--demo"]]
    {
        assert_eq!(said(&giaoban(&url, arguments)), (Some(1), "", line.clone()), "{arguments:?}");
        assert!(!Path::new(&nowhere).exists(), "{arguments:?}");
        assert_eq!(said(&giaoban(&village.url, arguments)), (Some(1), "", behind.clone()));
    }
    assert_eq!(giaoban(&url, &["no-such-command"]).status.code(), Some(2));
}

#[tokio::test]
async fn asking_where_the_schema_stands_changes_nothing() {
    let village = Village::empty().await.unwrap();
    let nowhere = store::backup::sqlite_file(&village.url).unwrap().with_extension("none");
    let url = format!("sqlite://{}", nowhere.display());
    let line = format!(
        "giaoban: there is no database at {}; run: giaoban migrate up\n",
        nowhere.display()
    );
    for arguments in [&["migrate", "status"][..], &["migrate", "down"]] {
        assert_eq!(said(&giaoban(&url, arguments)), (Some(1), "", line.clone()));
    }
    assert_eq!(giaoban(&village.url, &["migrate", "status"]).status.code(), Some(1), "nothing ran");
    assert_eq!(giaoban(&village.url, &["migrate", "up"]).status.code(), Some(0));
    assert_eq!(giaoban(&village.url, &["migrate", "status"]).status.code(), Some(0));
    for made in [&nowhere, &nowhere.with_extension("key"), &key_beside(&village)] {
        assert!(!made.exists(), "{}", made.display());
    }
}

/// A new key would open no code any more, and nobody would be told why.
#[tokio::test]
async fn a_missing_key_is_not_replaced_while_something_is_sealed_with_it() {
    let village = Village::sqlite().await.unwrap();
    let (email, key) = ("qna@giaoban.test", key_beside(&village));
    let session =
        village.store.sign_in(email, store::seed::PASSWORD, &Origin::default()).await.unwrap();
    village.store.begin_code(&session.token, store::seed::PASSWORD).await.unwrap();
    let refused = giaoban(&village.url, &["serve"]);
    let (code, out, why) = said(&refused);
    assert_eq!((code, out), (Some(1), ""));
    let says =
        format!("giaoban: the key file {} is not there, and 1 telephone codes", key.display());
    assert!(why.starts_with(&says) && why.contains("--reset-code"), "{why}");
    assert!(!key.exists());
    assert_eq!(said(&giaoban(&village.url, &["user", "list"])).0, Some(0), "nothing is opened");
    let reset = ["user", "password", email, "--reset-code"];
    assert_eq!(said(&giaoban(&village.url, &reset)).0, Some(0));
    assert!(!key.exists(), "only serving draws one");
    assert_eq!(village.store.sealed_codes().await.unwrap(), 0, "and may draw one now");
}

fn key_beside(village: &Village) -> PathBuf {
    store::backup::sqlite_file(&village.url).unwrap().with_extension("key")
}

#[tokio::test]
async fn totals_are_compared_and_counted_anew() {
    let village = Village::sqlite().await.unwrap();
    let run = |what| giaoban(&village.url, &["totals", what]);
    let ended = run("verify");
    let (code, out, err) = said(&ended);
    assert!(code == Some(0) && out.ends_with(" totals, as their reports say\n"), "{out}{err}");
    village
        .sql("UPDATE totals SET nils = nils + 1 WHERE field = 'VT02' AND basis = 'accepted'")
        .await
        .unwrap();
    let ended = run("verify");
    let (code, out, err) = said(&ended);
    assert!(code == Some(1) && out.contains("2025-M05 accepted VT02: kept"), "{out}{err}");
    assert!(err.ends_with("run: giaoban totals rebuild\n"), "{err}");
    assert_eq!(said(&run("rebuild")), (Some(0), "28 rounds, counted anew\n", String::new()));
    assert_eq!(said(&run("verify")).0, Some(0));
}

fn giaoban(url: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args(arguments)
        .env("GIAOBAN_DATABASE_URL", url)
        .env("GIAOBAN_FILES", std::env::temp_dir())
        .env("GIAOBAN_ADDR", "127.0.0.1:0")
        .output()
        .unwrap()
}

fn said(ended: &Output) -> (Option<i32>, &str, String) {
    let out = std::str::from_utf8(&ended.stdout).unwrap();
    (ended.status.code(), out, String::from_utf8(ended.stderr.clone()).unwrap())
}
