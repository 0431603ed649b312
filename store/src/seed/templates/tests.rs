//! The four templates ask what the circular's regime asks, and every rule and formula reads.

#![expect(clippy::unwrap_used, reason = "tests")]

use domain::{
    report::CellKey,
    rule::{Kind, Known, Reference},
};

use super::*;
use crate::seed::stories;

fn templates() -> Vec<Template> {
    let version = VersionId::from(uuid::Uuid::nil());
    regimes().unwrap().iter().filter_map(|regime| template(regime, version).unwrap()).collect()
}

fn called(code: &str) -> Template {
    templates().into_iter().find(|one| one.code == code).unwrap()
}

struct Cells<'a>(&'a Template);

impl Known for Cells<'_> {
    fn kind(&self, reference: &Reference) -> Option<Kind> {
        let field = self.0.field(&reference.key)?;
        let col = reference.col.clone().unwrap_or_default();
        let known = reference.row.is_none() && field.cell_columns().any(|one| one == col);
        known.then_some(if field.is_figure() { Kind::Number } else { Kind::Text })
    }
}

#[test]
fn every_rule_and_formula_is_understood_by_its_template() {
    let mut rules = 0;
    for template in templates() {
        for one in &template.rules {
            let rule = rule::parse(&one.expression).unwrap();
            assert_eq!(rule.check(&Cells(&template), Kind::Truth), Ok(()), "{}", one.code);
            assert!(template.field(&one.field).is_some(), "{}", one.code);
            rules += 1;
        }
        for field in template.fields().filter(|field| field.kind == FieldKind::Calc) {
            let rule = rule::parse(field.formula.as_deref().unwrap()).unwrap();
            assert_eq!(rule.check(&Cells(&template), Kind::Number), Ok(()), "{}", field.key);
        }
    }
    assert!(rules > 80, "{rules}");
}

#[test]
fn a_longer_period_asks_all_that_a_shorter_one_asks() {
    let codes: Vec<String> = templates().iter().map(|one| one.code.clone()).collect();
    assert_eq!(codes, ["TT02-THANG", "TT02-QUY", "TT02-6T", "TT02-NAM"]);
    let keys: Vec<Vec<String>> = templates()
        .iter()
        .map(|one| one.fields().map(|field| field.key.clone()).collect())
        .collect();
    for pair in keys.windows(2) {
        assert!(pair[0].iter().all(|key| pair[1].contains(key)));
        assert!(pair[0].len() < pair[1].len());
    }
    let all = indicators().unwrap().len();
    assert_eq!(keys[3].len(), all + 3, "the year asks every indicator and three paragraphs");
    let every_rule: Vec<RuleLine> =
        read("rules.csv", include_str!("../../../seed/rules.csv")).unwrap();
    assert_eq!(called("TT02-NAM").rules.len(), every_rule.len());
}

#[test]
fn the_month_asks_seventeen_figures_in_six_sections() {
    let month = called("TT02-THANG");
    let titles: Vec<&str> = month.sections.iter().map(|one| one.title.vi.as_str()).collect();
    assert_eq!(
        titles,
        [
            "I. Bưu chính",
            "II. Viễn thông",
            "III. Chuyển đổi số, chính phủ số, chính quyền số",
            "IV. An toàn thông tin",
            "V. Thanh tra, pháp chế",
            "VI. Đánh giá chung",
        ]
    );
    let asked = month.fields().filter(|field| field.is_asked() && field.is_figure()).count();
    let computed: Vec<&str> =
        month.fields().filter(|field| !field.is_asked()).map(|field| field.key.as_str()).collect();
    assert_eq!((asked, computed), (17, vec!["CDS04", "AT02C"]));
    let required: Vec<bool> =
        month.sections[5].fields.iter().map(|paragraph| paragraph.required).collect();
    assert_eq!(required, [true, true, false]);
    assert_eq!(month.sections[5].kind, SectionKind::Narrative);
    assert!(month.rules.iter().all(|rule| rule.code != "VT03-PART"), "VT03 is asked by quarter");
    assert_eq!(called("TT02-NAM").sections.len(), 9);
}

#[test]
fn parts_and_breakdowns_stand_below_their_whole() {
    let year = called("TT02-NAM");
    let part = year.field("CDS03B").unwrap();
    assert_eq!((part.part, part.label.vi.as_str()), (true, "trong đó tiếp nhận trực tuyến"));
    assert_eq!(part.label.en, "of which received online");
    let columns: Vec<&str> = year.field("VT08").unwrap().cell_columns().collect();
    assert_eq!(columns, ["", "2G", "3G", "4G", "5G"]);
    let levels = year.field("AT01B").unwrap();
    assert_eq!(levels.cell_columns().nth(2), Some("2"));
    assert_eq!(levels.label_of("2"), &Wording::new("Cấp độ 2", "Level 2"));
    assert_eq!(levels.label_of(""), &levels.label);
    for column in &levels.columns {
        assert_eq!(&Column::parse(&column.to_string()), column);
    }
    assert_eq!(year.field("VT08").unwrap().columns[0].to_string(), "2G");
    assert!(!year.field("VT02").unwrap().part);
}

#[test]
fn everything_is_said_in_both_languages() {
    for template in templates() {
        let said = |wording: &Wording| !wording.vi.is_empty() && !wording.en.is_empty();
        assert!(said(&template.title));
        assert!(template.sections.iter().all(|section| said(&section.title)));
        assert!(template.fields().all(|field| said(&field.label)));
        assert!(template.fields().all(|field| !field.is_figure() || said(&field.unit)));
        for rule in &template.rules {
            assert!(said(&rule.message), "{}", rule.code);
            let names = |text: &str| {
                let mut names: Vec<String> =
                    text.split(['{', '}']).skip(1).step_by(2).map(ToOwned::to_owned).collect();
                names.sort();
                names
            };
            assert_eq!(names(&rule.message.vi), names(&rule.message.en), "{}", rule.code);
            let expression = rule::parse(&rule.expression).unwrap();
            let cells: Vec<String> =
                expression.references().iter().map(|cell| cell.to_string()).collect();
            assert!(
                names(&rule.message.vi).iter().all(|name| cells.contains(name)),
                "{}",
                rule.code
            );
            assert_eq!(CellKey::why(rule).col, rule.code);
        }
    }
}

#[test]
fn the_days_are_those_of_the_circular() {
    let rounds = stories::rounds(&regimes().unwrap());
    let days = |code: &str| {
        let round = rounds.iter().find(|one| one.code == code).unwrap();
        let day = domain::time::office_day;
        [
            round.cutoff_from,
            round.cutoff_to,
            day(round.opens_at),
            day(round.due_at),
            day(round.locks_at),
        ]
        .map(|day| day.to_string())
    };
    assert_eq!(rounds.len(), 28);
    assert_eq!(
        days("2025-M06"),
        ["2025-05-15", "2025-06-14", "2025-06-05", "2025-06-15", "2025-06-20"]
    );
    assert_eq!(
        days("2025-H1"),
        ["2024-12-15", "2025-06-14", "2025-05-27", "2025-06-06", "2025-06-16"]
    );
    assert_eq!(days("2024-Y")[3], "2024-11-25");
    assert_eq!(days("2024-Q4")[3], "2024-12-06");
}
