//! Answers: one draft of the lead unit, and what was published.

use domain::{
    document::OfficialDocument,
    recommendation::{Answer, AnswerKind, AnswerMode, AnswerStatus},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use super::{content, queries::Loaded};
use crate::{
    Error, Result, Tx, documents,
    tables::recommendations::{
        answer::{self, COLUMN, Column, Entity},
        document,
    },
};

/// The lead unit's draft, if there is one.
pub async fn drafted(tx: &Tx, loaded: &Loaded) -> Result<Option<answer::Model>> {
    let Some(lead) = loaded.thing.lead else { return Ok(None) };
    let found = Entity::find()
        .filter(COLUMN.recommendation_id.eq(loaded.row.id))
        .filter(COLUMN.unit_id.eq(lead))
        .filter(COLUMN.status.eq(AnswerStatus::Draft))
        .one(tx.db())
        .await?;
    Ok(found)
}

/// What waits for signature.
pub async fn current(tx: &Tx, loaded: &Loaded) -> Result<answer::Model> {
    drafted(tx, loaded)
        .await?
        .ok_or_else(|| Error::inconsistent("a recommendation without the answer to sign"))
}

pub fn said(draft: &answer::Model) -> Answer {
    Answer {
        body: draft.body.clone(),
        outcome: draft.outcome,
        outcome_note: draft.outcome_note.clone(),
    }
}

/// The draft says this from now on.
pub async fn draft(tx: &Tx, loaded: &Loaded, said: &Answer) -> Result<()> {
    let Some(lead) = loaded.thing.lead else { return Ok(()) };
    let Some(before) = drafted(tx, loaded).await? else {
        let row = answer::ActiveModel {
            id: Set(tx.id()),
            recommendation_id: Set(loaded.row.id),
            unit_id: Set(lead),
            kind: Set(AnswerKind::Final),
            mode: Set(None),
            body: Set(said.body.clone()),
            outcome: Set(said.outcome),
            outcome_note: Set(said.outcome_note.clone()),
            status: Set(AnswerStatus::Draft),
            drafted_by: Set(tx.viewer().id),
            drafted_at: Set(tx.now().at),
            signed_by: Set(None),
            published_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(tx.db()).await?;
        return Ok(());
    };
    Entity::update_many()
        .col_expr(Column::Body, Expr::value(said.body.as_str()))
        .col_expr(Column::Outcome, Expr::value(said.outcome))
        .col_expr(Column::OutcomeNote, Expr::value(said.outcome_note.clone()))
        .col_expr(Column::DraftedBy, Expr::value(tx.viewer().id))
        .col_expr(Column::DraftedAt, Expr::value(tx.now().at))
        .filter(COLUMN.id.eq(before.id))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Signed: for the department to read, with its document where it has one.
pub async fn publish(
    tx: &Tx,
    loaded: &Loaded,
    draft: &answer::Model,
    document: Option<&OfficialDocument>,
) -> Result<()> {
    let mode = if document.is_some() { AnswerMode::Document } else { AnswerMode::Direct };
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(AnswerStatus::Published))
        .col_expr(Column::Mode, Expr::value(Some(mode)))
        .col_expr(Column::SignedBy, Expr::value(Some(tx.viewer().id)))
        .col_expr(Column::PublishedAt, Expr::value(Some(tx.now().at)))
        .filter(COLUMN.id.eq(draft.id))
        .exec(tx.db())
        .await?;
    let Some(document) = document else { return Ok(()) };
    let document_id = documents::entered(tx, draft.unit_id, document).await?;
    let link = document::ActiveModel { answer_id: Set(draft.id), document_id: Set(document_id) };
    document::Entity::insert(link).exec_without_returning(tx.db()).await?;
    content::index(tx, loaded.row.id, &[documents::name(document)]).await
}

/// The published ones, the latest first, each with its documents' links.
pub async fn published(
    tx: &Tx,
    ids: impl IntoIterator<Item = domain::id::RecommendationId>,
) -> Result<(Vec<answer::Model>, Vec<document::Model>)> {
    let answers = Entity::find()
        .filter(COLUMN.recommendation_id.is_in(ids))
        .filter(COLUMN.status.eq(AnswerStatus::Published))
        .order_by_desc(COLUMN.published_at)
        .order_by_desc(COLUMN.id)
        .all(tx.db())
        .await?;
    let links = document::Entity::find()
        .filter(document::COLUMN.answer_id.is_in(answers.iter().map(|answer| answer.id)))
        .all(tx.db())
        .await?;
    Ok((answers, links))
}
