//! The calendar: a month, a week, the agenda, a year. Each day brings what there is room for and the number
//! of the others, so that a month with ten thousand events is as small as one with ten.

mod layers;

use std::cmp::max;

use chrono::{Datelike, NaiveDate};
use domain::{
    id::PlanItemId,
    plan::{
        CalendarDay, CalendarPage, CalendarQuery, CalendarView, ItemKind, ItemStatus, LayerLine,
        Mark, Precision, Strip, StripMark, When, layout,
    },
    policy::Act,
    time::{earlier, later},
};
use sea_orm::{
    ConnectionTrait, DbErr, FromQueryResult, QueryResult,
    sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement, UnionType},
};

use self::layers::Layers;
use super::{
    lines::{Row, after, dated, events, fetch, in_order, lines, minute},
    names::Names,
    queries::{col, of_unit, seen},
};
use crate::{Error, Result, Tx, tables::plan::item};

/// Lines of a day in a month, and in a week.
const IN_MONTH: u64 = 3;
const IN_WEEK: u64 = 12;
/// Lines of a page of the agenda, of a year, and beside a month.
const AGENDA: u64 = 60;
const YEAR: u64 = 400;
const BESIDE: u64 = 6;
/// Events of several days that meet a month.
const LONG: u64 = 60;
/// How far the list beside a month looks ahead.
const AHEAD: u64 = 45;

pub async fn calendar(tx: &Tx, asked: &CalendarQuery) -> Result<CalendarPage> {
    if !tx.viewer().does(Act::ReadPlan) {
        return Err(Error::NotFound);
    }
    let names = Names::all(tx).await?;
    let on = asked.on.unwrap_or(tx.now().today);
    let looked = Looked { tx, asked, narrowed: narrowed(asked, &names), names: &names };
    let days;
    let (mut vague, mut next, mut strip, mut upcoming) = (Vec::new(), None, Vec::new(), Vec::new());
    match asked.view {
        CalendarView::Month => {
            days = looked.grid(&layout::month(on), IN_MONTH).await?;
            strip = looked.strip(on.year()).await?;
            upcoming = looked.upcoming().await?;
        }
        CalendarView::Week => days = looked.grid(&layout::week(on), IN_WEEK).await?,
        CalendarView::Agenda => (days, next) = looked.agenda(on).await?,
        CalendarView::Year => {
            (days, vague) = looked.year(on.year()).await?;
            strip = looked.strip(on.year()).await?;
        }
    }
    Ok(CalendarPage {
        on,
        days,
        vague,
        strip,
        upcoming,
        units: names.choices(tx.now().today),
        next,
        may_create: tx.viewer().does(Act::CreateItem),
    })
}

struct Looked<'a> {
    tx: &'a Tx,
    asked: &'a CalendarQuery,
    narrowed: Condition,
    names: &'a Names,
}

/// Kind and unit. A unit nobody knows has no events.
fn narrowed(asked: &CalendarQuery, names: &Names) -> Condition {
    let mut within = events();
    if let Some(kind) = asked.kind {
        within = within.add(col(item::Column::Kind).eq(kind));
    }
    if !asked.unit.is_empty() {
        within = within.add(match names.called(&asked.unit) {
            Some(unit) => of_unit(unit),
            None => Condition::all().add(Expr::value(false)),
        });
    }
    within
}

