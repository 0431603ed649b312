//! The lead unit's answer: the editor of its draft, and what the signer does with it.

use domain::{
    policy::Act,
    recommendation::{AnswerMode, DraftView, Outcome, RecommendationHead, RecommendationPage},
    time,
};
use leptos::prelude::*;

use super::{
    super::words,
    decide::{Acts, hidden, refused, with_words},
};
use crate::{
    act::ActForm,
    error::failure,
    ui::{DateField, Glyph, Look, Named, Radios, Select, Submit, TextArea, TextField},
    words::act_button,
};

/// For the signer's form, whose fields are called like others on the page.
const SIGN: &str = "sign-";

/// The draft, to be saved or sent for signature.
pub fn editor(page: &RecommendationPage, acts: Acts) -> AnyView {
    let failure = failure(acts.answer);
    let draft = page.ministry().and_then(|view| view.draft.clone());
    let by = draft.as_ref().map(by);
    let none = (String::new(), words::choose().to_owned());
    let outcomes = Outcome::ALL
        .iter()
        .map(|one| (one.code().to_owned(), words::outcome_word(*one).to_owned()));
    let options = std::iter::once(none).chain(outcomes).collect();
    let body = draft.as_ref().map(|draft| draft.body.clone()).unwrap_or_default();
    let outcome = draft.as_ref().map_or("", |draft| draft.outcome.code());
    let note = draft.as_ref().and_then(|draft| draft.outcome_note.clone()).unwrap_or_default();
    let (hidden, outcome) = (hidden(&page.shared().head), outcome.to_owned());
    view! {
        {refused(failure, answer_label, "")}
        {by}
        <ActForm act=acts.answer class="stack">
            {hidden}
            <TextArea name="body" label=words::answer_body() hint=words::answer_hint() value=body rows=8 failure/>
            <Select name="outcome" label=words::outcome() options value=outcome failure/>
            <TextField name="outcome_note" label=words::outcome_note() hint=words::outcome_note_hint() value=note optional=true failure/>
            <div class="row">
                <Submit pending=acts.answer.pending() icon=Glyph::ArrowUp name="then" value="sign">{act_button(Act::RequestSignature)}</Submit>
                <Submit pending=acts.answer.pending() look=Look::Plain icon=Glyph::Save name="then" value="draft">{act_button(Act::DraftAnswer)}</Submit>
            </div>
        </ActForm>
    }
    .into_any()
}

fn answer_label(field: &str) -> &'static str {
    match field {
        "body" => words::answer_body(),
        "outcome" => words::outcome(),
        _ => words::outcome_note(),
    }
}

/// The draft as the signer reads it, and the document that carries it.
pub fn publish(page: &RecommendationPage, acts: Acts) -> AnyView {
    let failure = failure(acts.publish);
    let head = &page.shared().head;
    let view = page.ministry();
    let read = view.and_then(|view| view.draft.as_ref()).map(|draft| {
        let note = draft.outcome_note.clone().map(|note| format!(": {note}"));
        let outcome = words::came_to(words::outcome_word(draft.outcome));
        view! {
            <h3>{words::draft()}</h3>
            {by(draft)}
            <blockquote class="quote rec-draft">{draft.body.clone()}</blockquote>
            <p class="md mt-2">{outcome}{note}</p>
        }
    });
    let (name, title) = view.and_then(|view| view.signer.clone()).unwrap_or_default();
    let modes = vec![
        (AnswerMode::Document.code().to_owned(), words::by_document().to_owned()),
        (AnswerMode::Direct.code().to_owned(), words::directly().to_owned()),
    ];
    let field = |key: &'static str| Named::from(key).within(SIGN);
    let today = Some(page.shared().today);
    let (hidden, summary) = (hidden(head), words::summary_of(head.title.clone()));
    view! {
        {refused(failure, document_label, SIGN)}
        {read}
        <ActForm act=acts.publish class="stack mt-4">
            {hidden}
            <Radios name=Named::bare("mode").within(SIGN) legend=words::mode() options=modes value=AnswerMode::Document.code().to_owned() failure/>
            <div class="rec-doc">
                <TextField name=field("number") label=words::number() failure/>
                <TextField name=field("symbol") label=words::symbol() hint=words::symbol_hint() failure/>
                <DateField name=field("issued_on") label=words::issued_on() value=today failure/>
                <TextField name=field("signer_name") label=words::signer_name() value=name failure/>
                <TextField name=field("signer_title") label=words::signer_title() value=title failure/>
            </div>
            <TextArea name=field("summary") label=words::document_summary() value=summary rows=2 failure/>
            <div><Submit pending=acts.publish.pending() icon=Glyph::ShieldCheck>{act_button(Act::PublishAnswer)}</Submit></div>
        </ActForm>
    }
    .into_any()
}

fn document_label(field: &str) -> &'static str {
    match field {
        "number" => words::number(),
        "symbol" => words::symbol(),
        "issued_on" => words::issued_on(),
        "signer_name" => words::signer_name(),
        "signer_title" => words::signer_title(),
        _ => words::document_summary(),
    }
}

/// Back to whoever drafted it.
pub fn give_back(head: &RecommendationHead, acts: Acts) -> AnyView {
    let field = ("reason", words::reason_to_author());
    with_words(head, acts.return_answer, Act::ReturnAnswer, field, "return-", "", None)
}

fn by(draft: &DraftView) -> AnyView {
    let text = words::drafted_by(draft.by.clone(), time::moment(draft.at));
    view! { <p class="sm muted">{text}</p> }.into_any()
}
