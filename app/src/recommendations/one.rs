//! One recommendation: where it stands, what this person has to do, the answer with its document, what was
//! asked for, words of both sides, and how its working days are counted.

mod answering;
mod clock;
mod decide;
mod story;
mod talk;

use domain::{
    policy::Act,
    recommendation::{
        AnswerView, ProvinceView, RecommendationHead, RecommendationPage, RecommendationStatus,
    },
    time::{self, office_day},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::{
    clock::ClockCard,
    decide::{Acts, Decide},
    story::{Parts, Story},
    talk::{Messages, Notes},
};
use super::{
    api::read_recommendation,
    done::Done,
    look::{OutcomeBadge, StateBadge, kept},
    words,
};
use crate::{
    dates::until,
    layout::{Page, PageHead, reading},
    paths,
    read::read,
    ui::{
        Badge, Body, ButtonLink, Card, Crumb, DescriptionList, Glyph, Icon, Shape, Step, Steps,
        Tag, Term, Tone,
    },
    words::told,
};

pub fn one() -> AnyView {
    let params = use_params_map();
    let acts = Acts::new();
    let done = acts.done();
    Effect::watch(move || done.get(), move |_, _, _| acts.forget_refusals(), false);
    let key = move || (params.read().get("no").unwrap_or_default(), done.get());
    let page = read(key, |(called, _)| read_recommendation(called));
    reading(page, Shape::default(), move |page| view! { <OnePage page acts/> }.into_any())
}

#[component]
fn OnePage(page: RecommendationPage, acts: Acts) -> impl IntoView {
    let head = page.shared().head.clone();
    let crumbs = vec![Crumb::new(words::recommendations(), paths::RECS)];
    let here = if head.numbered { head.called.clone() } else { head.title.clone() };
    let edit = page.may(Act::DraftRecommendation).then(|| {
        view! { <ButtonLink href=paths::recommendation_edit(&head.called) icon=Glyph::Pencil>{words::edit()}</ButtonLink> }
            .into_any()
    });
    let marks = marks(&head);
    let shared = page.shared();
    let steps = steps(shared);
    let facts = facts(shared);
    let answers: Vec<AnyView> =
        shared.answers.iter().map(|answer| reply(answer, shared).into_any()).collect();
    let preparing =
        matches!(head.status, RecommendationStatus::InProgress | RecommendationStatus::PendingSign)
            && page.ministry().is_none();
    let preparing = preparing.then(|| {
        view! { <Card class="rec-wait"><p class="soft row"><Icon glyph=Glyph::Hourglass/>{words::preparing()}</p></Card> }
    });
    let content = content(shared);
    let page = StoredValue::new(page);
    view! {
        <Page title=head.title.clone() here crumbs>
            <Done page/>
            <PageHead title=head.title.clone() actions=edit.into_any()>{marks}</PageHead>
            {steps}
            <div class="split rec-one">
                <div class="stack">
                    <Decide page acts/>
                    {preparing}
                    {answers}
                    {content}
                    <Messages page acts/>
                    <Notes page acts/>
                </div>
                <aside class="stack">
                    {facts}
                    <Parts page/>
                    <ClockCard page/>
                    <Story page/>
                </aside>
            </div>
        </Page>
    }
    .into_any()
}

fn marks(head: &RecommendationHead) -> AnyView {
    let outcome = head.outcome.map(|outcome| view! { <OutcomeBadge outcome/> });
    let urgent = head
        .urgent
        .then(|| view! { <Badge tone=Tone::Danger icon=Glyph::Zap text=words::urgent()/> });
    let restricted = head
        .restricted
        .then(|| view! { <Badge tone=Tone::Mute icon=Glyph::Lock text=words::restricted()/> });
    let overdue = head
        .overdue
        .then(|| view! { <Badge tone=Tone::Danger icon=Glyph::Clock text=words::overdue()/> });
    let no = head.numbered.then(|| head.called.clone());
    view! {
        <p class="row mt-2">
            <StateBadge status=head.status/>{outcome}{overdue}{urgent}{restricted}
            <span class="sm muted num">{no}</span>
        </p>
    }
    .into_any()
}

/// The way from sending to closing, with the days.
fn steps(view: &ProvinceView) -> AnyView {
    let head = &view.head;
    let last = |act: Act| view.story.iter().find(|line| line.act == act).map(|line| line.at);
    // Of what was reopened, only what happened since.
    let since = last(Act::ReopenRecommendation);
    let fresh = |at: Option<chrono::DateTime<chrono::Utc>>| {
        at.filter(|at| since.is_none_or(|since| *at > since))
    };
    let assigned = fresh(last(Act::AssignRecommendation)).filter(|_| head.lead.is_some());
    let days = [
        head.sent_at,
        assigned,
        fresh(last(Act::AcceptRecommendation)).filter(|at| assigned.is_some_and(|to| *at > to)),
        fresh(head.answered_at),
        fresh(last(Act::ConfirmRecommendation)),
    ];
    let done = days.iter().take_while(|day| day.is_some()).count();
    let names = [
        words::step_sent(),
        words::step_assigned(),
        words::step_taken(),
        words::step_answered(),
        words::step_closed(),
    ];
    let steps = names.into_iter().zip(days).enumerate().map(|(index, (name, at))| {
        let due = head.due_on.filter(|_| index == 3 && head.status.is_open());
        match (at, due) {
            (Some(at), _) => Step::new(name).note(time::short_day(office_day(at))),
            (None, Some(due)) => Step::new(name).note(words::by_day(time::short_day(due))),
            (None, None) => Step::new(name),
        }
    });
    let steps: Vec<Step> = steps.collect();
    view! { <div class="card rec-steps" role="group" tabindex="0" aria-label=words::steps()><Steps steps done/></div> }
        .into_any()
}

fn facts(view: &ProvinceView) -> AnyView {
    let head = &view.head;
    let topics = head.topics.iter().map(told).collect::<Vec<_>>().join(", ");
    let mut terms = vec![Term::new(words::department(), told(&head.unit_name))];
    terms.push(Term::new(words::topic(), topics));
    if let Some(lead) = &head.lead {
        terms.push(Term::new(words::lead_unit(), told(lead)));
    }
    if !head.supports.is_empty() {
        let supports = head.supports.iter().map(told).collect::<Vec<_>>().join(", ");
        terms.push(Term::new(words::support_units(), supports));
    }
    let answered = head.answered_at.filter(|_| !head.status.is_open()).map(office_day);
    let far = match (answered, head.due_on) {
        (Some(answered), due) => Some(kept(answered, due)),
        (None, Some(due)) if head.status.is_open() => {
            let tone = if head.overdue { Tone::Danger } else { Tone::Mute };
            Some((until(view.today, due), tone))
        }
        _ => None,
    };
    let far = far.map(
        |(words, tone)| view! { <small class=format!("block {}", tone.ink())>{words}</small> },
    );
    if head.sent_at.is_some() {
        let due = match head.due_on {
            Some(due) => time::day(due),
            None if view.clock.paused => words::paused().to_owned(),
            None => words::no_clock().to_owned(),
        };
        terms.push(Term::new(words::due(), view! { {due}{far} }));
        let taken = words::of_allowed(view.clock.elapsed, view.clock.allowed);
        terms.push(Term::new(words::time_taken(), taken));
    }
    if let Some(note) = &head.outcome_note {
        terms.push(Term::new(words::outcome(), note.clone()));
    }
    view! { <Card class="rec-facts"><DescriptionList terms/></Card> }.into_any()
}

/// An answer as it was published, and what the department says of it.
fn reply(answer: &AnswerView, view: &ProvinceView) -> AnyView {
    let day = office_day(answer.published_at);
    let documents = answer.documents.iter().map(|document| {
        let line = words::document_line(
            document.number.clone(),
            document.symbol.clone(),
            time::day(document.issued_on),
        );
        let signed = words::signed_by(document.signer_name.clone(), document.signer_title.clone());
        let summary = format!("{}: {}", words::about_document(), document.summary);
        view! {
            <p class="sm soft num">{told(&document.issuer)}" · "{line}</p>
            <p class="sm soft">{signed}</p>
            <p class="sm muted">{summary}</p>
        }
        .into_any()
    });
    let documents: Vec<AnyView> = documents.collect();
    let title = if documents.is_empty() { words::direct_answer() } else { words::answer() };
    let direct = documents.is_empty().then(|| {
        let by = words::published_line(time::day(day));
        view! { <p class="sm soft num">{told(&answer.unit)}" · "{by}" · "{answer.signed_by.clone()}</p> }
    });
    let note = answer.outcome_note.clone().map(|note| format!(": {note}"));
    let outcome = words::came_to(words::outcome_word(answer.outcome));
    // What was said of an answer was said after it, and before the next.
    let of_this = view.feedback.iter().find(|said| {
        said.at > answer.published_at
            && !view.answers.iter().any(|other| {
                other.published_at > answer.published_at && other.published_at < said.at
            })
    });
    let said = match of_this {
        Some(said) => {
            let comment = said
                .comment
                .clone()
                .map(|comment| view! { <blockquote class="quote">{comment}</blockquote> });
            view! {
                <span class="medium md">{words::rating_by(told(&view.head.unit_name))}</span>
                <Badge tone=Tone::Ok icon=Glyph::CircleCheck text=words::rating_word(said.rating)/>
                {comment}
            }
            .into_any()
        }
        None => view! { <span class="md soft">{words::not_rated()}</span> }.into_any(),
    };
    view! {
        <section class="card reply">
            <div class="reply__head">
                <span class="reply__ic"><Icon glyph=Glyph::FileText/></span>
                <div><h2>{title}</h2>{documents}{direct}</div>
            </div>
            <div class="card__body prose"><p>{answer.body.clone()}</p></div>
            <div class="card__foot rate"><span class="md">{outcome}{note}</span><span class="ms-auto"></span>{said}</div>
        </section>
    }
    .into_any()
}

fn content(view: &ProvinceView) -> AnyView {
    let head = &view.head;
    let origin = match &head.origin_note {
        Some(note) => format!("{}, {note}", words::origin_word(head.origin)),
        None => words::origin_word(head.origin).to_owned(),
    };
    let tag = view! { <Tag text=words::from_origin(&origin)/> };
    let basis = view.legal_basis.clone().map(|basis| {
        view! { <h3>{words::legal_basis()}</h3><p>{basis}</p> }
    });
    let (background, proposal) = (view.background.clone(), view.proposal.clone());
    view! {
        <Card title=words::content() id="content" head=tag.into_any() body=Body::Bare>
            <div class="card__body prose rec-text">
                <h3>{words::background()}</h3><p>{background}</p>
                <h3>{words::proposal()}</h3><p>{proposal}</p>
                {basis}
            </div>
        </Card>
    }
    .into_any()
}
