//! Which ministry units have a recommendation, and what became of each one's part. A unit's part has a clock
//! of its own, which nobody else inherits.

use domain::{
    id::{AssignmentId, RecommendationId, UnitId},
    problems::{Problem, Problems},
    recommendation::{AnswerStatus, AssignmentRole, AssignmentStatus, ClockKind, Recommendation},
    template::Wording,
    unit::{UnitKind, UnitOn},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{clocks, queries::Loaded};
use crate::{
    Result, Tx,
    tables::{
        catalogue::topic,
        recommendations::{
            answer,
            assignment::{self, COLUMN, Column, Entity},
        },
    },
    units as registry,
};

const BUSY: [AssignmentStatus; 2] = [AssignmentStatus::Offered, AssignmentStatus::Accepted];

/// Ministry units that exist today.
pub async fn choices(tx: &Tx) -> Result<Vec<UnitOn>> {
    let units = registry::on(tx, tx.now().today).await?;
    Ok(units.into_iter().filter(|unit| unit.kind == UnitKind::MinistryUnit).collect())
}

/// By their codes, among those that exist today.
pub async fn units(tx: &Tx, lead: &str, supports: &[String]) -> Result<(UnitId, Vec<UnitId>)> {
    let units = choices(tx).await?;
    let called = |code: &str| units.iter().find(|unit| unit.code == code).map(|unit| unit.id);
    let mut problems = Problems::default();
    let first = match lead.trim() {
        "" => Err(Problem::Missing),
        code => called(code).ok_or(Problem::NotAChoice),
    };
    let first = problems.take("lead", first);
    let others: Option<Vec<UnitId>> = supports.iter().map(|code| called(code)).collect();
    let others = problems.take("supports", others.ok_or(Problem::NotAChoice));
    match (first, others) {
        (Some(first), Some(others)) => Ok((first, others)),
        _ => Err(problems.into()),
    }
}

/// The unit that leads the topic, or the topic above it, where it exists today.
pub async fn suggested(tx: &Tx, loaded: &Loaded, among: &[UnitOn]) -> Result<Option<String>> {
    let topics = topic::Entity::find().all(tx.db()).await?;
    let mut at = topics.iter().find(|topic| topic.id == loaded.row.topic_id);
    while let Some(topic) = at {
        let unit = among.iter().find(|unit| Some(unit.id) == topic.lead_unit_id);
        if let Some(unit) = unit {
            return Ok(Some(unit.code.clone()));
        }
        at = topics.iter().find(|above| Some(above.id) == topic.parent_id);
    }
    Ok(None)
}

pub fn named(units: &[UnitOn]) -> Vec<(String, Wording)> {
    let named = |unit: &UnitOn| (unit.code.clone(), Wording::new(&unit.name, &unit.name_en));
    units.iter().map(named).collect()
}

/// The new parts begin, with the lead unit's clock; whoever had one before has handed it over, and a draft
/// of theirs is put away.
pub async fn give(tx: &Tx, before: &Loaded, next: &Recommendation) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(AssignmentStatus::HandedOver))
        .filter(COLUMN.recommendation_id.eq(next.id))
        .filter(COLUMN.status.is_in(AssignmentStatus::CURRENT))
        .exec(tx.db())
        .await?;
    answer::Entity::update_many()
        .col_expr(answer::Column::Status, Expr::value(AnswerStatus::Withdrawn))
        .filter(answer::COLUMN.recommendation_id.eq(before.row.id))
        .filter(answer::COLUMN.status.eq(AnswerStatus::Draft))
        .exec(tx.db())
        .await?;
    let Some(lead) = next.lead else { return Ok(()) };
    let first: AssignmentId = tx.id();
    let mut rows = vec![row(tx, first, next.id, lead, AssignmentRole::Lead)];
    for support in &next.supports {
        rows.push(row(tx, tx.id(), next.id, *support, AssignmentRole::Support));
    }
    Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    clocks::happen(tx, next.id, Some(first), ClockKind::Start).await
}

fn row(
    tx: &Tx,
    id: AssignmentId,
    of: RecommendationId,
    unit: UnitId,
    role: AssignmentRole,
) -> assignment::ActiveModel {
    assignment::ActiveModel {
        id: Set(id),
        recommendation_id: Set(of),
        unit_id: Set(unit),
        role: Set(role),
        status: Set(AssignmentStatus::Offered),
        handler_id: Set(None),
        assigned_by: Set(tx.viewer().id),
        at: Set(tx.now().at),
        reason: Set(None),
        competent: Set(None),
    }
}

/// The lead unit has taken it up, and who did.
pub async fn accepted(tx: &Tx, before: &Loaded) -> Result<()> {
    let Some(lead) = before.lead() else { return Ok(()) };
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(AssignmentStatus::Accepted))
        .col_expr(Column::HandlerId, Expr::value(Some(tx.viewer().id)))
        .filter(COLUMN.id.eq(lead.id))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// The lead unit has not; with it go those in support.
pub async fn declined(
    tx: &Tx,
    before: &Loaded,
    reason: Option<String>,
    competent: &str,
) -> Result<()> {
    if let Some(lead) = before.lead() {
        Entity::update_many()
            .col_expr(Column::Status, Expr::value(AssignmentStatus::Declined))
            .col_expr(Column::Reason, Expr::value(reason))
            .col_expr(Column::Competent, Expr::value(competent))
            .filter(COLUMN.id.eq(lead.id))
            .exec(tx.db())
            .await?;
    }
    end(tx, before, AssignmentStatus::HandedOver).await
}

/// Answered, or nothing more to do.
pub async fn done(tx: &Tx, before: &Loaded) -> Result<()> {
    end(tx, before, AssignmentStatus::Done).await
}

async fn end(tx: &Tx, before: &Loaded, status: AssignmentStatus) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(status))
        .filter(COLUMN.recommendation_id.eq(before.row.id))
        .filter(COLUMN.status.is_in(BUSY))
        .exec(tx.db())
        .await?;
    Ok(())
}
