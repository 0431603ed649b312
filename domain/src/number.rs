//! Numbers the Vietnamese way, `1.234.567,89`: read as typed, printed for people, and at rest.
//!
//! What can be read in two ways, or was copied from an English sheet, is questioned and never
//! guessed. At rest a figure is an `i64` in ten-thousandths, exact and alike in both databases.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// How many decimals a figure keeps.
pub const DECIMALS: u32 = 4;

/// Why what was typed is not taken as a figure. A code: the page finds the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NumberProblem {
    #[error("nothing was typed")]
    Missing,
    #[error("not a number")]
    NotANumber,
    #[error("more than four decimals")]
    TooManyDecimals,
    /// Beyond ±922.337.203.685.477,5807.
    #[error("too large to be kept")]
    TooLarge,
    /// Written the English way (`1,234.5`, `1.5`), or readable in two ways (`1,234`).
    #[error("could be read in another way than it was meant")]
    Questioned {
        /// The likely meaning.
        #[serde(with = "as_text")]
        suggestion: Decimal,
        /// The Vietnamese reading, where there is one: `1,234` may be 1234 or 1 and 234 thousandths.
        #[serde(with = "as_optional_text")]
        other: Option<Decimal>,
    },
}

/// Reads `1234`, `1.234`, `1.234.567,89`, `1234,5`, `1 234,5`, `-5` and `− 5`.
///
/// # Errors
/// See [`NumberProblem`]. A number that is returned fits [`at_rest`].
pub fn parse(typed: &str) -> Result<Decimal, NumberProblem> {
    let visible: String =
        typed.chars().filter(|sign| !is_zero_width(*sign)).map(plain_space).collect();
    let text = visible.trim();
    if text.is_empty() {
        return Err(NumberProblem::Missing);
    }
    let (sign, figure) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, text),
    };
    let vietnamese = Written::read(figure, '.', ',').or_else(|| Written::read(figure, ' ', ','));
    let english = Written::read(figure, ',', '.').or_else(|| Written::read(figure, ' ', '.'));
    match (vietnamese, english) {
        (None, None) => Err(NumberProblem::NotANumber),
        (None, Some(english)) => {
            Err(NumberProblem::Questioned { suggestion: english.value(sign)?, other: None })
        }
        // The English reading of a comma as a group: `1,234`.
        (Some(vietnamese), Some(english)) if figure.contains(',') => {
            Err(NumberProblem::Questioned {
                suggestion: english.value(sign)?,
                other: vietnamese.value(sign).ok(),
            })
        }
        (Some(vietnamese), _) => vietnamese.value(sign),
    }
}

/// `1.234.567,89`: all its decimals, without trailing zeros.
pub fn print(number: Decimal) -> String {
    let number = number.normalize();
    let mut left = number.mantissa().unsigned_abs();
    let scale = number.scale();
    let mut backwards = Vec::with_capacity(40);
    let mut place = 0;
    while left > 0 || place <= scale {
        if place == scale && scale > 0 {
            backwards.push(b',');
        } else if place > scale && (place - scale).is_multiple_of(3) {
            backwards.push(b'.');
        }
        backwards.push(b'0' + (left % 10) as u8);
        left /= 10;
        place += 1;
    }
    if number.is_sign_negative() {
        backwards.push(b'-');
    }
    backwards.iter().rev().map(|digit| char::from(*digit)).collect()
}

/// As [`print()`], and such that [`parse`] reads the same figure again: `1,234` would be questioned,
/// so a field shows `1,2340`.
pub fn print_for_field(number: Decimal) -> String {
    let mut printed = print(number);
    if matches!(parse(&printed), Err(NumberProblem::Questioned { .. })) {
        printed.push('0');
    }
    printed
}

/// As [`print()`], with at most so many decimals.
pub fn print_rounded(number: Decimal, decimals: u32) -> String {
    print(round(number, decimals))
}

/// To so many decimals, a half away from zero, as people round by hand.
pub fn round(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// In ten-thousandths, as both databases keep it; exact. A computed figure is [`round`]ed first.
///
/// # Errors
/// `TooManyDecimals` beyond four, `TooLarge` beyond ±922.337.203.685.477,5807.
pub fn at_rest(number: Decimal) -> Result<i64, NumberProblem> {
    let number = number.normalize();
    let missing = DECIMALS.checked_sub(number.scale()).ok_or(NumberProblem::TooManyDecimals)?;
    let stored = number.mantissa() * 10_i128.pow(missing);
    // The limit is the same on both sides: i64::MIN has no opposite.
    i64::try_from(stored).ok().filter(|stored| *stored != i64::MIN).ok_or(NumberProblem::TooLarge)
}

/// The figure behind a stored one.
pub fn from_rest(stored: i64) -> Decimal {
    Decimal::new(stored, DECIMALS).normalize()
}

/// Serde, exact in JSON: a text, since a JSON number passes through binary floating point.
pub mod as_text {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(number: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&number.normalize())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        String::deserialize(from)?.parse().map_err(|_| D::Error::custom("not a decimal"))
    }
}

/// [`as_text`], or nothing.
pub mod as_optional_text {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Text(#[serde(with = "super::as_text")] Decimal);

    pub fn serialize<S: Serializer>(number: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
        number.map(Text).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Text>::deserialize(from)?.map(|text| text.0))
    }
}

/// Digits before and after the decimal point; groups still in them.
struct Written<'a> {
    whole: &'a str,
    decimals: &'a str,
}

impl<'a> Written<'a> {
    /// The reading by one custom, if the text keeps to it.
    fn read(text: &'a str, group: char, point: char) -> Option<Self> {
        let (whole, decimals) = match text.split_once(point) {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (text, ""),
        };
        let fits = decimals.bytes().all(|digit| digit.is_ascii_digit()) && is_whole(whole, group);
        fits.then_some(Self { whole, decimals })
    }

    fn value(&self, sign: i64) -> Result<Decimal, NumberProblem> {
        let decimals = self.decimals.trim_end_matches('0');
        if decimals.len() > DECIMALS as usize {
            return Err(NumberProblem::TooManyDecimals);
        }
        let padding = b"0000".iter().take(DECIMALS as usize - decimals.len()).copied();
        self.whole
            .bytes()
            .chain(decimals.bytes())
            .chain(padding)
            .filter(u8::is_ascii_digit)
            .try_fold(0_i64, |all, digit| all.checked_mul(10)?.checked_add(i64::from(digit - b'0')))
            .map(|ten_thousandths| from_rest(sign * ten_thousandths))
            .ok_or(NumberProblem::TooLarge)
    }
}

/// Digits alone, or groups of three after a first one that does not begin with zero.
fn is_whole(text: &str, group: char) -> bool {
    let mut groups = text.split(group);
    let first = groups.next().unwrap_or_default();
    let grouped = text.contains(group);
    let first_fits = if grouped { first.len() <= 3 && !first.starts_with('0') } else { true };
    let is_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    first_fits && is_digits(first) && groups.all(|part| part.len() == 3 && is_digits(part))
}

/// No-break and narrow spaces come along when a figure is copied from a document.
fn plain_space(sign: char) -> char {
    if sign.is_whitespace() { ' ' } else { sign }
}

fn is_zero_width(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
