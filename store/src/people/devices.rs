//! Devices that somebody signed in from, as they know it themselves: a browser keeps a line that only
//! this key could have written. It lets nobody in; it only counts wrong tries from there by themselves.
//!
//! No table: a line names a day and a number drawn for it, and whose it is stands in its seal.

use chrono::Datelike;

use super::{digest, email, sessions};
use crate::{Result, Store, clock};

/// Days a device is known after its last signing in.
pub const DAYS: i32 = 180;
/// People who share a browser; the one who was there longest ago is forgotten.
const MOST: usize = 5;

impl Store {
    /// What the browser of this session is to keep, in place of what it kept until now. `known` is that;
    /// what is not of this program's making falls out.
    pub async fn remember_device(&self, token: &str, known: &str) -> Result<String> {
        let address = sessions::peek(self, token).await?.person.email;
        let (today, number) = (today(self), clock::secret());
        let fresh = format!("{today}-{number}-{}", seal(self, &address, today, &number));
        let others = lines(known).filter(|line| !is_of(self, &address, line));
        let kept: Vec<String> = [fresh].into_iter().chain(others.map(ToOwned::to_owned)).collect();
        Ok(kept[..kept.len().min(MOST)].join("."))
    }

    /// Whether the owner of this address signed in from there not long ago.
    pub fn is_known_device(&self, typed: &str, known: &str) -> bool {
        self::known(self, &email(typed), known).is_some()
    }
}

/// The device's number, when one of its lines is for this address.
pub(super) fn known(store: &Store, address: &str, known: &str) -> Option<String> {
    let line = lines(known).find(|line| is_of(store, address, line))?;
    line.split('-').nth(1).map(ToOwned::to_owned)
}

/// In the order of signing in, the latest first.
fn lines(known: &str) -> impl Iterator<Item = &str> {
    known.split('.').take(MOST)
}

fn is_of(store: &Store, address: &str, line: &str) -> bool {
    let mut parts = line.split('-');
    let (Some(day), Some(number), Some(sealed), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let Ok(day) = day.parse::<i32>() else { return false };
    // By their hashes, so that the time of comparing tells nothing.
    (0..=DAYS).contains(&today(store).saturating_sub(day))
        && digest(&seal(store, address, day, number)) == digest(sealed)
}

fn seal(store: &Store, address: &str, day: i32, number: &str) -> String {
    store.key.mark("known device", &format!("{day} {number} {address}"))
}

fn today(store: &Store) -> i32 {
    store.clock.now().today.num_days_from_ce()
}
