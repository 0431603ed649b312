//! How sessions end.

use chrono::TimeDelta;
use domain::{account::SecurityProfile, policy::Act, viewer::Locale};
use store::{
    Error, Result, people,
    testing::{Village, on_both},
};

use super::{QNA, acts, later, length, sign_in, who};

/// Whether the session lives after these minutes without a request.
async fn lives_after(village: &Village, token: &str, minutes: i64) -> Result<bool> {
    let then = later(village, TimeDelta::minutes(minutes));
    Ok(then.store.viewer(token).await?.is_some())
}

#[tokio::test]
async fn it_ends_by_standing_idle_sooner_for_administrators() -> Result<()> {
    on_both(async |village| {
        let strict = village.under(SecurityProfile::Tcvn3);
        let (idle, used) = (sign_in(&strict, QNA).await?, sign_in(&strict, QNA).await?);
        let admin = sign_in(&strict, "quantri@giaoban.test").await?;
        for minutes in [4, 8, 12] {
            assert!(lives_after(&strict, &used.token, minutes).await?);
        }
        assert!(lives_after(&strict, &admin.token, 4).await?);
        assert!(!lives_after(&strict, &admin.token, 9).await?);
        assert!(!lives_after(&strict, &idle.token, 15).await?);
        assert!(lives_after(&strict, &used.token, 26).await?, "12 + 14");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_ends_by_age_however_busy_it_is() -> Result<()> {
    on_both(async |village| {
        let signed_in = sign_in(&village, QNA).await?;
        for hours in [7, 14, 21, 23] {
            assert!(lives_after(&village, &signed_in.token, hours * 60).await?, "{hours}");
        }
        assert!(!lives_after(&village, &signed_in.token, 24 * 60).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn its_last_use_is_written_down_at_most_once_a_minute() -> Result<()> {
    on_both(async |village| {
        let signed_in = sign_in(&village, QNA).await?;
        let mut seen = Vec::new();
        for seconds in [30, 59, 61, 100] {
            let then = later(&village, TimeDelta::seconds(seconds));
            let found = who(&then, &signed_in).await?.unwrap();
            let tx = then.store.look(found.viewer).await?;
            let page = people::account_page(&tx, found.session).await?;
            let line = page.sessions.into_iter().find(|line| line.current).unwrap();
            seen.push((line.seen_at - line.started_at).num_seconds());
        }
        assert_eq!(seen, [0, 0, 61, 61]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn its_owner_sees_and_ends_it() -> Result<()> {
    on_both(async |village| {
        let (one, two, three) = (
            sign_in(&village, QNA).await?,
            sign_in(&village, QNA).await?,
            sign_in(&village, QNA).await?,
        );
        let stranger = sign_in(&village, "kh@giaoban.test").await?;
        let (mine, theirs) =
            (who(&village, &one).await?.unwrap(), who(&village, &stranger).await?.unwrap());
        let before = length(&village).await?;

        let tx = village.store.begin(mine.viewer.clone()).await?;
        let page = people::account_page(&tx, mine.session).await?;
        assert_eq!((page.sessions.len(), page.email.as_str()), (3, QNA));
        assert!(matches!(people::revoke_session(&tx, theirs.session).await, Err(Error::NotFound)));
        let second = who(&village, &two).await?.unwrap().session;
        people::revoke_session(&tx, second).await?;
        tx.commit().await?;
        assert!(who(&village, &two).await?.is_none());

        let tx = village.store.begin(mine.viewer).await?;
        people::revoke_other_sessions(&tx, mine.session).await?;
        tx.commit().await?;
        assert!(who(&village, &three).await?.is_none());
        assert!(who(&village, &one).await?.is_some() && who(&village, &stranger).await?.is_some());

        village.store.sign_out(&one.token).await?;
        assert!(who(&village, &one).await?.is_none());
        village.store.sign_out(&one.token).await?;
        assert_eq!(
            acts(&village, before).await?,
            [Act::RevokeSession, Act::RevokeSession, Act::SignOut]
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_typed_waits_in_it_and_goes_into_the_next() -> Result<()> {
    on_both(async |village| {
        let first = sign_in(&village, QNA).await?;
        village.store.keep_typed(&first.token, Some("input[reason]=M%C6%B0a".into())).await?;
        assert_eq!(
            village.store.typed(&first.token).await?.as_deref(),
            Some("input[reason]=M%C6%B0a")
        );

        let tomorrow = later(&village, TimeDelta::days(1));
        assert!(who(&tomorrow, &first).await?.is_none());
        tomorrow.store.keep_typed(&first.token, Some("input[reason]=B%C3%A3o".into())).await?;
        let other = sign_in(&tomorrow, "kh@giaoban.test").await?;
        assert_eq!(tomorrow.store.typed(&other.token).await?, None, "never somebody else's");
        let next = sign_in(&tomorrow, QNA).await?;
        assert_eq!(
            tomorrow.store.typed(&next.token).await?.as_deref(),
            Some("input[reason]=B%C3%A3o")
        );
        tomorrow.store.keep_typed(&next.token, None).await?;
        assert_eq!(tomorrow.store.typed(&next.token).await?, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_ended_a_week_ago_is_forgotten_with_what_was_typed() -> Result<()> {
    on_both(async |village| {
        let ended = sign_in(&village, QNA).await?;
        village.store.keep_typed(&ended.token, Some("input[reason]=M%C6%B0a".into())).await?;
        let six = later(&village, TimeDelta::days(6));
        let living = sign_in(&six, "kh@giaoban.test").await?;
        assert_eq!(six.store.forget_sessions().await?, 0, "its owner may come back");
        let eight = later(&village, TimeDelta::days(8));
        assert_eq!(eight.store.forget_sessions().await?, 1);
        assert_eq!(eight.store.typed(&ended.token).await?, None);
        assert!(who(&six, &living).await?.is_some());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn language_and_theme_are_the_persons_on_every_device() -> Result<()> {
    on_both(async |village| {
        let signed_in = sign_in(&village, QNA).await?;
        let before = length(&village).await?;
        let tx = village.as_("qna").await?;
        assert!(people::set_preferences(&tx, Locale::English, "purple").await.is_err());
        people::set_preferences(&tx, Locale::English, "dark").await?;
        people::set_preferences(&tx, Locale::English, "dark").await?;
        tx.commit().await?;
        let found = who(&village, &signed_in).await?.unwrap();
        assert_eq!((found.locale, found.theme.as_str()), (Locale::English, "dark"));
        assert_eq!(acts(&village, before).await?, [Act::SetPreference]);
        Ok(())
    })
    .await
}
