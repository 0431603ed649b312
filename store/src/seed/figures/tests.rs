//! The figures add up, lie where real ones lie, and never change.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;

fn figures() -> Figures {
    Figures::new(&BTreeSet::new()).unwrap()
}

fn of(figures: &Figures, unit: &str, period: &str, cell: &str) -> i64 {
    let unit = format!("STTTT-{unit}");
    let value = figures.of(&unit, period.parse().unwrap(), &CellKey::named(cell)).unwrap();
    i64::try_from(value.trunc().mantissa()).unwrap()
}

#[test]
fn longer_periods_are_made_of_shorter_ones() {
    let figures = figures();
    let parts = [
        ("2024-Q1", vec!["2024-M01", "2024-M02", "2024-M03"]),
        ("2025-Q2", vec!["2025-M04", "2025-M05", "2025-M06"]),
        ("2024-H2", vec!["2024-Q3", "2024-Q4"]),
        ("2024-Y", vec!["2024-H1", "2024-H2"]),
    ];
    let (mut flows, mut snapshots) = (0, 0);
    for (unit, cells) in &figures.units {
        for cell in cells.keys() {
            for (whole, parts) in &parts {
                let value = |period: &str| figures.of(unit, period.parse().unwrap(), cell).unwrap();
                let whole = value(whole);
                match figures.natures[&cell.field] {
                    Nature::Flow => {
                        assert_eq!(whole, parts.iter().map(|part| value(part)).sum());
                        flows += 1;
                    }
                    Nature::Snapshot => {
                        assert_eq!(whole, value(parts[parts.len() - 1]));
                        snapshots += 1;
                    }
                }
            }
        }
    }
    assert!(flows > 17 * 4 * 15 && snapshots > 17 * 4 * 30, "{flows} {snapshots}");
}

#[test]
fn every_indicator_has_a_figure_except_the_computed() {
    let figures = figures();
    let december = "2024-M12".parse().unwrap();
    for indicator in indicators().unwrap() {
        let cell = CellKey::of(&indicator.code);
        let given = figures.of("STTTT-KT", december, &cell).is_some();
        assert_eq!(given, indicator.formula.is_none(), "{}", indicator.code);
    }
}

/// Đắk Lắk's report of the first half of 2024, Ninh Thuận's count of stations, and what the pages were drawn with.
#[test]
fn known_figures_are_near() {
    let figures = figures();
    let near = |unit: &str, period: &str, cell: &str, known: i64| {
        let value = of(&figures, unit, period, cell);
        let off = (value - known).abs() * 1000 / known;
        assert!(off <= 80, "{unit} {cell} in {period}: {value} is {off}‰ from {known}");
    };
    near("DLK", "2024-M06", "VT02", 2_080_943);
    near("DLK", "2024-H1", "VT12", 974_011);
    near("DLK", "2024-H1", "VT13", 62_707);
    near("DLK", "2024-H1", "BCH04", 226_000);
    near("DLK", "2024-M06", "CDS07", 8_245);
    near("NT", "2024-Q1", "VT08", 1_911);
    near("QNA", "2025-M05", "CDS03A", 48_215);
    near("QNA", "2025-M06", "CDS06A", 6_812);
    near("KH", "2025-M04", "BCH04", 38_211);
    near("DNG", "2025-M06", "CDS03A", 75_118);
    near("TTH", "2025-M06", "CDS03A", 48_902);
}

#[test]
fn open_incidents_are_dealt_with_before_a_gap() {
    let month: Period = "2024-M05".parse().unwrap();
    let gaps = BTreeSet::from([("STTTT-DNG".to_owned(), month)]);
    let figures = Figures::new(&gaps).unwrap();
    let open = |period: &str| -> i64 {
        let all = ["2024-M01", "2024-M02", "2024-M03", "2024-M04", "2024-M05", "2024-M06"];
        all.iter()
            .take_while(|one| **one <= period)
            .map(|one| of(&figures, "DNG", one, "AT02A") - of(&figures, "DNG", one, "AT02B"))
            .sum()
    };
    assert_eq!(open("2024-M05"), 0);
    assert!(open("2024-M04") >= 0 && open("2024-M06") >= 0);
}

#[test]
fn chance_is_the_same_everywhere() {
    let mut draw = Draw::of(&["a", "b"]);
    assert_eq!([draw.below(1000), draw.below(1000), draw.below(1000)], [985, 556, 744]);
    assert_ne!(Draw::of(&["ab"]).below(u64::MAX), Draw::of(&["a", "b"]).below(u64::MAX));
    let around: Vec<i64> = (0..1000).map(|_| draw.permille(20)).collect();
    assert!(around.iter().all(|one| (980..=1020).contains(one)));
    assert!(around.contains(&980) && around.contains(&1020));
    assert_eq!(draw.below(0), 0);
}
