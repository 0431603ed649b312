//! Figures in JSON, exact: a number is carried as its digits and never becomes a binary fraction.

use std::borrow::Cow;

use domain::{number::print_for_field, report::CellValue};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        ObjectBuilder, RefOr, Schema,
        schema::{SchemaType, Type},
    },
};

/// A JSON number, string or null, as it is written.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Figure(Box<RawValue>);

/// A number larger than anything that is kept has at most so many digits.
const LONGEST: usize = 60;

impl Figure {
    /// A cell's value, exact.
    pub fn of(value: &CellValue) -> Option<Self> {
        match value {
            CellValue::Number(number) => Self::number(*number),
            CellValue::Text(text) => {
                RawValue::from_string(serde_json::to_string(text).ok()?).ok().map(Self)
            }
        }
    }

    pub fn number(number: Decimal) -> Option<Self> {
        RawValue::from_string(number.normalize().to_string()).ok().map(Self)
    }

    /// As a person would type it into the field: a number the Vietnamese way, a text as it is, null as
    /// nothing. None of these is no value of a cell.
    pub fn typed(&self) -> Option<Cow<'_, str>> {
        let written = self.0.get();
        match written.bytes().next()? {
            b'"' => serde_json::from_str::<String>(written).ok().map(Cow::Owned),
            b'n' => Some(Cow::Borrowed("")),
            b'-' | b'0'..=b'9' => match decimal(written) {
                Some(number) => Some(Cow::Owned(print_for_field(number))),
                None => Some(Cow::Owned(spelled(written))),
            },
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(from).map(Self)
    }
}

impl PartialSchema for Figure {
    fn schema() -> RefOr<Schema> {
        let kinds = SchemaType::from_iter([Type::Number, Type::String]);
        let about = "A figure as a JSON number, exact to four decimals; a text as a string";
        ObjectBuilder::new().schema_type(kinds).description(Some(about)).into()
    }
}

impl ToSchema for Figure {}

/// `1234.5`, `-0.5`, `1.2e3`: exact, or nothing.
fn decimal(written: &str) -> Option<Decimal> {
    if written.len() > LONGEST {
        return None;
    }
    let (digits, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    let number = Decimal::from_str_exact(digits).ok()?;
    let exponent: i32 = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let power =
        Decimal::try_from_i128_with_scale(10_i128.checked_pow(exponent.unsigned_abs())?, 0).ok()?;
    if exponent < 0 {
        // Exact only if what was divided comes back.
        let quotient = number.checked_div(power)?;
        (quotient.checked_mul(power)? == number).then_some(quotient)
    } else {
        number.checked_mul(power)
    }
}

/// Digits only, so that the field says what is wrong with it: too large, too many decimals.
fn spelled(written: &str) -> String {
    let Some((figure, exponent)) = written.split_once(['e', 'E']) else {
        return written.replace('.', ",");
    };
    let (sign, figure) = figure.strip_prefix('-').map_or(("", figure), |figure| ("-", figure));
    let (digits, zeros) = (figure.replace('.', ""), "0".repeat(LONGEST));
    if exponent.starts_with('-') {
        format!("{sign}0,{zeros}{digits}")
    } else {
        format!("{sign}{digits}{zeros}")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn typed(json: &str) -> Option<String> {
        let figure: Figure = serde_json::from_str(json).unwrap();
        figure.typed().map(Cow::into_owned)
    }

    #[test]
    fn a_number_is_typed_as_people_do_and_no_digit_is_lost() {
        for (json, expected) in [
            ("0", "0"),
            ("1234567.891", "1.234.567,891"),
            ("0.1", "0,1"),
            ("1.234", "1,2340"),
            ("922337203685477.5807", "922.337.203.685.477,5807"),
            ("1.2e3", "1.200"),
            ("5E-1", "0,5"),
            ("\"  abc\\n\"", "  abc\n"),
            ("null", ""),
        ] {
            assert_eq!(typed(json).as_deref(), Some(expected), "{json}");
        }
    }

    #[test]
    fn what_is_no_figure_is_told_from_what_is_too_large() {
        assert_eq!(typed("[1]"), None);
        assert_eq!(typed("{}"), None);
        assert_eq!(typed("true"), None);
        let read = |json: &str| domain::number::parse(&typed(json).unwrap());
        use domain::number::NumberProblem::{TooLarge, TooManyDecimals};
        for huge in ["1e400", "-2.5E+400", "1e999999999"] {
            assert_eq!(read(huge), Err(TooLarge), "{huge}");
        }
        assert_eq!(read("1e-400"), Err(TooManyDecimals));
        assert_eq!(read("0e400"), Ok(Decimal::ZERO));
        let long = typed(&format!("1{}", "0".repeat(40))).unwrap();
        assert_eq!(domain::number::parse(&long), Err(domain::number::NumberProblem::TooLarge));
    }

    #[test]
    fn a_number_is_printed_with_its_digits() {
        let number = |text: &str| Figure::number(text.parse().unwrap()).unwrap().0.to_string();
        assert_eq!(number("922337203685477.5807"), "922337203685477.5807");
        assert_eq!(number("0.1000"), "0.1");
        assert_eq!(number("1500"), "1500");
    }
}
