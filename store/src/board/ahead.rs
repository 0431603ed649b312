//! The days on which reports are due: of rounds that have begun, of corrections, and of the rounds that
//! the regimes will open next.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    board::{Deadline, Due},
    id::RoundId,
    report::{Only, ReportStatus},
    template::Wording,
    time::office_day,
    viewer::Scope,
};
use sea_orm::{
    ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Alias, Condition, Expr, ExprTrait, Query},
};

use super::title;
use crate::{
    Result, Tx,
    reports::{listed, matching},
    tables::{
        reports::{report, round},
        templates::template,
    },
};

/// Lines that there is room for; a tablet held across shows three.
const MOST: usize = 4;

pub async fn deadlines(tx: &Tx, scope: &Scope, opened: &[round::Model]) -> Result<Vec<Deadline>> {
    let mut all = of_rounds(tx, scope, opened).await?;
    all.extend(corrections(tx, scope, opened).await?);
    all.extend(expected(tx, opened).await?);
    all.sort_by_key(|one| (one.on, one.period));
    all.truncate(MOST);
    Ok(all)
}

/// Rounds that have begun and are not due yet.
async fn of_rounds(tx: &Tx, scope: &Scope, opened: &[round::Model]) -> Result<Vec<Deadline>> {
    let open: Vec<&round::Model> =
        opened.iter().filter(|round| round.due_at >= tx.now().at).collect();
    let missing = missing(tx, scope, open.iter().map(|round| round.id).collect()).await?;
    let lines = open.into_iter().map(|round| Deadline {
        on: office_day(round.due_at),
        title: title(round),
        period: round.period,
        what: Due::Round {
            code: round.code.clone(),
            missing: missing.get(&round.id).copied().unwrap_or_default(),
        },
    });
    Ok(lines.collect())
}

async fn missing(tx: &Tx, scope: &Scope, rounds: Vec<RoundId>) -> Result<BTreeMap<RoundId, i64>> {
    #[derive(FromQueryResult)]
    struct Row {
        round_id: RoundId,
        count: i64,
    }
    let col = |column| Expr::col((report::Entity, column));
    let select = Query::select()
        .column((report::Entity, report::Column::RoundId))
        .expr_as(col(report::Column::Id).count(), Alias::new("count"))
        .from(report::Entity)
        .cond_where(listed(scope))
        .cond_where(matching(Only::Missing, tx.now()))
        .and_where(col(report::Column::RoundId).is_in(rounds))
        .group_by_col((report::Entity, report::Column::RoundId))
        .to_owned();
    let rows = Row::find_by_statement(tx.db().get_database_backend().build(&select));
    Ok(rows.all(tx.db()).await?.into_iter().map(|row| (row.round_id, row.count)).collect())
}

/// What the ministry returned and is due again.
async fn corrections(tx: &Tx, scope: &Scope, opened: &[round::Model]) -> Result<Vec<Deadline>> {
    #[derive(FromQueryResult)]
    struct Row {
        round_id: RoundId,
        correct_by: NaiveDate,
        count: i64,
    }
    let col = |column| Expr::col((report::Entity, column));
    let select = Query::select()
        .column((report::Entity, report::Column::RoundId))
        .column((report::Entity, report::Column::CorrectBy))
        .expr_as(col(report::Column::Id).count(), Alias::new("count"))
        .from(report::Entity)
        .cond_where(Condition::all().add(listed(scope)))
        .and_where(col(report::Column::Status).eq(ReportStatus::Returned))
        .and_where(col(report::Column::CorrectBy).gte(tx.now().today))
        .group_by_col((report::Entity, report::Column::RoundId))
        .group_by_col((report::Entity, report::Column::CorrectBy))
        .to_owned();
    let rows = Row::find_by_statement(tx.db().get_database_backend().build(&select));
    let lines = rows.all(tx.db()).await?.into_iter().filter_map(|row| {
        let round = opened.iter().find(|round| round.id == row.round_id)?;
        Some(Deadline {
            on: row.correct_by,
            title: title(round),
            period: round.period,
            what: Due::Corrections { code: round.code.clone(), count: row.count },
        })
    });
    Ok(lines.collect())
}

/// Of each regime in force, the round after its latest.
async fn expected(tx: &Tx, opened: &[round::Model]) -> Result<Vec<Deadline>> {
    let regimes =
        template::Entity::find().filter(template::COLUMN.status.eq("active")).all(tx.db()).await?;
    let next = regimes.into_iter().filter_map(|regime| {
        let latest = opened.iter().find(|round| round.template_code == regime.code)?;
        let period = latest.period?.next();
        let number = |days: i32| u32::try_from(days).ok();
        let on = period.due_on(number(regime.due_months_before_end)?, number(regime.due_day)?);
        (on >= tx.now().today).then(|| Deadline {
            on,
            title: Wording::new(regime.title_vi, regime.title_en),
            period: Some(period),
            what: Due::Expected,
        })
    });
    Ok(next.collect())
}
