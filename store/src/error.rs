//! Why a query or a command failed.

use domain::{account::SignInRefusal, problems::Problems, refusal::Refusal};
use sea_orm::{DbErr, SqlErr};

use crate::dialect;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    SignIn(#[from] SignInRefusal),
    /// It is not there, or not there for this viewer.
    #[error("not found")]
    NotFound,
    /// Somebody else wrote first, or it exists already.
    #[error("changed meanwhile")]
    Conflict,
    /// The database is gone, locked, or its disk is full: it may pass.
    #[error("the database is gone, locked or full: {0}")]
    Unavailable(String),
    /// A bug: for the log, never for a person; or what the command line asked for and cannot be.
    #[error("{}", own_words(.0))]
    Broken(DbErr),
}

impl Error {
    /// A row that says what it cannot say.
    pub(crate) fn inconsistent(what: &str) -> Self {
        Self::Broken(DbErr::Custom(format!("inconsistent: {what}")))
    }

    /// Of a write beside the matter, such as the time of the last request: that nothing can be written
    /// now is for the log, and no reason to answer nothing.
    pub(crate) fn passing(written: Result<(), DbErr>) -> Result<()> {
        match written.map_err(Self::from) {
            Err(Self::Unavailable(cause)) => {
                tracing::warn!(cause, "nothing can be written");
                Ok(())
            }
            other => other,
        }
    }
}

/// Without the frame that sea-orm puts around a text of ours.
fn own_words(error: &DbErr) -> String {
    match error {
        DbErr::Custom(text) => text.clone(),
        other => other.to_string(),
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if dialect::is_unavailable(&error) {
            return Self::Unavailable(error.to_string());
        }
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Conflict,
            _ => Self::Broken(error),
        }
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems.into())
    }
}
