//! The cells of a submission beside what they are compared with, and the flags on them.

use domain::{
    policy::Act,
    report::{Answer, Change, Finding, FlagView, Level, ReviewCell, ReviewPage},
};
use leptos::prelude::*;

use super::{
    super::{check::became, figures, say, words},
    Acts, Asked,
    notes::Notes,
};
use crate::{
    act::ActForm,
    error::failure,
    live::live,
    paths,
    ui::{
        Badge, Body, Card, Choice, Column, DataTable, Empty, ErrorSummary, Glyph, Icon, Look,
        Named, Segment, Size, Submit, TextArea, Tone, Wide,
    },
    words::{period_beside, period_beside_inside},
};

/// The field in which a flag is written: one at a time.
const FIELD: &str = "flag-reason";

/// What needs eyes, or everything.
#[component]
pub fn Cells(page: StoredValue<ReviewPage>, asked: Memo<Asked>, acts: Acts) -> impl IntoView {
    let card = move || {
        let asked = asked.get();
        page.with_value(|page| card(page, &asked, acts))
    };
    live(card)
}

fn card(page: &ReviewPage, asked: &Asked, acts: Acts) -> AnyView {
    let figures: Vec<&ReviewCell> = page.cells.iter().filter(|cell| !cell.narrative).collect();
    let eyes = figures.iter().filter(|cell| cell.needs_eyes()).count();
    let shown: Vec<&ReviewCell> = figures
        .iter()
        .filter(|cell| asked.everything || cell.needs_eyes() || is_asked(cell, asked))
        .copied()
        .collect();
    let here = paths::report_review(page.head.id);
    let choices = vec![
        Choice::new(words::needs_eyes(), here.clone()).current(!asked.everything),
        Choice::new(words::everything(), format!("{here}?view=all")).current(asked.everything),
    ];
    let head = view! { <Segment label=words::needs_eyes() choices/> };
    let title = if asked.everything {
        words::everything_of(figures.len(), eyes)
    } else {
        format!("{} · {}", words::needs_eyes(), words::needs_eyes_of(eyes, figures.len()))
    };
    let with_before = page.cells.iter().any(|cell| cell.before.is_some());
    let content = if shown.is_empty() {
        let compared = figures.iter().filter(|cell| cell.is_compared()).count();
        let (tone, lead) = match compared {
            0 => (Tone::Mute, words::nothing_compared_lead().to_owned()),
            _ => (Tone::Ok, words::nothing_special_lead(compared)),
        };
        view! { <Empty title=words::nothing_special() tone>{lead}</Empty> }.into_any()
    } else {
        let rows = rows(page, &shown, asked, acts, with_before);
        view! {
            <DataTable caption=words::needs_eyes() columns=columns(page, with_before) wide=Wide::Cards class="compare">{rows}</DataTable>
        }
        .into_any()
    };
    view! {
        <Card title id="cells" head=head.into_any() body=Body::Flush>
            {content}
        </Card>
    }
    .into_any()
}

fn columns(page: &ReviewPage, with_before: bool) -> Vec<Column> {
    let mut columns = vec![Column::text(words::indicator()), Column::number(before_name(page))];
    if with_before {
        columns.push(Column::number(words::submission(page.no - 1)));
    }
    columns.push(Column::number(words::submission(page.no)));
    columns.push(Column::text(words::note()));
    columns.push(Column::hidden(words::actions()));
    columns
}

/// The period before, as its column is headed.
fn before_name(page: &ReviewPage) -> String {
    page.previous_period.map_or_else(
        || words::previous_period().to_owned(),
        |before| period_beside(before, page.head.period),
    )
}

/// With a row for each section where all are shown.
fn rows(
    page: &ReviewPage,
    cells: &[&ReviewCell],
    asked: &Asked,
    acts: Acts,
    with_before: bool,
) -> Vec<AnyView> {
    let width = if with_before { 6 } else { 5 };
    let mut rows = Vec::new();
    let mut section = "";
    for cell in cells {
        if asked.everything && cell.section != section {
            section = &cell.section;
            let title =
                page.sections.iter().find(|(key, _)| key == section).map(|(_, title)| say(title));
            rows.push(view! { <tr class="ind-group"><th colspan=width.to_string() scope="colgroup">{title}</th></tr> }.into_any());
        }
        rows.push(row(page, cell, asked, with_before));
        rows.extend(cell.earlier.as_ref().map(|flag| earlier_row(flag, width)));
        if cell.flag.is_none() && is_asked(cell, asked) && page.may.act(Act::FlagReport) {
            rows.push(flag_row(page, cell, asked, acts, width));
        } else if let Some(flag) = &cell.flag {
            let text = words::flag_says(flag.by.clone(), flag.reason.clone());
            let remove = page
                .may
                .act(Act::FlagReport)
                .then(|| unflag(page, flag.id.to_string(), asked, acts));
            let id = format!("flag-{}", cell.key.name());
            rows.push(view! {
                <tr class="row-on thread" id=id><td colspan=width.to_string()>
                    <div class="row"><div class="msg msg--flag"><Icon glyph=Glyph::Flag/><span>{text}</span></div>
                    <span class="ms-auto"></span>{remove}</div>
                </td></tr>
            }.into_any());
        }
    }
    rows
}

