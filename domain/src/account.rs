//! A person's account: the security profiles as data, what a password must be, and when signing in
//! pauses.
//!
//! `tcvn-3` follows TCVN 14423:2026 level 3 as far as an application can; `asvs` follows OWASP ASVS
//! 5.0 (no composition rule, no forced renewal). `demo` asks for no second factor.

mod tries;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use self::tries::Tries;
use crate::{
    code::codes,
    problems::{Problem, Problems},
    viewer::Locale,
};

codes! {
    pub enum SecurityProfile {
        Tcvn3 = "tcvn-3",
        Asvs = "asvs",
        Demo = "demo",
    }
}

/// What a profile asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Security {
    /// Characters of a password, with a second factor and without.
    pub length_with_code: usize,
    pub length_without_code: usize,
    /// Lower, upper, digit and sign all needed when there is no second factor.
    pub four_classes: bool,
    /// Everybody needs a second factor.
    pub code_required: bool,
    /// Minutes without a request after which a session ends; for administrators.
    pub idle_minutes: i64,
    pub administrator_idle_minutes: i64,
    /// Hours after which a session ends in any case.
    pub session_hours: i64,
    /// Wrong passwords in a row before signing in pauses.
    pub failures: i32,
    /// The first pause in minutes; each further one is twice as long, up to `longest_pause_minutes`.
    pub pause_minutes: i64,
    pub longest_pause_minutes: i64,
    /// Former passwords that may not come back.
    pub history: usize,
}

impl SecurityProfile {
    pub const fn security(self) -> Security {
        match self {
            Self::Tcvn3 => Security {
                length_with_code: 8,
                length_without_code: 14,
                four_classes: true,
                code_required: true,
                idle_minutes: 15,
                administrator_idle_minutes: 5,
                session_hours: 12,
                failures: 5,
                pause_minutes: 15,
                longest_pause_minutes: 12 * 60,
                history: 10,
            },
            Self::Asvs => Security {
                length_with_code: 8,
                length_without_code: 15,
                four_classes: false,
                code_required: true,
                idle_minutes: 30,
                administrator_idle_minutes: 15,
                session_hours: 12,
                failures: 5,
                pause_minutes: 15,
                longest_pause_minutes: 60,
                history: 0,
            },
            Self::Demo => Security {
                length_with_code: 8,
                length_without_code: 12,
                four_classes: false,
                code_required: false,
                idle_minutes: 8 * 60,
                administrator_idle_minutes: 8 * 60,
                session_hours: 24,
                failures: 5,
                pause_minutes: 15,
                longest_pause_minutes: 60,
                history: 0,
            },
        }
    }
}

impl Security {
    /// Length and classes. Whether it is a common one is asked of the word lists, on the server.
    pub fn check_password(
        &self,
        password: &str,
        second_factor: SecondFactor,
    ) -> Result<(), Problem> {
        let length = match second_factor {
            SecondFactor::On => self.length_with_code,
            SecondFactor::Off => self.length_without_code,
        };
        let count = password.chars().count();
        if count < length {
            return Err(Problem::TooShort);
        }
        if count > LONGEST_PASSWORD {
            return Err(Problem::TooLong);
        }
        if self.four_classes && second_factor == SecondFactor::Off && classes(password) < 4 {
            return Err(Problem::TooPlain);
        }
        Ok(())
    }
}

/// bcrypt-like limits do not apply to Argon2; this only bounds the work.
pub const LONGEST_PASSWORD: usize = 128;

/// Whether signing in needs a code besides the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SecondFactor {
    On,
    Off,
}

/// Why nobody was signed in. Says nothing of whether the account exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SignInRefusal {
    /// Name or password is wrong. How many tries are left is nowhere said: it would tell apart an
    /// account whose owner signs in between, and an address nobody has.
    #[error("wrong password")]
    Wrong,
    /// Too many wrong ones: paused until then.
    #[error("paused until {until}")]
    Paused { until: DateTime<Utc> },
    /// The code is wrong, or was used already.
    #[error("wrong code")]
    WrongCode,
    /// Too many are signing in at once.
    #[error("busy")]
    Busy,
}

/// A new password, typed twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordInput {
    pub current: String,
    pub new: String,
    pub again: String,
}

impl PasswordInput {
    /// What can be said without asking the store.
    pub fn check(&self, security: &Security, second_factor: SecondFactor) -> Result<(), Problems> {
        let mut problems = Problems::default();
        if self.current.is_empty() {
            problems.take::<()>("current", Err(Problem::Missing));
        }
        problems.take("new", security.check_password(&self.new, second_factor));
        if self.new != self.again {
            problems.take::<()>("again", Err(Problem::NotTheSame));
        } else if self.new == self.current && !self.new.is_empty() {
            problems.take::<()>("new", Err(Problem::UsedBefore));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// One signed-in browser, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    pub id: crate::id::SessionId,
    pub device: String,
    pub address: String,
    pub started_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
    pub current: bool,
}

/// One API token, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenLine {
    pub id: crate::id::TokenId,
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

/// Everything the page about oneself shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    pub name: String,
    pub email: String,
    pub locale: Locale,
    /// Role code, unit name, first and last day.
    pub roles: Vec<(
        crate::policy::Role,
        crate::template::Wording,
        chrono::NaiveDate,
        Option<chrono::NaiveDate>,
    )>,
    pub second_factor: SecondFactor,
    pub code_required: bool,
    pub recovery_codes_left: i64,
    pub password_changed_at: Option<DateTime<Utc>>,
    pub shortest_password: u32,
    pub sessions: Vec<SessionLine>,
    pub tokens: Vec<TokenLine>,
}

fn classes(password: &str) -> usize {
    let has = |class: fn(char) -> bool| usize::from(password.chars().any(class));
    has(char::is_lowercase)
        + has(char::is_uppercase)
        + has(|one| one.is_ascii_digit())
        + has(|one| !one.is_alphanumeric())
}
