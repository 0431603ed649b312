//! The same list as a board: a column for each stage, with its first cards and the way to the rest.

use chrono::NaiveDate;
use domain::recommendation::{BoardColumn, RecommendationFilter, RecommendationLine};
use leptos::prelude::*;

use super::{
    list::marks,
    look::{stage_look, timing},
    words,
};
use crate::{paths, ui::Icon, words::told};

#[component]
pub fn Board(
    columns: Vec<BoardColumn>,
    filter: RecommendationFilter,
    today: NaiveDate,
) -> impl IntoView {
    let columns: Vec<AnyView> =
        columns.into_iter().map(|column| self::column(column, &filter, today)).collect();
    view! {
        <section class="kanban" aria-label=words::board_name() tabindex="0">{columns}</section>
    }
    .into_any()
}

fn column(column: BoardColumn, filter: &RecommendationFilter, today: NaiveDate) -> AnyView {
    let stage = column.stage;
    let (tone, icon) = stage_look(stage);
    let id = format!("stage-{stage}");
    let more = column.count - i64::try_from(column.lines.len()).unwrap_or_default();
    let more = (more > 0).then(|| {
        let (stage, board, after) = (Some(stage), false, String::new());
        let rest = RecommendationFilter { stage, board, after, ..filter.clone() };
        view! { <li><a class="kmore" href=paths::recommendations(&rest)>{words::more_in_column(more)}</a></li> }
    });
    let cards: Vec<AnyView> = column.lines.into_iter().map(|line| card(line, today)).collect();
    let named = id.clone();
    view! {
        <section class="kcol" aria-labelledby=named>
            <h2 id=id class=tone.ink()><Icon glyph=icon/><span>{words::stage_word(stage)}</span><b class="num">{column.count}</b></h2>
            <ul>{cards}{more}</ul>
        </section>
    }
    .into_any()
}

fn card(line: RecommendationLine, today: NaiveDate) -> AnyView {
    let timing = timing(&line, today);
    let no =
        line.numbered.then(|| view! { <small class="num muted">{line.called.clone()}</small> });
    let lead = line.lead.as_ref().map_or_else(|| words::unassigned().to_owned(), told);
    let last = match line.outcome {
        Some(outcome) => words::outcome_word(outcome).to_owned(),
        None => timing.words,
    };
    view! {
        <li><a class="kcard card" href=paths::recommendation(&line.called)>
            {no}
            <b>{line.title.clone()}</b>
            <small class="soft">{format!("{} · {}", told(&line.province), told(&line.topic))}</small>
            {marks(&line)}
            <span class="kcard__f">
                <small>{lead}</small>
                <small class=format!("num {}", timing.tone.ink())>{last}</small>
            </span>
        </a></li>
    }
    .into_any()
}
