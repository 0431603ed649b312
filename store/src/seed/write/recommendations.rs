//! Recommendations, told by the same rules that people's acts go by: whatever the domain does not allow
//! cannot be in the demo world.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    calendar::WorkCalendar,
    document::OfficialDocument,
    event::{Decided, Event},
    id::{AnswerId, AssignmentId, DocumentId, PersonId, UnitId},
    policy::Act,
    recommendation::{
        Answer, AnswerKind, AnswerMode, AnswerStatus, AssignmentRole, AssignmentStatus, Calendars,
        Clock, ClockEvent, ClockKind, Recommendation, RecommendationNo, RecommendationStatus,
        Ruling,
    },
    template::Wording,
    text::fold,
    time::{Now, at_office, earlier},
    viewer::{Covers, Grant, Viewer},
};
use sea_orm::ActiveValue::Set;

use super::{
    super::{
        beginning, files,
        people::{Account, people},
        recommendations::{RecommendationTale, recommendations},
    },
    Written, insert, unknown,
};
use crate::{
    Result, Tx, calendar, documents,
    recommendations::{clocks, content},
    tables::{
        documents::document as official,
        recommendations::{
            answer, assignment, clock_event, document, feedback, message, note, recommendation,
            topic,
        },
    },
};

/// Rows of one kind each, gathered first and written in few statements.
#[derive(Default)]
struct Rows {
    recommendations: Vec<recommendation::ActiveModel>,
    topics: Vec<topic::ActiveModel>,
    assignments: Vec<assignment::ActiveModel>,
    clocks: Vec<clock_event::ActiveModel>,
    documents: Vec<official::ActiveModel>,
    answers: Vec<answer::ActiveModel>,
    links: Vec<document::ActiveModel>,
    feedback: Vec<feedback::ActiveModel>,
    messages: Vec<message::ActiveModel>,
    notes: Vec<note::ActiveModel>,
}

/// What happened, for the audit log.
pub async fn all(tx: &Tx, written: &mut Written) -> Result<Vec<Event>> {
    let version = calendar::version(tx, beginning()).await?;
    let listed = files::holidays()?.into_iter().map(|day| (day.date, day.kind));
    let world = World {
        accounts: people()?,
        calendar: WorkCalendar::new(listed.collect::<Vec<_>>()),
        version,
        provinces: files::units()?
            .into_iter()
            .filter_map(|unit| Some((unit.code, unit.province?)))
            .collect(),
        leads: files::topics()?
            .into_iter()
            .filter_map(|topic| Some((topic.code, topic.lead_unit?)))
            .collect(),
    };
    let (mut rows, mut events, mut places) = (Rows::default(), Vec::new(), BTreeMap::new());
    for (index, tale) in (0..).zip(recommendations()?) {
        let told = Telling::new(&world, written, &mut rows, tale, index)?.tell(&mut places)?;
        events.extend(told);
    }
    insert(tx, rows.documents).await?;
    insert(tx, rows.recommendations).await?;
    insert(tx, rows.topics).await?;
    insert(tx, rows.assignments).await?;
    insert(tx, rows.clocks).await?;
    insert(tx, rows.answers).await?;
    insert(tx, rows.links).await?;
    insert(tx, rows.feedback).await?;
    insert(tx, rows.messages).await?;
    insert(tx, rows.notes).await?;
    Ok(events)
}

struct World {
    accounts: Vec<Account>,
    calendar: WorkCalendar,
    version: i32,
    provinces: BTreeMap<String, String>,
    leads: BTreeMap<String, String>,
}

/// One recommendation on its way.
struct Telling<'a> {
    world: &'a World,
    written: &'a mut Written,
    rows: &'a mut Rows,
    tale: RecommendationTale,
    /// Sets the minutes of one apart from those of another.
    minute: u32,
    events: Vec<Event>,
    whole: Vec<ClockEvent>,
    lead: Vec<ClockEvent>,
}

impl<'a> Telling<'a> {
    fn new(
        world: &'a World,
        written: &'a mut Written,
        rows: &'a mut Rows,
        tale: RecommendationTale,
        index: u32,
    ) -> Result<Self> {
        Ok(Self {
            world,
            written,
            rows,
            tale,
            minute: index * 7 % 50,
            events: Vec::new(),
            whole: Vec::new(),
            lead: Vec::new(),
        })
    }

