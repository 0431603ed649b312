//! The states of an event, from an idea to its minutes, and every step between them, as one table: the
//! server, the buttons and the tests read it.

use crate::{code::codes, policy::Act};

codes! {
    /// One word per state.
    pub enum ItemStatus {
        Tentative = "tentative",
        Proposed = "proposed",
        Confirmed = "confirmed",
        Running = "running",
        Done = "done",
        Postponed = "postponed",
        Cancelled = "cancelled",
    }
}

/// From a state, by an act, to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemTransition(pub ItemStatus, pub Act, pub ItemStatus);

use ItemStatus::{Cancelled, Confirmed, Done, Postponed, Proposed, Running, Tentative};

/// Whatever is not listed is not done.
pub const ITEM_TRANSITIONS: &[ItemTransition] = &[
    ItemTransition(Tentative, Act::EditItem, Tentative),
    ItemTransition(Proposed, Act::EditItem, Proposed),
    ItemTransition(Confirmed, Act::EditItem, Confirmed),
    ItemTransition(Running, Act::EditItem, Running),
    ItemTransition(Postponed, Act::EditItem, Postponed),
    ItemTransition(Tentative, Act::MoveItem, Tentative),
    ItemTransition(Proposed, Act::MoveItem, Proposed),
    ItemTransition(Confirmed, Act::MoveItem, Confirmed),
    // What was postponed is offered again with its new day.
    ItemTransition(Postponed, Act::MoveItem, Proposed),
    ItemTransition(Tentative, Act::ProposeItem, Proposed),
    ItemTransition(Tentative, Act::ConfirmItem, Confirmed),
    ItemTransition(Proposed, Act::ConfirmItem, Confirmed),
    ItemTransition(Confirmed, Act::StartItem, Running),
    ItemTransition(Running, Act::FinishItem, Done),
    ItemTransition(Tentative, Act::PostponeItem, Postponed),
    ItemTransition(Proposed, Act::PostponeItem, Postponed),
    ItemTransition(Confirmed, Act::PostponeItem, Postponed),
    ItemTransition(Tentative, Act::CancelItem, Cancelled),
    ItemTransition(Proposed, Act::CancelItem, Cancelled),
    ItemTransition(Confirmed, Act::CancelItem, Cancelled),
    ItemTransition(Postponed, Act::CancelItem, Cancelled),
    ItemTransition(Tentative, Act::InviteParty, Tentative),
    ItemTransition(Proposed, Act::InviteParty, Proposed),
    ItemTransition(Confirmed, Act::InviteParty, Confirmed),
    ItemTransition(Running, Act::InviteParty, Running),
    ItemTransition(Proposed, Act::AnswerInvitation, Proposed),
    ItemTransition(Confirmed, Act::AnswerInvitation, Confirmed),
    ItemTransition(Tentative, Act::WriteAgenda, Tentative),
    ItemTransition(Proposed, Act::WriteAgenda, Proposed),
    ItemTransition(Confirmed, Act::WriteAgenda, Confirmed),
    ItemTransition(Running, Act::WriteAgenda, Running),
    ItemTransition(Tentative, Act::AddPaper, Tentative),
    ItemTransition(Proposed, Act::AddPaper, Proposed),
    ItemTransition(Confirmed, Act::AddPaper, Confirmed),
    ItemTransition(Running, Act::AddPaper, Running),
    ItemTransition(Done, Act::AddPaper, Done),
    ItemTransition(Running, Act::WriteMinutes, Running),
    ItemTransition(Done, Act::WriteMinutes, Done),
    ItemTransition(Running, Act::Conclude, Running),
    ItemTransition(Done, Act::Conclude, Done),
    ItemTransition(Running, Act::TrackTask, Running),
    ItemTransition(Done, Act::TrackTask, Done),
];

impl ItemStatus {
    /// Where an act leads from here; nothing when it is not done.
    pub fn step(self, act: Act) -> Option<Self> {
        let found = |one: &&ItemTransition| one.0 == self && one.1 == act;
        ITEM_TRANSITIONS.iter().find(found).map(|ItemTransition(_, _, to)| *to)
    }

    /// Whether it keeps its day: what is put off or called off takes nobody's time.
    pub const fn is_on(self) -> bool {
        !matches!(self, Postponed | Cancelled)
    }
}
