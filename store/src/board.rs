//! The board: how reporting stands, as one read. Each part is a query of its own, scoped alike.

mod ahead;

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::{
    board::{Board, BoardRound, Timeliness, UnitState},
    id::RoundId,
    period::{Period, PeriodKind},
    policy::Act,
    report::{Only, ReportStatus},
    template::Wording,
    total::Coverage,
    viewer::Scope,
};
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Alias, CaseStatement, Condition, Expr, ExprTrait, Func, Query},
};

use crate::{
    Result, Tx,
    reports::{counts, listed, matching},
    tables::reports::{report, round},
    totals::read::{UnitReport, named, opened_rounds, unit_reports},
};

/// Of the periods of a kind; of months where `kind` is none there are.
///
/// # Errors
/// Refused for whoever is not shown the board.
pub async fn board(tx: &Tx, kind: &str) -> Result<Board> {
    tx.viewer().require_somewhere(Act::ReadBoard)?;
    let scope = tx.viewer().scope(Act::ReadReport);
    let all = opened_rounds(tx).await?;
    let mut kinds: Vec<PeriodKind> =
        all.iter().filter_map(|round| round.period).map(Period::kind).collect();
    kinds.sort();
    kinds.dedup();
    let asked = kind.parse().ok().filter(|kind| kinds.contains(kind));
    let kind = asked.or_else(|| kinds.first().copied()).unwrap_or(PeriodKind::Month);
    let of_kind = |round: &&round::Model| round.period.is_some_and(|one| one.kind() == kind);
    let rounds: Vec<&round::Model> = all.iter().filter(of_kind).collect();
    let due: Vec<&round::Model> =
        rounds.iter().copied().filter(|round| tx.now().at > round.due_at).collect();
    let trend = trend(tx, &scope, &due).await?;
    let mut latest = trend.iter().rev().cloned();
    Ok(Board {
        kind,
        kinds,
        under_way: match rounds.first() {
            Some(round) => Some(under_way(tx, &scope, round).await?),
            None => None,
        },
        last_due: latest.next(),
        due_before: latest.next(),
        trend,
        recommendations: crate::recommendations::standing(tx, tx.now().today.year()).await?,
        ahead: ahead::deadlines(tx, &scope, &all).await?,
        as_of: tx.now().at,
    })
}

async fn under_way(tx: &Tx, scope: &Scope, round: &round::Model) -> Result<BoardRound> {
    let of_round = Expr::col((report::Entity, report::Column::RoundId)).eq(round.id);
    let within = Condition::all().add(listed(scope)).add(of_round);
    let reports = unit_reports(tx, within.clone()).await?;
    let unit = |one: UnitReport| UnitState {
        id: one.id,
        name: one.name(),
        province: one.province.clone().unwrap_or_else(|| one.short_name.clone()),
        overdue: one.is_overdue(tx.now()),
        opens: one.opens(scope),
        status: one.status,
        code: one.code,
    };
    Ok(BoardRound {
        round: named(round),
        counts: counts(tx, within).await?,
        units: reports.into_iter().map(unit).collect(),
    })
}

/// The due rounds of this year and the last one, oldest first.
async fn trend(tx: &Tx, scope: &Scope, due: &[&round::Model]) -> Result<Vec<Timeliness>> {
    let since = tx.now().today.year() - 1;
    let shown: Vec<&round::Model> = due
        .iter()
        .copied()
        .filter(|round| round.period.is_some_and(|period| period.year() >= since))
        .collect();
    let on_time = timeliness(tx, scope, shown.iter().map(|round| round.id).collect()).await?;
    let points = shown.into_iter().rev().map(|round| Timeliness {
        round: named(round),
        on_time: on_time.get(&round.id).copied().unwrap_or_default(),
    });
    Ok(points.collect())
}

/// Of each round, how many sent it in time, of those that owe it.
async fn timeliness(
    tx: &Tx,
    scope: &Scope,
    rounds: Vec<RoundId>,
) -> Result<BTreeMap<RoundId, Coverage>> {
    #[derive(FromQueryResult)]
    struct Row {
        round_id: RoundId,
        owed: i64,
        on_time: i64,
    }
    let col = |column| Expr::col((report::Entity, column));
    let in_time = CaseStatement::new().case(matching(Only::OnTime, tx.now()), 1).finally(0);
    let select = Query::select()
        .column((report::Entity, report::Column::RoundId))
        .expr_as(col(report::Column::Id).count(), Alias::new("owed"))
        .expr_as(Func::sum(Expr::Case(Box::new(in_time))), Alias::new("on_time"))
        .from(report::Entity)
        .cond_where(listed(scope))
        .and_where(col(report::Column::Status).ne(ReportStatus::Exempt))
        .and_where(col(report::Column::RoundId).is_in(rounds))
        .group_by_col((report::Entity, report::Column::RoundId))
        .to_owned();
    let statement = tx.db().get_database_backend().build(&select);
    let rows = Row::find_by_statement(statement).all(tx.db()).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.round_id, Coverage { n: row.on_time, of: row.owed }))
        .collect())
}

/// A round's title in both languages.
fn title(round: &round::Model) -> Wording {
    Wording::new(round.title_vi.clone(), round.title_en.clone())
}
