//! The filtered list of reports, and the lines that every list is made of.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{PersonId, ReportId, UnitId},
    period::Period,
    policy::Act,
    report::{Report, ReportFilter, ReportLine, ReportList, ReportStatus},
    template::Wording,
    time::office_day,
};
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Condition, Expr, ExprTrait, JoinType, Order, Query, SelectStatement},
};

use super::{
    narrow::{after, beyond, chosen, counts, narrowed},
    notices, pages,
    queries::listed,
};
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

/// One page of the list, and what it can be narrowed to.
pub async fn list(tx: &Tx, filter: &ReportFilter) -> Result<ReportList> {
    let scope = listed(&tx.viewer().scope(Act::ReadReport));
    let opened = Expr::col((round::Entity, round::Column::OpensAt)).lte(tx.now().at);
    let within = Condition::all().add(scope).add(opened).add(narrowed(tx, filter).await?);
    let counts = counts(tx, within.clone()).await?;
    let chosen = Condition::all().add(within).add(chosen(filter, tx.now()));
    let mut select = lines();
    select.cond_where(chosen.clone());
    let mut before = 0;
    if let Some(after) = after(&filter.after) {
        before = counts.chosen(filter) - beyond(tx, chosen, after.clone()).await?;
        select.cond_where(after);
    }
    let rows = fetch(tx, latest_first(select).limit(PAGE + 1)).await?;
    let next = rows.get(PAGE as usize - 1).filter(|_| rows.len() > PAGE as usize).map(Row::cursor);
    let lines = rows.into_iter().take(PAGE as usize).map(|row| row.line(tx)).collect();
    let lines = notices::onto(tx, lines).await?;
    Ok(ReportList {
        lines,
        counts,
        before,
        next,
        units: unit_choices(tx).await?,
        rounds: round_choices(tx).await?,
    })
}

#[derive(FromQueryResult)]
pub(super) struct Row {
    pub(super) id: ReportId,
    pub(super) unit_id: UnitId,
    pub(super) status: ReportStatus,
    pub(super) due_at: DateTime<Utc>,
    pub(super) locks_at: DateTime<Utc>,
    pub(super) extended_until: Option<NaiveDate>,
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
    pub(super) fn report(&self) -> Report {
        Report {
            id: self.id,
            unit: self.unit_id,
            status: self.status,
            due_at: self.due_at,
            locks_at: self.locks_at,
            extended_until: self.extended_until,
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
        }
    }

    pub(super) fn line(self, tx: &Tx) -> ReportLine {
        let report = self.report();
        let next = report.next_for(tx.viewer(), tx.now());
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
            more_time: report.more_time(),
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
        R::ExtendedUntil,
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
pub fn joined(select: &mut SelectStatement) {
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
