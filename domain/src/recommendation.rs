//! A department's recommendation to the ministry ("kiến nghị"): who may do what with it in which state,
//! and what becomes of it. Answered is not resolved: the outcome is apart from the state.

mod clock;
mod count;
mod facts;
mod input;
mod kinds;
mod number;
mod sight;
mod status;
mod view;

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};

pub use self::{
    clock::{
        ANSWER_DAYS, Calendars, Clock, ClockDay, ClockEvent, ClockKind, DayMark, UNIT_DAYS,
        UNIT_URGENT_DAYS, URGENT_DAYS,
    },
    count::{Counter, Days, LEAST_TO_RANK, RecommendationSummary, SummaryLine},
    input::{
        Answer, AnswerInput, Content, Origin, RecommendationFilter, RecommendationInput,
        RecommendationOnly, Years,
    },
    kinds::{
        AnswerKind, AnswerMode, AnswerStatus, AssignmentRole, AssignmentStatus, Outcome, Rating,
        Stage,
    },
    number::{Called, RecommendationNo},
    sight::{Sight, handled, sights, signed},
    status::{RecommendationStatus, STEPS, Step},
    view::{
        AnswerView, AssignmentView, BoardColumn, ClockView, DraftView, FeedbackView, ForProvince,
        Message, MinistryView, Note, ProvinceView, RaisePage, RecommendationHead,
        RecommendationLine, RecommendationList, RecommendationPage, StoryLine, TopicFacet,
    },
};
use crate::{
    event::{Decided, Event, Subject},
    id::{RecommendationId, UnitId},
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
    text::{Line, Prose},
    time::Now,
    viewer::{Grant, Viewer},
};

/// A recommendation as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    pub id: RecommendationId,
    /// The department.
    pub unit: UnitId,
    pub status: RecommendationStatus,
    /// Of its number: when it was sent; before that, when it was begun.
    pub year: i32,
    /// The ministry unit that leads, and those that support it.
    pub lead: Option<UnitId>,
    pub supports: Vec<UnitId>,
    /// Where the department was asked from, while it is.
    pub asked_from: Option<RecommendationStatus>,
    pub urgent: bool,
    /// Only for the department, the ministry's two offices and the units it was given to.
    pub restricted: bool,
    pub outcome: Option<Outcome>,
    pub outcome_note: Option<String>,
    /// From then on the ministry may read it.
    pub sent_at: Option<DateTime<Utc>>,
    /// When the last final answer was published.
    pub answered_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    /// How often the department has reopened it.
    pub reopen_count: i32,
    /// Counts the writes; a writer must have seen the last one.
    pub row_version: i32,
}

/// What was decided, and what was said with it.
pub type Ruling = Result<Decided<Recommendation>, Refusal>;

impl Recommendation {
    /// The department begins one.
    pub fn raise(
        id: RecommendationId,
        unit: UnitId,
        about: &Content,
        by: &Viewer,
        now: Now,
    ) -> Ruling {
        let grant = by.require(Act::DraftRecommendation, unit)?.clone();
        let new = Self::new(id, unit, about, now);
        Ok(new.decided(Act::DraftRecommendation, &grant, by, now, None))
    }

    /// The ministry's office registers what reached it by letter, visit or conference: it is sent at
    /// once.
    pub fn register(
        id: RecommendationId,
        unit: UnitId,
        about: &Content,
        by: &Viewer,
        now: Now,
    ) -> Ruling {
        let grant = by.require(Act::RegisterRecommendation, unit)?.clone();
        let status = RecommendationStatus::Sent;
        let new = Self { status, sent_at: Some(now.at), ..Self::new(id, unit, about, now) };
        Ok(new.decided(Act::RegisterRecommendation, &grant, by, now, None))
    }

    fn new(id: RecommendationId, unit: UnitId, about: &Content, now: Now) -> Self {
        Self {
            id,
            unit,
            status: RecommendationStatus::Draft,
            year: now.today.year(),
            lead: None,
            supports: Vec::new(),
            asked_from: None,
            urgent: about.urgent,
            restricted: about.restricted,
            outcome: None,
            outcome_note: None,
            sent_at: None,
            answered_at: None,
            closed_at: None,
            reopen_count: 0,
            row_version: 0,
        }
    }

    /// The department changes its draft.
    pub fn revise(self, about: &Content, by: &Viewer, now: Now) -> Ruling {
        let next = Self { urgent: about.urgent, restricted: about.restricted, ..self };
        next.plain(Act::DraftRecommendation, by, now)
    }

    /// To the department's leader.
    pub fn submit(self, by: &Viewer, now: Now) -> Ruling {
        self.plain(Act::SubmitRecommendation, by, now)
    }

    /// The leader sends it: it gets its number, and the clock starts.
    pub fn approve(self, by: &Viewer, now: Now) -> Ruling {
        let next = Self { sent_at: Some(now.at), year: now.today.year(), ..self };
        next.plain(Act::ApproveRecommendation, by, now)
    }

