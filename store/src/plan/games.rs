//! The Sports Games: host, days, sports, delegations, and what happens on the way there.

use domain::{
    plan::{DelegationLine, GamesPage},
    policy::Act,
    template::Wording,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::ExprTrait};

use super::{
    lines::{fetch, in_order, lines},
    names::Names,
    queries::col,
};
use crate::{
    Error, Result, Tx,
    tables::plan::{delegation, games, item, sport},
};

pub async fn games(tx: &Tx, edition: i32) -> Result<GamesPage> {
    if !tx.viewer().does(Act::ReadPlan) {
        return Err(Error::NotFound);
    }
    let held = games::Entity::find()
        .filter(games::COLUMN.edition.eq(edition))
        .one(tx.db())
        .await?
        .ok_or(Error::NotFound)?;
    let names = Names::all(tx).await?;
    let mut select = lines(tx);
    select.and_where(
        col(item::Column::Id).eq(held.item_id).or(col(item::Column::ParentId).eq(held.item_id)),
    );
    in_order(&mut select);
    let rows = fetch(tx, select.limit(200)).await?;
    // Who does not take part does not see the games.
    let own = super::known(rows.iter().find(|row| row.id == held.item_id))?;
    let day = own.starts;
    let sports = sport::Entity::find()
        .filter(sport::Column::GamesId.eq(held.id))
        .order_by_asc(sport::COLUMN.sort)
        .all(tx.db())
        .await?;
    let delegations = delegation::Entity::find()
        .filter(delegation::Column::GamesId.eq(held.id))
        .order_by_asc(delegation::COLUMN.sort)
        .all(tx.db())
        .await?;
    let delegation = |row: delegation::Model| DelegationLine {
        name: names
            .maybe(row.unit_id, day)
            .map_or_else(|| Wording::new(row.guest_name, String::new()), |(_, name)| name),
        head: row.head_name,
        athletes: row.athletes,
        status: row.status,
    };
    Ok(GamesPage {
        edition,
        register_by: held.register_by,
        rules: held.rules,
        sports: sports
            .into_iter()
            .map(|row| {
                (Wording::new(row.name_vi, row.name_en), Wording::new(row.events_vi, row.events_en))
            })
            .collect(),
        delegations: delegations.into_iter().map(delegation).collect(),
        events: rows
            .iter()
            .filter(|row| row.id != held.item_id)
            .map(|row| row.line(&names))
            .collect(),
        line: own.line(&names),
    })
}
