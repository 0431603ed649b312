//! Who is asking: the person, the roles they hold today, and the units each of them reaches.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{MembershipId, PersonId, SessionId, UnitId},
    policy::Role,
    template::Wording,
    viewer::{Covers, Grant, Locale, Viewer},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryResult,
    sea_query::{Condition, Expr, ExprTrait, JoinType, Order, Query, SelectStatement},
};

use super::{ACTIVE, digest, sessions};
use crate::{
    Error, Result, Store, Tx,
    people::{SignedInViewer, Stage},
    tables::{
        people::{membership, person, session},
        units::version,
    },
    units,
};

/// One statement for the session, its owner and the roles held today; one more for the Da Nang
/// office's units; and once a minute the time of the last request.
pub async fn signed_in(store: &Store, token: &str) -> Result<Option<SignedInViewer>> {
    #[derive(FromQueryResult)]
    struct Row {
        session: SessionId,
        stage: String,
        seen_at: DateTime<Utc>,
    }
    let now = store.clock.now();
    let mut select = people(now.today);
    select
        .expr_as(Expr::col((session::Entity, session::Column::Id)), "session")
        .column((session::Entity, session::Column::Stage))
        .column((session::Entity, session::Column::SeenAt))
        .join(
            JoinType::InnerJoin,
            session::Entity,
            Expr::col((session::Entity, session::Column::PersonId))
                .equals((person::Entity, person::Column::Id)),
        )
        .and_where(Expr::col((session::Entity, session::Column::TokenHash)).eq(digest(token)))
        .and_where(Expr::col((session::Entity, session::Column::IdleAt)).gt(now.at))
        .and_where(Expr::col((session::Entity, session::Column::ExpiresAt)).gt(now.at));
    let rows = store.db.query_all(&select).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let row = Row::from_query_result(first, "")?;
    let stage = Stage::read(&row.stage)?;
    let mut found = found(&store.db, &rows, now.today).await?;
    let roles: Vec<Role> = found.viewer.grants.iter().map(|grant| grant.role).collect();
    let idle = sessions::idle(&store.profile.security(), stage, &roles);
    sessions::seen(&store.db, row.session, row.seen_at, now.at, idle).await?;
    if stage != Stage::Full || found.must_change_password {
        found.viewer.grants.clear();
    }
    Ok(Some(SignedInViewer {
        viewer: found.viewer,
        session: row.session,
        stage,
        locale: found.locale,
        theme: found.theme,
        must_change_password: found.must_change_password,
    }))
}

/// Without a session: for tests.
#[cfg(feature = "testing")]
pub async fn viewer_called(store: &Store, email: &str) -> Result<Viewer> {
    let today = store.clock.now().today;
    let mut select = people(today);
    select.and_where(Expr::col((person::Entity, person::Column::Email)).eq(email));
    let rows = store.db.query_all(&select).await?;
    if rows.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(found(&store.db, &rows, today).await?.viewer)
}

/// A person as found: what every request needs to know of them.
pub struct Found {
    pub viewer: Viewer,
    pub locale: Locale,
    pub theme: String,
    pub must_change_password: bool,
}

/// An active person by id.
pub async fn by_id(store: &Store, id: PersonId) -> Result<Option<Found>> {
    let today = store.clock.now().today;
    let mut select = people(today);
    select.and_where(Expr::col((person::Entity, person::Column::Id)).eq(id));
    let rows = store.db.query_all(&select).await?;
    if rows.is_empty() { Ok(None) } else { Ok(Some(found(&store.db, &rows, today).await?)) }
}

/// The roles a person holds today.
pub async fn roles(tx: &Tx, person: PersonId) -> Result<Vec<Role>> {
    let held = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .filter(valid_on(tx.now().today));
    Ok(held.all(tx.db()).await?.into_iter().map(|row| row.role).collect())
}

/// A membership's days: from the first to the last, both included.
pub fn valid_on(day: NaiveDate) -> Condition {
    let col = |column| Expr::col((membership::Entity, column));
    Condition::all().add(col(membership::Column::ValidFrom).lte(day)).add(
        Condition::any()
            .add(col(membership::Column::ValidTo).is_null())
            .add(col(membership::Column::ValidTo).gte(day)),
    )
}

/// Active people, a row for each role they hold on that day, and one for those who hold none.
fn people(today: NaiveDate) -> SelectStatement {
    use membership::Column as M;
    use person::Column as P;
    let of_person = Expr::col((membership::Entity, M::PersonId)).equals((person::Entity, P::Id));
    let of_unit = Expr::col((membership::Entity, M::UnitId));
    let mut select = Query::select();
    for column in [P::Id, P::FullName, P::Address, P::Locale, P::Theme, P::MustChangePassword] {
        select.column((person::Entity, column));
    }
    for column in [M::Role, M::UnitId, M::CanSign] {
        select.column((membership::Entity, column));
    }
    select
        .expr_as(Expr::col((membership::Entity, M::Id)), "membership")
        .column((version::Entity, version::Column::ShortName))
        .column((version::Entity, version::Column::NameEn))
        .from(person::Entity)
        .join(
            JoinType::LeftJoin,
            membership::Entity,
            Condition::all().add(of_person).add(valid_on(today)),
        )
        .join(JoinType::LeftJoin, version::Entity, units::named_as_of(of_unit, Expr::value(today)))
        .and_where(Expr::col((person::Entity, P::Status)).eq(ACTIVE))
        .order_by((membership::Entity, M::Id), Order::Asc);
    select
}

#[derive(FromQueryResult)]
struct Row {
    id: PersonId,
    full_name: String,
    address: Option<String>,
    locale: Locale,
    theme: String,
    must_change_password: bool,
    membership: Option<MembershipId>,
    role: Option<Role>,
    unit_id: Option<UnitId>,
    can_sign: Option<bool>,
    short_name: Option<String>,
    name_en: Option<String>,
}

/// The rows of one person.
async fn found(db: &impl ConnectionTrait, rows: &[QueryResult], today: NaiveDate) -> Result<Found> {
    let rows: Vec<Row> =
        rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<_, _>>()?;
    let mut grants = Vec::new();
    for row in &rows {
        if let (Some(membership), Some(role), Some(unit)) = (row.membership, row.role, row.unit_id)
        {
            grants.push(Grant {
                membership,
                role,
                unit,
                unit_name: Wording::new(
                    row.short_name.clone().unwrap_or_default(),
                    row.name_en.clone().unwrap_or_default(),
                ),
                can_sign: row.can_sign == Some(true),
                covers: covers(db, role, unit, today).await?,
            });
        }
    }
    let person = rows.into_iter().next().ok_or(Error::NotFound)?;
    Ok(Found {
        viewer: Viewer { id: person.id, name: person.full_name, address: person.address, grants },
        locale: person.locale,
        theme: person.theme,
        must_change_password: person.must_change_password,
    })
}

/// A province and a ministry unit see their own; the Da Nang office the region's departments as
/// they are today; the ministry's coordinators, leadership and administrators everything.
async fn covers(
    db: &impl ConnectionTrait,
    role: Role,
    unit: UnitId,
    today: NaiveDate,
) -> Result<Covers> {
    Ok(match role {
        Role::Author | Role::Leader | Role::Handler => Covers::These(vec![unit]),
        Role::DaNang => Covers::These(units::members_on(db, units::REGION, today).await?),
        Role::Coordinator | Role::Executive | Role::Administrator => Covers::Every,
    })
}
