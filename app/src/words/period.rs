//! Names of reporting periods: `Tháng 6/2025`, `Quý II/2025`, `6 tháng đầu năm 2025`.

use domain::{
    period::{Period, PeriodKind},
    viewer::Locale,
};

use super::locale;
use crate::dates::month_in_english;

/// As a heading or in a list.
pub fn period_name(period: Period) -> String {
    match locale() {
        Locale::Vietnamese => capital(&vietnamese(period)),
        Locale::English => english(period),
    }
}

/// Within a sentence: `báo cáo tháng 6/2025`.
pub fn period_named_inside(period: Period) -> String {
    match locale() {
        Locale::Vietnamese => vietnamese(period),
        Locale::English => english(period),
    }
}

fn vietnamese(period: Period) -> String {
    let (year, index) = (period.year(), period.index());
    match period.kind() {
        PeriodKind::Month => format!("tháng {index}/{year}"),
        PeriodKind::Quarter => format!("quý {}/{year}", roman(index)),
        PeriodKind::Half if index == 1 => format!("6 tháng đầu năm {year}"),
        PeriodKind::Half => format!("6 tháng cuối năm {year}"),
        PeriodKind::NineMonths => format!("9 tháng năm {year}"),
        PeriodKind::Year => format!("năm {year}"),
    }
}

fn english(period: Period) -> String {
    let (year, index) = (period.year(), period.index());
    match period.kind() {
        PeriodKind::Month => format!("{} {year}", month_in_english(index)),
        PeriodKind::Quarter => format!("Q{index} {year}"),
        PeriodKind::Half if index == 1 => format!("First half of {year}"),
        PeriodKind::Half => format!("Second half of {year}"),
        PeriodKind::NineMonths => format!("Nine months of {year}"),
        PeriodKind::Year => format!("Year {year}"),
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

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
