//! Passwords: Argon2id in a small pool, and what a new one may not be.

use std::{sync::LazyLock, time::Duration};

use argon2::{
    Argon2, Params,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use domain::{account::SignInRefusal, problems::Problem, text::nfc};
use tokio::{task::spawn_blocking, time::timeout};
use zxcvbn::{Score, zxcvbn};

use crate::{Error, Result, Store, clock};

/// How long signing in waits for its turn. At 40 ms each, two at a time, that is a queue of 150;
/// whoever comes later is told so at once rather than kept waiting.
const PATIENCE: Duration = Duration::from_secs(3);

/// Nobody's password: checked when there is none to check, so that the answer takes as long.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$ZxW3kq8Tn0vB5yJd1RfHgA$3pQm7cVb9sLk2XhTz5RnYf8Wd0GjU6eKa1PiMo4BtCE";

/// Argon2id, 19 MiB, two passes, one lane (the least that OWASP's Password Storage Cheat Sheet allows).
static ARGON2: LazyLock<Argon2<'static>> = LazyLock::new(|| {
    let params = Params::new(Params::DEFAULT_M_COST, 2, 1, None).unwrap_or_default();
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
});

/// Whether it is the password of that hash. Without a hash it takes as long and is never the one.
pub async fn is(store: &Store, typed: &str, hash: Option<String>) -> Result<bool> {
    let typed = typed.to_owned();
    in_turn(store, move || {
        let hash = hash.as_deref();
        matches(&typed, hash.unwrap_or(NOBODYS)) && hash.is_some()
    })
    .await
}

/// The hash of a new password, unless it is a common one, made of the person's own names, or one
/// of the former ones.
pub async fn renewed(
    store: &Store,
    new: &str,
    names: Vec<String>,
    former: Vec<String>,
) -> Result<Result<String, Problem>> {
    let new = new.to_owned();
    in_turn(store, move || {
        if is_common(&new, &names) {
            return Ok(Err(Problem::TooCommon));
        }
        if former.iter().any(|hash| matches(&new, hash)) {
            return Ok(Err(Problem::UsedBefore));
        }
        hashed(&new, clock::random_bytes()).map(Ok)
    })
    .await?
}

/// As a PHC string; the same for a password typed on a Mac and on Windows (NFC). Takes some 40 ms: in a server never outside the pool.
pub fn hashed(password: &str, salt: [u8; 16]) -> Result<String> {
    let hash: PasswordHash = ARGON2
        .hash_password_with_salt(nfc(password).as_bytes(), &salt)
        .map_err(|_| Error::inconsistent("a password that cannot be hashed"))?;
    Ok(hash.to_string())
}

fn matches(typed: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| ARGON2.verify_password(nfc(typed).as_bytes(), &hash).is_ok())
}

/// Guessed within a million tries, by the word lists and patterns of zxcvbn and the person's names.
fn is_common(password: &str, names: &[String]) -> bool {
    let names: Vec<&str> = names
        .iter()
        .flat_map(|name| name.split(|one: char| !one.is_alphanumeric()))
        .chain(names.iter().map(String::as_str))
        .chain(["giaoban"])
        .filter(|word| word.chars().count() > 2)
        .collect();
    zxcvbn(password, &names).score() < Score::Two
}

/// Few at a time, each on a thread of its own; the permit stays with the work even if nobody waits
/// for it any more.
async fn in_turn<T: Send + 'static>(
    store: &Store,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let turn = timeout(PATIENCE, store.hashing.clone().acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return Err(SignInRefusal::Busy.into()) };
    let done = spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    done.await.map_err(|_| Error::inconsistent("a password that was not checked"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn nobodys_hash_is_read_and_matches_nothing() {
        let hash = PasswordHash::new(NOBODYS).unwrap();
        let like = hashed("GiaoBan-2025-demo", [7; 16]).unwrap();
        let parameters =
            |text: &str| text.split('$').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parameters(NOBODYS), parameters(&like), "as much work as for a person");
        assert!(hash.hash.is_some());
        assert!(!matches("", NOBODYS));
    }

    #[test]
    fn a_password_is_the_same_from_every_keyboard() {
        let hash = hashed("D\u{1eaf}k L\u{1eaf}k", [1; 16]).unwrap();
        assert!(matches("Da\u{306}\u{301}k La\u{306}\u{301}k", &hash));
        assert!(!matches("Dak Lak", &hash));
    }

    #[test]
    fn common_passwords_and_own_names_are_known() {
        let names =
            ["Nguy\u{1ec5}n Th\u{1ecb} H\u{e0}".to_owned(), "ha.nt@giaoban.test".to_owned()];
        for common in
            ["password123", "qwertyuiop", "12345678901234", "ha.nt@giaoban.test", "giaoban"]
        {
            assert!(is_common(common, &names), "{common}");
        }
        assert!(!is_common("ruong bac thang mua nuoc do", &names));
    }
}
