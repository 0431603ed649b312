//! The seed files as values. They are part of the program; a wrong line is named by its file.

use chrono::NaiveDate;
use domain::{calendar::DayKind, unit::UnitKind};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

/// A seed file that does not read as it should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct BadFile {
    pub file: &'static str,
    pub problem: String,
}

/// A unit as it was between two dates. A code stands on several lines when its name changed; the
/// lines of one code follow each other, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct UnitLine {
    pub code: String,
    pub kind: UnitKind,
    pub name_vi: String,
    pub short_vi: String,
    pub name_en: String,
    /// Code of the unit above.
    pub parent: Option<String>,
    pub province: Option<String>,
    pub gso_code: Option<String>,
    pub region: Option<String>,
    pub valid_from: NaiveDate,
    /// The last day; nothing while it goes on.
    pub valid_to: Option<NaiveDate>,
}

/// A unit's membership of a group.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GroupLine {
    pub group: String,
    pub name_vi: String,
    pub name_en: String,
    /// Code of the member.
    pub unit: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// A field of the ministry's work, in the order in which fields are listed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Topic {
    pub code: String,
    pub name_vi: String,
    pub name_en: String,
    pub parent: Option<String>,
    pub lead_unit: Option<String>,
}

/// A day that differs from the week's rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Holiday {
    pub date: NaiveDate,
    pub kind: DayKind,
    pub name_vi: String,
}

pub fn units() -> Result<Vec<UnitLine>, BadFile> {
    read("units.csv", include_str!("../../seed/units.csv"))
}

pub fn groups() -> Result<Vec<GroupLine>, BadFile> {
    read("unit_groups.csv", include_str!("../../seed/unit_groups.csv"))
}

pub fn topics() -> Result<Vec<Topic>, BadFile> {
    read("topics.csv", include_str!("../../seed/topics.csv"))
}

pub fn holidays() -> Result<Vec<Holiday>, BadFile> {
    read("holidays.csv", include_str!("../../seed/holidays.csv"))
}

/// The lines below the heading.
pub(super) fn read<Line: DeserializeOwned>(
    file: &'static str,
    text: &'static str,
) -> Result<Vec<Line>, BadFile> {
    csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .map_err(|wrong| BadFile { file, problem: wrong.to_string() })
}

/// Several words in one field: `2G|3G|4G|5G`. None when it is empty.
pub(super) fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(from)?;
    Ok(text.split('|').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect())
}
