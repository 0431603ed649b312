//! The only file that asks the time, makes an id or draws a secret.

use std::time::Instant;

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};
use domain::time::{Now, at_office};
use uuid::{Timestamp, Uuid};

#[derive(Clone, Copy, Debug)]
pub enum Clock {
    System,
    /// Tests and screenshots: always this moment.
    Fixed(DateTime<Utc>),
    /// The demo: began at a moment, and runs forward from there.
    Running {
        from: DateTime<Utc>,
        began: Instant,
    },
}

impl Clock {
    /// The demo's clock: 08:00 at the office on that day, running.
    pub fn demo(day: NaiveDate) -> Self {
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
        Self::Running { from: at_office(day, eight), began: Instant::now() }
    }

    /// To the microsecond, which is as fine as PostgreSQL remembers.
    pub fn now(self) -> Now {
        Now::new(match self {
            Self::System => machine().trunc_subsecs(6),
            Self::Fixed(at) => at,
            Self::Running { from, began } => {
                let passed = TimeDelta::from_std(began.elapsed()).unwrap_or_default();
                (from + passed).trunc_subsecs(6)
            }
        })
    }

    /// What a telephone beside this machine shows: the demo moves the day of the reports, not the
    /// clocks that codes are counted by. Tests hold both still.
    pub fn device(self) -> DateTime<Utc> {
        match self {
            Self::Fixed(at) => at,
            Self::System | Self::Running { .. } => machine(),
        }
    }
}

/// What this machine's clock shows.
#[expect(clippy::disallowed_methods, reason = "the only place that asks")]
fn machine() -> DateTime<Utc> {
    Utc::now()
}

/// Ids sort by birth.
pub(crate) fn id<Id: From<Uuid>>(at: DateTime<Utc>) -> Id {
    let nanos = at.timestamp_subsec_nanos();
    Uuid::new_v7(Timestamp::from_unix(uuid::NoContext, at.timestamp().unsigned_abs(), nanos)).into()
}

/// A secret nobody can guess: 244 random bits in 64 characters.
#[expect(clippy::disallowed_methods, reason = "the only place that draws")]
pub(crate) fn secret() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// Random bytes, for salts and one-time codes.
#[expect(clippy::disallowed_methods, reason = "the only place that draws")]
pub(crate) fn random_bytes() -> [u8; 16] {
    // Two of a v4's 16 bytes carry its version; they are mixed away by taking each byte of two.
    let (one, two) = (Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes());
    std::array::from_fn(|at| one[at] ^ two[15 - at])
}
