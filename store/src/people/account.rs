//! One's own account: what the page shows, a new password, language and theme.

use chrono::NaiveDate;
use domain::{
    account::{AccountPage, PasswordInput, SecondFactor},
    event::{Event, Subject},
    id::{PersonId, SessionId},
    policy::{Act, Role},
    problems::{Problem, Problems},
    template::Wording,
    text::nfc,
    viewer::Locale,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait, JoinType, Order, Query},
};

use super::{
    begin, event, password, recovery,
    sessions::{self, Live, SignedIn, Stage},
    sign_in::proven_again,
    tokens,
    tries::Counter,
    viewer,
};
use crate::{
    Error, Result, Store, Tx,
    tables::{
        people::{former_password, membership, person},
        units::version,
    },
    trail, units,
};

/// What a page may look like: as the machine is set, or always so.
const THEMES: [&str; 3] = ["system", "light", "dark"];

impl Store {
    /// A new password under a fresh secret; the person's other sessions end, and their tokens. What
    /// is wrong with the input is `Invalid` by field: `current`, `new`, `again`.
    pub async fn change_password(&self, token: &str, input: &PasswordInput) -> Result<SignedIn> {
        let input = PasswordInput {
            current: nfc(&input.current),
            new: nfc(&input.new),
            again: nfc(&input.again),
        };
        let person = sessions::peek(self, token).await?.person;
        let security = self.profile.security();
        input.check(&security, second_factor(&person))?;

        let (tx, before) = proven_again(self, token, &input.current, "current").await?;
        let former = former(&tx, person.id, security.history).await?;
        tx.commit().await?;

        let names = vec![person.full_name, person.email];
        let hash = password::renewed(self, &input.new, names, former).await?;
        let hash = hash.map_err(|problem| Problems::one("new", problem))?;

        let tx = begin(self).await?;
        let Live { session, person, .. } = sessions::live(&tx, token).await?;
        if person.password_hash != before.person.password_hash {
            return Err(Error::Conflict);
        }
        replace(&tx, &person, hash, security.history).await?;
        Counter::of_session(self, session.id).forget(&tx).await?;
        Counter::of(self, &person.email).forget(&tx).await?;
        let ended = sessions::end_others(&tx, person.id, Some(session.id)).await?.len();
        let signed_in = sessions::rotate(&tx, &session, Stage::Full).await?;
        let line =
            event(Act::ChangePassword, person.id, Some(person.id), tx.now(), &Ended { ended });
        trail::append(&tx, vec![line]).await?;
        tokens::end_all(&tx, person.id, Some(person.id)).await?;
        tx.commit().await?;
        Ok(signed_in)
    }
}

/// Everything the page about oneself shows.
pub async fn account_page(tx: &Tx, current: SessionId) -> Result<AccountPage> {
    let id = tx.viewer().id;
    let person = person::Entity::find_by_id(id).one(tx.db()).await?.ok_or(Error::NotFound)?;
    let security = tx.store().profile.security();
    let factor = second_factor(&person);
    let shortest = match factor {
        SecondFactor::On => security.length_with_code,
        SecondFactor::Off => security.length_without_code,
    };
    Ok(AccountPage {
        roles: roles(tx, id).await?,
        second_factor: factor,
        code_required: security.code_required,
        recovery_codes_left: recovery::left(tx, id).await?,
        password_changed_at: person.password_changed_at,
        shortest_password: u32::try_from(shortest).unwrap_or(u32::MAX),
        sessions: sessions::list(tx, id, current).await?,
        tokens: tokens::list(tx, id).await?,
        name: person.full_name,
        email: person.email,
        locale: person.locale,
    })
}

