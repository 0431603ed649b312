//! Whose events a viewer sees.

use crate::{
    id::UnitId,
    policy::Act,
    viewer::{Covers, Viewer},
};

/// Whose events a viewer sees: those their units host, lead or are asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sees {
    Every,
    Of(Vec<UnitId>),
}

impl Sees {
    /// What every SELECT of events starts from.
    pub fn of(viewer: &Viewer) -> Self {
        let mut units = Vec::new();
        for grant in viewer.grants.iter().filter(|grant| grant.role.may(Act::ReadPlan)) {
            match &grant.covers {
                Covers::Every => return Self::Every,
                Covers::These(these) => units.extend(these),
            }
            // The Da Nang office itself hosts and leads.
            units.push(grant.unit);
        }
        units.sort_unstable();
        units.dedup();
        Self::Of(units)
    }
}
