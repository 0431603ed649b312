//! Who sent when: every unit and every round of a year.

use chrono::Datelike;
use domain::{
    period::Period,
    policy::Act,
    report::ReportStatus,
    template::Wording,
    time::office_day,
    total::{Completeness, Coverage, MatrixCell, MatrixRound, MatrixUnit},
};
use sea_orm::{
    EntityTrait, QueryOrder,
    sea_query::{Condition, Expr, ExprTrait},
};

use super::read::{UnitReport, opened_rounds, readable, unit_reports};
use crate::{
    Result, Tx,
    reports::listed,
    tables::{
        reports::{report, round},
        templates::template,
    },
};

/// `year` as typed, this year when it is none of those there are; `template` is a regime's code, all
/// when it is none.
///
/// # Errors
/// Refused for whoever reads no reports.
pub async fn completeness(tx: &Tx, year: &str, template: &str) -> Result<Completeness> {
    tx.viewer().require_somewhere(Act::ReadReport)?;
    let scope = readable(tx);
    let mut rounds = opened_rounds(tx).await?;
    let mut years: Vec<i32> = rounds.iter().map(year_of).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    let this_year = years.first().copied().unwrap_or_else(|| tx.now().today.year());
    let year = year.parse().ok().filter(|year| years.contains(year)).unwrap_or(this_year);
    rounds.retain(|round| year_of(round) == year);
    let templates = templates(tx, &rounds).await?;
    let chosen = templates.iter().any(|(code, _)| code == template);
    if chosen {
        rounds.retain(|round| round.template_code == template);
    }
    rounds.reverse();
    let ids: Vec<_> = rounds.iter().map(|round| round.id).collect();
    let of_rounds = Expr::col((report::Entity, report::Column::RoundId)).is_in(ids);
    let within = Condition::all().add(listed(&scope)).add(of_rounds);
    let reports = unit_reports(tx, within).await?;
    Ok(Completeness {
        year,
        years,
        templates,
        template: if chosen { template.to_owned() } else { String::new() },
        units: units(tx, &rounds, &reports, &scope),
        rounds: rounds.iter().map(|round| column(tx, round, &reports)).collect(),
        as_of: tx.now().at,
    })
}

fn year_of(round: &round::Model) -> i32 {
    round.period.map_or_else(|| office_day(round.due_at).year(), Period::year)
}

/// The regimes that have rounds among these.
async fn templates(tx: &Tx, rounds: &[round::Model]) -> Result<Vec<(String, Wording)>> {
    let all = template::Entity::find().order_by_asc(template::COLUMN.code).all(tx.db()).await?;
    let used = all
        .into_iter()
        .filter(|template| rounds.iter().any(|round| round.template_code == template.code));
    let mut used: Vec<template::Model> = used.collect();
    used.sort_by_key(|template| template.period_kind);
    Ok(used
        .into_iter()
        .map(|template| (template.code, Wording::new(template.title_vi, template.title_en)))
        .collect())
}

fn column(tx: &Tx, round: &round::Model, reports: &[UnitReport]) -> MatrixRound {
    let of_round = reports.iter().filter(|report| report.round_id == round.id);
    MatrixRound {
        code: round.code.clone(),
        title: Wording::new(round.title_vi.clone(), round.title_en.clone()),
        period: round.period,
        due_on: office_day(round.due_at),
        is_due: tx.now().at > round.due_at,
        on_time: on_time(of_round),
    }
}

/// Of those that owe a report, how many sent it in time.
pub fn on_time<'a>(reports: impl Iterator<Item = &'a UnitReport>) -> Coverage {
    let owing = reports.filter(|report| report.status != ReportStatus::Exempt);
    owing.fold(Coverage::default(), |Coverage { n, of }, report| Coverage {
        n: n + i64::from(report.on_time() == Some(true)),
        of: of + 1,
    })
}

fn units(
    tx: &Tx,
    rounds: &[round::Model],
    reports: &[UnitReport],
    scope: &domain::viewer::Scope,
) -> Vec<MatrixUnit> {
    let now = tx.now();
    let mut units: Vec<MatrixUnit> = Vec::new();
    // They come unit by unit.
    for of_unit in reports.chunk_by(|one, other| one.unit_id == other.unit_id) {
        let Some(last) = of_unit.last() else { continue };
        let cells = rounds.iter().map(|round| {
            let report = of_unit.iter().find(|report| report.round_id == round.id)?;
            Some(MatrixCell {
                id: report.id,
                status: report.status,
                overdue: report.is_overdue(now),
                on_time: report.on_time(),
                first_sent_on: report.first_sent_at.map(office_day),
                nil_return: report.nil_return,
                opens: report.opens(scope),
            })
        });
        units.push(MatrixUnit {
            code: last.code.clone(),
            name: last.name(),
            cells: cells.collect(),
            on_time: on_time(
                of_unit.iter().filter(|one| one.on_time().is_some() || one.is_overdue(now)),
            ),
        });
    }
    units
}
