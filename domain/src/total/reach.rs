//! Whose figures a viewer sees in totals, and about what.

use crate::{
    id::UnitId,
    policy::Act,
    refusal::Refusal,
    viewer::{Covers, Viewer},
};

/// A department sees its own; the ministry the units it looks after; a ministry unit every department,
/// in the topics it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub units: Covers,
    /// Only topics led by these units; every topic when there are none.
    pub led_by: Option<Vec<UnitId>>,
}

impl Reach {
    /// # Errors
    /// `NotAllowed` for whoever sees no totals at all.
    pub fn of(viewer: &Viewer) -> Result<Self, Refusal> {
        viewer.require_somewhere(Act::ReadTotals)?;
        let may = viewer.grants.iter().filter(|grant| grant.role.may(Act::ReadTotals));
        let (by_topic, by_unit): (Vec<_>, Vec<_>) =
            may.partition(|grant| grant.role.reads_by_topic());
        if by_unit.is_empty() {
            let led_by = by_topic.iter().map(|grant| grant.unit).collect();
            return Ok(Self { units: Covers::Every, led_by: Some(led_by) });
        }
        let mut units = Vec::new();
        for grant in by_unit {
            match &grant.covers {
                Covers::Every => return Ok(Self { units: Covers::Every, led_by: None }),
                Covers::These(these) => units.extend(these),
            }
        }
        Ok(Self { units: Covers::These(units), led_by: None })
    }
}
