//! Lists of reports: the filtered one, and what waits for the viewer.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{
    id::{PersonId, ReportId, UnitId},
    period::Period,
    policy::Act,
    report::{Report, ReportFilter, ReportLine, ReportList, ReportStatus},
    template::Wording,
    text::fold,
    time::office_day,
    viewer::Viewer,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    sea_query::{Condition, Expr, ExprTrait, JoinType, LikeExpr, Order, Query, SelectStatement},
};

use super::{notices, pages, queries::listed};
use crate::{
    Error, Result, Tx,
    tables::{
        reports::{report, round, submission},
        templates::version,
        units::{unit, version as unit_version},
    },
    units,
};

/// Lines of a page.
const PAGE: u64 = 100;
/// Words of a search that are asked for; each is a condition more.
const WORDS: usize = 8;

/// One page of the list, and what it can be narrowed to.
pub async fn list(tx: &Tx, filter: &ReportFilter) -> Result<ReportList> {
    let scope = listed(&tx.viewer().scope(Act::ReadReport));
    let opened = Expr::col((round::Entity, round::Column::OpensAt)).lte(tx.now().at);
    let within = Condition::all().add(scope).add(opened).add(narrowed(filter));
    let mut select = lines();
    select.cond_where(within.clone());
    if let Some(status) = filter.status {
        select.and_where(col(report::Column::Status).eq(status));
    }
    if let Some(after) = after(&filter.after) {
        select.cond_where(after);
    }
    let rows = fetch(tx, latest_first(select).limit(PAGE + 1)).await?;
    let next = rows.get(PAGE as usize - 1).filter(|_| rows.len() > PAGE as usize).map(Row::cursor);
    let lines = rows.into_iter().take(PAGE as usize).map(|row| row.line(tx)).collect();
    let lines = notices::onto(tx, lines).await?;
    Ok(ReportList {
        lines,
        counts: counts(tx, within).await?,
        next,
        units: unit_choices(tx).await?,
        rounds: round_choices(tx).await?,
    })
}

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
        .cond_where(listed(&tx.viewer().scope(Act::ReadReport)))
        .cond_where(waiting)
        .and_where(Expr::col((round::Entity, round::Column::OpensAt)).lte(tx.now().at))
        .order_by((report::Entity, report::Column::DueAt), Order::Asc)
        .order_by((report::Entity, report::Column::Id), Order::Asc)
        .limit(PAGE);
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
    let count = report::Entity::find()
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
                does(Act::FillReport)
            }
            ReportStatus::PendingLeader => does(Act::ApproveReport),
            ReportStatus::Submitted | ReportStatus::InReview => {
                does(Act::AcceptReport) || does(Act::ReturnReport)
            }
            ReportStatus::Accepted | ReportStatus::Exempt => false,
        })
        .collect()
}

#[derive(FromQueryResult)]
pub(super) struct Row {
    pub(super) id: ReportId,
    pub(super) unit_id: UnitId,
    pub(super) status: ReportStatus,
    pub(super) due_at: DateTime<Utc>,
    pub(super) locks_at: DateTime<Utc>,
    pub(super) nil_return: bool,
    pub(super) submitted_by: Option<PersonId>,
    pub(super) approved_by: Option<PersonId>,
    pub(super) first_sent_at: Option<DateTime<Utc>>,
    pub(super) sent_at: Option<DateTime<Utc>>,
    pub(super) submitted_at: Option<DateTime<Utc>>,
    pub(super) current_no: i32,
    pub(super) returns_count: i32,
    pub(super) open_flags: i32,
    pub(super) correct_by: Option<NaiveDate>,
    pub(super) filled: i32,
    pub(super) said: Option<String>,
    pub(super) row_version: i32,
    pub(super) round_code: String,
    pub(super) template_code: String,
    pub(super) title_vi: String,
    pub(super) title_en: String,
    pub(super) period: Option<Period>,
    pub(super) cutoff_from: NaiveDate,
    pub(super) cutoff_to: NaiveDate,
    pub(super) asked: i32,
    pub(super) code: String,
    pub(super) short_name: String,
    pub(super) name_en: String,
}

