//! Who is asked and what they answered; the unit's own people answer here.

use domain::{
    plan::{EventPage, PartyLine, PartyRole, Rsvp},
    policy::Act,
};
use leptos::prelude::*;

use super::{
    super::{looks::RsvpBadge, say, words},
    Acts, hidden,
};
use crate::{
    act::ActForm,
    error::failure,
    ui::{Card, Glyph, Look, Named, Select, Submit, TextField},
    words::act_button,
};

pub const PREFIX: &str = "party-";
pub const ANSWER: &str = "answer-";

pub fn label(field: &str) -> &'static str {
    match field {
        "who" => words::who(),
        "role" => words::as_what(),
        "rsvp" => words::will_come(),
        _ => words::substitute(),
    }
}

#[component]
pub fn Parties(page: StoredValue<EventPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let inviting = page.acts.contains(&Act::InviteParty);
        if page.parties.is_empty() && !inviting {
            return ().into_any();
        }
        let line = &page.line;
        let head = (line.asked > 0).then(|| {
            view! { <span class="sm muted">{words::coming_of(line.coming, line.asked)}</span> }
                .into_any()
        });
        let none = page.parties.is_empty().then(|| {
            view! { <p class="soft md">{words::no_parties()}</p> }
        });
        let rows: Vec<AnyView> =
            page.parties.iter().map(|party| row(page, party, acts, inviting)).collect();
        let invite = inviting.then(|| invite(page, acts));
        // The card takes what stands beside its heading as it is.
        let head = head.unwrap_or_else(|| ().into_any());
        view! {
            <Card title=words::parties() id="parties" head>
                {none}
                <ul class="parties">{rows}</ul>
                {invite}
            </Card>
        }
        .into_any()
    })
}

fn row(page: &EventPage, party: &PartyLine, acts: Acts, inviting: bool) -> AnyView {
    let name = say(&party.name);
    let role = (party.role != PartyRole::Delegate).then(|| {
        view! { <small>{words::role_word(party.role)}</small> }
    });
    let instead = (!party.substitute.is_empty()).then(|| {
        view! { <small>{party.substitute.clone()}</small> }
    });
    let remove = inviting.then(|| {
        let hidden = hidden(page);
        let id = party.id.to_string();
        let about = format!("{} {name}", words::remove());
        view! {
            <ActForm act=acts.uninvite>
                {hidden}
                <input type="hidden" name="party" value=id/>
                <button type="submit" class="btn btn--bare btn--icon btn--sm" aria-label=about><crate::ui::Icon glyph=Glyph::X/></button>
            </ActForm>
        }
    });
    view! {
        <li>
            <div class="parties__l">
                <span><b>{name}</b>{role}{instead}</span>
                <RsvpBadge rsvp=party.rsvp/>
                {remove}
            </div>
        </li>
    }
    .into_any()
}

/// For the people of a unit that is asked: before everything else, since it waits for them.
#[component]
pub fn Answers(page: StoredValue<EventPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let asked = page.parties.iter().filter(|party| party.may_answer);
        let forms: Vec<AnyView> = asked.map(|party| answer(page, party, acts)).collect();
        if forms.is_empty() {
            return ().into_any();
        }
        view! { <Card title=act_button(Act::AnswerInvitation) id="answer">{forms}</Card> }
            .into_any()
    })
}

/// Yes, no, or somebody else: by the people of the unit.
fn answer(page: &EventPage, party: &PartyLine, acts: Acts) -> AnyView {
    let act = acts.answer;
    let failure = failure(act);
    let (id, own) = (page.line.id.to_string(), party.id.to_string());
    let options = [Rsvp::Yes, Rsvp::Substitute, Rsvp::No]
        .map(|one| (one.code().to_owned(), words::rsvp_word(one).to_owned()))
        .to_vec();
    let name = |key| Named::from(key).member_of("answer").within(ANSWER);
    let (who, rsvp, substitute) = (say(&party.name), party.rsvp, party.substitute.clone());
    let value = (party.rsvp != Rsvp::None).then(|| party.rsvp.code().to_owned());
    let value = value.unwrap_or_else(|| Rsvp::Yes.code().to_owned());
    view! {
        <ActForm act class="stack stack--tight">
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="party" value=own/>
            <div class="row row--between"><b>{who}</b><RsvpBadge rsvp/></div>
            <Select name=name("rsvp") label=words::will_come() options value failure/>
            <TextField name=name("substitute") label=words::substitute() hint=words::substitute_hint() value=substitute optional=true failure/>
            <div><Submit pending=act.pending() icon=Glyph::Send>{words::send_answer()}</Submit></div>
        </ActForm>
    }
    .into_any()
}

fn invite(page: &EventPage, acts: Acts) -> AnyView {
    let act = acts.invite;
    let failure = failure(act);
    let hidden = hidden(page);
    let who = std::iter::once((String::new(), words::choose().to_owned()))
        .chain(page.askable.iter().map(|(code, name)| (code.clone(), say(name))))
        .collect();
    let roles = PartyRole::ALL.iter().rev().collect::<Vec<_>>();
    let mut roles: Vec<(String, String)> = roles
        .into_iter()
        .map(|role| (role.code().to_owned(), words::role_word(*role).to_owned()))
        .collect();
    roles.sort_by_key(|(code, _)| code != PartyRole::Delegate.code());
    let name = |key| Named::from(key).member_of("party").within(PREFIX);
    view! {
        <details class="mt-3">
            <summary>{act_button(Act::InviteParty)}</summary>
            <ActForm act class="stack stack--tight mt-3">
                {hidden}
                <Select name=name("who") label=words::who() options=who failure/>
                <Select name=name("role") label=words::as_what() options=roles failure/>
                <div><Submit pending=act.pending() look=Look::Plain icon=Glyph::Plus>{act_button(Act::InviteParty)}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}
