//! What a list of recommendations is narrowed to, and how many there would be of each kind.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::{
    id::TopicId,
    recommendation::{
        Counter, Outcome, RecommendationFilter, RecommendationOnly, RecommendationStatus, Sight,
        Years, handled, sights, signed,
    },
    text::fold,
    unit::{UnitKind, UnitOn},
    viewer::Covers,
};
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{
        CaseStatement, Condition, Expr, ExprTrait, Func, LikeExpr, Query, SelectStatement,
    },
};

use super::queries::{col, handled_by};
use crate::{
    Result, Tx,
    tables::{
        catalogue::topic,
        recommendations::recommendation::{Column, Entity},
        units::unit,
    },
};

/// Words of a search that are asked for; each is a condition more.
const WORDS: usize = 8;

/// What a query does with the rows it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Counts them: found by their year.
    Counted,
    /// Takes the first of the list: what is open and what was answered last stand at its beginning, so it
    /// is faster read in its order than found by year and sorted.
    InOrder,
}

/// Years, unit, lead unit, answered and words: what no facet chooses.
pub fn narrowed(tx: &Tx, filter: &RecommendationFilter, reading: Reading) -> Condition {
    let mut within = Condition::all().add(of_years(tx, filter.years, reading));
    if !filter.unit.is_empty() {
        within = within.add(of_unit(Column::UnitId, &filter.unit));
    }
    if !filter.lead.is_empty() {
        within = within.add(of_unit(Column::LeadUnitId, &filter.lead));
    }
    match filter.answered {
        Some(true) => within = within.add(received()).add(col(Column::AnsweredAt).is_not_null()),
        Some(false) => within = within.add(unanswered()),
        None => {}
    }
    for word in fold(&filter.q).split(' ').filter(|word| !word.is_empty()).take(WORDS) {
        let like = LikeExpr::new(format!("%{}%", escaped(word))).escape('\\');
        within = within.add(col(Column::TextFold).like(like));
    }
    within
}

/// This year's with what is still open from before; of a year; or all.
fn of_years(tx: &Tx, years: Years, reading: Reading) -> Condition {
    // No index knows a sum: then none but the list's own order is left to read by.
    let year = match reading {
        Reading::Counted => col(Column::Year),
        Reading::InOrder => col(Column::Year).add(0),
    };
    match years {
        Years::All => Condition::all(),
        Years::Of(year) => Condition::all().add(col(Column::Year).eq(year)),
        Years::Current => Condition::any()
            .add(year.eq(tx.now().today.year()))
            .add(col(Column::Status).is_in(RecommendationStatus::OPEN)),
    }
}

fn of_unit(column: Column, code: &str) -> Expr {
    let called = Query::select()
        .column(unit::Column::Id)
        .from(unit::Entity)
        .and_where(Expr::col(unit::Column::Code).eq(code))
        .to_owned();
    col(column).in_subquery(called)
}

fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Sent, not withdrawn, and not split into parts.
pub fn received() -> Condition {
    Condition::all()
        .add(col(Column::SentAt).is_not_null())
        .add(col(Column::Status).ne(RecommendationStatus::Withdrawn))
        .add(col(Column::Parts).eq(0))
}

fn unanswered() -> Condition {
    received().add(col(Column::AnsweredAt).is_null())
}

/// What crosses the states, for this viewer.
pub fn only(tx: &Tx, only: RecommendationOnly) -> Condition {
    match only {
        RecommendationOnly::Unanswered => unanswered(),
        RecommendationOnly::Mine => handled_by(handled(tx.viewer())),
        RecommendationOnly::ToSign => Condition::all()
            .add(col(Column::Status).eq(RecommendationStatus::PendingSign))
            .add(col(Column::LeadUnitId).is_in(signed(tx.viewer()))),
        // As `Recommendation::is_overdue` says it of one.
        RecommendationOnly::Overdue => Condition::all()
            .add(col(Column::Status).is_in(RecommendationStatus::OPEN))
            .add(col(Column::DueOn).lt(tx.now().today)),
    }
}

/// Which of them mean anything to this viewer.
pub fn offered(tx: &Tx) -> Vec<RecommendationOnly> {
    let offered = |only: &RecommendationOnly| match only {
        RecommendationOnly::Mine => !handled(tx.viewer()).is_empty(),
        RecommendationOnly::ToSign => !signed(tx.viewer()).is_empty(),
        RecommendationOnly::Unanswered | RecommendationOnly::Overdue => true,
    };
    RecommendationOnly::ALL.iter().copied().filter(offered).collect()
}

/// What the facets choose.
pub fn chosen(tx: &Tx, filter: &RecommendationFilter) -> Condition {
    let mut within = Condition::all();
    if let Some(only) = filter.only {
        within = within.add(self::only(tx, only));
    }
    within.add(facets(filter))
}

/// State, topic and outcome.
fn facets(filter: &RecommendationFilter) -> Condition {
    let mut within = Condition::all();
    if let Some(status) = filter.status {
        within = within.add(col(Column::Status).eq(status));
    }
    if let Some(stage) = filter.stage {
        within = within.add(col(Column::Status).is_in(stage.statuses()));
    }
    if let Some(outcome) = filter.outcome {
        within = within.add(col(Column::Outcome).eq(outcome));
    }
    if !filter.topic.is_empty() {
        let called = Query::select()
            .column(topic::Column::Id)
            .from(topic::Entity)
            .and_where(Expr::col(topic::Column::Code).eq(filter.topic.as_str()))
            .to_owned();
        within = within.add(col(Column::TopicId).in_subquery(called));
    }
    within
}

