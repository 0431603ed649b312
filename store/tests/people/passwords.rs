//! A new password.

use domain::{
    account::{PasswordInput, SecurityProfile, SignInRefusal},
    policy::Act,
    problems::Problem,
};
use store::{
    Result,
    people::SignedIn,
    seed::PASSWORD,
    testing::{Village, on_both},
};

use super::{QNA, acts, browser, length, problem, refusal, sign_in, trail, who};

const NEW: &str = "ruong bac thang mua nuoc do";

async fn change(village: &Village, token: &str, current: &str, new: &str) -> Result<SignedIn> {
    let input = PasswordInput { current: current.into(), new: new.into(), again: new.into() };
    village.store.change_password(token, &input).await
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_the_old_secret() -> Result<()> {
    on_both(async |village| {
        let other = sign_in(&village, QNA).await?;
        let mine = sign_in(&village, QNA).await?;
        let before = length(&village).await?;
        let fresh = change(&village, &mine.token, PASSWORD, NEW).await?;
        assert!(who(&village, &other).await?.is_none());
        assert!(who(&village, &mine).await?.is_none());
        assert!(who(&village, &fresh).await?.is_some());
        assert_eq!(acts(&village, before).await?, [Act::ChangePassword]);

        assert!(matches!(refusal(sign_in(&village, QNA).await), SignInRefusal::Wrong));
        village.store.sign_in(QNA, NEW, &browser()).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_password_ends_the_tokens_that_the_old_one_bought() -> Result<()> {
    on_both(async |village| {
        let made = village.store.create_token(QNA, PASSWORD, None, &browser()).await?;
        let mine = sign_in(&village, QNA).await?;
        let before = length(&village).await?;
        change(&village, &mine.token, PASSWORD, NEW).await?;
        assert!(village.store.viewer_of_token(&made.token).await?.is_none());
        let lines = trail(&village, before).await?;
        let acts: Vec<_> = lines.iter().map(|line| (line.act, line.actor.as_deref())).collect();
        let by = Some("Lê Thu Hà");
        assert_eq!(acts, [(Act::ChangePassword, by), (Act::RevokeToken, by)]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field() -> Result<()> {
    on_both(async |village| {
        let mine = sign_in(&village, QNA).await?;
        for (current, new, field, wrong) in [
            ("", NEW, "current", Problem::Missing),
            (PASSWORD, "ngan qua", "new", Problem::TooShort),
            (PASSWORD, PASSWORD, "new", Problem::UsedBefore),
            (PASSWORD, "qwertyuiop123", "new", Problem::TooCommon),
            (PASSWORD, "qna@giaoban.test", "new", Problem::TooCommon),
            ("khong phai", NEW, "current", Problem::WrongPassword),
        ] {
            let tried = change(&village, &mine.token, current, new).await;
            assert_eq!(problem(tried, field), Some(wrong), "{new}");
        }
        let input =
            PasswordInput { current: PASSWORD.into(), new: NEW.into(), again: "khac".into() };
        let tried = village.store.change_password(&mine.token, &input).await;
        assert_eq!(problem(tried, "again"), Some(Problem::NotTheSame));
        assert!(who(&village, &mine).await?.is_some(), "nothing happened");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_stolen_session_does_not_guess_the_password() -> Result<()> {
    on_both(async |village| {
        let mine = sign_in(&village, QNA).await?;
        for _ in 0..4 {
            let tried = change(&village, &mine.token, "doan mo", NEW).await;
            assert_eq!(problem(tried, "current"), Some(Problem::WrongPassword));
        }
        let fifth = change(&village, &mine.token, "doan mo", NEW).await;
        assert!(matches!(refusal(fifth), SignInRefusal::Paused { .. }));
        let right = change(&village, &mine.token, PASSWORD, NEW).await;
        assert!(matches!(refusal(right), SignInRefusal::Paused { .. }));
        let elsewhere = sign_in(&village, QNA).await?;
        change(&village, &elsewhere.token, PASSWORD, NEW).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_former_password_does_not_come_back_where_the_profile_minds() -> Result<()> {
    on_both(async |village| {
        let mine = sign_in(&village, QNA).await?;
        // The session began under the demo's profile, so that no code is asked for.
        let strict = village.under(SecurityProfile::Tcvn3);
        let second = change(&strict, &mine.token, PASSWORD, "Ruong-bac-thang 2025").await?;
        let third =
            change(&strict, &second.token, "Ruong-bac-thang 2025", "Mua-nuoc-do 2026").await?;
        let tried = change(&strict, &third.token, "Mua-nuoc-do 2026", PASSWORD).await;
        assert_eq!(problem(tried, "new"), Some(Problem::UsedBefore));
        let plain = change(&strict, &third.token, "Mua-nuoc-do 2026", NEW).await;
        assert_eq!(problem(plain, "new"), Some(Problem::TooPlain));
        change(&village, &third.token, "Mua-nuoc-do 2026", PASSWORD).await?;
        Ok(())
    })
    .await
}
