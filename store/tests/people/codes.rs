//! The second step: codes from a telephone, and recovery codes.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::TimeDelta;
use domain::{
    account::{SecurityProfile, SignInRefusal},
    policy::Act,
    problems::Problem,
};
use store::{
    Clock, Error, Result,
    people::{SignedIn, Stage},
    seed::PASSWORD,
    testing::{Village, demo_moment, on_both},
};
use totp_rs::{Builder, Secret};

use super::{QNA, acts, browser, later, length, problem, refusal, sign_in, who};

/// What a telephone in the village shows.
fn code(secret: &str, village: &Village) -> String {
    code_at(secret, u64::try_from(village.store.clock().device().timestamp()).unwrap())
}

/// The same at a second since 1970.
fn code_at(secret: &str, second: u64) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).with_account_name("a").build().unwrap();
    totp.generate(second).to_string()
}

/// Turns codes on, two minutes before the story goes on: the shared secret, and the recovery codes.
async fn turned_on(village: &Village) -> Result<(String, Vec<String>, SignedIn)> {
    let before = later(village, TimeDelta::minutes(-2));
    let first = sign_in(&before, QNA).await?;
    let first = before.store.begin_code(&first.token, PASSWORD).await?;
    let setup = before.store.code_setup(&first.token).await?.unwrap();
    let full = before.store.confirm_code(&first.token, &code(&setup.secret, &before)).await?;
    let codes = before.store.recovery_codes(&full.token).await?;
    Ok((setup.secret, codes, full))
}

