//! Working with every department of the region: how far each visit of a year is. "17" is a query, and so is
//! every other figure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    id::{PlanItemId, UnitId},
    plan::{
        ConclusionKind, ConclusionStatus, Coverage, ItemKind, ItemLine, ItemStatus, MinutesStatus,
        PartyRole, Precision, Rsvp, Sees, VisitLine, VisitStage, VisitsPage, When,
    },
    policy::Act,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, sea_query::ExprTrait,
};

use super::{
    lines::{Row, fetch, in_order, lines},
    names::Names,
    queries::{self, col},
};
use crate::{
    Error, Result, Tx,
    tables::plan::{conclusion, item, minutes, party},
    units,
};

/// A visit as far as counting asks.
#[derive(Clone, Copy, Debug)]
struct Counted {
    id: PlanItemId,
    unit: UnitId,
    stage: VisitStage,
    starts: NaiveDate,
}

/// The year's board; of lines those of the units the viewer sees, of figures the region's.
pub async fn visits(tx: &Tx, year: i32) -> Result<VisitsPage> {
    if !tx.viewer().does(Act::ReadPlan) {
        return Err(Error::NotFound);
    }
    let names = Names::all(tx).await?;
    let day = day_in(year, tx.now().today);
    let region = units::members_on(tx.db(), units::REGION, day).await?;
    let counted = counted(tx, year).await?;
    let coverage = coverage(&region, &counted);
    let mut select = lines(tx);
    let ids: Vec<PlanItemId> = counted.iter().map(|one| one.id).collect();
    select.and_where(col(item::Column::Id).is_in(ids.iter().copied()));
    in_order(&mut select);
    let rows = if ids.is_empty() { Vec::new() } else { fetch(tx, &select).await? };
    let extras = Extras::of(tx, &ids).await?;
    let sees = Sees::of(tx.viewer());
    let seen = region.iter().filter(|unit| match &sees {
        Sees::Every => true,
        Sees::Of(units) => units.contains(unit),
    });
    let line = |unit: &UnitId| line(*unit, day, &names, &counted, &rows, &extras);
    let lines: Vec<VisitLine> = seen.filter_map(line).collect();
    Ok(VisitsPage {
        year,
        coverage,
        open_tasks: lines.iter().map(|line| line.open_tasks).sum(),
        lines,
        years: queries::years(tx).await?,
        may_create: tx.viewer().does(Act::CreateItem),
    })
}

/// The region's figures of a year: how many departments were visited, of how many.
pub async fn visits_of(tx: &Tx, year: i32) -> Result<Coverage> {
    let day = day_in(year, tx.now().today);
    let region = units::members_on(tx.db(), units::REGION, day).await?;
    Ok(coverage(&region, &counted(tx, year).await?))
}

/// Today while the year goes on, else its last or first day: who belongs to the region depends on it.
fn day_in(year: i32, today: NaiveDate) -> NaiveDate {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
    today.clamp(day(1, 1), day(12, 31))
}

fn coverage(region: &[UnitId], counted: &[Counted]) -> Coverage {
    let mut coverage = Coverage::default();
    for unit in region {
        coverage.add(best(counted, *unit).map_or(VisitStage::Planned, |one| one.stage));
    }
    coverage
}

/// Of several visits of one unit the one that is farthest.
fn best(counted: &[Counted], unit: UnitId) -> Option<&Counted> {
    counted.iter().filter(|one| one.unit == unit).max_by_key(|one| (one.stage, one.starts))
}

