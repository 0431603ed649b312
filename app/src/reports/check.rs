//! Before submitting: everything the server's own check finds, each with the way to its cell, and what
//! the report says section by section. What the ministry asked is answered here.

mod flags;
mod unsaved;

use domain::{
    policy::Act,
    report::{Answer, CellKey, Finding, Findings, Level, ReportForm},
    template::{Field, Section, SectionKind},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub use self::flags::became;
use self::unsaved::{Held, Unsaved};
use super::{
    api::{SubmitNil, SubmitReport, read_check},
    came_back::{SentBack, StateBadge},
    crumb, due_line, figures, found, locked, overline, say, words,
};
use crate::{
    act::{ActForm, FormAct},
    error::failure,
    layout::{Page, PageHead, Width, reading, use_sync},
    live::live,
    paths,
    read::read,
    ui::{
        Alert, Body, ButtonLink, Card, Crumb, DescriptionList, ErrorSummary, Glyph, Icon, Look,
        Named, Shape, Size, Submit, Term, Terms, TextArea, Tone,
    },
};

pub fn check() -> AnyView {
    let params = use_params_map();
    let (submit, nil) = (FormAct::of::<SubmitReport>(), FormAct::of::<SubmitNil>());
    let done = submit.successes();
    let key = move || (params.read().get("id").unwrap_or_default(), done.get());
    let page = read(key, |(id, _)| read_check(id));
    reading(page, Shape::default(), move |(form, findings)| {
        let read_again = Callback::new(move |()| page.refetch());
        view! { <CheckPage form findings submit nil read_again/> }.into_any()
    })
}

#[component]
fn CheckPage(
    form: ReportForm,
    findings: Findings,
    submit: FormAct,
    nil: FormAct,
    read_again: Callback<()>,
) -> impl IntoView {
    let head = form.head.clone();
    let crumbs = vec![
        Crumb::new(words::reports(), paths::REPORTS),
        Crumb::new(crumb(&head), paths::report(head.id)),
    ];
    let unanswered = flags::unanswered(&form);
    let ready = findings.is_ready() && unanswered == 0;
    let state = if ready {
        view! { <Alert tone=Tone::Ok title=words::ready()/> }.into_any()
    } else {
        view! { <Alert tone=Tone::Warn title=words::not_ready()/> }.into_any()
    };
    let asked = flags::asked(&form, submit);
    let locked = locked(&head);
    let problems = problems(&form, &findings);
    let may_submit = form.may.act(Act::SubmitReport);
    let held = Held::new(head.id, read_again);
    let decision = may_submit.then(|| view! { <Decide form=form.clone() ready submit nil held/> });
    let unsaved = may_submit.then(|| view! { <Unsaved held form=StoredValue::new(form.clone())/> });
    let sections = form.template.sections.clone().into_iter().map(|section| {
        view! { <Summary section form=form.clone() findings=findings.clone()/> }.into_any()
    });
    let sections: Vec<AnyView> = sections.collect();
    let standing = view! {
        <p class="row">
            <StateBadge status=head.status overdue=head.overdue notice=form.notice.clone()/>
            <span>{due_line(&head, form.today)}</span>
        </p>
    };
    let back = form.notice.clone().map(|notice| view! { <p class="quote"><SentBack notice/></p> });
    let tally = view! { <Tally form findings unanswered/> };
    let title = words::check_title();
    view! {
        <Page title here=words::check_short() crumbs width=Width::Narrow>
            <PageHead title over=overline(&head)>{standing}{back}</PageHead>
            <ErrorSummary failure=failure(submit) title label=|_| words::answer_label() prefix=flags::PREFIX/>
            <ErrorSummary failure=failure(nil) title label=nil_label prefix="nil-"/>
            <div class="stack">
                {unsaved}
                {locked}
                {state}
                {tally}
                {asked}
                {problems}
                {decision}
                {sections}
            </div>
        </Page>
    }
    .into_any()
}

/// How many of each kind.
#[component]
fn Tally(form: ReportForm, findings: Findings, unanswered: u32) -> impl IntoView {
    let asked: usize = form
        .template
        .fields()
        .filter(|field| field.is_required())
        .map(|field| field.cell_columns().count())
        .sum();
    let filled = u32::try_from(asked).unwrap_or(0).saturating_sub(empty(&form));
    let number = |tone: Tone, glyph: Glyph, count: u32, word: &'static str| {
        let tone = if count == 0 { "" } else { tone.class() };
        view! { <div class=tone><b><Icon glyph/>{count}</b><span>{word}</span></div> }
    };
    view! {
        <section class="card tally">
            {number(Tone::Danger, Glyph::CircleAlert, findings.errors(), words::errors_word())}
            {number(Tone::Warn, Glyph::TriangleAlert, findings.unexplained(), words::unexplained_word())}
            {number(Tone::Mute, Glyph::Circle, findings.missing(), words::missing_word())}
            {(unanswered > 0).then(|| number(Tone::Plum, Glyph::Flag, unanswered, words::unanswered_word()))}
            {number(Tone::Ok, Glyph::CircleCheck, filled, words::filled_word())}
        </section>
    }
    .into_any()
}

