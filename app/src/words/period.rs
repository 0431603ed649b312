//! Names of reporting periods: `Tháng 6/2025`, `Quý II/2025`, `6 tháng đầu năm 2025`.

use domain::{
    period::{Period, PeriodKind},
    viewer::Locale,
};

use super::locale;
use crate::dates::month_in_english;

/// As a heading or in a list.
pub fn period_name(period: Period) -> String {
    let (name, year) = parts(period);
    capital(&format!("{name}{year}"))
}

/// At the head of a column beside the period `now`: "Tháng 5", the year only where it is another.
pub fn period_beside(period: Period, now: Option<Period>) -> String {
    capital(&period_beside_inside(period, now))
}

/// At the head of a narrow column: `T6`, `Q II`, `6T`; in English `Jun`, `Q2`, `H1`.
pub fn period_short(period: Period) -> String {
    let index = period.index();
    match (locale(), period.kind()) {
        (_, PeriodKind::Month) => crate::dates::month_short(index),
        (Locale::Vietnamese, PeriodKind::Quarter) => format!("Q {}", roman(index)),
        (Locale::English, PeriodKind::Quarter) => format!("Q{index}"),
        (Locale::Vietnamese, PeriodKind::Half) if index == 1 => "6T đầu".to_owned(),
        (Locale::Vietnamese, PeriodKind::Half) => "6T cuối".to_owned(),
        (Locale::English, PeriodKind::Half) => format!("H{index}"),
        (Locale::Vietnamese, PeriodKind::NineMonths) => "9T".to_owned(),
        (Locale::English, PeriodKind::NineMonths) => "9M".to_owned(),
        (Locale::Vietnamese, PeriodKind::Year) => "Năm".to_owned(),
        (Locale::English, PeriodKind::Year) => "Year".to_owned(),
    }
}

/// The same within a sentence: "giống hệt tháng 5".
pub fn period_beside_inside(period: Period, now: Option<Period>) -> String {
    let (name, year) = parts(period);
    if now.is_some_and(|now| now.year() == period.year()) { name } else { format!("{name}{year}") }
}

/// Its name within a year, and what names the year after it.
fn parts(period: Period) -> (String, String) {
    match locale() {
        Locale::Vietnamese => vietnamese(period),
        Locale::English => english(period),
    }
}

fn vietnamese(period: Period) -> (String, String) {
    let (year, index) = (period.year(), period.index());
    match period.kind() {
        PeriodKind::Month => (format!("tháng {index}"), format!("/{year}")),
        PeriodKind::Quarter => (format!("quý {}", roman(index)), format!("/{year}")),
        PeriodKind::Half if index == 1 => ("6 tháng đầu năm".to_owned(), format!(" {year}")),
        PeriodKind::Half => ("6 tháng cuối năm".to_owned(), format!(" {year}")),
        PeriodKind::NineMonths => ("9 tháng".to_owned(), format!(" năm {year}")),
        PeriodKind::Year => (format!("năm {year}"), String::new()),
    }
}

fn english(period: Period) -> (String, String) {
    let (year, index) = (period.year(), period.index());
    match period.kind() {
        PeriodKind::Month => (month_in_english(index).to_owned(), format!(" {year}")),
        PeriodKind::Quarter => (format!("Q{index}"), format!(" {year}")),
        PeriodKind::Half if index == 1 => ("First half".to_owned(), format!(" of {year}")),
        PeriodKind::Half => ("Second half".to_owned(), format!(" of {year}")),
        PeriodKind::NineMonths => ("Nine months".to_owned(), format!(" of {year}")),
        PeriodKind::Year => (format!("Year {year}"), String::new()),
    }
}

const fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// Every period's name begins with a letter of ASCII in both languages, so the tables of all alphabets
/// need not travel to the browser for it.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
