//! The decision at hand, for whoever looks: author, leader or ministry; and what has happened so far.

use domain::{
    policy::Act,
    report::{ReportStatus, ReviewPage},
};
use leptos::prelude::*;

use super::{
    super::{
        came_back::StateBadge,
        history::{done, look, when},
        locked, words,
    },
    Acts,
    notes::{Notes, REASON},
};
use crate::{
    act::ActForm,
    error::failure,
    paths,
    ui::{
        Alert, Card, DateField, ErrorSummary, Glyph, Icon, Look, Named, Submit, TextArea, Timeline,
        TimelineItem, Tone,
    },
};

/// The page may hold several fields called "reason": each has its act's prefix.
const SEND_BACK: &str = "send-back-";
const GIVE_BACK: &str = "give-back-";
const CORRECT_BY: &str = "correct_by";
const REASON_ID: &str = "give-back-reason";
const RECALL: &str = "recall-";
const REOPEN: &str = "reopen-";

/// One primary action, and what else can be done.
#[component]
pub fn Decide(page: StoredValue<ReviewPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let may = |act| page.may.act(act);
        let notice = page.notice.clone();
        let badge =
            view! { <StateBadge status=page.head.status overdue=page.head.overdue notice/> };
        let mut parts: Vec<AnyView> = locked(&page.head).into_iter().collect();
        if may(Act::ApproveReport) {
            parts.push(approve(page, acts));
        }
        if may(Act::AcceptReport) || may(Act::ReturnReport) {
            parts.push(review(page, acts));
        }
        if may(Act::WithdrawReport) {
            parts.push(withdraw(page, acts));
        }
        if page.head.status == ReportStatus::Accepted {
            parts.push(view! { <Alert tone=Tone::Ok>{words::accepted_lead()}</Alert> }.into_any());
        }
        let others: Vec<AnyView> = [
            may(Act::RecallReport).then(|| recall(page, acts)),
            may(Act::ReopenReport).then(|| reopen(page, acts)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() && others.is_empty() {
            parts.push(view! { <p class="soft md">{words::nothing_to_decide()}</p> }.into_any());
        }
        view! {
            <Card title=words::decision() id="decide" class="decide" head=badge.into_any()>
                <Failures acts/>
                {parts}
                {others}
            </Card>
        }
    })
    .into_any()
}

/// The last act's refusal above the buttons, with the way to the field it is about.
#[component]
fn Failures(acts: Acts) -> impl IntoView {
    let title = words::decision();
    let of = |failure, label: fn(&str) -> &'static str, prefix| {
        view! { <ErrorSummary failure title label prefix/> }.into_any()
    };
    vec![
        of(failure(acts.approve), |_| "", ""),
        of(failure(acts.withdraw), |_| "", ""),
        of(failure(acts.accept), |_| "", ""),
        of(failure(acts.unflag), |_| "", ""),
        of(failure(acts.give_back), given_back, GIVE_BACK),
        of(failure(acts.recall), |_| words::recall_reason(), RECALL),
        of(failure(acts.reopen), |_| words::reopen_reason(), REOPEN),
    ]
}

fn hidden(page: &ReviewPage) -> impl IntoView + use<> {
    let (id, seen) = (page.head.id.to_string(), page.head.row_version.to_string());
    view! { <input type="hidden" name="id" value=id/><input type="hidden" name="seen" value=seen/> }
}

/// The leader's: to the ministry, or back to the author.
fn approve(page: &ReviewPage, acts: Acts) -> AnyView {
    let failure = failure(acts.send_back);
    let (for_approve, for_back) = (hidden(page), hidden(page));
    view! {
        <p class="soft md">{words::approve_lead()}</p>
        <ActForm act=acts.approve class="mt-3">
            {for_approve}
            <Submit pending=acts.approve.pending() icon=Glyph::Send size=crate::ui::Size::Block>{words::approve()}</Submit>
        </ActForm>
        <ActForm act=acts.send_back class="stack mt-4">
            {for_back}
            <ErrorSummary failure title=words::decision() label=|_| words::reason_to_author() prefix=SEND_BACK/>
            <TextArea name=reason(SEND_BACK) label=words::reason_to_author() hint=words::reason_to_author_hint() rows=3 failure/>
            <Submit pending=acts.send_back.pending() look=Look::Danger size=crate::ui::Size::Block icon=Glyph::CornerUpLeft>{words::send_back()}</Submit>
        </ActForm>
    }
    .into_any()
}