impl Looked<'_> {
    /// Days one after another, each with as many lines as there is room for.
    async fn grid(&self, days: &[NaiveDate], room: u64) -> Result<Vec<CalendarDay>> {
        let (Some(from), Some(to)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
        let single = self.rows_of(self.first_of_each(days, room).await?).await?;
        let counts = self.counts(*from, *to).await?;
        let long = self.long(*from, *to).await?;
        let layers = self.layers(*from, *to).await?;
        let room = usize::try_from(room).unwrap_or_default();
        let day = |day: &NaiveDate| {
            let lasting = long.iter().filter(|row| row.when().meets(*day, *day));
            let today = single.iter().filter(|row| row.starts == *day);
            let counted = counts.iter().find(|one| one.0 == *day).map(|one| one.1);
            let all = i64::try_from(lasting.clone().count()).unwrap_or_default()
                + counted.unwrap_or_default();
            let lines: Vec<_> =
                lasting.chain(today).take(room).map(|row| row.line(self.names)).collect();
            CalendarDay {
                day: *day,
                more: all - i64::try_from(lines.len()).unwrap_or_default(),
                lines,
                layers: of_day(&layers, *day),
            }
        };
        Ok(days.iter().map(day).collect())
    }

    /// The first events of each day that last no longer: as many as there is room for. A part of one
    /// statement for each day, since each ends as soon as it has them; ten thousand others are not read.
    async fn first_of_each(&self, days: &[NaiveDate], room: u64) -> Result<Vec<PlanItemId>> {
        let of_day = |day: &NaiveDate| {
            let mut first = self.scoped();
            first
                .column((item::Entity, item::Column::Id))
                .cond_where(dated())
                .and_where(col(item::Column::Starts).eq(*day))
                .and_where(col(item::Column::Ends).eq(*day))
                .order_by((item::Entity, item::Column::Starts), Order::Asc)
                .order_by_expr(minute(), Order::Asc)
                .order_by((item::Entity, item::Column::Id), Order::Asc)
                .limit(room);
            Query::select().column(("of_day", "id")).from_subquery(first, "of_day").to_owned()
        };
        let mut parts = days.iter().map(of_day);
        let Some(mut all) = parts.next() else { return Ok(Vec::new()) };
        for part in parts {
            all.union(UnionType::All, part);
        }
        let rows = self.tx.db().query_all(&all).await?;
        Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
    }

    /// How many events of one day there are on each.
    async fn counts(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, i64)>> {
        let mut select = self.scoped();
        select
            .column((item::Entity, item::Column::Starts))
            .expr(col(item::Column::Id).count())
            .cond_where(dated())
            .and_where(col(item::Column::Starts).between(from, to))
            .and_where(col(item::Column::Ends).equals((item::Entity, item::Column::Starts)))
            .group_by_col((item::Entity, item::Column::Starts));
        let rows = self.tx.db().query_all(&select).await?;
        let count = |row: &QueryResult| {
            Ok::<_, DbErr>((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
        };
        Ok(rows.iter().map(count).collect::<Result<_, _>>()?)
    }

    async fn rows_of(&self, ids: Vec<PlanItemId>) -> Result<Vec<Row>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = lines(self.tx);
        select.and_where(col(item::Column::Id).is_in(ids));
        in_order(&mut select);
        fetch(self.tx, &select).await
    }

    /// Events of several days.
    async fn long(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Row>> {
        let mut select = lines(self.tx);
        select
            .cond_where(self.narrowed.clone())
            .cond_where(dated())
            // Nothing lasts longer than a month.
            .and_where(col(item::Column::Starts).between(earlier(from, 31), to))
            .and_where(col(item::Column::Ends).gte(from))
            .and_where(Expr::col((item::Entity, item::Column::Ends)).gt(col(item::Column::Starts)));
        in_order(&mut select);
        fetch(self.tx, select.limit(LONG)).await
    }

    async fn layers(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<LayerLine>> {
        Layers { reports: self.asked.reports, holidays: self.asked.holidays }
            .between(self.tx, from, to)
            .await
    }

    /// From a day on, whole lines, in pages.
    async fn agenda(&self, on: NaiveDate) -> Result<(Vec<CalendarDay>, Option<String>)> {
        let mut select = lines(self.tx);
        select
            .cond_where(self.narrowed.clone())
            .cond_where(dated())
            // Nothing lasts longer than a month.
            .and_where(col(item::Column::Starts).gte(earlier(on, 31)))
            .and_where(col(item::Column::Ends).gte(on));
        let begun = after(&self.asked.after);
        if let Some(after) = begun.clone() {
            select.cond_where(after);
        }
        in_order(&mut select);
        let rows = fetch(self.tx, select.limit(AGENDA + 1)).await?;
        let most = usize::try_from(AGENDA).unwrap_or_default();
        let more = rows.len() > most;
        let rows: Vec<Row> = rows.into_iter().take(most).collect();
        let next = rows.last().filter(|_| more).map(Row::cursor);
        // The days of a page follow those of the one before.
        let first = rows.first().map_or(on, |row| max(row.starts, on));
        let from = if begun.is_some() { first } else { on };
        let last = rows.last().map_or(from, |row| row.starts);
        let to = if more { last } else { max(last, later(on, AHEAD)) };
        let layers = self.layers(from, to).await?;
        Ok((self.by_day(on, rows, layers), next))
    }

    /// The next things to come.
    async fn upcoming(&self) -> Result<Vec<CalendarDay>> {
        let today = self.tx.now().today;
        let mut select = lines(self.tx);
        select
            .cond_where(self.narrowed.clone())
            .cond_where(dated())
            .and_where(col(item::Column::Ends).gte(today))
            .and_where(col(item::Column::Starts).between(earlier(today, 31), later(today, AHEAD)))
            .and_where(
                col(item::Column::Status).is_not_in([ItemStatus::Postponed, ItemStatus::Cancelled]),
            );
        in_order(&mut select);
        let rows = fetch(self.tx, select.limit(BESIDE)).await?;
        let last = rows.last().map_or(later(today, AHEAD), |row| row.starts);
        let layers = self.layers(today, max(last, later(today, 14))).await?;
        Ok(self.by_day(today, rows, layers))
    }

    /// The days on which something is, in order; what began before stands on the first.
    fn by_day(&self, first: NaiveDate, rows: Vec<Row>, layers: Vec<LayerLine>) -> Vec<CalendarDay> {
        let mut days: Vec<NaiveDate> = rows.iter().map(|row| max(row.starts, first)).collect();
        days.extend(layers.iter().map(|line| line.day));
        days.sort_unstable();
        days.dedup();
        let day = |day: NaiveDate| CalendarDay {
            day,
            lines: rows
                .iter()
                .filter(|row| max(row.starts, first) == day)
                .map(|row| row.line(self.names))
                .collect(),
            more: 0,
            layers: of_day(&layers, day),
        };
        days.into_iter().map(day).collect()
    }

    /// What has a day, by day, and what has none yet.
    async fn year(&self, year: i32) -> Result<(Vec<CalendarDay>, Vec<domain::plan::ItemLine>)> {
        let (from, to) = span(year);
        let mut select = lines(self.tx);
        select
            .cond_where(self.narrowed.clone())
            .and_where(col(item::Column::Starts).between(from, to));
        in_order(&mut select);
        let rows = fetch(self.tx, select.limit(YEAR)).await?;
        let (dated, vague): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.when().has_day());
        let layers = self.layers(from, to).await?;
        let vague = vague.iter().map(|row| row.line(self.names)).collect();
        Ok((self.by_day(from, dated, layers), vague))
    }

    /// How many of each kind stand in which month.
    async fn strip(&self, year: i32) -> Result<Vec<StripMark>> {
        #[derive(FromQueryResult)]
        struct Group {
            kind: ItemKind,
            precision: Precision,
            starts: NaiveDate,
            ends: NaiveDate,
            count: i64,
        }
        use item::Column as I;
        let (from, to) = span(year);
        let mut select = self.scoped();
        for column in [I::Kind, I::Precision, I::Starts, I::Ends] {
            select.column((item::Entity, column)).group_by_col((item::Entity, column));
        }
        select
            .expr_as(col(I::Id).count(), "count")
            .and_where(col(I::Starts).between(from, to))
            .and_where(col(I::Status).is_not_in([ItemStatus::Postponed, ItemStatus::Cancelled]))
            .order_by((item::Entity, I::Starts), Order::Asc)
            .order_by((item::Entity, I::Kind), Order::Asc);
        let statement = self.tx.db().get_database_backend().build(&select);
        let groups = Group::find_by_statement(statement).all(self.tx.db()).await?;
        let today = self.tx.now().today;
        let mut marks: Vec<StripMark> = Vec::new();
        let mut add = |mark: Mark, count: i64| match marks.iter_mut().find(|one| one.mark == mark) {
            Some(one) => one.count += count,
            None => marks.push(StripMark { mark, count }),
        };
        for group in groups {
            let Group { kind, precision, starts, ends, count } = group;
            let when = When { precision, starts, ends, from: None, to: None };
            if let Some(mark) = layout::mark(kind, &when, year, today) {
                add(mark, count);
            }
        }
        if self.asked.reports {
            for day in layers::due_days(self.tx, from, to).await? {
                let mark = Mark {
                    strip: Strip::Report,
                    month: day.month(),
                    has_day: true,
                    is_past: day < today,
                };
                add(mark, 1);
            }
        }
        Ok(marks)
    }

    /// Of the events this is about, what the viewer sees.
    fn scoped(&self) -> SelectStatement {
        Query::select()
            .from(item::Entity)
            .cond_where(seen(self.tx.viewer()))
            .cond_where(self.narrowed.clone())
            .to_owned()
    }
}

/// What a telephone is told of besides events.
pub(super) async fn feed_layers(tx: &Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<LayerLine>> {
    Layers { reports: true, holidays: true }.between(tx, from, to).await
}

fn of_day(layers: &[LayerLine], day: NaiveDate) -> Vec<LayerLine> {
    layers.iter().filter(|line| line.day == day).cloned().collect()
}

/// First and last day.
fn span(year: i32) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (day(1, 1), day(12, 31))
}
