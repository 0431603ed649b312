//! The person a request is made for, and what they may do where.

use serde::{Deserialize, Serialize};

use crate::{
    code::codes,
    id::{MembershipId, PersonId, UnitId},
    policy::{Act, Role},
    refusal::Refusal,
    template::Wording,
};

codes! {
    /// The languages of the product.
    pub enum Locale {
        Vietnamese = "vi",
        English = "en",
    }
}

/// Loaded once per request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    pub id: PersonId,
    pub name: String,
    /// How the person is addressed: "anh", "chị", or nothing when unknown.
    pub address: Option<String>,
    pub grants: Vec<Grant>,
}

/// A role, the unit it is held for, and the units it covers today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub membership: MembershipId,
    pub role: Role,
    pub unit: UnitId,
    /// Short name, for the header.
    pub unit_name: Wording,
    pub can_sign: bool,
    pub covers: Covers,
}

/// Which units a grant reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Covers {
    Every,
    These(Vec<UnitId>),
}

/// Where an act is allowed: what every SELECT starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Units whose own people the viewer is among: all of the unit's work, drafts too.
    pub own: Vec<UnitId>,
    /// Units seen from the ministry: only what has been sent.
    pub ministry: Covers,
}

impl Viewer {
    pub fn may(&self, act: Act, unit: UnitId) -> bool {
        self.grant_for(act, unit).is_some()
    }

    /// The first line of every act.
    pub fn require(&self, act: Act, unit: UnitId) -> Result<&Grant, Refusal> {
        self.grant_for(act, unit).ok_or(Refusal::NotAllowed(act))
    }

    /// Whether any of the person's roles does this, wherever.
    pub fn does(&self, act: Act) -> bool {
        self.grants.iter().any(|grant| grant.may(act))
    }

    /// Whether a report ever waits for this person to do something with it.
    pub fn has_turns(&self) -> bool {
        [Act::FillReport, Act::ApproveReport, Act::AcceptReport, Act::ReturnReport]
            .into_iter()
            .any(|act| self.does(act))
    }

    /// For acts that concern no unit, such as reading the audit log.
    pub fn require_somewhere(&self, act: Act) -> Result<(), Refusal> {
        if self.does(act) { Ok(()) } else { Err(Refusal::NotAllowed(act)) }
    }

    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    pub fn scope(&self, act: Act) -> Scope {
        let mut scope = Scope { own: Vec::new(), ministry: Covers::These(Vec::new()) };
        for grant in self.grants.iter().filter(|grant| grant.may(act)) {
            match (grant.role.is_of_ministry(), &grant.covers, &mut scope.ministry) {
                (false, _, _) => scope.own.push(grant.unit),
                (true, Covers::Every, _) => scope.ministry = Covers::Every,
                (true, Covers::These(units), Covers::These(seen)) => seen.extend(units),
                (true, Covers::These(_), Covers::Every) => {}
            }
        }
        scope
    }

    /// The first line of an act where more than one unit decides who may: the department's people and
    /// the ministry's, and those of the unit that handles it.
    pub fn require_where(
        &self,
        act: Act,
        holds: impl Fn(&Grant) -> bool,
    ) -> Result<&Grant, Refusal> {
        let found = self.grants.iter().find(|grant| grant.may(act) && holds(grant));
        found.ok_or(Refusal::NotAllowed(act))
    }

    fn grant_for(&self, act: Act, unit: UnitId) -> Option<&Grant> {
        self.grants.iter().find(|grant| grant.may(act) && grant.reaches(unit))
    }
}

impl Grant {
    /// What the role does, and signing only with the right to sign.
    pub fn may(&self, act: Act) -> bool {
        self.role.may(act) && (self.can_sign || !act.needs_signer())
    }

    pub fn reaches(&self, unit: UnitId) -> bool {
        match &self.covers {
            Covers::Every => true,
            Covers::These(units) => units.contains(&unit),
        }
    }
}
