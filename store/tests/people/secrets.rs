//! What a thief of the database finds: nothing that signs anybody in.

use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};
use store::{
    Error, Key, Result,
    seed::PASSWORD,
    testing::{Village, on_both},
};
use totp_rs::{Builder, Secret};

use super::{QNA, browser, guess, sign_in};

#[tokio::test]
async fn no_row_holds_a_secret_as_it_is_typed() -> Result<()> {
    on_both(async |village| {
        let once =
            village.store.set_password("kh@giaoban.test", store::people::SecondStep::Keep).await?;
        let token = village.store.create_token(QNA, PASSWORD, None, &browser()).await?.token;
        let half = sign_in(&village, QNA).await?;
        let half = village.store.begin_code(&half.token, PASSWORD).await?;
        let setup = village.store.code_setup(&half.token).await?.unwrap();
        let secret = Secret::try_from_base32(&setup.secret).unwrap();
        let totp = Builder::new().with_secret(secret).with_account_name("a").build().unwrap();
        let now = u64::try_from(village.store.clock().now().at.timestamp()).unwrap();
        let code = totp.generate(now).to_string();
        let full = village.store.confirm_code(&half.token, &code).await?;
        let codes = village.store.recovery_codes(&full.token).await?;
        guess(&village, QNA).await;

        let everything = everything(&village).await;
        assert!(everything.contains(QNA), "the rows are read");
        let bare = codes.iter().map(|code| code.replace('-', ""));
        let guessed = "khong-phai-mat-khau".to_owned();
        let shared = setup.secret;
        let secrets = [once, token, half.token, full.token, PASSWORD.to_owned(), guessed, shared];
        for secret in secrets.into_iter().chain(codes.clone()).chain(bare) {
            assert!(!everything.contains(&secret), "{secret}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_copy_without_its_key_makes_no_code_and_doctor_says_so() -> Result<()> {
    on_both(async |village| {
        let first = sign_in(&village, QNA).await?;
        let first = village.store.begin_code(&first.token, PASSWORD).await?;
        let elsewhere = village.with_key(Key::of("the key of another machine, not this").unwrap());
        assert!(village.store.code_setup(&first.token).await?.is_some());
        assert!(matches!(elsewhere.store.code_setup(&first.token).await, Err(Error::Broken(_))));
        let lost = |found: Vec<String>| found.iter().any(|one| one.contains("does not open 1 "));
        assert!(lost(elsewhere.store.unsafe_settings(&village.url).await?));
        assert!(!lost(village.store.unsafe_settings(&village.url).await?));
        elsewhere.store.set_password(QNA, store::people::SecondStep::Reset).await?;
        assert!(!lost(elsewhere.store.unsafe_settings(&village.url).await?));
        Ok(())
    })
    .await
}

/// Every row there is, as text: the file and its log, or PostgreSQL's own notation.
async fn everything(village: &Village) -> String {
    if let Some(file) = village.url.strip_prefix("sqlite://") {
        let files = [file.to_owned(), format!("{file}-wal")];
        let bytes: Vec<u8> =
            files.iter().flat_map(|file| std::fs::read(file).unwrap_or_default()).collect();
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let db = Database::connect(&village.url).await.unwrap();
    let mut text = String::new();
    for table in
        ["people", "former_passwords", "recovery_codes", "sessions", "api_tokens", "audit_events"]
    {
        let sql = format!("SELECT row::text AS line FROM {table} AS row");
        let rows =
            db.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap();
        for row in rows {
            text.push_str(&row.try_get::<String>("", "line").unwrap());
        }
    }
    text
}
