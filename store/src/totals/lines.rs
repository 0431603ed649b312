//! Every total of a round: for its page, and as the API tells it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    id::ReportId,
    report::{CellKey, ReportStatus},
    template::{Template, Wording},
    total::{Basis, Part, Reach, Tally, Total, TotalLine, TotalSection, Totalled, TotalsPage},
    viewer::Covers,
};

use super::{
    count::{Tallies, cells, counted, places},
    read::{
        before, chosen, fields_in, named, of_round, opened_rounds, owed, tallies, unit_reports,
    },
};
use crate::{Error, Result, Tx, reports::counts, tables::reports::round, templates};

/// `round` is a code; the latest that has begun when it is empty.
pub async fn page(tx: &Tx, round: &str, basis: Basis) -> Result<TotalsPage> {
    let reach = Reach::of(tx.viewer())?;
    let rounds = opened_rounds(tx).await?;
    let round = chosen(&rounds, round)?;
    let previous = before(&rounds, round);
    let fields = fields_in(tx, &reach).await?;
    let frozen = templates::frozen(tx, round.version_id).await?;
    let places = places(tx, round.version_id).await?;
    let counts = counts(tx, of_round(round.id, &reach.units)).await?;
    let now = tallies(tx, &reach, round.id, basis, &places).await?;
    let earlier = match previous {
        Some(previous) => Some(earlier(tx, &reach, previous, basis).await?),
        None => None,
    };
    let line = |place: &Totalled| TotalLine {
        total: told(&now, place, counts.owed()),
        previous: earlier.as_ref().and_then(|earlier| earlier.get(&place.key).cloned()),
        ..line_of(&frozen.template, place)
    };
    let sections = frozen.template.sections.iter().map(|section| {
        let within = |place: &&Totalled| {
            section.fields.iter().any(|field| field.key == place.key.field)
                && sees(fields.as_ref(), place)
        };
        TotalSection {
            title: section.title.clone(),
            lines: places.iter().filter(within).map(line).collect(),
        }
    });
    Ok(TotalsPage {
        round: named(round),
        previous: previous.map(named),
        rounds: rounds.iter().map(named).collect(),
        basis,
        sections: sections.filter(|section| !section.lines.is_empty()).collect(),
        counts,
        one_unit: matches!(&reach.units, Covers::These(units) if units.len() == 1),
        by_topic: reach.led_by.is_some(),
        as_of: tx.now().at,
    })
}

async fn earlier(
    tx: &Tx,
    reach: &Reach,
    round: &round::Model,
    basis: Basis,
) -> Result<BTreeMap<CellKey, Total>> {
    let places = places(tx, round.version_id).await?;
    let tallies = tallies(tx, reach, round.id, basis, &places).await?;
    let of = owed(tx, &[round.id], &reach.units).await?.remove(&round.id).unwrap_or_default();
    Ok(places.iter().map(|place| (place.key.clone(), told(&tallies, place, of))).collect())
}

/// A line without its figures.
pub fn line_of(template: &Template, place: &Totalled) -> TotalLine {
    let field = template.field(&place.key.field);
    let label = field.map(|field| field.label_of(&place.key.col).clone()).unwrap_or_default();
    TotalLine {
        key: place.key.clone(),
        label,
        unit: field.map(|field| field.unit.clone()).unwrap_or_default(),
        part: !place.key.col.is_empty() || field.is_some_and(|field| field.part),
        how: place.how.clone(),
        total: Tally::default().total(&place.how, place.percent, 0),
        previous: None,
    }
}

pub fn told(tallies: &Tallies, place: &Totalled, of: i64) -> Total {
    let tally = tallies.get(&place.key).copied().unwrap_or_default();
    tally.total(&place.how, place.percent, of)
}

pub fn sees(fields: Option<&BTreeSet<String>>, place: &Totalled) -> bool {
    fields.is_none_or(|fields| fields.contains(&place.key.field))
}

/// A total as the API tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiTotal {
    pub key: CellKey,
    pub unit_label: Wording,
    /// As declared.
    pub how: String,
    pub total: Total,
    /// Codes of the units that owe an answer and have given none that counts.
    pub missing: Vec<String>,
}

/// Every total of a round that has begun.
pub async fn api_totals(tx: &Tx, code: &str, basis: Basis) -> Result<Vec<ApiTotal>> {
    let reach = Reach::of(tx.viewer())?;
    let rounds = opened_rounds(tx).await?;
    let round = chosen(&rounds, code).map_err(|_| Error::NotFound)?;
    let fields = fields_in(tx, &reach).await?;
    let frozen = templates::frozen(tx, round.version_id).await?;
    let mut places = places(tx, round.version_id).await?;
    let tallies = tallies(tx, &reach, round.id, basis, &places).await?;
    places.retain(|place| sees(fields.as_ref(), place));
    let silent = Silent::read(tx, round, &reach.units, basis).await?;
    let totals = places.iter().map(|place| {
        let line = line_of(&frozen.template, place);
        ApiTotal {
            key: place.key.clone(),
            unit_label: line.unit,
            how: place.how.to_string(),
            total: told(&tallies, place, silent.owed()),
            missing: silent.missing(place),
        }
    });
    Ok(totals.collect())
}

/// Who has not answered what.
struct Silent {
    /// Code and report of each unit that owes one; the report only where it counts.
    units: Vec<(String, Option<ReportId>)>,
    nil_returns: BTreeSet<ReportId>,
    cells: super::count::Cells,
}

impl Silent {
    async fn read(tx: &Tx, round: &round::Model, units: &Covers, basis: Basis) -> Result<Self> {
        let reports = unit_reports(tx, of_round(round.id, units)).await?;
        let counting = counted(tx, round.id, units).await?;
        let counting: Vec<_> =
            counting.into_iter().filter(|one| basis.counts(one.status)).collect();
        let ids: Vec<ReportId> = counting.iter().map(|one| one.id).collect();
        let owing = reports.into_iter().filter(|one| one.status != ReportStatus::Exempt);
        Ok(Self {
            units: owing
                .map(|one| (one.code, Some(one.id).filter(|id| ids.contains(id))))
                .collect(),
            nil_returns: counting.iter().filter(|one| one.nil_return).map(|one| one.id).collect(),
            cells: cells(tx, &ids, None).await?,
        })
    }

    fn owed(&self) -> i64 {
        i64::try_from(self.units.len()).unwrap_or(i64::MAX)
    }

    fn missing(&self, place: &Totalled) -> Vec<String> {
        let nothing = HashMap::new();
        let answers = |id: &ReportId| {
            let said = self.cells.get(id).unwrap_or(&nothing);
            self.nil_returns.contains(id)
                || place.part(|key| said.get(key).copied()) != Part::Unknown
        };
        let silent = self.units.iter().filter(|(_, id)| !id.as_ref().is_some_and(answers));
        silent.map(|(code, _)| code.clone()).collect()
    }
}
