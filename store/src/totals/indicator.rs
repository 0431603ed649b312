//! One indicator: its total, how it went, and what each unit says.

use std::collections::HashMap;

use domain::{
    id::{ReportId, RoundId, TopicId},
    number::from_rest,
    report::{Answer, CellKey, CellValue, ReportStatus},
    template::Wording,
    total::{
        Aggregation, Basis, IndicatorPage, IndicatorUnit, Reach, RoundName, Said, TotalLine,
        Totalled, TrendPoint,
    },
    viewer::Covers,
};
use sea_orm::{EntityTrait, QueryFilter};

use super::{
    count::{Cells, cells, places},
    lines::{line_of, sees, told},
    read::{
        UnitReport, along, before, chosen, fields_in, named, of_round, opened_rounds, owed,
        readable, unit_reports,
    },
};
use crate::{
    Error, Result, Tx,
    tables::{
        catalogue::{indicator as row, topic},
        reports::round,
    },
    templates,
};

/// Rounds of a trend.
const TREND: usize = 12;

/// `round` is a code, the latest that asks it when empty; `col` a part of its breakdown.
pub async fn indicator(
    tx: &Tx,
    code: &str,
    col: &str,
    round: &str,
    basis: Basis,
) -> Result<IndicatorPage> {
    let reach = Reach::of(tx.viewer())?;
    let known = row::Entity::find()
        .filter(row::COLUMN.code.eq(code))
        .one(tx.db())
        .await?
        .ok_or(Error::NotFound)?;
    let rounds = asking(tx, code).await?;
    let round = chosen(&rounds, round)?;
    let frozen = templates::frozen(tx, round.version_id).await?;
    let place = places(tx, round.version_id)
        .await?
        .into_iter()
        .find(|place| place.key == CellKey::at(code, col))
        .ok_or(Error::NotFound)?;
    if !sees(fields_in(tx, &reach).await?.as_ref(), &place) {
        return Err(Error::NotFound);
    }
    let field = frozen.template.field(code).ok_or(Error::NotFound)?;
    let previous = before(&rounds, round);
    let trend = trend(tx, &reach, &rounds, round, basis, &place).await?;
    let total = |of: &RoundName| {
        trend.iter().find(|point| point.round.code == of.code).map(|point| point.total.clone())
    };
    let (name, name_before) = (named(round), previous.map(named));
    let line = TotalLine {
        total: total(&name).ok_or_else(|| Error::inconsistent("a trend without its end"))?,
        previous: name_before.as_ref().and_then(total),
        ..line_of(&frozen.template, &place)
    };
    let label = |key: &String| {
        frozen
            .template
            .field(key)
            .map_or_else(|| Wording::new(key.clone(), key.clone()), |field| field.label.clone())
    };
    let parts = match &place.how {
        Aggregation::Ratio { over, under } => Some((label(over), label(under))),
        _ => None,
    };
    let columns = field.columns.iter().map(|one| (one.key.clone(), one.label.clone()));
    Ok(IndicatorPage {
        line,
        columns: columns.collect(),
        parts,
        formula: field.formula.clone(),
        topic: topic_of(tx, known.topic_id).await?,
        round: name,
        previous: name_before,
        rounds: rounds.iter().map(named).collect(),
        basis,
        trend,
        units: units(tx, &reach.units, round, previous, basis, &place).await?,
        as_of: tx.now().at,
    })
}

/// The rounds that have begun and ask it.
async fn asking(tx: &Tx, code: &str) -> Result<Vec<round::Model>> {
    let mut asking = Vec::new();
    for round in opened_rounds(tx).await? {
        if templates::frozen(tx, round.version_id).await?.template.field(code).is_some() {
            asking.push(round);
        }
    }
    Ok(asking)
}

async fn topic_of(tx: &Tx, topic: TopicId) -> Result<Wording> {
    let found = topic::Entity::find_by_id(topic).one(tx.db()).await?;
    Ok(found.map(|topic| Wording::new(topic.name_vi, topic.name_en)).unwrap_or_default())
}

/// This round and those of its regime before it.
async fn trend(
    tx: &Tx,
    reach: &Reach,
    rounds: &[round::Model],
    round: &round::Model,
    basis: Basis,
    place: &Totalled,
) -> Result<Vec<TrendPoint>> {
    let same = |one: &&round::Model| {
        one.template_code == round.template_code && one.due_at <= round.due_at
    };
    let mut rounds: Vec<round::Model> = rounds.iter().filter(same).take(TREND).cloned().collect();
    rounds.reverse();
    let ids: Vec<RoundId> = rounds.iter().map(|round| round.id).collect();
    let owed = owed(tx, &ids, &reach.units).await?;
    let tallies = along(tx, reach, &rounds, basis, place).await?;
    let points = rounds.iter().map(|round| {
        let of = owed.get(&round.id).copied().unwrap_or_default();
        let total = tallies.get(&round.id).map_or_else(
            || told(&super::count::Tallies::new(), place, of),
            |tallies| told(tallies, place, of),
        );
        TrendPoint { round: named(round), total }
    });
    Ok(points.collect())
}

/// Each unit that owes a report, in the official order.
async fn units(
    tx: &Tx,
    reach: &Covers,
    round: &round::Model,
    previous: Option<&round::Model>,
    basis: Basis,
    place: &Totalled,
) -> Result<Vec<IndicatorUnit>> {
    let reports = unit_reports(tx, of_round(round.id, reach)).await?;
    let before = match previous {
        Some(previous) => unit_reports(tx, of_round(previous.id, reach)).await?,
        None => Vec::new(),
    };
    let mut fields = vec![place.key.field.clone()];
    if let Aggregation::Ratio { over, under } = &place.how {
        fields.extend([over.clone(), under.clone()]);
    }
    let counting = reports.iter().chain(&before).filter(|one| basis.counts(one.status));
    let ids: Vec<ReportId> = counting.map(|one| one.id).collect();
    let said = cells(tx, &ids, Some(&fields)).await?;
    let scope = readable(tx);
    let owing = reports.into_iter().filter(|one| one.status != ReportStatus::Exempt);
    let units = owing.map(|one| {
        let earlier = before.iter().find(|other| other.unit_id == one.unit_id);
        let (over, under) = match &place.how {
            Aggregation::Ratio { over, under } => (
                answer(&said, &one, &CellKey::at(over, &place.key.col)),
                answer(&said, &one, &CellKey::at(under, &place.key.col)),
            ),
            _ => (None, None),
        };
        IndicatorUnit {
            id: one.id,
            name: one.name(),
            overdue: one.is_overdue(tx.now()),
            counts: basis.counts(one.status),
            now: answer(&said, &one, &place.key),
            over,
            under,
            previous: earlier.and_then(|earlier| answer(&said, earlier, &place.key)),
            no: one.current_no,
            nil_return: one.nil_return,
            opens: one.opens(&scope),
            status: one.status,
            code: one.code,
        }
    });
    Ok(units.collect())
}

fn answer(said: &Cells, report: &UnitReport, key: &CellKey) -> Option<Answer> {
    let Said { state, num } = *said.get(&report.id).unwrap_or(&HashMap::new()).get(key)?;
    Some(Answer { state, value: num.map(|num| CellValue::Number(from_rest(num))) })
}
