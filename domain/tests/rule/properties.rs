//! What holds for any rule: it prints as it reads, it never panics, and it counts right.

use domain::rule::{EvalProblem, Facts, Reference, Value, parse};
use proptest::{collection::vec, prelude::*, sample::select};
use rust_decimal::Decimal;

/// Facts of every kind and size, chosen by the name of the cell: also such as no template has.
struct Anything(u8);

impl Anything {
    fn pick(&self, reference: &Reference) -> Value {
        let name = reference.to_string();
        let sum = name.bytes().fold(self.0, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
        match sum % 8 {
            0 => Value::Unknown,
            1 => Value::Number(Decimal::MAX),
            2 => Value::Number(Decimal::MIN),
            3 => Value::Number(Decimal::ZERO),
            4 => Value::Number(Decimal::new(1, 28)),
            5 => Value::Truth(sum > 100),
            6 => Value::Text("x".to_owned()),
            _ => Value::Number(Decimal::new(i64::from(sum), 2)),
        }
    }
}

impl Facts for Anything {
    fn value(&self, reference: &Reference) -> Value {
        self.pick(reference)
    }

    fn all(&self, reference: &Reference) -> Vec<Value> {
        vec![self.pick(reference); usize::from(self.0) * 100]
    }

    fn is_nil(&self, reference: &Reference) -> Option<bool> {
        match self.pick(reference) {
            Value::Truth(truth) => Some(truth),
            _ => None,
        }
    }
}

fn cell() -> impl Strategy<Value = String> {
    select(vec!["A", "f.B", "prev.C1", "yoy.d_2", "VT08[4G]", "prev.G[r1][2]", "known", "f"])
        .prop_map(ToOwned::to_owned)
}

/// A part, now and then in needless parentheses or with odd blanks.
fn dressed(part: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (part, 0..6_u8).prop_map(|(part, dress)| match dress {
        0 => format!("( {part} )"),
        1 => format!("(({part}))"),
        2 => format!(" {part}\n"),
        _ => part,
    })
}

/// Parts that come to a number, and parts that come to true or false.
fn parts() -> (BoxedStrategy<String>, BoxedStrategy<String>) {
    let figure = prop_oneof![
        "[0-9]{1,9}",
        "[0-9]{1,6}\\.[0-9]{1,6}",
        cell(),
        cell(),
        Just("sum(VT08[*], A)".to_owned()),
        Just("count(yoy.G[*])".to_owned()),
        Just("79228162514264337593543950335".to_owned()),
    ];
    let condition = prop_oneof![
        select(vec!["true", "false", "A = 'x'", "B != \"it's\"", "known('x')"])
            .prop_map(ToOwned::to_owned),
        cell(),
        cell().prop_map(|cell| format!("isnil({cell})")),
    ];
    let mut numbers = figure.boxed();
    let mut truths = condition.boxed();
    for _ in 0..4 {
        (numbers, truths) = deeper(&numbers, &truths);
    }
    (numbers, truths)
}

fn deeper(
    numbers: &BoxedStrategy<String>,
    truths: &BoxedStrategy<String>,
) -> (BoxedStrategy<String>, BoxedStrategy<String>) {
    let number = || dressed(numbers.clone());
    let truth = || dressed(truths.clone());
    let join = |signs: Vec<&'static str>, (first, rest): (String, Vec<(usize, String)>)| {
        rest.into_iter()
            .fold(first, |all, (sign, part)| format!("{all} {} {part}", signs[sign % signs.len()]))
    };
    let deeper_number = prop_oneof![
        2 => numbers.clone(),
        2 => (number(), vec((any::<usize>(), number()), 1..3))
            .prop_map(move |parts| join(vec!["+", "-", "*", "/"], parts)),
        1 => number().prop_map(|part| format!("-{part}")),
        1 => (number(), 0..10).prop_map(|(part, places)| format!("round({part},{places})")),
        1 => (select(vec!["min", "max", "sum", "count"]), vec(number(), 1..3))
            .prop_map(|(name, parts)| format!("{name}({})", parts.join(","))),
        1 => (truth(), number(), number()).prop_map(|(a, b, c)| format!("if({a},{b}, {c})")),
        1 => number().prop_map(|part| format!("abs({part})")),
    ];
    let deeper_truth = prop_oneof![
        2 => truths.clone(),
        2 => (truth(), vec((any::<usize>(), truth()), 1..3))
            .prop_map(move |parts| join(vec!["and", "or"], parts)),
        1 => truth().prop_map(|part| format!("not {part}")),
        2 => (number(), select(vec!["=", "<>", "!=", "<", "<=", ">", ">="]), number())
            .prop_map(|(left, sign, right)| format!("({left} {sign}{right})")),
        1 => number().prop_map(|part| format!("known({part})")),
        1 => (truth(), truth(), truth()).prop_map(|(a, b, c)| format!("if({a},{b},{c})")),
    ];
    (deeper_number.boxed(), deeper_truth.boxed())
}

