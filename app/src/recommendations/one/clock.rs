//! Every day since it was sent, week by week: counted, or why not.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::{
    recommendation::{ClockDay, DayMark, RecommendationPage},
    time,
};
use leptos::prelude::*;

use super::super::words;
use crate::{
    dates::weekday_short,
    ui::{Card, Column, DataTable},
};

/// Nothing before it was sent.
#[component]
pub fn ClockCard(page: StoredValue<RecommendationPage>) -> impl IntoView {
    page.with_value(|page| {
        let clock = &page.shared().clock;
        if page.shared().head.sent_at.is_none() {
            return ().into_any();
        }
        let off: BTreeMap<NaiveDate, String> = clock.off.iter().cloned().collect();
        let table = weeks(&clock.days, &off);
        let sum = words::of_allowed(clock.elapsed, clock.allowed);
        view! {
            <Card>
                <details class="rec-clock">
                    <summary><span><b>{words::clock()}</b><small class="muted num">{sum}</small></span></summary>
                    <p class="sm soft">{words::clock_lead()}</p>
                    {table}
                </details>
            </Card>
        }
        .into_any()
    })
}

fn weeks(days: &[ClockDay], off: &BTreeMap<NaiveDate, String>) -> AnyView {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return ().into_any() };
    let monday =
        |day: NaiveDate| time::earlier(day, u64::from(day.weekday().num_days_from_monday()));
    let by_day: BTreeMap<NaiveDate, &ClockDay> = days.iter().map(|day| (day.day, day)).collect();
    let mut rows: Vec<AnyView> = Vec::new();
    let mut week = monday(first.day);
    while week <= last.day {
        let cells: Vec<AnyView> =
            (0..7).map(|ahead| cell(by_day.get(&time::later(week, ahead)).copied(), off)).collect();
        rows.push(
            view! { <tr><th scope="row" class="num">{time::short_day(week)}</th>{cells}</tr> }
                .into_any(),
        );
        week = time::later(week, 7);
    }
    let days = (0..7)
        .map(|ahead| Column::text(weekday_short(time::later(monday(first.day), ahead).weekday())));
    let columns = std::iter::once(Column::hidden(words::clock())).chain(days).collect();
    view! { <DataTable caption=words::clock() columns class="rec-days">{rows}</DataTable> }
        .into_any()
}

fn cell(day: Option<&ClockDay>, off: &BTreeMap<NaiveDate, String>) -> AnyView {
    let Some(day) = day else { return view! { <td></td> }.into_any() };
    let name = off.get(&day.day).filter(|_| day.mark == DayMark::Off).cloned();
    let said = match day.mark {
        DayMark::Counted => words::day_counted(day.count),
        mark => name.unwrap_or_else(|| words::mark_word(mark).to_owned()),
    };
    let title = format!("{}: {said}", time::day(day.day));
    let short = match day.mark {
        DayMark::Counted => day.count.to_string(),
        DayMark::Weekend => "–".to_owned(),
        mark => words::mark_word(mark).to_owned(),
    };
    let said = title.clone();
    view! {
        <td data-mark=day.mark.code() title=said><span aria-hidden="true" class="num">{short}</span><span class="vh">{title}</span></td>
    }
    .into_any()
}
