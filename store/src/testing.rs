//! A fresh demo world for every test, on both databases.

use std::{
    io::Write,
    path::PathBuf,
    sync::{
        Mutex, Once, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{account::SecurityProfile, time::at_office, viewer::Viewer};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
};

use crate::{Clock, Error, Key, Result, Store, Tx, dialect, seed};

/// A store with the demo world in it, as of 13/06/2025 08:00.
#[derive(Clone)]
pub struct Village {
    pub store: Store,
    pub url: String,
}

/// Tells one story twice: on SQLite, and on PostgreSQL where `TEST_POSTGRES` names a server. Where it
/// names none, that is said; with `CI=true` it is a failure.
pub async fn on_both(story: impl AsyncFn(Village) -> Result<()>) -> Result<()> {
    story(Village::sqlite().await?).await?;
    match Village::postgres().await? {
        Some(village) => story(village).await,
        None => Ok(()),
    }
}

/// Where PostgreSQL is: `postgres://USER@HOST:PORT`.
#[expect(clippy::disallowed_methods, reason = "tests are told where PostgreSQL is")]
fn postgres_server() -> Result<Option<String>> {
    static SAID: Once = Once::new();
    let Ok(server) = std::env::var("TEST_POSTGRES") else {
        if std::env::var("CI").is_ok_and(|ci| ci == "true") {
            return Err(Error::Unavailable("TEST_POSTGRES names no server".to_owned()));
        }
        // Past the test harness, which shows nothing of a test that passes.
        SAID.call_once(|| {
            let line =
                "\nNOT TESTED on PostgreSQL: TEST_POSTGRES names no server (scripts/pg start)\n";
            let _ = std::io::stderr().write_all(line.as_bytes());
        });
        return Ok(None);
    };
    Ok(Some(server))
}

impl Village {
    /// On a copy of one seeded file: seeding takes longer than a test.
    pub async fn sqlite() -> Result<Self> {
        let file = folder().join(format!("{}.db", unique()));
        std::fs::copy(seeded_file().await?, &file)
            .map_err(|error| Error::Unavailable(error.to_string()))?;
        Self::on(format!("sqlite://{}", file.display())).await
    }

    /// On a database made from one seeded template.
    pub async fn postgres() -> Result<Option<Self>> {
        let Some(server) = postgres_server()? else { return Ok(None) };
        Self::postgres_at(&server).await.map(Some)
    }

    /// The same on that server: `postgres://USER@HOST:PORT`.
    pub async fn postgres_at(server: &str) -> Result<Self> {
        let template = seeded_template(server).await?;
        let name = unique();
        let admin = Database::connect(format!("{server}/postgres")).await?;
        admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await?;
        admin.close().await?;
        Self::on(format!("{server}/{name}")).await
    }

    /// An empty SQLite database without a schema.
    pub async fn empty() -> Result<Self> {
        let file = folder().join(format!("{}.db", unique()));
        Self::on(format!("sqlite://{}", file.display())).await
    }

    /// An empty PostgreSQL database, where there is a server.
    pub async fn empty_postgres() -> Result<Option<Self>> {
        let Some(server) = postgres_server()? else { return Ok(None) };
        let name = unique();
        let admin = Database::connect(format!("{server}/postgres")).await?;
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
        admin.close().await?;
        Self::on(format!("{server}/{name}")).await.map(Some)
    }

    /// The same SQLite file through one connection, so that a `PRAGMA` said by `sql` holds for everything.
    pub async fn alone(&self) -> Result<Self> {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).min_connections(1).idle_timeout(None::<Duration>);
        dialect::options(&mut options);
        let db = Database::connect(options).await?;
        Ok(Self { store: Store { db, ..self.store.clone() }, url: self.url.clone() })
    }

    /// What there is already.
    pub async fn open(url: String) -> Result<Self> {
        Self::on(url).await
    }

    /// The same village at another moment.
    pub fn at(&self, moment: DateTime<Utc>) -> Self {
        self.by(Clock::Fixed(moment))
    }

    /// The same village by another clock.
    pub fn by(&self, clock: Clock) -> Self {
        Self { store: Store { clock, ..self.store.clone() }, url: self.url.clone() }
    }

    /// The same village with another key, as after a copy was put back elsewhere.
    pub fn with_key(&self, key: Key) -> Self {
        Self { store: Store { key, ..self.store.clone() }, url: self.url.clone() }
    }

    /// The same village under another security profile.
    pub fn under(&self, profile: SecurityProfile) -> Self {
        Self { store: Store { profile, ..self.store.clone() }, url: self.url.clone() }
    }

    /// To act as the account `NAME@giaoban.test`.
    pub async fn as_(&self, name: &str) -> Result<Tx> {
        self.store.begin(self.viewer(name).await?).await
    }

    /// To look as the account `NAME@giaoban.test`.
    pub async fn look_as(&self, name: &str) -> Result<Tx> {
        self.store.look(self.viewer(name).await?).await
    }

    pub async fn viewer(&self, name: &str) -> Result<Viewer> {
        crate::people::viewer_called(&self.store, &format!("{name}@giaoban.test")).await
    }

    /// Past every rule, as somebody with the database's password would.
    pub async fn sql(&self, statement: &str) -> Result<()> {
        Ok(self.store.db.execute_unprepared(statement).await.map(drop)?)
    }

    async fn on(url: String) -> Result<Self> {
        let key = Key::of("a key that every village has in common")
            .ok_or_else(|| Error::inconsistent("the villages' key"))?;
        let clock = Clock::Fixed(demo_moment());
        let store = Store::open(&url, clock, SecurityProfile::Demo, key).await?;
        Ok(Self { store, url })
    }

    async fn seeded(url: String) -> Result<Self> {
        let village = Self::on(url).await?;
        village.store.migrate().await?;
        seed::demo(&village.store).await?;
        Ok(village)
    }
}

