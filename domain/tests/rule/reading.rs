//! What is understood, and how.

use domain::rule::{Cells, Kind, Known, Reference, When, parse};

/// The rules and formulas of the indicator catalogue (TT 02/2023), as they are written there.
const CATALOGUE: &[&str] = &[
    "abs(BCH01-prev.BCH01) <= 0.3*prev.BCH01",
    "BCH02 >= BCH03",
    "BCH03 <= BCH02",
    "BCH04 >= 0",
    "BCH05 >= 0",
    "BCH06 <= CDS03A",
    "VT02 >= VT03",
    "VT03 <= VT02",
    "VT04 <= VT02*1.1",
    "VT06A <= VT06B",
    "VT06A/VT06B*100",
    "VT07 <= VT08",
    "VT08 = sum(VT08[*])",
    "VT09A <= VT09B",
    "VT09B-VT09A",
    "VT11 >= 0 and VT11 <= 100",
    "VT12 >= VT13",
    "VT13 <= VT12",
    "CDS01 >= 0 and CDS01 <= 1",
    "CDS01R >= 1 and CDS01R <= 63",
    "CDS02A + CDS02B = CDS02",
    "CDS03B <= CDS03A",
    "CDS03C <= CDS03B",
    "CDS03C/CDS03A*100",
    "CDS05B <= CDS05A",
    "CDS06A <= CDS06B",
    "CDS08 >= prev.CDS08",
    "XHS01C >= XHS01A + XHS01B",
    "XHS03 >= 0 and XHS03 <= 100",
    "KTS01 >= 0 and KTS01 <= 100",
    "KTS03A <= KTS03B",
    "AT01B <= AT01A",
    "AT01C <= AT01B",
    "AT02B <= AT02A + prev.backlog",
    "AT03A <= AT03B",
    "CS01B <= CS01A",
    "TT01C = 0 or TT01B > 0",
];

struct EveryNumber;

impl Known for EveryNumber {
    fn kind(&self, _: &Reference) -> Option<Kind> {
        Some(Kind::Number)
    }
}

#[test]
fn every_rule_of_the_catalogue_is_understood() {
    for source in CATALOGUE {
        let rule = parse(source).unwrap();
        let wants = if source.contains(['=', '<', '>']) { Kind::Truth } else { Kind::Number };
        assert_eq!(rule.check(&EveryNumber, wants), Ok(()), "{source}");
        assert_eq!(rule.source(), *source);
        assert_eq!(parse(&rule.to_string()), Ok(rule));
    }
}

#[test]
fn operators_hold_as_tightly_as_people_expect() {
    for (written, meant) in [
        ("1 + 2 * 3", "1 + (2 * 3)"),
        ("1 * 2 + 3", "(1 * 2) + 3"),
        ("A < B + 1", "A < (B + 1)"),
        ("not A < B", "not (A < B)"),
        ("not A and B", "(not A) and B"),
        ("A or B and C", "A or (B and C)"),
        ("A and B or C", "(A and B) or C"),
        ("-A * B", "(-A) * B"),
        ("-A + B", "(-A) + B"),
        ("2 - -A", "2 - (-A)"),
        ("--A = A", "(-(-A)) = A"),
        ("A = 0 or B > 0", "(A = 0) or (B > 0)"),
        ("X = not A = B", "X = (not (A = B))"),
        ("A>=0 and A<=100", "(A >= 0) and (A <= 100)"),
    ] {
        assert_eq!(parse(written), parse(meant), "{written}");
        assert_ne!(parse(written).unwrap().to_string(), "", "{written}");
    }
    for (written, other) in [
        ("1 - 2 - 3", "1 - (2 - 3)"),
        ("1 - (2 + 3)", "1 - 2 + 3"),
        ("8 / 4 / 2", "8 / (4 / 2)"),
        ("(1 + 2) * 3", "1 + 2 * 3"),
        ("not (A and B)", "not A and B"),
        ("-(A + B)", "-A + B"),
    ] {
        assert_ne!(parse(written), parse(other), "{written}");
    }
}

#[test]
fn it_is_printed_without_what_it_does_not_need() {
    for (written, printed) in [
        ("((A+(B*C)))", "A + B * C"),
        ("(A+B)*C", "(A + B) * C"),
        ("A-(B-C)", "A - (B - C)"),
        ("(A-B)-C", "(A - B) - C"),
        ("f.A<>prev.B", "A != prev.B"),
        ("A=\"x\"", "A = 'x'"),
        ("A=\"it's\"", "A = \"it's\""),
        ("1.50", "1.5"),
        ("- ( - 3 )", "--3"),
        ("not(not(A))", "not not A"),
        ("G [ r1 ] [2G]", "G[r1][2G]"),
        ("sum( VT08 [ * ],1 )", "sum(VT08[*], 1)"),
        ("if(A>0,true,not B)", "if(A > 0, true, not B)"),
        ("A\n=\u{a0}B", "A = B"),
    ] {
        assert_eq!(parse(written).unwrap().to_string(), printed);
        assert_eq!(parse(printed), parse(written));
    }
}

#[test]
fn cells_are_named_by_period_row_and_column() {
    let one = |when, key: &str, row: Option<&str>, col: Option<&str>| Reference {
        when,
        key: key.to_owned(),
        row: row.map(ToOwned::to_owned),
        col: col.map(ToOwned::to_owned),
        cells: Cells::One,
    };
    for (written, reference) in [
        ("VT02", one(When::Now, "VT02", None, None)),
        ("f.VT02", one(When::Now, "VT02", None, None)),
        ("prev.VT02", one(When::Previous, "VT02", None, None)),
        ("yoy.VT02", one(When::YearBefore, "VT02", None, None)),
        ("VT08[4G]", one(When::Now, "VT08", None, Some("4G"))),
        ("AT01B[1]", one(When::Now, "AT01B", None, Some("1"))),
        ("prev.G1[row_1][col]", one(When::Previous, "G1", Some("row_1"), Some("col"))),
        ("prev", one(When::Now, "prev", None, None)),
        ("sum", one(When::Now, "sum", None, None)),
    ] {
        assert_eq!(parse(written).unwrap().references(), [&reference], "{written}");
    }
    let every = Reference { cells: Cells::All, ..one(When::YearBefore, "VT08", None, None) };
    assert_eq!(parse("count(yoy.VT08[*])").unwrap().references(), [&every]);
}

#[test]
fn references_are_told_once_each_in_order() {
    let rule = parse("if(isnil(B), A[x], -prev.B) + max(A, B) * sum(A[*], A[x]) - A").unwrap();
    let names: Vec<String> = rule.references().into_iter().map(ToString::to_string).collect();
    assert_eq!(names, ["B", "A[x]", "prev.B", "A", "A[*]"]);
}