/// Language and theme ("system", "light", "dark"), on every device.
pub async fn set_preferences(tx: &Tx, locale: Locale, theme: &str) -> Result<()> {
    if !THEMES.contains(&theme) {
        return Err(Problems::one("theme", Problem::NotAChoice).into());
    }
    let id = tx.viewer().id;
    let person = person::Entity::find_by_id(id).one(tx.db()).await?.ok_or(Error::NotFound)?;
    if (person.locale, person.theme.as_str()) == (locale, theme) {
        return Ok(());
    }
    let row = person::ActiveModel {
        id: Unchanged(id),
        locale: Set(locale),
        theme: Set(theme.to_owned()),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    let line = Event::new(Act::SetPreference, Subject::Person, id, tx.viewer(), tx.now())
        .changing(&(person.locale, person.theme), &(locale, theme));
    trail::append(tx, vec![line]).await
}

/// Takes the new hash, and keeps as many former ones as may not come back.
pub(super) async fn replace(
    tx: &Tx,
    person: &person::Model,
    hash: String,
    history: usize,
) -> Result<()> {
    let at = tx.now().at;
    let row = person::ActiveModel {
        id: Unchanged(person.id),
        password_hash: Set(Some(hash)),
        password_changed_at: Set(Some(at)),
        must_change_password: Set(false),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    if let Some(old) = person.password_hash.clone().filter(|_| history > 0) {
        let old = former_password::ActiveModel {
            id: Set(tx.id()),
            person_id: Set(person.id),
            password_hash: Set(old),
            replaced_at: Set(at),
        };
        old.insert(tx.db()).await?;
    }
    let kept = kept(person.id, history).all(tx.db()).await?;
    former_password::Entity::delete_many()
        .filter(former_password::Column::PersonId.eq(person.id))
        .filter(former_password::Column::Id.is_not_in(kept.iter().map(|one| one.id)))
        .exec(tx.db())
        .await?;
    Ok(())
}

#[derive(serde::Serialize)]
struct Ended {
    ended: usize,
}

pub(super) fn second_factor(person: &person::Model) -> SecondFactor {
    if person.totp_confirmed { SecondFactor::On } else { SecondFactor::Off }
}

async fn former(tx: &Tx, person: PersonId, history: usize) -> Result<Vec<String>> {
    let rows = kept(person, history).all(tx.db()).await?;
    Ok(rows.into_iter().map(|row| row.password_hash).collect())
}

fn kept(person: PersonId, history: usize) -> sea_orm::Select<former_password::Entity> {
    former_password::Entity::find()
        .filter(former_password::Column::PersonId.eq(person))
        .order_by_desc(former_password::COLUMN.replaced_at)
        .limit(u64::try_from(history).unwrap_or(u64::MAX))
}

/// The roles held today: for which unit, from the first to the last day.
async fn roles(
    tx: &Tx,
    person: PersonId,
) -> Result<Vec<(Role, Wording, NaiveDate, Option<NaiveDate>)>> {
    #[derive(FromQueryResult)]
    struct Row {
        role: Role,
        name: Option<String>,
        name_en: Option<String>,
        valid_from: NaiveDate,
        valid_to: Option<NaiveDate>,
    }
    use membership::Column as M;
    let today = tx.now().today;
    let mut select = Query::select();
    for column in [M::Role, M::ValidFrom, M::ValidTo] {
        select.column((membership::Entity, column));
    }
    let of_unit = Expr::col((membership::Entity, M::UnitId));
    select
        .column((version::Entity, version::Column::Name))
        .column((version::Entity, version::Column::NameEn))
        .from(membership::Entity)
        .join(JoinType::LeftJoin, version::Entity, units::named_as_of(of_unit, Expr::value(today)))
        .and_where(Expr::col((membership::Entity, M::PersonId)).eq(person))
        .cond_where(viewer::valid_on(today))
        .order_by((membership::Entity, M::ValidFrom), Order::Asc);
    let rows = tx.db().query_all(&select).await?;
    let rows =
        rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
    let line = |row: Row| {
        let name = Wording::new(row.name.unwrap_or_default(), row.name_en.unwrap_or_default());
        (row.role, name, row.valid_from, row.valid_to)
    };
    Ok(rows.into_iter().map(line).collect())
}