    fn tell(mut self, places: &mut BTreeMap<i32, u32>) -> Result<Vec<Event>> {
        let tale = self.tale.clone();
        let content = tale.input().parse()?;
        let suffix = tale.unit.rsplit('-').next().unwrap_or_default().to_lowercase();
        let (author, leader) = (self.viewer(&suffix)?, self.viewer(&format!("{suffix}.ld"))?);
        let unit = self.unit(&tale.unit)?;
        let topics = content
            .topics
            .iter()
            .map(|code| self.written.topics.get(code).copied().ok_or_else(|| unknown(code)));
        let topics = topics.collect::<Result<Vec<_>>>()?;
        let id = self.written.births.id();
        let sent = tale.sent;
        let before = self.world.calendar.on_or_before(earlier(sent, u64::from(tale.was_sent())));
        let raised = self.at(before, 9);
        let ruling = Recommendation::raise(id, unit, &content, &author, Now::new(raised));
        let mut one = self.hear(ruling)?;
        if tale.status != RecommendationStatus::Draft {
            one = self.hear(one.submit(&author, Now::new(self.at(before, 15))))?;
        }
        let mut no = None;
        if tale.was_sent() {
            one = self.hear(one.approve(&leader, Now::new(self.at(sent, 16))))?;
            let place = places.entry(one.year).or_default();
            *place += 1;
            no = Some(RecommendationNo::new(one.year, *place));
            one = self.ministry(one, &author)?;
        }
        let calendars = Calendars::new([(self.world.version, self.world.calendar.clone())]);
        let due_on = Clock::of(&self.whole).due(one.allowed_days().0, &calendars);
        let row = content::row(&one, &content, &topics);
        let said = if tale.number.is_empty() || !tale.was_answered() {
            String::new()
        } else {
            fold(&format!("{}/{}", tale.number, tale.symbol))
        };
        let province = self.world.provinces.get(&tale.unit).cloned().unwrap_or_default();
        let number = no.map(|no| no.to_string());
        let text = content::searched(
            number.as_deref(),
            &tale.title,
            &tale.background,
            &tale.proposal,
            &province,
        );
        self.rows.recommendations.push(recommendation::ActiveModel {
            no: Set(number),
            place: Set(no.map(|no| i32::try_from(no.place()).unwrap_or_default())),
            due_on: Set(due_on),
            sort_key: Set(one.sort_key(due_on)),
            text_fold: Set(format!("{text}{}{said}", content::DOCUMENTS)),
            raised_by: Set(author.id),
            raised_at: Set(raised),
            row_version: Set(i32::try_from(self.events.len()).unwrap_or_default()),
            ..row
        });
        self.rows.topics.extend(content::links(id, &topics));
        for event in &self.whole {
            self.rows.clocks.push(clocks::row(self.written.births.id(), id, None, *event));
        }
        Ok(self.events)
    }

