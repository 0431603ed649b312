//! API tokens.

use chrono::TimeDelta;
use domain::{
    account::{SecurityProfile, SignInRefusal},
    policy::Act,
};
use store::{
    Error, Result, people,
    people::NewToken,
    seed::PASSWORD,
    testing::{Village, demo_moment, on_both},
};

use super::{QNA, acts, browser, guess, later, length};

async fn create(village: &Village, password: &str, totp: Option<&str>) -> Result<NewToken> {
    village.store.create_token(QNA, password, totp, &browser()).await
}

#[tokio::test]
async fn a_program_calls_for_its_owner_for_thirty_days() -> Result<()> {
    on_both(async |village| {
        let before = length(&village).await?;
        let made = create(&village, PASSWORD, None).await?;
        assert_eq!(made.expires_at, demo_moment() + TimeDelta::days(30));
        let caller = village.store.viewer_of_token(&made.token).await?.unwrap();
        assert_eq!(
            (caller.viewer, caller.scopes.as_str()),
            (village.viewer("qna").await?, "read write")
        );
        assert!(village.store.viewer(&made.token).await?.is_none(), "a token is no cookie");
        let last = later(&village, TimeDelta::days(30));
        assert!(last.store.viewer_of_token(&made.token).await?.is_none());
        assert_eq!(acts(&village, before).await?, [Act::CreateToken]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn its_owner_revokes_it_and_nobody_else() -> Result<()> {
    on_both(async |village| {
        let made = create(&village, PASSWORD, None).await?;
        let id = village.store.viewer_of_token(&made.token).await?.unwrap().token;
        let other = village.as_("kh").await?;
        assert!(matches!(people::revoke_token(&other, id).await, Err(Error::NotFound)));
        drop(other);
        let tx = village.as_("qna").await?;
        people::revoke_token(&tx, id).await?;
        tx.commit().await?;
        assert!(village.store.viewer_of_token(&made.token).await?.is_none());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_is_as_hard_to_get_as_signing_in() -> Result<()> {
    on_both(async |village| {
        let wrong = create(&village, "sai", None).await;
        assert!(matches!(wrong, Err(Error::SignIn(SignInRefusal::Wrong))));
        for _ in 0..4 {
            guess(&village, QNA).await;
        }
        let paused = create(&village, PASSWORD, None).await;
        assert!(matches!(paused, Err(Error::SignIn(SignInRefusal::Paused { .. }))));

        let strict = later(&village, TimeDelta::hours(1)).under(SecurityProfile::Tcvn3);
        let without = create(&strict, PASSWORD, Some("123456")).await;
        assert!(
            matches!(without, Err(Error::SignIn(SignInRefusal::WrongCode))),
            "no code is set up"
        );
        Ok(())
    })
    .await
}
