//! What is next for the event, and what else can be done with it: moving, postponing, calling off.

use domain::{
    plan::{EventPage, ItemStatus},
    policy::Act,
};
use leptos::prelude::*;

use super::{
    super::{form::when_fields, words},
    Acts, hidden,
};
use crate::{
    act::{ActForm, FormAct},
    error::failure,
    query::use_query,
    ui::{Card, Glyph, Look, Named, Size, Submit, TextArea},
    words::act_button,
};

pub const MOVE: &str = "to-";
pub const POSTPONE: &str = "postpone-";
pub const CANCEL: &str = "cancel-";

#[component]
pub fn Decide(page: StoredValue<EventPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let may = |act: Act| page.acts.contains(&act);
        let has_day = page.line.when.has_day() || !page.line.kind.is_event();
        let mut parts: Vec<AnyView> = Vec::new();
        if may(Act::ConfirmItem) && !has_day {
            parts.push(view! { <p class="soft md">{words::needs_day()}</p> }.into_any());
        }
        let is_proposed = page.line.status == ItemStatus::Proposed;
        if may(Act::ConfirmItem) && has_day {
            let look = if is_proposed { Look::Primary } else { Look::Plain };
            parts.push(button(page, acts.confirm, Act::ConfirmItem, Glyph::CalendarCheck, look));
        }
        if may(Act::ProposeItem) && has_day && page.line.kind.is_event() {
            let lead = view! { <p class="soft md">{words::propose_lead()}</p> };
            let form = button(page, acts.propose, Act::ProposeItem, Glyph::Send, Look::Primary);
            parts.insert(0, view! { {lead}{form} }.into_any());
        }
        if may(Act::StartItem) {
            parts.push(button(page, acts.start, Act::StartItem, Glyph::CircleDot, Look::Primary));
        }
        if may(Act::FinishItem) {
            let lead = page.line.kind.needs_minutes().then(|| {
                view! { <p class="soft md">{words::finish_lead()}</p> }
            });
            let form = button(page, acts.finish, Act::FinishItem, Glyph::CircleCheck, Look::Primary);
            parts.push(view! { {lead}{form} }.into_any());
        }
        let others = [
            may(Act::MoveItem).then(|| to_move(page, acts)),
            may(Act::PostponeItem).then(|| postpone(page, acts)),
            may(Act::CancelItem).then(|| cancel(page, acts)),
        ];
        let others: Vec<AnyView> = others.into_iter().flatten().collect();
        if parts.is_empty() && others.is_empty() {
            return ().into_any();
        }
        view! {
            <Card title=words::next_step() id="decide" class="decide"><div class="stack stack--tight">{parts}</div>{others}</Card>
        }
        .into_any()
    })
}

fn button(page: &EventPage, act: FormAct, what: Act, icon: Glyph, look: Look) -> AnyView {
    let hidden = hidden(page);
    view! {
        <ActForm act>{hidden}<Submit pending=act.pending() look icon size=Size::Block>{act_button(what)}</Submit></ActForm>
    }
    .into_any()
}

/// To another day: typed, or by a press of a button.
fn to_move(page: &EventPage, acts: Acts) -> AnyView {
    let (act, failure) = (acts.to_move, failure(acts.to_move));
    let (typed, by_press) = (hidden(page), hidden(page));
    // Who came to find a day, or comes back with one that clashes, has the form before their eyes.
    let wanted = use_query().get_untracked("move").is_some();
    let open = wanted || act.error().with_untracked(Option::is_some);
    let fields = when_fields(page.line.when.typed(), "to", MOVE, failure);
    let steps = page.line.when.has_day().then(|| {
        let step = |days: &'static str, text: &'static str| {
            view! { <button type="submit" class="btn btn--sm" name="to[shift]" value=days>{text}</button> }
        };
        view! {
            <ActForm act class="row mt-3">
                {by_press}
                {step("-1", words::day_earlier())}
                {step("1", words::day_later())}
                {step("7", words::week_later())}
            </ActForm>
        }
    });
    view! {
        <details class="mt-4" id="move" open=open>
            <summary>{act_button(Act::MoveItem)}</summary>
            <p class="soft md mt-2">{words::move_lead()}</p>
            {steps}
            <ActForm act class="stack mt-3">
                {typed}
                {fields}
                <div><Submit pending=act.pending() look=Look::Plain icon=Glyph::CalendarDays>{act_button(Act::MoveItem)}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}

fn postpone(page: &EventPage, acts: Acts) -> AnyView {
    let act = acts.postpone;
    let hidden = hidden(page);
    let name = Named::bare("reason").within(POSTPONE);
    view! {
        <details class="mt-4">
            <summary>{act_button(Act::PostponeItem)}</summary>
            <ActForm act class="stack mt-3">
                {hidden}
                <TextArea name label=words::postpone_reason() rows=2 failure=failure(act)/>
                <div><Submit pending=act.pending() look=Look::Danger icon=Glyph::History>{act_button(Act::PostponeItem)}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}

fn cancel(page: &EventPage, acts: Acts) -> AnyView {
    let act = acts.cancel;
    let hidden = hidden(page);
    let name = Named::bare("reason").within(CANCEL);
    view! {
        <details class="mt-4">
            <summary>{act_button(Act::CancelItem)}</summary>
            <p class="soft md mt-2">{words::cancel_lead()}</p>
            <ActForm act class="stack mt-3">
                {hidden}
                <TextArea name label=words::cancel_reason() rows=2 failure=failure(act)/>
                <div><Submit pending=act.pending() look=Look::Danger icon=Glyph::Ban>{act_button(Act::CancelItem)}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}