    /// From the coordinator's desk onwards.
    fn ministry(&mut self, mut one: Recommendation, author: &Viewer) -> Result<Recommendation> {
        let tale = self.tale.clone();
        if tale.status == RecommendationStatus::Sent {
            return Ok(one);
        }
        let office = self.viewer("dieuphoi")?;
        let code = self.world.leads.get(&tale.topic).ok_or_else(|| unknown(&tale.topic))?.clone();
        let (lead, supports) = (self.unit(&code)?, self.units(&tale.supports)?);
        let (handler, signer) = (
            self.viewer(&code.to_lowercase())?,
            self.viewer(&format!("{}.ky", code.to_lowercase()))?,
        );
        let day = |count| self.world.calendar.after(tale.sent, count);
        let (first, second) = (day(1), day(2));
        let (asked, written, answered) = (day(6), day(tale.days.max(3) - 1), day(tale.days));
        let id = one.id;
        let assigned = self.at(first, 8);
        one = self.hear(one.assign(lead, supports.clone(), &office, Now::new(assigned)))?;
        let accepted = self.at(second, 9);
        one = self.hear(one.accept(&handler, Now::new(accepted)))?;
        if !tale.note.is_empty() {
            let at = self.at(second, 10);
            one = self.words(one, Act::WriteNote, &office, &tale.note, at)?;
        }
        if !tale.message.is_empty() {
            let at = self.at(second, 14);
            one = self.words(one, Act::WriteMessage, author, &tale.message, at)?;
        }
        if !tale.question.is_empty() {
            one = self.hear(one.ask(&handler, &tale.question, Now::new(self.at(asked, 10))))?;
        }
        let draft = tale.outcome.map(|outcome| Answer {
            body: tale.answer.clone(),
            outcome,
            outcome_note: Some(tale.outcome_note.clone()).filter(|note| !note.is_empty()),
        });
        let mut status = AssignmentStatus::Accepted;
        if let Some(draft) = draft {
            let of_draft = if tale.was_answered() { written } else { asked };
            let drafted = self.at(of_draft, 15);
            one = self.hear(one.draft_answer(&handler, Now::new(drafted)))?;
            let answer_id: AnswerId = self.written.births.id();
            let mut published = None;
            if tale.was_answered() {
                let at = self.at(answered, 10);
                one =
                    self.hear(one.request_signature(&handler, Now::new(self.at(of_draft, 16))))?;
                one = self.hear(one.publish(&draft, &signer, Now::new(at)))?;
                status = AssignmentStatus::Done;
                published = Some((signer.id, at));
                self.document(answer_id, lead, &signer, answered);
                one = self.closing(one, author, answered)?;
            }
            self.rows.answers.push(answer::ActiveModel {
                id: Set(answer_id),
                recommendation_id: Set(id),
                unit_id: Set(lead),
                kind: Set(AnswerKind::Final),
                mode: Set(published.map(|_| AnswerMode::Document)),
                body: Set(draft.body),
                outcome: Set(draft.outcome),
                outcome_note: Set(draft.outcome_note),
                status: Set(match published {
                    Some(_) => AnswerStatus::Published,
                    None => AnswerStatus::Draft,
                }),
                drafted_by: Set(handler.id),
                drafted_at: Set(drafted),
                signed_by: Set(published.map(|(person, _)| person)),
                published_at: Set(published.map(|(_, at)| at)),
            });
        }
        let first: AssignmentId = self.written.births.id();
        self.assignment(first, id, lead, AssignmentRole::Lead, status, (office.id, assigned));
        for support in supports {
            let support_id = self.written.births.id();
            let role = AssignmentRole::Support;
            self.assignment(support_id, id, support, role, status, (office.id, assigned));
        }
        let start = ClockEvent {
            kind: ClockKind::Start,
            at: assigned,
            calendar: self.world.version,
            days: 0,
        };
        for event in std::iter::once(start).chain(self.lead.clone()) {
            self.rows.clocks.push(clocks::row(self.written.births.id(), id, Some(first), event));
        }
        Ok(one)
    }

    /// The document that carries the answer.
    fn document(&mut self, answer: AnswerId, issuer: UnitId, signer: &Viewer, on: NaiveDate) {
        let account = self.world.accounts.iter().find(|one| one.name == signer.name);
        let said = OfficialDocument {
            number: self.tale.number.clone(),
            symbol: self.tale.symbol.clone(),
            issued_on: on,
            signer_name: signer.name.clone(),
            signer_title: account.map(|one| one.title.clone()).unwrap_or_default(),
            summary: format!("Trả lời kiến nghị: {}", self.tale.title),
        };
        let id: DocumentId = self.written.births.id();
        self.rows.documents.push(official::ActiveModel {
            entered_by: Set(signer.id),
            entered_at: Set(self.at(on, 10)),
            ..documents::row(id, issuer, &said)
        });
        let link = document::ActiveModel { answer_id: Set(answer), document_id: Set(id) };
        self.rows.links.push(link);
    }

    /// What the department said of it.
    fn closing(
        &mut self,
        one: Recommendation,
        author: &Viewer,
        answered: NaiveDate,
    ) -> Result<Recommendation> {
        let (Some(rating), true) =
            (self.tale.rating, self.tale.status == RecommendationStatus::Closed)
        else {
            return Ok(one);
        };
        let at = self.at(self.world.calendar.after(answered, 3 + self.minute % 6), 14);
        let comment = self.tale.comment.clone();
        let one = self.hear(one.confirm(author, Some(&comment), Now::new(at)))?;
        self.rows.feedback.push(feedback::ActiveModel {
            id: Set(self.written.births.id()),
            recommendation_id: Set(one.id),
            rating: Set(rating),
            comment: Set(Some(comment).filter(|comment| !comment.is_empty())),
            by: Set(author.id),
            at: Set(at),
        });
        Ok(one)
    }

