//! The plan of a year: its tasks, how far each is, and what was put off.

use domain::{
    id::PlanItemId,
    plan::{ItemKind, ItemStatus, PlanPage, PlanStatus, PlanTask},
    policy::Act,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait,
};

use super::{
    lines::{Row, events, fetch, in_order, lines},
    names::Names,
    queries::{self, col},
    visits::visits_of,
};
use crate::{
    Error, Result, Tx,
    tables::plan::{games, item, yearly as plan},
};

/// Events of a plan that its page has room for.
const MOST: u64 = 400;

pub async fn year(tx: &Tx, year: i32) -> Result<PlanPage> {
    if !tx.viewer().does(Act::ReadPlan) {
        return Err(Error::NotFound);
    }
    let plan = plan::Entity::find()
        .filter(plan::COLUMN.year.eq(year))
        .filter(plan::Column::Status.ne(PlanStatus::Superseded))
        .order_by_desc(plan::COLUMN.version)
        .one(tx.db())
        .await?
        .ok_or(Error::NotFound)?;
    let names = Names::all(tx).await?;
    let mut select = lines(tx);
    select.and_where(col(item::Column::PlanId).eq(plan.id));
    in_order(&mut select);
    let rows = fetch(tx, select.limit(MOST)).await?;
    let (mut tasks, rows): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| row.parent_id.is_none() && row.sort > 0);
    tasks.sort_by_key(|row| row.sort);
    let figures = figures(tx, plan.id).await?;
    let editions = games::Entity::find().all(tx.db()).await?;
    let mut found = Vec::new();
    for task in &tasks {
        let beneath = rows.iter().filter(|row| row.parent_id == Some(task.id));
        let (done, total) = match task.kind {
            ItemKind::VisitSeries => {
                let coverage = visits_of(tx, year).await?;
                (coverage.done, coverage.total)
            }
            _ => done_of(&figures, task.id),
        };
        found.push(PlanTask {
            line: task.line(&names),
            no: task.sort.to_string(),
            done,
            total,
            edition: editions.iter().find(|one| one.item_id == task.id).map(|one| one.edition),
            events: beneath.map(|row| row.line(&names)).collect(),
        });
    }
    let others = rows.iter().filter(|row| {
        row.kind.is_event() && !tasks.iter().any(|task| row.parent_id == Some(task.id))
    });
    let put_off = rows.iter().chain(&tasks).filter(|row| !row.status.is_on());
    Ok(PlanPage {
        year,
        version: plan.version,
        status: plan.status,
        document: plan.document,
        others: others.map(|row| row.line(&names)).collect(),
        put_off: put_off
            .map(|row| (row.line(&names), row.reason.clone().unwrap_or_default()))
            .collect(),
        tasks: found,
        years: queries::years(tx).await?,
        may_create: tx.viewer().does(Act::CreateItem),
    })
}

type Figure = (Option<PlanItemId>, ItemStatus, i64);

/// Events beneath each task by state, whoever looks: how far the plan is is everybody's to know.
async fn figures(tx: &Tx, plan: domain::id::PlanId) -> Result<Vec<Figure>> {
    Ok(item::Entity::find()
        .select_only()
        .column(item::Column::ParentId)
        .column(item::Column::Status)
        .column_as(item::Column::Id.count(), "count")
        .filter(item::Column::PlanId.eq(plan))
        .filter(events())
        .group_by(item::Column::ParentId)
        .group_by(item::Column::Status)
        .into_tuple()
        .all(tx.db())
        .await?)
}

/// How many are done, of how many that are not called off.
fn done_of(figures: &[Figure], task: PlanItemId) -> (i64, i64) {
    let own = figures.iter().filter(|(parent, ..)| *parent == Some(task));
    let kept = own.filter(|(_, status, _)| *status != ItemStatus::Cancelled);
    kept.fold((0, 0), |(done, total), (_, status, count)| {
        let more = if *status == ItemStatus::Done { *count } else { 0 };
        (done + more, total + count)
    })
}
