//! The figures of every department for every month from January 2024 to June 2025, made from the
//! provinces' sizes: equal in every run, whole numbers throughout, and adding up by construction,
//! since a longer period is never made but always taken from its months.

mod draw;
mod lines;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use domain::{period::Period, report::CellKey};
use rust_decimal::Decimal;

use self::lines::{Figure, Seasons};
pub(super) use self::{
    draw::Draw,
    lines::{Province, provinces},
};
use super::{
    files::BadFile,
    templates::{Nature, indicators},
};

/// The years begin here; months are counted from 0.
const FIRST_YEAR: i32 = 2024;
/// January 2024 to June 2025.
const MONTHS: usize = 18;

/// Unit → cell → a figure for each month.
pub struct Figures {
    units: BTreeMap<String, BTreeMap<CellKey, Monthly>>,
    natures: BTreeMap<String, Nature>,
}

/// A cell's figures in units of its last decimal.
struct Monthly {
    decimals: u32,
    values: Vec<i64>,
}

impl Figures {
    /// `gaps` are months without a report: what was open is dealt with by their end, since the next
    /// report has nothing to carry over from.
    pub fn new(gaps: &BTreeSet<(String, Period)>) -> Result<Self, BadFile> {
        let lines = lines::figures()?;
        let seasons = lines::seasons()?;
        let mut units = BTreeMap::new();
        for province in provinces()? {
            let mut cells = BTreeMap::new();
            let fixed = Fixed::of(&province.unit)?;
            for line in &lines {
                let monthly = monthly(line, &province, &seasons, &cells, &fixed)?;
                cells.insert(CellKey::at(&line.field, &line.col), monthly);
            }
            handle_incidents(&province.unit, &mut cells, gaps)?;
            units.insert(province.unit, cells);
        }
        let natures = indicators()?.into_iter().map(|one| (one.code, one.nature)).collect();
        Ok(Self { units, natures })
    }

    /// What a department has to report in a cell; nothing for computed cells and unknown months.
    pub fn of(&self, unit: &str, period: Period, cell: &CellKey) -> Option<Decimal> {
        let monthly = self.units.get(unit)?.get(cell)?;
        let (first, last) =
            (at(period, period.first_day().month())?, at(period, period.last_day().month())?);
        let value = match self.natures.get(&cell.field)? {
            Nature::Flow => monthly.values.get(first..=last)?.iter().sum(),
            Nature::Snapshot => *monthly.values.get(last)?,
        };
        Some(Decimal::new(value, monthly.decimals))
    }
}

/// A month's place in the rows.
fn at(period: Period, month: u32) -> Option<usize> {
    let months = i64::from(period.year() - FIRST_YEAR) * 12 + i64::from(month) - 1;
    usize::try_from(months).ok().filter(|at| *at < MONTHS)
}

/// A unit's adjustments by cell and month.
struct Fixed(BTreeMap<(CellKey, usize), Adjusted>);

enum Adjusted {
    Share(i64),
    Value(Decimal),
}

impl Fixed {
    fn of(unit: &str) -> Result<Self, BadFile> {
        let mut found = BTreeMap::new();
        for line in lines::adjustments()?.into_iter().filter(|line| line.unit == unit) {
            let value = line.value.as_deref().and_then(|value| value.parse().ok());
            let adjusted = line.share.map(Adjusted::Share).or(value.map(Adjusted::Value));
            let place = at(line.month, line.month.index());
            let (Some(adjusted), Some(place)) = (adjusted, place) else {
                return Err(bad("adjustments.csv", format!("{} {}", line.month, line.cell)));
            };
            found.insert((CellKey::named(&line.cell), place), adjusted);
        }
        Ok(Self(found))
    }

    fn apply(&self, cell: &CellKey, month: usize, usual: i64, decimals: u32) -> i64 {
        match self.0.get(&(cell.clone(), month)) {
            None => usual,
            Some(Adjusted::Share(share)) => usual * share / 1000,
            Some(Adjusted::Value(value)) => {
                let mut scaled = *value;
                scaled.rescale(decimals);
                i64::try_from(scaled.mantissa()).unwrap_or(usual)
            }
        }
    }
}