    fn assignment(
        &mut self,
        id: AssignmentId,
        of: domain::id::RecommendationId,
        unit: UnitId,
        role: AssignmentRole,
        status: AssignmentStatus,
        (by, at): (PersonId, DateTime<Utc>),
    ) {
        let handler =
            match role {
                AssignmentRole::Lead => self.events.iter().rev().find_map(|event| {
                    (event.act == Act::AcceptRecommendation).then_some(event.by)?
                }),
                AssignmentRole::Support => None,
            };
        self.rows.assignments.push(assignment::ActiveModel {
            id: Set(id),
            recommendation_id: Set(of),
            unit_id: Set(unit),
            role: Set(role),
            status: Set(match role {
                AssignmentRole::Lead => status,
                AssignmentRole::Support if status == AssignmentStatus::Done => status,
                AssignmentRole::Support => AssignmentStatus::Offered,
            }),
            handler_id: Set(handler),
            assigned_by: Set(by),
            at: Set(at),
            reason: Set(None),
            competent: Set(None),
        });
    }

    fn words(
        &mut self,
        one: Recommendation,
        act: Act,
        by: &Viewer,
        text: &str,
        at: DateTime<Utc>,
    ) -> Result<Recommendation> {
        let (decided, body) = one.say(act, by, text, Now::new(at))?;
        let (id, body) = (decided.next.id, body.into_string());
        let unit = by.grants.first().map_or(decided.next.unit, |grant| grant.unit);
        if act == Act::WriteNote {
            self.rows.notes.push(note::ActiveModel {
                id: Set(self.written.births.id()),
                recommendation_id: Set(id),
                by: Set(by.id),
                unit_id: Set(unit),
                at: Set(at),
                body: Set(body),
            });
        } else {
            self.rows.messages.push(message::ActiveModel {
                id: Set(self.written.births.id()),
                recommendation_id: Set(id),
                by: Set(by.id),
                unit_id: Set(unit),
                at: Set(at),
                body: Set(body),
                from_province: Set(unit == decided.next.unit),
            });
        }
        self.hear(Ok(decided))
    }

    /// What was decided, with what it does to the clocks.
    fn hear(&mut self, ruling: Ruling) -> Result<Recommendation> {
        let Decided { next, events } = ruling?;
        for event in events {
            let happened =
                |kind| ClockEvent { kind, at: event.at, calendar: self.world.version, days: 0 };
            self.whole.extend(ClockKind::of_the_whole(event.act).map(happened));
            let of_unit = ClockKind::of_the_unit(event.act)
                .filter(|_| event.act != Act::AssignRecommendation);
            self.lead.extend(of_unit.map(happened));
            self.events.push(event);
        }
        Ok(next)
    }

    fn at(&self, day: NaiveDate, hour: u32) -> DateTime<Utc> {
        at_office(day, NaiveTime::from_hms_opt(hour, self.minute, 0).unwrap_or_default())
    }

    fn unit(&self, code: &str) -> Result<UnitId> {
        self.written.units.get(code).copied().ok_or_else(|| unknown(code))
    }

    fn units(&self, codes: &[String]) -> Result<Vec<UnitId>> {
        codes.iter().map(|code| self.unit(code)).collect()
    }

    /// Somebody with the only role they have.
    fn viewer(&self, name: &str) -> Result<Viewer> {
        let email = format!("{name}@giaoban.test");
        let (person, membership) =
            self.written.people.get(&email).copied().ok_or_else(|| unknown(&email))?;
        let account = self.world.accounts.iter().find(|one| one.email == email);
        let account = account.ok_or_else(|| unknown(&email))?;
        let unit = self.unit(&account.unit)?;
        let alone = !account.role.is_of_ministry() || account.role.handles();
        Ok(Viewer {
            id: person,
            name: account.name.clone(),
            address: None,
            grants: vec![Grant {
                membership,
                role: account.role,
                unit,
                unit_name: Wording::default(),
                can_sign: account.can_sign,
                covers: if alone { Covers::These(vec![unit]) } else { Covers::Every },
            }],
        })
    }
}