/// Every visit of the year that was not called off, whoever looks: figures are of the whole region.
async fn counted(tx: &Tx, year: i32) -> Result<Vec<Counted>> {
    #[derive(FromQueryResult)]
    struct Visit {
        id: PlanItemId,
        host_unit_id: Option<UnitId>,
        status: ItemStatus,
        precision: Precision,
        starts: NaiveDate,
        ends: NaiveDate,
        minutes_status: Option<MinutesStatus>,
    }
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default();
    use sea_orm::sea_query::{Expr, JoinType, Order, Query};
    let mut select = Query::select();
    for column in [
        item::Column::Id,
        item::Column::HostUnitId,
        item::Column::Status,
        item::Column::Precision,
        item::Column::Starts,
        item::Column::Ends,
    ] {
        select.column((item::Entity, column));
    }
    select
        .expr_as(Expr::col((minutes::Entity, minutes::Column::Status)), "minutes_status")
        .from(item::Entity)
        .join(
            JoinType::LeftJoin,
            minutes::Entity,
            Expr::col((minutes::Entity, minutes::Column::ItemId))
                .equals((item::Entity, item::Column::Id)),
        )
        .and_where(col(item::Column::Kind).eq(ItemKind::Visit))
        .and_where(col(item::Column::Status).ne(ItemStatus::Cancelled))
        .and_where(col(item::Column::Starts).between(first, last))
        .order_by((item::Entity, item::Column::Starts), Order::Asc)
        .order_by((item::Entity, item::Column::Id), Order::Asc);
    let statement = tx.db().get_database_backend().build(&select);
    let rows = Visit::find_by_statement(statement).all(tx.db()).await?;
    let counted = |row: Visit| {
        let Visit { id, host_unit_id, status, precision, starts, ends, minutes_status } = row;
        let when = When { precision, starts, ends, from: None, to: None };
        let is_final = minutes_status == Some(MinutesStatus::Final);
        let stage = VisitStage::of(status, when.has_day(), is_final);
        Some(Counted { id, unit: host_unit_id?, stage, starts })
    };
    Ok(rows.into_iter().filter_map(counted).collect())
}

/// What belongs to the visits: notices, conclusions, answers.
struct Extras {
    notices: BTreeMap<PlanItemId, String>,
    conclusions: Vec<(PlanItemId, ConclusionKind, ConclusionStatus)>,
    answers: Vec<(PlanItemId, Option<UnitId>, Rsvp)>,
}

impl Extras {
    async fn of(tx: &Tx, ids: &[PlanItemId]) -> Result<Self> {
        let of_these = || ids.iter().copied();
        let notices: Vec<(PlanItemId, String)> = minutes::Entity::find()
            .select_only()
            .column(minutes::Column::ItemId)
            .column(minutes::Column::NoticeNo)
            .filter(minutes::Column::ItemId.is_in(of_these()))
            .filter(minutes::Column::Status.ne(MinutesStatus::Draft))
            .into_tuple()
            .all(tx.db())
            .await?;
        let conclusions = conclusion::Entity::find()
            .select_only()
            .column(conclusion::Column::ItemId)
            .column(conclusion::Column::Kind)
            .column(conclusion::Column::Status)
            .filter(conclusion::Column::ItemId.is_in(of_these()))
            .into_tuple()
            .all(tx.db())
            .await?;
        let answers = party::Entity::find()
            .select_only()
            .column(party::Column::ItemId)
            .column(party::Column::UnitId)
            .column(party::Column::Rsvp)
            .filter(party::Column::ItemId.is_in(of_these()))
            .filter(party::Column::Role.ne(PartyRole::Secretary))
            .order_by_asc(party::COLUMN.id)
            .into_tuple()
            .all(tx.db())
            .await?;
        Ok(Self { notices: notices.into_iter().collect(), conclusions, answers })
    }
}

fn line(
    unit: UnitId,
    day: NaiveDate,
    names: &Names,
    counted: &[Counted],
    rows: &[Row],
    extras: &Extras,
) -> Option<VisitLine> {
    let (code, name) = names.of(unit, day)?;
    let best = best(counted, unit);
    let visit: Option<ItemLine> =
        best.and_then(|one| rows.iter().find(|row| row.id == one.id)).map(|row| row.line(names));
    let own = visit.as_ref().map(|visit| visit.id);
    let concluded = || extras.conclusions.iter().filter(move |(item, ..)| Some(*item) == own);
    let open =
        concluded().filter(|(_, kind, status)| *kind == ConclusionKind::Task && status.is_open());
    let stage = best.map_or(VisitStage::Planned, |one| one.stage);
    let fixed = counted.iter().filter(|one| one.stage != VisitStage::Planned);
    let no = own.and_then(|own| fixed.clone().position(|one| one.id == own));
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let answer =
        extras.answers.iter().find(|(item, one, _)| Some(*item) == own && *one == Some(unit));
    Some(VisitLine {
        unit: code,
        name,
        province: names.province(unit, day),
        stage,
        no: no.map(|no| count(no) + 1),
        notice_no: own.and_then(|own| extras.notices.get(&own).cloned()).unwrap_or_default(),
        conclusions: count(concluded().count()),
        open_tasks: count(open.count()),
        rsvp: answer.map_or(Rsvp::None, |(_, _, rsvp)| *rsvp),
        visit,
    })
}
