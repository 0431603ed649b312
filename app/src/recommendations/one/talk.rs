//! Words: messages that department and ministry read, and notes that stay in the ministry. They look
//! apart, and stand apart.

use chrono::{DateTime, Utc};
use domain::{policy::Act, recommendation::RecommendationPage, template::Wording};
use leptos::prelude::*;

use super::{super::words, decide::Acts};
use crate::{
    act::ActForm,
    dates::Moment,
    error::failure,
    ui::{Badge, Card, ErrorSummary, Glyph, Look, Named, Submit, TextArea, Tone},
    words::{act_button, told},
};

const MESSAGE: &str = "message-";
const NOTE: &str = "note-";

/// Nothing before it was sent.
#[component]
pub fn Messages(page: StoredValue<RecommendationPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let view = page.shared();
        let inside = page.ministry().is_none();
        if view.head.sent_at.is_none() {
            return ().into_any();
        }
        let said: Vec<AnyView> = view
            .messages
            .iter()
            .map(|message| {
                let side = if message.from_province { "said said--province" } else { "said" };
                said(side, &message.by, &message.unit, message.at, &message.body)
            })
            .collect();
        let none = said.is_empty().then(|| view! { <p class="soft md">{words::no_messages()}</p> });
        let title = if inside { words::messages_inside() } else { words::messages() };
        let failure = failure(acts.message);
        let called = view.head.called.clone();
        let form = page.may(Act::WriteMessage).then(|| view! {
            <ErrorSummary failure title label=|_| words::write_message() prefix=MESSAGE/>
            <ActForm act=acts.message class="stack stack--tight mt-3">
                <input type="hidden" name="called" value=called/>
                <TextArea name=Named::bare("body").within(MESSAGE) label=words::write_message() rows=2 failure/>
                <div><Submit pending=acts.message.pending() look=Look::Plain icon=Glyph::Send>{act_button(Act::WriteMessage)}</Submit></div>
            </ActForm>
        });
        let tag = view! { <Badge tone=Tone::Info icon=Glyph::Users text=words::messages_lead()/> };
        view! { <Card title=title id="messages" head=tag.into_any()><ul class="rec-said">{said}</ul>{none}{form}</Card> }
            .into_any()
    })
}

/// Only in the ministry's view is there any.
#[component]
pub fn Notes(page: StoredValue<RecommendationPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let Some(view) = page.ministry() else { return ().into_any() };
        let said: Vec<AnyView> = view
            .notes
            .iter()
            .map(|note| said("said said--note", &note.by, &note.unit, note.at, &note.body))
            .collect();
        let none = said.is_empty().then(|| view! { <p class="soft md">{words::no_notes()}</p> });
        let failure = failure(acts.note);
        let called = view.shared.head.called.clone();
        let title = words::notes();
        let form = page.may(Act::WriteNote).then(|| view! {
            <ErrorSummary failure title label=|_| words::write_note() prefix=NOTE/>
            <ActForm act=acts.note class="stack stack--tight mt-3">
                <input type="hidden" name="called" value=called/>
                <TextArea name=Named::bare("body").within(NOTE) label=words::write_note() rows=2 failure/>
                <div><Submit pending=acts.note.pending() look=Look::Plain icon=Glyph::Lock>{act_button(Act::WriteNote)}</Submit></div>
            </ActForm>
        });
        let tag = view! { <Badge tone=Tone::Warn icon=Glyph::Lock text=words::notes_lead()/> };
        view! { <Card title=title id="notes" class="rec-notes" head=tag.into_any()><ul class="rec-said">{said}</ul>{none}{form}</Card> }
            .into_any()
    })
}

fn said(class: &'static str, by: &str, unit: &Wording, at: DateTime<Utc>, body: &str) -> AnyView {
    view! {
        <li class=class>
            <p class="sm"><b>{by.to_owned()}</b>" · "{told(unit)}" · "<span class="muted num"><Moment at/></span></p>
            <p class="said__b">{body.to_owned()}</p>
        </li>
    }
    .into_any()
}
