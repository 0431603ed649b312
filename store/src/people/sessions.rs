//! Sessions: a secret in a cookie, its hash in a row. They end by standing idle, by age, and by
//! their owner's word; the secret changes with every step of trust.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    account::{Security, SessionLine},
    event::{Event, Subject},
    id::{PersonId, SessionId},
    policy::{Act, Role},
    viewer::{Locale, Viewer},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, Select,
    sea_query::{Expr, ExprTrait},
};

use super::{ACTIVE, begin, digest, event, held, sign_in::Origin, viewer};
use crate::{
    Error, Result, Store, Tx, clock,
    tables::people::{person, session},
};

/// A session whose code is still to be given lives no longer than this.
const CODE_MINUTES: i64 = 10;

/// How often the time of the last request is written down.
const SEEN_EVERY: TimeDelta = TimeDelta::seconds(60);

/// How long a session's row is kept after it ended: what was typed meanwhile waits in it for its
/// owner's return, over a weekend and a holiday.
const WAITS: TimeDelta = TimeDelta::days(7);

/// How far a session has got. Only the last one reaches anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the code is still to be given.
    Password,
    /// The password was right, and a code must be set up first.
    Enrol,
    Full,
}

impl Stage {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Enrol => "enrol",
            Self::Full => "full",
        }
    }

    pub(super) fn read(code: &str) -> Result<Self> {
        [Self::Password, Self::Enrol, Self::Full]
            .into_iter()
            .find(|stage| stage.code() == code)
            .ok_or_else(|| Error::inconsistent("a session's stage"))
    }
}

/// A fresh secret for the cookie: whoever gets one, sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub token: String,
    pub stage: Stage,
}

/// The secret out of the cookie, as layers hand it on. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionSecret(pub String);

impl std::fmt::Debug for SessionSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionSecret(…)")
    }
}

/// Whom a cookie stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedInViewer {
    /// Without any grant until the stage is full and no new password is due.
    pub viewer: Viewer,
    pub session: SessionId,
    pub stage: Stage,
    pub locale: Locale,
    /// "system", "light" or "dark".
    pub theme: String,
    pub must_change_password: bool,
}

/// A living session and its owner's row.
pub(super) struct Live {
    pub session: session::Model,
    pub stage: Stage,
    pub person: person::Model,
}

impl Store {
    /// Whom the cookie stands for: nobody when the session has ended or its owner is disabled.
    pub async fn viewer(&self, token: &str) -> Result<Option<SignedInViewer>> {
        viewer::signed_in(self, token).await
    }

    /// Ends the session. Ending one that has ended is no mistake.
    pub async fn sign_out(&self, token: &str) -> Result<()> {
        let tx = begin(self).await?;
        let Some(session) = of(token).one(tx.db()).await? else { return Ok(()) };
        session::Entity::delete_by_id(session.id).exec(tx.db()).await?;
        let by = Some(session.person_id);
        let line = event(Act::SignOut, session.person_id, by, tx.now(), &session.id);
        crate::trail::append(&tx, vec![line]).await?;
        tx.commit().await
    }

    /// Keeps what was typed into a form that came back; lost with the session.
    pub async fn keep_typed(&self, token: &str, typed: Option<String>) -> Result<()> {
        session::Entity::update_many()
            .col_expr(session::Column::Typed, Expr::value(typed))
            .filter(session::COLUMN.token_hash.eq(digest(token)))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Sweeps away the sessions that ended a week ago, with what was typed in them; says how many.
    pub async fn forget_sessions(&self) -> Result<u64> {
        let before = self.clock.now().at - WAITS;
        let swept = session::Entity::delete_many()
            .filter(session::COLUMN.idle_at.lt(before).or(session::COLUMN.expires_at.lt(before)))
            .exec(&self.db)
            .await?;
        Ok(swept.rows_affected)
    }

    pub async fn typed(&self, token: &str) -> Result<Option<String>> {
        Ok(of(token).one(&self.db).await?.and_then(|session| session.typed))
    }
}

/// Ends one of the viewer's own sessions.
pub async fn revoke_session(tx: &Tx, id: SessionId) -> Result<()> {
    let own = session::Entity::find_by_id(id)
        .filter(session::Column::PersonId.eq(tx.viewer().id))
        .one(tx.db())
        .await?
        .ok_or(Error::NotFound)?;
    session::Entity::delete_by_id(own.id).exec(tx.db()).await?;
    let line = Event::new(Act::RevokeSession, Subject::Session, own.id, tx.viewer(), tx.now());
    crate::trail::append(tx, vec![line]).await
}

/// Ends every session of the viewer but this one.
pub async fn revoke_other_sessions(tx: &Tx, keep: SessionId) -> Result<()> {
    let others = end_others(tx, tx.viewer().id, Some(keep)).await?;
    let now = tx.now();
    let lines = others
        .into_iter()
        .map(|id| Event::new(Act::RevokeSession, Subject::Session, id, tx.viewer(), now));
    crate::trail::append(tx, lines.collect()).await
}

/// The person's living sessions, the latest first.
pub(super) async fn list(
    tx: &Tx,
    person: PersonId,
    current: SessionId,
) -> Result<Vec<SessionLine>> {
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person))
        .filter(session::COLUMN.stage.eq(Stage::Full.code()))
        .filter(session::COLUMN.idle_at.gt(tx.now().at))
        .filter(session::COLUMN.expires_at.gt(tx.now().at))
        .order_by_desc(session::COLUMN.seen_at)
        .all(tx.db())
        .await?;
    let lines = rows.into_iter().map(|row| SessionLine {
        id: row.id,
        device: row.device,
        address: row.address,
        started_at: row.started_at,
        seen_at: row.seen_at,
        current: row.id == current,
    });
    Ok(lines.collect())
}

