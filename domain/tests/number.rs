//! Reading, printing and keeping figures the Vietnamese way.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use domain::number::{
    NumberProblem::{self, Missing, NotANumber, Questioned, TooLarge, TooManyDecimals},
    at_rest, from_rest, parse, print, print_for_field, print_rounded, round,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn plain(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn asked(suggestion: &str, other: Option<&str>) -> Result<Decimal, NumberProblem> {
    Err(Questioned { suggestion: plain(suggestion), other: other.map(plain) })
}

#[test]
fn vietnamese_figures_are_read() {
    for (typed, meant) in [
        ("0", "0"),
        ("007", "7"),
        ("1234", "1234"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1234,5", "1234.5"),
        ("1234,567", "1234.567"),
        ("0,123", "0.123"),
        ("0,1234", "0.1234"),
        ("1,2345", "1.2345"),
        ("1,5", "1.5"),
        ("12,50", "12.5"),
        ("12,500000", "12.5"),
        ("1 234", "1234"),
        ("1 234,5", "1234.5"),
        ("1\u{a0}234\u{202f}567,5", "1234567.5"),
        ("  1234\t", "1234"),
        ("\u{feff}12\u{200b}34\u{200e}", "1234"),
        ("-5", "-5"),
        ("− 5", "-5"),
        ("-1.234,5", "-1234.5"),
        ("-0", "0"),
        ("-0,0000", "0"),
        ("922.337.203.685.477,5807", "922337203685477.5807"),
        ("-922.337.203.685.477,5807", "-922337203685477.5807"),
    ] {
        assert_eq!(parse(typed), Ok(plain(meant)), "{typed:?}");
    }
}

#[test]
fn what_can_be_read_in_another_way_is_questioned() {
    for (typed, suggestion, other) in [
        ("1,234.5", "1234.5", None),
        ("1,234,567", "1234567", None),
        ("1,234,567.89", "1234567.89", None),
        ("1,234", "1234", Some("1.234")),
        ("12,345", "12345", Some("12.345")),
        ("-123,000", "-123000", Some("-123")),
        ("1.5", "1.5", None),
        ("12.34", "12.34", None),
        ("0.5", "0.5", None),
        ("0.123", "0.123", None),
        ("1234.567", "1234.567", None),
        ("1 234.567", "1234.567", None),
        ("1.2340", "1.234", None),
    ] {
        assert_eq!(parse(typed), asked(suggestion, other), "{typed:?}");
    }
}

#[test]
fn what_is_no_figure_is_refused() {
    for (typed, problem) in [
        ("", Missing),
        (" \u{a0}\u{200b} ", Missing),
        ("-", NotANumber),
        ("–", NotANumber),
        ("--5", NotANumber),
        ("+5", NotANumber),
        ("abc", NotANumber),
        ("12a", NotANumber),
        ("1e3", NotANumber),
        ("96,5%", NotANumber),
        ("5,", NotANumber),
        (",5", NotANumber),
        (".5", NotANumber),
        ("5.", NotANumber),
        ("1.23.456", NotANumber),
        ("1.234.56", NotANumber),
        ("1,234,56", NotANumber),
        ("1 23", NotANumber),
        ("1  234", NotANumber),
        ("1.234 567", NotANumber),
        ("1,5,5", NotANumber),
        ("0.123.456", NotANumber),
        ("1,234.567.8", NotANumber),
        ("١٢٣", NotANumber),
        ("１２３", NotANumber),
        ("1٢", NotANumber),
        ("NaN", NotANumber),
        ("∞", NotANumber),
        ("1,23456", TooManyDecimals),
        ("0.30000000000000004", TooManyDecimals),
        ("922337203685477,5808", TooLarge),
        ("-922337203685477,5808", TooLarge),
        ("922337203685478", TooLarge),
        ("1,000,000,000,000,000,000", TooLarge),
    ] {
        assert_eq!(parse(typed), Err(problem), "{typed:?}");
    }
    assert_eq!(parse(&"9".repeat(100_000)), Err(TooLarge));
}

#[test]
fn figures_are_printed_in_groups_of_three() {
    for (number, printed) in [
        ("0", "0"),
        ("-0", "0"),
        ("0.00", "0"),
        ("5", "5"),
        ("100", "100"),
        ("999", "999"),
        ("1000", "1.000"),
        ("1234567.89", "1.234.567,89"),
        ("-1234.50", "-1.234,5"),
        ("0.05", "0,05"),
        ("-0.0001", "-0,0001"),
        ("123456", "123.456"),
        ("79228162514264337593543950335", "79.228.162.514.264.337.593.543.950.335"),
        ("0.0000000000000000000000000001", "0,0000000000000000000000000001"),
    ] {
        assert_eq!(print(plain(number)), printed, "{number}");
    }
}

#[test]
fn a_field_shows_what_is_not_questioned_again() {
    assert_eq!(print(plain("1.234")), "1,234");
    assert_eq!(print_for_field(plain("1.234")), "1,2340");
    assert_eq!(print_for_field(plain("0.234")), "0,234");
    assert_eq!(print_for_field(plain("1234.567")), "1.234,567");
}

#[test]
fn a_half_is_rounded_away_from_zero() {
    for (number, decimals, printed) in [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0,13"),
        ("-0.04", 1, "0"),
        ("1.99", 1, "2"),
        ("1234.5", 3, "1.234,5"),
    ] {
        assert_eq!(print_rounded(plain(number), decimals), printed, "{number}");
    }
    assert_eq!(round(plain("33.33335"), 4), plain("33.3334"));
}

#[test]
fn at_rest_a_figure_is_exact_or_refused() {
    assert_eq!(at_rest(plain("1.5")), Ok(15_000));
    assert_eq!(at_rest(plain("-0.0001")), Ok(-1));
    assert_eq!(at_rest(plain("2.5000000")), Ok(25_000));
    assert_eq!(at_rest(plain("922337203685477.5807")), Ok(i64::MAX));
    assert_eq!(at_rest(plain("-922337203685477.5807")), Ok(-i64::MAX));
    assert_eq!(at_rest(plain("0.00001")), Err(TooManyDecimals));
    assert_eq!(at_rest(plain("922337203685477.5808")), Err(TooLarge));
    assert_eq!(at_rest(plain("-922337203685477.5808")), Err(TooLarge));
    assert_eq!(at_rest(Decimal::MAX), Err(TooLarge));
    assert_eq!(at_rest(Decimal::MIN), Err(TooLarge));
    assert_eq!(from_rest(i64::MIN), plain("-922337203685477.5808"));
}

#[test]
fn a_problem_crosses_the_wire_exactly() {
    let questioned = parse("922,337,203,685,477.5807").unwrap_err();
    let json = serde_json::to_string(&questioned).unwrap();
    assert_eq!(json, r#"{"Questioned":{"suggestion":"922337203685477.5807","other":null}}"#);
    for problem in [questioned, parse("1,234").unwrap_err(), Missing, TooLarge] {
        let json = serde_json::to_string(&problem).unwrap();
        assert_eq!(serde_json::from_str::<NumberProblem>(&json).unwrap(), problem);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn what_stands_in_a_field_reads_as_the_same(stored in -i64::MAX..=i64::MAX) {
        let number = from_rest(stored);
        prop_assert_eq!(at_rest(number), Ok(stored));
        prop_assert_eq!(parse(&print_for_field(number)), Ok(number));
    }

    #[test]
    fn only_three_decimals_below_a_thousand_are_asked(stored in -20_000_000_i64..20_000_000) {
        let number = from_rest(stored);
        prop_assert_eq!(parse(&print_for_field(number)), Ok(number));
        let below = number.abs() >= Decimal::ONE && number.abs() < Decimal::ONE_THOUSAND;
        if number.scale() == 3 && below {
            let suggestion = number * Decimal::ONE_THOUSAND;
            let asked = Err(Questioned { suggestion, other: Some(number) });
            prop_assert_eq!(parse(&print(number)), asked);
        } else {
            prop_assert_eq!(parse(&print(number)), Ok(number));
            prop_assert_eq!(print_for_field(number), print(number));
        }
    }

    #[test]
    fn anything_typed_is_answered(typed in ".{0,40}") {
        if let Ok(number) = parse(&typed) {
            prop_assert!(at_rest(number).is_ok());
        }
    }

    #[test]
    fn anything_like_a_figure_is_answered(typed in "[-−]?[0-9 .,]{0,24}") {
        if let Ok(number) = parse(&typed) {
            prop_assert!(at_rest(number).is_ok());
        }
    }
}
