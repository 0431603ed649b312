//! `Tx`: one request's view of the world. Who looks, when, and the transaction all of it happens in.

use std::sync::{Mutex, PoisonError};

use domain::{time::Now, viewer::Viewer};
use sea_orm::{DatabaseTransaction, TransactionTrait};
use uuid::Uuid;

use crate::{Result, Store, clock, dialect};

type AfterCommit = Box<dyn FnOnce() + Send>;

/// What a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// One snapshot; nothing can be written, no row is held.
    Look,
    /// Rows that are decided about are held until the end.
    Act,
}

/// Dropped without `commit`, nothing happened.
#[must_use]
pub struct Tx {
    db: DatabaseTransaction,
    store: Store,
    viewer: Viewer,
    now: Now,
    purpose: Purpose,
    after_commit: Mutex<Vec<AfterCommit>>,
}

impl Tx {
    pub(crate) async fn begin(store: &Store, viewer: Viewer, purpose: Purpose) -> Result<Self> {
        let backend = store.db.get_database_backend();
        let options = match purpose {
            Purpose::Look => dialect::reading(backend),
            Purpose::Act => dialect::writing(backend),
        };
        let db = store.db.begin_with_options(options).await?;
        let now = store.clock.now();
        Ok(Self { db, store: store.clone(), viewer, now, purpose, after_commit: Mutex::default() })
    }

    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// Frozen at the beginning, so that one request has one time.
    pub fn now(&self) -> Now {
        self.now
    }

    pub fn id<Id: From<Uuid>>(&self) -> Id {
        clock::id(self.now.at)
    }

    /// Mail, notices, jobs: what must not happen if the transaction does not.
    pub fn after_commit(&self, job: impl FnOnce() + Send + 'static) {
        self.after_commit.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(job));
    }

    pub async fn commit(self) -> Result<()> {
        self.db.commit().await?;
        let jobs = self.after_commit.into_inner().unwrap_or_else(PoisonError::into_inner);
        jobs.into_iter().for_each(|job| job());
        Ok(())
    }

    /// Whether the rows that are loaded will be decided about.
    pub(crate) fn purpose(&self) -> Purpose {
        self.purpose
    }

    pub(crate) fn db(&self) -> &DatabaseTransaction {
        &self.db
    }

    /// What is remembered across requests because it never changes.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }
}
