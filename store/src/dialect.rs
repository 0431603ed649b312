//! Where SQLite and PostgreSQL differ, one function each.

use std::path::{Path, PathBuf};

use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DbBackend, DbErr, IsolationLevel, RuntimeErr,
    SqliteTransactionMode, TransactionOptions,
    sqlx::{
        self, Connection,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};

use crate::{Result, Tx, backup};

/// What holds for every connection. No connection makes a SQLite file: `Store::open` alone does.
pub fn options(options: &mut ConnectOptions) {
    let opened = Opened::at(options.get_url());
    options
        .acquire_timeout(std::time::Duration::from_secs(8))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(sqlite)
        .map_sqlx_sqlite_before_acquire(move |connection, _| {
            let sound = is_at_rest(connection.is_in_transaction()) && opened.is_there();
            Box::pin(async move { Ok(sound) })
        });
}

/// The SQLite file as it was when it was opened.
#[derive(Clone)]
struct Opened {
    file: Option<PathBuf>,
    mark: Option<(u64, u64)>,
}

impl Opened {
    fn at(url: &str) -> Self {
        let file = backup::sqlite_file(url);
        Self { mark: file.as_deref().and_then(mark), file }
    }

    /// Whether it lies where it was. A connection to a file that was moved away, or removed, would take
    /// writes that nobody finds again: it is closed, and the next one says that there is no database.
    fn is_there(&self) -> bool {
        let Some(file) = &self.file else { return true };
        let there = mark(file) == self.mark;
        if !there {
            let file = file.display().to_string();
            tracing::error!(
                file,
                "the database is not the file that was opened; restart the program"
            );
        }
        there
    }
}

/// Device and number of a file, which it keeps when it is moved.
#[cfg(unix)]
fn mark(file: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(file).ok().map(|file| (file.dev(), file.ino()))
}

#[cfg(not(unix))]
fn mark(file: &Path) -> Option<(u64, u64)> {
    file.exists().then_some((0, 0))
}

/// Whether no transaction is left on a connection. On a full disk SQLite ends a transaction by itself, the
/// driver's own ROLLBACK then fails, and from there on it takes every transaction for a nested one: its
/// commits would be acknowledged and kept by nobody. Such a connection is closed.
fn is_at_rest(in_transaction: bool) -> bool {
    if in_transaction {
        tracing::warn!("a connection whose transaction was lost is closed");
    }
    !in_transaction
}

/// The embedded database: durable to the disk at every commit.
fn sqlite(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .create_if_missing(false)
        .foreign_keys(true)
        .busy_timeout(std::time::Duration::from_secs(5))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
}

/// One snapshot; PostgreSQL refuses to write in it.
pub fn reading(backend: DbBackend) -> TransactionOptions {
    match backend {
        DbBackend::Postgres => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            sqlite_transaction_mode: None,
        },
        _ => sqlite_transaction(SqliteTransactionMode::Deferred),
    }
}

/// On SQLite the write lock is taken at once, so a command never fails half way.
pub fn writing(backend: DbBackend) -> TransactionOptions {
    match backend {
        DbBackend::Postgres => TransactionOptions {
            isolation_level: Some(IsolationLevel::ReadCommitted),
            access_mode: Some(AccessMode::ReadWrite),
            sqlite_transaction_mode: None,
        },
        _ => sqlite_transaction(SqliteTransactionMode::Immediate),
    }
}

/// SQLite's transactions are snapshots by themselves; the driver warns of every other wish.
fn sqlite_transaction(mode: SqliteTransactionMode) -> TransactionOptions {
    TransactionOptions {
        isolation_level: None,
        access_mode: None,
        sqlite_transaction_mode: Some(mode),
    }
}

/// One writer at a time on the audit log: SQLite's write lock is that already.
pub async fn lock_trail(tx: &Tx) -> Result<()> {
    if tx.db().get_database_backend() == DbBackend::Postgres {
        tx.db().execute_unprepared("SELECT pg_advisory_xact_lock(20261201)").await?;
    }
    Ok(())
}

/// Nobody changes or deletes the table's rows, whoever asks; with columns named, not those columns.
pub fn freeze(backend: DbBackend, table: &str, columns: &[&str]) -> String {
    let of = if columns.is_empty() { String::new() } else { format!("OF {}", columns.join(", ")) };
    match backend {
        DbBackend::Postgres => format!(
            "CREATE FUNCTION {table}_are_final() RETURNS trigger LANGUAGE plpgsql AS
                 $$ BEGIN RAISE EXCEPTION '{table} are final'; END $$;
             CREATE TRIGGER {table}_no_update BEFORE UPDATE {of} ON {table}
                 FOR EACH STATEMENT EXECUTE FUNCTION {table}_are_final();
             CREATE TRIGGER {table}_no_delete BEFORE DELETE OR TRUNCATE ON {table}
                 FOR EACH STATEMENT EXECUTE FUNCTION {table}_are_final();"
        ),
        _ => format!(
            "CREATE TRIGGER {table}_no_update BEFORE UPDATE {of} ON {table}
                 BEGIN SELECT RAISE(ABORT, '{table} are final'); END;
             CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
                 BEGIN SELECT RAISE(ABORT, '{table} are final'); END;"
        ),
    }
}

/// After the table is dropped: what it leaves behind.
pub fn thaw(backend: DbBackend, table: &str) -> String {
    match backend {
        DbBackend::Postgres => format!("DROP FUNCTION IF EXISTS {table}_are_final()"),
        _ => "SELECT 1".to_owned(),
    }
}

/// Whether the database, not the program, is at fault: gone, locked by another, or its disk is full.
pub fn is_unavailable(error: &DbErr) -> bool {
    let cause = match error {
        DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => return true,
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
            cause
        }
        _ => return false,
    };
    match &**cause {
        sqlx::Error::Database(said) => said.code().is_some_and(|code| may_pass(&code)),
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        _ => false,
    }
}

/// SQLite: busy, locked, read-only, I/O error, full, cannot open; the extended codes have these in their
/// low byte. PostgreSQL, by classes of five characters: connection, resources (a full disk is 53100),
/// an operator's doing, the system's own errors, a deadlock, a lock that was not to be had.
fn may_pass(code: &str) -> bool {
    const CLASSES: [&str; 6] = ["08", "53", "57", "58", "40", "55P03"];
    if code.len() == 5 {
        return CLASSES.iter().any(|class| code.starts_with(class));
    }
    code.parse().is_ok_and(|code: u32| matches!(code & 0xFF, 5 | 6 | 8 | 10 | 13 | 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each wish that SQLite has no word for would be a warning in the log, at every request.
    #[test]
    fn sqlite_is_asked_for_nothing_it_does_not_know() {
        for options in [reading(DbBackend::Sqlite), writing(DbBackend::Sqlite)] {
            assert!(options.isolation_level.is_none() && options.access_mode.is_none());
            assert!(options.sqlite_transaction_mode.is_some());
        }
    }
}
