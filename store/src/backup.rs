//! Copies of the whole database, made while it is in use, and put back.
//!
//! SQLite copies itself (`VACUUM INTO`); PostgreSQL has `pg_dump` and `pg_restore`.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
    str::FromStr,
};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, sqlx::sqlite::SqliteConnectOptions};

use crate::{Error, Result, Store, private};

impl Store {
    /// A consistent copy in a new file, which its owner alone can read. An existing file is refused.
    pub async fn backup(&self, url: &str, file: &Path) -> Result<()> {
        private::create(file).map_err(|error| {
            trouble(match error.kind() {
                ErrorKind::AlreadyExists => format!("{} exists already", file.display()),
                _ => format!("{}: {error}", file.display()),
            })
        })?;
        let copied = self.copy_into(url, file).await;
        if copied.is_err() {
            // Half a copy is none.
            let _ = std::fs::remove_file(file);
        }
        copied
    }

    /// Both write into the empty file that is there.
    async fn copy_into(&self, url: &str, file: &Path) -> Result<()> {
        match self.db.get_database_backend() {
            DbBackend::Sqlite => {
                let text = file.display().to_string();
                let copy = Statement::from_sql_and_values(
                    DbBackend::Sqlite,
                    "VACUUM INTO $1",
                    [text.into()],
                );
                self.db.execute_raw(copy).await?;
                Ok(())
            }
            _ => {
                run("pg_dump", &["--format=custom", "--file", &file.display().to_string(), url])
                    .await
            }
        }
    }
}

/// Puts a copy back where nothing is yet: into a missing SQLite file, or an empty PostgreSQL database.
pub async fn restore(url: &str, file: &Path) -> Result<()> {
    if !file.exists() {
        return Err(trouble(format!("{} is not there", file.display())));
    }
    let Some(target) = sqlite_file(url) else {
        let file = file.display().to_string();
        let options =
            ["--exit-on-error", "--single-transaction", "--no-owner", "--dbname", url, &file];
        return run("pg_restore", &options).await;
    };
    let there = files_of(&target);
    if !there.is_empty() {
        return Err(trouble(in_the_way(&there)));
    }
    let holds = |one: &PathBuf| std::fs::metadata(one).is_ok_and(|one| one.len() > 0);
    let is_index = |one: &Path| one.to_string_lossy().ends_with("-shm");
    if files_of(file).iter().any(|one| one != file && !is_index(one) && holds(one)) {
        let file = file.display();
        return Err(trouble(format!(
            "{file} is no copy made by giaoban backup: commits of its own lie beside it, in {file}-wal \
             or {file}-journal; put all its files back together, by hand"
        )));
    }
    sound(file).await?;
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| trouble(error.to_string()))?;
    }
    let half = target.with_extension("restoring");
    let _ = std::fs::remove_file(&half);
    let copied = private::copy(file, &half).and_then(|()| std::fs::rename(&half, &target));
    copied.map_err(|error| trouble(error.to_string()))
}

/// What there is of a SQLite database. Beside its file SQLite keeps commits that are not in it yet, and
/// would write those of a former database over a copy that is put there.
fn files_of(file: &Path) -> Vec<PathBuf> {
    let beside = |end: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    ["", "-wal", "-shm", "-journal"].map(beside).into_iter().filter(|one| one.exists()).collect()
}

fn in_the_way(there: &[PathBuf]) -> String {
    let names: Vec<String> = there.iter().map(|one| one.display().to_string()).collect();
    let names = names.join(", ");
    if there.len() == 1 {
        return format!("{names} exists already; move it away first");
    }
    format!(
        "{names} exist already; they belong together, the last commits may stand in any of them: move \
         all of them into one folder first"
    )
}

/// The file behind a `sqlite:` URL; none for a database in memory.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    if !url.starts_with("sqlite:") || url.contains(":memory:") {
        return None;
    }
    SqliteConnectOptions::from_str(url).ok().map(|options| options.get_filename().to_owned())
}

/// Whether a SQLite file is whole.
async fn sound(file: &Path) -> Result<()> {
    let url = format!("sqlite://{}?mode=ro", file.display());
    let db = sea_orm::Database::connect(url).await?;
    let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
    let answer: Option<String> = match db.query_one_raw(asked).await? {
        Some(row) => row.try_get_by_index(0).ok(),
        None => None,
    };
    db.close().await?;
    if answer.as_deref() == Some("ok") {
        Ok(())
    } else {
        Err(trouble(format!("{} is damaged", file.display())))
    }
}

async fn run(program: &str, arguments: &[&str]) -> Result<()> {
    let ended =
        tokio::process::Command::new(program).args(arguments).status().await.map_err(|error| {
            trouble(format!("{program}: {error}; install the PostgreSQL client programs"))
        })?;
    if ended.success() { Ok(()) } else { Err(trouble(format!("{program} failed"))) }
}

fn trouble(text: String) -> Error {
    Error::Broken(DbErr::Custom(text))
}

impl Store {
    /// What is unsafe about the database for production, one sentence each.
    pub async fn unsafe_settings(&self, url: &str) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let pending = self.migration_status().await?.1;
        if !pending.is_empty() {
            found.push(format!("{} migrations have not run", pending.len()));
            return Ok(found);
        }
        match self.db.get_database_backend() {
            DbBackend::Sqlite => {
                if self.setting("PRAGMA synchronous").await?.as_deref() != Some("2") {
                    found.push(
                        "SQLite does not wait for the disk (synchronous is not FULL)".to_owned(),
                    );
                }
                found.extend(readable_by_others(url));
            }
            _ => {
                for setting in ["fsync", "synchronous_commit"] {
                    if self.setting(&["SHOW ", setting].concat()).await?.as_deref() != Some("on") {
                        found.push(format!(
                            "PostgreSQL does not wait for the disk ({setting} is not on)"
                        ));
                    }
                }
            }
        }
        let lost = crate::people::codes_lost(self).await?;
        if lost > 0 {
            found.push(format!(
                "the key does not open {lost} telephone codes; put the right key file back, or set \
                 those codes up anew (giaoban user password --reset-code)"
            ));
        }
        if crate::seed::is_demo(self).await? {
            found.push("the demo accounts are there, with a password everybody knows".to_owned());
        }
        let verdict = self.verify_trail().await?;
        if let Some(line) = verdict.first_broken {
            found.push(format!("line {line} of the audit log is not what was written"));
        }
        Ok(found)
    }

    async fn setting(&self, sql: &str) -> Result<Option<String>> {
        let asked = Statement::from_string(self.db.get_database_backend(), sql);
        let row = self.db.query_one_raw(asked).await?;
        Ok(row.and_then(|row| {
            row.try_get_by_index::<String>(0)
                .ok()
                .or_else(|| row.try_get_by_index::<i64>(0).ok().map(|number| number.to_string()))
        }))
    }
}

#[cfg(unix)]
fn readable_by_others(url: &str) -> Option<String> {
    use std::os::unix::fs::PermissionsExt;
    let file = sqlite_file(url)?;
    let mode = std::fs::metadata(&file).ok()?.permissions().mode();
    (mode & 0o077 != 0)
        .then(|| format!("others on this machine can read {0}; run: chmod 600 {0}", file.display()))
}

#[cfg(not(unix))]
fn readable_by_others(_: &str) -> Option<String> {
    None
}
