//! What the ministry asked: each flag with what became of it, the way to its cell, and a place to answer.

use domain::{
    policy::Act,
    report::{FlagView, ReportForm},
};
use leptos::prelude::*;

use super::{
    super::{figures, say, words},
    place,
};
use crate::{
    act::FormAct,
    asked::typed,
    dates::Moment,
    error::failure,
    ui::{Badge, Body, ButtonLink, Card, Failure, Glyph, Icon, Size, Tone, first_text, live},
    words::problem_sentence,
};

/// The form that submits the report: answers go with it, so that none is left behind.
pub const FORM: &str = "submit-form";
/// Of the ids of the answers' fields.
pub const PREFIX: &str = "answer-";

/// Open flags of which neither the figure was changed nor anything was said.
pub fn unanswered(form: &ReportForm) -> u32 {
    let open = form.flags.iter().filter(|flag| !flag.is_settled()).count();
    u32::try_from(open).unwrap_or(u32::MAX)
}

/// Nothing where nothing was asked.
pub fn asked(form: &ReportForm, submit: FormAct) -> Option<AnyView> {
    if form.flags.is_empty() {
        return None;
    }
    let may = form.may.act(Act::AnswerFlag);
    let lines: Vec<AnyView> =
        form.flags.iter().map(|flag| line(form, flag, may, failure(submit))).collect();
    let open = unanswered(form);
    let lead = (open > 0).then(|| {
        let lead = if may { words::asked_lead() } else { "" };
        view! { <p class="problems__lead"><b>{words::still_unanswered(open)}</b>" "{lead}</p> }
    });
    let keep = may.then(|| {
        view! {
            <p class="problems__keep">
                <button type="submit" class="btn btn--sm" form=FORM name="then" value="stay">
                    <Icon glyph=Glyph::Save/>{words::keep_answers()}
                </button>
            </p>
        }
    });
    let title = words::asked_by_ministry();
    Some(
        view! {
            <Card title id="flags" body=Body::Bare>
                {lead}
                <ul class="list problems">{lines}</ul>
                {keep}
            </Card>
        }
        .into_any(),
    )
}

fn line(form: &ReportForm, flag: &FlagView, may: bool, failure: Failure) -> AnyView {
    let label = form.template.field(&flag.cell.field).map(|field| say(&field.label));
    let code = figures::code(&flag.cell);
    let href = place(form, &flag.cell);
    let answer = (may && !flag.is_changed()).then(|| answer(flag, &code, failure));
    view! {
        <li class="problem is-plum">
            <Icon glyph=Glyph::Flag class=Tone::Plum.ink()/>
            <div>
                <p class="problem__t"><span class="ind__code">{code}</span>{label}</p>
                <p class="prose">{words::flag_says(flag.by.clone(), flag.reason.clone())}</p>
                <p class="sm muted"><Moment at=flag.at/></p>
                <p class="row">{became(flag)}</p>
                {answer}
            </div>
            <ButtonLink href size=Size::Small>{words::to_cell()}</ButtonLink>
        </li>
    }
    .into_any()
}

/// What became of a flag, in a badge or two.
pub fn became(flag: &FlagView) -> Vec<AnyView> {
    let badge = |tone, icon, text: String| view! { <Badge tone icon text/> }.into_any();
    let mut said = Vec::new();
    if flag.is_changed() {
        let (was, is) = (figures::said(flag.was.as_ref()), figures::said(flag.is.as_ref()));
        said.push(badge(Tone::Info, Glyph::Pencil, words::flag_changed(was, is)));
    }
    if flag.answer.is_some() {
        let text = words::flag_answered_short().to_owned();
        said.push(badge(Tone::Ok, Glyph::MessageSquare, text));
    }
    if said.is_empty() {
        let text = words::flag_unanswered().to_owned();
        said.push(badge(Tone::Warn, Glyph::TriangleAlert, text));
    }
    said
}

fn answer(flag: &FlagView, code: &str, failure: Failure) -> AnyView {
    let name = flag.cell.name();
    let (id, posted) = (format!("{PREFIX}{name}"), format!("input[answer][{name}]"));
    let kept = flag.answer.as_ref().map(|answer| answer.text.clone());
    let text = typed(&posted).or(kept).unwrap_or_default();
    let problem_id = format!("{id}-problem");
    let described = problem_id.clone();
    let problem = Memo::new(move |_| failure.problems.with(|problems| problems.of(&name)));
    let line = move || {
        problem.get().map(|problem| {
            view! {
                <p class="msg msg--err" id=problem_id.clone()>
                    <Icon glyph=Glyph::CircleAlert/><span>{problem_sentence(problem)}</span>
                </p>
            }
        })
    };
    view! {
        <div class="field mt-2">
            <label for=id.clone()>
                {words::answer_label()}" "<span class="muted">{code.to_owned()}</span>
            </label>
            <textarea class="textarea" rows="2" id=id name=posted form=FORM
                aria-invalid=move || problem.get().map(|_| "true")
                aria-describedby=move || problem.get().map(|_| described.clone())
                inner_html=first_text(&text)></textarea>
            {live(line)}
        </div>
    }
    .into_any()
}