impl Row {
    fn line(self, tx: &Tx) -> ReportLine {
        let report = Report {
            id: self.id,
            unit: self.unit_id,
            status: self.status,
            due_at: self.due_at,
            locks_at: self.locks_at,
            nil_return: self.nil_return,
            submitted_by: self.submitted_by,
            approved_by: self.approved_by,
            first_sent_at: self.first_sent_at,
            sent_at: self.sent_at,
            current_no: self.current_no,
            accepted_no: None,
            returns_count: self.returns_count,
            open_flags: self.open_flags,
            correct_by: self.correct_by,
            row_version: self.row_version,
        };
        let next = report.next_for(tx.viewer());
        let waits_since = match next {
            Some(Act::ApproveReport) => self.submitted_at,
            Some(Act::AcceptReport | Act::ReturnReport) => self.sent_at,
            _ => None,
        };
        // What the unit has not sent is the unit's own business.
        let own = tx.viewer().scope(Act::ReadReport).own.contains(&self.unit_id);
        ReportLine {
            id: self.id,
            unit_code: self.code,
            unit_name: Wording::new(self.short_name, self.name_en),
            is_own: own,
            title: Wording::new(self.title_vi, self.title_en),
            period: self.period,
            cutoff_from: self.cutoff_from,
            cutoff_to: self.cutoff_to,
            due_on: office_day(self.due_at),
            status: self.status,
            overdue: report.is_overdue(tx.now()),
            on_time: report.first_on_time(),
            sent_at: self.sent_at,
            waits_since,
            nil_return: self.nil_return,
            filled: if own || self.sent_at.is_some() { self.filled } else { 0 },
            asked: self.asked,
            open_flags: if pages::knows_marks(tx.viewer(), self.unit_id) {
                self.open_flags
            } else {
                report.told_flags()
            },
            said: self.said.filter(|_| own),
            notice: None,
            correct_by: self.correct_by.filter(|_| self.status.is_with_unit()),
            next,
        }
    }

    pub(super) fn cursor(&self) -> String {
        format!("{}_{}", self.due_at.timestamp_micros(), self.id)
    }
}

pub(super) fn lines() -> SelectStatement {
    use report::Column as R;
    use round::Column as O;
    let mut select = Query::select();
    for column in [
        R::Id,
        R::UnitId,
        R::Status,
        R::DueAt,
        R::LocksAt,
        R::NilReturn,
        R::SubmittedBy,
        R::ApprovedBy,
        R::FirstSentAt,
        R::SentAt,
        R::CurrentNo,
        R::ReturnsCount,
        R::OpenFlags,
        R::CorrectBy,
        R::Filled,
        R::Said,
        R::RowVersion,
    ] {
        select.column((report::Entity, column));
    }
    for column in [O::TemplateCode, O::TitleVi, O::TitleEn, O::Period, O::CutoffFrom, O::CutoffTo] {
        select.column((round::Entity, column));
    }
    select
        .expr_as(Expr::col((round::Entity, O::Code)), "round_code")
        .column((version::Entity, version::Column::Asked))
        .column((submission::Entity, submission::Column::SubmittedAt))
        .column((unit::Entity, unit::Column::Code))
        .column((unit_version::Entity, unit_version::Column::ShortName))
        .column((unit_version::Entity, unit_version::Column::NameEn))
        .from(report::Entity);
    joined(&mut select);
    select.join(
        JoinType::InnerJoin,
        version::Entity,
        Expr::col((version::Entity, version::Column::Id)).equals((round::Entity, O::VersionId)),
    );
    // The last submission, where there is one.
    select.join(
        JoinType::LeftJoin,
        submission::Entity,
        Condition::all()
            .add(
                Expr::col((submission::Entity, submission::Column::ReportId))
                    .equals((report::Entity, R::Id)),
            )
            .add(
                Expr::col((submission::Entity, submission::Column::No))
                    .equals((report::Entity, R::CurrentNo)),
            ),
    );
    select
}