    pub fn send_back(self, by: &Viewer, reason: &str, now: Now) -> Ruling {
        self.with_reason(Act::SendBackRecommendation, by, reason, now)
    }

    /// The leader takes it back for good.
    pub fn withdraw(self, by: &Viewer, reason: &str, now: Now) -> Ruling {
        let next = Self { closed_at: Some(now.at), asked_from: None, ..self };
        next.with_reason(Act::WithdrawRecommendation, by, reason, now)
    }

    /// To a lead unit, with others in support. The first time or again.
    pub fn assign(self, lead: UnitId, supports: Vec<UnitId>, by: &Viewer, now: Now) -> Ruling {
        let (grant, status) = self.allowed(Act::AssignRecommendation, by)?;
        let supports = supports.into_iter().filter(|unit| *unit != lead).collect();
        let next = Self { status, lead: Some(lead), supports, ..self };
        Ok(next.decided(Act::AssignRecommendation, &grant, by, now, None))
    }

    pub fn accept(self, by: &Viewer, now: Now) -> Ruling {
        self.plain(Act::AcceptRecommendation, by, now)
    }

    /// Not ours: why, and whose it is. Back to the coordinator.
    pub fn decline(self, by: &Viewer, reason: &str, competent: &str, now: Now) -> Ruling {
        let (grant, status) = self.allowed(Act::DeclineRecommendation, by)?;
        let mut problems = Problems::default();
        let reason = problems.take("reason", Prose::parse_reason(reason));
        let competent = problems.take("competent", Line::parse(competent));
        let (Some(reason), Some(_)) = (reason, competent) else { return Err(problems.into()) };
        let next = Self { status, lead: None, supports: Vec::new(), ..self };
        let said = Some(reason.into_string());
        Ok(next.decided(Act::DeclineRecommendation, &grant, by, now, said))
    }

    /// The ministry asks the department; the clock pauses until it replies.
    pub fn ask(self, by: &Viewer, question: &str, now: Now) -> Ruling {
        let next = Self { asked_from: Some(self.status), ..self };
        next.with_reason_in("question", Act::AskRecommendation, by, question, now)
    }

    /// The department replies: back to where it was asked from.
    pub fn reply(self, by: &Viewer, reply: &str, now: Now) -> Ruling {
        let (grant, status) = self.allowed(Act::ReplyRecommendation, by)?;
        let reply = Prose::parse(reply).map_err(|problem| Problems::one("reply", problem))?;
        let next = Self { status: self.asked_from.unwrap_or(status), asked_from: None, ..self };
        let said = Some(reply.into_string());
        Ok(next.decided(Act::ReplyRecommendation, &grant, by, now, said))
    }

    /// The lead unit writes on its answer; nobody outside the ministry sees it.
    pub fn draft_answer(self, by: &Viewer, now: Now) -> Ruling {
        self.plain(Act::DraftAnswer, by, now)
    }

    pub fn request_signature(self, by: &Viewer, now: Now) -> Ruling {
        self.plain(Act::RequestSignature, by, now)
    }

    pub fn return_answer(self, by: &Viewer, reason: &str, now: Now) -> Ruling {
        self.with_reason(Act::ReturnAnswer, by, reason, now)
    }

    /// The signer publishes the answer: its outcome is set, and the clock stops.
    pub fn publish(self, answer: &Answer, by: &Viewer, now: Now) -> Ruling {
        let (grant, status) = self.allowed(Act::PublishAnswer, by)?;
        let next = Self {
            status,
            outcome: Some(answer.outcome),
            outcome_note: answer.outcome_note.clone(),
            answered_at: Some(now.at),
            ..self
        };
        Ok(next.decided(Act::PublishAnswer, &grant, by, now, None))
    }

    /// Another authority answers it.
    pub fn transfer(self, by: &Viewer, authority: &str, now: Now) -> Ruling {
        let (grant, status) = self.allowed(Act::TransferRecommendation, by)?;
        let authority = Line::parse(authority)
            .map_err(|problem| Problems::one("authority", problem))?
            .into_string();
        let next = Self {
            status,
            outcome: Some(Outcome::Transferred),
            outcome_note: Some(authority.clone()),
            closed_at: Some(now.at),
            ..self
        };
        Ok(next.decided(Act::TransferRecommendation, &grant, by, now, Some(authority)))
    }

    /// The department has what it asked for, more or less.
    pub fn confirm(self, by: &Viewer, comment: Option<&str>, now: Now) -> Ruling {
        let (grant, status) = self.allowed(Act::ConfirmRecommendation, by)?;
        let comment = match comment.map(Prose::parse) {
            None | Some(Err(Problem::Missing)) => None,
            Some(Err(problem)) => return Err(Problems::one("comment", problem).into()),
            Some(Ok(comment)) => Some(comment.into_string()),
        };
        let next = Self { status, closed_at: Some(now.at), ..self };
        Ok(next.decided(Act::ConfirmRecommendation, &grant, by, now, comment))
    }

