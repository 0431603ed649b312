//! How figures of two periods are set beside each other.

use domain::{
    number,
    report::{Answer, CellKey, CellState, CellValue, Deviation},
};

use super::words;
use crate::ui::Way;

/// From here on a figure changes by percent, below in its own unit.
const LARGE: i64 = 10_000;

/// A percentage of less than this says nothing.
const SMALL: i64 = 1_000;

/// What a cell says, for reading: `1.234,5`, "Không phát sinh", a text, or a dash.
pub fn said(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer { state: CellState::Nil, .. }) => words::nil().to_owned(),
        Some(Answer { value: Some(CellValue::Number(figure)), .. }) => number::print(*figure),
        Some(answer) => answer.value.as_ref().map_or_else(|| "–".to_owned(), CellValue::print),
        None => "–".to_owned(),
    }
}

/// A computed share is said with one decimal, `53,0`; any other computed figure with one at most.
pub fn computed(answer: Option<&Answer>, unit: &str) -> String {
    match answer {
        Some(Answer { state, value: Some(CellValue::Number(figure)) })
            if *state != CellState::Nil =>
        {
            if unit == "%" {
                tenths(number::print_rounded(*figure, 1))
            } else {
                number::print_rounded(*figure, 1)
            }
        }
        other => said(other),
    }
}

/// With its unit, which a line break does not tear off: `51.902 hồ sơ`, `56,3%`.
pub fn with_unit(said: String, unit: &str) -> String {
    match unit {
        "" => said,
        _ if said == "–" || said == words::nil() => said,
        "%" => format!("{said}%"),
        _ => format!("{said}\u{a0}{}", unit.replace(' ', "\u{a0}")),
    }
}

/// Which way a figure went since the period before, and by how much: in points for percentages, in
/// percent for large figures, else in its own unit; in words when it did not move. Nothing while one of the two is unknown.
pub fn change(
    now: Option<&Answer>,
    previous: Option<&Answer>,
    is_percent: bool,
) -> Option<(Way, String)> {
    let (now, previous) = (now?.number()?, previous?.number()?);
    let difference = now.checked_sub(previous)?;
    if difference.is_zero() {
        return Some((Way::Same, words::unchanged().to_owned()));
    }
    let way = if difference.is_sign_positive() { Way::Up } else { Way::Down };
    let size = difference.abs();
    let text = if is_percent {
        format!("{} {}", tenths(number::print_rounded(size, 1)), words::points())
    } else if previous >= SMALL.into() && now.max(previous) >= LARGE.into() {
        let percent = size.checked_mul(100.into())?.checked_div(previous)?;
        format!("{}%", tenths(number::print_rounded(percent, 1)))
    } else {
        number::print_rounded(size, 1)
    };
    // Too small to be said is no direction either.
    let is_said = text.bytes().any(|one| (b'1'..=b'9').contains(&one));
    Some(if is_said { (way, text) } else { (Way::Same, words::nearly_unchanged().to_owned()) })
}

/// With one decimal, a zero too, so that shares line up.
fn tenths(said: String) -> String {
    if said.contains(',') { said } else { format!("{said},0") }
}

/// A cell as people call it: `VT02`, `VT08 2G`.
pub fn code(cell: &CellKey) -> String {
    if cell.col.is_empty() { cell.field.clone() } else { format!("{} {}", cell.field, cell.col) }
}

/// How far from the period before, as a phrase: "Tăng 58,4%", "Giảm 1,2 điểm", "Tăng 45 vụ".
pub fn deviates(deviation: Deviation, unit: &str) -> String {
    let tenths = deviation.tenths();
    let size = match deviation {
        Deviation::Percent(_) => percent(tenths),
        Deviation::Points(_) => words::in_points(in_tenths(tenths)),
        Deviation::Own(_) => {
            let size = number::from_rest(tenths.saturating_abs().saturating_mul(1_000));
            with_unit(number::print(size), unit)
        }
    };
    if tenths < 0 { words::down_by(size) } else { words::up_by(size) }
}

/// Tenths of a percent as `58,4%`.
fn percent(tenths: i64) -> String {
    format!("{}%", in_tenths(tenths))
}

fn in_tenths(tenths: i64) -> String {
    let tenths = tenths.unsigned_abs();
    format!("{},{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;

    #[test]
    fn what_did_not_move_says_so_and_has_no_direction() {
        let of = |text: &str| {
            let value = Some(CellValue::Number(text.parse().unwrap()));
            Answer { state: CellState::Value, value }
        };
        for (now, before, way, text) in [
            ("1000000", "1000000", Way::Same, "không đổi"),
            ("0", "0", Way::Same, "không đổi"),
            ("1000001", "1000000", Way::Same, "≈ 0"),
            ("999999", "1000000", Way::Same, "≈ 0"),
            ("7.02", "7", Way::Same, "≈ 0"),
            ("1010000", "1000000", Way::Up, "1,0%"),
            ("6", "7", Way::Down, "1"),
        ] {
            let said = change(Some(&of(now)), Some(&of(before)), false);
            assert_eq!(said, Some((way, text.to_owned())), "{before} to {now}");
        }
    }

    #[test]
    fn how_far_a_figure_is_has_its_unit() {
        for (far, unit, said) in [
            (Deviation::Percent(584), "hồ sơ", "Tăng 58,4%"),
            (Deviation::Points(-12), "%", "Giảm 1,2\u{a0}điểm"),
            (Deviation::Own(-30), "tổ", "Giảm 3\u{a0}tổ"),
            (Deviation::Own(450), "", "Tăng 45"),
        ] {
            assert_eq!(deviates(far, unit), said);
        }
    }
}
