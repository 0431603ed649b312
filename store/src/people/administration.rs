//! People as whoever owns the machine manages them, from the command line: no viewer is asked, and
//! the audit log says that nobody in particular did it.

use domain::{
    account::SecondFactor,
    id::{PersonId, UnitId},
    policy::{Act, Role},
    problems::{Problem, Problems},
    text::{Line, fold},
    viewer::Locale,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    EntityTrait, QueryFilter, QueryOrder,
};
use serde::Serialize;

use super::{
    ACTIVE, account, begin, code, email, event, password, sessions, tokens, tries::Counter, viewer,
};
use crate::{
    Error, Result, Store, Tx, clock,
    tables::{
        people::{membership, person},
        units::unit,
    },
    trail,
};

/// A person and their first role, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    pub email: String,
    pub name: String,
    pub role: Role,
    /// Code of the unit the role is held for.
    pub unit: String,
    /// Whether the person signs official documents for the unit.
    pub can_sign: bool,
}

/// What becomes of the second step when a password is set anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecondStep {
    Keep,
    /// The telephone is lost: it is set up again at the next sign-in.
    Reset,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Active,
    Disabled,
}

/// One line of the list of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    pub email: String,
    pub name: String,
    /// Those held today, each with the unit's code.
    pub roles: Vec<(Role, String)>,
    pub status: Status,
    pub second_factor: SecondFactor,
}

impl Store {
    /// A new person, and the one-time password to give them; it must be changed at first use and
    /// within a week. `Invalid` by field, `Conflict` when the address is taken.
    pub async fn add_person(&self, new: &NewPerson) -> Result<String> {
        let (address, name) = checked(new)?;
        let (once, hash) = one_time(self).await?;
        let tx = begin(self).await?;
        let unit = unit_called(&tx, &new.unit).await?;
        let id: PersonId = tx.id();
        row(&tx, id, address, name, hash).insert(tx.db()).await?;
        let held = membership::ActiveModel {
            id: Set(tx.id()),
            person_id: Set(id),
            unit_id: Set(unit),
            role: Set(new.role),
            can_sign: Set(new.can_sign),
            valid_from: Set(tx.now().today),
            valid_to: Set(None),
        };
        held.insert(tx.db()).await?;
        let says = Added { added: new.role, unit: &new.unit, can_sign: new.can_sign };
        managed(&tx, id, &says).await?;
        tx.commit().await?;
        Ok(once)
    }

