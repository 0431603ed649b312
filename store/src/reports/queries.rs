//! Finding reports, each time scoped to the viewer.

use domain::{
    id::{PersonId, ReportId, RoundId, VersionId},
    policy::Act,
    report::Report,
    viewer::{Covers, Scope},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select,
    sea_query::{Condition, Expr, ExprTrait},
};

use crate::{
    Error, Result, Tx,
    tables::{
        people::person,
        reports::{report, round},
    },
    tx::Purpose,
};

/// A report with what its round says.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub report: Report,
    pub round: round::Model,
    pub version: VersionId,
}

/// It must exist, and be readable by this viewer: one's own unit's, or one that was sent.
/// Its row is held until the transaction ends (PostgreSQL; SQLite has one writer anyway).
pub async fn find(tx: &Tx, id: ReportId) -> Result<Loaded> {
    one(tx, id, readable(&tx.viewer().scope(Act::ReadReport))).await
}

/// It must exist among the viewer's units, sent or not: for deciding about the obligation itself.
pub async fn find_any(tx: &Tx, id: ReportId) -> Result<Loaded> {
    one(tx, id, listed(&tx.viewer().scope(Act::ReadReport))).await
}

async fn one(tx: &Tx, id: ReportId, scope: Condition) -> Result<Loaded> {
    let found: Select<report::Entity> = report::Entity::find_by_id(id).filter(scope);
    let found = match tx.purpose() {
        Purpose::Look => found,
        Purpose::Act => found.lock_exclusive(),
    };
    let row = found.one(tx.db()).await?.ok_or(Error::NotFound)?;
    let round = round_of(tx, row.round_id).await?;
    Ok(Loaded { version: round.version_id, round, report: thing(row) })
}

/// What the viewer may see in a list: every obligation of the units in scope.
pub fn listed(scope: &Scope) -> Condition {
    let unit = Expr::col((report::Entity, report::Column::UnitId));
    let own = Condition::all().add(unit.clone().is_in(scope.own.clone()));
    match &scope.ministry {
        Covers::Every => Condition::all(),
        Covers::These(units) => Condition::any().add(own).add(unit.is_in(units.clone())),
    }
}

/// Whose contents the viewer may read: the ministry only once the leader has sent it.
pub fn readable(scope: &Scope) -> Condition {
    let unit = Expr::col((report::Entity, report::Column::UnitId));
    let sent = Expr::col((report::Entity, report::Column::SentAt)).is_not_null();
    let ministry = match &scope.ministry {
        Covers::Every => Condition::all().add(sent),
        Covers::These(units) => Condition::all().add(sent).add(unit.clone().is_in(units.clone())),
    };
    Condition::any().add(unit.is_in(scope.own.clone())).add(ministry)
}

async fn round_of(tx: &Tx, id: RoundId) -> Result<round::Model> {
    round::Entity::find_by_id(id)
        .one(tx.db())
        .await?
        .ok_or_else(|| Error::inconsistent("a report without its round"))
}

pub fn thing(row: report::Model) -> Report {
    Report {
        id: row.id,
        unit: row.unit_id,
        status: row.status,
        due_at: row.due_at,
        locks_at: row.locks_at,
        extended_until: row.extended_until,
        nil_return: row.nil_return,
        submitted_by: row.submitted_by,
        approved_by: row.approved_by,
        first_sent_at: row.first_sent_at,
        sent_at: row.sent_at,
        current_no: row.current_no,
        accepted_no: row.accepted_no,
        returns_count: row.returns_count,
        open_flags: row.open_flags,
        correct_by: row.correct_by,
        row_version: row.row_version,
    }
}

/// Full names by id.
pub async fn names(
    tx: &Tx,
    people: impl Iterator<Item = PersonId>,
) -> Result<std::collections::BTreeMap<PersonId, String>> {
    let ids: std::collections::BTreeSet<PersonId> = people.collect();
    let rows: Vec<(PersonId, String)> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::FullName)
        .filter(person::Column::Id.is_in(ids))
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().collect())
}
