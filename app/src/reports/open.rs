//! `/reports/:id`: goes to the page on which this viewer works with the report. What the ministry does not have
//! yet it sees here as an obligation: who owes what by when, and nothing of what stands in it.

use domain::{
    policy::Act,
    report::{Obligation, ReportFilter, ReportHead},
    time,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{ExemptReport, ExtendReport, open_report},
    came_back::StateBadge,
    distance,
    done::Done,
    due_line, history, overline, say, words,
};
use crate::{
    act::{ActForm, FormAct},
    error::failure,
    layout::{Page, PageHead, PageSkeleton, reading},
    paths,
    read::read,
    ui::{
        Alert, Card, Crumb, DateField, DescriptionList, ErrorSummary, Glyph, Look, Named, Shape,
        Submit, Term, TextArea, Timeline, Tone,
    },
    words::period_name,
};

/// The page may hold two fields called "reason": each has its act's prefix.
const EXTEND: &str = "extend-";
const EXEMPT: &str = "exempt-";
const UNTIL: &str = "until";

pub fn open() -> AnyView {
    let params = use_params_map();
    let (extend, exempt) = (FormAct::of::<ExtendReport>(), FormAct::of::<ExemptReport>());
    let (extended, exempted) = (extend.successes(), exempt.successes());
    let done = Memo::new(move |_| extended.get() + exempted.get());
    Effect::watch(
        move || done.get(),
        move |_, _, _| {
            extend.forget_refusal();
            exempt.forget_refusal();
        },
        false,
    );
    let key = move || (params.read().get("id").unwrap_or_default(), done.get());
    let place = read(key, |(id, _)| open_report(id));
    reading(place, Shape::default(), move |obligation| match obligation {
        Some(obligation) => view! { <Owed obligation extend exempt/> }.into_any(),
        None => view! { <PageSkeleton/> }.into_any(),
    })
}

#[component]
fn Owed(obligation: Obligation, extend: FormAct, exempt: FormAct) -> impl IntoView {
    let Obligation { head, history: lines, may, usual_until, today } = obligation;
    let unit = say(&head.unit_name);
    let title = words::title_of(say(&head.title), unit.clone());
    let round = ReportFilter { round: head.round_code.clone(), ..ReportFilter::default() };
    let crumbs = vec![
        Crumb::new(words::reports(), paths::REPORTS),
        Crumb::new(
            head.period.map_or_else(|| say(&head.title), period_name),
            paths::reports(&round),
        ),
    ];
    let last = lines.first().cloned();
    let labels = std::collections::BTreeMap::new();
    let told: Vec<AnyView> =
        lines.into_iter().map(|line| history::entry(line, &labels).into_any()).collect();
    let told = (!told.is_empty()).then(|| {
        view! { <Card title=words::history() id="history"><Timeline>{told}</Timeline></Card> }
    });
    let mut forms = Vec::new();
    if may.act(Act::ExtendReport) {
        forms.push(extend_form(&head, extend, usual_until));
    }
    if may.act(Act::ExemptReport) {
        forms.push(exempt_form(&head, exempt));
    }
    let decision = (!forms.is_empty()).then(|| {
        let title = words::decision();
        view! {
            <Card title id="decide" class="decide">
                <ErrorSummary failure=failure(extend) title label=of_extension prefix=EXTEND/>
                <ErrorSummary failure=failure(exempt) title label=|_| words::exempt_reason() prefix=EXEMPT/>
                {forms}
            </Card>
        }
    });
    let terms = vec![
        Term::new(
            words::due(),
            format!("{}, {}", time::moment(head.due_at), distance(None, today, head.due_on)),
        ),
        Term::new(words::locks(), time::moment(head.locks_at)),
        Term::new(words::window_of(), crate::dates::span(head.cutoff_from, head.cutoff_to)),
    ];
    let (over, due) = (overline(&head), due_line(&head, today));
    view! {
        <Page title=title.clone() here=unit crumbs>
            <Done last/>
            <PageHead title over>
                <p class="row"><StateBadge status=head.status overdue=head.overdue/><span>{due}</span></p>
            </PageHead>
            <div class="split">
                <div class="stack">
                    <Alert tone=Tone::Mute icon=Glyph::Hourglass title=words::not_sent()>{words::not_sent_lead()}</Alert>
                    <Card title=words::obligation() id="obligation"><DescriptionList terms/></Card>
                    {told}
                </div>
                <aside class="stack">{decision}</aside>
            </div>
        </Page>
    }
    .into_any()
}

fn hidden(head: &ReportHead) -> impl IntoView + use<> {
    let (id, seen) = (head.id.to_string(), head.row_version.to_string());
    view! { <input type="hidden" name="id" value=id/><input type="hidden" name="seen" value=seen/> }
}

/// More time for this unit alone.
fn extend_form(head: &ReportHead, act: FormAct, usual: chrono::NaiveDate) -> AnyView {
    let failure = failure(act);
    let hidden = hidden(head);
    let (until, reason) = (Named::bare(UNTIL).within(EXTEND), Named::bare("reason").within(EXTEND));
    view! {
        <p class="soft md">{words::extend_lead()}</p>
        <ActForm act=act class="stack mt-3">
            {hidden}
            <DateField name=until label=words::extend_until() value=Some(usual) failure/>
            <TextArea name=reason label=words::extend_reason() rows=2 failure/>
            <Submit pending=act.pending() size=crate::ui::Size::Block icon=Glyph::CalendarDays>{words::extend()}</Submit>
        </ActForm>
    }
    .into_any()
}

/// Rare and hard to take back: opened first, then done with a reason.
fn exempt_form(head: &ReportHead, act: FormAct) -> AnyView {
    let failure = failure(act);
    let hidden = hidden(head);
    let reason = Named::bare("reason").within(EXEMPT);
    let open = failure.sentence.get_untracked().is_some();
    view! {
        <details class="mt-4" open=open>
            <summary>{words::exempt()}</summary>
            <p class="soft md mt-2">{words::exempt_lead()}</p>
            <ActForm act=act class="stack mt-3">
                {hidden}
                <TextArea name=reason label=words::exempt_reason() rows=2 failure/>
                <div><Submit pending=act.pending() look=Look::Danger icon=Glyph::Ban>{words::exempt()}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}

/// The label of a field of the extension.
fn of_extension(field: &str) -> &'static str {
    if field == UNTIL { words::extend_until() } else { words::extend_reason() }
}
