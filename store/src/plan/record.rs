//! The only ways an event is written: the row if nobody wrote since, and its lines of the audit log.

use domain::{event::Decided, plan::PlanItem, text::fold};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr,
};

use crate::{
    Error, Result, Tx,
    tables::plan::item::{ActiveModel, COLUMN, Column, Entity},
    trail,
};

/// What has no hours comes before what has.
pub const NO_HOURS: i32 = -1;

/// Something new.
pub async fn created(tx: &Tx, Decided { next, events }: Decided<PlanItem>) -> Result<()> {
    let row = ActiveModel {
        id: Set(next.id),
        plan_id: Set(next.plan),
        parent_id: Set(next.parent),
        stable_key: Set(next.id.to_string()),
        sort: Set(0),
        kind: Set(next.kind),
        text_fold: Set(fold(&next.title)),
        title: Set(next.title),
        precision: Set(next.when.precision),
        starts: Set(next.when.starts),
        ends: Set(next.when.ends),
        from_minute: Set(next.when.from.map(i32::from)),
        to_minute: Set(next.when.to.map(i32::from)),
        sort_minute: Set(next.when.from.map_or(NO_HOURS, i32::from)),
        host_unit_id: Set(next.host),
        lead_unit_id: Set(next.lead),
        place: Set(next.place),
        online_url: Set(next.online_url),
        status: Set(next.status),
        reason: Set(next.reason),
        despite: Set(next.despite),
        updated_at: Set(tx.now().at),
        row_version: Set(next.row_version),
    };
    row.insert(tx.db()).await?;
    trail::append(tx, events).await
}

/// A decision about the event, or about something in its dossier. `seen` is the version the person had
/// before their eyes.
pub async fn item(tx: &Tx, seen: i32, Decided { next, events }: Decided<PlanItem>) -> Result<()> {
    let written = Entity::update_many()
        .col_expr(Column::ParentId, Expr::value(next.parent))
        .col_expr(Column::Kind, Expr::value(next.kind))
        .col_expr(Column::TextFold, Expr::value(fold(&next.title)))
        .col_expr(Column::Title, Expr::value(next.title))
        .col_expr(Column::Precision, Expr::value(next.when.precision))
        .col_expr(Column::Starts, Expr::value(next.when.starts))
        .col_expr(Column::Ends, Expr::value(next.when.ends))
        .col_expr(Column::FromMinute, Expr::value(next.when.from.map(i32::from)))
        .col_expr(Column::ToMinute, Expr::value(next.when.to.map(i32::from)))
        .col_expr(Column::SortMinute, Expr::value(next.when.from.map_or(NO_HOURS, i32::from)))
        .col_expr(Column::HostUnitId, Expr::value(next.host))
        .col_expr(Column::LeadUnitId, Expr::value(next.lead))
        .col_expr(Column::Place, Expr::value(next.place))
        .col_expr(Column::OnlineUrl, Expr::value(next.online_url))
        .col_expr(Column::Status, Expr::value(next.status))
        .col_expr(Column::Reason, Expr::value(next.reason))
        .col_expr(Column::Despite, Expr::value(next.despite))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now().at))
        .col_expr(Column::RowVersion, Expr::value(seen + 1))
        .filter(Column::Id.eq(next.id))
        .filter(COLUMN.row_version.eq(seen))
        .exec(tx.db())
        .await?;
    if written.rows_affected != 1 {
        return Err(Error::Conflict);
    }
    trail::append(tx, events).await
}
