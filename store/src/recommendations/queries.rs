//! Finding recommendations, each time scoped to the viewer.

use std::collections::BTreeSet;

use domain::{
    id::RecommendationId,
    recommendation::{AssignmentRole, AssignmentStatus, Called, Recommendation, Sight, sights},
    viewer::{Covers, Viewer},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Condition, Expr, ExprTrait, Query},
};

use crate::{
    Error, Result, Tx,
    tables::recommendations::{
        assignment,
        recommendation::{self, COLUMN, Column, Entity},
    },
    tx::Purpose,
};

/// A recommendation with its row and the units it was given to, oldest first.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub thing: Recommendation,
    pub row: recommendation::Model,
    pub assignments: Vec<assignment::Model>,
}

impl Loaded {
    /// The lead unit's part, while it has something to do: its clock is not over.
    pub fn lead(&self) -> Option<&assignment::Model> {
        let busy = [AssignmentStatus::Offered, AssignmentStatus::Accepted];
        self.assignments
            .iter()
            .find(|one| one.role == AssignmentRole::Lead && busy.contains(&one.status))
    }
}

/// Those that still have something to do with it.
pub fn current(all: &[assignment::Model]) -> impl Iterator<Item = &assignment::Model> {
    all.iter().filter(|one| AssignmentStatus::CURRENT.contains(&one.status))
}

/// It must exist, and be readable by this viewer. Its row is held until the transaction ends
/// (PostgreSQL; SQLite has one writer anyway).
pub async fn find(tx: &Tx, called: Called) -> Result<Loaded> {
    let found = match called {
        Called::No(no) => Entity::find().filter(COLUMN.no.eq(no.to_string())),
        Called::Id(id) => Entity::find_by_id(id),
    };
    let found = found.filter(seen_by(tx.viewer()));
    let found = match tx.purpose() {
        Purpose::Look => found,
        Purpose::Act => found.lock_exclusive(),
    };
    let row = found.one(tx.db()).await?.ok_or(Error::NotFound)?;
    let assignments = assignment::Entity::find()
        .filter(assignment::COLUMN.recommendation_id.eq(row.id))
        .order_by_asc(assignment::COLUMN.at)
        .order_by_asc(assignment::COLUMN.id)
        .all(tx.db())
        .await?;
    let supports = current(&assignments)
        .filter(|one| one.role == AssignmentRole::Support)
        .map(|one| one.unit_id);
    let thing = Recommendation { supports: supports.collect(), ..thing(&row) };
    Ok(Loaded { thing, row, assignments })
}

/// Which of these the viewer may read.
pub async fn readable(
    tx: &Tx,
    ids: impl Iterator<Item = RecommendationId>,
) -> Result<BTreeSet<RecommendationId>> {
    let ids: BTreeSet<RecommendationId> = ids.collect();
    if ids.is_empty() {
        return Ok(ids);
    }
    let found: Vec<RecommendationId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(COLUMN.id.is_in(ids))
        .filter(seen_by(tx.viewer()))
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(found.into_iter().collect())
}

/// What every SELECT begins with.
pub fn seen_by(viewer: &Viewer) -> Condition {
    let seen = sights(viewer).into_iter().map(|sight| match sight {
        Sight::Own(unit) => Condition::all().add(col(Column::UnitId).eq(unit)),
        Sight::Sent { covers, restricted } => {
            let mut seen = Condition::all().add(col(Column::SentAt).is_not_null());
            if let Covers::These(units) = covers {
                seen = seen.add(col(Column::UnitId).is_in(units));
            }
            if restricted { seen } else { seen.add(col(Column::Restricted).eq(false)) }
        }
        Sight::Handled(unit) => {
            Condition::all().add(col(Column::SentAt).is_not_null()).add(handled_by([unit]))
        }
    });
    // Somebody who sees none: nothing is `any` of nothing.
    let none = Condition::any().add(Expr::value(1).eq(0));
    seen.fold(none, Condition::add)
}

/// Led or supported by one of the units.
pub fn handled_by(units: impl IntoIterator<Item = domain::id::UnitId>) -> Condition {
    use assignment::Column as A;
    let units: Vec<_> = units.into_iter().collect();
    let given = Query::select()
        .column(A::RecommendationId)
        .from(assignment::Entity)
        .and_where(Expr::col(A::UnitId).is_in(units))
        .and_where(Expr::col(A::Status).is_in(AssignmentStatus::CURRENT))
        .to_owned();
    Condition::all().add(col(Column::Id).in_subquery(given))
}

pub fn col(column: Column) -> Expr {
    Expr::col((Entity, column))
}

/// Without the units in support, which stand elsewhere.
pub fn thing(row: &recommendation::Model) -> Recommendation {
    Recommendation {
        id: row.id,
        unit: row.unit_id,
        status: row.status,
        year: row.year,
        lead: row.lead_unit_id,
        supports: Vec::new(),
        asked_from: row.asked_from,
        urgent: row.urgent,
        restricted: row.restricted,
        outcome: row.outcome,
        outcome_note: row.outcome_note.clone(),
        sent_at: row.sent_at,
        answered_at: row.answered_at,
        closed_at: row.closed_at,
        reopen_count: row.reopen_count,
        row_version: row.row_version,
    }
}
