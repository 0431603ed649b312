//! The kinds of things about a recommendation: outcomes, ratings, parts of units, columns of the board.

use super::RecommendationStatus;
use crate::code::codes;

codes! {
    /// What came of it.
    pub enum Outcome {
        Resolved = "resolved",
        Partly = "partly",
        /// Information was given.
        Explained = "explained",
        /// Taken up, to be studied.
        Noted = "noted",
        /// To whom is said along with it.
        Transferred = "transferred",
        /// Why is said along with it.
        Cannot = "cannot",
    }
}

impl Outcome {
    pub const fn needs_words(self) -> bool {
        matches!(self, Self::Transferred | Self::Cannot)
    }
}

codes! {
    /// What the department says of the answer.
    pub enum Rating {
        Satisfied = "satisfied",
        Partly = "partly",
        Not = "not",
    }
}

codes! {
    pub enum AnswerKind {
        Interim = "interim",
        Final = "final",
        Supplement = "supplement",
    }
}

codes! {
    /// How an answer is given.
    pub enum AnswerMode {
        /// By an official document.
        Document = "document",
        /// By its text alone.
        Direct = "direct",
    }
}

codes! {
    pub enum AnswerStatus {
        Draft = "draft",
        Published = "published",
        Withdrawn = "withdrawn",
    }
}

codes! {
    pub enum AssignmentRole {
        Lead = "lead",
        Support = "support",
    }
}

codes! {
    pub enum AssignmentStatus {
        Offered = "offered",
        Accepted = "accepted",
        Declined = "declined",
        HandedOver = "handed-over",
        Done = "done",
    }
}

impl AssignmentStatus {
    /// Whether the unit has something to do with it.
    pub const CURRENT: [Self; 3] = [Self::Offered, Self::Accepted, Self::Done];
}

codes! {
    /// The columns of the board: states that look alike from afar.
    pub enum Stage {
        Inside = "inside",
        Waiting = "waiting",
        Working = "working",
        Clarifying = "clarifying",
        Answered = "answered",
        Ended = "ended",
    }
}

impl Stage {
    pub fn of(status: RecommendationStatus) -> Self {
        use RecommendationStatus as S;
        match status {
            S::Draft | S::PendingLeader => Self::Inside,
            S::Sent | S::Reopened => Self::Waiting,
            S::Assigned | S::InProgress | S::PendingSign => Self::Working,
            S::Clarify => Self::Clarifying,
            S::Answered | S::Closed => Self::Answered,
            S::Transferred | S::Withdrawn => Self::Ended,
        }
    }

    pub fn statuses(self) -> Vec<RecommendationStatus> {
        let all = RecommendationStatus::ALL.iter().copied();
        all.filter(|status| Self::of(*status) == self).collect()
    }
}
