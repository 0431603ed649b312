//! What the pages of totals have in common: rounds, units' reports, and whose figures the viewer sees.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{ReportId, RoundId, UnitId},
    policy::Act,
    report::{ReportStatus, is_overdue},
    template::Wording,
    time::{Now, office_day},
    total::{Basis, Reach, RoundName, Totalled},
    viewer::{Covers, Scope},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Condition, Expr, ExprTrait, Order, Query},
};

use super::{
    count::{Tallies, anew, some_units},
    keep::kept,
};
use crate::{
    Error, Result, Tx,
    reports::joined,
    tables::{
        catalogue::{indicator, topic},
        reports::{report, round},
        units::{unit, version},
    },
};

/// Every round that has begun, the latest due first.
pub async fn opened_rounds(tx: &Tx) -> Result<Vec<round::Model>> {
    let rounds = round::Entity::find()
        .filter(round::COLUMN.opens_at.lte(tx.now().at))
        .order_by_desc(round::COLUMN.due_at)
        .order_by_asc(round::COLUMN.code)
        .all(tx.db())
        .await?;
    Ok(rounds)
}

/// The one called so, or the latest where none is named.
pub fn chosen<'a>(rounds: &'a [round::Model], code: &str) -> Result<&'a round::Model> {
    let mut all = rounds.iter();
    let found = if code.is_empty() { all.next() } else { all.find(|round| round.code == code) };
    found.ok_or(Error::NotFound)
}

/// The same regime's round of the period before.
pub fn before<'a>(rounds: &'a [round::Model], round: &round::Model) -> Option<&'a round::Model> {
    let period = round.period?.previous();
    rounds.iter().find(|one| one.template_code == round.template_code && one.period == Some(period))
}

pub fn named(round: &round::Model) -> RoundName {
    RoundName {
        code: round.code.clone(),
        title: Wording::new(round.title_vi.clone(), round.title_en.clone()),
        period: round.period,
        due_on: office_day(round.due_at),
    }
}

/// The codes of the indicators a viewer sees; nothing for all of them.
pub async fn fields_in(tx: &Tx, reach: &Reach) -> Result<Option<BTreeSet<String>>> {
    let Some(units) = &reach.led_by else { return Ok(None) };
    let led = Query::select()
        .column(topic::Column::Id)
        .from(topic::Entity)
        .and_where(topic::Column::LeadUnitId.is_in(units.iter().copied()))
        .to_owned();
    let codes: Vec<String> = indicator::Entity::find()
        .select_only()
        .column(indicator::Column::Code)
        .filter(indicator::Column::TopicId.in_subquery(led))
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(Some(codes.into_iter().collect()))
}

/// The totals of a round: as they are kept for whoever sees every unit, counted for who sees some.
pub async fn tallies(
    tx: &Tx,
    reach: &Reach,
    round: RoundId,
    basis: Basis,
    places: &[Totalled],
) -> Result<Tallies> {
    match &reach.units {
        Covers::Every => kept(tx, round, basis).await,
        some => {
            let mut counted = anew(tx, round, places, some, None).await?;
            Ok(counted.remove(&basis).unwrap_or_default())
        }
    }
}

/// Reports of the units in reach, as a condition over [`joined`].
pub fn within(units: &Covers) -> Condition {
    let unit = Expr::col((report::Entity, report::Column::UnitId));
    let every = Condition::all();
    match some_units(units) {
        None => every,
        Some(some) => every.add(unit.is_in(some.clone())),
    }
}

/// The same of one round.
pub fn of_round(round: RoundId, units: &Covers) -> Condition {
    within(units).add(Expr::col((report::Entity, report::Column::RoundId)).eq(round))
}

/// How many reports are owed in each of some rounds.
pub async fn owed(tx: &Tx, rounds: &[RoundId], units: &Covers) -> Result<BTreeMap<RoundId, i64>> {
    let mut found = report::Entity::find()
        .select_only()
        .column(report::Column::RoundId)
        .column_as(report::Column::Id.count(), "count")
        .filter(report::Column::RoundId.is_in(rounds.iter().copied()))
        .filter(report::Column::Status.ne(ReportStatus::Exempt));
    if let Some(some) = some_units(units) {
        found = found.filter(report::Column::UnitId.is_in(some.iter().copied()));
    }
    let rows: Vec<(RoundId, i64)> =
        found.group_by(report::Column::RoundId).into_tuple().all(tx.db()).await?;
    Ok(rows.into_iter().collect())
}

