//! What is refused, where, and in which words.

use domain::rule::{
    DEEPEST, Kind, LONGEST,
    Mistake::{self, *},
    RuleProblem, parse,
};

use crate::cells::Template;

fn refused(source: &str) -> (u32, Mistake) {
    let RuleProblem { at, kind } = parse(source).unwrap_err();
    (at, kind)
}

#[test]
fn a_problem_is_told_at_its_place() {
    let number_truth = WrongKind { wanted: Kind::Number, found: Kind::Truth };
    for (source, at, mistake) in [
        ("", 0, Nothing),
        (" \t", 0, Nothing),
        ("A <= ", 5, NoValue),
        ("* 2", 0, NoValue),
        ("A and or B", 6, NoValue),
        ("()", 1, NoValue),
        ("abs()", 4, NoValue),
        ("(A + B", 6, NoClosing),
        ("sum(A, B", 8, NoClosing),
        ("A + B)", 5, ClosingTooMany),
        ("A B", 2, NoOperator),
        ("A not B", 2, NoOperator),
        ("(A 1)", 3, NoOperator),
        ("A <= 0,3", 6, StrayComma),
        ("(1, 2)", 2, StrayComma),
        ("A < B < C", 6, TwoComparisons),
        ("A = B = C", 6, TwoComparisons),
        ("A == B", 2, DoubleEquals),
        ("A & B", 2, StrangeCharacter('&')),
        ("A ≤ B", 2, StrangeCharacter('≤')),
        ("Ă + 1", 0, StrangeCharacter('Ă')),
        ("A + '≤≤' + @", 11, StrangeCharacter('@')),
        ("A ! B", 2, StrangeCharacter('!')),
        ("1.2.3", 0, WrongNumber),
        ("A + 1.", 4, WrongNumber),
        ("2G", 0, WrongNumber),
        ("1e3", 0, WrongNumber),
        ("99999999999999999999999999999999", 0, WrongNumber),
        ("0.00000000000000000000000000001", 0, WrongNumber),
        ("A = 'x", 4, NoClosingQuote),
        ("VT08[4G", 7, NoClosingBracket),
        ("VT08[4G 5G]", 8, NoClosingBracket),
        ("VT08[]", 5, NoCellName),
        ("VT08[ă]", 5, NoCellName),
        ("prev.", 5, NoKey),
        ("prev.2", 5, NoKey),
        ("f.and", 2, NoKey),
        ("last.A", 0, UnknownPrefix),
        ("A + avg(B)", 4, UnknownFunction("avg".to_owned())),
        ("SUM(B)", 0, UnknownFunction("SUM".to_owned())),
        ("VT08[*] + 1", 0, StarOutside),
        ("sum(VT08[*] + 1)", 4, StarOutside),
        ("abs(VT08[*])", 4, StarOutside),
        ("isnil(VT08[*])", 6, StarOutside),
        ("sum(G[*][c])", 8, StarBesideOthers),
        ("sum(G[r][*])", 8, StarBesideOthers),
        ("G[a][b][c]", 7, NoOperator),
        ("1 + (2 < 3)", 4, number_truth.clone()),
        ("(1 < 2) < 3", 0, number_truth.clone()),
        ("-(A and B)", 1, number_truth.clone()),
        ("sum(1, true)", 7, number_truth.clone()),
        ("abs(A = B)", 4, number_truth.clone()),
        ("'x' < 'y'", 0, WrongKind { wanted: Kind::Number, found: Kind::Text }),
        ("A * 'x'", 4, WrongKind { wanted: Kind::Number, found: Kind::Text }),
        ("A > 0 and 1", 10, WrongKind { wanted: Kind::Truth, found: Kind::Number }),
        ("not 'x'", 4, WrongKind { wanted: Kind::Truth, found: Kind::Text }),
        ("if(1, A, B)", 3, WrongKind { wanted: Kind::Truth, found: Kind::Number }),
        ("if(A > 0, 1, 'x')", 13, WrongKind { wanted: Kind::Number, found: Kind::Text }),
        ("if(A > 0, 'x', A > 0)", 15, WrongKind { wanted: Kind::Text, found: Kind::Truth }),
        ("if(A > 0, 1, B) and C", 0, WrongKind { wanted: Kind::Truth, found: Kind::Number }),
        ("if(A > 0, B, 1) and C", 0, WrongKind { wanted: Kind::Truth, found: Kind::Number }),
        ("'x' = 1", 6, WrongKind { wanted: Kind::Text, found: Kind::Number }),
        ("true = 1", 7, WrongKind { wanted: Kind::Truth, found: Kind::Number }),
        ("isnil(A + 1)", 6, NotACell),
        ("round(A, B)", 9, WrongPlaces),
        ("round(A, 1.5)", 9, WrongPlaces),
        ("round(A, 10)", 9, WrongPlaces),
    ] {
        assert_eq!(refused(source), (at, mistake), "{source}");
    }
}

#[test]
fn functions_say_how_many_parts_they_need() {
    for (source, vietnamese) in [
        ("if(A > 0, 1)", "Ở vị trí 1: hàm if cần ba phần: if(điều kiện, nếu đúng, nếu sai)."),
        ("1 + round(A)", "Ở vị trí 5: hàm round cần hai phần: round(số, số chữ số thập phân)."),
        ("abs(A, B)", "Ở vị trí 1: hàm “abs” chỉ cần một phần."),
        ("isnil(A, B)", "Ở vị trí 1: hàm “isnil” chỉ cần một phần."),
        ("known(A, B)", "Ở vị trí 1: hàm “known” chỉ cần một phần."),
    ] {
        assert_eq!(parse(source).unwrap_err().to_string(), vietnamese);
    }
}

