//! Keeping the totals: in the transaction in which a report arrives, is accepted or goes back.

use std::collections::{BTreeMap, HashMap};

use domain::{
    id::RoundId,
    report::{CellKey, Report},
    total::{Basis, Pick, Sender, Tally, Totalled},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::count::{Counted, Tallies, cells, offered, places};
use crate::{
    Error, Result, Tx, dialect,
    tables::{
        reports::{report, round},
        totals::{ActiveModel, Column, Entity, Model},
    },
};

/// Rows per statement: SQLite takes 32,766 parameters, a row has thirteen.
const BATCH: usize = 1_000;

/// A report's state changed: its part is added to the totals, or taken away. `before` is its row as it
/// was. One writer at a time: the lock of the audit log is held from here to the end.
pub async fn moved(tx: &Tx, before: &report::Model, next: &Report) -> Result<()> {
    let steps: Vec<(Basis, bool)> = Basis::ALL
        .iter()
        .map(|basis| (*basis, basis.counts(before.status), basis.counts(next.status)))
        .filter(|(_, was, is)| was != is)
        .map(|(basis, _, is)| (basis, is))
        .collect();
    if steps.is_empty() {
        return Ok(());
    }
    dialect::lock_trail(tx).await?;
    let round = round::Entity::find_by_id(before.round_id)
        .one(tx.db())
        .await?
        .ok_or_else(|| Error::inconsistent("a report without its round"))?;
    let places = places(tx, round.version_id).await?;
    let said = cells(tx, &[next.id], None).await?.remove(&next.id).unwrap_or_default();
    for (basis, comes) in steps {
        let report = if comes { after(before, next) } else { Counted::of(before) };
        let mut tallies = kept(tx, round.id, basis).await?;
        let mut lost = Vec::new();
        for place in &places {
            let part = report.part(place, &said);
            let tally = tallies.entry(place.key.clone()).or_default();
            if comes {
                tally.add(&place.how, part, report.by);
            } else if tally.take(part, report.by) {
                lost.push(place);
            }
        }
        choose_again(tx, &round, basis, &lost, &report, &mut tallies).await?;
        write(tx, round.id, basis, &tallies).await?;
    }
    Ok(())
}

fn after(before: &report::Model, next: &Report) -> Counted {
    let at = next.sent_at.unwrap_or(before.due_at);
    Counted {
        id: next.id,
        status: next.status,
        nil_return: next.nil_return,
        by: Sender { report: next.id, at },
    }
}

async fn choose_again(
    tx: &Tx,
    round: &round::Model,
    basis: Basis,
    lost: &[&Totalled],
    without: &Counted,
    tallies: &mut Tallies,
) -> Result<()> {
    if lost.is_empty() {
        return Ok(());
    }
    for (key, how, num, by) in offered(tx, round.id, basis, lost, without.id).await? {
        tallies.entry(key).or_default().offer(&how, Pick { num, by });
    }
    Ok(())
}

/// The totals of a round as they are kept.
pub async fn kept(tx: &Tx, round: RoundId, basis: Basis) -> Result<Tallies> {
    let rows = Entity::find()
        .filter(Column::RoundId.eq(round))
        .filter(Column::Basis.eq(basis))
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().map(|row| (key(&row), tally(&row))).collect())
}

/// The same of several rounds and some fields.
pub async fn kept_of(
    tx: &Tx,
    rounds: &[RoundId],
    basis: Basis,
    fields: &[&str],
) -> Result<HashMap<RoundId, Tallies>> {
    let rows = Entity::find()
        .filter(Column::RoundId.is_in(rounds.iter().copied()))
        .filter(Column::Basis.eq(basis))
        .filter(Column::Field.is_in(fields.iter().copied()))
        .all(tx.db())
        .await?;
    let mut found: HashMap<RoundId, Tallies> = HashMap::new();
    for row in rows {
        found.entry(row.round_id).or_default().insert(key(&row), tally(&row));
    }
    Ok(found)
}

pub async fn write(tx: &Tx, round: RoundId, basis: Basis, tallies: &Tallies) -> Result<()> {
    let rows: Vec<ActiveModel> =
        tallies.iter().map(|(key, tally)| row(round, basis, key, tally)).collect();
    for batch in rows.chunks(BATCH) {
        Entity::insert_many(batch.to_vec())
            .on_conflict(replacing())
            .exec_without_returning(tx.db())
            .await?;
    }
    Ok(())
}

fn replacing() -> OnConflict {
    OnConflict::columns([Column::RoundId, Column::Basis, Column::Field, Column::Col])
        .update_columns([
            Column::Figures,
            Column::Nils,
            Column::SumHigh,
            Column::SumLow,
            Column::UnderHigh,
            Column::UnderLow,
            Column::Pick,
            Column::PickAt,
            Column::PickReport,
        ])
        .to_owned()
}

/// Twelve digits go into the low half.
const HALF: i128 = 1_000_000_000_000;

fn halves(sum: i128) -> (i64, i64) {
    // The high half of what a database could hold reports for fits many times over.
    let high = i64::try_from(sum.div_euclid(HALF)).unwrap_or(i64::MAX);
    let low = i64::try_from(sum.rem_euclid(HALF)).unwrap_or_default();
    (high, low)
}

fn whole(high: i64, low: i64) -> i128 {
    i128::from(high) * HALF + i128::from(low)
}

fn key(row: &Model) -> CellKey {
    CellKey { field: row.field.clone(), row: String::new(), col: row.col.clone() }
}

fn tally(row: &Model) -> Tally {
    let pick = match (row.pick, row.pick_at, row.pick_report) {
        (Some(num), Some(at), Some(report)) => Some(Pick { num, by: Sender { report, at } }),
        _ => None,
    };
    Tally {
        figures: row.figures,
        nils: row.nils,
        sum: whole(row.sum_high, row.sum_low),
        under: whole(row.under_high, row.under_low),
        pick,
    }
}

fn row(round: RoundId, basis: Basis, key: &CellKey, tally: &Tally) -> ActiveModel {
    let (sum_high, sum_low) = halves(tally.sum);
    let (under_high, under_low) = halves(tally.under);
    ActiveModel {
        round_id: Set(round),
        basis: Set(basis),
        field: Set(key.field.clone()),
        col: Set(key.col.clone()),
        figures: Set(tally.figures),
        nils: Set(tally.nils),
        sum_high: Set(sum_high),
        sum_low: Set(sum_low),
        under_high: Set(under_high),
        under_low: Set(under_low),
        pick: Set(tally.pick.map(|pick| pick.num)),
        pick_at: Set(tally.pick.map(|pick| pick.by.at)),
        pick_report: Set(tally.pick.map(|pick| pick.by.report)),
    }
}

/// What is not zero, for comparing.
pub fn told(tallies: &Tallies) -> BTreeMap<&CellKey, &Tally> {
    tallies.iter().filter(|(_, tally)| **tally != Tally::default()).collect()
}
