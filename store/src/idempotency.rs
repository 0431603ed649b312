//! What was answered to a request that may be sent twice: kept in the same transaction as its effect,
//! so that there is one effect and one answer, after a crash as well.

use chrono::TimeDelta;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Error, Result, Store, Tx,
    tables::people::idempotency_key::{ActiveModel, COLUMN, Column, Entity, Model},
};

/// How long an answer is repeated.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// An answer, word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub etag: Option<String>,
    pub body: String,
}

/// What is known of a key when a request comes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// Nothing: the effect may happen in this transaction, then `keep`.
    New,
    Answered(Answer),
    /// The key stands for another request.
    OtherRequest,
}

/// Takes the key for the viewer until the transaction ends. Another transaction with the same key
/// waits here, and then finds the answer.
pub async fn reserve(tx: &Tx, key: &str, request_hash: &str) -> Result<Reserved> {
    let by = tx.viewer().id;
    Entity::delete_many()
        .filter(Column::PersonId.eq(by))
        .filter(COLUMN.created_at.lt(tx.now().at - KEPT))
        .exec(tx.db())
        .await?;
    let row = ActiveModel {
        person_id: Set(by),
        key: Set(key.to_owned()),
        request_hash: Set(request_hash.to_owned()),
        status: Set(None),
        headers: Set(None),
        body: Set(None),
        created_at: Set(tx.now().at),
    };
    let once = OnConflict::columns([Column::PersonId, Column::Key]).do_nothing().to_owned();
    match Entity::insert(row).on_conflict(once).exec_without_returning(tx.db()).await {
        Ok(0) | Err(DbErr::RecordNotInserted) => known(tx, key, request_hash).await,
        Ok(_) => Ok(Reserved::New),
        Err(error) => Err(error.into()),
    }
}

/// Beside the effect: what is answered now and whenever the key comes again.
pub async fn keep(tx: &Tx, key: &str, answer: &Answer) -> Result<()> {
    let written = Entity::update_many()
        .col_expr(Column::Status, Expr::value(Some(i32::from(answer.status))))
        .col_expr(Column::Headers, Expr::value(answer.etag.clone()))
        .col_expr(Column::Body, Expr::value(Some(answer.body.clone())))
        .filter(Column::PersonId.eq(tx.viewer().id))
        .filter(COLUMN.key.eq(key))
        .exec(tx.db())
        .await?;
    if written.rows_affected == 1 { Ok(()) } else { Err(Error::inconsistent("a key not reserved")) }
}

impl Store {
    /// Sweeps away the answers nobody may ask for any more; says how many.
    pub async fn forget_answers(&self) -> Result<u64> {
        let swept = Entity::delete_many()
            .filter(COLUMN.created_at.lt(self.clock.now().at - KEPT))
            .exec(&self.db)
            .await?;
        Ok(swept.rows_affected)
    }
}

async fn known(tx: &Tx, key: &str, request_hash: &str) -> Result<Reserved> {
    let row: Model = Entity::find_by_id((tx.viewer().id, key.to_owned()))
        .one(tx.db())
        .await?
        .ok_or(Error::Conflict)?;
    if row.request_hash != request_hash {
        return Ok(Reserved::OtherRequest);
    }
    // The key and its answer are committed together, so a key without one is never seen.
    let (Some(status), Some(body)) =
        (row.status.and_then(|status| u16::try_from(status).ok()), row.body)
    else {
        return Err(Error::inconsistent("a key without its answer"));
    };
    Ok(Reserved::Answered(Answer { status, etag: row.headers, body }))
}