fn monthly(
    line: &Figure,
    province: &Province,
    seasons: &Seasons,
    above: &BTreeMap<CellKey, Monthly>,
    fixed: &Fixed,
) -> Result<Monthly, BadFile> {
    let cell = CellKey::at(&line.field, &line.col);
    let unknown = |name: &str| bad("figures.csv", format!("{} of {name}", cell.name()));
    let name = cell.name();
    let mut own = Draw::of(&["province", &province.unit, &name]);
    let spread = own.permille(line.spread);
    let constant = own.below(ROUND);
    let factor = match &line.factor {
        Some(column) => province.column(column).ok_or_else(|| unknown(column))?,
        None => 1000,
    };
    let season = match &line.season {
        Some(season) => Some(seasons.get(season).ok_or_else(|| unknown(season))?),
        None => None,
    };
    let mut values = Vec::with_capacity(MONTHS);
    for month in 0..MONTHS {
        let mut draw = Draw::of(&["month", &province.unit, &name, &month.to_string()]);
        let noise = draw.permille(line.noise);
        let rounding = if line.noise > 0 { draw.below(ROUND) } else { constant };
        let seasonal = season.and_then(|season| season.get(month % 12)).copied().unwrap_or(1000);
        let grown = MILLION + i128::from(line.growth) * month as i128;
        let parts = [spread, factor, seasonal, noise];
        let rate =
            parts.iter().fold(i128::from(line.rate) * 1000 * grown / MILLION, |rate, part| {
                rate * i128::from(*part) / 1000
            });
        let rate = line.most.map_or(rate, |most| rate.min(i128::from(most) * 1000)).max(0);
        let base = base(&line.of, province, above, month).ok_or_else(|| unknown(&line.of))?;
        let exact = base * rate * 10_i128.pow(line.decimals) + i128::from(rounding);
        let usual = i64::try_from(exact / i128::from(ROUND)).unwrap_or(i64::MAX);
        values.push(fixed.apply(&cell, month, usual, line.decimals));
    }
    Ok(Monthly { decimals: line.decimals, values })
}

const MILLION: i128 = 1_000_000;
/// A rate is kept in thousand-millionths and its base in ten-thousandths.
const ROUND: u64 = 10_000_000_000_000;

/// In ten-thousandths.
fn base(
    of: &str,
    province: &Province,
    above: &BTreeMap<CellKey, Monthly>,
    month: usize,
) -> Option<i128> {
    of.split('+')
        .map(|name| match province.column(name) {
            Some(column) => Some(i128::from(column) * 10_000),
            None => {
                let cell = above.get(&CellKey::named(name))?;
                let scale = 10_i128.pow(4_u32.checked_sub(cell.decimals)?);
                Some(i128::from(*cell.values.get(month)?) * scale)
            }
        })
        .sum()
}

/// Incidents handled (AT02B) out of those recorded (AT02A) and those still open: never more.
fn handle_incidents(
    unit: &str,
    cells: &mut BTreeMap<CellKey, Monthly>,
    gaps: &BTreeSet<(String, Period)>,
) -> Result<(), BadFile> {
    let Some(recorded) = cells.get(&CellKey::of("AT02A")) else {
        return Err(bad("figures.csv", "AT02A".to_owned()));
    };
    let gaps: BTreeSet<usize> = gaps
        .iter()
        .filter(|(gap, _)| gap == unit)
        .filter_map(|(_, month)| at(*month, month.index()))
        .collect();
    let mut open = 0;
    let mut values = Vec::with_capacity(MONTHS);
    for (month, new) in recorded.values.iter().enumerate() {
        let mut draw = Draw::of(&["incidents", unit, &month.to_string()]);
        let due = open + new;
        let done =
            if gaps.contains(&month) { due } else { due - due * draw.between(0, 140) / 1000 };
        open = due - done;
        values.push(done);
    }
    cells.insert(CellKey::of("AT02B"), Monthly { decimals: 0, values });
    Ok(())
}

fn bad(file: &'static str, problem: String) -> BadFile {
    BadFile { file, problem }
}

#[cfg(test)]
mod tests;
