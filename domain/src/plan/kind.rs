//! What kinds of things stand in a plan, and how far a plan and a delegation are.

use crate::code::codes;

codes! {
    /// What kind of thing stands in the plan.
    pub enum ItemKind {
        /// A standing task of the whole year.
        Direction = "direction",
        /// Working with every department in turn; its visits stand beneath it.
        VisitSeries = "visit-series",
        Visit = "visit",
        Conference = "conference",
        Training = "training",
        Games = "games",
        Deadline = "deadline",
        Other = "other",
    }
}

codes! {
    /// Whether a year's plan is still being written.
    pub enum PlanStatus {
        Draft = "draft",
        Approved = "approved",
        Superseded = "superseded",
    }
}

codes! {
    /// How far a unit's delegation to the games is.
    pub enum DelegationStatus {
        Draft = "draft",
        Signed = "signed",
        Accepted = "accepted",
    }
}

impl ItemKind {
    /// Whether it stands in the calendar; the others are tasks that events belong to.
    pub const fn is_event(self) -> bool {
        !matches!(self, Self::Direction | Self::VisitSeries)
    }

    /// Kinds of events, in the order in which they are offered.
    pub fn events() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| kind.is_event())
    }

    /// Whether it is done only once its minutes are final.
    pub const fn needs_minutes(self) -> bool {
        matches!(self, Self::Visit | Self::Conference)
    }
}
