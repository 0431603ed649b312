//! What belongs to an event: who is asked and what they answered, agenda, papers, minutes, conclusions and
//! the tasks that come of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    PlanItem,
    input::{link, short},
};
use crate::{
    code::codes,
    event::{Event, Subject},
    id::{ConclusionId, PartyId, PersonId, UnitId},
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
    text::{Line, Prose},
    time::{Now, parse_day},
    viewer::Viewer,
};

codes! {
    /// In which capacity somebody comes.
    pub enum PartyRole {
        Chair = "chair",
        Delegate = "delegate",
        Invited = "invited",
        Secretary = "secretary",
    }
}

codes! {
    /// What was answered.
    pub enum Rsvp {
        None = "none",
        Yes = "yes",
        No = "no",
        /// Somebody else comes instead.
        Substitute = "substitute",
    }
}

/// A unit or a person that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub id: PartyId,
    pub unit: Option<UnitId>,
    pub person: Option<PersonId>,
    pub role: PartyRole,
    pub rsvp: Rsvp,
    pub substitute: String,
}

/// Whom to ask: a unit's code or a person's address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartyInput {
    pub who: String,
    pub role: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RsvpInput {
    pub rsvp: String,
    pub substitute: String,
}

/// A line of the agenda as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgendaInput {
    pub title: String,
    pub minutes: String,
    pub presenter: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperInput {
    pub title: String,
    pub link: String,
}

codes! {
    /// Who may read the minutes: their writers, those who took part, and then nobody changes them.
    pub enum MinutesStatus {
        Draft = "draft",
        InComment = "sent-for-comment",
        Final = "final",
    }
}

