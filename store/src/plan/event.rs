//! One event with its dossier, and its form.

use std::collections::BTreeSet;

use chrono::Datelike;
use domain::{
    event::Subject,
    id::{PlanItemId, UnitId},
    plan::{
        AgendaLine, ConclusionKind, ConclusionLine, EventPage, ItemForm, ItemHistory, ItemInput,
        MinutesStatus, PaperLine, PartyLine, PlanItem,
    },
    policy::{Act, Role},
    template::Wording,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait,
};

use super::{
    dossier,
    lines::{fetch, lines},
    names::Names,
    queries::{self, col},
};
use crate::{
    Result, Tx, reports,
    tables::{
        audit_events,
        people::{membership, person},
        plan::{conclusion, games, item, party},
    },
};

/// Lines of the history.
const HISTORY: u64 = 40;

pub async fn event(tx: &Tx, id: PlanItemId) -> Result<EventPage> {
    let row = queries::find_row(tx, id).await?;
    let item = queries::thing(&row);
    let names = Names::all(tx).await?;
    let mut select = lines(tx);
    select.and_where(col(item::Column::Id).eq(id));
    let line = fetch(tx, &select).await?;
    let line = super::known(line.first().map(|row| row.line(&names)))?;
    let acts = item.acts_for(tx.viewer());
    let (parties, people) = parties(tx, &item, &names).await?;
    let minutes = dossier::minutes_of(tx, id).await?;
    // A draft is its writers' alone.
    let writes = item.may(tx.viewer(), Act::WriteMinutes);
    let minutes = minutes.filter(|one| one.status != MinutesStatus::Draft || writes);
    let inviting = acts.contains(&Act::InviteParty);
    let askable = if inviting { askable(tx, &names, &parties, &people).await? } else { Vec::new() };
    let units =
        if acts.contains(&Act::Conclude) { names.choices(tx.now().today) } else { Vec::new() };
    Ok(EventPage {
        year: row.starts.year(),
        parent: parent(tx, &item).await?,
        edition: edition(tx, id).await?,
        online_url: row.online_url,
        reason: row.reason,
        despite: row.despite.filter(|_| writes),
        row_version: row.row_version,
        parties: parties.into_iter().map(|(_, line)| line).collect(),
        agenda: agenda(tx, &item).await?,
        papers: papers(tx, id).await?,
        minutes,
        conclusions: conclusions(tx, &item, &names).await?,
        history: history(tx, id).await?,
        acts,
        askable,
        units,
        line,
    })
}

async fn parent(tx: &Tx, item: &PlanItem) -> Result<Option<(PlanItemId, String)>> {
    let Some(parent) = item.parent else { return Ok(None) };
    let found = item::Entity::find_by_id(parent).one(tx.db()).await?;
    Ok(found.map(|row| (row.id, row.title)))
}

async fn edition(tx: &Tx, id: PlanItemId) -> Result<Option<i32>> {
    let found = games::Entity::find().filter(games::COLUMN.item_id.eq(id)).one(tx.db()).await?;
    Ok(found.map(|games| games.edition))
}

type Parties = (Vec<(Option<UnitId>, PartyLine)>, BTreeSet<domain::id::PersonId>);

async fn parties(tx: &Tx, item: &PlanItem, names: &Names) -> Result<Parties> {
    let mut rows = queries::parties_of(tx.db(), &[item.id]).await?;
    // Whoever chairs first, then the units in their official order.
    rows.sort_by_key(|row| (row.role, row.unit_id.map_or(0, |unit| names.place(unit) + 1)));
    let people = reports::names(tx, rows.iter().filter_map(|row| row.person_id)).await?;
    let answering = item.status.step(Act::AnswerInvitation).is_some();
    let line = |row: &party::Model| {
        let unit = names.maybe(row.unit_id, item.when.starts).map(|(_, name)| name);
        let person = row.person_id.and_then(|id| people.get(&id).cloned());
        let person = person.map(|name| Wording::new(name, String::new()));
        let may = row.unit_id.is_some_and(|unit| tx.viewer().may(Act::AnswerInvitation, unit));
        let line = PartyLine {
            id: row.id,
            name: unit.or(person).unwrap_or_default(),
            role: row.role,
            rsvp: row.rsvp,
            substitute: row.substitute.clone(),
            may_answer: answering && may,
        };
        (row.unit_id, line)
    };
    let lines = rows.iter().map(line).collect();
    Ok((lines, rows.iter().filter_map(|row| row.person_id).collect()))
}

/// Units, and the people of the ministry who chair and write, without those asked already.
async fn askable(
    tx: &Tx,
    names: &Names,
    parties: &[(Option<UnitId>, PartyLine)],
    people: &BTreeSet<domain::id::PersonId>,
) -> Result<Vec<(String, Wording)>> {
    let today = tx.now().today;
    let asked = |code: &str| {
        names.called(code).is_some_and(|unit| parties.iter().any(|(one, _)| *one == Some(unit)))
    };
    let mut choices: Vec<_> =
        names.choices(today).into_iter().filter(|(code, _)| !asked(code)).collect();
    let held = [Role::Coordinator, Role::DaNang, Role::Executive];
    let holders: Vec<domain::id::PersonId> = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::Role.is_in(held))
        .filter(crate::people::held_on(today))
        .into_tuple()
        .all(tx.db())
        .await?;
    let found = person::Entity::find()
        .filter(person::Column::Id.is_in(holders))
        .order_by_asc(person::COLUMN.full_name)
        .all(tx.db())
        .await?;
    let free = found.into_iter().filter(|one| !people.contains(&one.id));
    choices.extend(free.map(|one| (one.email, Wording::new(one.full_name, String::new()))));
    Ok(choices)
}