fn empty(form: &ReportForm) -> u32 {
    let count = form
        .template
        .fields()
        .filter(|field| field.is_required())
        .flat_map(|field| field.cell_columns().map(|col| CellKey::at(&field.key, col)))
        .filter(|key| answer(form, key).is_none_or(|answer| !answer.is_given()))
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Errors and warnings one by one; what is missing, by section.
fn problems(form: &ReportForm, findings: &Findings) -> Option<AnyView> {
    let said = findings.list.iter().filter(|finding| finding.level != Level::Missing);
    let said = said.map(|finding| problem(form, finding));
    let missing = form.template.sections.iter().filter_map(|section| {
        let here = |finding: &&Finding| {
            finding.level == Level::Missing
                && section.fields.iter().any(|field| field.key == finding.cell.field)
        };
        let count = findings.list.iter().filter(here).count();
        let first = findings.list.iter().find(here)?;
        let href = place(form, &first.cell);
        let text = words::missing_count(u32::try_from(count).unwrap_or(u32::MAX));
        Some(line(
            Tone::Mute,
            Glyph::Circle,
            String::new(),
            say(&section.title),
            Some(text),
            href,
            words::enter(),
        ))
    });
    let lines: Vec<AnyView> = said.chain(missing).collect();
    let title = words::to_settle();
    (!lines.is_empty()).then(|| {
        view! { <Card title id="problems" body=Body::Bare><ul class="list problems">{lines}</ul></Card> }.into_any()
    })
}

fn problem(form: &ReportForm, finding: &Finding) -> AnyView {
    let code = finding.cell.field.clone();
    let label = form.template.field(&code).map(|field| say(&field.label)).unwrap_or_default();
    let href = place(form, &finding.cell);
    let explained = finding.explanation.clone().map(words::explained);
    let outdated = outdated(form, finding).filter(|_| explained.is_some());
    let (tone, action) = match (finding.level, &explained, &outdated) {
        (Level::Error, ..) => (Tone::Danger, words::change()),
        (_, None, _) => (Tone::Warn, words::explain()),
        (_, _, Some(_)) => (Tone::Warn, words::look_again()),
        (_, Some(_), None) => (Tone::Ok, words::change()),
    };
    let text = [Some(found(finding)), explained, outdated];
    let text = text.into_iter().flatten().collect::<Vec<_>>().join(" ");
    line(tone, tone.glyph(), code, label, Some(text), href, action)
}

/// That the explanation was written for a figure that stands there no more.
fn outdated(form: &ReportForm, finding: &Finding) -> Option<String> {
    let why = finding.why();
    let (_, then) = form.explained.iter().find(|(key, _)| *key == why)?;
    let now = answer(form, &finding.cell)?;
    (now != *then).then(|| words::why_outdated(figures::said(Some(then))))
}

fn line(
    tone: Tone,
    glyph: Glyph,
    code: String,
    title: String,
    text: Option<String>,
    href: String,
    action: &'static str,
) -> AnyView {
    let code = (!code.is_empty()).then(|| view! { <span class="ind__code">{code}</span> });
    view! {
        <li class=format!("problem {}", tone.class())>
            <Icon glyph class=tone.ink()/>
            <div><p class="problem__t">{code}{title}</p>{text.map(|text| view! { <p>{text}</p> })}</div>
            <ButtonLink href size=Size::Small>{action}</ButtonLink>
        </li>
    }
    .into_any()
}

#[component]
fn Decide(
    form: ReportForm,
    ready: bool,
    submit: FormAct,
    nil: FormAct,
    held: Held,
) -> impl IntoView {
    let (id, seen) = (form.head.id.to_string(), form.head.row_version.to_string());
    let look = if ready { Look::Primary } else { Look::Plain };
    let hidden = || {
        let (id, seen) = (id.clone(), seen.clone());
        view! { <input type="hidden" name="id" value=id/><input type="hidden" name="seen" value=seen/> }
    };
    let (for_submit, for_nil) = (hidden(), hidden());
    let (_, online) = use_sync();
    // Beside the button, where the eyes are: the summary above is a page away.
    let sentence = failure(submit).sentence;
    let refused = move || {
        if !online.get() {
            return Some(view! {
                <p class="msg msg--warn mt-3"><Icon glyph=Glyph::WifiOff/><span><b>{words::offline_check()}</b>" "{words::offline_check_lead()}</span></p>
            }.into_any());
        }
        sentence.get().map(|sentence| {
            view! {
            <p class="msg msg--err mt-3"><Icon glyph=Glyph::CircleAlert/><span>{sentence}</span></p>
        }.into_any()
        })
    };
    let back = paths::report(form.head.id);
    let hold = move |event| held.hold(&event);
    view! {
        <Card title=words::submit() id="submit">
            <p class="soft md">{words::submit_lead()}</p>
            <ActForm act=submit id=flags::FORM class="row mt-4" attr:data-submits=held.place()>
                {for_submit}
                <Submit pending=submit.pending() look icon=Glyph::Send on:click=hold>{words::submit()}</Submit>
                <ButtonLink href=back>{words::back_to_form()}</ButtonLink>
            </ActForm>
            <div role="status">{live(refused)}</div>
            <details class="mt-4">
                <summary>{words::nil_title()}</summary>
                <ActForm act=nil class="stack mt-3" attr:data-submits=held.place()>
                    {for_nil}
                    <p class="soft md">{words::nil_lead()}</p>
                    <TextArea name=Named::bare("nil_reason").within("nil-") label=nil_label("nil_reason") rows=2
                        failure=failure(nil)/>
                    <div><Submit pending=nil.pending() look=Look::Plain icon=Glyph::Ban on:click=hold>{words::nil_submit()}</Submit></div>
                </ActForm>
            </details>
        </Card>
    }
    .into_any()
}

fn nil_label(_: &str) -> &'static str {
    words::nil_reason()
}

