//! Any text is read or refused at a place within it; a rule prints as it reads, and is evaluated
//! over facts of any kind without a panic.
#![no_main]

use domain::rule::{Facts, Kind, Known, Mistake, Reference, Value, order, parse};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

/// The facts and the template follow from the name of the cell.
struct Anything;

impl Anything {
    fn sum(reference: &Reference) -> u8 {
        reference.to_string().bytes().fold(7, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte))
    }
}

impl Facts for Anything {
    fn value(&self, reference: &Reference) -> Value {
        match Self::sum(reference) {
            sum @ 0..=99 => Value::Number(Decimal::new(i64::from(sum), 2)),
            100..=149 => Value::Unknown,
            150..=169 => Value::Number(Decimal::MAX),
            170..=189 => Value::Number(Decimal::MIN),
            190..=209 => Value::Number(Decimal::new(1, 28)),
            sum @ 210..=235 => Value::Truth(sum > 220),
            _ => Value::Text("x".to_owned()),
        }
    }

    fn all(&self, reference: &Reference) -> Vec<Value> {
        vec![self.value(reference); usize::from(Self::sum(reference)) * 50]
    }

    fn is_nil(&self, reference: &Reference) -> Option<bool> {
        [None, Some(false), Some(true)][usize::from(Self::sum(reference)) % 3]
    }
}

impl Known for Anything {
    fn kind(&self, reference: &Reference) -> Option<Kind> {
        [None, Some(Kind::Number), Some(Kind::Truth), Some(Kind::Text)]
            [usize::from(Self::sum(reference)) % 4]
    }
}

fuzz_target!(|source: &str| {
    let rule = match parse(source) {
        Ok(rule) => rule,
        Err(problem) => {
            assert!(problem.at as usize <= source.chars().count());
            assert!(problem.to_string().ends_with('.') && problem.english().ends_with('.'));
            return;
        }
    };
    let printed = rule.to_string();
    match parse(&printed) {
        Ok(again) => {
            assert_eq!(again, rule);
            assert_eq!(again.evaluate(&Anything), rule.evaluate(&Anything));
        }
        // At its bounds: printing adds blanks, and parentheses around a `not` after an operator.
        Err(problem) => assert!(matches!(problem.kind, Mistake::TooLong | Mistake::TooDeep)),
    }
    for wants in [Kind::Number, Kind::Truth, Kind::Text] {
        if let Err(problem) = rule.check(&Anything, wants) {
            assert!(problem.at as usize <= source.chars().count());
        }
    }
    let own = rule.references().first().map_or("A", |reference| reference.key.as_str()).to_owned();
    let _ = order(&[(own, &rule), ("A".to_owned(), &rule)]);
});
