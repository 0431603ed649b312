//! Recovery codes: ten, each good once in place of a telephone's code.
//!
//! A code is made from the session's secret and its row's id, so that the page can show the codes
//! until their owner says they are kept (or the session ends), while the tables hold only hashes.

use domain::{
    id::{PersonId, RecoveryCodeId},
    policy::Act,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    begin, event, hex,
    sessions::{self, Live, SignedIn, Stage},
    sign_in::proven_again,
};
use crate::{Error, Result, Store, Tx, tables::people::recovery_code as row, trail};

/// How many are made at a time.
const COUNT: usize = 10;
/// Characters of a code: 60 bits.
const LENGTH: usize = 12;
/// Crockford's alphabet: no i, l, o or u to be misread.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Store {
    /// The codes made in this session and not yet said to be kept; mostly none.
    pub async fn recovery_codes(&self, token: &str) -> Result<Vec<String>> {
        let Live { person, stage, .. } = sessions::peek(self, token).await?;
        if stage != Stage::Full {
            return Ok(Vec::new());
        }
        let rows = unused(person.id).order_by_asc(row::Column::Id).all(&self.db).await?;
        let mine = rows.into_iter().filter_map(|row| {
            let code = code(token, row.id);
            (mark(person.id, &code) == row.code_hash).then(|| grouped(&code))
        });
        Ok(mine.collect())
    }

    /// They are kept: nobody sees them again, because the secret they were made from changes.
    pub async fn recovery_codes_saved(&self, token: &str) -> Result<SignedIn> {
        let tx = begin(self).await?;
        let Live { session, stage, .. } = sessions::live(&tx, token).await?;
        if stage != Stage::Full {
            return Err(Error::NotFound);
        }
        let signed_in = sessions::rotate(&tx, &session, Stage::Full).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Ten new ones; the former are good for nothing.
    pub async fn renew_recovery_codes(&self, token: &str, password: &str) -> Result<SignedIn> {
        let (tx, Live { session, person, .. }) =
            proven_again(self, token, password, "password").await?;
        if !person.totp_confirmed {
            return Err(Error::Conflict);
        }
        let signed_in = sessions::rotate(&tx, &session, Stage::Full).await?;
        make(&tx, person.id, &signed_in.token).await?;
        let line = event(Act::RenewRecoveryCodes, person.id, Some(person.id), tx.now(), &COUNT);
        trail::append(&tx, vec![line]).await?;
        tx.commit().await?;
        Ok(signed_in)
    }
}

/// Makes new codes from a session's fresh secret, in place of the former.
pub(super) async fn make(tx: &Tx, person: PersonId, token: &str) -> Result<()> {
    forget(tx, person).await?;
    let rows = (0..COUNT).map(|_| {
        let id: RecoveryCodeId = tx.id();
        row::ActiveModel {
            id: Set(id),
            person_id: Set(person),
            code_hash: Set(mark(person, &code(token, id))),
            used_at: Set(None),
        }
    });
    row::Entity::insert_many(rows.collect::<Vec<_>>()).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Whether it is one of the person's unused codes; it is used then.
pub(super) async fn use_up(tx: &Tx, person: PersonId, typed: &str) -> Result<bool> {
    let found = unused(person)
        .filter(row::COLUMN.code_hash.eq(mark(person, &plain(typed))))
        .one(tx.db())
        .await?;
    let Some(found) = found else { return Ok(false) };
    let used = row::ActiveModel {
        id: Unchanged(found.id),
        used_at: Set(Some(tx.now().at)),
        ..Default::default()
    };
    used.update(tx.db()).await?;
    Ok(true)
}

/// How many are still good.
pub(super) async fn left(tx: &Tx, person: PersonId) -> Result<i64> {
    Ok(i64::try_from(unused(person).count(tx.db()).await?).unwrap_or(i64::MAX))
}

pub(super) async fn forget(tx: &Tx, person: PersonId) -> Result<()> {
    row::Entity::delete_many().filter(row::Column::PersonId.eq(person)).exec(tx.db()).await?;
    Ok(())
}

fn unused(person: PersonId) -> Select<row::Entity> {
    row::Entity::find()
        .filter(row::Column::PersonId.eq(person))
        .filter(row::COLUMN.used_at.is_null())
}

fn code(token: &str, id: RecoveryCodeId) -> String {
    let hash = Sha256::new()
        .chain_update("recovery code")
        .chain_update(token)
        .chain_update(Uuid::from(id))
        .finalize();
    hash.iter().take(LENGTH).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// What the table keeps: another hash for every person, so that no list of hashes fits all.
fn mark(person: PersonId, code: &str) -> String {
    hex(&Sha256::new().chain_update(Uuid::from(person)).chain_update(code).finalize())
}

/// As it is shown: `7k2m-9fqa-x0bn`.
fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// As it was made, however it was typed: capitals, spaces, dashes, and letters read for digits.
fn plain(typed: &str) -> String {
    typed
        .to_lowercase()
        .chars()
        .filter(|one| one.is_ascii_alphanumeric())
        .map(|one| match one {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}