/// A unit's report of a round, with the unit's name at the end of the data window.
#[derive(Clone, Debug, FromQueryResult)]
pub struct UnitReport {
    pub id: ReportId,
    pub round_id: RoundId,
    pub unit_id: UnitId,
    pub status: ReportStatus,
    pub due_at: DateTime<Utc>,
    pub nil_return: bool,
    pub first_sent_at: Option<DateTime<Utc>>,
    pub sent_at: Option<DateTime<Utc>>,
    pub correct_by: Option<NaiveDate>,
    pub current_no: i32,
    pub code: String,
    pub short_name: String,
    pub name_en: String,
    pub province: Option<String>,
}

impl UnitReport {
    pub fn name(&self) -> Wording {
        Wording::new(self.short_name.clone(), self.name_en.clone())
    }

    /// As `Report::is_overdue` says it.
    pub fn is_overdue(&self, now: Now) -> bool {
        is_overdue(self.status, self.due_at, self.sent_at, self.correct_by, now)
    }

    pub fn on_time(&self) -> Option<bool> {
        self.first_sent_at.map(|sent| sent <= self.due_at)
    }

    /// Whether the viewer can open it: one's own unit's, or one that was sent.
    pub fn opens(&self, scope: &Scope) -> bool {
        let ministry = match &scope.ministry {
            Covers::Every => true,
            Covers::These(units) => units.contains(&self.unit_id),
        };
        scope.own.contains(&self.unit_id) || ministry && self.sent_at.is_some()
    }
}

/// In the official order of the units, then by round.
pub async fn unit_reports(tx: &Tx, within: Condition) -> Result<Vec<UnitReport>> {
    use report::Column as R;
    let mut select = Query::select();
    for column in [
        R::Id,
        R::RoundId,
        R::UnitId,
        R::Status,
        R::DueAt,
        R::NilReturn,
        R::FirstSentAt,
        R::SentAt,
        R::CorrectBy,
        R::CurrentNo,
    ] {
        select.column((report::Entity, column));
    }
    select
        .column((unit::Entity, unit::Column::Code))
        .column((version::Entity, version::Column::ShortName))
        .column((version::Entity, version::Column::NameEn))
        .column((version::Entity, version::Column::Province))
        .from(report::Entity);
    joined(&mut select);
    select
        .cond_where(within)
        .order_by((unit::Entity, unit::Column::Sort), Order::Asc)
        .order_by((report::Entity, R::DueAt), Order::Asc)
        .order_by((report::Entity, R::Id), Order::Asc);
    let statement = tx.db().get_database_backend().build(&select);
    Ok(UnitReport::find_by_statement(statement).all(tx.db()).await?)
}

/// What the viewer may open.
pub fn readable(tx: &Tx) -> Scope {
    tx.viewer().scope(Act::ReadReport)
}

/// The totals of one place in several rounds, by round.
pub async fn along(
    tx: &Tx,
    reach: &Reach,
    rounds: &[round::Model],
    basis: Basis,
    place: &Totalled,
) -> Result<HashMap<RoundId, Tallies>> {
    let field = place.key.field.as_str();
    if reach.units == Covers::Every {
        let ids: Vec<RoundId> = rounds.iter().map(|round| round.id).collect();
        return super::keep::kept_of(tx, &ids, basis, &[field]).await;
    }
    let mut fields = vec![field.to_owned()];
    if let domain::total::Aggregation::Ratio { over, under } = &place.how {
        fields.extend([over.clone(), under.clone()]);
    }
    let mut found = HashMap::new();
    for round in rounds {
        let places = std::slice::from_ref(place);
        let mut counted = anew(tx, round.id, places, &reach.units, Some(&fields)).await?;
        found.insert(round.id, counted.remove(&basis).unwrap_or_default());
    }
    Ok(found)
}
