//! Finding reports, each time scoped to the viewer, and their flags.

use chrono::{DateTime, Utc};
use domain::{
    id::{FlagId, PersonId, ReportId, RoundId, VersionId},
    policy::Act,
    report::{CellKey, FlagView, Marked, Report},
    viewer::{Covers, Scope},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Condition, Expr, ExprTrait, Query},
};

use crate::{
    Error, Result, Tx,
    tables::{
        people::person,
        reports::{flag, report, round, submission},
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
        nil_return: row.nil_return,
        submitted_by: row.submitted_by,
        approved_by: row.approved_by,
        first_sent_at: row.first_sent_at,
        sent_at: row.sent_at,
        current_no: row.current_no,
        accepted_no: row.accepted_no,
        returns_count: row.returns_count,
        open_flags: row.open_flags,
        row_version: row.row_version,
    }
}

/// Every flag of a report, oldest first.
pub async fn flags(tx: &Tx, id: ReportId) -> Result<Vec<FlagView>> {
    let rows = flag::Entity::find()
        .filter(flag::Column::ReportId.eq(id))
        .order_by_asc(flag::COLUMN.at)
        .order_by_asc(flag::Column::Id)
        .all(tx.db())
        .await?;
    let names = names(tx, rows.iter().map(|row| row.by)).await?;
    Ok(rows
        .into_iter()
        .map(|row| FlagView {
            id: row.id,
            cell: CellKey { field: row.field, row: row.row, col: row.col },
            reason: row.reason,
            by: names.get(&row.by).cloned().unwrap_or_default(),
            at: row.at,
            no: row.no,
            cleared: row.cleared_at.is_some(),
        })
        .collect())
}

/// Whether the cell has an open flag at submission `no`.
pub async fn marked(tx: &Tx, id: ReportId, no: i32, cell: &CellKey) -> Result<Marked> {
    let count = flag::Entity::find()
        .filter(flag::Column::ReportId.eq(id))
        .filter(flag::COLUMN.no.eq(no))
        .filter(flag::COLUMN.field.eq(cell.field.as_str()))
        .filter(flag::COLUMN.row.eq(cell.row.as_str()))
        .filter(flag::COLUMN.col.eq(cell.col.as_str()))
        .filter(flag::COLUMN.cleared_at.is_null())
        .count(tx.db())
        .await?;
    Ok(if count == 0 { Marked::NotYet } else { Marked::Already })
}

pub async fn add_flag(tx: &Tx, id: ReportId, no: i32, cell: &CellKey, reason: &str) -> Result<()> {
    let row = flag::ActiveModel {
        id: Set(tx.id::<FlagId>()),
        report_id: Set(id),
        no: Set(no),
        field: Set(cell.field.clone()),
        row: Set(cell.row.clone()),
        col: Set(cell.col.clone()),
        reason: Set(reason.to_owned()),
        by: Set(tx.viewer().id),
        at: Set(tx.now().at),
        cleared_at: Set(None),
    };
    row.insert(tx.db()).await?;
    Ok(())
}

pub async fn remove_flag(tx: &Tx, id: ReportId, flag: FlagId) -> Result<()> {
    let removed = flag::Entity::delete_many()
        .filter(flag::Column::Id.eq(flag))
        .filter(flag::Column::ReportId.eq(id))
        .filter(flag::COLUMN.cleared_at.is_null())
        .exec(tx.db())
        .await?;
    if removed.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The flags made before submission `no` are answered.
pub async fn clear_flags(tx: &Tx, id: ReportId, before: i32) -> Result<()> {
    flag::Entity::update_many()
        .col_expr(flag::Column::ClearedAt, Expr::value(tx.now().at))
        .filter(flag::Column::ReportId.eq(id))
        .filter(flag::COLUMN.no.lt(before))
        .filter(flag::COLUMN.cleared_at.is_null())
        .exec(tx.db())
        .await?;
    Ok(())
}

/// How many flags the approval of submission `no` has answered.
pub async fn answered_flags(tx: &Tx, id: ReportId, no: i32) -> Result<i32> {
    let count = flag::Entity::find().filter(answered_by(id, no)).count(tx.db()).await?;
    i32::try_from(count).map_err(|_| Error::inconsistent("more flags than cells"))
}

/// They are open again.
pub async fn restore_flags(tx: &Tx, id: ReportId, no: i32) -> Result<()> {
    let open: Option<DateTime<Utc>> = None;
    flag::Entity::update_many()
        .col_expr(flag::Column::ClearedAt, Expr::value(open))
        .filter(answered_by(id, no))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Cleared in the moment of the approval: see [`clear_flags`].
fn answered_by(id: ReportId, no: i32) -> Condition {
    let approved = Query::select()
        .column(submission::Column::ApprovedAt)
        .from(submission::Entity)
        .and_where(submission::Column::ReportId.eq(id))
        .and_where(submission::Column::No.eq(no))
        .to_owned();
    Condition::all()
        .add(flag::Column::ReportId.eq(id))
        .add(flag::COLUMN.no.lt(no))
        .add(flag::Column::ClearedAt.in_subquery(approved))
}

/// What is said in the list of a report returned with flags and no words.
pub async fn first_flag(tx: &Tx, id: ReportId) -> Result<Option<String>> {
    let row = flag::Entity::find()
        .filter(flag::Column::ReportId.eq(id))
        .filter(flag::COLUMN.cleared_at.is_null())
        .order_by_asc(flag::COLUMN.at)
        .one(tx.db())
        .await?;
    Ok(row.map(|row| row.reason))
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
