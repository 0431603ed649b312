//! Raising a recommendation, changing a draft, and registering one for a department.

use domain::recommendation::{Origin, RaisePage, RecommendationInput};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{RaiseRecommendation, ReviseRecommendation, read_raising},
    words,
};
use crate::{
    act::{ActForm, FormAct},
    asked::typed,
    error::failure,
    layout::{Page, PageHead, Width, reading},
    paths,
    read::read,
    ui::{
        ButtonLink, Card, Checkbox, Crumb, ErrorSummary, Glyph, Look, Select, Shape, Submit,
        TextArea, TextField,
    },
    words::{act_button, told},
};

pub fn raise() -> AnyView {
    let act = FormAct::of::<RaiseRecommendation>();
    let page = read(String::new, read_raising);
    reading(page, Shape::Text, move |page| view! { <Raise page act/> }.into_any())
}

pub fn edit() -> AnyView {
    let params = use_params_map();
    let act = FormAct::of::<ReviseRecommendation>();
    let page = read(move || params.read().get("no").unwrap_or_default(), read_raising);
    reading(page, Shape::Text, move |page| view! { <Raise page act/> }.into_any())
}

#[component]
fn Raise(page: RaisePage, act: FormAct) -> impl IntoView {
    let RaisePage { topics, units, draft } = page;
    let registers = !units.is_empty() && draft.is_none();
    let (title, lead) = match &draft {
        Some(_) => (words::edit_title(), words::raise_lead()),
        None if registers => (words::register_title(), words::register_lead()),
        None => (words::raise_title(), words::raise_lead()),
    };
    let mut crumbs = vec![Crumb::new(words::recommendations(), paths::RECS)];
    let back = match &draft {
        Some((called, _, input)) => {
            crumbs.push(Crumb::new(input.title.clone(), paths::recommendation(called)));
            paths::recommendation(called)
        }
        None => paths::RECS.to_owned(),
    };
    let hidden = draft.as_ref().map(|(called, seen, _)| {
        let (called, seen) = (called.clone(), seen.to_string());
        view! { <input type="hidden" name="called" value=called/><input type="hidden" name="seen" value=seen/> }
    });
    let input = draft.map(|(_, _, input)| input).unwrap_or_default();
    let others = others(topics.clone(), &input);
    let topics = options(words::choose(), topics);
    let RecommendationInput {
        title: named,
        background,
        legal_basis,
        proposal,
        topic,
        origin,
        origin_note,
        restricted,
        urgent,
        ..
    } = input;
    let failure = failure(act);
    let department = registers.then(|| {
        let options = options(words::choose(), units);
        view! { <Select name="unit" label=words::unit() options failure/> }
    });
    let buttons = if registers {
        use domain::policy::Act;
        view! { <Submit pending=act.pending() icon=Glyph::Send>{act_button(Act::RegisterRecommendation)}</Submit> }
            .into_any()
    } else {
        use domain::policy::Act;
        view! {
            <Submit pending=act.pending() icon=Glyph::ArrowUp name="then" value="submit">{act_button(Act::SubmitRecommendation)}</Submit>
            <Submit pending=act.pending() look=Look::Plain icon=Glyph::Save name="then" value="draft">{words::save_draft()}</Submit>
        }
        .into_any()
    };
    view! {
        <Page title=title crumbs width=Width::Narrow>
            <PageHead title=title><p>{lead}</p></PageHead>
            <ErrorSummary failure title label=label/>
            <ActForm act class="stack">
                {hidden}
                <Card title=words::about()><div class="stack">
                    {department}
                    <TextField name="title" label=words::the_title() hint=words::title_hint() value=named failure/>
                    <TextArea name="background" label=words::background() value=background rows=5 failure/>
                    <TextArea name="proposal" label=words::proposal() value=proposal rows=4 failure/>
                    <TextArea name="legal_basis" label=words::legal_basis() value=legal_basis rows=2 optional=true failure/>
                </div></Card>
                <Card title=words::topic()><div class="stack">
                    <Select name="topic" label=words::first_topic() options=topics value=topic failure/>
                    {others}
                    <Select name="origin" label=words::origin() options=origins() value=origin failure/>
                    <TextField name="origin_note" label=words::origin_note() hint=words::origin_note_hint() value=origin_note optional=true failure/>
                    <Checkbox name="urgent" label=words::is_urgent() checked=urgent/>
                    <Checkbox name="restricted" label=words::is_restricted() checked=restricted/>
                </div></Card>
                <div class="row">{buttons}<ButtonLink href=back look=Look::Ghost>{words::leave()}</ButtonLink></div>
            </ActForm>
        </Page>
    }
    .into_any()
}

fn options(
    first: &str,
    choices: Vec<(String, domain::template::Wording)>,
) -> Vec<(String, String)> {
    let none = (String::new(), first.to_owned());
    let rest = choices.into_iter().map(|(code, name)| (code, told(&name)));
    std::iter::once(none).chain(rest).collect()
}

fn origins() -> Vec<(String, String)> {
    let none = (String::new(), words::choose().to_owned());
    let each =
        Origin::ALL.iter().map(|one| (one.code().to_owned(), words::origin_word(*one).to_owned()));
    std::iter::once(none).chain(each).collect()
}

/// A box for each topic: opened when one is wanted.
fn others(
    topics: Vec<(String, domain::template::Wording)>,
    input: &RecommendationInput,
) -> AnyView {
    // A form that came back says it by what was typed, also where a box is no longer ticked.
    let came_back = typed("input[title]").is_some();
    let boxes = topics.into_iter().map(|(code, name)| {
        let posted = format!("input[topics][{code}]");
        let before = !came_back && input.topics.contains_key(&code);
        let checked = before || typed(&posted).is_some();
        view! {
            <label class="check">
                <input type="checkbox" name=posted value="true" checked=checked/>
                <span>{told(&name)}</span>
            </label>
        }
        .into_any()
    });
    let boxes: Vec<AnyView> = boxes.collect();
    let open = !input.topics.is_empty();
    view! {
        <details class="rec-more" open=open>
            <summary>{words::other_topics()}</summary>
            <div class="choices rec-choices" role="group" aria-label=words::other_topics()>{boxes}</div>
        </details>
    }
    .into_any()
}

fn label(field: &str) -> &'static str {
    match field {
        "unit" => words::unit(),
        "title" => words::the_title(),
        "background" => words::background(),
        "proposal" => words::proposal(),
        "legal_basis" => words::legal_basis(),
        "topic" => words::first_topic(),
        "origin" => words::origin(),
        _ => words::origin_note(),
    }
}
