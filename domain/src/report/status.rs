//! The states of a report on its way from a department to the ministry, and every step between them,
//! as one table: the server, the buttons and the tests read it.

use crate::{code::codes, policy::Act};

codes! {
    /// One word per state. "Overdue" is computed, never a state.
    pub enum ReportStatus {
        NotStarted = "not-started",
        Draft = "draft",
        PendingLeader = "pending-leader",
        Submitted = "submitted",
        InReview = "in-review",
        Returned = "returned",
        Accepted = "accepted",
        Exempt = "exempt",
    }
}

/// From a state, by an act, to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition(pub ReportStatus, pub Act, pub ReportStatus);

use ReportStatus::{
    Accepted, Draft, Exempt, InReview, NotStarted, PendingLeader, Returned, Submitted,
};

/// Whatever is not listed is not done.
pub const TRANSITIONS: &[Transition] = &[
    Transition(NotStarted, Act::FillReport, Draft),
    Transition(Draft, Act::FillReport, Draft),
    Transition(Returned, Act::FillReport, Returned),
    // A nil return may be sent without a single cell.
    Transition(NotStarted, Act::SubmitReport, PendingLeader),
    Transition(Draft, Act::SubmitReport, PendingLeader),
    Transition(Returned, Act::SubmitReport, PendingLeader),
    // To "returned" instead, and so from a recall, when the ministry has returned it before.
    Transition(PendingLeader, Act::WithdrawReport, Draft),
    Transition(PendingLeader, Act::SendBackReport, Draft),
    Transition(PendingLeader, Act::ApproveReport, Submitted),
    Transition(Submitted, Act::RecallReport, Draft),
    Transition(Submitted, Act::OpenReport, InReview),
    Transition(InReview, Act::FlagReport, InReview),
    Transition(Returned, Act::AnswerFlag, Returned),
    Transition(InReview, Act::ReturnReport, Returned),
    Transition(InReview, Act::AcceptReport, Accepted),
    Transition(Accepted, Act::ReopenReport, Returned),
    // What was sent is no longer a report that need not be made.
    Transition(NotStarted, Act::ExemptReport, Exempt),
    Transition(Draft, Act::ExemptReport, Exempt),
    Transition(PendingLeader, Act::ExemptReport, Exempt),
];

impl ReportStatus {
    /// Where the act leads from here.
    pub fn step(self, act: Act) -> Option<Self> {
        TRANSITIONS
            .iter()
            .find(|Transition(from, by, _)| *from == self && *by == act)
            .map(|Transition(_, _, to)| *to)
    }

    /// Whether the ministry has it, or has had it, in its present form.
    pub const fn is_with_ministry(self) -> bool {
        matches!(self, Submitted | InReview | Accepted)
    }

    /// Whether the unit still has something to do.
    pub const fn is_with_unit(self) -> bool {
        matches!(self, NotStarted | Draft | PendingLeader | Returned)
    }
}