fn row(page: &ReviewPage, cell: &ReviewCell, asked: &Asked, with_before: bool) -> AnyView {
    let unit = say(&cell.unit);
    let label = say(&cell.label);
    let label = if unit.is_empty() { label } else { format!("{label} ({unit})") };
    let part = if cell.part { "ind__name sub" } else { "ind__name" };
    let name = cell.key.name();
    let changed =
        cell.changes.iter().any(|change| matches!(change, Change::Corrected | Change::Changed));
    let said = |answer: Option<&Answer>| match cell.computed {
        true => figures::computed(answer, &unit),
        false => figures::said(answer),
    };
    let before = with_before.then(|| {
        let said = said(cell.before.as_ref());
        let label = words::submission(page.no - 1);
        let said = if changed {
            view! { <del class="muted">{said}</del> }.into_any()
        } else {
            said.into_any()
        };
        view! { <td class="n" data-label=label>{said}</td> }
    });
    let now = said(cell.now.as_ref());
    let now =
        if changed { view! { <ins class="ins">{now}</ins> }.into_any() } else { now.into_any() };
    let code = figures::code(&cell.key);
    let may_flag = page.may.act(Act::FlagReport) && cell.flag.is_none() && !is_asked(cell, asked);
    let flag = may_flag.then(|| {
        let all = if asked.everything { "&view=all" } else { "" };
        let href = format!("{}?flag={name}{all}#{FIELD}", paths::report_review(page.head.id));
        let label = words::flag_cell(code.clone());
        view! {
            <a class="btn btn--bare btn--icon btn--sm" href=href aria-label=label.clone() title=label><Icon glyph=Glyph::MessageSquare/></a>
        }
    });
    let open = cell.earlier.as_ref().is_some_and(|flag| !flag.cleared);
    let on = open || cell.flag.is_some() || is_asked(cell, asked);
    let notes = notes(
        cell,
        page.previous_period.map(|before| period_beside_inside(before, page.head.period)),
    );
    view! {
        <tr class=on.then_some("row-on") id=name>
            <th scope="row">
                <a class="ind__code" href=paths::cell_history(page.head.id, &cell.key)
                    title=words::cell_history()>{code}</a>
                <span class=part>{label}</span>
            </th>
            <td class="n soft" data-label=before_name(page)>{said(cell.previous.as_ref())}</td>
            {before}
            <td class="n semi" data-label=words::submission(page.no)>{now}</td>
            <td class="compare__note"><div class="row">{notes}</div>{found(cell)}</td>
            <td class="compare__act">{flag}</td>
        </tr>
    }
    .into_any()
}

/// Why a cell is worth a look, in words.
fn notes(cell: &ReviewCell, previous: Option<String>) -> Vec<AnyView> {
    let badge = |tone, icon, text: String| view! { <Badge tone icon text/> }.into_any();
    cell.changes
        .iter()
        .map(|change| match change {
            Change::Flagged => badge(Tone::Plum, Glyph::Flag, words::flagged().to_owned()),
            Change::Corrected => badge(Tone::Info, Glyph::Pencil, words::corrected().to_owned()),
            Change::Changed => badge(Tone::Info, Glyph::Pencil, words::changed().to_owned()),
            Change::Same => {
                badge(Tone::Warn, Glyph::Copy, words::same(previous.clone().unwrap_or_default()))
            }
            Change::Nil => badge(Tone::Mute, Glyph::Ban, words::nil().to_owned()),
            Change::Deviates => {
                let text = cell.deviation.map(figures::deviates).unwrap_or_default();
                explained(text, cell.explanation.is_some())
            }
        })
        .chain(warnings(cell))
        .collect()
}

fn explained(text: String, has_reason: bool) -> AnyView {
    let (tone, icon, text) = if has_reason {
        (Tone::Mute, Glyph::MessageSquare, words::with_reason(text))
    } else {
        (Tone::Warn, Glyph::TriangleAlert, words::without_reason(text))
    };
    view! { <Badge tone icon text/> }.into_any()
}

