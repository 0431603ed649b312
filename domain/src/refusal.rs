//! Why the rules said no. Codes and fields only: the page finds the words.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    plan::{Clash, ItemStatus},
    policy::Act,
    problems::Problems,
    recommendation::RecommendationStatus,
    report::ReportStatus,
};

/// Serialisable, and without a word for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The role does not do this, or not for this unit.
    #[error("not allowed: {0}")]
    NotAllowed(Act),
    /// The report is in a state in which this is not done.
    #[error("{act} is not done while {is}")]
    WrongState { is: ReportStatus, act: Act },
    /// The event is in a state in which this is not done.
    #[error("{act} is not done while {is}")]
    WrongEventState { is: ItemStatus, act: Act },
    /// A visit or a conference is done once its minutes are final.
    #[error("no final minutes")]
    MinutesMissing,
    /// Final minutes are what they are.
    #[error("the minutes are final")]
    MinutesFinal,
    /// The day is taken in one way or another; it may be kept with a word why.
    #[error("{} clashes", .0.len())]
    Clashes(Vec<Clash>),
    /// The period is locked for the unit.
    #[error("{act} is not done: locked since {since}")]
    Locked { since: DateTime<Utc>, act: Act },
    /// The report is not ready to be submitted.
    #[error(
        "not ready: {errors} errors, {unexplained} unexplained, {missing} missing, {unanswered} unanswered"
    )]
    NotReady {
        errors: u32,
        unexplained: u32,
        missing: u32,
        /// Flags of the reviewer whose cell is unchanged and which nobody answered.
        #[serde(default)]
        unanswered: u32,
    },
    /// Returning needs at least one flagged cell or a reason.
    #[error("nothing to return")]
    NothingFlagged,
    /// Nobody accepts what they submitted or approved themselves.
    #[error("own work")]
    OwnWork,
    #[error("invalid input")]
    Invalid(Problems),
    /// The recommendation is in a state in which this is not done.
    #[error("{act} is not done while the recommendation is {is}")]
    WrongStep { is: RecommendationStatus, act: Act },
    /// The department has reopened the answer before.
    #[error("reopened before")]
    ReopenedBefore,
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}
