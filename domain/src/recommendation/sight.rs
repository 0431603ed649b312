//! Which recommendations a person sees: what every SELECT starts from.

use crate::{
    id::UnitId,
    policy::Act,
    viewer::{Covers, Grant, Viewer},
};

/// One way of seeing some; a person sees what any of theirs lets them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All of one's own department, drafts too.
    Own(UnitId),
    /// What these departments have sent; without the restricted ones where those are not said.
    Sent { covers: Covers, restricted: bool },
    /// What this ministry unit leads or supports.
    Handled(UnitId),
}

pub fn sights(viewer: &Viewer) -> Vec<Sight> {
    let sight = |grant: &Grant| match grant.role {
        role if role.handles() => Sight::Handled(grant.unit),
        role if role.is_of_ministry() => {
            Sight::Sent { covers: grant.covers.clone(), restricted: role.reads_restricted() }
        }
        _ => Sight::Own(grant.unit),
    };
    let grants = viewer.grants.iter().filter(|grant| grant.may(Act::ReadRecommendation));
    grants.map(sight).collect()
}

/// The ministry units for which this person handles them.
pub fn handled(viewer: &Viewer) -> Vec<UnitId> {
    units_where(viewer, Act::AcceptRecommendation)
}

/// The ministry units for which this person signs.
pub fn signed(viewer: &Viewer) -> Vec<UnitId> {
    units_where(viewer, Act::PublishAnswer)
}

fn units_where(viewer: &Viewer, act: Act) -> Vec<UnitId> {
    viewer.grants.iter().filter(|grant| grant.may(act)).map(|grant| grant.unit).collect()
}