    /// The answer does not do: the department says so once, the coordinator whenever. Number, history and
    /// first answer stay; a new clock starts.
    pub fn reopen(self, by: &Viewer, reason: &str, now: Now) -> Ruling {
        let (grant, status) = self.allowed(Act::ReopenRecommendation, by)?;
        let by_province = !grant.role.is_of_ministry();
        if by_province && self.reopen_count > 0 {
            return Err(Refusal::ReopenedBefore);
        }
        let reason = reason_of("reason", reason)?;
        let next = Self {
            status,
            lead: None,
            supports: Vec::new(),
            closed_at: None,
            reopen_count: self.reopen_count + i32::from(by_province),
            ..self
        };
        let said = Some(reason.into_string());
        Ok(next.decided(Act::ReopenRecommendation, &grant, by, now, said))
    }

    /// What only opens its mouth: a message to the other side, a note within the ministry. What is said is
    /// not repeated in the audit log.
    pub fn say(
        self,
        act: Act,
        by: &Viewer,
        body: &str,
        now: Now,
    ) -> Result<(Decided<Self>, Prose), Refusal> {
        let grant = self.require(act, by)?.clone();
        if self.sent_at.is_none() {
            return Err(Refusal::WrongStep { is: self.status, act });
        }
        let body = Prose::parse(body).map_err(|problem| Problems::one("body", problem))?;
        Ok((self.decided(act, &grant, by, now, None), body))
    }

    /// What this person may do with it now: which buttons to show.
    pub fn acts_for(&self, viewer: &Viewer) -> Vec<Act> {
        let may = |act: &Act| {
            let step = match act {
                Act::WriteMessage | Act::WriteNote => self.sent_at.is_some(),
                _ => self.status.step(*act).is_some(),
            };
            let once = |grant: &Grant| {
                let again = *act == Act::ReopenRecommendation && self.reopen_count > 0;
                !again || grant.role.is_of_ministry()
            };
            step && self.require(*act, viewer).is_ok_and(once)
        };
        Act::ALL.iter().copied().filter(may).collect()
    }

    /// The department's people and the ministry's offices by the department; handlers by the unit that
    /// leads, and for words by those that support as well.
    fn require<'a>(&self, act: Act, by: &'a Viewer) -> Result<&'a Grant, Refusal> {
        let words = matches!(act, Act::WriteMessage | Act::WriteNote | Act::ReadRecommendation);
        by.require_where(act, |grant| {
            if !grant.role.handles() {
                return grant.reaches(self.unit);
            }
            let leads = self.lead.is_some_and(|unit| grant.reaches(unit));
            leads || (words && self.supports.iter().any(|unit| grant.reaches(*unit)))
        })
    }

    /// Whether this person does this now, before anything that was typed is looked at.
    pub fn must_allow(&self, act: Act, by: &Viewer) -> Result<(), Refusal> {
        self.allowed(act, by).map(drop)
    }

    /// In which capacity this person does it.
    pub fn grant_for<'a>(&self, act: Act, by: &'a Viewer) -> Option<&'a Grant> {
        self.require(act, by).ok()
    }

    fn allowed(&self, act: Act, by: &Viewer) -> Result<(Grant, RecommendationStatus), Refusal> {
        let grant = self.require(act, by)?.clone();
        let to = self.status.step(act).ok_or(Refusal::WrongStep { is: self.status, act })?;
        Ok((grant, to))
    }

    /// An act with nothing more to say.
    fn plain(self, act: Act, by: &Viewer, now: Now) -> Ruling {
        let (grant, status) = self.allowed(act, by)?;
        Ok(Self { status, ..self }.decided(act, &grant, by, now, None))
    }

    fn with_reason(self, act: Act, by: &Viewer, reason: &str, now: Now) -> Ruling {
        self.with_reason_in("reason", act, by, reason, now)
    }

    fn with_reason_in(self, field: &str, act: Act, by: &Viewer, reason: &str, now: Now) -> Ruling {
        let (grant, status) = self.allowed(act, by)?;
        let reason = reason_of(field, reason)?;
        let said = Some(reason.into_string());
        Ok(Self { status, ..self }.decided(act, &grant, by, now, said))
    }

    fn decided(
        self,
        act: Act,
        grant: &Grant,
        by: &Viewer,
        now: Now,
        note: Option<String>,
    ) -> Decided<Self> {
        let summary = Summary { status: self.status, outcome: self.outcome, lead: self.lead };
        let event = Event::new(act, Subject::Recommendation, self.id, by, now)
            .under(grant, self.unit)
            .changing(&(), &summary);
        let event = Event { note, before: None, ..event };
        Decided { next: self, events: vec![event] }
    }
}

/// What an audit event says of the recommendation afterwards.
#[derive(Serialize)]
struct Summary {
    status: RecommendationStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<UnitId>,
}

fn reason_of(field: &str, typed: &str) -> Result<Prose, Refusal> {
    Prose::parse_reason(typed).map_err(|problem| Problems::one(field, problem).into())
}
