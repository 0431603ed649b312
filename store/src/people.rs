//! People: signing in, the second step, sessions, passwords, tokens, and who is asking.
//!
//! Secrets are drawn here and handed out once. The tables keep what recognises them, never
//! themselves; the one that is needed again, a telephone's, is sealed.

mod account;
mod administration;
mod code;
mod devices;
mod password;
mod recovery;
mod sessions;
mod sign_in;
mod tokens;
mod tries;
mod viewer;

use domain::{
    event::{Event, Subject},
    id::PersonId,
    policy::Act,
    time::Now,
    viewer::{Locale, Viewer},
};
use sea_orm::{EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

#[cfg(feature = "testing")]
pub(crate) use self::viewer::viewer_called;
pub use self::{
    account::{account_page, set_preferences},
    administration::{NewPerson, PersonLine, SecondStep, Status},
    code::CodeSetup,
    sessions::{
        SessionSecret, SignedIn, SignedInViewer, Stage, revoke_other_sessions, revoke_session,
    },
    sign_in::{Origin, Pace},
    tokens::{Caller, NewToken, revoke_token},
};
pub(crate) use self::{code::lost as codes_lost, password::hashed, viewer::valid_on as held_on};
use crate::{Result, Store, Tx, tables::people::person};

/// A person's status in the table; everybody else is "disabled".
const ACTIVE: &str = "active";

/// For acts whose viewer is not known yet, or who is nobody: signing in, and the command line.
async fn begin(store: &Store) -> Result<Tx> {
    let nobody = Viewer {
        id: PersonId::from(Uuid::nil()),
        name: String::new(),
        address: None,
        grants: Vec::new(),
    };
    store.begin(nobody).await
}

/// A line about a person, with what there is to say of it; never a secret, never what was typed.
fn event(
    act: Act,
    person: PersonId,
    by: Option<PersonId>,
    now: Now,
    says: &impl Serialize,
) -> Event {
    Event {
        act,
        subject: Subject::Person,
        subject_id: person.into(),
        unit: None,
        by,
        membership: None,
        at: now.at,
        note: None,
        before: None,
        after: serde_json::to_string(says).ok(),
    }
}

/// An active person with their language, for whoever comes with a secret of theirs that opens little.
pub(crate) async fn viewer_by_id(store: &Store, id: PersonId) -> Result<Option<(Viewer, Locale)>> {
    let found = viewer::by_id(store, id).await?;
    Ok(found.map(|found| (found.viewer, found.locale)))
}

/// The person's row, held until the transaction ends: guesses are counted one after another.
async fn held(tx: &Tx, id: PersonId) -> Result<Option<person::Model>> {
    Ok(person::Entity::find_by_id(id).lock_exclusive().one(tx.db()).await?)
}

async fn called(store: &Store, email: &str) -> Result<Option<person::Model>> {
    let of_that_name = person::Entity::find().filter(person::COLUMN.email.eq(email));
    Ok(of_that_name.one(&store.db).await?)
}

/// E-mail addresses are compared like this: composed (NFC), lower case, no spaces around, nothing that
/// is not seen.
pub fn email(typed: &str) -> String {
    domain::text::clean(typed).to_lowercase()
}

/// What the tables keep of a secret that is random enough not to be guessed.
pub(crate) fn digest(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
