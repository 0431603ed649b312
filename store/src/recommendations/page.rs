//! What the page of one recommendation shows: to its department, and to the ministry with what stays there.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    event::Subject,
    id::{MembershipId, PersonId, UnitId},
    policy::Act,
    recommendation::{
        AnswerView, AssignmentRole, AssignmentView, Called, ClockView, DraftView, FeedbackView,
        Message, MinistryView, Note, ProvinceView, RecommendationHead, RecommendationPage,
        StoryLine,
    },
    template::Wording,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    answers, assigning, clocks,
    list::Names,
    queries::{self, Loaded},
};
use crate::{
    Result, Tx,
    calendar::{self, Kept},
    documents, reports,
    tables::{
        audit_events,
        people::{membership, person},
        recommendations::{clock_event, feedback, message, note, topic},
    },
};

/// What happens inside the department before it is sent: its own business.
pub const INSIDE: [Act; 3] =
    [Act::DraftRecommendation, Act::SubmitRecommendation, Act::SendBackRecommendation];

/// What happens inside the ministry: the department learns the answer, not its making. Words are shown
/// with the words.
const OFFICE: [Act; 5] = [
    Act::DeclineRecommendation,
    Act::DraftAnswer,
    Act::RequestSignature,
    Act::ReturnAnswer,
    Act::WriteNote,
];

pub async fn page(tx: &Tx, called: Called) -> Result<RecommendationPage> {
    let loaded = queries::find(tx, called).await?;
    let page = Page::read(tx, &loaded).await?;
    let own = tx.viewer().scope(Act::ReadRecommendation).own.contains(&loaded.row.unit_id);
    let shared = page.shared(tx, own).await?;
    if own { Ok(RecommendationPage::Province(shared)) } else { page.ministry(tx, shared).await }
}

/// What both views are made of.
struct Page<'a> {
    loaded: &'a Loaded,
    names: Names,
    clocks: Vec<clock_event::Model>,
    kept: Kept,
    events: Vec<audit_events::Model>,
    people: BTreeMap<PersonId, String>,
    memberships: BTreeMap<MembershipId, UnitId>,
    messages: Vec<message::Model>,
}

impl<'a> Page<'a> {
    async fn read(tx: &Tx, loaded: &'a Loaded) -> Result<Self> {
        let id = loaded.row.id;
        let clocks = clocks::of(tx, id).await?;
        let kept = calendar::kept(tx, clocks.iter().map(|event| event.calendar_version)).await?;
        let events = audit_events::Entity::find()
            .filter(audit_events::COLUMN.subject.eq(Subject::Recommendation))
            .filter(audit_events::COLUMN.subject_id.eq(uuid::Uuid::from(id)))
            .order_by_desc(audit_events::COLUMN.seq)
            .all(tx.db())
            .await?;
        let messages = message::Entity::find()
            .filter(message::COLUMN.recommendation_id.eq(id))
            .all(tx.db())
            .await?;
        let of_events = events.iter().filter_map(|event| event.actor_id);
        let of_messages = messages.iter().map(|message| message.by);
        let of_units = loaded.assignments.iter().map(|one| one.assigned_by);
        let people = reports::names(tx, of_events.chain(of_messages).chain(of_units)).await?;
        let held: BTreeSet<MembershipId> =
            events.iter().filter_map(|event| event.membership_id).collect();
        let memberships = membership::Entity::find()
            .filter(membership::COLUMN.id.is_in(held))
            .all(tx.db())
            .await?;
        let memberships = memberships.into_iter().map(|row| (row.id, row.unit_id)).collect();
        let names = Names::read(tx).await?;
        Ok(Self { loaded, names, clocks, kept, events, people, memberships, messages })
    }

    async fn shared(&self, tx: &Tx, own: bool) -> Result<ProvinceView> {
        let row = &self.loaded.row;
        Ok(ProvinceView {
            head: self.head(tx).await?,
            background: row.background.clone(),
            legal_basis: row.legal_basis.clone(),
            proposal: row.proposal.clone(),
            answers: self.answers(tx).await?,
            feedback: self.feedback(tx).await?,
            messages: self.messages(),
            story: self.story(own),
            clock: self.clock(tx),
            may: self.loaded.thing.acts_for(tx.viewer()),
            today: tx.now().today,
        })
    }

