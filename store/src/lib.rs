//! What is remembered, and the only crate that speaks SQL.
//!
//! Every write is *load → decide → record*: a command loads the thing, the domain decides,
//! and `record` writes the row and its line of the audit log in the same transaction.
//! Every read returns exactly what a page shows, scoped to who is looking.

mod clock;
mod dialect;
mod error;
mod migrations;
mod private;
mod tables;
mod tx;

pub mod audit;
pub mod backup;
pub mod board;
pub mod calendar;
pub mod catalogue;
mod documents;
pub mod idempotency;
pub mod people;
pub mod recommendations;
pub mod reports;
pub mod rounds;
mod seal;
pub mod seed;
pub mod templates;
#[cfg(feature = "testing")]
pub mod testing;
pub mod totals;
pub mod trail;
pub mod units;

use std::sync::Arc;

use domain::{account::SecurityProfile, viewer::Viewer};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::MigratorTrait;
use tokio::sync::Semaphore;

use self::tx::Purpose;
pub use self::{
    clock::Clock,
    error::{Error, Result},
    seal::Key,
    tx::Tx,
};

/// The database, the clock, and the rules of signing in: what a program is given once.
#[derive(Clone)]
pub struct Store {
    db: DatabaseConnection,
    clock: Clock,
    profile: SecurityProfile,
    /// Seals what a copy of the database must not give away.
    key: Key,
    /// Few passwords are hashed at a time, so that a flood of sign-ins takes no memory.
    hashing: Arc<Semaphore>,
    /// Sign-ins under addresses nobody has.
    strangers: people::Strangers,
    templates: templates::Published,
}

impl Store {
    /// `url` is `sqlite://path` (made when missing) or `postgres://…`.
    pub async fn open(url: &str, clock: Clock, profile: SecurityProfile, key: Key) -> Result<Self> {
        make_private(url)?;
        let mut options = ConnectOptions::new(url);
        options.max_connections(8);
        dialect::options(&mut options);
        let db = Database::connect(options).await?;
        Ok(Self {
            db,
            clock,
            profile,
            key,
            hashing: Arc::new(Semaphore::new(2)),
            strangers: people::Strangers::default(),
            templates: templates::Published::default(),
        })
    }

    /// Brings the schema up to this program's, and fills what a migration cannot fill itself.
    pub async fn migrate(&self) -> Result<()> {
        migrations::Migrator::up(&self.db, None).await?;
        totals::fill_if_missing(self).await
    }

    /// Takes the last `steps` migrations back.
    pub async fn migrate_down(&self, steps: u32) -> Result<()> {
        Ok(migrations::Migrator::down(&self.db, Some(steps)).await?)
    }

    /// Names of the migrations that ran, and of those that did not.
    pub async fn migration_status(&self) -> Result<(Vec<String>, Vec<String>)> {
        let names = |list: Vec<sea_orm_migration::Migration>| {
            list.iter().map(|one| one.name().to_owned()).collect::<Vec<_>>()
        };
        let pending = names(migrations::Migrator::get_pending_migrations(&self.db).await?);
        let applied = migrations::Migrator::get_applied_migrations(&self.db).await?;
        Ok((names(applied), pending))
    }

    /// Whether the database answers and has this program's schema.
    pub async fn is_ready(&self) -> Result<bool> {
        self.db.execute_unprepared("SELECT 1").await?;
        Ok(self.migration_status().await?.1.is_empty())
    }

    /// For looking: one snapshot, and nothing can be written.
    pub async fn look(&self, viewer: Viewer) -> Result<Tx> {
        Tx::begin(self, viewer, Purpose::Look).await
    }

    /// For acting: on SQLite the write lock is taken at once, so a command never fails half way.
    pub async fn begin(&self, viewer: Viewer) -> Result<Tx> {
        Tx::begin(self, viewer, Purpose::Act).await
    }

    pub fn clock(&self) -> Clock {
        self.clock
    }

    pub fn profile(&self) -> SecurityProfile {
        self.profile
    }
}

/// A SQLite file that is missing is made before SQLite does it, for its owner alone; its `-wal` follows.
fn make_private(url: &str) -> Result<()> {
    match backup::sqlite_file(url).filter(|file| !file.exists()) {
        Some(file) => private::create(&file)
            .map(drop)
            .map_err(|error| Error::Unavailable(format!("{}: {error}", file.display()))),
        None => Ok(()),
    }
}
