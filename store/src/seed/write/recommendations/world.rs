//! What every recommendation is told with: who there is, which days are worked, who leads which topic.

use std::collections::BTreeMap;

use domain::{
    calendar::WorkCalendar,
    template::Wording,
    viewer::{Covers, Grant, Viewer},
};

use super::super::{
    super::{
        beginning, files,
        people::{Account, people},
    },
    Written, unknown,
};
use crate::{Result, Tx, calendar};

pub struct World {
    pub accounts: Vec<Account>,
    pub calendar: WorkCalendar,
    /// Of the calendar.
    pub version: i32,
    /// By the code of the department.
    pub provinces: BTreeMap<String, String>,
    /// By the code of the topic.
    pub leads: BTreeMap<String, String>,
}

impl World {
    pub async fn read(tx: &Tx) -> Result<Self> {
        let version = calendar::version(tx, beginning()).await?;
        let listed = files::holidays()?.into_iter().map(|day| (day.date, day.kind));
        let provinces =
            files::units()?.into_iter().filter_map(|unit| Some((unit.code, unit.province?)));
        let leads =
            files::topics()?.into_iter().filter_map(|topic| Some((topic.code, topic.lead_unit?)));
        Ok(Self {
            accounts: people()?,
            calendar: WorkCalendar::new(listed.collect::<Vec<_>>()),
            version,
            provinces: provinces.collect(),
            leads: leads.collect(),
        })
    }

    /// Somebody with the only role they have.
    pub fn viewer(&self, written: &Written, name: &str) -> Result<Viewer> {
        let email = format!("{name}@giaoban.test");
        let (person, membership) =
            written.people.get(&email).copied().ok_or_else(|| unknown(&email))?;
        let account = self.accounts.iter().find(|one| one.email == email);
        let account = account.ok_or_else(|| unknown(&email))?;
        let unit = *written.units.get(&account.unit).ok_or_else(|| unknown(&account.unit))?;
        let alone = !account.role.is_of_ministry() || account.role.handles();
        Ok(Viewer {
            id: person,
            name: account.name.clone(),
            address: None,
            grants: vec![Grant {
                membership,
                role: account.role,
                unit,
                unit_name: Wording::default(),
                can_sign: account.can_sign,
                covers: if alone { Covers::These(vec![unit]) } else { Covers::Every },
            }],
        })
    }
}