#[test]
fn a_problem_is_a_sentence_in_both_languages() {
    for (source, vietnamese, english) in [
        (
            "(A + B",
            "Ở vị trí 7: thiếu dấu ngoặc đóng “)”.",
            "At position 7: the closing parenthesis “)” is missing.",
        ),
        (
            "A # B",
            "Ở vị trí 3: không dùng được ký tự “#”, xóa hoặc thay.",
            "At position 3: “#” cannot be used here, delete or replace it.",
        ),
        (
            "avg(A)",
            "Ở vị trí 1: không có hàm “avg”, chọn if, abs, min, max, round, sum, count, isnil hoặc known.",
            "At position 1: there is no function “avg”, choose if, abs, min, max, round, sum, count, isnil or known.",
        ),
    ] {
        let problem = parse(source).unwrap_err();
        assert_eq!(problem.to_string(), vietnamese);
        assert_eq!(problem.english(), english);
    }
    assert_eq!(NoKey.to_string(), "thiếu mã chỉ tiêu sau dấu chấm, viết như prev.VT02");
    assert_eq!(NoValue.english(), "a number, an indicator code or a function is missing");
}

#[test]
fn what_is_too_long_or_too_deep_is_refused() {
    let longest = LONGEST as usize;
    assert!(parse(&"A".repeat(longest)).is_ok());
    assert_eq!(refused(&"A".repeat(longest + 1)), (LONGEST, TooLong));
    assert_eq!(refused(&"ă".repeat(longest + 1)), (LONGEST, TooLong));

    let deepest = DEEPEST as usize;
    for (open, close) in [("(", ")"), ("-", ""), ("not ", ""), ("abs(", ")"), ("sum(1,", ")")] {
        let deep = |levels: usize| format!("{}A{}", open.repeat(levels), close.repeat(levels));
        assert!(parse(&deep(deepest)).is_ok(), "{open}");
        assert_eq!(refused(&deep(deepest + 1)).1, TooDeep, "{open}");
    }
    // A right side is one deeper, and its parentheses one more.
    let right_sides = |levels: usize| format!("{}A{}", "1+(".repeat(levels), ")".repeat(levels));
    assert!(parse(&right_sides(deepest / 2)).is_ok());
    assert_eq!(refused(&right_sides(deepest / 2 + 1)).1, TooDeep);
    assert_eq!(refused(&"(".repeat(longest)), (DEEPEST + 1, TooDeep));
}

#[test]
fn a_long_sum_is_not_deep() {
    let sum = vec!["A01"; 400].join(" + ");
    assert_eq!(sum.chars().count(), 400 * 6 - 3);
    assert_eq!(refused(&sum).1, TooLong);
    let sum = vec!["A1"; 400].join(" + ");
    assert_eq!(parse(&sum).unwrap().to_string(), sum);
}

#[test]
fn a_template_is_asked_for_each_cell() {
    let template = Template(&[("A", Kind::Number), ("T", Kind::Text), ("B", Kind::Truth)]);
    let check = |source: &str, wants| parse(source).unwrap().check(&template, wants);
    for (source, wants) in [
        ("A[x] + prev.A", Kind::Number),
        ("T = 'x' and B", Kind::Truth),
        ("if(B, T, 'x')", Kind::Text),
        ("isnil(T) or known(B) or count(T, B, A[*]) > 1", Kind::Truth),
    ] {
        assert_eq!(check(source, wants), Ok(()), "{source}");
    }
    for (source, wants, vietnamese) in [
        ("A + C", Kind::Number, "Ở vị trí 5: mẫu này không có ô “C”, kiểm tra lại mã."),
        (
            "isnil(yoy.C[x])",
            Kind::Truth,
            "Ở vị trí 7: mẫu này không có ô “yoy.C[x]”, kiểm tra lại mã.",
        ),
        ("sum(C[*])", Kind::Number, "Ở vị trí 5: mẫu này không có ô “C[*]”, kiểm tra lại mã."),
        ("A + T", Kind::Number, "Ở vị trí 5: cần một số, nhưng phần này là chữ."),
        ("sum(1, T)", Kind::Number, "Ở vị trí 8: cần một số, nhưng phần này là chữ."),
        ("sum(B[*])", Kind::Number, "Ở vị trí 5: cần một số, nhưng phần này là đúng/sai."),
        (
            "A > 0 and T",
            Kind::Truth,
            "Ở vị trí 11: cần một điều kiện như A <= B, nhưng phần này là chữ.",
        ),
        ("A = T", Kind::Truth, "Ở vị trí 5: cần một số, nhưng phần này là chữ."),
        ("if(B, T, B)", Kind::Text, "Ở vị trí 10: cần chữ như 'x', nhưng phần này là đúng/sai."),
        ("T", Kind::Number, "Ở vị trí 1: cần một số, nhưng phần này là chữ."),
        ("A + 1", Kind::Truth, "Ở vị trí 1: cần một điều kiện như A <= B, nhưng phần này là số."),
    ] {
        assert_eq!(check(source, wants).unwrap_err().to_string(), vietnamese, "{source}");
    }
}
