//! The calendar that a telephone reads: an address with a secret, one for each person, made and revoked by
//! its owner. The table keeps what recognises the secret. It brings what its owner sees, never a word of
//! minutes or notes.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    event::{Event, Subject},
    id::{FeedId, PersonId},
    plan::{FeedPage, ItemLine, LayerLine},
    policy::Act,
    time::{earlier, later},
    viewer::Viewer,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};

use super::{
    calendar::feed_layers,
    lines::{dated, events, fetch, in_order, lines},
    names::Names,
    queries::col,
};
use crate::{
    Error, Result, Store, Tx, clock,
    people::{digest, viewer_by_id},
    tables::plan::{feed, item},
    trail,
};

/// Days before and after today that a telephone is told of, and events at most.
const BACK: u64 = 180;
const AHEAD: u64 = 400;
const MOST: u64 = 2_000;

/// An event for a telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEvent {
    pub line: ItemLine,
    pub updated_at: DateTime<Utc>,
    pub row_version: i32,
}

/// What a secret opens, and for which person in which language.
#[derive(Clone, Debug)]
pub struct Feed {
    pub events: Vec<FeedEvent>,
    pub layers: Vec<LayerLine>,
    pub locale: domain::viewer::Locale,
}

impl Store {
    /// Nothing when nobody has such a secret, or has it no more.
    pub async fn feed(&self, secret: &str) -> Result<Option<Feed>> {
        let found = feed::Entity::find()
            .filter(feed::COLUMN.secret_hash.eq(digest(secret)))
            .filter(feed::COLUMN.revoked_at.is_null())
            .one(&self.db)
            .await?;
        let Some(found) = found else { return Ok(None) };
        let Some((viewer, locale)) = viewer_by_id(self, found.person_id).await? else {
            return Ok(None);
        };
        let now = self.clock.now().at;
        if found.used_at.is_none_or(|used| now - used >= TimeDelta::minutes(5)) {
            let used = feed::ActiveModel {
                id: Unchanged(found.id),
                used_at: Set(Some(now)),
                ..Default::default()
            };
            Error::passing(used.update(&self.db).await.map(drop))?;
        }
        let tx = self.look(viewer).await?;
        let (events, layers) = told(&tx).await?;
        Ok(Some(Feed { events, layers, locale }))
    }
}

async fn told(tx: &Tx) -> Result<(Vec<FeedEvent>, Vec<LayerLine>)> {
    let today = tx.now().today;
    let (from, to) = (earlier(today, BACK), later(today, AHEAD));
    let names = Names::all(tx).await?;
    let mut select = lines(tx);
    select
        .cond_where(events())
        .cond_where(dated())
        .and_where(col(item::Column::Starts).between(from, to));
    in_order(&mut select);
    let rows = fetch(tx, select.limit(MOST)).await?;
    let event = |row: &super::lines::Row| FeedEvent {
        line: row.line(&names),
        updated_at: row.updated_at,
        row_version: row.row_version,
    };
    Ok((rows.iter().map(event).collect(), feed_layers(tx, from, to).await?))
}

/// The owner's page, without the secret: that is told once.
pub async fn feed_page(tx: &Tx) -> Result<FeedPage> {
    let living = living(tx, tx.viewer().id).await?;
    Ok(FeedPage {
        since: living.as_ref().map(|feed| feed.created_at),
        used_at: living.and_then(|feed| feed.used_at),
        fresh: None,
    })
}

/// A fresh secret; the one before opens nothing any more.
pub async fn create_feed(tx: &Tx) -> Result<String> {
    tx.viewer().require_somewhere(Act::CreateFeed)?;
    let before = end_all(tx).await?;
    let secret = clock::secret();
    let id: FeedId = tx.id();
    let row = feed::ActiveModel {
        id: Set(id),
        person_id: Set(tx.viewer().id),
        secret_hash: Set(digest(&secret)),
        created_at: Set(tx.now().at),
        used_at: Set(None),
        revoked_at: Set(None),
    };
    row.insert(tx.db()).await?;
    let mut lines: Vec<Event> = before.iter().map(|id| line(tx, Act::RevokeFeed, *id)).collect();
    lines.push(line(tx, Act::CreateFeed, id));
    trail::append(tx, lines).await?;
    Ok(secret)
}

pub async fn revoke_feed(tx: &Tx) -> Result<()> {
    tx.viewer().require_somewhere(Act::RevokeFeed)?;
    let ended = end_all(tx).await?;
    trail::append(tx, ended.iter().map(|id| line(tx, Act::RevokeFeed, *id)).collect()).await
}

/// Whether the secret is the owner's present one: what was shown once is shown to nobody else.
pub async fn is_own_feed(tx: &Tx, secret: &str) -> Result<bool> {
    let living = living(tx, tx.viewer().id).await?;
    Ok(living.is_some_and(|feed| feed.secret_hash == digest(secret)))
}

async fn end_all(tx: &Tx) -> Result<Vec<FeedId>> {
    let living = feed::Entity::find()
        .filter(feed::COLUMN.person_id.eq(tx.viewer().id))
        .filter(feed::COLUMN.revoked_at.is_null())
        .order_by_asc(feed::COLUMN.id)
        .all(tx.db())
        .await?;
    let ids: Vec<FeedId> = living.into_iter().map(|feed| feed.id).collect();
    if !ids.is_empty() {
        feed::Entity::update_many()
            .col_expr(feed::Column::RevokedAt, Expr::value(tx.now().at))
            .filter(feed::Column::Id.is_in(ids.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    Ok(ids)
}

async fn living(tx: &Tx, person: PersonId) -> Result<Option<feed::Model>> {
    Ok(feed::Entity::find()
        .filter(feed::COLUMN.person_id.eq(person))
        .filter(feed::COLUMN.revoked_at.is_null())
        .order_by_desc(feed::COLUMN.id)
        .one(tx.db())
        .await?)
}

fn line(tx: &Tx, act: Act, id: FeedId) -> Event {
    let by: &Viewer = tx.viewer();
    Event::new(act, Subject::Feed, id, by, tx.now())
}
