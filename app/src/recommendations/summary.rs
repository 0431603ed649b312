//! How many were received and answered, and in how many working days: by topic, lead unit and department.

use domain::recommendation::{
    Counter, Days, RecommendationFilter, RecommendationSummary, SummaryLine, Years,
};
use leptos::prelude::*;

use super::{api::read_summary, words};
use crate::{
    layout::{Page, PageHead, reading},
    paths,
    query::use_query,
    read::read,
    ui::{Body, Card, Choice, Column, Crumb, DataTable, Empty, Meter, Segment, Shape, Size, Wide},
    words::told,
};

pub fn summary() -> AnyView {
    let query = use_query();
    let year = Memo::new(move |_| query.get("year").unwrap_or_default());
    let summary = read(move || year.get(), read_summary);
    reading(summary, Shape::default(), |summary| view! { <SummaryPage summary/> }.into_any())
}

#[component]
fn SummaryPage(summary: RecommendationSummary) -> impl IntoView {
    let year = summary.year;
    let years = summary.years.iter().map(|one| {
        Choice::new(one.to_string(), paths::recommendations_counted(*one)).current(*one == year)
    });
    let years: Vec<Choice> = years.collect();
    let actions = (years.len() > 1)
        .then(|| view! { <Segment label=words::year() choices=years/> }.into_any());
    let crumbs = vec![Crumb::new(words::recommendations(), paths::RECS)];
    let of = RecommendationFilter { years: Years::Of(year), ..Default::default() };
    let content = if summary.counter.received == 0 {
        view! { <Card body=Body::Bare><Empty title=words::nothing_in_year()>{words::none_yet_lead()}</Empty></Card> }
            .into_any()
    } else {
        let by_topic = of.clone();
        let by_unit = of.clone();
        let by_province = of.clone();
        let topics = table(words::by_topic(), summary.by_topic, move |topic| {
            RecommendationFilter { topic, ..by_topic.clone() }
        });
        let units = table(words::by_unit(), summary.by_unit, move |lead| RecommendationFilter {
            lead,
            ..by_unit.clone()
        });
        let provinces = table(words::by_province(), summary.by_province, move |unit| {
            RecommendationFilter { unit, ..by_province.clone() }
        });
        view! { {topics}{units}{provinces} }.into_any()
    };
    view! {
        <Page title=words::summary_title() here=words::summary() crumbs>
            <PageHead title=words::summary_title() over=words::summary_year(year) actions=actions.into_any()>
                <p class="num">
                    <a href=paths::recommendations(&of)>{words::counted_year(year, summary.counter.received, summary.counter.answered)}</a>
                    {days_line(summary.days)}
                </p>
            </PageHead>
            <div class="stack">{content}<p class="sm muted">{words::rule()}</p></div>
        </Page>
    }
    .into_any()
}

fn days_line(days: Option<Days>) -> Option<String> {
    days.map(|days| {
        format!(
            " {}: {} · {}: {}",
            words::median(),
            words::working_days(days.median),
            words::p90(),
            words::working_days(days.p90)
        )
    })
}

/// Each figure leads to exactly the rows it counts.
fn table(
    title: &'static str,
    lines: Vec<SummaryLine>,
    of: impl Fn(String) -> RecommendationFilter,
) -> AnyView {
    let rows: Vec<AnyView> = lines.into_iter().map(|line| row(line, &of)).collect();
    let columns = vec![
        Column::text(title),
        Column::number(words::received()),
        Column::number(words::answered()),
        Column::text(words::share()),
        Column::number(words::median()),
        Column::number(words::p90()),
    ];
    view! {
        <Card title=title body=Body::Flush>
            <DataTable caption=title columns wide=Wide::Pin class="rec-sum">{rows}</DataTable>
        </Card>
    }
    .into_any()
}

fn row(line: SummaryLine, of: &impl Fn(String) -> RecommendationFilter) -> AnyView {
    let Counter { received, answered } = line.counter;
    let all = paths::recommendations(&of(line.code.clone()));
    let only = RecommendationFilter { answered: Some(true), ..of(line.code) };
    let days = |pick: fn(Days) -> u32| match line.days {
        Some(days) => pick(days).to_string().into_any(),
        None => view! { <span class="muted sm">{words::too_few()}</span> }.into_any(),
    };
    let label = words::answered_part(answered, received);
    view! {
        <tr>
            <th scope="row">{told(&line.name)}</th>
            <td class="n"><a href=all>{received}</a></td>
            <td class="n"><a href=paths::recommendations(&only)>{answered}</a></td>
            <td><Meter value=answered max=received size=Size::Small label/></td>
            <td class="n">{days(|days| days.median)}</td>
            <td class="n">{days(|days| days.p90)}</td>
        </tr>
    }
    .into_any()
}
