//! Counting totals from the reports themselves.

use std::collections::{BTreeMap, HashMap};

use domain::{
    id::{ReportId, RoundId, UnitId, VersionId},
    report::{CellKey, CellState, ReportStatus},
    total::{Aggregation, Basis, Part, Said, Sender, Tally, Totalled, totalled},
    viewer::Covers,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Result, Tx,
    tables::{
        catalogue::indicator,
        reports::{cell, report},
    },
    templates,
};

/// Tallies by their places.
pub type Tallies = BTreeMap<CellKey, Tally>;

/// Cells of some reports, by report and place.
pub type Cells = HashMap<ReportId, HashMap<CellKey, Said>>;

/// Reports whose cells are in memory at a time.
const AT_A_TIME: usize = 500;

/// What is totalled of a template's version, and how, as the list of indicators says today.
pub async fn places(tx: &Tx, version: VersionId) -> Result<Vec<Totalled>> {
    let frozen = templates::frozen(tx, version).await?;
    let declared: Vec<(String, String)> = indicator::Entity::find()
        .select_only()
        .column(indicator::Column::Code)
        .column(indicator::Column::Aggregation)
        .into_tuple()
        .all(tx.db())
        .await?;
    let declared: HashMap<String, String> = declared.into_iter().collect();
    Ok(totalled(&frozen.template, |code| declared.get(code)?.parse().ok()))
}

/// A report as far as totals ask.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    pub id: ReportId,
    pub status: ReportStatus,
    pub nil_return: bool,
    pub by: Sender,
}

impl Counted {
    pub fn of(row: &report::Model) -> Self {
        let at = row.sent_at.unwrap_or(row.due_at);
        Self {
            id: row.id,
            status: row.status,
            nil_return: row.nil_return,
            by: Sender { report: row.id, at },
        }
    }

    /// What it adds to one total.
    pub fn part(&self, place: &Totalled, cells: &HashMap<CellKey, Said>) -> Part {
        if self.nil_return { Part::Nil } else { place.part(|key| cells.get(key).copied()) }
    }
}

/// The reports of a round that the ministry has, of these units.
pub async fn counted(tx: &Tx, round: RoundId, units: &Covers) -> Result<Vec<Counted>> {
    let with_ministry = ReportStatus::ALL.iter().filter(|status| status.is_with_ministry());
    let mut found = report::Entity::find()
        .filter(report::Column::RoundId.eq(round))
        .filter(report::Column::Status.is_in(with_ministry.copied()));
    if let Covers::These(units) = units {
        found = found.filter(report::Column::UnitId.is_in(units.iter().copied()));
    }
    let rows = found.order_by_asc(report::Column::Id).all(tx.db()).await?;
    Ok(rows.iter().map(Counted::of).collect())
}

/// Their figures; of some fields, or of all.
pub async fn cells(tx: &Tx, reports: &[ReportId], fields: Option<&[String]>) -> Result<Cells> {
    use cell::Column as C;
    let mut found = cell::Entity::find()
        .select_only()
        .columns([C::ReportId, C::Field, C::Col, C::State, C::Num])
        .filter(C::ReportId.is_in(reports.iter().copied()))
        .filter(cell::COLUMN.row.eq(""));
    if let Some(fields) = fields {
        found = found.filter(C::Field.is_in(fields.iter().map(String::as_str)));
    }
    let rows: Vec<(ReportId, String, String, CellState, Option<i64>)> =
        found.into_tuple().all(tx.db()).await?;
    let mut cells = Cells::new();
    for (report, field, col, state, num) in rows {
        let key = CellKey { field, row: String::new(), col };
        cells.entry(report).or_default().insert(key, Said { state, num });
    }
    Ok(cells)
}

/// The totals of some places of a round, counted from its reports. `fields` are those whose cells are
/// needed for that; all when not said.
pub async fn anew(
    tx: &Tx,
    round: RoundId,
    places: &[Totalled],
    units: &Covers,
    fields: Option<&[String]>,
) -> Result<BTreeMap<Basis, Tallies>> {
    let mut counted_by: BTreeMap<Basis, Tallies> = BTreeMap::new();
    for some in counted(tx, round, units).await?.chunks(AT_A_TIME) {
        let ids: Vec<ReportId> =
            some.iter().filter(|report| !report.nil_return).map(|report| report.id).collect();
        let cells = cells(tx, &ids, fields).await?;
        let nothing = HashMap::new();
        for report in some {
            let said = cells.get(&report.id).unwrap_or(&nothing);
            for basis in Basis::ALL.iter().filter(|basis| basis.counts(report.status)) {
                let tallies = counted_by.entry(*basis).or_default();
                for place in places {
                    let part = report.part(place, said);
                    tallies.entry(place.key.clone()).or_default().add(&place.how, part, report.by);
                }
            }
        }
    }
    Ok(counted_by)
}

/// The figures from which the smallest, largest or last of some places is chosen again.
pub async fn offered(
    tx: &Tx,
    round: RoundId,
    basis: Basis,
    places: &[&Totalled],
    without: ReportId,
) -> Result<Vec<(CellKey, Aggregation, i64, Sender)>> {
    let fields: Vec<String> = places.iter().map(|place| place.key.field.clone()).collect();
    let mut reports = counted(tx, round, &Covers::Every).await?;
    reports.retain(|one| basis.counts(one.status) && !one.nil_return && one.id != without);
    let mut offered = Vec::new();
    for some in reports.chunks(AT_A_TIME) {
        let ids: Vec<ReportId> = some.iter().map(|one| one.id).collect();
        let said = cells(tx, &ids, Some(&fields)).await?;
        for report in some {
            let Some(said) = said.get(&report.id) else { continue };
            for place in places {
                if let Part::Figure(num) = report.part(place, said) {
                    offered.push((place.key.clone(), place.how.clone(), num, report.by));
                }
            }
        }
    }
    Ok(offered)
}

/// Units of a scope as a condition's list; nothing for every unit.
pub const fn some_units(units: &Covers) -> Option<&Vec<UnitId>> {
    match units {
        Covers::Every => None,
        Covers::These(units) => Some(units),
    }
}
