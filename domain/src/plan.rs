//! The plan of a year and what happens in it: visits, conferences, trainings, the games. Who may do what
//! with an event in which state, and what becomes of it.

mod clash;
mod dossier;
mod input;
mod kind;
pub mod layout;
mod sees;
mod status;
mod view;
mod when;

use serde::{Deserialize, Serialize};

pub use self::{
    clash::{Around, Clash, ClashKind, Engaged},
    dossier::{
        AgendaInput, Conclusion, ConclusionInput, ConclusionKind, ConclusionStatus, Minutes,
        MinutesInput, MinutesStatus, MinutesThen, PaperInput, Party, PartyInput, PartyRole, Rsvp,
        RsvpInput, TrackInput,
    },
    input::{CalendarQuery, ItemDraft, ItemInput, Meant, MoveInput, OFF},
    kind::{DelegationStatus, ItemKind, PlanStatus},
    layout::{CalendarView, HalfDay, Mark, Strip},
    sees::Sees,
    status::{ITEM_TRANSITIONS, ItemStatus, ItemTransition},
    view::{
        AgendaLine, CalendarDay, CalendarPage, ConclusionLine, Coverage, DelegationLine, EventPage,
        FeedPage, GamesPage, ItemForm, ItemHistory, ItemLine, Layer, LayerLine, PaperLine,
        PartyLine, PlanPage, PlanTask, StripMark, VisitLine, VisitStage, VisitsPage,
    },
    when::{Precision, When, WhenInput, minute_of, said},
};
use crate::{
    event::{Decided, Event, Subject},
    id::{PlanId, PlanItemId, UnitId},
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
    text::Prose,
    time::Now,
    viewer::{Covers, Grant, Viewer},
};

/// Something of the plan as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanItem {
    pub id: PlanItemId,
    pub plan: PlanId,
    /// The task of the plan it belongs to.
    pub parent: Option<PlanItemId>,
    pub kind: ItemKind,
    pub title: String,
    pub when: When,
    pub status: ItemStatus,
    /// The unit where it takes place, and the one that answers for it.
    pub host: Option<UnitId>,
    pub lead: Option<UnitId>,
    pub place: String,
    /// Where it is joined from afar.
    pub online_url: String,
    /// Why it was postponed or called off.
    pub reason: Option<String>,
    /// Why a day was kept although something speaks against it.
    pub despite: Option<String>,
    /// Counts the writes; a writer must have seen the last one.
    pub row_version: i32,
}

