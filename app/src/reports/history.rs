//! What happened to a report: who did what when, and which cells changed from what to what.

use domain::report::{CellKey, History, HistoryLine};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{api::read_history, figures, overline, say, words};
use crate::{
    dates::Moment,
    layout::{Page, PageHead, Width, reading},
    paths,
    query::use_query,
    read::read,
    ui::{ButtonLink, Card, Crumb, Empty, Glyph, Shape, Timeline, TimelineItem, Tone},
    words::{act_done, period_name},
};

/// Cells shown of one entry.
const CELLS: usize = 12;

pub fn history() -> AnyView {
    let params = use_params_map();
    let id = move || params.read().get("id").unwrap_or_default();
    let history = read(id, read_history);
    let query = use_query();
    reading(history, Shape::default(), move |history| {
        let cell = query.get("cell").filter(|name| !name.is_empty());
        let cell = cell.map(|name| CellKey::named(&name));
        view! { <HistoryPage history cell/> }.into_any()
    })
}

#[component]
fn HistoryPage(
    history: History,
    /// Only what concerned this cell.
    cell: Option<CellKey>,
) -> impl IntoView {
    let History { head, lines, labels } = history;
    let lines = match &cell {
        Some(cell) => of_cell(lines, &cell.name()),
        None => lines,
    };
    let crumbs = vec![
        Crumb::new(words::reports(), paths::REPORTS),
        Crumb::new(
            head.period.map_or_else(|| say(&head.title), period_name),
            paths::report(head.id),
        ),
    ];
    let back = view! {
        <ButtonLink href=paths::report(head.id) icon=Glyph::ArrowLeft>{words::back_to_report()}</ButtonLink>
    };
    let only = cell.map(|cell| {
        let label = labels.get(&cell.field).map(say).unwrap_or_default();
        let text = format!("{} {label}", figures::code(&cell));
        view! {
            <p class="row">
                <b>{text}</b>
                <a href=paths::report_history(head.id)>{words::whole_history()}</a>
            </p>
        }
    });
    let content = if lines.is_empty() {
        view! { <Empty title=words::no_history()>{words::no_history_lead()}</Empty> }.into_any()
    } else {
        let items: Vec<AnyView> =
            lines.into_iter().map(|line| entry(line, &labels).into_any()).collect();
        view! { <Timeline>{items}</Timeline> }.into_any()
    };
    view! {
        <Page title=words::history_title() here=words::history() crumbs width=Width::Narrow>
            <PageHead title=format!("{}: {}", words::history(), say(&head.title)) over=overline(&head)
                actions=back.into_any()/>
            {only}
            <Card>{content}</Card>
        </Page>
    }
    .into_any()
}

/// What was typed into the cell, was marked or answered at it, and every step of the whole report.
fn of_cell(lines: Vec<HistoryLine>, name: &str) -> Vec<HistoryLine> {
    let lines = lines.into_iter().map(|mut line| {
        line.cells.retain(|(cell, ..)| cell == name);
        line
    });
    let concerns = |line: &HistoryLine| match (line.act, &line.cell) {
        (domain::policy::Act::FillReport, _) => !line.cells.is_empty(),
        (_, Some(cell)) => cell == name,
        (_, None) => true,
    };
    lines.filter(concerns).collect()
}

fn entry(
    line: HistoryLine,
    labels: &std::collections::BTreeMap<String, domain::template::Wording>,
) -> impl IntoView + use<> {
    let (tone, icon) = look(&line);
    let (said_done, said_when) = (done(&line), when(&line));
    let more = line.cells.len().saturating_sub(CELLS);
    let cells: Vec<_> = line
        .cells
        .iter()
        .take(CELLS)
        .map(|(name, before, after)| {
            let key = CellKey::named(name);
            let label = labels.get(&key.field).map(say).unwrap_or_default();
            let was = before.clone().map(shown);
            let is = after.clone().map_or_else(|| words::was_empty().to_owned(), shown);
            view! {
                <li class="sm">
                    <span class="ind__code">{key.field.clone()}</span>" "{label}": "
                    {was.map(|was| view! { <del class="muted num">{was}</del>" " })}
                    <ins class="ins num">{is}</ins>
                </li>
            }
        })
        .collect();
    let count = words::typed_cells(line.cells.len());
    let rest = (more > 0).then(|| view! { <p class="sm muted">{words::and_more(more)}</p> });
    // Of several writes the cells are opened when somebody wants them.
    let list = (!cells.is_empty()).then(|| match line.since {
        Some(_) => {
            view! { <details><summary class="sm">{count}</summary><ul>{cells}</ul>{rest}</details> }
                .into_any()
        }
        None => view! { <ul>{cells}</ul>{rest} }.into_any(),
    });
    let no =
        line.no.filter(|_| line.cells.is_empty()).map(|no| format!(", {}", words::in_version(no)));
    let said = view! {
        <p><b>{line.by}</b>" "{said_done}{no}</p>
        {said_when}
        {list}
    };
    match line.note {
        Some(note) => view! { <TimelineItem tone icon quote=note>{said}</TimelineItem> }.into_any(),
        None => view! { <TimelineItem tone icon>{said}</TimelineItem> }.into_any(),
    }
}

/// What the line's person did, with the cell where it was about one.
pub fn done(line: &HistoryLine) -> String {
    use domain::policy::Act;
    let code = line.cell.as_deref().map(|name| figures::code(&CellKey::named(name)));
    match (line.act, code, &line.note) {
        (Act::FlagReport, Some(code), Some(_)) => words::flagged_cell(code),
        (Act::FlagReport, Some(code), None) => words::unflagged_cell(code),
        (Act::AnswerFlag, Some(code), Some(_)) => words::answered_cell(code),
        (Act::AnswerFlag, Some(code), None) => words::took_answer_back(code),
        (act, ..) => act_done(act).to_owned(),
    }
}

/// When; of several writes told as one, from when until when.
pub fn when(line: &HistoryLine) -> AnyView {
    let at = line.at;
    match line.since {
        Some(since) => {
            let from = domain::time::clock(since);
            view! { <p class="when">{from}" – "<Moment at/></p> }.into_any()
        }
        None => view! { <p class="when"><Moment at/></p> }.into_any(),
    }
}

/// `<nil>` and its like are states, not texts.
fn shown(text: String) -> String {
    if text == "<nil>" { words::nil().to_owned() } else { text }
}

/// Tone and icon of an entry.
pub fn look(line: &HistoryLine) -> (Tone, Glyph) {
    use domain::policy::Act;
    match line.act {
        Act::FillReport => (Tone::Mute, Glyph::Pencil),
        Act::SubmitReport => (Tone::Mute, Glyph::ArrowUp),
        Act::ApproveReport => (Tone::Info, Glyph::Send),
        Act::SendBackReport | Act::ReturnReport => (Tone::Danger, Glyph::CornerUpLeft),
        Act::WithdrawReport | Act::RecallReport => (Tone::Warn, Glyph::Undo2),
        Act::OpenReport => (Tone::Mute, Glyph::Eye),
        Act::FlagReport => (Tone::Plum, Glyph::Flag),
        Act::AnswerFlag => (Tone::Info, Glyph::MessageSquare),
        Act::AcceptReport => (Tone::Ok, Glyph::Check),
        Act::ReopenReport => (Tone::Warn, Glyph::RotateCcw),
        Act::ExemptReport => (Tone::Mute, Glyph::Ban),
        _ => (Tone::Mute, Glyph::Circle),
    }
}
