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

/// From a state, by an act, to a state. An act has two lines where it leads back to the author's desk: to
/// "draft", or to "returned" once the ministry has returned or reopened the report.
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
    Transition(PendingLeader, Act::WithdrawReport, Draft),
    Transition(PendingLeader, Act::WithdrawReport, Returned),
    Transition(PendingLeader, Act::SendBackReport, Draft),
    Transition(PendingLeader, Act::SendBackReport, Returned),
    Transition(PendingLeader, Act::ApproveReport, Submitted),
    Transition(Submitted, Act::RecallReport, Draft),
    Transition(Submitted, Act::RecallReport, Returned),
    Transition(Submitted, Act::OpenReport, InReview),
    Transition(InReview, Act::FlagReport, InReview),
    Transition(Returned, Act::AnswerFlag, Returned),
    Transition(InReview, Act::ReturnReport, Returned),
    Transition(InReview, Act::AcceptReport, Accepted),
    Transition(Accepted, Act::ReopenReport, Returned),
    // What was sent needs no more time, and is no longer a report that need not be made.
    Transition(NotStarted, Act::ExtendReport, NotStarted),
    Transition(Draft, Act::ExtendReport, Draft),
    Transition(PendingLeader, Act::ExtendReport, PendingLeader),
    Transition(NotStarted, Act::ExemptReport, Exempt),
    Transition(Draft, Act::ExemptReport, Exempt),
    Transition(PendingLeader, Act::ExemptReport, Exempt),
];

impl ReportStatus {
    /// Where the act leads from here; `returns` is how often the ministry has returned or reopened it.
    pub fn step(self, act: Act, returns: i32) -> Option<Self> {
        let desk = if returns > 0 { Returned } else { Draft };
        let leads =
            || TRANSITIONS.iter().filter(|one| one.0 == self && one.1 == act).map(|one| one.2);
        leads().find(|to| *to == desk).or_else(|| leads().next())
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
