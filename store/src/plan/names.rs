//! Units by id and by code, named as they were on a day. Read once for a page: there are a few dozen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{id::UnitId, template::Wording, unit::UnitKind};
use sea_orm::{EntityTrait, QueryOrder};

use crate::{
    Result, Tx,
    tables::units::{unit, version},
};

pub struct Names {
    /// In the official order.
    units: Vec<(UnitId, String, UnitKind)>,
    versions: BTreeMap<UnitId, Vec<version::Model>>,
}

impl Names {
    pub async fn all(tx: &Tx) -> Result<Self> {
        let units = unit::Entity::find().order_by_asc(unit::COLUMN.sort).all(tx.db()).await?;
        let mut versions: BTreeMap<UnitId, Vec<version::Model>> = BTreeMap::new();
        let rows =
            version::Entity::find().order_by_asc(version::COLUMN.valid_from).all(tx.db()).await?;
        for row in rows {
            versions.entry(row.unit_id).or_default().push(row);
        }
        let units = units.into_iter().map(|unit| (unit.id, unit.code, unit.kind)).collect();
        Ok(Self { units, versions })
    }

    /// Code and short name; the last name there was, when it had none on that day.
    pub fn of(&self, id: UnitId, day: NaiveDate) -> Option<(String, Wording)> {
        let (_, code, _) = self.units.iter().find(|(unit, ..)| *unit == id)?;
        let version = self.version(id, day)?;
        let name = Wording::new(version.short_name.clone(), version.name_en.clone());
        Some((code.clone(), name))
    }

    pub fn maybe(&self, id: Option<UnitId>, day: NaiveDate) -> Option<(String, Wording)> {
        id.and_then(|id| self.of(id, day))
    }

    /// "Quảng Nam".
    pub fn province(&self, id: UnitId, day: NaiveDate) -> String {
        self.version(id, day).and_then(|one| one.province.clone()).unwrap_or_default()
    }

    /// Its place in the official order.
    pub fn place(&self, id: UnitId) -> usize {
        self.units.iter().position(|(unit, ..)| *unit == id).unwrap_or(usize::MAX)
    }

    pub fn called(&self, code: &str) -> Option<UnitId> {
        let code = code.trim();
        self.units.iter().find(|(_, one, _)| one == code).map(|(id, ..)| *id)
    }

    /// Every unit as it is on a day, in the official order, for lists to choose from.
    pub fn choices(&self, day: NaiveDate) -> Vec<(String, Wording)> {
        let ids = self.units.iter().filter(|(_, _, kind)| *kind != UnitKind::Ministry);
        ids.filter_map(|(id, ..)| self.of(*id, day)).collect()
    }

    fn version(&self, id: UnitId, day: NaiveDate) -> Option<&version::Model> {
        let versions = self.versions.get(&id)?;
        let valid = |one: &&version::Model| {
            one.valid_from <= day && one.valid_to.is_none_or(|last| day <= last)
        };
        versions.iter().find(valid).or_else(|| versions.last())
    }
}