/// 13/06/2025 08:00 at the office.
pub fn demo_moment() -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2025, 6, 13).unwrap_or_default();
    at_office(day, NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default())
}

static SEEDED_FILE: tokio::sync::OnceCell<PathBuf> = tokio::sync::OnceCell::const_new();
static SEEDED_TEMPLATE: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();

async fn seeded_file() -> Result<&'static PathBuf> {
    let make = async || {
        let file = folder().join("seeded.db");
        let village = Village::seeded(format!("sqlite://{}", file.display())).await?;
        village.sql("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        village.store.db.close().await?;
        Ok::<_, Error>(file)
    };
    SEEDED_FILE.get_or_try_init(make).await
}

async fn seeded_template(server: &str) -> Result<&'static String> {
    let make = async || {
        let name = unique();
        let admin = Database::connect(format!("{server}/postgres")).await?;
        sweep_databases(&admin).await?;
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
        admin.close().await?;
        let village = Village::seeded(format!("{server}/{name}")).await?;
        village.store.db.close().await?;
        Ok::<_, Error>(name)
    };
    SEEDED_TEMPLATE.get_or_try_init(make).await
}

/// One folder per test program; what earlier programs left is swept away.
fn folder() -> PathBuf {
    static FOLDER: Mutex<Option<PathBuf>> = Mutex::new(None);
    let mut known = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    known
        .get_or_insert_with(|| {
            let all = std::env::temp_dir().join("giaoban-villages");
            sweep(&all);
            let mine = all.join(format!("{}", std::process::id()));
            let _ = std::fs::create_dir_all(&mine);
            mine
        })
        .clone()
}

/// Folders of programs that ended.
fn sweep(all: &std::path::Path) {
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        if ended(&entry.file_name().to_string_lossy()) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Databases of programs that ended.
async fn sweep_databases(admin: &DatabaseConnection) -> Result<()> {
    let named = Statement::from_string(
        DbBackend::Postgres,
        "SELECT datname FROM pg_database WHERE datname LIKE 'village\\_%\\_%'",
    );
    for row in admin.query_all_raw(named).await? {
        let name: String = row.try_get_by_index(0)?;
        if name.split('_').nth(1).is_some_and(ended) {
            // Another program may be sweeping too.
            let _ = admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
    Ok(())
}

/// Whether the program with this number is gone: on Linux it has no `/proc/PID`, elsewhere nobody can say.
fn ended(pid: &str) -> bool {
    let proc = std::path::Path::new("/proc");
    proc.join("self").exists() && !proc.join(pid).exists()
}

fn unique() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("village_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}
