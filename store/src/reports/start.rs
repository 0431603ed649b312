//! What the start page shows: what waits for the viewer, how the open rounds stand, what is overdue and
//! what was sent last.

use chrono::{DateTime, Utc};
use domain::{
    policy::Act,
    report::{Only, ReportCounts, ReportLine, ReportStatus, RoundCounts},
    template::Wording,
    time::office_day,
    viewer::Viewer,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    sea_query::{Condition, Expr, ExprTrait, JoinType, Order, Query},
};

use super::{
    list::{col, fetch, lines},
    narrow::{counting, counts, locked, matching},
    notices,
    queries::listed,
};
use crate::{
    Result, Tx,
    tables::reports::{report, round},
};

/// Lines of what waits, and of what is overdue.
const MOST: u64 = 100;
/// Rounds that stand on the page.
const ROUNDS: usize = 6;

/// What the viewer has to do, soonest due first.
pub async fn home(tx: &Tx) -> Result<Vec<ReportLine>> {
    let mut waiting = Condition::any();
    for status in statuses_waiting_for(tx.viewer()) {
        waiting = waiting.add(col(report::Column::Status).eq(status));
    }
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let mut select = lines();
    select
        .cond_where(opened(tx))
        .cond_where(waiting)
        .order_by((report::Entity, report::Column::DueAt), Order::Asc)
        .order_by((report::Entity, report::Column::Id), Order::Asc)
        .limit(MOST);
    let rows = fetch(tx, &select).await?;
    let lines = rows.into_iter().map(|row| row.line(tx));
    notices::onto(tx, lines.filter(|line| line.next.is_some()).collect()).await
}

/// The number on the bell: how many lines `home` has.
pub async fn waiting(tx: &Tx) -> Result<i64> {
    let statuses = statuses_waiting_for(tx.viewer());
    if statuses.is_empty() {
        return Ok(0);
    }
    let opened = Query::select()
        .column(round::Column::Id)
        .from(round::Entity)
        .and_where(round::Column::OpensAt.lte(tx.now().at))
        .to_owned();
    // What is locked for its unit waits for nobody there.
    let going = Only::Missing.statuses().unwrap_or_default();
    let stuck = locked(tx.now()).add(report::Column::Status.is_in(going));
    let count = report::Entity::find()
        .filter(stuck.not())
        .filter(listed(&tx.viewer().scope(Act::ReadReport)))
        .filter(report::Column::Status.is_in(statuses))
        .filter(report::Column::RoundId.in_subquery(opened))
        .count(tx.db())
        .await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

fn statuses_waiting_for(viewer: &Viewer) -> Vec<ReportStatus> {
    let does = |act| viewer.does(act);
    ReportStatus::ALL
        .iter()
        .copied()
        .filter(|status| match status {
            ReportStatus::NotStarted | ReportStatus::Draft | ReportStatus::Returned => {
                does(Act::SubmitReport)
            }
            ReportStatus::PendingLeader => does(Act::ApproveReport),
            ReportStatus::Submitted | ReportStatus::InReview => {
                does(Act::AcceptReport) || does(Act::ReturnReport)
            }
            ReportStatus::Accepted | ReportStatus::Exempt => false,
        })
        .collect()
}

/// How many reports in the viewer's scope stand where, of every round opened so far.
pub async fn standings(tx: &Tx) -> Result<ReportCounts> {
    counts(tx, opened(tx)).await
}

/// What was sent last, newest first.
pub async fn latest(tx: &Tx, most: u64) -> Result<Vec<ReportLine>> {
    let mut select = lines();
    select
        .cond_where(opened(tx))
        .and_where(col(report::Column::SentAt).is_not_null())
        .order_by((report::Entity, report::Column::SentAt), Order::Desc)
        .order_by((report::Entity, report::Column::Id), Order::Asc)
        .limit(most);
    Ok(fetch(tx, &select).await?.into_iter().map(|row| row.line(tx)).collect())
}

/// What the ministry should have by now and has not, the longest overdue first.
pub async fn overdue(tx: &Tx) -> Result<Vec<ReportLine>> {
    let mut select = lines();
    select
        .cond_where(opened(tx))
        .cond_where(matching(Only::Overdue, tx.now()))
        .order_by((report::Entity, report::Column::DueAt), Order::Asc)
        .order_by((report::Entity, report::Column::Id), Order::Asc)
        .limit(MOST);
    let rows = fetch(tx, &select).await?;
    let mut lines: Vec<ReportLine> = rows.into_iter().map(|row| row.line(tx)).collect();
    lines.sort_by_key(ReportLine::owed_on);
    Ok(lines)
}

/// The rounds under way: opened, and neither locked nor wholly decided. The latest due first.
pub async fn rounds(tx: &Tx) -> Result<Vec<RoundCounts>> {
    #[derive(FromQueryResult)]
    struct Row {
        code: String,
        title_vi: String,
        title_en: String,
        due_at: DateTime<Utc>,
        status: ReportStatus,
        count: i64,
        overdue: i64,
        late: i64,
        on_time: i64,
    }
    use round::Column as O;
    let undecided = Query::select()
        .column(report::Column::RoundId)
        .from(report::Entity)
        .and_where(report::Column::Status.is_not_in([ReportStatus::Accepted, ReportStatus::Exempt]))
        .to_owned();
    let under_way = Condition::any()
        .add(Expr::col((round::Entity, O::LocksAt)).gt(tx.now().at))
        .add(Expr::col((round::Entity, O::Id)).in_subquery(undecided));
    let mut select = counting(tx.now());
    for column in [O::Code, O::TitleVi, O::TitleEn, O::DueAt] {
        select.column((round::Entity, column)).group_by_col((round::Entity, column));
    }
    select
        .join(
            JoinType::InnerJoin,
            round::Entity,
            Expr::col((round::Entity, O::Id)).equals((report::Entity, report::Column::RoundId)),
        )
        .cond_where(opened(tx))
        .cond_where(under_way)
        .order_by((round::Entity, O::DueAt), Order::Desc)
        .order_by((round::Entity, O::Code), Order::Asc);
    let statement = tx.db().get_database_backend().build(&select);
    let mut rounds: Vec<RoundCounts> = Vec::new();
    for row in Row::find_by_statement(statement).all(tx.db()).await? {
        if rounds.last().is_none_or(|last| last.code != row.code) {
            rounds.push(RoundCounts {
                code: row.code,
                title: Wording::new(row.title_vi, row.title_en),
                due_on: office_day(row.due_at),
                counts: ReportCounts::default(),
            });
        }
        if let Some(round) = rounds.last_mut() {
            round.counts.add(row.status, row.count, [row.overdue, row.late, row.on_time]);
        }
    }
    rounds.truncate(ROUNDS);
    Ok(rounds)
}

/// What the viewer may see in a list, of the rounds that have begun.
fn opened(tx: &Tx) -> Condition {
    let begun = Expr::col((round::Entity, round::Column::OpensAt)).lte(tx.now().at);
    Condition::all().add(listed(&tx.viewer().scope(Act::ReadReport))).add(begun)
}