/// What one section says, with the way to change it.
#[component]
fn Summary(section: Section, form: ReportForm, findings: Findings) -> impl IntoView {
    let href = paths::report_section(form.head.id, &section.key);
    let change = form.may.act(Act::FillReport).then(|| {
        view! { <ButtonLink href look=Look::Ghost size=Size::Small icon=Glyph::Pencil>{words::change()}</ButtonLink> }.into_any()
    });
    let terms = section.fields.iter().flat_map(|field| {
        field
            .cell_columns()
            .map(|col| {
                let key = CellKey::at(&field.key, col);
                let unit = say(&field.unit);
                let answer = answer_of(&form, &findings, field, &key);
                let said = if field.is_asked() {
                    figures::said(answer.as_ref())
                } else {
                    figures::computed(answer.as_ref(), &unit)
                };
                let label = if col.is_empty() {
                    say(&field.label)
                } else {
                    format!("{}, {}", say(&field.label), say(field.label_of(col)))
                };
                let said = figures::with_unit(said, &unit);
                let term = Term::new(label, view! { <span class="prose">{said}</span> });
                if field.part { term.part() } else { term }
            })
            .collect::<Vec<_>>()
    });
    let terms: Vec<Term> = terms.collect();
    let is_prose = section.kind == SectionKind::Narrative;
    let set = if is_prose { Terms::Plain } else { Terms::Figures };
    view! {
        <Card title=say(&section.title) id=format!("section-{}", section.key) head=change.into_any()>
            <DescriptionList terms set/>
        </Card>
    }
    .into_any()
}

fn answer_of(
    form: &ReportForm,
    findings: &Findings,
    field: &Field,
    key: &CellKey,
) -> Option<Answer> {
    if field.is_asked() {
        answer(form, key)
    } else {
        findings.computed.get(&field.key).cloned().flatten()
    }
}

fn answer(form: &ReportForm, key: &CellKey) -> Option<Answer> {
    form.cells.iter().find(|cell| cell.key == *key).map(Answer::from)
}

fn place(form: &ReportForm, cell: &CellKey) -> String {
    let section = form
        .template
        .section_of(&cell.field)
        .map(|section| section.key.clone())
        .unwrap_or_default();
    format!("{}#{}", paths::report_section(form.head.id, &section), cell.name())
}