fn any_rule() -> BoxedStrategy<String> {
    let (numbers, truths) = parts();
    prop_oneof![numbers, truths].boxed()
}

/// Arithmetic over plain figures, with what it should come to: nothing where it is unknown.
fn sum_of_figures() -> BoxedStrategy<(String, Result<Option<Decimal>, EvalProblem>)> {
    let figure = (0..=9_999_999_999_i64, 0..=4_u32).prop_map(|(digits, scale)| {
        let figure = Decimal::new(digits, scale);
        (figure.to_string(), Ok(Some(figure)))
    });
    figure
        .prop_recursive(6, 40, 2, |inner| {
            (inner.clone(), select(vec!['+', '-', '*', '/']), inner).prop_map(
                |((left, left_value), sign, (right, right_value))| {
                    (format!("({left}) {sign} ({right})"), work_out(left_value, sign, right_value))
                },
            )
        })
        .boxed()
}

fn work_out(
    left: Result<Option<Decimal>, EvalProblem>,
    sign: char,
    right: Result<Option<Decimal>, EvalProblem>,
) -> Result<Option<Decimal>, EvalProblem> {
    let (left, right) = match (left?, right?) {
        (Some(left), Some(right)) => (left, right),
        _ => return Ok(None),
    };
    let result = match sign {
        '+' => left.checked_add(right),
        '-' => left.checked_sub(right),
        '*' => left.checked_mul(right),
        _ if right.is_zero() => return Ok(None),
        _ => left.checked_div(right),
    };
    result.map(Some).ok_or(EvalProblem::TooLarge)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn what_is_printed_reads_as_the_same_rule(source in any_rule()) {
        // The generator writes nothing wrong, but may write too much.
        prop_assume!(source.chars().count() <= 2000);
        let rule = parse(&source);
        prop_assert!(rule.is_ok(), "{:?}", rule);
        let rule = rule.unwrap();
        let printed = rule.to_string();
        let again = parse(&printed);
        prop_assert_eq!(again.as_ref(), Ok(&rule), "{}", printed);
        prop_assert_eq!(again.unwrap().to_string(), printed);
    }

    #[test]
    fn any_rule_comes_to_something(source in any_rule(), facts in any::<u8>()) {
        if let Ok(rule) = parse(&source) {
            let value = rule.evaluate(&Anything(facts));
            let again = parse(&rule.to_string()).unwrap().evaluate(&Anything(facts));
            prop_assert_eq!(value, again);
        }
    }

    #[test]
    fn anything_written_is_answered(source in ".{0,60}", facts in any::<u8>()) {
        match parse(&source) {
            Ok(rule) => drop(rule.evaluate(&Anything(facts))),
            Err(problem) => prop_assert!(problem.at as usize <= source.chars().count()),
        }
    }

    #[test]
    fn anything_like_a_rule_is_answered(
        words in vec(select(vec![
            "A", "B1", "prev", "yoy", ".", "[", "]", "*", "4G", "(", ")", ",", "+", "-", "/", "=", "<",
            ">", "!", "and", "or", "not", "if", "sum", "isnil", "round", "'", "\"", "0.5", "7", " ", "ă",
        ]), 0..24),
        facts in any::<u8>(),
    ) {
        let source = words.join(" ");
        match parse(&source) {
            Ok(rule) => {
                drop(rule.evaluate(&Anything(facts)));
                prop_assert_eq!(parse(&rule.to_string()), Ok(rule));
            }
            Err(problem) => {
                prop_assert!(problem.at as usize <= source.chars().count());
                prop_assert!(problem.to_string().starts_with("Ở vị trí "));
                prop_assert!(problem.english().starts_with("At position "));
            }
        }
    }

    #[test]
    fn arithmetic_agrees_with_the_decimals((source, value) in sum_of_figures()) {
        prop_assume!(source.chars().count() <= 2000);
        let worked_out = parse(&source).unwrap().evaluate(&Anything(0));
        prop_assert_eq!(worked_out, value.map(Value::from), "{}", source);
    }
}