    async fn head(&self, tx: &Tx) -> Result<RecommendationHead> {
        let (row, names) = (&self.loaded.row, &self.names);
        let topics = topic::Entity::find()
            .filter(topic::COLUMN.recommendation_id.eq(row.id))
            .order_by_asc(topic::COLUMN.sort)
            .all(tx.db())
            .await?;
        let thing = &self.loaded.thing;
        Ok(RecommendationHead {
            called: row.no.clone().unwrap_or_else(|| row.id.to_string()),
            numbered: row.no.is_some(),
            title: row.title.clone(),
            status: row.status,
            outcome: row.outcome,
            outcome_note: row.outcome_note.clone(),
            unit_code: names.code(row.unit_id),
            unit_name: names.short(row.unit_id),
            province: names.province(row.unit_id),
            topic_code: names.topic_code(row.topic_id),
            topics: topics.iter().map(|topic| names.topic(topic.topic_id)).collect(),
            origin: row.origin,
            origin_note: row.origin_note.clone(),
            restricted: row.restricted,
            urgent: row.urgent,
            lead: thing.lead.map(|unit| names.unit(unit)),
            supports: thing.supports.iter().map(|unit| names.unit(*unit)).collect(),
            sent_at: row.sent_at,
            due_on: row.due_on,
            overdue: thing.is_overdue(row.due_on, tx.now().today),
            answered_at: row.answered_at,
            closed_at: row.closed_at,
            reopen_count: row.reopen_count,
            row_version: row.row_version,
        })
    }

    async fn answers(&self, tx: &Tx) -> Result<Vec<AnswerView>> {
        let (published, links) = answers::published(tx, [self.loaded.row.id]).await?;
        let documents = documents::shown(tx, links.iter().map(|link| link.document_id)).await?;
        let signers = published.iter().filter_map(|answer| answer.signed_by);
        let signers = reports::names(tx, signers).await?;
        let view = |answer: crate::tables::recommendations::answer::Model| {
            let of = links.iter().filter(|link| link.answer_id == answer.id);
            Some(AnswerView {
                unit: self.names.unit(answer.unit_id),
                body: answer.body,
                outcome: answer.outcome,
                outcome_note: answer.outcome_note,
                published_at: answer.published_at?,
                signed_by: answer
                    .signed_by
                    .and_then(|id| signers.get(&id).cloned())
                    .unwrap_or_default(),
                documents: of
                    .filter_map(|link| documents.get(&link.document_id).cloned())
                    .collect(),
            })
        };
        Ok(published.into_iter().filter_map(view).collect())
    }

    async fn feedback(&self, tx: &Tx) -> Result<Vec<FeedbackView>> {
        let rows = feedback::Entity::find()
            .filter(feedback::COLUMN.recommendation_id.eq(self.loaded.row.id))
            .order_by_desc(feedback::COLUMN.at)
            .all(tx.db())
            .await?;
        let views = rows.into_iter().map(|row| FeedbackView {
            rating: row.rating,
            comment: row.comment,
            by: self.person(Some(row.by)),
            at: row.at,
        });
        Ok(views.collect())
    }

    /// Messages, and questions with their replies among them, the oldest first.
    fn messages(&self) -> Vec<Message> {
        let written = self.messages.iter().map(|row| Message {
            by: self.person(Some(row.by)),
            unit: self.names.short(row.unit_id),
            from_province: row.from_province,
            at: row.at,
            body: row.body.clone(),
        });
        let asked = self.events.iter().filter_map(|event| {
            let from_province = match event.act {
                Act::AskRecommendation => false,
                Act::ReplyRecommendation => true,
                _ => return None,
            };
            Some(Message {
                by: self.person(event.actor_id),
                unit: self.unit_of(event),
                from_province,
                at: event.at,
                body: event.note.clone()?,
            })
        });
        let mut all: Vec<Message> = written.chain(asked).collect();
        all.sort_by_key(|message| message.at);
        all
    }

