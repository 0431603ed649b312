//! Organisation units. Names, parents and membership in groups are dated facts: "17" is always a
//! query on a date.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{code::codes, id::UnitId};

codes! {
    pub enum UnitKind {
        Ministry = "ministry",
        MinistryOffice = "ministry_office",
        RepresentativeOffice = "rep_office",
        MinistryUnit = "ministry_unit",
        Department = "province_dept",
    }
}

/// A unit as it was on a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitOn {
    pub id: UnitId,
    pub code: String,
    pub kind: UnitKind,
    pub name: String,
    pub short_name: String,
    pub name_en: String,
    pub parent: Option<UnitId>,
    pub province: Option<String>,
    /// Code of the General Statistics Office.
    pub gso_code: Option<String>,
    pub region: Option<String>,
    pub valid_from: NaiveDate,
    /// The last day; nothing while it goes on.
    pub valid_to: Option<NaiveDate>,
}
