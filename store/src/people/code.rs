//! The second step: codes that a telephone makes from a shared secret (TOTP, RFC 6238).

use domain::{account::SignInRefusal, id::PersonId, policy::Act, refusal::Refusal};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    EntityTrait, PaginatorTrait, QueryFilter,
};
use serde::Serialize;
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

use super::{
    begin, event, recovery,
    sessions::{self, Live, SignedIn, Stage},
    sign_in::proven_again,
    tokens,
};
use crate::{Error, Result, Store, Tx, clock, tables::people::person, trail};

/// What the telephone needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSetup {
    /// Base32, to be typed where there is no camera.
    pub secret: String,
    /// `otpauth://…`, for a picture to scan.
    pub url: String,
}

/// What was given in place of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    Code,
    RecoveryCode,
}

impl Given {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::RecoveryCode => "recovery-code",
        }
    }
}

impl Store {
    /// A new secret, which waits at `code_setup` and is not asked for until a code made from it was
    /// given. It takes the password again and hands out a fresh session, so that whoever holds a
    /// session that is not theirs cannot bind their own telephone. `Conflict` when one is set up.
    pub async fn begin_code(&self, token: &str, password: &str) -> Result<SignedIn> {
        let (tx, Live { session, person, .. }) =
            proven_again(self, token, password, "password").await?;
        if person.totp_confirmed {
            return Err(Error::Conflict);
        }
        draw(&tx, person.id).await?;
        let signed_in = sessions::rotate(&tx, &session, Stage::Full).await?;
        note(&tx, Act::EnableCode, person.id, "begun").await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// The secret that was begun and not yet confirmed.
    pub async fn code_setup(&self, token: &str) -> Result<Option<CodeSetup>> {
        let Live { stage, person, .. } = sessions::peek(self, token).await?;
        match &person.totp_secret {
            Some(sealed) if !person.totp_confirmed && stage != Stage::Password => {
                setup(&opened(self, person.id, sealed)?, &person.email).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// From now on the code is asked for. Other sessions and tokens, which did without, end; recovery
    /// codes wait at `recovery_codes`. A wrong code is `WrongCode` and is not counted: the secret is on
    /// the screen.
    pub async fn confirm_code(&self, token: &str, code: &str) -> Result<SignedIn> {
        let tx = begin(self).await?;
        let Live { session, stage, person } = sessions::live(&tx, token).await?;
        let secret =
            person.totp_secret.filter(|_| !person.totp_confirmed && stage != Stage::Password);
        let secret = secret.ok_or(Error::Conflict)?;
        let secret = opened(self, person.id, &secret)?;
        let Some(step) = step(&secret, &digits(code), &tx)? else {
            return Err(SignInRefusal::WrongCode.into());
        };
        let row = person::ActiveModel {
            id: Unchanged(person.id),
            totp_confirmed: Set(true),
            totp_last_step: Set(step),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        sessions::end_others(&tx, person.id, Some(session.id)).await?;
        let signed_in = sessions::rotate(&tx, &session, Stage::Full).await?;
        recovery::make(&tx, person.id, &signed_in.token).await?;
        note(&tx, Act::EnableCode, person.id, "confirmed").await?;
        tokens::end_all(&tx, person.id, Some(person.id)).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Without a code from now on. `NotAllowed` where the profile asks everybody for one.
    pub async fn disable_code(&self, token: &str, password: &str) -> Result<SignedIn> {
        if self.profile.security().code_required {
            return Err(Refusal::NotAllowed(Act::DisableCode).into());
        }
        let (tx, Live { session, person, .. }) =
            proven_again(self, token, password, "password").await?;
        forget(&tx, person.id).await?;
        let signed_in = sessions::rotate(&tx, &session, Stage::Full).await?;
        note(&tx, Act::DisableCode, person.id, "done").await?;
        tx.commit().await?;
        Ok(signed_in)
    }
}

/// Whether it is a code of the moment that was not used before, or an unused recovery code;
/// whichever it was is used up.
pub(super) async fn accept(tx: &Tx, person: &person::Model, typed: &str) -> Result<Option<Given>> {
    let Some(sealed) = person.totp_secret.as_ref().filter(|_| person.totp_confirmed) else {
        return Ok(None);
    };
    let digits = digits(typed);
    if digits.len() != 6 {
        let used = recovery::use_up(tx, person.id, typed).await?;
        return Ok(used.then_some(Given::RecoveryCode));
    }
    let secret = opened(tx.store(), person.id, sealed)?;
    let Some(step) = step(&secret, &digits, tx)?.filter(|step| *step > person.totp_last_step)
    else {
        return Ok(None);
    };
    let row = person::ActiveModel {
        id: Unchanged(person.id),
        totp_last_step: Set(step),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(Some(Given::Code))
}

/// Stores a new secret that is not yet asked for: 160 bits, as RFC 4226 recommends.
pub(super) async fn draw(tx: &Tx, person: PersonId) -> Result<()> {
    let bytes: Vec<u8> =
        clock::random_bytes().into_iter().chain(clock::random_bytes()).take(20).collect();
    let secret = Secret::from(bytes).to_base32();
    let sealed = tx.store().key.seal(Uuid::from(person).as_bytes(), &secret)?;
    let row = person::ActiveModel {
        id: Unchanged(person),
        totp_secret: Set(Some(sealed)),
        totp_confirmed: Set(false),
        totp_last_step: Set(0),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(())
}

/// No second step any more, and no recovery codes.
pub(super) async fn forget(tx: &Tx, person: PersonId) -> Result<()> {
    let row = person::ActiveModel {
        id: Unchanged(person),
        totp_secret: Set(None),
        totp_confirmed: Set(false),
        totp_last_step: Set(0),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    recovery::forget(tx, person).await
}

/// The secret as the telephone has it, which no copy of the database tells.
fn opened(store: &Store, person: PersonId, sealed: &str) -> Result<String> {
    let secret = store.key.open(Uuid::from(person).as_bytes(), sealed);
    secret.ok_or_else(|| Error::inconsistent("a code's secret sealed with another key"))
}

impl Store {
    /// How many people's codes are sealed in the database, whatever the key.
    pub async fn sealed_codes(&self) -> Result<u64> {
        let sealed = person::Entity::find().filter(person::COLUMN.totp_secret.is_not_null());
        Ok(sealed.count(&self.db).await?)
    }
}

/// How many people's codes this key does not open: after another key file, or a tampered row.
pub(crate) async fn lost(store: &Store) -> Result<usize> {
    let people = person::Entity::find()
        .filter(person::COLUMN.totp_secret.is_not_null())
        .all(&store.db)
        .await?;
    let lost = people.into_iter().filter(|person| {
        person.totp_secret.as_ref().is_some_and(|sealed| opened(store, person.id, sealed).is_err())
    });
    Ok(lost.count())
}

/// Six digits every 30 seconds by SHA-1, one step early or late: what every telephone's app does.
fn totp(secret: &str, email: &str) -> Result<Totp> {
    let secret =
        Secret::try_from_base32(secret).map_err(|_| Error::inconsistent("a code's secret"))?;
    Builder::new()
        .with_secret(secret)
        .with_account_name(email)
        .with_issuer(Some("Giao Ban"))
        .build()
        .map_err(|_| Error::inconsistent("a code's secret"))
}

fn setup(secret: &str, email: &str) -> Result<CodeSetup> {
    let url = totp(secret, email)?.to_url().map_err(|_| Error::inconsistent("a code's name"))?;
    Ok(CodeSetup { secret: secret.to_owned(), url })
}

/// The 30 seconds a code belongs to, around what a telephone's clock shows.
fn step(secret: &str, digits: &str, tx: &Tx) -> Result<Option<i64>> {
    let now = u64::try_from(tx.store().clock.device().timestamp()).unwrap_or_default();
    let step = totp(secret, "code")?.check(digits, now);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// `123 456` as people read it from the screen. Letters stay, so that a recovery code is not six digits.
fn digits(typed: &str) -> String {
    typed.chars().filter(|one| one.is_alphanumeric()).collect()
}

async fn note(tx: &Tx, act: Act, person: PersonId, step: &str) -> Result<()> {
    #[derive(Serialize)]
    struct Says<'a> {
        step: &'a str,
    }
    trail::append(tx, vec![event(act, person, Some(person), tx.now(), &Says { step })]).await
}