/// The ministry's: back with what is wrong, or accepted.
fn review(page: &ReviewPage, acts: Acts) -> AnyView {
    let flags = page.cells.iter().filter(|cell| cell.flag.is_some()).count();
    let failure = failure(acts.give_back);
    let note = (flags > 0).then(|| {
        view! { <p class="msg msg--info mt-3"><Icon glyph=Glyph::Info/><span>{words::flags_go_along(flags)}</span></p> }
    });
    let accept = page.may.act(Act::AcceptReport).then(|| {
        let hidden = hidden(page);
        view! {
            <ActForm act=acts.accept>
                {hidden}
                <Submit pending=acts.accept.pending() icon=Glyph::Check size=crate::ui::Size::Block>{words::accept()}</Submit>
            </ActForm>
        }
    });
    let busy = acts.give_back.pending();
    let notes = Notes::of(page);
    notes.clone().resume(REASON.to_owned(), REASON_ID);
    let typed = move |event: leptos::ev::Event| notes.typed(REASON, &event_target_value(&event));
    let (for_return, due) = (hidden(page), Some(page.correction_due));
    // The two buttons stand beside each other, though each belongs to its own form.
    view! {
        <ActForm act=acts.give_back id="give-back" class="stack stack--tight">
            {for_return}
            <TextArea name=reason(GIVE_BACK) label=words::reason_to_unit() hint=words::reason_example() rows=3 failure on:input=typed/>
            <DateField name=Named::bare(CORRECT_BY).within(GIVE_BACK) label=words::send_again_by() value=due failure/>
        </ActForm>
        {note}
        <div class="decide__b">
            <button type="submit" form="give-back" class="btn btn--danger" aria-busy=move || busy.get().then_some("true")>
                <Icon glyph=Glyph::CornerUpLeft/>{words::give_back()}
            </button>
            {accept}
        </div>
    }
    .into_any()
}

fn withdraw(page: &ReviewPage, acts: Acts) -> AnyView {
    let hidden = hidden(page);
    view! {
        <ActForm act=acts.withdraw>
            {hidden}
            <Submit pending=acts.withdraw.pending() look=Look::Plain icon=Glyph::Undo2>{words::withdraw()}</Submit>
        </ActForm>
    }
    .into_any()
}

fn recall(page: &ReviewPage, acts: Acts) -> AnyView {
    let failure = failure(acts.recall);
    let hidden = hidden(page);
    with_reason(words::recall(), words::recall_lead(), view! {
        <ActForm act=acts.recall class="stack mt-3">
            {hidden}
            <TextArea name=reason(RECALL) label=words::recall_reason() rows=2 failure/>
            <div><Submit pending=acts.recall.pending() look=Look::Danger icon=Glyph::Undo2>{words::recall()}</Submit></div>
        </ActForm>
    }.into_any())
}

fn reopen(page: &ReviewPage, acts: Acts) -> AnyView {
    let failure = failure(acts.reopen);
    let hidden = hidden(page);
    with_reason(words::reopen(), words::reopen_lead(), view! {
        <ActForm act=acts.reopen class="stack mt-3">
            {hidden}
            <TextArea name=reason(REOPEN) label=words::reopen_reason() rows=2 failure/>
            <div><Submit pending=acts.reopen.pending() look=Look::Danger icon=Glyph::RotateCcw>{words::reopen()}</Submit></div>
        </ActForm>
    }.into_any())
}

/// Rare and hard to take back: opened first, then done with a reason.
fn with_reason(title: &'static str, lead: &'static str, form: AnyView) -> AnyView {
    view! {
        <details class="mt-4">
            <summary>{title}</summary>
            <p class="soft md mt-2">{lead}</p>
            {form}
        </details>
    }
    .into_any()
}

/// The label of a field of the return.
fn given_back(field: &str) -> &'static str {
    if field == CORRECT_BY { words::send_again_by() } else { words::reason_to_unit() }
}

fn reason(prefix: &'static str) -> Named {
    Named::bare("reason").within(prefix)
}

/// Newest first.
#[component]
pub fn History(page: StoredValue<ReviewPage>) -> impl IntoView {
    page.with_value(|page| {
        let items = page.history.iter().cloned().map(|line| {
            let (tone, icon) = look(&line);
            let no = line.no.map(|no| format!(", {}", words::in_version(no)));
            let said = view! {
                <p><b>{line.by.clone()}</b>" "{done(&line)}{no}</p>
                {when(&line)}
            };
            match line.note {
                Some(note) => view! { <TimelineItem tone icon quote=note>{said}</TimelineItem> }.into_any(),
                None => view! { <TimelineItem tone icon>{said}</TimelineItem> }.into_any(),
            }
        });
        let items: Vec<AnyView> = items.collect();
        let all = view! { <a class="link-more" href=paths::report_history(page.head.id)>{words::everything()}<Icon glyph=Glyph::ChevronRight/></a> };
        view! {
            <Card title=words::history() id="history" head=all.into_any()>
                <Timeline>{items}</Timeline>
            </Card>
        }
    })
    .into_any()
}
