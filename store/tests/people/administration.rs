//! Accounts, as whoever owns the machine manages them.

use chrono::TimeDelta;
use domain::{
    account::{PasswordInput, SignInRefusal},
    policy::{Act, Role},
    problems::Problem,
    refusal::Refusal,
};
use store::{
    Error, Result,
    people::{NewPerson, SecondStep, Status},
    seed::PASSWORD,
    testing::on_both,
};

use super::{QNA, acts, browser, later, length, refusal, sign_in, trail, who};

fn new_person() -> NewPerson {
    NewPerson {
        email: " Nguyen.An@QuangNam.gov.vn".into(),
        name: "Nguyễn Văn An".into(),
        role: Role::Author,
        unit: "STTTT-QNA".into(),
        can_sign: false,
    }
}

#[tokio::test]
async fn a_new_person_changes_the_password_before_anything_else() -> Result<()> {
    on_both(async |village| {
        let before = length(&village).await?;
        let once = village.store.add_person(&new_person()).await?;
        let email = "nguyen.an@quangnam.gov.vn";
        let signed_in = village.store.sign_in(email, &once, &browser()).await?;
        let found = who(&village, &signed_in).await?.unwrap();
        assert!(found.must_change_password && found.viewer.grants.is_empty());

        let new = "ruong bac thang mua nuoc do".to_owned();
        let input = PasswordInput { current: once, new: new.clone(), again: new };
        let signed_in = village.store.change_password(&signed_in.token, &input).await?;
        let found = who(&village, &signed_in).await?.unwrap();
        assert_eq!((found.must_change_password, found.viewer.grants.len()), (false, 1));

        let line = trail(&village, before).await?.into_iter().next().unwrap();
        assert_eq!((line.act, line.actor), (Act::ManagePeople, None));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_one_time_password_runs_out() -> Result<()> {
    on_both(async |village| {
        let once = village.store.set_password(QNA, SecondStep::Keep).await?;
        assert!(matches!(refusal(sign_in(&village, QNA).await), SignInRefusal::Wrong));
        let week = later(&village, TimeDelta::days(7));
        let late = week.store.sign_in(QNA, &once, &browser()).await;
        assert!(matches!(refusal(late), SignInRefusal::Wrong));
        village.store.sign_in(QNA, &once, &browser()).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_typed_is_checked() -> Result<()> {
    on_both(async |village| {
        let wrong = |email: &str, name: &str, unit: &str| NewPerson {
            email: email.into(),
            name: name.into(),
            unit: unit.into(),
            ..new_person()
        };
        for (new, field, problem) in [
            (wrong("", "A", "VPB"), "email", Problem::Missing),
            (wrong("an at office", "A", "VPB"), "email", Problem::NotAnEmail),
            (wrong("an:b@office.vn", "A", "VPB"), "email", Problem::NotAnEmail),
            (wrong("an@office.vn", " ", "VPB"), "name", Problem::Missing),
            (wrong("an@office.vn", "An", "NOWHERE"), "unit", Problem::NotAChoice),
        ] {
            let Err(Error::Refused(Refusal::Invalid(problems))) =
                village.store.add_person(&new).await
            else {
                panic!("{new:?} was taken")
            };
            assert_eq!(problems.of(field), Some(problem), "{new:?}");
        }
        let taken = village.store.add_person(&wrong("QNA@giaoban.test", "An", "VPB")).await;
        assert!(matches!(taken, Err(Error::Conflict)), "{taken:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_disabled_person_is_out_at_the_next_request() -> Result<()> {
    on_both(async |village| {
        let signed_in = sign_in(&village, QNA).await?;
        let token = village.store.create_token(QNA, PASSWORD, None, &browser()).await?;
        village.store.disable_person(QNA).await?;
        assert!(who(&village, &signed_in).await?.is_none());
        assert!(village.store.viewer_of_token(&token.token).await?.is_none());
        assert!(matches!(refusal(sign_in(&village, QNA).await), SignInRefusal::Wrong));
        let people = village.store.list_people().await?;
        let line = people.iter().find(|line| line.email == QNA).unwrap();
        assert_eq!(
            (line.status, line.roles.clone()),
            (Status::Disabled, vec![(Role::Author, "STTTT-QNA".into())])
        );
        assert!(matches!(
            village.store.disable_person("khong.ai@giaoban.test").await,
            Err(Error::NotFound)
        ));

        let before = length(&village).await?;
        village.store.enable_person(QNA).await?;
        assert_eq!(acts(&village, before).await?, [Act::ManagePeople]);
        assert!(who(&village, &signed_in).await?.is_none(), "what ended stays so");
        assert_eq!(sign_in(&village, QNA).await?.stage, store::people::Stage::Full, "the way back");
        let unknown = village.store.enable_person("khong.ai@giaoban.test").await;
        assert!(matches!(unknown, Err(Error::NotFound)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_disabled_past_the_rules_is_out_as_well() -> Result<()> {
    on_both(async |village| {
        let signed_in = sign_in(&village, QNA).await?;
        let token = village.store.create_token(QNA, PASSWORD, None, &browser()).await?;
        village
            .sql("UPDATE people SET status = 'disabled' WHERE email = 'qna@giaoban.test'")
            .await?;
        assert!(who(&village, &signed_in).await?.is_none());
        assert!(village.store.viewer_of_token(&token.token).await?.is_none());
        Ok(())
    })
    .await
}