/// A new session for a person whose password was right; what has run out is swept away.
pub(super) async fn start(
    tx: &Tx,
    person: PersonId,
    stage: Stage,
    from: &Origin,
) -> Result<SignedIn> {
    let at = tx.now().at;
    let typed = sweep(tx, person).await?;
    let security = tx.store().profile.security();
    let roles = viewer::roles(tx, person).await?;
    let token = clock::secret();
    let row = session::ActiveModel {
        id: Set(tx.id()),
        token_hash: Set(digest(&token)),
        person_id: Set(person),
        stage: Set(stage.code().to_owned()),
        started_at: Set(at),
        seen_at: Set(at),
        idle_at: Set(at + idle(&security, stage, &roles)),
        expires_at: Set(at + TimeDelta::hours(security.session_hours)),
        device: Set(from.device.chars().take(200).collect()),
        address: Set(from.address.chars().take(60).collect()),
        typed: Set(typed),
    };
    row.insert(tx.db()).await?;
    Ok(SignedIn { token, stage })
}

/// Removes the person's sessions that have run out. What was typed into a form when one of them had
/// just ended goes into the next, so that nobody types it twice.
async fn sweep(tx: &Tx, person: PersonId) -> Result<Option<String>> {
    let at = tx.now().at;
    let ended = session::Entity::find()
        .filter(session::Column::PersonId.eq(person))
        .filter(session::COLUMN.idle_at.lte(at).or(session::COLUMN.expires_at.lte(at)))
        .order_by_desc(session::COLUMN.seen_at)
        .all(tx.db())
        .await?;
    session::Entity::delete_many()
        .filter(session::Column::Id.is_in(ended.iter().map(|row| row.id)))
        .exec(tx.db())
        .await?;
    Ok(ended.into_iter().find_map(|row| row.typed))
}

/// The living session behind a secret, with its owner's row held until the transaction ends.
pub(super) async fn live(tx: &Tx, token: &str) -> Result<Live> {
    let session = living(tx.db(), token, tx.now().at).await?;
    let person = held(tx, session.person_id).await?;
    whole(session, person)
}

/// The same for looking only.
pub(super) async fn peek(store: &Store, token: &str) -> Result<Live> {
    let session = living(&store.db, token, store.clock.now().at).await?;
    let person = person::Entity::find_by_id(session.person_id).one(&store.db).await?;
    whole(session, person)
}

/// The same session under a fresh secret: an old one that was seen by others opens nothing any more.
pub(super) async fn rotate(tx: &Tx, session: &session::Model, stage: Stage) -> Result<SignedIn> {
    let at = tx.now().at;
    let roles = viewer::roles(tx, session.person_id).await?;
    let token = clock::secret();
    let row = session::ActiveModel {
        id: Unchanged(session.id),
        token_hash: Set(digest(&token)),
        stage: Set(stage.code().to_owned()),
        seen_at: Set(at),
        idle_at: Set(at + idle(&tx.store().profile.security(), stage, &roles)),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(SignedIn { token, stage })
}

/// Ends the person's sessions but one; says which.
pub(super) async fn end_others(
    tx: &Tx,
    person: PersonId,
    keep: Option<SessionId>,
) -> Result<Vec<SessionId>> {
    let all = session::Entity::find().filter(session::Column::PersonId.eq(person));
    let others: Vec<SessionId> = all
        .all(tx.db())
        .await?
        .into_iter()
        .map(|row| row.id)
        .filter(|id| Some(*id) != keep)
        .collect();
    session::Entity::delete_many()
        .filter(session::Column::Id.is_in(others.clone()))
        .exec(tx.db())
        .await?;
    Ok(others)
}

/// Writes down that the session was used, at most once a minute. Where nothing can be written now, who
/// asks is known all the same: reading goes on.
pub(super) async fn seen(
    db: &DatabaseConnection,
    id: SessionId,
    seen_at: DateTime<Utc>,
    now: DateTime<Utc>,
    idle: TimeDelta,
) -> Result<()> {
    if now - seen_at < SEEN_EVERY {
        return Ok(());
    }
    let written = session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .col_expr(session::Column::IdleAt, Expr::value(now + idle))
        .filter(session::Column::Id.eq(id))
        .exec(db)
        .await;
    Error::passing(written.map(drop))
}

/// How long a session of somebody with these roles may stand idle.
pub(super) fn idle(security: &Security, stage: Stage, roles: &[Role]) -> TimeDelta {
    let minutes = match stage {
        Stage::Password => CODE_MINUTES,
        _ if roles.contains(&Role::Administrator) => security.administrator_idle_minutes,
        _ => security.idle_minutes,
    };
    TimeDelta::minutes(minutes)
}

async fn living(
    db: &impl ConnectionTrait,
    token: &str,
    at: DateTime<Utc>,
) -> Result<session::Model> {
    of(token)
        .filter(session::COLUMN.idle_at.gt(at))
        .filter(session::COLUMN.expires_at.gt(at))
        .one(db)
        .await?
        .ok_or(Error::NotFound)
}

fn whole(session: session::Model, person: Option<person::Model>) -> Result<Live> {
    let person = person.filter(|person| person.status == ACTIVE).ok_or(Error::NotFound)?;
    Ok(Live { stage: Stage::read(&session.stage)?, session, person })
}

fn of(token: &str) -> Select<session::Entity> {
    session::Entity::find().filter(session::COLUMN.token_hash.eq(digest(token)))
}