    /// Another one-time password. The person's sessions and tokens end.
    pub async fn set_password(&self, typed: &str, second_step: SecondStep) -> Result<String> {
        let (once, hash) = one_time(self).await?;
        let tx = begin(self).await?;
        let person = find(&tx, typed).await?;
        account::replace(&tx, &person, hash, self.profile.security().history).await?;
        let row = person::ActiveModel {
            id: Unchanged(person.id),
            must_change_password: Set(true),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        Counter::of(self, &person.email).forget(&tx).await?;
        if second_step == SecondStep::Reset {
            code::forget(&tx, person.id).await?;
        }
        end_everything(&tx, person.id).await?;
        managed(&tx, person.id, &PasswordSet { password_set: second_step }).await?;
        tx.commit().await?;
        Ok(once)
    }

    /// Nobody signs in as this person any more; their sessions and tokens end now.
    pub async fn disable_person(&self, typed: &str) -> Result<()> {
        let tx = begin(self).await?;
        let person = find(&tx, typed).await?;
        let row = person::ActiveModel {
            id: Unchanged(person.id),
            status: Set("disabled".to_owned()),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        end_everything(&tx, person.id).await?;
        managed(&tx, person.id, &"disabled").await?;
        tx.commit().await
    }

    /// The way back from `disable_person`: password, code and roles are as they were.
    pub async fn enable_person(&self, typed: &str) -> Result<()> {
        let tx = begin(self).await?;
        let person = find(&tx, typed).await?;
        let row = person::ActiveModel {
            id: Unchanged(person.id),
            status: Set(ACTIVE.to_owned()),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        managed(&tx, person.id, &"enabled").await?;
        tx.commit().await
    }

    /// Everybody, by address.
    pub async fn list_people(&self) -> Result<Vec<PersonLine>> {
        let today = self.clock.now().today;
        let people =
            person::Entity::find().order_by_asc(person::COLUMN.email).all(&self.db).await?;
        let held = membership::Entity::find().filter(viewer::valid_on(today)).all(&self.db).await?;
        let units = unit::Entity::find().all(&self.db).await?;
        let code = |id: UnitId| {
            units
                .iter()
                .find(|unit| unit.id == id)
                .map(|unit| unit.code.clone())
                .unwrap_or_default()
        };
        let line = |person: person::Model| PersonLine {
            roles: held
                .iter()
                .filter(|one| one.person_id == person.id)
                .map(|one| (one.role, code(one.unit_id)))
                .collect(),
            status: if person.status == ACTIVE { Status::Active } else { Status::Disabled },
            second_factor: account::second_factor(&person),
            email: person.email,
            name: person.full_name,
        };
        Ok(people.into_iter().map(line).collect())
    }
}

fn checked(new: &NewPerson) -> Result<(String, Line)> {
    let mut problems = Problems::default();
    let address = problems.take("email", address(&new.email));
    let name = problems.take("name", Line::parse(&new.name));
    address.zip(name).ok_or_else(|| problems.into())
}

/// Something before and after one @, without spaces, colons (they end the name in a telephone's
/// app) or anything else that no office's address has.
fn address(typed: &str) -> Result<String, Problem> {
    let address = email(typed);
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|one| one.is_ascii_alphanumeric() || matches!(one, '.' | '-' | '_' | '+'))
    };
    match address.split_once('@') {
        _ if address.is_empty() => Err(Problem::Missing),
        _ if address.len() > 254 => Err(Problem::TooLong),
        Some((name, host)) if plain(name) && plain(host) && host.contains('.') => Ok(address),
        _ => Err(Problem::NotAnEmail),
    }
}

/// `7k2m-9fqa-x0bn-…`: said on the telephone, typed once.
async fn one_time(store: &Store) -> Result<(String, String)> {
    let secret = clock::secret();
    let letters: Vec<char> = secret.chars().take(20).collect();
    let once = letters.chunks(5).map(String::from_iter).collect::<Vec<_>>().join("-");
    let hash = password::renewed(store, &once, Vec::new(), Vec::new()).await?;
    let hash = hash.map_err(|problem| Problems::one("password", problem))?;
    Ok((once, hash))
}

fn row(tx: &Tx, id: PersonId, address: String, name: Line, hash: String) -> person::ActiveModel {
    person::ActiveModel {
        id: Set(id),
        text_fold: Set(fold(&format!("{} {address}", name.as_str()))),
        email: Set(address),
        full_name: Set(name.into_string()),
        title: Set(None),
        address: Set(None),
        locale: Set(Locale::Vietnamese),
        theme: Set("system".to_owned()),
        status: Set(ACTIVE.to_owned()),
        password_hash: Set(Some(hash)),
        password_changed_at: Set(Some(tx.now().at)),
        must_change_password: Set(true),
        totp_secret: Set(None),
        totp_confirmed: Set(false),
        totp_last_step: Set(0),
    }
}

async fn unit_called(tx: &Tx, code: &str) -> Result<UnitId> {
    let found = unit::Entity::find().filter(unit::COLUMN.code.eq(code)).one(tx.db()).await?;
    let unit = found.ok_or_else(|| Problems::one("unit", Problem::NotAChoice))?;
    Ok(unit.id)
}

async fn find(tx: &Tx, typed: &str) -> Result<person::Model> {
    let of_that_name = person::Entity::find().filter(person::COLUMN.email.eq(email(typed)));
    of_that_name.one(tx.db()).await?.ok_or(Error::NotFound)
}

async fn end_everything(tx: &Tx, person: PersonId) -> Result<()> {
    sessions::end_others(tx, person, None).await?;
    tokens::end_all(tx, person, None).await
}

#[derive(Serialize)]
struct Added<'a> {
    added: Role,
    unit: &'a str,
    can_sign: bool,
}

#[derive(Serialize)]
struct PasswordSet {
    password_set: SecondStep,
}

async fn managed(tx: &Tx, person: PersonId, says: &impl Serialize) -> Result<()> {
    trail::append(tx, vec![event(Act::ManagePeople, person, None, tx.now(), says)]).await
}
