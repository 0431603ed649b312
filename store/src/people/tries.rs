//! Wrong tries to sign in, counted for what is tried: an address, whoever has it or nobody; a device
//! that signed in there before; a session whose owner types the password again.
//!
//! All of them are rows of one table under marks made with the key, so neither an answer nor the table
//! tells which addresses exist, and a restart forgets nothing.

use domain::{account::Tries, id::SessionId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{devices, sign_in::Origin};
use crate::{
    Result, Store, Tx,
    tables::people::tries::{ActiveModel, COLUMN, Column, Entity, Model},
};

/// Whose tries are counted together.
#[derive(Clone, Debug)]
pub(super) struct Counter {
    mark: String,
    /// Whether it is a known device's own.
    pub known_device: bool,
}

impl Counter {
    /// Of an address, however many places it is tried from.
    pub fn of(store: &Store, address: &str) -> Self {
        Self { mark: store.key.mark("address", address), known_device: false }
    }

    /// Of an address as it is tried from here: a device that its owner signed in from has a count of its
    /// own, so that a pause which others caused is none for it.
    pub fn from(store: &Store, address: &str, from: &Origin) -> Self {
        match devices::known(store, address, &from.known) {
            Some(device) => Self {
                mark: store.key.mark("device", &format!("{device} {address}")),
                known_device: true,
            },
            None => Self::of(store, address),
        }
    }

    /// Of somebody who is in, and proves it again.
    pub fn of_session(store: &Store, session: SessionId) -> Self {
        let id = Uuid::from(session).to_string();
        Self { mark: store.key.mark("session", &id), known_device: true }
    }

    /// As they stand, for looking.
    pub async fn tries(&self, store: &Store) -> Result<Tries> {
        let row = Entity::find_by_id(self.mark.clone()).one(&store.db).await?;
        Ok(row.map(Tries::from).unwrap_or_default())
    }

    /// As they stand, held until the transaction ends: guesses are counted one after another. Whoever
    /// holds a person too holds the person first.
    pub async fn held(&self, tx: &Tx) -> Result<Tries> {
        let none = ActiveModel {
            mark: Set(self.mark.clone()),
            failures: Set(0),
            failed_at: Set(tx.now().at),
            paused_until: Set(None),
        };
        let once = OnConflict::column(Column::Mark).do_nothing().to_owned();
        match Entity::insert(none).on_conflict(once).exec_without_returning(tx.db()).await {
            Ok(_) | Err(DbErr::RecordNotInserted) => {}
            Err(error) => return Err(error.into()),
        }
        let row = Entity::find_by_id(self.mark.clone()).lock_exclusive().one(tx.db()).await?;
        Ok(row.map(Tries::from).unwrap_or_default())
    }

    /// Writes down what `held` gave, and what came to it.
    pub async fn write(&self, tx: &Tx, tries: Tries) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::Failures, Expr::value(tries.failures))
            .col_expr(Column::FailedAt, Expr::value(tries.failed_at))
            .col_expr(Column::PausedUntil, Expr::value(tries.paused_until))
            .filter(COLUMN.mark.eq(self.mark.clone()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// Nothing wrong any more: the count begins again.
    pub async fn forget(&self, tx: &Tx) -> Result<()> {
        Entity::delete_many().filter(COLUMN.mark.eq(self.mark.clone())).exec(tx.db()).await?;
        Ok(())
    }
}

impl Store {
    /// Sweeps away the tries that count no more; says how many.
    pub async fn forget_tries(&self) -> Result<u64> {
        let swept = Entity::delete_many()
            .filter(Column::FailedAt.lte(self.clock.now().at - Tries::KEPT))
            .exec(&self.db)
            .await?;
        Ok(swept.rows_affected)
    }
}

impl From<Model> for Tries {
    fn from(row: Model) -> Self {
        Self { failures: row.failures, failed_at: row.failed_at, paused_until: row.paused_until }
    }
}
