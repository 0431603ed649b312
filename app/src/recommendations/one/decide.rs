//! What this person can do now: the one thing first, and what else there is behind a line that opens.

use domain::{
    policy::Act,
    recommendation::{MinistryView, Rating, RecommendationHead, RecommendationPage},
};
use leptos::prelude::*;

use super::{
    super::{
        api::{
            AcceptRecommendation, ApproveRecommendation, AskRecommendation, AssignRecommendation,
            ConfirmRecommendation, DeclineRecommendation, PublishAnswer, ReopenRecommendation,
            ReplyRecommendation, ReturnAnswer, SaveAnswer, SendBackRecommendation,
            SubmitRecommendation, TransferRecommendation, WithdrawRecommendation, WriteMessage,
            WriteNote,
        },
        words,
    },
    answering,
};
use crate::{
    act::{ActForm, FormAct},
    asked::typed,
    error::failure,
    ui::{
        Card, ErrorSummary, Failure, Glyph, Look, Named, Radios, Select, Size, Submit, TextArea,
        TextField,
    },
    words::{act_button, told},
};

/// The acts of this page.
#[derive(Clone, Copy)]
pub struct Acts {
    pub submit: FormAct,
    pub approve: FormAct,
    pub send_back: FormAct,
    pub withdraw: FormAct,
    pub assign: FormAct,
    pub accept: FormAct,
    pub decline: FormAct,
    pub ask: FormAct,
    pub reply: FormAct,
    pub answer: FormAct,
    pub publish: FormAct,
    pub return_answer: FormAct,
    pub transfer: FormAct,
    pub confirm: FormAct,
    pub reopen: FormAct,
    pub message: FormAct,
    pub note: FormAct,
}

impl Acts {
    pub fn new() -> Self {
        Self {
            submit: FormAct::of::<SubmitRecommendation>(),
            approve: FormAct::of::<ApproveRecommendation>(),
            send_back: FormAct::of::<SendBackRecommendation>(),
            withdraw: FormAct::of::<WithdrawRecommendation>(),
            assign: FormAct::of::<AssignRecommendation>(),
            accept: FormAct::of::<AcceptRecommendation>(),
            decline: FormAct::of::<DeclineRecommendation>(),
            ask: FormAct::of::<AskRecommendation>(),
            reply: FormAct::of::<ReplyRecommendation>(),
            answer: FormAct::of::<SaveAnswer>(),
            publish: FormAct::of::<PublishAnswer>(),
            return_answer: FormAct::of::<ReturnAnswer>(),
            transfer: FormAct::of::<TransferRecommendation>(),
            confirm: FormAct::of::<ConfirmRecommendation>(),
            reopen: FormAct::of::<ReopenRecommendation>(),
            message: FormAct::of::<WriteMessage>(),
            note: FormAct::of::<WriteNote>(),
        }
    }

    fn all(self) -> [FormAct; 17] {
        [
            self.submit,
            self.approve,
            self.send_back,
            self.withdraw,
            self.assign,
            self.accept,
            self.decline,
            self.ask,
            self.reply,
            self.answer,
            self.publish,
            self.return_answer,
            self.transfer,
            self.confirm,
            self.reopen,
            self.message,
            self.note,
        ]
    }

    /// Grows with each act that succeeded: the page is read again then.
    pub fn done(self) -> Signal<usize> {
        let counts = self.all().map(FormAct::successes);
        Signal::derive(move || counts.iter().map(|count| count.get()).sum())
    }

    /// What an act was refused for does not concern the page after another one succeeded.
    pub fn forget_refusals(self) {
        self.all().into_iter().for_each(FormAct::forget_refusal);
    }
}

