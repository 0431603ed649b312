//! Signing in: a password, then a code; wrong ones are counted, and after some of them it pauses.
//!
//! An address nobody has, a disabled person and a wrong password get the same answer in the same
//! time: each is looked up, hashed, counted and written down.

use chrono::{DateTime, Utc};
use domain::{
    account::{SignInRefusal, Tries},
    id::PersonId,
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
};
use serde::Serialize;
use uuid::Uuid;

use super::{
    ACTIVE, begin, called, code, email, event, held, password,
    sessions::{self, Live, SignedIn, Stage},
    tries::Counter,
};
use crate::{Error, Result, Store, Tx, tables::people::person, trail};

/// A password somebody else made is good for this long.
const ONE_TIME_DAYS: i64 = 7;

/// From where somebody signs in: what their browser calls itself, their address, what it keeps of who
/// signed in there before (`Store::remember_device`), and whether too many tries came from there just now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    pub device: String,
    pub address: String,
    pub known: String,
    pub pace: Pace,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    #[default]
    Calm,
    /// Refused as `Busy` before anything is looked up.
    Hurried,
}

/// What was wrong, for the trail and for the answer.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Wrong {
    Password,
    Code,
    /// Whatever it was, signing in is paused.
    Paused,
    /// Nobody has this address.
    Unknown,
}