/// What the rules find, where the deviation does not say it already.
fn said_apart(cell: &ReviewCell) -> impl Iterator<Item = &Finding> {
    let deviates = cell.changes.contains(&Change::Deviates);
    cell.findings.iter().filter(move |one| one.level == Level::Error || !deviates)
}

fn warnings(cell: &ReviewCell) -> impl Iterator<Item = AnyView> {
    said_apart(cell).map(|finding| match finding.level {
        Level::Error => {
            view! { <Badge tone=Tone::Danger icon=Glyph::CircleAlert text=words::breaks_rule()/> }
                .into_any()
        }
        _ => explained(words::warning().to_owned(), finding.explanation.is_some()),
    })
}

/// The rules' own words, and what the unit says to them.
fn found(cell: &ReviewCell) -> Vec<AnyView> {
    let messages = said_apart(cell).map(|finding| say(&finding.message));
    let texts = messages.chain(cell.explanation.clone());
    texts.map(|text| view! { <p class="sm soft">{text}</p> }.into_any()).collect()
}

/// A flag of an earlier submission, and what became of it.
fn earlier_row(flag: &FlagView, width: u32) -> AnyView {
    let asked = words::flag_says(flag.by.clone(), flag.reason.clone());
    let answer = flag.answer.as_ref().map(|answer| {
        let said = words::flag_answered(answer.by.clone(), answer.text.clone());
        view! { <p class="prose">{said}</p> }
    });
    let closed = flag.cleared.then(|| {
        view! { <Badge tone=Tone::Mute icon=Glyph::Check text=words::flag_closed()/> }
    });
    let class = if flag.cleared { "thread" } else { "row-on thread" };
    view! {
        <tr class=class><td colspan=width.to_string()>
            <div class="msg msg--flag"><Icon glyph=Glyph::Flag/><span><b>{words::asked_before(flag.no)}</b>" "{asked}</span></div>
            <div class="row mt-2">{became(flag)}{closed}</div>
            {answer}
        </td></tr>
    }
    .into_any()
}

fn flag_row(
    page: &ReviewPage,
    cell: &ReviewCell,
    asked: &Asked,
    acts: Acts,
    width: u32,
) -> AnyView {
    let name = cell.key.name();
    let failure = failure(acts.flag);
    let code = figures::code(&cell.key);
    let notes = Notes::of(page);
    notes.clone().resume(name.clone(), FIELD);
    let typed = {
        let (notes, name) = (notes.clone(), name.clone());
        move |event: leptos::ev::Event| notes.typed(&name, &event_target_value(&event))
    };
    let give_up = {
        let name = name.clone();
        move |_| notes.typed(&name, "")
    };
    let (id, seen) = (page.head.id.to_string(), page.head.row_version.to_string());
    let shown = view_of(asked);
    let back = paths::report_review_at(page.head.id, shown, &name);
    view! {
        <tr class="row-on thread"><td colspan=width.to_string()>
            <ActForm act=acts.flag class="note">
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="seen" value=seen/>
                <input type="hidden" name="cell" value=name/>
                <input type="hidden" name="view" value=shown/>
                <div>
                    <ErrorSummary failure title=String::new() label=|_| words::note() prefix="flag-"/>
                    <TextArea name=Named::bare("reason").within("flag-") label=words::flag_label(code.clone()) rows=2 failure on:input=typed/>
                    <div class="row mt-2">
                        <span class="hint">{words::flag_hint(code)}</span>
                        <span class="ms-auto"></span>
                        <a class="btn btn--sm" href=back on:click=give_up>{words::cancel()}</a>
                        <Submit pending=acts.flag.pending() size=Size::Small>{words::add_flag()}</Submit>
                    </div>
                </div>
            </ActForm>
        </td></tr>
    }
    .into_any()
}

/// What the address says of what is shown.
const fn view_of(asked: &Asked) -> &'static str {
    if asked.everything { "all" } else { "" }
}

fn unflag(page: &ReviewPage, flag: String, asked: &Asked, acts: Acts) -> AnyView {
    let (id, seen) = (page.head.id.to_string(), page.head.row_version.to_string());
    let shown = view_of(asked);
    view! {
        <ActForm act=acts.unflag>
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="seen" value=seen/>
            <input type="hidden" name="flag" value=flag/>
            <input type="hidden" name="view" value=shown/>
            <Submit pending=acts.unflag.pending() look=Look::Ghost size=Size::Small icon=Glyph::X>{words::remove_flag()}</Submit>
        </ActForm>
    }
    .into_any()
}

fn is_asked(cell: &ReviewCell, asked: &Asked) -> bool {
    asked.flag.as_deref() == Some(cell.key.name().as_str())
}
