//! The minutes: their writers' draft, sent round for comment, and then final.

use domain::{
    plan::{EventPage, Minutes, MinutesStatus, MinutesThen},
    policy::Act,
};
use leptos::prelude::*;

use super::{super::words, Acts, hidden};
use crate::{
    act::ActForm,
    error::failure,
    ui::{Badge, Card, Glyph, Look, Named, Submit, TextArea, TextField, Tone},
};

pub const PREFIX: &str = "minutes-";

pub fn label(field: &str) -> &'static str {
    if field == "notice_no" { words::notice_no() } else { words::minutes_body() }
}

#[component]
pub fn MinutesCard(page: StoredValue<EventPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let minutes = page.minutes.as_ref();
        let is_final = minutes.is_some_and(|one| one.status == MinutesStatus::Final);
        let writing = page.acts.contains(&Act::WriteMinutes) && !is_final;
        let badge = minutes.map(badge);
        let content = match minutes {
            _ if writing => write(page, minutes, acts),
            Some(minutes) => read(minutes),
            None => view! { <p class="soft md">{words::no_minutes()}</p> }.into_any(),
        };
        let head = badge.unwrap_or_else(|| ().into_any());
        view! { <Card title=words::minutes() id="minutes" head>{content}</Card> }
    })
    .into_any()
}

fn badge(minutes: &Minutes) -> AnyView {
    let (tone, icon) = match minutes.status {
        MinutesStatus::Draft => (Tone::Mute, Glyph::Pencil),
        MinutesStatus::InComment => (Tone::Warn, Glyph::MessageSquare),
        MinutesStatus::Final => (Tone::Ok, Glyph::Lock),
    };
    view! { <Badge tone icon text=words::minutes_word(minutes.status)/> }.into_any()
}

fn read(minutes: &Minutes) -> AnyView {
    let paragraphs = minutes.body.split("\n\n").map(|text| view! { <p>{text.to_owned()}</p> });
    let notice = (!minutes.notice_no.is_empty()).then(|| {
        view! { <p class="semi">{words::notice(minutes.notice_no.clone())}</p> }
    });
    view! { <div class="prose">{notice}{paragraphs.collect_view()}</div> }.into_any()
}

fn write(page: &EventPage, minutes: Option<&Minutes>, acts: Acts) -> AnyView {
    let act = acts.write;
    let failure = failure(act);
    let hidden = hidden(page);
    let name = |key| Named::from(key).member_of("minutes").within(PREFIX);
    let body = minutes.map(|one| one.body.clone()).unwrap_or_default();
    let notice_no = minutes.map(|one| one.notice_no.clone()).unwrap_or_default();
    let button = move |then: MinutesThen, look: Look, icon: Glyph, text: &'static str| {
        view! {
            <Submit pending=act.pending() look icon name="minutes[then]" value=then.code()>{text}</Submit>
        }
    };
    let round = minutes
        .is_none_or(|one| one.status == MinutesStatus::Draft)
        .then(|| button(MinutesThen::Circulate, Look::Plain, Glyph::Send, words::circulate()));
    view! {
        <ActForm act class="stack stack--tight">
            {hidden}
            <TextArea name=name("body") label=words::minutes_body() value=body rows=8 failure/>
            <TextField name=name("notice_no") label=words::notice_no() hint=words::notice_example() value=notice_no optional=true failure/>
            <div class="row">
                {button(MinutesThen::Keep, Look::Plain, Glyph::Save, words::keep_minutes())}
                {round}
                {button(MinutesThen::Finish, Look::Primary, Glyph::Lock, words::finish_minutes())}
            </div>
        </ActForm>
    }
    .into_any()
}