impl PlanItem {
    /// The membership under which the viewer does this with the event: for its host, or for the unit that
    /// leads it. The first line of every act.
    pub fn require<'a>(&self, by: &'a Viewer, act: Act) -> Result<&'a Grant, Refusal> {
        grant_for(by, act, self.host, self.lead)
    }

    pub fn may(&self, by: &Viewer, act: Act) -> bool {
        self.require(by, act).is_ok()
    }

    /// Who, and in which state: asked before anything typed is read.
    pub fn must_allow(&self, by: &Viewer, act: Act) -> Result<(), Refusal> {
        self.require(by, act)?;
        self.step(act).map(drop)
    }

    /// What this person may do with it now: which buttons to show.
    pub fn acts_for(&self, viewer: &Viewer) -> Vec<Act> {
        let now = |act: &Act| self.status.step(*act).is_some() && self.may(viewer, *act);
        Act::ALL.iter().copied().filter(now).collect()
    }

    /// Puts something new into the plan; `around` is what is known of its days.
    pub fn create(
        (id, plan): (PlanItemId, PlanId),
        by: &Viewer,
        draft: ItemDraft,
        around: &Around,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = grant_for(by, Act::CreateItem, draft.host, draft.lead)?.clone();
        let empty = Self {
            id,
            plan,
            parent: None,
            kind: draft.kind,
            title: String::new(),
            when: draft.when,
            status: ItemStatus::Tentative,
            host: None,
            lead: None,
            place: String::new(),
            online_url: String::new(),
            reason: None,
            despite: None,
            row_version: 1,
        };
        let next = empty.with(draft, Some(around))?;
        Ok(next.decided(None, Act::CreateItem, &grant, by, now))
    }

    /// Who, in which state, and what was typed: before the days around are looked up.
    pub fn draft_edit(
        &self,
        by: &Viewer,
        input: &ItemInput,
        meant: &Meant,
        now: Now,
    ) -> Result<ItemDraft, Refusal> {
        self.require(by, Act::EditItem)?;
        self.step(Act::EditItem)?;
        Ok(ItemDraft::read(input, meant, now.today)?)
    }

    /// Says it anew. A kind that stands in the plan stays what it is.
    pub fn edit(
        self,
        by: &Viewer,
        draft: ItemDraft,
        around: &Around,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = self.require(by, Act::EditItem)?.clone();
        self.step(Act::EditItem)?;
        grant_for(by, Act::EditItem, draft.host, draft.lead)?;
        if !self.kind.is_event() && draft.kind != self.kind {
            return Err(Problems::one("kind", Problem::NotAChoice).into());
        }
        if self.needs_day() && !draft.when.has_day() {
            return Err(Problems::one("starts", Problem::NotPrecise).into());
        }
        let before = self.clone();
        // What did not move keeps the days it was given.
        let asked = (draft.when != self.when || draft.host != self.host).then_some(around);
        let next = self.with(draft, asked)?;
        Ok(next.decided(Some(&before), Act::EditItem, &grant, by, now))
    }

    /// Who, in which state, and which day was meant.
    pub fn draft_move(
        &self,
        by: &Viewer,
        input: &MoveInput,
        now: Now,
    ) -> Result<(When, Option<Prose>), Refusal> {
        self.require(by, Act::MoveItem)?;
        self.step(Act::MoveItem)?;
        Ok(input.read(&self.when, now.today)?)
    }

    /// To another day. Whoever had said yes is asked again.
    pub fn move_to(
        self,
        by: &Viewer,
        (when, despite): (When, Option<Prose>),
        around: &Around,
        engaged: &Engaged,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = self.require(by, Act::MoveItem)?.clone();
        let status = self.step(Act::MoveItem)?;
        if self.needs_day() && !when.has_day() {
            return Err(Problems::one("starts", Problem::NotPrecise).into());
        }
        let despite = kept(around.clashes(engaged), despite)?;
        let before = self.clone();
        let next = Self { status, when, despite, ..self };
        Ok(next.decided(Some(&before), Act::MoveItem, &grant, by, now))
    }

    /// Asks those invited whether the day suits them.
    pub fn propose(self, by: &Viewer, now: Now) -> Result<Decided<Self>, Refusal> {
        self.stepped(by, Act::ProposeItem, true, now)
    }

    /// The day is fixed.
    pub fn confirm(self, by: &Viewer, now: Now) -> Result<Decided<Self>, Refusal> {
        self.stepped(by, Act::ConfirmItem, true, now)
    }

    pub fn start(self, by: &Viewer, now: Now) -> Result<Decided<Self>, Refusal> {
        self.stepped(by, Act::StartItem, false, now)
    }

    /// A visit and a conference end with final minutes.
    pub fn finish(
        self,
        by: &Viewer,
        minutes: MinutesStatus,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        self.require(by, Act::FinishItem)?;
        self.step(Act::FinishItem)?;
        if self.kind.needs_minutes() && minutes != MinutesStatus::Final {
            return Err(Refusal::MinutesMissing);
        }
        self.stepped(by, Act::FinishItem, false, now)
    }

    /// Put off, for now without a new day; `MoveItem` offers one.
    pub fn postpone(self, by: &Viewer, reason: &str, now: Now) -> Result<Decided<Self>, Refusal> {
        self.put_off(by, Act::PostponeItem, reason, now)
    }

    pub fn cancel(self, by: &Viewer, reason: &str, now: Now) -> Result<Decided<Self>, Refusal> {
        self.put_off(by, Act::CancelItem, reason, now)
    }

    /// Something in the dossier changed: agenda, papers, parties, minutes, conclusions.
    pub fn changed(
        self,
        by: &Viewer,
        act: Act,
        what: impl Into<String>,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = self.require(by, act)?.clone();
        self.step(act)?;
        let mut decided = self.decided(None, act, &grant, by, now);
        let note = Some(what.into()).filter(|what: &String| !what.is_empty());
        decided.events.iter_mut().for_each(|event| event.note = note.clone());
        Ok(decided)
    }

    /// A date is fixed or offered from here on.
    const fn needs_day(&self) -> bool {
        matches!(self.status, ItemStatus::Proposed | ItemStatus::Confirmed | ItemStatus::Running)
            && self.kind.is_event()
    }

    fn stepped(
        self,
        by: &Viewer,
        act: Act,
        wants_day: bool,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = self.require(by, act)?.clone();
        let status = self.step(act)?;
        if wants_day && self.kind.is_event() && !self.when.has_day() {
            return Err(Problems::one("starts", Problem::NotPrecise).into());
        }
        let before = self.clone();
        let next = Self { status, reason: None, ..self };
        Ok(next.decided(Some(&before), act, &grant, by, now))
    }

    fn put_off(
        self,
        by: &Viewer,
        act: Act,
        reason: &str,
        now: Now,
    ) -> Result<Decided<Self>, Refusal> {
        let grant = self.require(by, act)?.clone();
        let status = self.step(act)?;
        let reason = Prose::parse_reason(reason);
        let reason = reason.map_err(|problem| Problems::one("reason", problem))?.into_string();
        let before = self.clone();
        let next = Self { status, reason: Some(reason.clone()), ..self };
        let mut decided = next.decided(Some(&before), act, &grant, by, now);
        decided.events.iter_mut().for_each(|event| event.note = Some(reason.clone()));
        Ok(decided)
    }

    /// With what was typed; `around` when its days are to be looked at.
    fn with(self, draft: ItemDraft, around: Option<&Around>) -> Result<Self, Refusal> {
        let engaged = draft.engaged(self.id);
        let despite = match around {
            Some(around) => kept(around.clashes(&engaged), draft.despite)?,
            None => self.despite.clone(),
        };
        Ok(Self {
            parent: draft.parent,
            kind: draft.kind,
            title: draft.title.into_string(),
            when: draft.when,
            host: draft.host,
            lead: draft.lead,
            place: draft.place,
            online_url: draft.online_url,
            despite,
            ..self
        })
    }

    fn step(&self, act: Act) -> Result<ItemStatus, Refusal> {
        self.status.step(act).ok_or(Refusal::WrongEventState { is: self.status, act })
    }

    fn decided(
        self,
        before: Option<&Self>,
        act: Act,
        grant: &Grant,
        by: &Viewer,
        now: Now,
    ) -> Decided<Self> {
        let event = Event::new(act, Subject::Event, self.id, by, now)
            .under(grant, self.host.or(self.lead).unwrap_or(grant.unit));
        let event = match before {
            Some(before) => event.changing(&before.summary(), &self.summary()),
            None => Event { before: None, ..event.changing(&(), &self.summary()) },
        };
        let note = self.despite.clone().filter(|_| before.is_none_or(|one| one.when != self.when));
        Decided { events: vec![Event { note, ..event }], next: self }
    }

    fn summary(&self) -> Summary<'_> {
        Summary { status: self.status, title: &self.title, when: &self.when, place: &self.place }
    }
}

/// What an audit event says of the event.
#[derive(Serialize)]
struct Summary<'a> {
    status: ItemStatus,
    title: &'a str,
    when: &'a When,
    place: &'a str,
}

/// Where something speaks against the day, a word why it is kept is needed.
fn kept(clashes: Vec<Clash>, despite: Option<Prose>) -> Result<Option<String>, Refusal> {
    match (clashes.is_empty(), despite) {
        (true, _) => Ok(None),
        (false, Some(despite)) => Ok(Some(despite.into_string())),
        (false, None) => Err(Refusal::Clashes(clashes)),
    }
}

fn grant_for(
    by: &Viewer,
    act: Act,
    host: Option<UnitId>,
    lead: Option<UnitId>,
) -> Result<&Grant, Refusal> {
    let units = [host, lead];
    let reaches = |grant: &&Grant| {
        let one = |unit: &UnitId| grant.reaches(*unit) || grant.unit == *unit;
        grant.role.may(act) && (grant.covers == Covers::Every || units.iter().flatten().any(one))
    };
    by.grants.iter().find(reaches).ok_or(Refusal::NotAllowed(act))
}