impl Store {
    /// `Wrong`, `Paused` or `Busy` by `Error::SignIn`. Where a code is set up the session reaches
    /// nothing until `give_code`.
    pub async fn sign_in(&self, email: &str, password: &str, from: &Origin) -> Result<SignedIn> {
        let (tx, person, counter) = proven(self, email, password, from).await?;
        let stage = match (person.totp_confirmed, self.profile.security().code_required) {
            (true, _) => Stage::Password,
            (false, true) => Stage::Enrol,
            (false, false) => Stage::Full,
        };
        // With a code still to come the wrong ones count on: else a known password would buy new tries.
        if stage != Stage::Password {
            counter.forget(&tx).await?;
        }
        if stage == Stage::Enrol && person.totp_secret.is_none() {
            code::draw(&tx, person.id).await?;
        }
        let signed_in = sessions::start(&tx, person.id, stage, from).await?;
        entered(&tx, person.id, stage.code(), from).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// The second step: a code of the moment, or a recovery code, each once.
    pub async fn give_code(&self, token: &str, code: &str, from: &Origin) -> Result<SignedIn> {
        from.calm()?;
        let tx = begin(self).await?;
        let Live { session, stage, person } = sessions::live(&tx, token).await?;
        if stage != Stage::Password {
            return Err(Error::NotFound);
        }
        let counter = Counter::from(self, &person.email, from);
        if counter.held(&tx).await?.paused(tx.now().at).is_some() {
            return Err(refused(tx, person.id, &counter, from, Wrong::Paused).await?.into());
        }
        let Some(kind) = code::accept(&tx, &person, code).await? else {
            return Err(refused(tx, person.id, &counter, from, Wrong::Code).await?.into());
        };
        counter.forget(&tx).await?;
        let signed_in = sessions::rotate(&tx, &session, Stage::Full).await?;
        entered(&tx, person.id, kind.code(), from).await?;
        tx.commit().await?;
        Ok(signed_in)
    }
}

/// Whose e-mail and password these are, with the person's row held in the transaction, and where wrong
/// tries are counted.
pub(super) async fn proven(
    store: &Store,
    typed: &str,
    password: &str,
    from: &Origin,
) -> Result<(Tx, person::Model, Counter)> {
    from.calm()?;
    let address = email(typed);
    let counter = Counter::from(store, &address, from);
    let found = called(store, &address).await?;
    let at = store.clock.now().at;
    // During a pause nothing is hashed: the answer is known, and the pool is for others.
    let right = match counter.tries(store).await?.paused(at) {
        Some(_) => false,
        None => password::is(store, password, found.as_ref().and_then(usable)).await?,
    };
    let tx = begin(store).await?;
    let person = held(&tx, found.as_ref().map_or_else(nobody, |found| found.id)).await?;
    let paused = counter.held(&tx).await?.paused(tx.now().at).is_some();
    let (Some(found), Some(person)) = (found, person) else {
        return Err(refused(tx, nobody(), &counter, from, Wrong::Unknown).await?.into());
    };
    let same = person.password_hash == found.password_hash;
    if !paused && right && same && !has_run_out(&person, at) {
        return Ok((tx, person, counter));
    }
    let wrong = if paused { Wrong::Paused } else { Wrong::Password };
    Err(refused(tx, person.id, &counter, from, wrong).await?.into())
}

/// The owner of a full session, who has just typed their password again into the named field.
pub(super) async fn proven_again(
    store: &Store,
    token: &str,
    password: &str,
    field: &str,
) -> Result<(Tx, Live)> {
    let before = sessions::peek(store, token).await?.person.password_hash;
    let right = password::is(store, password, before.clone()).await?;
    let tx = begin(store).await?;
    let live = sessions::live(&tx, token).await?;
    if live.stage != Stage::Full {
        return Err(Error::NotFound);
    }
    let counter = Counter::of_session(store, live.session.id);
    let paused = counter.held(&tx).await?.paused(tx.now().at).is_some();
    if right && !paused && live.person.password_hash == before {
        return Ok((tx, live));
    }
    let Live { session, person, .. } = live;
    let from = Origin { device: session.device, address: session.address, ..Origin::default() };
    let wrong = if paused { Wrong::Paused } else { Wrong::Password };
    Err(match refused(tx, person.id, &counter, &from, wrong).await? {
        SignInRefusal::Wrong => {
            Refusal::Invalid(Problems::one(field, Problem::WrongPassword)).into()
        }
        refusal => refusal.into(),
    })
}

/// Counts what was wrong, unless signing in is paused already; writes it down; says what to answer.
/// For nobody the same statements as for a person, so that it takes as long; what was typed is nobody's
/// business.
pub(super) async fn refused(
    tx: Tx,
    person: PersonId,
    counter: &Counter,
    from: &Origin,
    wrong: Wrong,
) -> Result<SignInRefusal> {
    let (security, at) = (tx.store().profile.security(), tx.now().at);
    let tries = counter.held(&tx).await?.and_one(&security, at);
    counter.write(&tx, tries).await?;
    let Tries { failures, paused_until, .. } = tries;
    let (known_device, address) = (counter.known_device, &from.address);
    let says = Failed { wrong, failures, paused_until, known_device, address };
    trail::append(&tx, vec![event(Act::FailSignIn, person, None, tx.now(), &says)]).await?;
    tx.commit().await?;
    tracing::info!(?wrong, "sign-in refused");
    Ok(match (tries.paused(at), wrong) {
        (Some(until), _) => SignInRefusal::Paused { until },
        (None, Wrong::Code) => SignInRefusal::WrongCode,
        (None, _) => SignInRefusal::Wrong,
    })
}

impl Origin {
    fn calm(&self) -> Result<(), SignInRefusal> {
        match self.pace {
            Pace::Calm => Ok(()),
            Pace::Hurried => Err(SignInRefusal::Busy),
        }
    }
}

#[derive(Serialize)]
struct Failed<'a> {
    wrong: Wrong,
    failures: i32,
    paused_until: Option<DateTime<Utc>>,
    /// Counted by itself, because the owner signed in from there before.
    known_device: bool,
    address: &'a str,
}

#[derive(Serialize)]
struct Entered<'a> {
    step: &'a str,
    address: &'a str,
}

async fn entered(tx: &Tx, person: PersonId, step: &str, from: &Origin) -> Result<()> {
    let says = Entered { step, address: &from.address };
    trail::append(tx, vec![event(Act::SignIn, person, Some(person), tx.now(), &says)]).await
}

/// Nobody's id, which finds no row.
fn nobody() -> PersonId {
    PersonId::from(Uuid::nil())
}

/// The hash to compare with: a disabled person has none.
fn usable(person: &person::Model) -> Option<String> {
    person.password_hash.clone().filter(|_| person.status == ACTIVE)
}

/// A one-time password nobody used in time.
fn has_run_out(person: &person::Model, at: DateTime<Utc>) -> bool {
    let made = person.password_changed_at.unwrap_or(at);
    person.must_change_password && (at - made).num_days() >= ONE_TIME_DAYS
}
