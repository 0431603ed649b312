//! One cell in its row: what is asked, the period before, the field, how it changed, and beneath it
//! whatever there is to say.

use domain::{
    report::{Answer, CellKey, FlagView},
    template::Field,
    text::Prose,
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    super::{figures, say, words},
    Desk, keys,
    message::{Messages, row_class},
    state::{CellHandle, Keeping},
};
use crate::{
    error::failure,
    live::live,
    net,
    ui::{Delta, Glyph, Icon, first_text},
};

/// A figure.
#[component]
pub fn Row(
    desk: Desk,
    field: Field,
    cell: CellKey,
    flag: Option<FlagView>,
    /// The name of the period before.
    previous: String,
) -> impl IntoView {
    let label = say(field.label_of(&cell.col));
    // A part of a breakdown is nothing without its whole.
    let called =
        if cell.col.is_empty() { label.clone() } else { format!("{}, {label}", say(&field.label)) };
    let unit = say(&field.unit);
    let part = field.part || !cell.col.is_empty();
    let before = desk.state.previous.with_value(|cells| cells.get(&cell).cloned());
    let is_percent = unit == "%";
    let value = if field.is_asked() && desk.state.may_fill {
        view! { <FigureInput desk cell=cell.clone() label=words::in_cell(called, unit.clone())/> }
            .into_any()
    } else {
        view! { <Shown desk cell=cell.clone() computed=!field.is_asked() label=called unit=unit.clone()/> }
            .into_any()
    };
    let flagged = flag.is_some();
    let code = if cell.col.is_empty() { field.key.clone() } else { String::new() };
    let class = {
        let cell = cell.clone();
        move || row_class(desk, &cell, flagged)
    };
    let name = if part { "ind__name sub" } else { "ind__name" };
    view! {
        <tr class=class>
            <th scope="row">
                {(!code.is_empty()).then(|| view! { <span class="ind__code">{code}</span> })}
                <span class=name>{label}</span>
            </th>
            <td class="ind__u">{unit.clone()}</td>
            <td class="n ind__p" data-label=previous>{said(before.as_ref(), !field.is_asked(), &unit)}</td>
            <td class="ind__v">{value}</td>
            <td class="n ind__d"><Change desk cell=cell.clone() asked=field.is_asked() before is_percent/></td>
        </tr>
        <Messages desk cell flag columns=5/>
    }
    .into_any()
}

#[component]
fn FigureInput(desk: Desk, cell: CellKey, label: String) -> impl IntoView {
    let Some(handle) = desk.state.cell(&cell) else { return ().into_any() };
    let name = cell.name();
    let left = left(desk, cell.clone());
    let key = StoredValue::new(cell);
    let typed = move |event: ev::Event| {
        key.with_value(|key| desk.keeper.typed(key, net::nfc(&event_target_value(&event))));
    };
    let described = format!("m-{name}");
    let nil = move || handle.nil.get();
    let hint = move || if nil() { words::nil() } else { words::not_filled() };
    let first = handle.text.get_untracked();
    view! {
        <span class="cellbox" data-state=move || dot(&handle.keeping.read())>
            <input class="input n" id=name.clone() name=format!("input[cell][{name}]") value=first
                prop:value=move || handle.text.get() inputmode="decimal" autocomplete="off"
                data-cell="" aria-label=label aria-describedby=described
                aria-invalid=move || key.with_value(|key| invalid(desk, key, handle))
                data-nil=move || nil().then_some("") placeholder=hint
                on:input=typed on:blur=left on:keydown=move |event| keys::in_cell(desk, &event)
                on:paste=move |event| key.with_value(|key| paste(desk, key, &event))/>
            <input type="hidden" name=format!("input[rev][{name}]") value=handle.rev.get_untracked().to_string()/>
            <label class="no-script xs">
                <input type="checkbox" name=format!("input[nil][{name}]") value="true" checked=handle.nil.get_untracked()/>
                {words::nil()}
            </label>
        </span>
    }
    .into_any()
}

/// The focus goes elsewhere. A row that is taken off the page loses it last of all, after its own values.
pub fn left(desk: Desk, cell: CellKey) -> impl Fn(ev::FocusEvent) {
    move |_| desk.keeper.left(&cell)
}

/// What nobody types here: computed, or read only.
#[component]
fn Shown(desk: Desk, cell: CellKey, computed: bool, label: String, unit: String) -> impl IntoView {
    let name = cell.name();
    let said = {
        let cell = cell.clone();
        move || said(answer(desk, &cell, computed).as_ref(), computed, &unit)
    };
    if computed {
        let label = words::computed(label);
        view! {
            <output class="calc" id=name tabindex="-1" aria-label=label><Icon glyph=Glyph::Sigma/><span>{live(said)}</span></output>
        }
        .into_any()
    } else {
        view! { <span class="ind__val num" id=name>{live(said)}</span> }.into_any()
    }
}

