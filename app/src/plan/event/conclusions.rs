//! The conclusions: notes, and tasks with owner and day that are followed up here.

use domain::{
    plan::{ConclusionKind, ConclusionLine, ConclusionStatus, EventPage},
    policy::Act,
    time,
};
use leptos::prelude::*;

use super::{
    super::{say, words},
    Acts, hidden,
};
use crate::{
    act::ActForm,
    error::failure,
    ui::{Badge, Card, DateField, Glyph, Look, Named, Select, Size, Submit, Tag, TextArea, Tone},
    words::act_button,
};

pub const PREFIX: &str = "conclusion-";

pub fn label(field: &str) -> &'static str {
    match field {
        "kind" => words::becomes(),
        "unit" => words::owner(),
        "due_on" => words::due_on(),
        "status" => words::task_status(),
        "note" => words::task_note(),
        _ => words::conclusion(),
    }
}

#[component]
pub fn Conclusions(page: StoredValue<EventPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let none = page.conclusions.is_empty().then(|| {
            view! { <p class="soft md">{words::no_conclusions()}</p> }
        });
        let lines: Vec<AnyView> =
            page.conclusions.iter().map(|one| conclusion(page, one, acts)).collect();
        let add = page.acts.contains(&Act::Conclude).then(|| add(page, acts));
        view! {
            <Card title=words::conclusions() id="conclusions">{none}<ol class="conclusions">{lines}</ol>{add}</Card>
        }
    })
    .into_any()
}

fn conclusion(page: &EventPage, one: &ConclusionLine, acts: Acts) -> AnyView {
    let is_task = one.kind == ConclusionKind::Task;
    let state = is_task.then(|| {
        let (tone, icon) = match one.status {
            ConclusionStatus::Open => (Tone::Mute, Glyph::CircleDashed),
            ConclusionStatus::Doing => (Tone::Info, Glyph::CircleDot),
            ConclusionStatus::Done => (Tone::Ok, Glyph::CircleCheck),
            ConclusionStatus::Cancelled => (Tone::Mute, Glyph::Ban),
        };
        view! { <Badge tone icon text=words::conclusion_word(one.status)/> }
    });
    let late = one.overdue.then(|| {
        view! { <Badge tone=Tone::Danger icon=Glyph::CircleAlert text=words::overdue()/> }
    });
    let owner = one.unit.as_ref().map(say);
    let due = one.due_on.map(|day| words::due(time::day(day)));
    let beneath: Vec<String> = [owner, due].into_iter().flatten().collect();
    let note = one.done_note.clone().map(|note| view! { <p class="soft md">{note}</p> });
    let track = one.may_track.then(|| track(page, one, acts));
    view! {
        <li>
            <div class="conclusions__l">
                <p>{one.text.clone()}</p>
                <p class="row sm"><Tag text=words::conclusion_kind(one.kind)/>{state}{late}<span class="muted num">{beneath.join(" · ")}</span></p>
                {note}
            </div>
            {track}
        </li>
    }
    .into_any()
}

/// How far a task is. Each row has its own form, named by what it is about.
fn track(page: &EventPage, one: &ConclusionLine, acts: Acts) -> AnyView {
    let act = acts.track;
    let (id, task) = (page.line.id.to_string(), one.id.to_string());
    let statuses = ConclusionStatus::ALL.iter().map(|status| {
        let selected = *status == one.status;
        view! { <option value=status.code() selected=selected>{words::conclusion_word(*status)}</option> }
    });
    let statuses = statuses.collect_view();
    let note = one.done_note.clone();
    view! {
        <details class="no-print">
            <summary>{words::update()}</summary>
            <ActForm act class="row mt-2">
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="task" value=task/>
                <select class="select" name="track[status]" aria-label=words::task_status()>{statuses}</select>
                <input class="input" name="track[note]" value=note aria-label=words::task_note() placeholder=words::task_note()/>
                <Submit pending=act.pending() look=Look::Plain size=Size::Small>{words::update()}</Submit>
            </ActForm>
        </details>
    }
    .into_any()
}

fn add(page: &EventPage, acts: Acts) -> AnyView {
    let act = acts.conclude;
    let failure = failure(act);
    let hidden = hidden(page);
    let name = |key| Named::from(key).member_of("conclusion").within(PREFIX);
    let kinds = [ConclusionKind::Task, ConclusionKind::Note]
        .map(|kind| (kind.code().to_owned(), words::conclusion_kind(kind).to_owned()))
        .to_vec();
    let units = std::iter::once((String::new(), words::choose().to_owned()))
        .chain(page.units.iter().map(|(code, name)| (code.clone(), say(name))))
        .collect();
    view! {
        <details class="mt-3">
            <summary>{act_button(Act::Conclude)}</summary>
            <ActForm act class="stack stack--tight mt-3">
                {hidden}
                <TextArea name=name("text") label=words::conclusion() rows=3 failure/>
                <Select name=name("kind") label=words::becomes() options=kinds failure/>
                <div class="grid cols-2">
                    <Select name=name("unit") label=words::owner() hint=words::due_hint() options=units failure/>
                    <DateField name=name("due_on") label=words::due_on() hint=words::due_hint() failure/>
                </div>
                <div><Submit pending=act.pending() look=Look::Plain icon=Glyph::Plus>{act_button(Act::Conclude)}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}