/// With the minute at which each begins.
async fn agenda(tx: &Tx, item: &PlanItem) -> Result<Vec<AgendaLine>> {
    let mut at = item.when.from;
    let mut found = Vec::new();
    for row in dossier::agenda_of(tx, item.id).await? {
        let minutes = u16::try_from(row.minutes).unwrap_or_default();
        let (title, presenter) = (row.title, row.presenter);
        found.push(AgendaLine { id: row.id, title, minutes, presenter, at });
        // What reaches past midnight has no clock any more.
        at = at.map(|at| at + minutes).filter(|at| *at < 24 * 60);
    }
    Ok(found)
}

async fn papers(tx: &Tx, id: PlanItemId) -> Result<Vec<PaperLine>> {
    let rows = dossier::papers_of(tx, id).await?;
    let line = |row: crate::tables::plan::paper::Model| PaperLine {
        id: row.id,
        title: row.title,
        link: row.link,
    };
    Ok(rows.into_iter().map(line).collect())
}

async fn conclusions(tx: &Tx, item: &PlanItem, names: &Names) -> Result<Vec<ConclusionLine>> {
    let rows = conclusion::Entity::find()
        .filter(conclusion::COLUMN.item_id.eq(item.id))
        .order_by_asc(conclusion::COLUMN.no)
        .all(tx.db())
        .await?;
    let tracking = item.status.step(Act::TrackTask).is_some();
    let all = item.may(tx.viewer(), Act::TrackTask);
    let line = |row: conclusion::Model| {
        let own = row.unit_id.is_some_and(|unit| tx.viewer().may(Act::TrackTask, unit));
        let is_task = row.kind == ConclusionKind::Task;
        let late = row.due_on.is_some_and(|due| due < tx.now().today);
        ConclusionLine {
            id: row.id,
            no: row.no,
            kind: row.kind,
            text: row.text,
            unit: names.maybe(row.unit_id, item.when.starts).map(|(_, name)| name),
            due_on: row.due_on,
            status: row.status,
            done_note: row.done_note,
            overdue: is_task && late && row.status.is_open(),
            may_track: is_task && tracking && (all || own),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

async fn history(tx: &Tx, id: PlanItemId) -> Result<Vec<ItemHistory>> {
    let rows = audit_events::Entity::find()
        .filter(audit_events::COLUMN.subject_id.eq(uuid::Uuid::from(id)))
        .filter(audit_events::Column::Subject.eq(Subject::Event))
        .order_by_desc(audit_events::COLUMN.seq)
        .limit(HISTORY)
        .all(tx.db())
        .await?;
    let people = reports::names(tx, rows.iter().filter_map(|row| row.actor_id)).await?;
    let line = |row: audit_events::Model| ItemHistory {
        act: row.act,
        by: row.actor_id.and_then(|id| people.get(&id).cloned()).unwrap_or_default(),
        at: row.at,
        note: row.note,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The form of an event that is there.
pub async fn form(tx: &Tx, id: PlanItemId) -> Result<ItemForm> {
    let row = queries::find_row(tx, id).await?;
    let item = queries::thing(&row);
    item.require(tx.viewer(), Act::EditItem)?;
    let names = Names::all(tx).await?;
    let typed = item.when.typed();
    let code = |unit| names.maybe(unit, item.when.starts).map(|(code, _)| code).unwrap_or_default();
    let parent = match item.parent {
        Some(parent) => item::Entity::find_by_id(parent).one(tx.db()).await?,
        None => None,
    };
    let input = ItemInput {
        title: item.title.clone(),
        kind: item.kind.code().to_owned(),
        parent: parent.map(|row| row.stable_key).unwrap_or_default(),
        starts: typed.starts,
        ends: typed.ends,
        from: typed.from,
        to: typed.to,
        host: code(item.host),
        lead: code(item.lead),
        place: item.place.clone(),
        online_url: item.online_url.clone(),
        despite: String::new(),
    };
    let form = ItemForm {
        id: Some(id),
        row_version: item.row_version,
        input,
        ..choices(tx, &names).await?
    };
    let others = form.parents.into_iter().filter(|(key, _)| *key != row.stable_key);
    let parents = others.collect();
    Ok(ItemForm { parents, ..form })
}

/// The form of a new one, for the viewer's own office.
pub async fn new_form(tx: &Tx) -> Result<ItemForm> {
    tx.viewer().require_somewhere(Act::CreateItem)?;
    let names = Names::all(tx).await?;
    let own = tx.viewer().grants.iter().find(|grant| grant.role.may(Act::CreateItem));
    let lead = own.and_then(|grant| names.of(grant.unit, tx.now().today)).map(|(code, _)| code);
    let input = ItemInput { lead: lead.unwrap_or_default(), ..ItemInput::default() };
    Ok(ItemForm { input, ..choices(tx, &names).await? })
}

async fn choices(tx: &Tx, names: &Names) -> Result<ItemForm> {
    let tasks = item::Entity::find()
        .filter(item::Column::ParentId.is_null())
        .filter(item::Column::Sort.gt(0))
        .order_by_desc(item::COLUMN.starts)
        .order_by_asc(item::COLUMN.sort)
        .limit(60)
        .all(tx.db())
        .await?;
    let parents = tasks.into_iter().map(|row| (row.stable_key, row.title)).collect();
    Ok(ItemForm { units: names.choices(tx.now().today), parents, ..ItemForm::default() })
}
