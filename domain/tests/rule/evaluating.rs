//! What rules come to: arithmetic, unknown, nil, and the bounds.

use domain::rule::{DEEPEST, EvalProblem, MOST_STEPS, Value, parse};

use crate::cells::{Cells, FALSE, TRUE, UNKNOWN, number};

#[test]
fn arithmetic_is_exact() {
    for (source, value) in [
        ("0.1 + 0.2", "0.3"),
        ("1 - 2 - 3", "-4"),
        ("8 / 4 / 2", "1"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("-2 * -3", "6"),
        ("abs(3 - 5)", "2"),
        ("min(3, 1, 2)", "1"),
        ("max(3, 1, 2)", "3"),
        ("sum(1, 2, 3.5)", "6.5"),
        ("sum(-1, -2)", "-3"),
        ("min(-1, -2)", "-2"),
        ("max(-1)", "-1"),
        ("1 - -1", "2"),
        ("count(1, 'x', true)", "3"),
        ("round(2.345, 2)", "2.35"),
        ("round(-2.5, 0)", "-3"),
        ("if(1 < 2, 10, 20)", "10"),
        ("if('a' = \"a\", 10, 20)", "10"),
        ("123456789012345.1234 * 1000 / 1000", "123456789012345.1234"),
    ] {
        assert_eq!(Cells::default().say(source), number(value), "{source}");
    }
}

#[test]
fn comparisons_compare() {
    for (source, value) in [
        ("1 = 1.0", TRUE),
        ("1 != 1", FALSE),
        ("1 <> 2", TRUE),
        ("1 < 1", FALSE),
        ("1 <= 1", TRUE),
        ("2 > 1", TRUE),
        ("1 >= 2", FALSE),
        ("'a' = 'b'", FALSE),
        ("'a' != 'b'", TRUE),
        ("true = false", FALSE),
        ("(1 < 2) = true", TRUE),
    ] {
        assert_eq!(Cells::default().say(source), value, "{source}");
    }
}

#[test]
fn unknown_follows_kleene() {
    let cells = Cells::with(&[("T", TRUE), ("F", FALSE)]);
    for (left, and, or) in [
        ("T", [TRUE, FALSE, UNKNOWN], [TRUE, TRUE, TRUE]),
        ("F", [FALSE, FALSE, FALSE], [TRUE, FALSE, UNKNOWN]),
        ("U", [UNKNOWN, FALSE, UNKNOWN], [TRUE, UNKNOWN, UNKNOWN]),
    ] {
        for ((right, and), or) in ["T", "F", "U"].into_iter().zip(and).zip(or) {
            assert_eq!(cells.say(&format!("{left} and {right}")), and, "{left} and {right}");
            assert_eq!(cells.say(&format!("{left} or {right}")), or, "{left} or {right}");
        }
    }
    for (source, value) in [
        ("not T", FALSE),
        ("not F", TRUE),
        ("not U", UNKNOWN),
        ("U and U and F", FALSE),
        ("F or U or T", TRUE),
        ("if(U, 1, 1)", UNKNOWN),
        ("if(T, 1, U)", number("1")),
        ("if(F, 1, U)", UNKNOWN),
    ] {
        assert_eq!(cells.say(source), value, "{source}");
    }
}

#[test]
fn what_needs_an_unknown_is_unknown() {
    let cells = Cells::with(&[("A", number("5")), ("T", Value::Text("x".to_owned()))]);
    for source in [
        "U",
        "-U",
        "A + U",
        "U - A",
        "0 * U",
        "U / A",
        "A / U",
        "U = U",
        "U != A",
        "U < A",
        "T = U",
        "abs(U)",
        "round(U, 1)",
        "min(A, U)",
        "max(U, A)",
        "sum(A, U)",
        "sum(U)",
        "sum(A[*])",
        "if(U = 1, A, A)",
        "prev.A",
        "yoy.A",
        "A[x]",
        "A / 0",
        "A / (5 - A) * 0",
        "A / 0 = A / 0",
    ] {
        assert_eq!(cells.say(source), UNKNOWN, "{source}");
    }
}

#[test]
fn a_breakdown_with_a_gap_has_no_sum() {
    let mut cells = Cells::with(&[("VT08", number("60"))]);
    let mut say = |values: Vec<Value>, source: &str| {
        cells.all.insert("VT08".to_owned(), values);
        cells.say(source)
    };
    let whole = || vec![number("10"), number("20"), number("30")];
    let gap = || vec![number("10"), UNKNOWN, number("30")];
    assert_eq!(say(whole(), "VT08 = sum(VT08[*])"), TRUE);
    assert_eq!(say(whole(), "VT08 < sum(VT08[*], 1)"), TRUE);
    assert_eq!(say(gap(), "VT08 = sum(VT08[*])"), UNKNOWN);
    assert_eq!(say(vec![UNKNOWN; 3], "sum(VT08[*])"), UNKNOWN);
    assert_eq!(say(vec![], "sum(VT08[*])"), UNKNOWN);
    assert_eq!(say(gap(), "count(VT08[*])"), number("2"));
    assert_eq!(say(gap(), "count(VT08[*], VT08, U)"), number("3"));
    assert_eq!(say(vec![], "count(VT08[*])"), number("0"));
}

#[test]
fn nil_is_neither_zero_nor_empty() {
    let mut cells = Cells::with(&[("ZERO", number("0"))]);
    cells.nil.push("NIL".to_owned());
    for (source, value) in [
        ("isnil(NIL)", TRUE),
        ("isnil(ZERO)", FALSE),
        ("isnil(EMPTY)", UNKNOWN),
        ("known(NIL)", FALSE),
        ("known(ZERO)", TRUE),
        ("known(EMPTY)", FALSE),
        ("known(isnil(EMPTY))", FALSE),
        ("known(ZERO / ZERO)", FALSE),
        ("NIL = 0", UNKNOWN),
        ("if(isnil(NIL), 0, NIL) = 0", TRUE),
        ("isnil(EMPTY) or ZERO = 0", TRUE),
    ] {
        assert_eq!(cells.say(source), value, "{source}");
    }
}

#[test]
fn the_rules_of_the_catalogue_raise_no_false_alarm() {
    let cells = Cells::with(&[
        ("BCH01", number("140")),
        ("prev.BCH01", number("100")),
        ("VT06A", number("1")),
        ("VT06B", number("3")),
        ("TT01C", number("0")),
    ]);
    assert_eq!(cells.say("abs(BCH01-prev.BCH01) <= 0.3*prev.BCH01"), FALSE);
    assert_eq!(cells.say("abs(VT06A-prev.VT06A) <= 0.3*prev.VT06A"), UNKNOWN);
    assert_eq!(cells.say("round(VT06A/VT06B*100, 1)"), number("33.3"));
    assert_eq!(cells.say("TT01C = 0 or TT01B > 0"), TRUE);
}

#[test]
fn what_has_no_room_is_refused() {
    let big = "79228162514264337593543950335";
    for source in [
        format!("{big} + 1"),
        format!("-{big} - 1"),
        format!("{big} * 2"),
        format!("{big} / 0.5"),
        format!("sum({big}, {big})"),
        format!("{big} * 2 > 0"),
    ] {
        let problem = parse(&source).unwrap().evaluate(&Cells::default());
        assert_eq!(problem, Err(EvalProblem::TooLarge), "{source}");
    }
    assert_eq!(Cells::default().say(&format!("false and {big} * 2 > 0")), FALSE);
    assert_eq!(Cells::default().say(&format!("if(true, 1, {big} * 2)")), number("1"));
    assert_eq!(EvalProblem::TooLarge.to_string(), "kết quả quá lớn, kiểm tra lại đơn vị tính");
    assert_eq!(EvalProblem::TooLarge.english(), "the result is too large, check the unit");
}

#[test]
fn steps_are_bounded() {
    let mut cells = Cells::default();
    let say = |cells: &Cells| parse("sum(A[*])").unwrap().evaluate(cells);
    cells.all.insert("A".to_owned(), vec![number("1"); MOST_STEPS - 1]);
    assert_eq!(say(&cells), Ok(number("9999")));
    cells.all.insert("A".to_owned(), vec![number("1"); MOST_STEPS]);
    assert_eq!(say(&cells), Err(EvalProblem::TooManySteps));
    cells.all.insert("A".to_owned(), vec![number("1"); 100]);
    let many = format!("sum({})", vec!["A[*]"; 120].join(","));
    assert_eq!(parse(&many).unwrap().evaluate(&cells), Err(EvalProblem::TooManySteps));
}

#[test]
fn a_cell_of_another_kind_is_told() {
    let cells = Cells::with(&[("T", Value::Text("x".to_owned())), ("B", TRUE), ("A", number("1"))]);
    for source in ["T + 1", "not A", "A = T", "B < A", "T < T", "B <= B", "sum(T)", "if(A, 1, 2)"] {
        let problem = parse(source).unwrap().evaluate(&cells);
        assert_eq!(problem, Err(EvalProblem::WrongKind), "{source}");
    }
}

#[test]
fn the_deepest_rules_fit_a_small_stack() {
    let deep = |open: &str, inner: &str, close: &str, each: usize| {
        let levels = DEEPEST as usize / each;
        format!("{}{inner}{}", open.repeat(levels), close.repeat(levels))
    };
    let sources = [
        deep("(", "A", ")", 1),
        deep("abs(", "A", ")", 1),
        deep("not ", "true", "", 1),
        deep("1 + 2 * (", "A", ")", 3),
        deep("if(true, 1, ", "A", ")", 1),
        deep("true and not (1 = 1 + 2 * -(if(", "true", ", 1, 2)))", 9),
    ];
    // All the stack that a browser gives, where frames are a sixth of those here.
    let ran = std::thread::Builder::new().stack_size(1024 * 1024).spawn(move || {
        sources.iter().all(|source| {
            let rule = parse(source).unwrap();
            let again = parse(&rule.to_string()).unwrap();
            again == rule.clone() && rule.evaluate(&Cells::default()).is_ok()
        })
    });
    assert!(ran.unwrap().join().unwrap());
    for open in ["(", "true or true and not (1 = 1 + 2 * -(if(", "1 or 1 and 1 = 1 + 1 * ("] {
        assert!(parse(&open.repeat(2000 / open.len())).is_err());
    }
}
