//! What is done with an event's dossier: who is asked and what they answer, agenda, papers, minutes,
//! conclusions and tasks. Whatever its writers change counts as a write of the event; what a unit answers
//! and how far a task is do not, since many do so at once.

use domain::{
    id::{AgendaItemId, ConclusionId, PaperId, PartyId, PersonId, PlanItemId, UnitId},
    plan::{
        AgendaInput, Conclusion, ConclusionInput, ConclusionStatus, Minutes, MinutesInput,
        PaperInput, Party, PartyInput, PlanItem, Rsvp, RsvpInput, TrackInput,
    },
    policy::Act,
    problems::{Problem, Problems},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::{names::Names, queries, record};
use crate::{
    Error, Result, Tx,
    tables::{
        people::person,
        plan::{agenda, conclusion, minutes, paper, party},
    },
    trail,
};

/// Lines of an agenda, papers, conclusions and parties of one event, at most.
const MOST: u64 = 200;

/// Loads the event and says what is done with it, before anything typed is read.
async fn held(tx: &Tx, id: PlanItemId, act: Act) -> Result<PlanItem> {
    let item = queries::find(tx, id).await?;
    item.must_allow(tx.viewer(), act)?;
    Ok(item)
}

async fn changed(tx: &Tx, item: PlanItem, seen: i32, act: Act, what: &str) -> Result<()> {
    let decided = item.changed(tx.viewer(), act, what, tx.now())?;
    record::item(tx, seen, decided).await
}

/// Asks a unit or a person.
pub async fn invite(tx: &Tx, id: PlanItemId, seen: i32, input: &PartyInput) -> Result<()> {
    let item = held(tx, id, Act::InviteParty).await?;
    let role = input.role()?;
    let names = Names::all(tx).await?;
    let (unit, person, name) = who(tx, &names, &input.who).await?;
    let there = party::Entity::find().filter(party::COLUMN.item_id.eq(id));
    let twice = queries::parties_of(tx.db(), &[id])
        .await?
        .iter()
        .any(|one| (one.unit_id, one.person_id) == (unit, person));
    if twice {
        return Err(Problems::one("who", Problem::ThereAlready).into());
    }
    if there.count(tx.db()).await? >= MOST {
        return Err(Problems::one("who", Problem::TooMany).into());
    }
    let row = party::ActiveModel {
        id: Set(tx.id()),
        item_id: Set(id),
        unit_id: Set(unit),
        person_id: Set(person),
        role: Set(role),
        rsvp: Set(Rsvp::None),
        substitute: Set(String::new()),
        answered_by: Set(None),
        answered_at: Set(None),
    };
    row.insert(tx.db()).await?;
    changed(tx, item, seen, Act::InviteParty, &format!("+ {name}")).await
}

/// Unit, person, and the name of whichever it is.
async fn who(
    tx: &Tx,
    names: &Names,
    typed: &str,
) -> Result<(Option<UnitId>, Option<PersonId>, String)> {
    if let Some(unit) = names.called(typed) {
        let name = names.of(unit, tx.now().today).map(|(_, name)| name.vi);
        return Ok((Some(unit), None, name.unwrap_or_default()));
    }
    let email = crate::people::email(typed);
    let found = if email.is_empty() {
        None
    } else {
        person::Entity::find().filter(person::COLUMN.email.eq(email)).one(tx.db()).await?
    };
    let missing = if typed.trim().is_empty() { Problem::Missing } else { Problem::NotAChoice };
    let found = found.ok_or_else(|| Problems::one("who", missing))?;
    Ok((None, Some(found.id), found.full_name))
}

/// No longer asks them.
pub async fn uninvite(tx: &Tx, id: PlanItemId, seen: i32, party: PartyId) -> Result<()> {
    let item = held(tx, id, Act::InviteParty).await?;
    let row = party_of(tx, id, party).await?;
    let names = Names::all(tx).await?;
    let name = names.maybe(row.unit_id, tx.now().today).map(|(_, name)| name.vi);
    party::Entity::delete_by_id(party).exec(tx.db()).await?;
    changed(tx, item, seen, Act::InviteParty, &format!("– {}", name.unwrap_or_default())).await
}

async fn party_of(tx: &Tx, id: PlanItemId, party: PartyId) -> Result<party::Model> {
    party::Entity::find_by_id(party)
        .filter(party::COLUMN.item_id.eq(id))
        .one(tx.db())
        .await?
        .ok_or(Error::NotFound)
}

/// A unit says whether it comes.
pub async fn answer(tx: &Tx, id: PlanItemId, party: PartyId, input: &RsvpInput) -> Result<()> {
    let item = queries::find(tx, id).await?;
    let row = party_of(tx, id, party).await?;
    let asked = Party {
        id: row.id,
        unit: row.unit_id,
        person: row.person_id,
        role: row.role,
        rsvp: row.rsvp,
        substitute: row.substitute,
    };
    let (next, event) = item.answer(tx.viewer(), &asked, input, tx.now())?;
    let answered = party::ActiveModel {
        id: Unchanged(party),
        rsvp: Set(next.rsvp),
        substitute: Set(next.substitute),
        answered_by: Set(Some(tx.viewer().id)),
        answered_at: Set(Some(tx.now().at)),
        ..Default::default()
    };
    answered.update(tx.db()).await?;
    trail::append(tx, vec![event]).await
}

/// After the day changed: what was answered was about another day.
pub(super) async fn ask_again(tx: &Tx, id: PlanItemId) -> Result<()> {
    party::Entity::update_many()
        .col_expr(party::Column::Rsvp, Expr::value(Rsvp::None))
        .col_expr(party::Column::Substitute, Expr::value(""))
        .filter(party::COLUMN.item_id.eq(id))
        .exec(tx.db())
        .await?;
    Ok(())
}

pub async fn add_agenda_line(
    tx: &Tx,
    id: PlanItemId,
    seen: i32,
    input: &AgendaInput,
) -> Result<()> {
    let item = held(tx, id, Act::WriteAgenda).await?;
    let (title, minutes, presenter) = input.read()?;
    let rows = agenda_of(tx, id).await?;
    if rows.len() >= MOST as usize {
        return Err(Problems::one("title", Problem::TooMany).into());
    }
    let row = agenda::ActiveModel {
        id: Set(tx.id()),
        item_id: Set(id),
        sort: Set(rows.last().map_or(1, |last| last.sort + 1)),
        title: Set(title.clone()),
        minutes: Set(i32::from(minutes)),
        presenter: Set(presenter),
    };
    row.insert(tx.db()).await?;
    changed(tx, item, seen, Act::WriteAgenda, &format!("+ {title}")).await
}

/// One place up.
pub async fn raise_agenda_line(
    tx: &Tx,
    id: PlanItemId,
    seen: i32,
    line: AgendaItemId,
) -> Result<()> {
    let item = held(tx, id, Act::WriteAgenda).await?;
    let rows = agenda_of(tx, id).await?;
    let at = rows.iter().position(|row| row.id == line).ok_or(Error::NotFound)?;
    let Some(above) = at.checked_sub(1).and_then(|above| rows.get(above)) else { return Ok(()) };
    for (id, sort) in [(line, above.sort), (above.id, rows[at].sort)] {
        let moved =
            agenda::ActiveModel { id: Unchanged(id), sort: Set(sort), ..Default::default() };
        moved.update(tx.db()).await?;
    }
    changed(tx, item, seen, Act::WriteAgenda, &rows[at].title).await
}

pub async fn remove_agenda_line(
    tx: &Tx,
    id: PlanItemId,
    seen: i32,
    line: AgendaItemId,
) -> Result<()> {
    let item = held(tx, id, Act::WriteAgenda).await?;
    let rows = agenda_of(tx, id).await?;
    let row = rows.iter().find(|row| row.id == line).ok_or(Error::NotFound)?;
    agenda::Entity::delete_by_id(line).exec(tx.db()).await?;
    changed(tx, item, seen, Act::WriteAgenda, &format!("– {}", row.title)).await
}

pub(super) async fn agenda_of(tx: &Tx, id: PlanItemId) -> Result<Vec<agenda::Model>> {
    Ok(agenda::Entity::find()
        .filter(agenda::COLUMN.item_id.eq(id))
        .order_by_asc(agenda::COLUMN.sort)
        .all(tx.db())
        .await?)
}

pub async fn add_paper(tx: &Tx, id: PlanItemId, seen: i32, input: &PaperInput) -> Result<()> {
    let item = held(tx, id, Act::AddPaper).await?;
    let (title, link) = input.read()?;
    let rows = papers_of(tx, id).await?;
    if rows.len() >= MOST as usize {
        return Err(Problems::one("title", Problem::TooMany).into());
    }
    let row = paper::ActiveModel {
        id: Set(tx.id()),
        item_id: Set(id),
        sort: Set(rows.last().map_or(1, |last| last.sort + 1)),
        title: Set(title.clone()),
        link: Set(link),
        added_by: Set(Some(tx.viewer().id)),
        added_at: Set(tx.now().at),
    };
    row.insert(tx.db()).await?;
    changed(tx, item, seen, Act::AddPaper, &format!("+ {title}")).await
}

pub async fn remove_paper(tx: &Tx, id: PlanItemId, seen: i32, one: PaperId) -> Result<()> {
    let item = held(tx, id, Act::AddPaper).await?;
    let rows = papers_of(tx, id).await?;
    let row = rows.iter().find(|row| row.id == one).ok_or(Error::NotFound)?;
    paper::Entity::delete_by_id(one).exec(tx.db()).await?;
    changed(tx, item, seen, Act::AddPaper, &format!("– {}", row.title)).await
}

pub(super) async fn papers_of(tx: &Tx, id: PlanItemId) -> Result<Vec<paper::Model>> {
    Ok(paper::Entity::find()
        .filter(paper::COLUMN.item_id.eq(id))
        .order_by_asc(paper::COLUMN.sort)
        .all(tx.db())
        .await?)
}

/// Keeps the minutes, sends them round, or makes them final.
pub async fn write_minutes(tx: &Tx, id: PlanItemId, seen: i32, input: &MinutesInput) -> Result<()> {
    let item = held(tx, id, Act::WriteMinutes).await?;
    let before = minutes_of(tx, id).await?;
    let next = Minutes::written(before.as_ref(), input)?;
    let row = minutes::ActiveModel {
        item_id: Set(id),
        body: Set(next.body),
        status: Set(next.status),
        notice_no: Set(next.notice_no),
        version: Set(next.version),
        updated_at: Set(tx.now().at),
    };
    if before.is_some() {
        row.update(tx.db()).await?;
    } else {
        row.insert(tx.db()).await?;
    }
    changed(tx, item, seen, Act::WriteMinutes, next.status.code()).await
}

pub(super) async fn minutes_of(tx: &Tx, id: PlanItemId) -> Result<Option<Minutes>> {
    let found = minutes::Entity::find_by_id(id).one(tx.db()).await?;
    Ok(found.map(|row| Minutes {
        body: row.body,
        status: row.status,
        notice_no: row.notice_no,
        version: row.version,
    }))
}

/// Writes a conclusion down: a note, or a task with its owner and day.
pub async fn conclude(tx: &Tx, id: PlanItemId, seen: i32, input: &ConclusionInput) -> Result<()> {
    let item = held(tx, id, Act::Conclude).await?;
    let names = Names::all(tx).await?;
    let (text, kind, unit_id, due_on) = input.read(names.called(&input.unit), tx.now().today)?;
    let last: Option<i32> = conclusion::Entity::find()
        .select_only()
        .column(conclusion::Column::No)
        .filter(conclusion::COLUMN.item_id.eq(id))
        .order_by_desc(conclusion::COLUMN.no)
        .into_tuple()
        .one(tx.db())
        .await?;
    let no = last.unwrap_or_default() + 1;
    if i64::from(no) > MOST as i64 {
        return Err(Problems::one("text", Problem::TooMany).into());
    }
    let row = conclusion::ActiveModel {
        id: Set(tx.id()),
        item_id: Set(id),
        no: Set(no),
        kind: Set(kind),
        text: Set(text.clone()),
        unit_id: Set(unit_id),
        due_on: Set(due_on),
        status: Set(ConclusionStatus::Open),
        rec_no: Set(None),
        done_note: Set(None),
    };
    row.insert(tx.db()).await?;
    changed(tx, item, seen, Act::Conclude, &text).await
}

/// How far a task is.
pub async fn track(tx: &Tx, id: PlanItemId, task: ConclusionId, input: &TrackInput) -> Result<()> {
    let item = queries::find(tx, id).await?;
    let row = conclusion::Entity::find_by_id(task)
        .filter(conclusion::COLUMN.item_id.eq(id))
        .lock_exclusive()
        .one(tx.db())
        .await?
        .ok_or(Error::NotFound)?;
    let (next, event) = item.track(tx.viewer(), &thing(row), input, tx.now())?;
    let tracked = conclusion::ActiveModel {
        id: Unchanged(task),
        status: Set(next.status),
        done_note: Set(next.done_note),
        ..Default::default()
    };
    tracked.update(tx.db()).await?;
    trail::append(tx, vec![event]).await
}

pub(super) fn thing(row: conclusion::Model) -> Conclusion {
    Conclusion {
        id: row.id,
        no: row.no,
        kind: row.kind,
        text: row.text,
        unit: row.unit_id,
        due_on: row.due_on,
        status: row.status,
        done_note: row.done_note,
    }
}