codes! {
    /// What becomes of minutes that are saved.
    pub enum MinutesThen {
        Keep = "keep",
        Circulate = "circulate",
        Finish = "finish",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    pub body: String,
    pub status: MinutesStatus,
    /// Number and symbol of the notice that gives the conclusions out: "412/TB-VP".
    pub notice_no: String,
    /// Counts what was saved.
    pub version: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MinutesInput {
    pub body: String,
    pub notice_no: String,
    /// A code of [`MinutesThen`].
    pub then: String,
}

codes! {
    /// What a conclusion asks for.
    pub enum ConclusionKind {
        Task = "task",
        Recommendation = "recommendation",
        Note = "note",
    }
}

codes! {
    /// Where a task stands. "Overdue" is computed.
    pub enum ConclusionStatus {
        Open = "open",
        Doing = "doing",
        Done = "done",
        Cancelled = "cancelled",
    }
}

/// A conclusion; as a task it has an owner and a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    pub id: ConclusionId,
    pub no: i32,
    pub kind: ConclusionKind,
    pub text: String,
    pub unit: Option<UnitId>,
    pub due_on: Option<NaiveDate>,
    pub status: ConclusionStatus,
    pub done_note: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConclusionInput {
    pub text: String,
    pub kind: String,
    /// Of a task: its unit's code, and the day.
    pub unit: String,
    pub due_on: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrackInput {
    pub status: String,
    pub note: String,
}

/// Minutes that a line of the agenda takes at most.
const LONGEST: u16 = 600;
/// Characters of minutes.
const BODY: usize = 40_000;

impl PartyInput {
    pub fn role(&self) -> Result<PartyRole, Problems> {
        self.role.parse().map_err(|_| Problems::one("role", Problem::NotAChoice))
    }
}

impl AgendaInput {
    /// Title, minutes, presenter.
    pub fn read(&self) -> Result<(String, u16, String), Problems> {
        let mut problems = Problems::default();
        let title = problems.take("title", Line::parse(&self.title));
        let minutes = match self.minutes.trim() {
            "" => Err(Problem::Missing),
            typed => typed.parse().map_err(|_| Problem::NotWhole),
        };
        let minutes = minutes.and_then(|minutes| match minutes {
            1..=LONGEST => Ok(minutes),
            0 => Err(Problem::NotWhole),
            _ => Err(Problem::TooLarge),
        });
        let minutes = problems.take("minutes", minutes);
        let presenter = problems.take("presenter", short(&self.presenter));
        match (title, minutes, presenter) {
            (Some(title), Some(minutes), Some(presenter)) => {
                Ok((title.into_string(), minutes, presenter))
            }
            _ => Err(problems),
        }
    }
}

impl PaperInput {
    /// Title and link.
    pub fn read(&self) -> Result<(String, String), Problems> {
        let mut problems = Problems::default();
        let title = problems.take("title", Line::parse(&self.title));
        let link = problems.take("link", link(&self.link));
        match (title, link) {
            (Some(title), Some(link)) => Ok((title.into_string(), link)),
            _ => Err(problems),
        }
    }
}

impl Minutes {
    /// As they will be; `before` as they are.
    pub fn written(before: Option<&Self>, input: &MinutesInput) -> Result<Self, Refusal> {
        if before.is_some_and(|before| before.status == MinutesStatus::Final) {
            return Err(Refusal::MinutesFinal);
        }
        let mut problems = Problems::default();
        let body = crate::text::clean(&input.body);
        let body = match body.chars().count() {
            0 => Err(Problem::Missing),
            count if count > BODY => Err(Problem::TooLong),
            _ => Ok(body),
        };
        let body = problems.take("body", body);
        let notice_no = problems.take("notice_no", short(&input.notice_no));
        let then = input.then.parse().map_err(|_| Problem::NotAChoice);
        let then = problems.take("then", then);
        let (Some(body), Some(notice_no), Some(then)) = (body, notice_no, then) else {
            return Err(problems.into());
        };
        let was = before.map_or(MinutesStatus::Draft, |before| before.status);
        let status = match then {
            MinutesThen::Keep => was,
            MinutesThen::Circulate => MinutesStatus::InComment,
            MinutesThen::Finish => MinutesStatus::Final,
        };
        let version = before.map_or(0, |before| before.version) + 1;
        Ok(Self { body, status, notice_no, version })
    }
}

impl ConclusionInput {
    /// `unit` is what the code stands for. A recommendation is raised by its own form.
    pub fn read(
        &self,
        unit: Option<UnitId>,
        today: NaiveDate,
    ) -> Result<(String, ConclusionKind, Option<UnitId>, Option<NaiveDate>), Problems> {
        let mut problems = Problems::default();
        let text = problems.take("text", Prose::parse(&self.text));
        let kind = match self.kind.parse() {
            Ok(kind @ (ConclusionKind::Task | ConclusionKind::Note)) => Ok(kind),
            _ => Err(Problem::NotAChoice),
        };
        let kind = problems.take("kind", kind);
        let (mut owner, mut due_on) = (None, None);
        if kind == Some(ConclusionKind::Task) {
            let missing =
                if self.unit.trim().is_empty() { Problem::Missing } else { Problem::NotAChoice };
            owner = problems.take("unit", unit.ok_or(missing));
            due_on = problems.take("due_on", parse_day(&self.due_on, today));
        }
        match (text, kind) {
            (Some(text), Some(kind)) if problems.is_empty() => {
                Ok((text.into_string(), kind, owner, due_on))
            }
            _ => Err(problems),
        }
    }
}

impl PlanItem {
    /// The unit's own people say whether it comes.
    pub fn answer(
        &self,
        by: &Viewer,
        party: &Party,
        input: &RsvpInput,
        now: Now,
    ) -> Result<(Party, Event), Refusal> {
        let unit = party.unit.ok_or(Refusal::NotAllowed(Act::AnswerInvitation))?;
        let grant = by.require(Act::AnswerInvitation, unit)?;
        self.step(Act::AnswerInvitation)?;
        let mut problems = Problems::default();
        let rsvp = match input.rsvp.parse() {
            Ok(rsvp) if rsvp != Rsvp::None => Ok(rsvp),
            _ => Err(Problem::NotAChoice),
        };
        let rsvp = problems.take("rsvp", rsvp);
        let substitute = if rsvp == Some(Rsvp::Substitute) {
            problems.take("substitute", Line::parse(&input.substitute).map(Line::into_string))
        } else {
            Some(String::new())
        };
        let (Some(rsvp), Some(substitute)) = (rsvp, substitute) else {
            return Err(problems.into());
        };
        let event = Event::new(Act::AnswerInvitation, Subject::Event, self.id, by, now)
            .under(grant, unit)
            .changing(&party.rsvp, &rsvp);
        let event = if substitute.is_empty() { event } else { event.noting(substitute.clone()) };
        Ok((Party { rsvp, substitute, ..party.clone() }, event))
    }

    /// How far a task is: for the event's own people, and for a ministry unit's with its own.
    pub fn track(
        &self,
        by: &Viewer,
        task: &Conclusion,
        input: &TrackInput,
        now: Now,
    ) -> Result<(Conclusion, Event), Refusal> {
        let own = task.unit.and_then(|unit| by.require(Act::TrackTask, unit).ok());
        let grant = match own {
            Some(grant) => grant,
            None => self.require(by, Act::TrackTask)?,
        };
        self.step(Act::TrackTask)?;
        if task.kind != ConclusionKind::Task {
            return Err(Problems::one("status", Problem::NotAChoice).into());
        }
        let mut problems = Problems::default();
        let status = input.status.parse().map_err(|_| Problem::NotAChoice);
        let status = problems.take("status", status);
        let note = match Prose::parse(&input.note) {
            Err(Problem::Missing) => Ok(None),
            note => note.map(|note| Some(note.into_string())),
        };
        let note = problems.take("note", note);
        let (Some(status), Some(done_note)) = (status, note) else { return Err(problems.into()) };
        let unit = task.unit.or(self.host).unwrap_or(grant.unit);
        let event = Event::new(Act::TrackTask, Subject::Event, self.id, by, now)
            .under(grant, unit)
            .changing(&task.status, &status);
        let event = Event { note: done_note.clone(), ..event };
        Ok((Conclusion { status, done_note, ..task.clone() }, event))
    }
}

impl ConclusionStatus {
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Doing)
    }
}
