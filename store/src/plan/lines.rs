//! The lines that calendars, lists and the API are made of.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{
    id::{PlanItemId, UnitId},
    plan::{ItemKind, ItemLine, ItemStatus, Precision, When},
};
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement},
};

use super::{
    names::Names,
    queries::{col, seen},
};
use crate::{
    Error, Result, Tx,
    tables::plan::{item, party},
};

#[derive(Clone, Debug, FromQueryResult)]
pub struct Row {
    pub id: PlanItemId,
    pub parent_id: Option<PlanItemId>,
    pub sort: i32,
    pub kind: ItemKind,
    pub title: String,
    pub precision: Precision,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub from_minute: Option<i32>,
    pub to_minute: Option<i32>,
    pub host_unit_id: Option<UnitId>,
    pub lead_unit_id: Option<UnitId>,
    pub place: String,
    pub status: ItemStatus,
    pub reason: Option<String>,
    pub updated_at: DateTime<Utc>,
    pub row_version: i32,
    pub asked: i64,
    pub coming: i64,
}

impl Row {
    pub fn when(&self) -> When {
        let minute = |minute: Option<i32>| minute.and_then(|minute| u16::try_from(minute).ok());
        When {
            precision: self.precision,
            starts: self.starts,
            ends: self.ends,
            from: minute(self.from_minute),
            to: minute(self.to_minute),
        }
    }

    pub fn line(&self, names: &Names) -> ItemLine {
        ItemLine {
            id: self.id,
            kind: self.kind,
            title: self.title.clone(),
            when: self.when(),
            status: self.status,
            host: names.maybe(self.host_unit_id, self.starts),
            lead: names.maybe(self.lead_unit_id, self.starts),
            place: self.place.clone(),
            asked: self.asked,
            coming: self.coming,
        }
    }

    pub fn cursor(&self) -> String {
        format!("{}_{}_{}", self.starts, self.from_minute.unwrap_or(super::NO_HOURS), self.id)
    }
}

/// The columns of a [`Row`], of what the viewer sees.
pub fn lines(tx: &Tx) -> SelectStatement {
    use item::Column as I;
    let mut select = Query::select();
    for column in [
        I::Id,
        I::ParentId,
        I::Sort,
        I::Kind,
        I::Title,
        I::Precision,
        I::Starts,
        I::Ends,
        I::FromMinute,
        I::ToMinute,
        I::HostUnitId,
        I::LeadUnitId,
        I::Place,
        I::Status,
        I::Reason,
        I::UpdatedAt,
        I::RowVersion,
    ] {
        select.column((item::Entity, column));
    }
    let counted = |coming: bool| {
        let mut count = Query::select();
        count
            .expr(Expr::col((party::Entity, party::Column::Id)).count())
            .from(party::Entity)
            .and_where(
                Expr::col((party::Entity, party::Column::ItemId)).equals((item::Entity, I::Id)),
            )
            .and_where(Expr::col((party::Entity, party::Column::UnitId)).is_not_null());
        if coming {
            let yes = [domain::plan::Rsvp::Yes, domain::plan::Rsvp::Substitute];
            count.and_where(Expr::col((party::Entity, party::Column::Rsvp)).is_in(yes));
        }
        Expr::from(count)
    };
    select
        .expr_as(counted(false), "asked")
        .expr_as(counted(true), "coming")
        .from(item::Entity)
        .cond_where(seen(tx.viewer()));
    select
}

/// By day and hour; what takes the whole day first.
pub fn in_order(select: &mut SelectStatement) {
    select
        .order_by((item::Entity, item::Column::Starts), Order::Asc)
        .order_by_expr(minute(), Order::Asc)
        .order_by((item::Entity, item::Column::Id), Order::Asc);
}

/// The minute it begins; what has no hours begins before all others, on both databases.
pub fn minute() -> Expr {
    col(item::Column::SortMinute)
}

/// What comes after a cursor; one that cannot be read is nothing.
pub fn after(cursor: &str) -> Option<Condition> {
    let mut parts = cursor.splitn(3, '_');
    let day: NaiveDate = parts.next()?.parse().ok()?;
    // Of a year with four digits: PostgreSQL knows no day before 4713 BC.
    (1..=9999).contains(&day.year()).then_some(())?;
    let from: i32 = parts.next()?.parse().ok()?;
    let id: PlanItemId = parts.next()?.parse().ok()?;
    let same_minute = Condition::all().add(minute().eq(from)).add(col(item::Column::Id).gt(id));
    let same_day = Condition::all()
        .add(col(item::Column::Starts).eq(day))
        .add(Condition::any().add(minute().gt(from)).add(same_minute));
    Some(Condition::any().add(col(item::Column::Starts).gt(day)).add(same_day))
}

/// Events, without the tasks of the plan.
pub fn events() -> Condition {
    Condition::all().add(col(item::Column::Kind).is_in(ItemKind::events().collect::<Vec<_>>()))
}

/// What has a day.
pub fn dated() -> Condition {
    Condition::all().add(col(item::Column::Precision).is_in([Precision::Day, Precision::Time]))
}

pub async fn fetch(tx: &Tx, select: &SelectStatement) -> Result<Vec<Row>> {
    let statement = tx.db().get_database_backend().build(select);
    Row::find_by_statement(statement).all(tx.db()).await.map_err(Error::from)
}

/// An event as the API shows it, with the codes of its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiItem {
    pub line: ItemLine,
    pub reason: Option<String>,
    pub row_version: i32,
}

/// Events that meet these days, in order of time: those with a day and those without.
pub async fn items_between(
    tx: &Tx,
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
    kind: Option<ItemKind>,
    cursor: &str,
    limit: u16,
) -> Result<(Vec<ApiItem>, Option<String>)> {
    let mut select = lines(tx);
    select.cond_where(events());
    if let Some(from) = from {
        select.and_where(col(item::Column::Ends).gte(from));
    }
    if let Some(to) = to {
        select.and_where(col(item::Column::Starts).lte(to));
    }
    if let Some(kind) = kind {
        select.and_where(col(item::Column::Kind).eq(kind));
    }
    if !cursor.is_empty() {
        let wrong = domain::problems::Problem::NotAChoice;
        let after = after(cursor).ok_or_else(|| domain::problems::Problems::one("after", wrong))?;
        select.cond_where(after);
    }
    in_order(&mut select);
    let most = usize::from(limit);
    let rows = fetch(tx, select.limit(u64::from(limit) + 1)).await?;
    let next = (rows.len() > most).then(|| rows.get(most - 1).map(Row::cursor)).flatten();
    let names = Names::all(tx).await?;
    Ok((rows.iter().take(most).map(|row| api(row, &names)).collect(), next))
}

/// One event, as the API shows it.
pub async fn one_item(tx: &Tx, id: PlanItemId) -> Result<ApiItem> {
    let mut select = lines(tx);
    select.and_where(col(item::Column::Id).eq(id));
    let rows = fetch(tx, &select).await?;
    let names = Names::all(tx).await?;
    super::known(rows.first().map(|row| api(row, &names)))
}

fn api(row: &Row, names: &Names) -> ApiItem {
    let reason = row.reason.clone();
    ApiItem { line: row.line(names), reason, row_version: row.row_version }
}
