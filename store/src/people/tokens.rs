//! API tokens: a secret for a program, bought with its owner's password and code.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    account::{SignInRefusal, TokenLine},
    event::{Event, Subject},
    id::{PersonId, TokenId},
    policy::Act,
    viewer::{Locale, Viewer},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};

use super::{
    code, digest, event,
    sign_in::{Origin, Wrong, proven, refused},
    viewer,
};
use crate::{Error, Result, Store, Tx, clock, tables::people::api_token as row, trail};

/// Days a token lives.
const DAYS: i64 = 30;
/// What every token may do so far; what its owner may not do, it may not either.
const SCOPES: &str = "read write";
/// So that a secret that leaked is recognised for what it is.
const PREFIX: &str = "gb_";

/// Handed out once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    pub token: String,
    pub expires_at: DateTime<Utc>,
}

/// For whom a program calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub viewer: Viewer,
    pub token: TokenId,
    /// Words with spaces between: "read write".
    pub scopes: String,
    pub locale: Locale,
}

impl Store {
    /// The same limits as signing in. Where a code is set up it is needed; where the profile asks
    /// for one and none is set up there are no tokens (`WrongCode`).
    pub async fn create_token(
        &self,
        email: &str,
        password: &str,
        totp: Option<&str>,
        from: &Origin,
    ) -> Result<NewToken> {
        let (tx, person, counter) = proven(self, email, password, from).await?;
        let needed = person.totp_confirmed || self.profile.security().code_required;
        if needed {
            let Some(typed) = totp.filter(|_| person.totp_confirmed) else {
                return Err(SignInRefusal::WrongCode.into());
            };
            if code::accept(&tx, &person, typed).await?.is_none() {
                return Err(refused(tx, person.id, &counter, from, Wrong::Code).await?.into());
            }
        }
        counter.forget(&tx).await?;
        let made = make(&tx, person.id, from).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// For whom the token calls; nobody when it has ended or its owner is disabled.
    pub async fn viewer_of_token(&self, token: &str) -> Result<Option<Caller>> {
        let now = self.clock.now().at;
        let found = row::Entity::find()
            .filter(row::COLUMN.token_hash.eq(digest(token)))
            .filter(row::COLUMN.expires_at.gt(now))
            .filter(row::COLUMN.revoked_at.is_null())
            .one(&self.db)
            .await?;
        let Some(found) = found else { return Ok(None) };
        let Some(mut owner) = viewer::by_id(self, found.person_id).await? else { return Ok(None) };
        if owner.must_change_password {
            owner.viewer.grants.clear();
        }
        let stale = found.used_at.is_none_or(|used| now - used >= TimeDelta::seconds(60));
        if stale {
            let used = row::ActiveModel {
                id: Unchanged(found.id),
                used_at: Set(Some(now)),
                ..Default::default()
            };
            Error::passing(used.update(&self.db).await.map(drop))?;
        }
        let (viewer, locale) = (owner.viewer, owner.locale);
        Ok(Some(Caller { viewer, token: found.id, scopes: found.scopes, locale }))
    }
}

/// Ends one of the viewer's own tokens.
pub async fn revoke_token(tx: &Tx, id: TokenId) -> Result<()> {
    let own = row::Entity::find_by_id(id)
        .filter(row::Column::PersonId.eq(tx.viewer().id))
        .filter(row::COLUMN.revoked_at.is_null())
        .one(tx.db())
        .await?
        .ok_or(Error::NotFound)?;
    let ended = row::ActiveModel {
        id: Unchanged(own.id),
        revoked_at: Set(Some(tx.now().at)),
        ..Default::default()
    };
    ended.update(tx.db()).await?;
    let line = Event::new(Act::RevokeToken, Subject::Token, id, tx.viewer(), tx.now());
    trail::append(tx, vec![line]).await
}

/// The person's living tokens, the latest first.
pub(super) async fn list(tx: &Tx, person: PersonId) -> Result<Vec<TokenLine>> {
    let rows = row::Entity::find()
        .filter(row::Column::PersonId.eq(person))
        .filter(row::COLUMN.expires_at.gt(tx.now().at))
        .filter(row::COLUMN.revoked_at.is_null())
        .order_by_desc(row::COLUMN.created_at)
        .all(tx.db())
        .await?;
    let lines = rows.into_iter().map(|row| TokenLine {
        id: row.id,
        name: row.name,
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    });
    Ok(lines.collect())
}

/// Ends every living token of a person: what bought them, password or code, is another one now. A
/// line for each, by whom it was; nobody on the command line.
pub(super) async fn end_all(tx: &Tx, person: PersonId, by: Option<PersonId>) -> Result<()> {
    let at = tx.now().at;
    let living = row::Entity::find()
        .filter(row::Column::PersonId.eq(person))
        .filter(row::COLUMN.expires_at.gt(at))
        .filter(row::COLUMN.revoked_at.is_null())
        .order_by_asc(row::Column::Id)
        .all(tx.db())
        .await?;
    if living.is_empty() {
        return Ok(());
    }
    row::Entity::update_many()
        .col_expr(row::Column::RevokedAt, Expr::value(at))
        .filter(row::Column::Id.is_in(living.iter().map(|token| token.id)))
        .exec(tx.db())
        .await?;
    let ended = |token: row::Model| Event {
        subject: Subject::Token,
        subject_id: token.id.into(),
        after: None,
        ..event(Act::RevokeToken, person, by, tx.now(), &())
    };
    trail::append(tx, living.into_iter().map(ended).collect()).await
}

async fn make(tx: &Tx, person: PersonId, from: &Origin) -> Result<NewToken> {
    let at = tx.now().at;
    let token = format!("{PREFIX}{}", clock::secret());
    let expires_at = at + TimeDelta::days(DAYS);
    let id: TokenId = tx.id();
    let device = domain::text::clean(&from.device);
    let row = row::ActiveModel {
        id: Set(id),
        person_id: Set(person),
        name: Set(device.chars().take(80).collect()),
        scopes: Set(SCOPES.to_owned()),
        token_hash: Set(digest(&token)),
        created_at: Set(at),
        expires_at: Set(expires_at),
        used_at: Set(None),
        revoked_at: Set(None),
    };
    row.insert(tx.db()).await?;
    let line = event(Act::CreateToken, person, Some(person), tx.now(), &from.address);
    let line = Event { subject: Subject::Token, subject_id: id.into(), ..line };
    trail::append(tx, vec![line]).await?;
    Ok(NewToken { token, expires_at })
}
