//! What the pages of the plan show.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    ConclusionKind, ConclusionStatus, ItemInput, ItemKind, ItemStatus, Mark, Minutes, PartyRole,
    Rsvp, When,
};
use crate::{
    code::codes,
    id::{AgendaItemId, ConclusionId, PaperId, PartyId, PlanItemId},
    policy::Act,
    template::Wording,
};

/// An event in a calendar or a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemLine {
    pub id: PlanItemId,
    pub kind: ItemKind,
    pub title: String,
    pub when: When,
    pub status: ItemStatus,
    /// The host's code and short name.
    pub host: Option<(String, Wording)>,
    pub lead: Option<(String, Wording)>,
    pub place: String,
    /// Units asked, and those that come.
    pub asked: i64,
    pub coming: i64,
}

codes! {
    /// What stands in the calendar besides events.
    pub enum Layer {
        /// A report is due.
        Report = "report",
        /// A day off.
        Holiday = "holiday",
        /// A weekend's day that is worked instead.
        Worked = "worked",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerLine {
    pub layer: Layer,
    pub day: NaiveDate,
    pub title: Wording,
    /// Of a report: the round's code.
    pub round: String,
    /// Of a report: how many of the viewer's units have not sent it.
    pub missing: i64,
}

/// A day of a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarDay {
    pub day: NaiveDate,
    /// As many as there is room for; the others are counted.
    pub lines: Vec<ItemLine>,
    pub more: i64,
    pub layers: Vec<LayerLine>,
}

/// Marks of the year's strip that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StripMark {
    pub mark: Mark,
    pub count: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarPage {
    /// The day it is around.
    pub on: NaiveDate,
    pub days: Vec<CalendarDay>,
    /// Of the year: what has no day yet, month by month or as a whole.
    pub vague: Vec<ItemLine>,
    pub strip: Vec<StripMark>,
    /// From today on, for the side of the month.
    pub upcoming: Vec<CalendarDay>,
    pub units: Vec<(String, Wording)>,
    /// Where the next page of the agenda begins.
    pub next: Option<String>,
    pub may_create: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyLine {
    pub id: PartyId,
    pub name: Wording,
    pub role: PartyRole,
    pub rsvp: Rsvp,
    pub substitute: String,
    /// Whether the viewer answers for it now.
    pub may_answer: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaLine {
    pub id: AgendaItemId,
    pub title: String,
    pub minutes: u16,
    pub presenter: String,
    /// The minute of the day at which it begins, where the event has hours.
    pub at: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperLine {
    pub id: PaperId,
    pub title: String,
    pub link: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConclusionLine {
    pub id: ConclusionId,
    pub no: i32,
    pub kind: ConclusionKind,
    pub text: String,
    pub unit: Option<Wording>,
    pub due_on: Option<NaiveDate>,
    pub status: ConclusionStatus,
    pub done_note: Option<String>,
    pub overdue: bool,
    pub may_track: bool,
}

/// What happened to an event, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemHistory {
    pub act: Act,
    pub by: String,
    pub at: DateTime<Utc>,
    pub note: Option<String>,
}

/// One event with its dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPage {
    pub line: ItemLine,
    pub year: i32,
    /// The task of the plan it belongs to: title and id.
    pub parent: Option<(PlanItemId, String)>,
    /// Of the games: which edition.
    pub edition: Option<i32>,
    pub online_url: String,
    pub reason: Option<String>,
    pub despite: Option<String>,
    pub row_version: i32,
    pub parties: Vec<PartyLine>,
    pub agenda: Vec<AgendaLine>,
    pub papers: Vec<PaperLine>,
    /// Drafts are their writers' alone.
    pub minutes: Option<Minutes>,
    pub conclusions: Vec<ConclusionLine>,
    pub history: Vec<ItemHistory>,
    pub acts: Vec<Act>,
    /// Whom one may still ask: code or address, and name.
    pub askable: Vec<(String, Wording)>,
    /// Owners of tasks.
    pub units: Vec<(String, Wording)>,
}

/// The form of an event, new or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemForm {
    /// Nothing for a new one.
    pub id: Option<PlanItemId>,
    pub row_version: i32,
    pub input: ItemInput,
    /// What can be chosen.
    pub units: Vec<(String, Wording)>,
    pub parents: Vec<(String, String)>,
}

/// A task of the plan, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTask {
    pub line: ItemLine,
    /// "1", as the plan numbers it.
    pub no: String,
    /// Events beneath it: how many are done, of how many that are not called off.
    pub done: i64,
    pub total: i64,
    /// Of the games: which edition.
    pub edition: Option<i32>,
    /// Those that the viewer sees, in order of time.
    pub events: Vec<ItemLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPage {
    pub year: i32,
    pub version: i32,
    pub status: super::PlanStatus,
    pub document: String,
    pub tasks: Vec<PlanTask>,
    /// What is in the plan and belongs to no task.
    pub others: Vec<ItemLine>,
    /// Postponed or called off, with why.
    pub put_off: Vec<(ItemLine, String)>,
    /// Years that have a plan.
    pub years: Vec<i32>,
    pub may_create: bool,
}

codes! {
    /// How far a unit's visit is.
    pub enum VisitStage {
        /// Nothing but the wish.
        Planned = "planned",
        /// It has a day.
        Dated = "dated",
        /// It has begun or taken place, and its minutes are not final.
        Held = "held",
        /// Done with final minutes: this counts.
        Done = "done",
    }
}

impl VisitStage {
    pub const fn of(status: ItemStatus, has_day: bool, minutes_final: bool) -> Self {
        match status {
            ItemStatus::Done if minutes_final => Self::Done,
            ItemStatus::Done | ItemStatus::Running => Self::Held,
            ItemStatus::Proposed | ItemStatus::Confirmed if has_day => Self::Dated,
            _ => Self::Planned,
        }
    }
}

/// How many units were visited, of how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub done: i64,
    pub held: i64,
    pub dated: i64,
    pub total: i64,
}

impl Coverage {
    pub fn add(&mut self, stage: VisitStage) {
        self.total += 1;
        match stage {
            VisitStage::Done => self.done += 1,
            VisitStage::Held => self.held += 1,
            VisitStage::Dated => self.dated += 1,
            VisitStage::Planned => {}
        }
    }

    pub const fn planned(&self) -> i64 {
        self.total - self.done - self.held - self.dated
    }
}

/// A department of the region, and its visit of the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitLine {
    pub unit: String,
    pub name: Wording,
    /// Short, without the kind of office: "Quảng Nam".
    pub province: String,
    pub stage: VisitStage,
    /// Nothing while no visit is planned.
    pub visit: Option<ItemLine>,
    /// In the order of their days: "chuyến 9".
    pub no: Option<i64>,
    pub notice_no: String,
    pub conclusions: i64,
    pub open_tasks: i64,
    /// What the department answered.
    pub rsvp: Rsvp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitsPage {
    pub year: i32,
    /// Of the whole region, whoever looks.
    pub coverage: Coverage,
    /// The units the viewer sees.
    pub lines: Vec<VisitLine>,
    pub open_tasks: i64,
    pub years: Vec<i32>,
    pub may_create: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationLine {
    pub name: Wording,
    pub head: String,
    pub athletes: i32,
    /// `draft`, `signed` or `accepted`.
    pub status: super::DelegationStatus,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GamesPage {
    pub edition: i32,
    pub line: ItemLine,
    pub register_by: Option<NaiveDate>,
    pub rules: String,
    /// Name, and how it is played.
    pub sports: Vec<(Wording, Wording)>,
    pub delegations: Vec<DelegationLine>,
    /// Meetings and deadlines on the way there.
    pub events: Vec<ItemLine>,
}

/// The calendar a telephone reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedPage {
    pub since: Option<DateTime<Utc>>,
    /// When it was read last.
    pub used_at: Option<DateTime<Utc>>,
    /// The address, right after it was made and never again.
    pub fresh: Option<String>,
}
