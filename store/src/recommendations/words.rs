//! What people say about a recommendation: messages for both sides, notes within the ministry, and what the
//! department says of the answer. Messages and notes are two tables, so that no question asked of the one
//! is ever answered with the other.

use domain::{id::UnitId, policy::Act, recommendation::Rating};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::queries::Loaded;
use crate::{
    Result, Tx,
    tables::recommendations::{feedback, message, note},
};

pub async fn message(tx: &Tx, loaded: &Loaded, body: &str) -> Result<()> {
    let (unit_id, from_province) = side(tx, loaded, Act::WriteMessage);
    let row = message::ActiveModel {
        id: Set(tx.id()),
        recommendation_id: Set(loaded.row.id),
        by: Set(tx.viewer().id),
        unit_id: Set(unit_id),
        at: Set(tx.now().at),
        body: Set(body.to_owned()),
        from_province: Set(from_province),
    };
    message::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

pub async fn note(tx: &Tx, loaded: &Loaded, body: &str) -> Result<()> {
    let row = note::ActiveModel {
        id: Set(tx.id()),
        recommendation_id: Set(loaded.row.id),
        by: Set(tx.viewer().id),
        unit_id: Set(side(tx, loaded, Act::WriteNote).0),
        at: Set(tx.now().at),
        body: Set(body.to_owned()),
    };
    note::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

pub async fn feedback(
    tx: &Tx,
    loaded: &Loaded,
    rating: Rating,
    comment: Option<String>,
) -> Result<()> {
    let row = feedback::ActiveModel {
        id: Set(tx.id()),
        recommendation_id: Set(loaded.row.id),
        rating: Set(rating),
        comment: Set(comment),
        by: Set(tx.viewer().id),
        at: Set(tx.now().at),
    };
    feedback::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// For which unit the person speaks, and whether that is the department.
fn side(tx: &Tx, loaded: &Loaded, act: Act) -> (UnitId, bool) {
    let grant = loaded.thing.grant_for(act, tx.viewer());
    grant.map_or((loaded.row.unit_id, true), |grant| (grant.unit, !grant.role.is_of_ministry()))
}
