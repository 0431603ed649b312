//! The clocks of a recommendation: that of the whole, and one for each lead unit it was given to. Only what
//! happened is kept; how much time has passed is computed from it.

use domain::{
    id::{AssignmentId, ClockEventId, RecommendationId},
    recommendation::{Clock, ClockEvent, ClockKind},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Result, Tx, calendar,
    tables::recommendations::clock_event::{self, COLUMN, Entity},
};

/// All that happened to the clocks of one, oldest first.
pub async fn of(tx: &Tx, id: RecommendationId) -> Result<Vec<clock_event::Model>> {
    of_all(tx, [id]).await
}

/// The same of several.
pub async fn of_all(
    tx: &Tx,
    ids: impl IntoIterator<Item = RecommendationId>,
) -> Result<Vec<clock_event::Model>> {
    let found = Entity::find()
        .filter(COLUMN.recommendation_id.is_in(ids))
        .order_by_asc(COLUMN.at)
        .order_by_asc(COLUMN.id);
    Ok(found.all(tx.db()).await?)
}

/// One of the clocks: the whole's, or a unit's.
pub fn clock(events: &[clock_event::Model], assignment: Option<AssignmentId>) -> Clock {
    let events = events.iter().filter(|event| event.assignment_id == assignment);
    let events: Vec<ClockEvent> = events
        .map(|event| ClockEvent {
            kind: event.kind,
            at: event.at,
            calendar: event.calendar_version,
            days: event.days,
        })
        .collect();
    Clock::of(&events)
}

/// What happens to a clock now.
pub async fn happen(
    tx: &Tx,
    id: RecommendationId,
    assignment: Option<AssignmentId>,
    kind: ClockKind,
) -> Result<()> {
    let version = calendar::version(tx, tx.now().at).await?;
    let event = ClockEvent { kind, at: tx.now().at, calendar: version, days: 0 };
    let row = row(tx.id(), id, assignment, event);
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

pub fn row(
    event_id: ClockEventId,
    id: RecommendationId,
    assignment: Option<AssignmentId>,
    event: ClockEvent,
) -> clock_event::ActiveModel {
    clock_event::ActiveModel {
        id: Set(event_id),
        recommendation_id: Set(id),
        assignment_id: Set(assignment),
        kind: Set(event.kind),
        at: Set(event.at),
        calendar_version: Set(event.calendar),
        days: Set(event.days),
        reason: Set(None),
    }
}
