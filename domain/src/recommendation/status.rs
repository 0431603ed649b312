//! The states of a recommendation on its way from a department to its official answer, and every step
//! between them, as one table: the server, the buttons and the tests read it.

use crate::{code::codes, policy::Act};

codes! {
    /// One word per state. "Overdue" is computed, never a state.
    pub enum RecommendationStatus {
        Draft = "draft",
        PendingLeader = "pending-leader",
        Sent = "sent",
        Clarify = "clarify",
        Assigned = "assigned",
        InProgress = "in-progress",
        PendingSign = "pending-sign",
        Answered = "answered",
        Reopened = "reopened",
        Closed = "closed",
        Transferred = "transferred",
        Withdrawn = "withdrawn",
    }
}

/// From a state, by an act, to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step(pub RecommendationStatus, pub Act, pub RecommendationStatus);

use RecommendationStatus::{
    Answered, Assigned, Clarify, Closed, Draft, InProgress, PendingLeader, PendingSign, Reopened,
    Sent, Transferred, Withdrawn,
};

/// Whatever is not listed is not done.
pub const STEPS: &[Step] = &[
    Step(Draft, Act::DraftRecommendation, Draft),
    Step(Draft, Act::SubmitRecommendation, PendingLeader),
    Step(PendingLeader, Act::ApproveRecommendation, Sent),
    Step(PendingLeader, Act::SendBackRecommendation, Draft),
    Step(Sent, Act::AssignRecommendation, Assigned),
    Step(Reopened, Act::AssignRecommendation, Assigned),
    // To another lead unit: its own clock begins, the old one's ends.
    Step(Assigned, Act::AssignRecommendation, Assigned),
    Step(InProgress, Act::AssignRecommendation, Assigned),
    Step(Assigned, Act::AcceptRecommendation, InProgress),
    Step(Assigned, Act::DeclineRecommendation, Sent),
    Step(Sent, Act::AskRecommendation, Clarify),
    Step(Assigned, Act::AskRecommendation, Clarify),
    Step(InProgress, Act::AskRecommendation, Clarify),
    // Back to where it was asked from.
    Step(Clarify, Act::ReplyRecommendation, Sent),
    Step(InProgress, Act::DraftAnswer, InProgress),
    Step(InProgress, Act::RequestSignature, PendingSign),
    Step(PendingSign, Act::ReturnAnswer, InProgress),
    Step(PendingSign, Act::PublishAnswer, Answered),
    Step(Assigned, Act::TransferRecommendation, Transferred),
    Step(InProgress, Act::TransferRecommendation, Transferred),
    Step(Answered, Act::ConfirmRecommendation, Closed),
    Step(Answered, Act::ReopenRecommendation, Reopened),
    Step(Closed, Act::ReopenRecommendation, Reopened),
    Step(Draft, Act::WithdrawRecommendation, Withdrawn),
    Step(PendingLeader, Act::WithdrawRecommendation, Withdrawn),
    Step(Sent, Act::WithdrawRecommendation, Withdrawn),
    Step(Clarify, Act::WithdrawRecommendation, Withdrawn),
    Step(Assigned, Act::WithdrawRecommendation, Withdrawn),
    Step(InProgress, Act::WithdrawRecommendation, Withdrawn),
    Step(PendingSign, Act::WithdrawRecommendation, Withdrawn),
];

impl RecommendationStatus {
    /// What the ministry still owes an answer to.
    pub const OPEN: [Self; 6] = [Sent, Clarify, Assigned, InProgress, PendingSign, Reopened];

    /// Where the act leads from here.
    pub fn step(self, act: Act) -> Option<Self> {
        STEPS.iter().find(|Step(from, by, _)| *from == self && *by == act).map(|Step(_, _, to)| *to)
    }

    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    /// Still the department's own: nobody else sees it.
    pub const fn is_inside(self) -> bool {
        matches!(self, Draft | PendingLeader)
    }
}