    fn story(&self, own: bool) -> Vec<StoryLine> {
        let hidden: &[Act] = if own { &OFFICE } else { &INSIDE };
        let words = [Act::AskRecommendation, Act::ReplyRecommendation];
        let told = self.events.iter().filter(|event| {
            !hidden.contains(&event.act) && !matches!(event.act, Act::WriteMessage | Act::WriteNote)
        });
        told.map(|event| StoryLine {
            act: event.act,
            by: self.person(event.actor_id),
            unit: self.unit_of(event),
            at: event.at,
            note: event.note.clone().filter(|_| !words.contains(&event.act)),
        })
        .collect()
    }

    fn person(&self, id: Option<PersonId>) -> String {
        id.and_then(|id| self.people.get(&id).cloned()).unwrap_or_default()
    }

    fn unit_of(&self, event: &audit_events::Model) -> Wording {
        let unit = event.membership_id.and_then(|id| self.memberships.get(&id));
        unit.map(|unit| self.names.short(*unit)).unwrap_or_default()
    }

    fn clock(&self, tx: &Tx) -> ClockView {
        let clock = clocks::clock(&self.clocks, None);
        let (calendars, today) = (&self.kept.calendars, tx.now().today);
        let days = clock.days(calendars, today);
        let off = days
            .iter()
            .filter_map(|day| self.kept.off.get(&day.day).map(|name| (day.day, name.clone())));
        ClockView {
            allowed: self.loaded.thing.allowed_days().0,
            elapsed: clock.elapsed(calendars, today),
            paused: clock.is_paused(),
            off: off.collect(),
            days,
        }
    }

    async fn ministry(&self, tx: &Tx, shared: ProvinceView) -> Result<RecommendationPage> {
        let notes = note::Entity::find()
            .filter(note::COLUMN.recommendation_id.eq(self.loaded.row.id))
            .order_by_asc(note::COLUMN.at)
            .order_by_asc(note::COLUMN.id)
            .all(tx.db())
            .await?;
        let authors = reports::names(tx, notes.iter().map(|note| note.by)).await?;
        let notes = notes.into_iter().map(|row| Note {
            by: authors.get(&row.by).cloned().unwrap_or_default(),
            unit: self.names.short(row.unit_id),
            at: row.at,
            body: row.body,
        });
        let draft = match answers::drafted(tx, self.loaded).await? {
            None => None,
            Some(row) => Some(DraftView {
                by: reports::names(tx, [row.drafted_by].into_iter())
                    .await?
                    .remove(&row.drafted_by)
                    .unwrap_or_default(),
                body: row.body,
                outcome: row.outcome,
                outcome_note: row.outcome_note,
                at: row.drafted_at,
            }),
        };
        let assigns = shared.may.contains(&Act::AssignRecommendation);
        let choices = if assigns { assigning::choices(tx).await? } else { Vec::new() };
        let suggested = assigning::suggested(tx, self.loaded, &choices).await?;
        let signs = shared.may.contains(&Act::PublishAnswer);
        let signer = if signs {
            person::Entity::find_by_id(tx.viewer().id)
                .one(tx.db())
                .await?
                .map(|row| (row.full_name, row.title.unwrap_or_default()))
        } else {
            None
        };
        Ok(RecommendationPage::Ministry(MinistryView {
            draft,
            notes: notes.collect(),
            assignments: self.assignments(tx),
            units: assigning::named(&choices),
            suggested,
            signer,
            shared,
        }))
    }

    /// The latest first, each lead unit with its own clock.
    fn assignments(&self, tx: &Tx) -> Vec<AssignmentView> {
        let allowed = self.loaded.thing.allowed_days().1;
        let (calendars, today) = (&self.kept.calendars, tx.now().today);
        let view = |row: &crate::tables::recommendations::assignment::Model| {
            let clock = clocks::clock(&self.clocks, Some(row.id));
            let leads = row.role == AssignmentRole::Lead;
            AssignmentView {
                unit: self.names.unit(row.unit_id),
                role: row.role,
                status: row.status,
                at: row.at,
                by: self.person(Some(row.assigned_by)),
                reason: row.reason.clone(),
                competent: row.competent.clone(),
                elapsed: leads.then(|| clock.elapsed(calendars, today)),
                due_on: clock.due(allowed, calendars).filter(|_| leads),
            }
        };
        self.loaded.assignments.iter().rev().map(view).collect()
    }
}