#[tokio::test]
async fn a_password_alone_reaches_nothing_any_more() -> Result<()> {
    on_both(async |village| {
        let (secret, ..) = turned_on(&village).await?;
        let half = sign_in(&village, QNA).await?;
        assert_eq!(half.stage, Stage::Password);
        let found = who(&village, &half).await?.unwrap();
        assert_eq!((found.stage, found.viewer.grants.len()), (Stage::Password, 0));
        for refused in [
            village.store.begin_code(&half.token, PASSWORD).await.map(drop),
            village.store.confirm_code(&half.token, "123456").await.map(drop),
            village.store.disable_code(&half.token, PASSWORD).await.map(drop),
            village.store.renew_recovery_codes(&half.token, PASSWORD).await.map(drop),
            village.store.recovery_codes_saved(&half.token).await.map(drop),
        ] {
            assert!(matches!(refused, Err(Error::NotFound | Error::Conflict)), "{refused:?}");
        }
        assert_eq!(village.store.code_setup(&half.token).await?, None);

        let full =
            village.store.give_code(&half.token, &code(&secret, &village), &browser()).await?;
        assert_eq!(full.stage, Stage::Full);
        assert_ne!(full.token, half.token);
        assert!(who(&village, &half).await?.is_none(), "the secret changed with the step");
        assert_eq!(who(&village, &full).await?.unwrap().viewer.grants.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_stolen_session_binds_no_telephone() -> Result<()> {
    on_both(async |village| {
        let stolen = sign_in(&village, QNA).await?;
        let tried = village.store.begin_code(&stolen.token, "doan mo").await;
        assert_eq!(problem(tried, "password"), Some(Problem::WrongPassword));
        assert_eq!(
            village.store.code_setup(&stolen.token).await?,
            None,
            "there is nothing to scan"
        );
        let own = village.store.begin_code(&stolen.token, PASSWORD).await?;
        let secret = village.store.code_setup(&own.token).await?.unwrap().secret;
        let late = village.store.confirm_code(&stolen.token, &code(&secret, &village)).await;
        assert!(late.is_err(), "the secret of the session changed with the step");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_code_ends_the_tokens_that_did_without() -> Result<()> {
    on_both(async |village| {
        let made = village.store.create_token(QNA, PASSWORD, None, &browser()).await?;
        let before = length(&village).await?;
        turned_on(&village).await?;
        assert!(village.store.viewer_of_token(&made.token).await?.is_none());
        assert!(acts(&village, before).await?.ends_with(&[Act::EnableCode, Act::RevokeToken]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_real_telephone_enrols_in_the_demo_of_another_day() -> Result<()> {
    let village = Village::sqlite().await?;
    let demo = village.by(Clock::demo(demo_moment().date_naive()));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let signed_in = sign_in(&demo, QNA).await?;
    let signed_in = demo.store.begin_code(&signed_in.token, PASSWORD).await?;
    let setup = demo.store.code_setup(&signed_in.token).await?.unwrap();
    let full = demo.store.confirm_code(&signed_in.token, &code_at(&setup.secret, now)).await?;
    assert_eq!(full.stage, Stage::Full);
    let half = sign_in(&demo, QNA).await?;
    let next = code_at(&setup.secret, now + 30);
    assert_eq!(demo.store.give_code(&half.token, &next, &browser()).await?.stage, Stage::Full);
    Ok(())
}

#[tokio::test]
async fn a_code_is_good_once_and_half_a_minute_around_now() -> Result<()> {
    on_both(async |village| {
        let (secret, ..) = turned_on(&village).await?;
        let now = code(&secret, &village);
        let one = sign_in(&village, QNA).await?;
        village.store.give_code(&one.token, &now, &browser()).await?;

        let other = sign_in(&village, QNA).await?;
        let replayed = village.store.give_code(&other.token, &now, &browser()).await;
        assert_eq!(refusal(replayed), SignInRefusal::WrongCode);
        let earlier = code(&secret, &later(&village, TimeDelta::seconds(-30)));
        let older = village.store.give_code(&other.token, &earlier, &browser()).await;
        assert_eq!(refusal(older), SignInRefusal::WrongCode, "older than one that was used");
        let far = code(&secret, &later(&village, TimeDelta::seconds(90)));
        let early = village.store.give_code(&other.token, &far, &browser()).await;
        assert_eq!(refusal(early), SignInRefusal::WrongCode);
        let fast = code(&secret, &later(&village, TimeDelta::seconds(30)));
        assert_eq!(
            village.store.give_code(&other.token, &fast, &browser()).await?.stage,
            Stage::Full
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn wrong_codes_pause_signing_in_and_a_known_password_buys_no_new_tries() -> Result<()> {
    on_both(async |village| {
        let (secret, ..) = turned_on(&village).await?;
        for _ in 0..4 {
            let half = sign_in(&village, QNA).await?;
            let tried = village.store.give_code(&half.token, "000000", &browser()).await;
            assert_eq!(refusal(tried), SignInRefusal::WrongCode);
        }
        let half = sign_in(&village, QNA).await?;
        let until = demo_moment() + TimeDelta::minutes(15);
        let fifth = village.store.give_code(&half.token, "000000", &browser()).await;
        assert_eq!(refusal(fifth), SignInRefusal::Paused { until });
        let right =
            village.store.give_code(&half.token, &code(&secret, &village), &browser()).await;
        assert_eq!(refusal(right), SignInRefusal::Paused { until });
        assert_eq!(refusal(sign_in(&village, QNA).await), SignInRefusal::Paused { until });
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_recovery_code_opens_once_however_it_is_typed() -> Result<()> {
    on_both(async |village| {
        let (_, codes, full) = turned_on(&village).await?;
        assert_eq!(codes.len(), 10);
        let one = sign_in(&village, QNA).await?;
        let shouted = format!(" {} ", codes[3].to_uppercase().replace('-', " "));
        assert_eq!(
            village.store.give_code(&one.token, &shouted, &browser()).await?.stage,
            Stage::Full
        );
        let other = sign_in(&village, QNA).await?;
        let again = village.store.give_code(&other.token, &codes[3], &browser()).await;
        assert_eq!(refusal(again), SignInRefusal::WrongCode);
        village.store.give_code(&other.token, &codes[4], &browser()).await?;

        let session = who(&village, &full).await?.unwrap();
        let tx = village.store.look(session.viewer).await?;
        let page = store::people::account_page(&tx, session.session).await?;
        assert_eq!(page.recovery_codes_left, 8);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn recovery_codes_are_seen_until_they_are_kept() -> Result<()> {
    on_both(async |village| {
        let (_, codes, full) = turned_on(&village).await?;
        assert_eq!(village.store.recovery_codes(&full.token).await?, codes, "a page read twice");
        let elsewhere = sign_in(&village, QNA).await?;
        let elsewhere = village.store.give_code(&elsewhere.token, &codes[0], &browser()).await?;
        assert!(village.store.recovery_codes(&elsewhere.token).await?.is_empty());

        let kept = village.store.recovery_codes_saved(&full.token).await?;
        assert!(village.store.recovery_codes(&kept.token).await?.is_empty());
        assert!(who(&village, &full).await?.is_none());

        let refused = village.store.renew_recovery_codes(&kept.token, "sai").await;
        assert_eq!(problem(refused, "password"), Some(Problem::WrongPassword));
        let renewed = village.store.renew_recovery_codes(&kept.token, PASSWORD).await?;
        let fresh = village.store.recovery_codes(&renewed.token).await?;
        assert_eq!(fresh.len(), 10);
        let half = sign_in(&village, QNA).await?;
        let old = village.store.give_code(&half.token, &codes[5], &browser()).await;
        assert_eq!(refusal(old), SignInRefusal::WrongCode);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn turning_codes_on_and_off_is_the_owners_proven_wish() -> Result<()> {
    on_both(async |village| {
        let length = length(&village).await?;
        let other = sign_in(&later(&village, TimeDelta::minutes(-3)), QNA).await?;
        let (.., full) = turned_on(&village).await?;
        assert!(who(&village, &other).await?.is_none(), "a session that did without has ended");
        let twice = village.store.begin_code(&full.token, PASSWORD).await;
        assert!(matches!(twice, Err(Error::Conflict)));
        let refused = village.store.disable_code(&full.token, "sai").await;
        assert_eq!(problem(refused, "password"), Some(Problem::WrongPassword));

        village.store.disable_code(&full.token, PASSWORD).await?;
        assert_eq!(sign_in(&village, QNA).await?.stage, Stage::Full);
        assert_eq!(
            acts(&village, length).await?,
            [
                Act::SignIn,
                Act::SignIn,
                Act::EnableCode,
                Act::EnableCode,
                Act::FailSignIn,
                Act::DisableCode,
                Act::SignIn,
            ]
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_profile_asks_for_a_code_it_is_set_up_first() -> Result<()> {
    on_both(async |village| {
        let strict = village.under(SecurityProfile::Tcvn3);
        let signed_in = sign_in(&strict, QNA).await?;
        assert_eq!(signed_in.stage, Stage::Enrol);
        assert!(who(&strict, &signed_in).await?.unwrap().viewer.grants.is_empty());
        let setup = strict.store.code_setup(&signed_in.token).await?.unwrap();
        assert!(setup.url.starts_with("otpauth://totp/") && setup.url.contains(&setup.secret));

        let wrong = strict.store.confirm_code(&signed_in.token, "000000").await;
        assert_eq!(refusal(wrong), SignInRefusal::WrongCode);
        let full =
            strict.store.confirm_code(&signed_in.token, &code(&setup.secret, &strict)).await?;
        assert_eq!(full.stage, Stage::Full);
        assert_eq!(who(&strict, &full).await?.unwrap().viewer.grants.len(), 1);
        assert!(matches!(
            strict.store.disable_code(&full.token, PASSWORD).await,
            Err(Error::Refused(_))
        ));
        Ok(())
    })
    .await
}
