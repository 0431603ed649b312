//! The organisation registry: units as they were on a date. "17" is a query, never a constant.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    id::UnitId,
    unit::{UnitKind, UnitOn},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Condition, Expr, ExprTrait},
};

use crate::{
    Result, Tx,
    tables::units::{group, member, unit, version},
};

/// The units that existed on that day, in their official order.
pub async fn on(tx: &Tx, day: NaiveDate) -> Result<Vec<UnitOn>> {
    let units = unit::Entity::find().order_by_asc(unit::COLUMN.sort).all(tx.db()).await?;
    let mut names = version::Entity::find().filter(valid_on(day)).all(tx.db()).await?;
    let mut found = Vec::new();
    for unit in units {
        if let Some(at) = names.iter().position(|name| name.unit_id == unit.id) {
            found.push(as_of(unit, names.swap_remove(at)));
        }
    }
    Ok(found)
}

/// Every unit there ever was, as it was last: what happened stays with who it happened to, also after a
/// unit was closed.
pub(crate) async fn known(tx: &Tx) -> Result<BTreeMap<UnitId, UnitOn>> {
    let units = unit::Entity::find().order_by_asc(unit::COLUMN.sort).all(tx.db()).await?;
    let names = version::Entity::find()
        .filter(version::COLUMN.valid_from.lte(tx.now().today))
        .order_by_asc(version::COLUMN.valid_from)
        .all(tx.db())
        .await?;
    let mut last: BTreeMap<UnitId, version::Model> =
        names.into_iter().map(|name| (name.unit_id, name)).collect();
    let known = units.into_iter().filter_map(|unit| {
        let name = last.remove(&unit.id)?;
        Some((unit.id, as_of(unit, name)))
    });
    Ok(known.collect())
}

/// The members of a group on that day: the 17 departments are those of `MTTN`.
pub async fn members_on(
    db: &impl ConnectionTrait,
    group_code: &str,
    day: NaiveDate,
) -> Result<Vec<UnitId>> {
    let rows: Vec<UnitId> = members(group_code, day).into_tuple().all(db).await?;
    Ok(rows)
}

fn members(group_code: &str, day: NaiveDate) -> Select<member::Entity> {
    let of_group = sea_orm::sea_query::Query::select()
        .column(group::Column::Id)
        .from(group::Entity)
        .and_where(group::Column::Code.eq(group_code))
        .to_owned();
    member::Entity::find()
        .select_only()
        .column(member::Column::UnitId)
        .filter(member::Column::GroupId.in_subquery(of_group))
        .filter(member::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(member::Column::ValidTo.is_null())
                .add(member::Column::ValidTo.gte(day)),
        )
}

pub(crate) fn valid_on(day: NaiveDate) -> Condition {
    Condition::all().add(version::Column::ValidFrom.lte(day)).add(
        Condition::any()
            .add(version::Column::ValidTo.is_null())
            .add(version::Column::ValidTo.gte(day)),
    )
}

/// The unit's name in a joined SELECT, as of another column's day.
pub(crate) fn named_as_of(unit: Expr, day: Expr) -> Condition {
    Condition::all()
        .add(Expr::col((version::Entity, version::Column::UnitId)).eq(unit))
        .add(Expr::col((version::Entity, version::Column::ValidFrom)).lte(day.clone()))
        .add(
            Condition::any()
                .add(Expr::col((version::Entity, version::Column::ValidTo)).is_null())
                .add(Expr::col((version::Entity, version::Column::ValidTo)).gte(day)),
        )
}

/// The group of the departments the Da Nang office looks after.
pub const REGION: &str = "MTTN";

/// Whether a unit of this kind reports.
pub const fn reports(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Department)
}

fn as_of(unit: unit::Model, name: version::Model) -> UnitOn {
    UnitOn {
        id: unit.id,
        code: unit.code,
        kind: unit.kind,
        name: name.name,
        short_name: name.short_name,
        name_en: name.name_en,
        parent: name.parent_id,
        province: name.province,
        gso_code: name.gso_code,
        region: name.region,
        valid_from: name.valid_from,
        valid_to: name.valid_to,
    }
}
