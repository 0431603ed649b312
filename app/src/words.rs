//! Words in both languages. `words!` makes one function per phrase; a phrase without its English does
//! not compile, and neither does a call of a phrase that is not there.
//!
//! Each slice has its own `words.rs`. Here are the macro, the choice of language, and the words that
//! several slices say: statuses, acts, roles, problems, periods.

mod act;
mod period;
mod problem;
mod role;
mod status;

use std::sync::atomic::{AtomicU8, Ordering};

use domain::{template::Wording, viewer::Locale};
use leptos::prelude::*;

pub use self::{
    act::{act_button, act_done},
    period::{period_beside, period_beside_inside, period_name, period_short},
    problem::problem_sentence,
    role::role_name,
    status::{only_word, overdue_word, recommendation_word, status_word},
};
use crate::asked::Asked;

/// What stands on the browser's tab. Not by a formatter of leptos_meta: that empties the title between
/// the frame's waking up and the page's.
pub fn document_title(page: &str) -> String {
    format!("{page} · Giao Ban")
}

/// A typed catalogue: Vietnamese first, English second, both required.
///
/// ```text
/// words! {
///     /// On the button.
///     save = "Lưu", "Save";
///     days_left(n: i64) = format!("Còn {n} ngày"), format!("{n} days left");
/// }
/// ```
/// makes `pub fn save() -> &'static str` and `pub fn days_left(n: i64) -> String`.
macro_rules! words {
    (@one [$(#[$about:meta])*] $key:ident = $vi:expr, $en:expr) => {
        $(#[$about])*
        pub fn $key() -> &'static str {
            match $crate::words::locale() {
                domain::viewer::Locale::Vietnamese => $vi,
                domain::viewer::Locale::English => $en,
            }
        }
    };
    (@one [$(#[$about:meta])*] $key:ident($($part:ident: $kind:ty),+) = $vi:expr, $en:expr) => {
        $(#[$about])*
        pub fn $key($($part: $kind),+) -> String {
            match $crate::words::locale() {
                domain::viewer::Locale::Vietnamese => $vi,
                domain::viewer::Locale::English => $en,
            }
        }
    };
    ($($(#[$about:meta])* $key:ident $(($($part:ident: $kind:ty),+ $(,)?))? = $vi:expr, $en:expr;)+) => {
        $($crate::words::words! { @one [$(#[$about])*] $key $(($($part: $kind),+))? = $vi, $en })+
    };
}
pub(crate) use words;

/// The browser's language, once it has woken up; 0 on the server, which serves both at once.
static BROWSER: AtomicU8 = AtomicU8::new(0);

/// The language of this request; in event handlers, which belong to no request, the browser's.
pub fn locale() -> Locale {
    with_context(|asked: &Asked| asked.locale).unwrap_or_else(remembered)
}

/// One of two, for the arms of a `match`.
pub fn say(vi: &'static str, en: &'static str) -> &'static str {
    match locale() {
        Locale::Vietnamese => vi,
        Locale::English => en,
    }
}

/// English counts in two ways: "1 cell", "2 cells".
pub fn counted(count: impl std::fmt::Display, one: &str, many: &str) -> String {
    let mut text = count.to_string();
    let noun = if text == "1" { one } else { many };
    text.push(' ');
    text.push_str(noun);
    text
}

/// A text in the language of the page: a unit's name, a template's. The Vietnamese is the official one and
/// stands in where there is no English.
pub fn told(wording: &Wording) -> String {
    wording.say(locale()).to_owned()
}

/// Called in an effect, so by the browser only.
pub(crate) fn remember(locale: Locale) {
    let index = Locale::ALL.iter().position(|one| *one == locale).unwrap_or_default();
    BROWSER.store(u8::try_from(index).unwrap_or_default(), Ordering::Relaxed);
}

fn remembered() -> Locale {
    let index = usize::from(BROWSER.load(Ordering::Relaxed));
    Locale::ALL.get(index).copied().unwrap_or(Locale::Vietnamese)
}
