//! Finding events, each time scoped to the viewer.

use chrono::{Datelike, NaiveDate};
use domain::{
    id::{PlanId, PlanItemId, UnitId},
    plan::{Engaged, ItemInput, ItemKind, Meant, MinutesStatus, PlanItem, PlanStatus, Sees, When},
    policy::Act,
    viewer::Viewer,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Condition, Expr, ExprTrait, Query},
};

use super::names::Names;
use crate::{
    Error, Result, Tx,
    tables::plan::{item, minutes, party, yearly as plan},
    tx::Purpose,
};

/// What a viewer may see: the plan's tasks, and the events of their units, or to which they are asked.
pub fn seen(viewer: &Viewer) -> Condition {
    if !viewer.does(Act::ReadPlan) {
        return Condition::all().add(Expr::value(false));
    }
    let units = match Sees::of(viewer) {
        Sees::Every => return Condition::all(),
        Sees::Of(units) => units,
    };
    let tasks = [ItemKind::Direction, ItemKind::VisitSeries];
    Condition::any()
        .add(col(item::Column::Kind).is_in(tasks))
        .add(col(item::Column::HostUnitId).is_in(units.clone()))
        .add(col(item::Column::LeadUnitId).is_in(units.clone()))
        .add(col(item::Column::Id).in_subquery(asked(&units, viewer)))
}

/// Events that one of these units takes part in.
pub fn of_unit(unit: UnitId) -> Condition {
    let asked = Query::select()
        .column(party::Column::ItemId)
        .from(party::Entity)
        .and_where(party::Column::UnitId.eq(unit))
        .to_owned();
    Condition::any()
        .add(col(item::Column::HostUnitId).eq(unit))
        .add(col(item::Column::LeadUnitId).eq(unit))
        .add(col(item::Column::Id).in_subquery(asked))
}

fn asked(units: &[UnitId], viewer: &Viewer) -> sea_orm::sea_query::SelectStatement {
    let whose = Condition::any()
        .add(party::Column::UnitId.is_in(units.iter().copied()))
        .add(party::Column::PersonId.eq(viewer.id));
    Query::select().column(party::Column::ItemId).from(party::Entity).cond_where(whose).to_owned()
}

pub fn col(column: item::Column) -> Expr {
    Expr::col((item::Entity, column))
}

/// It must exist and be seen by this viewer. Its row is held until the transaction ends (PostgreSQL;
/// SQLite has one writer anyway).
pub async fn find_row(tx: &Tx, id: PlanItemId) -> Result<item::Model> {
    let found: Select<item::Entity> = item::Entity::find_by_id(id).filter(seen(tx.viewer()));
    let found = match tx.purpose() {
        Purpose::Look => found,
        Purpose::Act => found.lock_exclusive(),
    };
    found.one(tx.db()).await?.ok_or(Error::NotFound)
}

pub async fn find(tx: &Tx, id: PlanItemId) -> Result<PlanItem> {
    find_row(tx, id).await.map(|row| thing(&row))
}

pub fn when(row: &item::Model) -> When {
    let minute = |minute: Option<i32>| minute.and_then(|minute| u16::try_from(minute).ok());
    When {
        precision: row.precision,
        starts: row.starts,
        ends: row.ends,
        from: minute(row.from_minute),
        to: minute(row.to_minute),
    }
}

pub fn thing(row: &item::Model) -> PlanItem {
    PlanItem {
        id: row.id,
        plan: row.plan_id,
        parent: row.parent_id,
        kind: row.kind,
        title: row.title.clone(),
        when: when(row),
        status: row.status,
        host: row.host_unit_id,
        lead: row.lead_unit_id,
        place: row.place.clone(),
        online_url: row.online_url.clone(),
        reason: row.reason.clone(),
        despite: row.despite.clone(),
        row_version: row.row_version,
    }
}

/// Whose time it takes.
pub async fn engaged(tx: &Tx, item: &PlanItem) -> Result<Engaged> {
    let parties = parties_of(tx.db(), &[item.id]).await?;
    Ok(engaged_by(item, &parties))
}

pub fn engaged_by(item: &PlanItem, parties: &[party::Model]) -> Engaged {
    let own = || parties.iter().filter(|one| one.item_id == item.id);
    Engaged {
        id: item.id,
        title: item.title.clone(),
        kind: item.kind,
        when: item.when,
        hosts: [item.host, item.lead].into_iter().flatten().collect(),
        units: own().filter_map(|one| one.unit_id).collect(),
        people: own().filter_map(|one| one.person_id).collect(),
    }
}

pub async fn parties_of(
    db: &impl ConnectionTrait,
    items: &[PlanItemId],
) -> Result<Vec<party::Model>> {
    let of_these = party::Column::ItemId.is_in(items.iter().copied());
    Ok(party::Entity::find().filter(of_these).order_by_asc(party::Column::Id).all(db).await?)
}

/// What the codes of an input stand for, with the units' names for whoever needs them next.
pub async fn meant(tx: &Tx, input: &ItemInput, id: Option<PlanItemId>) -> Result<(Meant, Names)> {
    let names = Names::all(tx).await?;
    // Whichever way it came in: a database does not take every sign.
    let parent = domain::text::clean(&input.parent);
    let parent = if parent.is_empty() {
        None
    } else {
        let found = item::Entity::find()
            .filter(item::COLUMN.stable_key.eq(parent.as_str()))
            .filter(item::Column::ParentId.is_null())
            .one(tx.db())
            .await?;
        // Nothing stands beneath itself.
        found.map(|row| row.id).filter(|parent| Some(*parent) != id)
    };
    let parties = match id {
        Some(id) => parties_of(tx.db(), &[id]).await?,
        None => Vec::new(),
    };
    let meant = Meant {
        host: names.called(&input.host),
        lead: names.called(&input.lead),
        parent,
        units: parties.iter().filter_map(|one| one.unit_id).collect(),
        people: parties.iter().filter_map(|one| one.person_id).collect(),
    };
    Ok((meant, names))
}

/// The plan of the day's year; a draft is begun where there is none.
pub async fn plan_of(tx: &Tx, day: NaiveDate) -> Result<PlanId> {
    let found = plan::Entity::find()
        .filter(plan::COLUMN.year.eq(day.year()))
        .order_by_desc(plan::COLUMN.version)
        .one(tx.db())
        .await?;
    if let Some(found) = found {
        return Ok(found.id);
    }
    let id: PlanId = tx.id();
    let begun = plan::ActiveModel {
        id: Set(id),
        year: Set(day.year()),
        version: Set(1),
        status: Set(PlanStatus::Draft),
        document: Set(String::new()),
    };
    begun.insert(tx.db()).await?;
    Ok(id)
}

pub async fn minutes_status(tx: &Tx, id: PlanItemId) -> Result<MinutesStatus> {
    let found = minutes::Entity::find_by_id(id).one(tx.db()).await?;
    Ok(found.map_or(MinutesStatus::Draft, |minutes| minutes.status))
}

/// Years that have a plan, the latest first.
pub async fn years(tx: &Tx) -> Result<Vec<i32>> {
    let mut years: Vec<i32> = plan::Entity::find()
        .select_only()
        .column(plan::Column::Year)
        .order_by_desc(plan::COLUMN.year)
        .into_tuple()
        .all(tx.db())
        .await?;
    years.dedup();
    Ok(years)
}
