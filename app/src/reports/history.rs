//! What happened to a report: who did what when, and which cells changed from what to what.

use domain::report::{CellKey, History, HistoryLine};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{api::read_history, crumb, figures, overline, say, words};
use crate::{
    dates::Moment,
    layout::{Page, PageHead, Width, reading},
    paths,
    query::use_query,
    read::read,
    ui::{ButtonLink, Card, Crumb, Empty, Glyph, Shape, Timeline, TimelineItem, Tone},
    words::act_done,
};

/// Cells shown of one entry.
const CELLS: usize = 12;

pub fn history() -> AnyView {
    let params = use_params_map();
    let query = use_query();
    let key = move || {
        let asked = |name| query.get(name).unwrap_or_default();
        (params.read().get("id").unwrap_or_default(), asked("cell"), asked("before"))
    };
    let history = read(key, |(id, cell, before)| read_history(id, cell, before));
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
    let History { head, lines, is_older, older, labels } = history;
    let crumbs = vec![
        Crumb::new(words::reports(), paths::REPORTS),
        Crumb::new(crumb(&head), paths::report(head.id)),
    ];
    let back = view! {
        <ButtonLink href=paths::report(head.id) icon=Glyph::ArrowLeft>{words::back_to_report()}</ButtonLink>
    };
    let name = cell.as_ref().map(CellKey::name).unwrap_or_default();
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
    let newest = is_older.then(|| {
        let href = match name.as_str() {
            "" => paths::report_history(head.id),
            name => paths::cell_history(head.id, &CellKey::named(name)),
        };
        view! { <ButtonLink href icon=Glyph::ArrowUp>{words::newest()}</ButtonLink> }
    });
    let older = older.map(|row| {
        let href = paths::report_history_before(head.id, &name, row);
        view! { <ButtonLink href icon=Glyph::ChevronRight>{words::older()}</ButtonLink> }
    });
    let pages = (newest.is_some() || older.is_some())
        .then(|| view! { <nav class="row mt-4" aria-label=words::history()>{newest}{older}</nav> });
    view! {
        <Page title=words::history_title() here=words::history() crumbs width=Width::Narrow>
            <PageHead title=format!("{}: {}", words::history(), say(&head.title)) over=overline(&head)
                actions=back.into_any()/>
            {only}
            <Card>{content}</Card>
            {pages}
        </Page>
    }
    .into_any()
}

/// One line, with the cells it changed.
pub fn entry(
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
    if let Some(day) = line.until {
        return words::extended_until(domain::time::day(day));
    }
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
        Act::ExtendReport => (Tone::Info, Glyph::CalendarDays),
        Act::ExemptReport => (Tone::Mute, Glyph::Ban),
        _ => (Tone::Mute, Glyph::Circle),
    }
}