/// One primary action, and what else can be done.
#[component]
pub fn Decide(page: StoredValue<RecommendationPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let head = &page.shared().head;
        let may = |act| page.may(act);
        let first: Vec<AnyView> = [
            may(Act::SubmitRecommendation).then(|| submit(head, acts)),
            may(Act::ApproveRecommendation).then(|| approve(head, acts)),
            assign(page, acts, false),
            may(Act::AcceptRecommendation).then(|| accept(head, acts)),
            may(Act::ReplyRecommendation).then(|| reply(head, acts)),
            may(Act::DraftAnswer).then(|| answering::editor(page, acts)),
            may(Act::PublishAnswer).then(|| answering::publish(page, acts)),
            may(Act::ConfirmRecommendation).then(|| confirm(head, acts)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let others: Vec<AnyView> = [
            may(Act::ReturnAnswer).then(|| answering::give_back(head, acts)),
            may(Act::AskRecommendation).then(|| ask(head, acts)),
            may(Act::DeclineRecommendation).then(|| decline(head, acts)),
            assign(page, acts, true),
            may(Act::TransferRecommendation).then(|| transfer(head, acts)),
            may(Act::ReopenRecommendation).then(|| reopen(head, acts)),
            may(Act::WithdrawRecommendation).then(|| withdraw(head, acts)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if first.is_empty() && others.is_empty() {
            return ().into_any();
        }
        let none =
            first.is_empty().then(|| view! { <p class="soft md">{words::nothing_to_do()}</p> });
        let class = if none.is_some() { "rec-todo" } else { "rec-todo rec-todo--now" };
        view! { <Card title=words::to_do() id="to-do" class>{first}{none}{others}</Card> }
            .into_any()
    })
}

pub fn hidden(head: &RecommendationHead) -> AnyView {
    let (called, seen) = (head.called.clone(), head.row_version.to_string());
    view! { <input type="hidden" name="called" value=called/><input type="hidden" name="seen" value=seen/> }
        .into_any()
}

/// Above a form: why it was refused.
pub fn refused(failure: Failure, label: fn(&str) -> &'static str, prefix: &'static str) -> AnyView {
    view! { <ErrorSummary failure title=words::to_do() label prefix/> }.into_any()
}

/// A form with nothing but its button.
fn press(
    head: &RecommendationHead,
    act: FormAct,
    verb: Act,
    icon: Glyph,
    lead: &'static str,
) -> AnyView {
    let failure = failure(act);
    let hidden = hidden(head);
    view! {
        {refused(failure, |_| "", "")}
        <p class="soft md">{lead}</p>
        <ActForm act class="mt-3">
            {hidden}
            <Submit pending=act.pending() icon size=Size::Normal>{act_button(verb)}</Submit>
        </ActForm>
    }
    .into_any()
}

/// What is done with a few words: rarely, so it is opened first; without script it opens by itself when it
/// was refused.
pub fn with_words(
    head: &RecommendationHead,
    act: FormAct,
    verb: Act,
    (field, label): (&'static str, &'static str),
    prefix: &'static str,
    lead: &'static str,
    more: Option<AnyView>,
) -> AnyView {
    let failure = failure(act);
    let open = failure.sentence.with_untracked(Option::is_some);
    let summary = match (field, verb) {
        ("competent", _) | (_, Act::DeclineRecommendation) => decline_label as fn(&str) -> _,
        ("question", _) => |_: &str| words::question(),
        ("authority", _) => |_: &str| words::authority(),
        (_, Act::SendBackRecommendation | Act::ReturnAnswer) => |_: &str| words::reason_to_author(),
        (_, Act::ReopenRecommendation) => |_: &str| words::what_is_missing(),
        _ => |_: &str| words::reason(),
    };
    let danger = !matches!(verb, Act::AskRecommendation);
    let look = if danger { Look::Danger } else { Look::Primary };
    let hidden = hidden(head);
    view! {
        <details class="mt-4" open=open>
            <summary>{act_button(verb)}</summary>
            {refused(failure, summary, prefix)}
            {(!lead.is_empty()).then(|| view! { <p class="soft md mt-2">{lead}</p> })}
            <ActForm act class="stack mt-3">
                {hidden}
                <TextArea name=Named::bare(field).within(prefix) label rows=2 failure/>
                {more}
                <div><Submit pending=act.pending() look>{act_button(verb)}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}

fn decline_label(field: &str) -> &'static str {
    if field == "competent" { words::who_is_competent() } else { words::reason() }
}

fn submit(head: &RecommendationHead, acts: Acts) -> AnyView {
    press(head, acts.submit, Act::SubmitRecommendation, Glyph::ArrowUp, words::submit_lead())
}

fn approve(head: &RecommendationHead, acts: Acts) -> AnyView {
    let back = with_words(
        head,
        acts.send_back,
        Act::SendBackRecommendation,
        ("reason", words::reason_to_author()),
        "send-back-",
        "",
        None,
    );
    let send =
        press(head, acts.approve, Act::ApproveRecommendation, Glyph::Send, words::approve_lead());
    view! { {send}{back} }.into_any()
}

fn withdraw(head: &RecommendationHead, acts: Acts) -> AnyView {
    let field = ("reason", words::reason());
    let verb = Act::WithdrawRecommendation;
    with_words(head, acts.withdraw, verb, field, "withdraw-", words::withdraw_lead(), None)
}

fn accept(head: &RecommendationHead, acts: Acts) -> AnyView {
    press(head, acts.accept, Act::AcceptRecommendation, Glyph::Inbox, words::accept_lead())
}

fn decline(head: &RecommendationHead, acts: Acts) -> AnyView {
    let failure = failure(acts.decline);
    let name = Named::bare("competent").within("decline-");
    let who = view! { <TextField name label=words::who_is_competent() failure/> }.into_any();
    let field = ("reason", words::reason());
    let verb = Act::DeclineRecommendation;
    with_words(head, acts.decline, verb, field, "decline-", words::decline_lead(), Some(who))
}

fn ask(head: &RecommendationHead, acts: Acts) -> AnyView {
    let field = ("question", words::question());
    with_words(head, acts.ask, Act::AskRecommendation, field, "ask-", words::ask_lead(), None)
}

fn transfer(head: &RecommendationHead, acts: Acts) -> AnyView {
    let field = ("authority", words::authority());
    let verb = Act::TransferRecommendation;
    with_words(head, acts.transfer, verb, field, "transfer-", words::transfer_lead(), None)
}

fn reopen(head: &RecommendationHead, acts: Acts) -> AnyView {
    let field = ("reason", words::what_is_missing());
    let verb = Act::ReopenRecommendation;
    with_words(head, acts.reopen, verb, field, "reopen-", words::reopen_lead(), None)
}

/// The department's word for what was asked.
fn reply(head: &RecommendationHead, acts: Acts) -> AnyView {
    let failure = failure(acts.reply);
    let hidden = hidden(head);
    view! {
        {refused(failure, |_| words::reply(), "")}
        <p class="soft md">{words::reply_lead()}</p>
        <ActForm act=acts.reply class="stack mt-3">
            {hidden}
            <TextArea name=Named::bare("reply") label=words::reply() rows=4 failure/>
            <div><Submit pending=acts.reply.pending() icon=Glyph::Send>{act_button(Act::ReplyRecommendation)}</Submit></div>
        </ActForm>
    }
    .into_any()
}

fn confirm(head: &RecommendationHead, acts: Acts) -> AnyView {
    let failure = failure(acts.confirm);
    let ratings =
        Rating::ALL.iter().map(|one| (one.code().to_owned(), words::rating_word(*one).to_owned()));
    let label = |field: &str| if field == "rating" { words::rating() } else { words::comment() };
    let (hidden, ratings) = (hidden(head), ratings.collect());
    view! {
        {refused(failure, label, "confirm-")}
        <p class="soft md">{words::confirm_lead()}</p>
        <ActForm act=acts.confirm class="stack mt-3">
            {hidden}
            <Radios name=Named::bare("rating").within("confirm-") legend=words::rating() options=ratings failure/>
            <TextArea name=Named::bare("comment").within("confirm-") label=words::comment() rows=2 optional=true failure/>
            <div><Submit pending=acts.confirm.pending() icon=Glyph::Check>{act_button(Act::ConfirmRecommendation)}</Submit></div>
        </ActForm>
    }
    .into_any()
}

/// The first time it is what there is to do; afterwards it is something else one can do.
fn assign(page: &RecommendationPage, acts: Acts, again: bool) -> Option<AnyView> {
    let view = page.ministry().filter(|_| page.may(Act::AssignRecommendation))?;
    let has_lead = view.shared.head.lead.is_some();
    if has_lead != again {
        return None;
    }
    let form = assigning(view, acts);
    let failed = failure(acts.assign).sentence.with_untracked(Option::is_some);
    Some(if again {
        view! { <details class="mt-4" open=failed><summary>{words::reassign()}</summary>{form}</details> }
            .into_any()
    } else {
        form
    })
}

fn assigning(view: &MinistryView, acts: Acts) -> AnyView {
    let failure = failure(acts.assign);
    let named = |code: &String| view.units.iter().find(|(one, _)| one == code);
    let hint =
        view.suggested.as_ref().and_then(named).map(|(_, name)| words::suggested(told(name)));
    let options: Vec<(String, String)> =
        view.units.iter().map(|(code, name)| (code.clone(), told(name))).collect();
    let boxes = options.clone().into_iter().map(|(code, name)| {
        let posted = format!("supports[{code}]");
        let checked = typed(&posted).is_some();
        view! {
            <label class="check"><input type="checkbox" name=posted value="true" checked=checked/><span>{name}</span></label>
        }
        .into_any()
    });
    let boxes: Vec<AnyView> = boxes.collect();
    let none = (String::new(), words::choose().to_owned());
    let options = std::iter::once(none).chain(options).collect();
    let label = |field: &str| {
        if field == "lead" { words::choose_lead() } else { words::choose_supports() }
    };
    let (hidden, chosen) = (hidden(&view.shared.head), view.suggested.clone().unwrap_or_default());
    view! {
        {refused(failure, label, "")}
        <p class="soft md">{words::assign_lead()}</p>
        <ActForm act=acts.assign class="stack mt-3">
            {hidden}
            <Select name=Named::bare("lead") label=words::choose_lead() hint=hint.unwrap_or_default() options value=chosen failure/>
            <details class="rec-more">
                <summary>{words::choose_supports()}</summary>
                <div class="choices rec-choices" role="group" aria-label=words::choose_supports()>{boxes}</div>
            </details>
            <div><Submit pending=acts.assign.pending() icon=Glyph::ArrowRight>{act_button(Act::AssignRecommendation)}</Submit></div>
        </ActForm>
    }
    .into_any()
}
