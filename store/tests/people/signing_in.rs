//! A name and a password.

use chrono::TimeDelta;
use domain::{account::SignInRefusal, policy::Act};
use store::{
    Result,
    people::{Origin, Pace, Stage},
    testing::{Village, demo_moment, on_both},
};

use super::{QNA, acts, browser, guess, later, length, refusal, sign_in, trail, who};

#[tokio::test]
async fn the_right_password_opens_the_door() -> Result<()> {
    on_both(async |village| {
        let before = length(&village).await?;
        let signed_in = sign_in(&village, "  QNA@GiaoBan.test ").await?;
        assert_eq!(signed_in.stage, Stage::Full);
        let found = who(&village, &signed_in).await?.unwrap();
        assert_eq!(
            (found.viewer.clone(), found.stage),
            (village.viewer("qna").await?, Stage::Full)
        );
        assert_eq!(found.viewer.grants.len(), 1);
        assert!(village.store.viewer("not a secret").await?.is_none());

        let lines = trail(&village, before).await?;
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].act, lines[0].actor.as_deref()), (Act::SignIn, Some("Lê Thu Hà")));
        assert!(lines[0].after.as_deref().unwrap().contains("203.0.113.7"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn five_wrong_ones_pause_it_and_the_pause_ends_by_itself() -> Result<()> {
    on_both(async |village| {
        for _ in 0..4 {
            assert_eq!(guess(&village, QNA).await, SignInRefusal::Wrong);
        }
        let until = demo_moment() + TimeDelta::minutes(15);
        assert_eq!(guess(&village, QNA).await, SignInRefusal::Paused { until });

        let during = later(&village, TimeDelta::minutes(14));
        assert_eq!(
            refusal(sign_in(&during, QNA).await),
            SignInRefusal::Paused { until },
            "the right one"
        );
        assert_eq!(guess(&during, QNA).await, SignInRefusal::Paused { until }, "not made longer");

        let after = later(&village, TimeDelta::minutes(15));
        assert_eq!(guess(&after, QNA).await, SignInRefusal::Wrong);
        assert_eq!(sign_in(&after, QNA).await?.stage, Stage::Full, "the owner is not locked out");
        assert_eq!(guess(&after, QNA).await, SignInRefusal::Wrong, "counted afresh");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_further_pause_is_twice_as_long() -> Result<()> {
    on_both(async |village| {
        for _ in 0..5 {
            guess(&village, QNA).await;
        }
        let again = later(&village, TimeDelta::minutes(16));
        for _ in 0..4 {
            guess(&again, QNA).await;
        }
        let until = demo_moment() + TimeDelta::minutes(16 + 30);
        assert_eq!(guess(&again, QNA).await, SignInRefusal::Paused { until });
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_learns_whether_an_account_exists() -> Result<()> {
    on_both(async |village| {
        village.store.disable_person("kh@giaoban.test").await?;
        for _ in 0..7 {
            let known = guess(&village, QNA).await;
            assert_eq!(guess(&village, "khong.ai@giaoban.test").await, known);
            assert_eq!(refusal(sign_in(&village, "kh@giaoban.test").await), known, "disabled");
        }
        let after = later(&village, TimeDelta::minutes(15));
        assert_eq!(guess(&after, QNA).await, guess(&after, "khong.ai@giaoban.test").await);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_owner_who_signs_in_between_does_not_give_the_account_away() -> Result<()> {
    on_both(async |village| {
        let stranger = "khong.ai@giaoban.test";
        for round in 0..3 {
            let known = guess(&village, QNA).await;
            assert_eq!(format!("{known:?}"), "Wrong", "no count");
            assert_eq!(guess(&village, stranger).await, known, "{round}");
            sign_in(&village, QNA).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn many_guesses_at_once_are_counted_one_by_one() -> Result<()> {
    on_both(async |village| {
        let tries: Vec<_> = (0..12)
            .map(|_| {
                let village = village.clone();
                tokio::spawn(async move { guess(&village, QNA).await })
            })
            .collect();
        let mut paused = 0;
        for one in tries {
            paused += usize::from(matches!(one.await.unwrap(), SignInRefusal::Paused { .. }));
        }
        assert_eq!(paused, 8, "four were told it is wrong, all others the pause");
        assert!(matches!(refusal(sign_in(&village, QNA).await), SignInRefusal::Paused { .. }));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_failure_is_written_down_without_what_was_typed() -> Result<()> {
    on_both(async |village| {
        let before = length(&village).await?;
        guess(&village, QNA).await;
        guess(&village, "khong.ai@giaoban.test").await;
        assert_eq!(acts(&village, before).await?, [Act::FailSignIn, Act::FailSignIn]);
        for line in trail(&village, before).await? {
            assert_eq!(line.actor, None);
            let after = line.after.unwrap();
            assert!(
                after.contains("203.0.113.7") && !after.contains('@') && !after.contains("khong"),
                "{after}"
            );
        }
        assert_eq!(village.store.verify_trail().await?.first_broken, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_comes_in_a_hurry_is_asked_to_wait() -> Result<()> {
    on_both(async |village| {
        let hurried = Origin { pace: Pace::Hurried, ..browser() };
        let before = length(&village).await?;
        let tried = village.store.sign_in(QNA, store::seed::PASSWORD, &hurried).await;
        assert_eq!(refusal(tried), SignInRefusal::Busy);
        assert_eq!(length(&village).await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_restart_forgets_no_wrong_try_and_tells_nobody_who_has_an_account() -> Result<()> {
    on_both(async |village| {
        let stranger = "khong.ai@giaoban.test";
        for _ in 0..4 {
            assert_eq!(guess(&village, QNA).await, guess(&village, stranger).await);
        }
        let again = Village::open(village.url.clone()).await?;
        let until = demo_moment() + TimeDelta::minutes(15);
        for email in [QNA, stranger] {
            assert_eq!(guess(&again, email).await, SignInRefusal::Paused { until }, "{email}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_a_quiet_day_the_next_wrong_one_is_the_first() -> Result<()> {
    on_both(async |village| {
        for _ in 0..4 {
            guess(&village, QNA).await;
        }
        let next_day = later(&village, TimeDelta::hours(24));
        assert_eq!(next_day.store.forget_tries().await?, 1);
        for _ in 0..4 {
            assert_eq!(guess(&next_day, QNA).await, SignInRefusal::Wrong);
        }
        assert_eq!(next_day.store.forget_tries().await?, 0, "it counts");
        assert!(matches!(guess(&next_day, QNA).await, SignInRefusal::Paused { .. }));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_device_its_owner_signed_in_from_has_tries_of_its_own() -> Result<()> {
    on_both(async |village| {
        let mine = sign_in(&village, QNA).await?;
        let known = village.store.remember_device(&mine.token, "").await?;
        let own = Origin { known: known.clone(), ..browser() };
        for _ in 0..5 {
            guess(&village, QNA).await;
        }
        assert!(matches!(refusal(sign_in(&village, QNA).await), SignInRefusal::Paused { .. }));
        let entered = village.store.sign_in(QNA, store::seed::PASSWORD, &own).await?;
        assert_eq!(entered.stage, Stage::Full, "strangers do not keep the owner out");
        assert!(
            matches!(refusal(sign_in(&village, QNA).await), SignInRefusal::Paused { .. }),
            "nor does the owner let strangers in"
        );

        // It knows one person, and a forged line knows nobody.
        let other = "kh@giaoban.test";
        assert!(village.store.is_known_device(QNA, &known));
        assert!(!village.store.is_known_device(other, &known));
        let forged = known.replace(known.split('-').nth(1).unwrap(), "0");
        assert!(!village.store.is_known_device(QNA, &forged));
        let theirs = sign_in(&village, other).await?;
        let shared = village.store.remember_device(&theirs.token, &known).await?;
        assert!([QNA, other].iter().all(|one| village.store.is_known_device(one, &shared)));
        assert!(!later(&village, TimeDelta::days(181)).store.is_known_device(QNA, &known));

        // Guessing goes no faster on it.
        let wrong = async || village.store.sign_in(QNA, "doan mo", &own).await;
        for _ in 0..4 {
            assert_eq!(refusal(wrong().await), SignInRefusal::Wrong);
        }
        assert!(matches!(refusal(wrong().await), SignInRefusal::Paused { .. }));
        let right = village.store.sign_in(QNA, store::seed::PASSWORD, &own).await;
        assert!(matches!(refusal(right), SignInRefusal::Paused { .. }));
        Ok(())
    })
    .await
}
