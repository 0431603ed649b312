//! Wrong tries to sign in, and the pauses they bring.

use chrono::{DateTime, TimeDelta, Utc};

use super::Security;

/// Wrong tries in a row under one address, from one device, or in one session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    pub failures: i32,
    /// When the last of them was made.
    pub failed_at: DateTime<Utc>,
    pub paused_until: Option<DateTime<Utc>>,
}

impl Tries {
    /// After so long without a wrong one they are forgotten: longer than any pause.
    pub const KEPT: TimeDelta = TimeDelta::hours(24);

    /// Until when signing in is paused, while it is.
    pub fn paused(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.paused_until.filter(|until| at < *until)
    }

    /// With one more. During a pause nothing is counted.
    #[must_use]
    pub fn and_one(self, security: &Security, at: DateTime<Utc>) -> Self {
        if self.paused(at).is_some() {
            return self;
        }
        let before = if at - self.failed_at < Self::KEPT { self.failures } else { 0 };
        let failures = before.saturating_add(1);
        let paused_until = security.pause_after(failures).map(|pause| at + pause);
        Self { failures, failed_at: at, paused_until }
    }
}

impl Security {
    /// How long signing in pauses after the last failure; nothing while tries are left.
    /// It is soft: it ends by itself, so that nobody can lock the owner out for ever.
    fn pause_after(&self, failures: i32) -> Option<TimeDelta> {
        if failures < self.failures || failures % self.failures != 0 {
            return None;
        }
        let doublings = (failures / self.failures - 1).clamp(0, 16);
        let minutes = (self.pause_minutes << doublings).min(self.longest_pause_minutes);
        TimeDelta::try_minutes(minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::SecurityProfile;

    /// As many as a pause leaves, at once, as soon as it is over.
    fn persistent(security: &Security, from: DateTime<Utc>, days: i64) -> (i32, Tries) {
        let (mut tries, mut at, mut tried) = (Tries::default(), from, 0);
        while at < from + TimeDelta::days(days) {
            tries = tries.and_one(security, at);
            tried += 1;
            at = tries.paused_until.unwrap_or(at);
        }
        (tried, tries)
    }

    #[test]
    fn whoever_never_stops_guesses_a_few_times_a_day() {
        let security = SecurityProfile::Tcvn3.security();
        let (tried, tries) = persistent(&security, DateTime::UNIX_EPOCH, 30);
        assert!(tried < 30 * 12 + 40, "{tried}");
        let pause = tries.paused_until.map(|until| until - tries.failed_at);
        assert_eq!(pause, Some(TimeDelta::hours(12)));
    }

    #[test]
    fn a_quiet_day_makes_the_next_wrong_one_the_first() {
        let security = SecurityProfile::Tcvn3.security();
        let tries = Tries { failures: 34, failed_at: DateTime::UNIX_EPOCH, paused_until: None };
        let soon = tries.and_one(&security, tries.failed_at + TimeDelta::hours(23));
        assert_eq!(soon.paused(soon.failed_at), Some(soon.failed_at + TimeDelta::hours(12)));
        let later = tries.and_one(&security, tries.failed_at + Tries::KEPT);
        assert_eq!((later.failures, later.paused_until), (1, None));
        for profile in [SecurityProfile::Tcvn3, SecurityProfile::Asvs, SecurityProfile::Demo] {
            let longest = TimeDelta::minutes(profile.security().longest_pause_minutes);
            assert!(longest < Tries::KEPT, "a pause outlives its count");
        }
    }

    #[test]
    fn during_a_pause_nothing_is_counted() {
        let security = SecurityProfile::Asvs.security();
        let mut tries = Tries::default();
        for _ in 0..5 {
            tries = tries.and_one(&security, DateTime::UNIX_EPOCH);
        }
        let minutes = |many| DateTime::UNIX_EPOCH + TimeDelta::minutes(many);
        assert_eq!(tries.paused(minutes(14)), Some(minutes(15)));
        assert_eq!(tries.and_one(&security, minutes(14)), tries);
        assert_eq!(tries.paused(minutes(15)), None);
    }
}
