//! Counting all totals anew, and comparing what is kept with what would be counted.

use domain::{
    id::{PersonId, RoundId},
    report::CellKey,
    total::{Basis, Tally},
    viewer::{Covers, Viewer},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{
    count::{anew, places},
    keep::{kept, told, write},
};
use crate::{
    Result, Store, Tx, dialect,
    tables::{reports::round, totals},
};

/// A total that is not what its reports say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The round's code.
    pub round: String,
    pub basis: Basis,
    pub key: CellKey,
    pub kept: Tally,
    pub counted: Tally,
}

impl Store {
    /// Counts every total anew. The number of rounds.
    pub async fn rebuild_totals(&self) -> Result<usize> {
        let tx = self.begin(nobody()).await?;
        let rounds = rebuild_all(&tx).await?;
        tx.commit().await?;
        Ok(rounds)
    }

    /// How many totals there are, and each that is not what its reports say.
    pub async fn verify_totals(&self) -> Result<(usize, Vec<Difference>)> {
        let tx = self.look(nobody()).await?;
        let (mut count, mut differences) = (0, Vec::new());
        for round in rounds(&tx).await? {
            let places = places(&tx, round.version_id).await?;
            let mut all = anew(&tx, round.id, &places, &Covers::Every, None).await?;
            for basis in Basis::ALL {
                let kept = kept(&tx, round.id, *basis).await?;
                let counted = all.remove(basis).unwrap_or_default();
                let (kept, counted) = (told(&kept), told(&counted));
                count += kept.len();
                let mut keys: Vec<&CellKey> = kept.keys().chain(counted.keys()).copied().collect();
                keys.sort();
                keys.dedup();
                let tally = |of: Option<&&Tally>| of.map_or_else(Tally::default, |one| **one);
                for key in keys {
                    let (kept, counted) = (tally(kept.get(key)), tally(counted.get(key)));
                    if kept != counted {
                        differences.push(Difference {
                            round: round.code.clone(),
                            basis: *basis,
                            key: key.clone(),
                            kept,
                            counted,
                        });
                    }
                }
            }
        }
        Ok((count, differences))
    }
}

/// Where the table is new and there are reports already: what a migration cannot fill.
pub(crate) async fn fill_if_missing(store: &Store) -> Result<()> {
    let tx = store.look(nobody()).await?;
    let is_new = totals::Entity::find().count(tx.db()).await? == 0;
    let has_rounds = round::Entity::find().count(tx.db()).await? > 0;
    drop(tx);
    if is_new && has_rounds {
        store.rebuild_totals().await?;
    }
    Ok(())
}

pub(crate) async fn rebuild_all(tx: &Tx) -> Result<usize> {
    // Nobody's report moves meanwhile.
    dialect::lock_trail(tx).await?;
    let rounds = rounds(tx).await?;
    for round in &rounds {
        rebuild(tx, round).await?;
    }
    Ok(rounds.len())
}

async fn rebuild(tx: &Tx, round: &round::Model) -> Result<()> {
    forget(tx, round.id).await?;
    let places = places(tx, round.version_id).await?;
    for (basis, tallies) in anew(tx, round.id, &places, &Covers::Every, None).await? {
        write(tx, round.id, basis, &tallies).await?;
    }
    Ok(())
}

async fn forget(tx: &Tx, round: RoundId) -> Result<()> {
    totals::Entity::delete_many().filter(totals::Column::RoundId.eq(round)).exec(tx.db()).await?;
    Ok(())
}

async fn rounds(tx: &Tx) -> Result<Vec<round::Model>> {
    Ok(round::Entity::find().order_by_asc(round::COLUMN.code).all(tx.db()).await?)
}

/// The program itself.
fn nobody() -> Viewer {
    let id = PersonId::from(Uuid::nil());
    Viewer { id, name: String::new(), address: None, grants: Vec::new() }
}
