//! What is known of the days around an event: other events, days off, reports that are due. Whoever plans is
//! told of everything that takes the same people's time, also of what they do not see otherwise.

use domain::{
    calendar::DayKind,
    plan::{Around, ItemStatus, Precision, When},
    time::{earlier, end_of_day, later, office_day, start_of_day},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::queries;
use crate::{
    Result, Tx,
    tables::{catalogue::holiday, plan::item, reports::round},
};

/// Events compared with, at most; on so many days there are never more.
const MOST: u64 = 200;

pub async fn of(tx: &Tx, when: &When) -> Result<Around> {
    if !when.has_day() {
        return Ok(Around::default());
    }
    let off = [ItemStatus::Postponed, ItemStatus::Cancelled];
    let rows = item::Entity::find()
        .filter(item::COLUMN.starts.lte(when.ends))
        // Nothing lasts longer.
        .filter(item::COLUMN.starts.gte(earlier(when.starts, 31)))
        .filter(item::COLUMN.ends.gte(when.starts))
        .filter(item::Column::Precision.is_in([Precision::Day, Precision::Time]))
        .filter(item::Column::Status.is_not_in(off))
        .order_by_asc(item::COLUMN.starts)
        .limit(MOST)
        .all(tx.db())
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let parties = queries::parties_of(tx.db(), &ids).await?;
    let events =
        rows.iter().map(|row| queries::engaged_by(&queries::thing(row), &parties)).collect();
    let holidays = holiday::Entity::find()
        .filter(holiday::Column::Kind.eq(DayKind::Off))
        .filter(holiday::COLUMN.date.gte(when.starts))
        .filter(holiday::COLUMN.date.lte(when.ends))
        .all(tx.db())
        .await?;
    let rounds = round::Entity::find()
        .filter(round::COLUMN.due_at.gte(start_of_day(earlier(when.starts, 1))))
        .filter(round::COLUMN.due_at.lte(end_of_day(later(when.ends, 1))))
        .order_by_asc(round::COLUMN.due_at)
        .all(tx.db())
        .await?;
    Ok(Around {
        events,
        holidays: holidays.into_iter().map(|day| (day.date, day.name)).collect(),
        due: rounds.into_iter().map(|one| (office_day(one.due_at), one.title_vi)).collect(),
    })
}
