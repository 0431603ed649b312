//! What a list of reports is narrowed to, and how many reports stand where.

use chrono::{DateTime, Datelike};
use domain::{
    id::ReportId,
    period::{self, Said},
    report::{Only, ReportCounts, ReportFilter, ReportStatus},
    text::fold,
    time::Now,
};
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{CaseStatement, Condition, Expr, ExprTrait, Func, Query, SelectStatement},
};

use super::{
    list::{col, joined},
    named,
};
use crate::{
    Result, Tx,
    tables::{
        reports::{report, round},
        units::unit,
    },
};

/// Periods of a search that are asked for; each is a condition more.
const PERIODS: usize = 8;

/// Round, unit and words. Words name periods ("tháng 5", "quý II/2025") or stand in the round's title or
/// the unit's name, accents or not.
pub async fn narrowed(tx: &Tx, filter: &ReportFilter) -> Result<Condition> {
    // Whichever way it came in: a database takes neither endless conditions nor every sign.
    let filter = filter.bounded();
    let mut within = Condition::all();
    if !filter.round.is_empty() {
        within =
            within.add(Expr::col((round::Entity, round::Column::Code)).eq(filter.round.as_str()));
    }
    if !filter.unit.is_empty() {
        within = within.add(Expr::col((unit::Entity, unit::Column::Code)).eq(filter.unit.as_str()));
    }
    let (periods, words) = period::said(&fold(&filter.q));
    if !periods.is_empty() {
        within = within.add(of_periods(&periods));
    }
    if !words.is_empty() {
        within = within.add(named::by(tx, &filter.q, &words).await?);
    }
    Ok(within)
}

/// A report is of one period, so any of those said will do.
fn of_periods(periods: &[Said]) -> Condition {
    let column = || Expr::col((round::Entity, round::Column::Period));
    let patterns = periods.iter().take(PERIODS).map(|said| column().like(said.pattern()));
    patterns.fold(Condition::any(), Condition::add)
}

/// The chosen state, or what crosses the states.
pub fn chosen(filter: &ReportFilter, now: Now) -> Condition {
    let mut within = Condition::all();
    if let Some(status) = filter.status {
        within = within.add(col(report::Column::Status).eq(status));
    }
    if let Some(only) = filter.only {
        within = within.add(matching(only, now));
    }
    within
}

/// As `Report::is_overdue` and `Report::first_on_time` say it of one report.
pub fn matching(only: Only, now: Now) -> Condition {
    use report::Column as R;
    let status = || col(R::Status);
    match (only, only.statuses()) {
        (_, Some(statuses)) => Condition::all().add(status().is_in(statuses)),
        (Only::OnTime, None) => Condition::all().add(col(R::FirstSentAt).lte(col(R::DueAt))),
        (Only::Late, None) => Condition::all().add(col(R::FirstSentAt).gt(col(R::DueAt))),
        (_, None) => {
            let owed = Condition::all().add(col(R::SentAt).is_null()).add(col(R::DueAt).lt(now.at));
            let owed_again = Condition::all()
                .add(status().is_in(Only::Missing.statuses().unwrap_or_default()))
                .add(col(R::CorrectBy).lt(now.today));
            Condition::all()
                .add(Condition::any().add(owed).add(owed_again))
                .add(status().is_not_in([ReportStatus::Exempt, ReportStatus::Accepted]))
        }
    }
}

/// As `Report::is_locked` says it of one report.
pub fn locked(now: Now) -> Condition {
    use report::Column as R;
    let extended = col(R::ExtendedUntil);
    let over = Condition::any().add(extended.clone().is_null()).add(extended.lt(now.today));
    Condition::all().add(col(R::ReturnsCount).eq(0)).add(col(R::LocksAt).lt(now.at)).add(over)
}

/// What comes after a cursor, latest due first; a cursor that cannot be read starts at the top.
pub fn after(cursor: &str) -> Option<Condition> {
    let (micros, id) = cursor.split_once('_')?;
    let due_at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
    // Of a year with four digits: PostgreSQL knows no day before 4713 BC.
    (1..=9999).contains(&due_at.year()).then_some(())?;
    let id: ReportId = id.parse().ok()?;
    let same = Condition::all()
        .add(col(report::Column::DueAt).eq(due_at))
        .add(col(report::Column::Id).gt(id));
    Some(Condition::any().add(col(report::Column::DueAt).lt(due_at)).add(same))
}

/// How many of the chosen are beyond a cursor.
pub async fn beyond(tx: &Tx, chosen: Condition, after: Condition) -> Result<i64> {
    #[derive(FromQueryResult)]
    struct Beyond {
        count: i64,
    }
    let mut select = Query::select();
    select.expr_as(col(report::Column::Id).count(), "count").from(report::Entity);
    joined(&mut select);
    select.cond_where(chosen).cond_where(after);
    let statement = tx.db().get_database_backend().build(&select);
    let row = Beyond::find_by_statement(statement).one(tx.db()).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// A state, and how many reports are in it.
#[derive(FromQueryResult)]
pub struct Count {
    pub status: ReportStatus,
    pub count: i64,
    pub overdue: i64,
    pub late: i64,
    pub on_time: i64,
}

/// How many reports stand where.
pub async fn counts(tx: &Tx, within: Condition) -> Result<ReportCounts> {
    let mut select = counting(tx.now());
    joined(&mut select);
    select.cond_where(within);
    let rows = Count::find_by_statement(tx.db().get_database_backend().build(&select))
        .all(tx.db())
        .await?;
    let mut counts = ReportCounts::default();
    rows.into_iter()
        .for_each(|row| counts.add(row.status, row.count, [row.overdue, row.late, row.on_time]));
    Ok(counts)
}

/// The columns of a [`Count`], over reports by state.
pub fn counting(now: Now) -> SelectStatement {
    let how_many = |only| {
        let one = CaseStatement::new().case(matching(only, now), 1).finally(0);
        Func::sum(Expr::Case(Box::new(one)))
    };
    let mut select = Query::select();
    select
        .column((report::Entity, report::Column::Status))
        .expr_as(col(report::Column::Id).count(), "count")
        .expr_as(how_many(Only::Overdue), "overdue")
        .expr_as(how_many(Only::Late), "late")
        .expr_as(how_many(Only::OnTime), "on_time")
        .from(report::Entity)
        .group_by_col((report::Entity, report::Column::Status));
    select
}
