//! The form of an event, new or not. What speaks against its day comes back with it, and it may be saved
//! nevertheless with a word why.

use domain::plan::{ItemForm, ItemInput, ItemKind, WhenInput};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{CreateItem, EditItem, read_item_form},
    say, words,
};
use crate::{
    act::{ActForm, FormAct},
    error::failure,
    layout::{Page, PageHead, Width, reading},
    paths,
    query::use_query,
    read::read,
    ui::{
        ButtonLink, Card, Crumb, DateField, ErrorSummary, Failure, Glyph, Named, Select, Shape,
        Submit, TextArea, TextField,
    },
    words::item_kind_word,
};

/// A new one; the address may say of which kind and where.
pub fn new() -> AnyView {
    let query = use_query();
    let act = FormAct::of::<CreateItem>();
    let form = read(|| (), |()| read_item_form(String::new()));
    reading(form, Shape::Text, move |mut form| {
        let wished = |name: &str| query.get_untracked(name).filter(|text| !text.is_empty());
        if let Some(kind) = wished("kind") {
            form.input.kind = kind;
        }
        if let Some(host) = wished("host") {
            form.input.host = host;
        }
        if let Some(on) = wished("on") {
            form.input.starts = on;
        }
        view! { <OneForm form act/> }.into_any()
    })
}

pub fn form() -> AnyView {
    let params = use_params_map();
    let act = FormAct::of::<EditItem>();
    let id = move || params.read().get("id").unwrap_or_default();
    let form = read(id, read_item_form);
    reading(form, Shape::Text, move |form| view! { <OneForm form act/> }.into_any())
}

pub fn label(field: &str) -> &'static str {
    match field {
        "kind" => words::kind(),
        "starts" | "shift" => words::starts(),
        "ends" => words::ends(),
        "from" => words::from_hour(),
        "to" => words::to_hour(),
        "host" => words::host(),
        "lead" => words::lead(),
        "place" => words::place(),
        "online_url" => words::online(),
        "parent" => words::parent(),
        "despite" => words::despite(),
        _ => words::title(),
    }
}

#[component]
fn OneForm(form: ItemForm, act: FormAct) -> impl IntoView {
    let title = if form.id.is_some() { words::edit_event() } else { words::new_event() };
    let failure = failure(act);
    let crumbs = vec![Crumb::new(words::calendar(), paths::CALENDAR)];
    let leave = form.id.map_or_else(|| paths::CALENDAR.to_owned(), paths::event);
    let hidden = form.id.map(|id| {
        let (id, seen) = (id.to_string(), form.row_version.to_string());
        view! { <input type="hidden" name="id" value=id/><input type="hidden" name="seen" value=seen/> }
    });
    let ItemForm { input, units, parents, .. } = form;
    let kinds = kinds(&input);
    let units: Vec<(String, String)> =
        units.into_iter().map(|(code, name)| (code, say(&name))).collect();
    let none = || std::iter::once((String::new(), words::no_unit().to_owned()));
    let hosts: Vec<_> = none().chain(units.clone()).collect();
    let leads: Vec<_> = none().chain(units).collect();
    let parents: Vec<_> = none().chain(parents).collect();
    let when = WhenInput {
        starts: input.starts.clone(),
        ends: input.ends.clone(),
        from: input.from.clone(),
        to: input.to.clone(),
    };
    let when = when_fields(when, "input", "", failure);
    view! {
        <Page title crumbs width=Width::Narrow class="p-event">
            <PageHead title/>
            <ErrorSummary failure title label/>
            <Card>
                <ActForm act class="stack">
                    {hidden}
                    <TextField name="title" label=words::title() value=input.title failure/>
                    <Select name="kind" label=words::kind() options=kinds value=input.kind failure/>
                    {when}
                    <div class="grid cols-2">
                        <Select name="host" label=words::host() options=hosts value=input.host failure/>
                        <Select name="lead" label=words::lead() options=leads value=input.lead failure/>
                    </div>
                    <TextField name="place" label=words::place() value=input.place optional=true failure/>
                    <TextField name="online_url" label=words::online() value=input.online_url placeholder="https://" optional=true failure/>
                    <Select name="parent" label=words::parent() options=parents value=input.parent failure/>
                    <div class="row">
                        <Submit pending=act.pending() icon=Glyph::Check>{words::save()}</Submit>
                        <ButtonLink href=leave>{words::leave()}</ButtonLink>
                    </div>
                </ActForm>
            </Card>
        </Page>
    }
    .into_any()
}

/// Kinds to choose from; a task of the plan stays one.
fn kinds(input: &ItemInput) -> Vec<(String, String)> {
    let named = |kind: ItemKind| (kind.code().to_owned(), item_kind_word(kind).to_owned());
    match input.kind.parse::<ItemKind>() {
        Ok(kind) if !kind.is_event() => vec![named(kind)],
        _ => ItemKind::events().map(named).collect(),
    }
}

/// Day or period, last day, hours, and why the day stays. `group` is the argument they belong to.
pub fn when_fields(
    when: WhenInput,
    group: &'static str,
    prefix: &'static str,
    failure: Failure,
) -> AnyView {
    let name = |key| Named::from(key).member_of(group).within(prefix);
    let WhenInput { starts, ends, from, to } = when;
    view! {
        <div class="grid cols-2">
            <DateField name=name("starts") label=words::starts() hint=words::starts_hint() text=starts failure/>
            <DateField name=name("ends") label=words::ends() text=ends optional=true failure/>
            <TextField name=name("from") label=words::from_hour() hint=words::hour_hint() value=from optional=true failure/>
            <TextField name=name("to") label=words::to_hour() value=to optional=true failure/>
        </div>
        <TextArea name=name("despite") label=words::despite() hint=words::despite_hint() rows=2 optional=true failure/>
    }
    .into_any()
}
