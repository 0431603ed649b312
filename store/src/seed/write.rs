//! Writing the demo world down: the catalogues first, then the reports with their history.

mod catalogues;
mod recommendations;
mod reports;

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    event::Event,
    id::{MembershipId, PersonId, TopicId, UnitId},
    viewer::Viewer,
};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait};
use uuid::Uuid;

use super::{beginning, files::BadFile};
use crate::{Error, Result, Store, Tx, clock, totals, trail};

/// Rows per statement: SQLite takes 32,766 parameters, the widest row has twenty.
const BATCH: usize = 1_000;

/// Ids by the codes of the files.
#[derive(Default)]
struct Written {
    units: BTreeMap<String, UnitId>,
    topics: BTreeMap<String, TopicId>,
    /// E-mail → person and membership.
    people: BTreeMap<String, (PersonId, MembershipId)>,
    templates: Vec<domain::template::Template>,
    births: Births,
}

/// Moments a millisecond apart, so that ids made one after another sort in that order.
struct Births(DateTime<Utc>);

impl Default for Births {
    fn default() -> Self {
        Self(beginning())
    }
}

impl Births {
    fn id<Id: From<Uuid>>(&mut self) -> Id {
        self.0 += TimeDelta::milliseconds(1);
        clock::id(self.0)
    }
}

pub async fn world(store: &Store) -> Result<()> {
    let nobody = Viewer {
        id: PersonId::from(Uuid::nil()),
        name: String::new(),
        address: None,
        grants: Vec::new(),
    };
    let tx = store.begin(nobody).await?;
    let mut written = Written::default();
    catalogues::units(&tx, &mut written).await?;
    catalogues::people(&tx, &mut written).await?;
    catalogues::topics(&tx, &mut written).await?;
    catalogues::indicators(&tx, &mut written).await?;
    catalogues::holidays(&tx).await?;
    catalogues::templates(&tx, &mut written).await?;
    let mut events = reports::all(&tx, &mut written).await?;
    totals::rebuild_all(&tx).await?;
    events.extend(recommendations::all(&tx, &mut written).await?);
    log(&tx, events).await?;
    tx.commit().await
}

/// In the order in which it happened.
async fn log(tx: &Tx, mut events: Vec<Event>) -> Result<()> {
    events.sort_by_key(|event| event.at);
    let mut events = events.into_iter().peekable();
    while events.peek().is_some() {
        trail::append(tx, events.by_ref().take(BATCH).collect()).await?;
    }
    Ok(())
}

async fn insert<E, A>(tx: &Tx, rows: Vec<A>) -> Result<()>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E> + Send,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let batch: Vec<A> = rows.by_ref().take(BATCH).collect();
        E::insert_many(batch).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// A code the files name and nobody has.
fn unknown(code: &str) -> Error {
    Error::Broken(DbErr::Custom(format!("seed: nobody is called {code}")))
}

impl From<BadFile> for Error {
    fn from(file: BadFile) -> Self {
        Self::Broken(DbErr::Custom(format!("seed: {file}")))
    }
}
