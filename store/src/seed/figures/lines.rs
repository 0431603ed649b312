//! What the figures are made of: the provinces' sizes, the rates, the seasons, and the months that
//! were different.

use std::collections::BTreeMap;

use domain::period::Period;
use serde::Deserialize;

use crate::seed::files::{BadFile, read, words};

/// A province in round numbers, and how it compares with the others, in thousandths.
#[derive(Deserialize)]
pub struct Province {
    pub unit: String,
    /// With "tỉnh" or "thành phố"; since 2025 in `name_2025`.
    pub name: String,
    pub name_2025: String,
    population: i64,
    households: i64,
    communes: i64,
    villages: i64,
    mobile: i64,
    post: i64,
    telecom: i64,
    services: i64,
    papers: i64,
    digital: i64,
    press: i64,
    /// The index of 2024 in ten-thousandths, and its rank.
    dti: i64,
    rank: i64,
    #[serde(deserialize_with = "words")]
    pub districts: Vec<String>,
}

/// How the figures of one cell come about. See `store/seed/README.md`.
#[derive(Deserialize)]
pub struct Figure {
    pub field: String,
    pub col: String,
    /// What it is a share or a multiple of: columns of the province, `one`, or cells above, added.
    pub of: String,
    /// Parts per million, in January 2024.
    pub rate: i64,
    /// Parts per million of the rate, each month.
    pub growth: i64,
    /// A column of the province that it is multiplied with.
    pub factor: Option<String>,
    /// How far provinces lie apart, in thousandths.
    pub spread: i64,
    pub season: Option<String>,
    /// How far months lie apart beyond the season, in thousandths.
    pub noise: i64,
    pub decimals: u32,
    /// The rate never goes beyond this, in parts per million.
    pub most: Option<i64>,
}

/// A month in which a province's figure was different: a share of the usual one, or a value.
#[derive(Deserialize)]
pub struct Adjustment {
    pub month: Period,
    pub unit: String,
    pub cell: String,
    /// Thousandths.
    pub share: Option<i64>,
    pub value: Option<String>,
}

/// Season → thousandths for each month of the year.
pub type Seasons = BTreeMap<String, [i64; 12]>;

pub fn provinces() -> Result<Vec<Province>, BadFile> {
    read("provinces.csv", include_str!("../../../seed/provinces.csv"))
}

pub fn figures() -> Result<Vec<Figure>, BadFile> {
    read("figures.csv", include_str!("../../../seed/figures.csv"))
}

pub fn adjustments() -> Result<Vec<Adjustment>, BadFile> {
    read("adjustments.csv", include_str!("../../../seed/adjustments.csv"))
}

pub fn seasons() -> Result<Seasons, BadFile> {
    let lines: Vec<(String, [i64; 12])> =
        read("seasons.csv", include_str!("../../../seed/seasons.csv"))?;
    Ok(lines.into_iter().collect())
}

impl Province {
    pub fn column(&self, name: &str) -> Option<i64> {
        Some(match name {
            "one" => 1,
            "population" => self.population,
            "households" => self.households,
            "communes" => self.communes,
            "villages" => self.villages,
            "mobile" => self.mobile,
            "post" => self.post,
            "telecom" => self.telecom,
            "services" => self.services,
            "papers" => self.papers,
            "digital" => self.digital,
            "press" => self.press,
            "dti" => self.dti,
            "rank" => self.rank,
            _ => return None,
        })
    }

    /// As it was called at the end of a period.
    pub fn name_in(&self, period: Period) -> &str {
        if period.year() < 2025 { &self.name } else { &self.name_2025 }
    }
}