/// Against the period before; for an empty cell, the way to say that there is nothing.
#[component]
fn Change(
    desk: Desk,
    cell: CellKey,
    asked: bool,
    before: Option<Answer>,
    is_percent: bool,
) -> impl IntoView {
    let handle = desk.state.cell(&cell).filter(|_| asked && desk.state.may_fill);
    let key = StoredValue::new(cell);
    let before = StoredValue::new(before);
    let change = move || {
        if let Some(handle) = handle {
            if handle.nil.get() {
                return nil_button(desk, key, words::not_nil(), false);
            }
            if handle.text.read().trim().is_empty() {
                return nil_button(desk, key, words::nil(), true);
            }
        }
        let now = key.with_value(|key| answer(desk, key, !asked));
        let change =
            before.with_value(|before| figures::change(now.as_ref(), before.as_ref(), is_percent));
        match change {
            Some((way, text)) => view! { <Delta way text/> }.into_any(),
            None => view! { <span class="muted">"–"</span> }.into_any(),
        }
    };
    live(change)
}

fn nil_button(desk: Desk, key: StoredValue<CellKey>, text: &'static str, nil: bool) -> AnyView {
    let act = move |_| key.with_value(|key| desk.keeper.nil(key, nil));
    view! { <button type="button" class="btn btn--sm btn--ghost script-only" on:click=act>{text}</button> }.into_any()
}

/// A paragraph.
#[component]
pub fn ProseRow(desk: Desk, field: Field) -> impl IntoView {
    let cell = CellKey::of(&field.key);
    let name = cell.name();
    let label = say(&field.label);
    let Some(handle) = desk.state.cell(&cell) else { return ().into_any() };
    if !desk.state.may_fill {
        let said = move || handle.text.get();
        return view! { <div class="field"><h3 class="label">{label}</h3><p class="prose">{live(said)}</p></div> }.into_any();
    }
    let key = StoredValue::new(cell.clone());
    let typed = move |event: ev::Event| {
        key.with_value(|key| desk.keeper.typed(key, net::nfc(&event_target_value(&event))));
    };
    let left = left(desk, cell.clone());
    let count = move || words::characters(handle.text.read().chars().count(), Prose::MAX);
    view! {
        <div class="field">
            <label for=name.clone()>
                {label}
                {(!field.required).then(|| view! { " "<span class="muted">{format!("({})", words::optional())}</span> })}
            </label>
            <textarea class="textarea" id=name.clone() name=format!("input[cell][{name}]") rows="5" data-cell=""
                aria-describedby=format!("m-{name}")
                aria-invalid=move || key.with_value(|key| invalid(desk, key, handle))
                inner_html=first_text(&handle.text.get_untracked())
                prop:value=move || handle.text.get() on:input=typed on:blur=left></textarea>
            <OnPaper handle/>
            <input type="hidden" name=format!("input[rev][{name}]") value=handle.rev.get_untracked().to_string()/>
            <span class="hint num no-print">{live(count)}</span>
            <Messages desk cell flag=None columns=0/>
        </div>
    }
    .into_any()
}

/// A field shows a part of a long text; a printed page has all of it.
#[component]
pub fn OnPaper(handle: CellHandle) -> impl IntoView {
    view! { <p class="prose only-print">{live(move || handle.text.get())}</p> }.into_any()
}

/// A computed share is rounded, what was typed is not.
fn said(answer: Option<&Answer>, computed: bool, unit: &str) -> String {
    if computed { figures::computed(answer, unit) } else { figures::said(answer) }
}

/// What stands there now: computed, or settled.
fn answer(desk: Desk, cell: &CellKey, computed: bool) -> Option<Answer> {
    if computed {
        return desk
            .state
            .findings
            .with(|findings| findings.computed.get(&cell.field).cloned().flatten());
    }
    desk.state.cell(cell).map(|handle| handle.settled.get())
}

fn invalid(desk: Desk, cell: &CellKey, handle: CellHandle) -> Option<&'static str> {
    use domain::report::Level;
    let came_back =
        failure(desk.save).problems.with(|problems| problems.of(&cell.name()).is_some());
    let rejected = came_back || matches!(*handle.keeping.read(), Keeping::Rejected(_));
    let wrong = desk
        .state
        .findings
        .with(|findings| findings.beside(cell).any(|finding| finding.level == Level::Error));
    (rejected || wrong).then_some("true")
}

/// For the style: how far the cell has come.
fn dot(keeping: &Keeping) -> Option<&'static str> {
    match keeping {
        Keeping::Still => None,
        Keeping::Waiting | Keeping::Sending => Some("saving"),
        Keeping::Saved => Some("saved"),
        Keeping::Queued => Some("queued"),
        Keeping::Rejected(_) => Some("error"),
        Keeping::Conflict { .. } => Some("conflict"),
    }
}

/// A column copied from a spreadsheet fills the cells from here downwards, each for itself.
fn paste(desk: Desk, cell: &CellKey, event: &ev::ClipboardEvent) {
    let text =
        event.clipboard_data().and_then(|copied| copied.get_data("text").ok()).unwrap_or_default();
    let lines: Vec<String> = text
        .trim_end_matches(['\r', '\n'])
        .lines()
        .map(|line| net::nfc(line.split('\t').next().unwrap_or_default().trim()))
        .collect();
    if lines.len() < 2 {
        return;
    }
    event.unchecked_ref::<web_sys::Event>().prevent_default();
    let keys = desk.state.asked_from(cell);
    for (key, line) in keys.iter().zip(lines) {
        desk.keeper.typed(key, line);
        desk.keeper.left(key);
    }
}
