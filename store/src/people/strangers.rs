//! E-mail addresses nobody has: counted like those somebody has, so that the answers do not tell.
//!
//! In memory, bounded, by hash. Losing it only makes a stranger look fresh again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use domain::account::{Security, SignInRefusal};

use super::digest;

/// Addresses remembered at a time; a flood of others forgets them all.
const MOST: usize = 10_000;

/// Wrong tries in a row, and until when signing in pauses.
type Tries = (i32, Option<DateTime<Utc>>);

#[derive(Clone, Default)]
pub struct Strangers(Arc<Mutex<HashMap<String, Tries>>>);

impl Strangers {
    /// The end of the pause, while it lasts.
    pub fn paused(&self, email: &str, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&digest(email)).and_then(|(_, until)| *until).filter(|until| at < *until)
    }

    /// Counts one more wrong try, and says what a person would be told.
    pub fn refuse(&self, email: &str, security: &Security, at: DateTime<Utc>) -> SignInRefusal {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        let (failures, paused) = known.entry(digest(email)).or_default();
        if let Some(until) = paused.filter(|until| at < *until) {
            return SignInRefusal::Paused { until };
        }
        *failures = failures.saturating_add(1);
        *paused = security.pause_after(*failures).map(|pause| at + pause);
        paused.map_or(SignInRefusal::Wrong, |until| SignInRefusal::Paused { until })
    }
}
