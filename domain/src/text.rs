//! Text as people type it: normalised, trimmed, bounded; and folded for searching without accents.

use serde::{Deserialize, Serialize};

use crate::problems::Problem;

macro_rules! bounded {
    ($(#[$about:meta])* $Name:ident, $max:literal) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $Name(String);

        impl $Name {
            /// In characters after normalisation (NFC).
            pub const MAX: usize = $max;

            /// `Missing` when nothing is left after trimming, `TooLong` above `MAX`.
            pub fn parse(typed: &str) -> Result<Self, Problem> {
                let text = clean(typed);
                match text.chars().count() {
                    0 => Err(Problem::Missing),
                    count if count > Self::MAX => Err(Problem::TooLong),
                    _ => Ok(Self(text)),
                }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            pub fn into_string(self) -> String {
                self.0
            }
        }
    };
}

bounded! {
    /// One line: a name, a title, a short reason.
    Line, 300
}
bounded! {
    /// Several sentences.
    Prose, 4000
}

/// Letters that a reason has at least: "x" explains nothing.
const LEAST_LETTERS: usize = 5;

impl Prose {
    /// The same, where somebody is asked why: `TooVague` below five letters.
    pub fn parse_reason(typed: &str) -> Result<Self, Problem> {
        let text = Self::parse(typed)?;
        match text.0.chars().filter(|one| is_letter(*one)).count() {
            count if count < LEAST_LETTERS => Err(Problem::TooVague),
            _ => Ok(text),
        }
    }
}

/// Latin, Vietnamese and the alphabets between them, without the tables of all the others.
const fn is_letter(one: char) -> bool {
    one.is_ascii_alphabetic() || matches!(one, '\u{C0}'..='\u{1EFF}')
}

/// What is stored: NFC, without control and zero-width characters, line ends as `\n`, trimmed.
pub fn clean(typed: &str) -> String {
    let kept: String = typed
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|one| match one {
            '\n' | '\t' => Some(one),
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => None,
            '\u{A0}' | '\u{202F}' => Some(' '),
            _ if one.is_control() => None,
            _ => Some(one),
        })
        .collect();
    nfc(kept.trim())
}

/// Composed form (NFC): "Đắk Lắk" from a Mac and from Windows is the same text afterwards.
#[cfg(not(target_arch = "wasm32"))]
pub fn nfc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}

/// The browser has done it already (`String.prototype.normalize`), and the server does it again.
#[cfg(target_arch = "wasm32")]
pub fn nfc(text: &str) -> String {
    text.to_owned()
}

/// Lower case without accents, đ as d, spaces collapsed: what searching compares.
/// Only for the server: the browser asks it.
#[cfg(not(target_arch = "wasm32"))]
pub fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let bare: String = text
        .to_lowercase()
        .nfd()
        .filter(|one| !('\u{300}'..='\u{36F}').contains(one))
        .map(|one| if one == 'đ' { 'd' } else { one })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
