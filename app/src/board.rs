//! The board: how reporting stands, on one page, for the ministry's leadership. Every figure says when it
//! was so, what it counts and how, and leads to exactly the rows it counts.

mod ahead;
mod api;
mod figures;
mod tiles;
mod topics;
mod trend;
mod words;

use chrono::Datelike;
use domain::{
    board::Board,
    period::PeriodKind,
    report::{Only, ReportStatus},
    time,
};
use leptos::prelude::*;

use self::{
    ahead::Ahead, api::read_board, figures::Figures, tiles::Tiles, topics::Topics, trend::Trend,
};
use crate::{
    asked::today,
    dates::long_day,
    layout::{Page, PageHead, reading},
    paths,
    query::use_query,
    read::read,
    ui::{Choice, Empty, PrintButton, Segment, Shape},
    words::{period_beside_inside, period_name, told},
};

pub fn board() -> AnyView {
    let query = use_query();
    let kind = move || query.get("kind").unwrap_or_default();
    let board = read(kind, read_board);
    reading(board, Shape::default(), move |board| view! { <BoardPage board/> }.into_any())
}

#[component]
fn BoardPage(board: Board) -> impl IntoView {
    let units = board.under_way.as_ref().map_or(0, |round| round.units.len());
    let title = words::title(units, today().year());
    let kinds = board.kinds.iter().map(|kind| {
        Choice::new(kind_name(*kind), paths::board(*kind)).current(*kind == board.kind)
    });
    let kinds = kinds.collect::<Vec<_>>();
    let actions = view! {
        <Segment label=words::periods() choices=kinds/>
        <PrintButton/>
    };
    let content = match &board.under_way {
        None => view! { <Empty title=words::nothing_yet()>{words::nothing_yet_lead()}</Empty> }
            .into_any(),
        Some(round) => view! {
            <Figures board=board.clone()/>
            <div class="dash__grid">
                <Topics recommendations=board.recommendations.clone() as_of=board.as_of/>
                <Trend board=board.clone()/>
                <Ahead deadlines=board.ahead.clone()/>
                <Tiles round=round.clone() as_of=board.as_of/>
            </div>
        }
        .into_any(),
    };
    view! {
        <Page title=words::board() class="p-board">
            <div class="dash print-wide">
                <PageHead title actions=actions.into_any()><p>{lead(&board)}</p></PageHead>
                {content}
            </div>
        </Page>
    }
    .into_any()
}

/// "Thứ Sáu, 13/06/2025 08:00 · Đã nhận 10/17, tiếp nhận 6/17 báo cáo tháng 6".
fn lead(board: &Board) -> String {
    let day = format!("{} {}", long_day(today()), time::clock(board.as_of));
    let Some(round) = &board.under_way else { return day };
    let counts = &round.counts;
    let name = round
        .round
        .period
        .map_or_else(|| told(&round.round.title), |period| period_inside(period, today().year()));
    words::lead(
        day,
        format!("{}/{}", counts.only(Only::Received), counts.owed()),
        format!("{}/{}", counts.of(ReportStatus::Accepted), counts.owed()),
        name,
    )
}

/// "tháng 5"; with its year where that is another.
fn period_inside(period: domain::period::Period, year: i32) -> String {
    if period.year() == year {
        period_beside_inside(period, Some(period))
    } else {
        let name = period_name(period);
        let mut letters = name.chars();
        let first = letters.next().map(|first| first.to_ascii_lowercase());
        first.into_iter().chain(letters).collect()
    }
}

fn kind_name(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Month => words::month(),
        PeriodKind::Quarter => words::quarter(),
        PeriodKind::Half => words::half(),
        PeriodKind::NineMonths => words::nine_months(),
        PeriodKind::Year => words::year(),
    }
}
