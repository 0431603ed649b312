//! The rounds of the demo world: one for every period, with the days its regime says.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    period::{Period, PeriodKind},
    template::Wording,
    time::{earlier, end_of_day, later, start_of_day},
};

use crate::seed::templates::Regime;

/// A regime's call for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The period's own text: `2025-M06`.
    pub code: String,
    /// The regime's code.
    pub template: String,
    pub period: Period,
    pub title: Wording,
    pub cutoff_from: NaiveDate,
    pub cutoff_to: NaiveDate,
    pub due_on: NaiveDate,
    pub opens_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub locks_at: DateTime<Utc>,
    /// `open` while reports of it are still on their way, else `closed`.
    pub status: &'static str,
}

/// Months 2024-M01 to 2025-M06, quarters to 2025-Q2, halves to 2025-H1, and the year 2024, as they
/// fell due.
pub fn rounds(regimes: &[Regime]) -> Vec<Round> {
    let mut rounds: Vec<Round> = regimes
        .iter()
        .filter_map(|regime| Some((regime, regime.period_kind?)))
        .flat_map(|(regime, kind)| periods(kind).into_iter().map(|period| round(regime, period)))
        .collect();
    rounds.sort_by_key(|round| (round.due_at, round.period));
    rounds
}

fn periods(kind: PeriodKind) -> Vec<Period> {
    let last_of_2025 = match kind {
        PeriodKind::Month => 6,
        PeriodKind::Quarter => 2,
        PeriodKind::Half => 1,
        PeriodKind::NineMonths | PeriodKind::Year => 0,
    };
    let of_2024 = (1..=12).filter_map(|index| Period::new(2024, kind, index));
    let of_2025 = (1..=last_of_2025).filter_map(|index| Period::new(2025, kind, index));
    of_2024.chain(of_2025).collect()
}

fn round(regime: &Regime, period: Period) -> Round {
    let due_on = period.due_on(regime.due_months_before_end, regime.due_day);
    let (cutoff_from, cutoff_to) = period.cutoff(regime.cutoff_rule);
    let is_open = ["2025-M06", "2025-Q2", "2025-H1"].contains(&period.to_string().as_str());
    Round {
        code: period.to_string(),
        template: regime.code.clone(),
        period,
        title: title(period),
        cutoff_from,
        cutoff_to,
        due_on,
        opens_at: start_of_day(earlier(due_on, u64::from(regime.opens_days_before_due))),
        due_at: end_of_day(due_on),
        locks_at: end_of_day(later(due_on, u64::from(regime.lock_days_after_due))),
        status: if is_open { "open" } else { "closed" },
    }
}

/// "Báo cáo QLNN tháng 6/2025".
fn title(period: Period) -> Wording {
    let (vi, en) = spoken(period);
    Wording::new(format!("Báo cáo QLNN {vi}"), format!("State management report, {en}"))
}

/// "tháng 6/2025", "June 2025".
fn spoken(period: Period) -> (String, String) {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];
    let (year, index) = (period.year(), period.index());
    let nth = |names: &[&'static str]| {
        let at = usize::try_from(index).unwrap_or(1).saturating_sub(1);
        names.get(at).copied().unwrap_or_default()
    };
    match period.kind() {
        PeriodKind::Month => (format!("tháng {index}/{year}"), format!("{} {year}", nth(&MONTHS))),
        PeriodKind::Quarter => {
            (format!("quý {}/{year}", nth(&QUARTERS)), format!("Q{index} {year}"))
        }
        PeriodKind::Half => (
            format!("6 tháng {} năm {year}", nth(&["đầu", "cuối"])),
            format!("{} half of {year}", nth(&["first", "second"])),
        ),
        PeriodKind::NineMonths => (format!("9 tháng năm {year}"), format!("nine months of {year}")),
        PeriodKind::Year => (format!("năm {year}"), format!("year {year}")),
    }
}