/// Reports with their rounds, units, and the units' names at the end of the data window.
fn joined(select: &mut SelectStatement) {
    let unit_of = Expr::col((report::Entity, report::Column::UnitId));
    select
        .join(
            JoinType::InnerJoin,
            round::Entity,
            Expr::col((round::Entity, round::Column::Id))
                .equals((report::Entity, report::Column::RoundId)),
        )
        .join(
            JoinType::InnerJoin,
            unit::Entity,
            Expr::col((unit::Entity, unit::Column::Id))
                .equals((report::Entity, report::Column::UnitId)),
        )
        .join(
            JoinType::InnerJoin,
            unit_version::Entity,
            units::named_as_of(unit_of, Expr::col((round::Entity, round::Column::CutoffTo))),
        );
}

pub(super) fn latest_first(mut select: SelectStatement) -> SelectStatement {
    select
        .order_by((report::Entity, report::Column::DueAt), Order::Desc)
        .order_by((report::Entity, report::Column::Id), Order::Asc);
    select
}

pub(super) fn narrowed(filter: &ReportFilter) -> Condition {
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
    // Each word somewhere: in the round's title or the unit's name, accents or not.
    for word in fold(&filter.q).split_whitespace().take(WORDS) {
        let like = || LikeExpr::new(format!("%{}%", escaped(word))).escape('\\');
        within = within.add(
            Condition::any()
                .add(Expr::col((round::Entity, round::Column::TextFold)).like(like()))
                .add(
                    Expr::col((unit_version::Entity, unit_version::Column::TextFold)).like(like()),
                ),
        );
    }
    within
}

fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// What comes after a cursor, latest due first; a cursor that cannot be read starts at the top.
pub(super) fn after(cursor: &str) -> Option<Condition> {
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

async fn counts(tx: &Tx, within: Condition) -> Result<BTreeMap<ReportStatus, i64>> {
    #[derive(FromQueryResult)]
    struct Count {
        status: ReportStatus,
        count: i64,
    }
    let mut select = Query::select();
    select
        .column((report::Entity, report::Column::Status))
        .expr_as(col(report::Column::Id).count(), "count")
        .from(report::Entity);
    joined(&mut select);
    select.cond_where(within).group_by_col((report::Entity, report::Column::Status));
    let rows = Count::find_by_statement(tx.db().get_database_backend().build(&select))
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().map(|row| (row.status, row.count)).collect())
}

async fn unit_choices(tx: &Tx) -> Result<Vec<(String, Wording)>> {
    let scope = tx.viewer().scope(Act::ReadReport);
    let units = units::on(tx, tx.now().today).await?;
    let seen = units.into_iter().filter(|unit| {
        units::reports(unit.kind)
            && match &scope.ministry {
                domain::viewer::Covers::Every => true,
                domain::viewer::Covers::These(seen) => {
                    seen.contains(&unit.id) || scope.own.contains(&unit.id)
                }
            }
    });
    Ok(seen.map(|unit| (unit.code, Wording::new(unit.short_name, unit.name_en))).collect())
}

async fn round_choices(tx: &Tx) -> Result<Vec<(String, Wording)>> {
    let rounds = crate::rounds::list(tx).await?;
    let opened = rounds.into_iter().filter(|round| round.opens_at <= tx.now().at);
    Ok(opened.map(|round| (round.code, round.title)).collect())
}

pub(super) async fn fetch(tx: &Tx, select: &SelectStatement) -> Result<Vec<Row>> {
    let statement = tx.db().get_database_backend().build(select);
    Row::find_by_statement(statement).all(tx.db()).await.map_err(Error::from)
}

pub(super) fn col(column: report::Column) -> Expr {
    Expr::col((report::Entity, column))
}
