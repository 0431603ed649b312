//! Which units and rounds the words of a search name. Neither database knows the letters of Vietnamese, and
//! names are few: they are compared here, whole words, with their tones first.

use std::collections::BTreeSet;

use domain::{
    id::{RoundId, VersionId},
    text::{fold, nfc},
};
use sea_orm::{
    EntityTrait,
    sea_query::{Condition, Expr, ExprTrait},
};

use crate::{
    Result, Tx,
    tables::{reports::round, units::version as unit_version},
};

/// Words of a search that are looked for.
const WORDS: usize = 8;

/// The names of one field, as words.
struct Names<Id> {
    id: Id,
    toned: BTreeSet<String>,
    folded: BTreeSet<String>,
}

/// A word as it was typed, in lower case, and without its tones.
struct Word {
    toned: String,
    folded: String,
}

/// Reports whose unit or round these words name; `said` is the whole search, `rest` its folded words.
/// "Quảng Nam" is no unit that has "quảng" in a round that has "năm": what one name says alone comes before
/// what two say together, and tones that were typed before what only sounds alike.
pub async fn by(tx: &Tx, said: &str, rest: &[String]) -> Result<Condition> {
    let words = typed(said, rest);
    if words.is_empty() {
        return Ok(either(&[], &[]));
    }
    let units: Vec<Names<VersionId>> = unit_version::Entity::find()
        .all(tx.db())
        .await?
        .into_iter()
        .map(|one| Names::of(one.id, &[&one.name, &one.short_name, &one.name_en], &one.text_fold))
        .collect();
    let rounds: Vec<Names<RoundId>> = round::Entity::find()
        .all(tx.db())
        .await?
        .into_iter()
        .map(|one| Names::of(one.id, &[&one.title_vi, &one.title_en], &one.text_fold))
        .collect();
    let has_tones = words.iter().any(|word| word.toned != word.folded);
    for toned in [true, false] {
        if toned && !has_tones {
            continue;
        }
        let named = |words: &[Word]| {
            let units: Vec<_> = units.iter().filter(|one| one.has(words, toned)).collect();
            let rounds: Vec<_> = rounds.iter().filter(|one| one.has(words, toned)).collect();
            (!units.is_empty() || !rounds.is_empty()).then(|| either(&units, &rounds))
        };
        let together = || words.chunks(1).map(named).collect::<Option<Vec<_>>>();
        if let Some(found) = named(&words) {
            return Ok(Condition::all().add(found));
        }
        if let Some(found) = together() {
            return Ok(found.into_iter().fold(Condition::all(), Condition::add));
        }
    }
    Ok(Condition::all().add(either(&[], &[])))
}

/// Of one of these units or of one of these rounds; of none, where there are none.
fn either(units: &[&Names<VersionId>], rounds: &[&Names<RoundId>]) -> Condition {
    Condition::any()
        .add(
            Expr::col((unit_version::Entity, unit_version::Column::Id))
                .is_in(units.iter().map(|one| one.id)),
        )
        .add(Expr::col((round::Entity, round::Column::Id)).is_in(rounds.iter().map(|one| one.id)))
}

impl<Id> Names<Id> {
    fn of(id: Id, names: &[&str], folded: &str) -> Self {
        let toned = names.iter().flat_map(|name| words(name)).collect();
        Self { id, toned, folded: words(folded).into_iter().collect() }
    }

    fn has(&self, words: &[Word], toned: bool) -> bool {
        words.iter().all(|word| {
            if toned {
                self.toned.contains(&word.toned)
            } else {
                self.folded.contains(&word.folded)
            }
        })
    }
}

/// The words of the rest, as they stand in what was typed. What has no letter names nothing.
fn typed(said: &str, rest: &[String]) -> Vec<Word> {
    let mut written = words(said);
    let rest = rest.iter().flat_map(|word| words(word));
    let word = |folded: String| {
        let at = written.iter().position(|one| fold(one) == folded);
        let toned = at.map_or_else(|| folded.clone(), |at| written.remove(at));
        Word { toned, folded }
    };
    rest.take(WORDS).map(word).collect()
}

fn words(text: &str) -> Vec<String> {
    let text = nfc(&text.to_lowercase());
    let parts = text.split(|one: char| !one.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect()
}