/// How many there are of one state, topic and outcome.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Group {
    pub status: RecommendationStatus,
    pub topic_id: TopicId,
    pub outcome: Option<Outcome>,
    pub count: i64,
    pub answered: i64,
}

/// All groups of what no facet chooses.
pub async fn groups(tx: &Tx, within: Condition) -> Result<Vec<Group>> {
    let mut select = Query::select();
    select
        .column((Entity, Column::Status))
        .column((Entity, Column::TopicId))
        .column((Entity, Column::Outcome))
        .expr_as(Expr::cust("COUNT(*)"), "count")
        .expr_as(how_many(Condition::all().add(col(Column::AnsweredAt).is_not_null())), "answered")
        .from(Entity)
        .cond_where(within)
        .group_by_col((Entity, Column::Status))
        .group_by_col((Entity, Column::TopicId))
        .group_by_col((Entity, Column::Outcome));
    fetch(tx, &select).await
}

/// How many each of the offered ones would find, the facets applied.
pub async fn only_counts(
    tx: &Tx,
    within: Condition,
    filter: &RecommendationFilter,
) -> Result<Vec<(RecommendationOnly, i64)>> {
    #[derive(FromQueryResult)]
    struct Row {
        unanswered: Option<i64>,
        mine: Option<i64>,
        to_sign: Option<i64>,
        overdue: Option<i64>,
    }
    let count = |one| how_many(only(tx, one));
    let mut select = Query::select();
    select
        .expr_as(count(RecommendationOnly::Unanswered), "unanswered")
        .expr_as(count(RecommendationOnly::Mine), "mine")
        .expr_as(count(RecommendationOnly::ToSign), "to_sign")
        .expr_as(count(RecommendationOnly::Overdue), "overdue")
        .from(Entity)
        .cond_where(within)
        .cond_where(facets(filter));
    let rows: Vec<Row> = fetch(tx, &select).await?;
    let Some(row) = rows.into_iter().next() else { return Ok(Vec::new()) };
    let of = |one: RecommendationOnly| match one {
        RecommendationOnly::Unanswered => row.unanswered,
        RecommendationOnly::Mine => row.mine,
        RecommendationOnly::ToSign => row.to_sign,
        RecommendationOnly::Overdue => row.overdue,
    };
    Ok(offered(tx).into_iter().map(|one| (one, of(one).unwrap_or_default())).collect())
}

/// A counter of one group.
#[derive(Debug, FromQueryResult)]
struct Counted {
    year: i32,
    received: Option<i64>,
    answered: Option<i64>,
}

/// Received and answered this year and in the one before, the latest first.
pub async fn years(tx: &Tx, seen: Condition) -> Result<Vec<(i32, Counter)>> {
    let mut select = Query::select();
    let this = tx.now().today.year();
    select.and_where(col(Column::Year).is_in([this, this - 1]));
    let answered = received().add(col(Column::AnsweredAt).is_not_null());
    select
        .column((Entity, Column::Year))
        .expr_as(how_many(received()), "received")
        .expr_as(how_many(answered), "answered")
        .from(Entity)
        .cond_where(seen)
        .group_by_col((Entity, Column::Year));
    let rows: Vec<Counted> = fetch(tx, &select).await?;
    let counters = rows.into_iter().map(|row| {
        let received = row.received.unwrap_or_default();
        let answered = row.answered.unwrap_or_default();
        (row.year, Counter { received, answered })
    });
    let by_year: BTreeMap<i32, Counter> = counters.collect();
    Ok(by_year.into_iter().rev().collect())
}

/// The year of the first there ever was; this one when there is none.
pub async fn first_year(tx: &Tx) -> Result<i32> {
    #[derive(FromQueryResult)]
    struct First {
        year: Option<i32>,
    }
    let mut select = Query::select();
    select.expr_as(col(Column::Year).min(), "year").from(Entity);
    let rows: Vec<First> = fetch(tx, &select).await?;
    Ok(rows.first().and_then(|first| first.year).unwrap_or(tx.now().today.year()))
}

/// The departments whose recommendations the viewer may see.
pub fn departments<'a>(
    tx: &Tx,
    units: impl Iterator<Item = &'a UnitOn>,
) -> impl Iterator<Item = &'a UnitOn> {
    let seen = sights(tx.viewer());
    units.filter(move |unit| {
        unit.kind == UnitKind::Department
            && seen.iter().any(|sight| match sight {
                Sight::Own(own) => *own == unit.id,
                Sight::Sent { covers: Covers::These(units), .. } => units.contains(&unit.id),
                Sight::Sent { covers: Covers::Every, .. } | Sight::Handled(_) => true,
            })
    })
}

fn how_many(of: Condition) -> Expr {
    let one = CaseStatement::new().case(of, 1).finally(0);
    Func::sum(Expr::Case(Box::new(one))).into()
}

async fn fetch<Row: FromQueryResult>(tx: &Tx, select: &SelectStatement) -> Result<Vec<Row>> {
    let statement = tx.db().get_database_backend().build(select);
    Ok(Row::find_by_statement(statement).all(tx.db()).await?)
}
