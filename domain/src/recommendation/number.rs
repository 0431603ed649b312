//! What a recommendation is called: `KN-2025-0035`, given once when it is sent and kept for ever. Before
//! that, its id stands in its address.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{code::UnknownCode, id::RecommendationId};

/// Year and place in that year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecommendationNo {
    year: i32,
    /// From 1.
    place: u32,
}

impl RecommendationNo {
    pub const fn new(year: i32, place: u32) -> Self {
        Self { year, place }
    }

    pub const fn place(self) -> u32 {
        self.place
    }
}

impl fmt::Display for RecommendationNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KN-{:04}-{:04}", self.year, self.place)
    }
}

impl FromStr for RecommendationNo {
    type Err = UnknownCode;

    /// Exactly as it is written: four digits for the year, four or more for the place.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let read = || {
            let (year, place) = text.strip_prefix("KN-")?.split_once('-')?;
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let sound = year.len() == 4 && (4..=9).contains(&place.len());
            (sound && digits(year) && digits(place)).then_some(())?;
            Some(Self { year: year.parse().ok()?, place: place.parse().ok()? })
        };
        read().ok_or(UnknownCode("RecommendationNo"))
    }
}

impl TryFrom<String> for RecommendationNo {
    type Error = UnknownCode;

    fn try_from(text: String) -> Result<Self, UnknownCode> {
        text.parse()
    }
}

impl From<RecommendationNo> for String {
    fn from(no: RecommendationNo) -> Self {
        no.to_string()
    }
}

/// How an address names a recommendation: by its number, or by its id before it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    No(RecommendationNo),
    Id(RecommendationId),
}

impl FromStr for Called {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let by_id = |_| text.parse().map(Self::Id).map_err(|_| UnknownCode("Called"));
        text.parse().map(Self::No).or_else(by_id)
    }
}

impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::No(no) => no.fmt(f),
            Self::Id(id) => id.fmt(f),
        }
    }
}
