//! One event with its dossier: what it is, what to do next, who comes, agenda, papers, minutes, conclusions.

mod acts;
mod conclusions;
mod minutes;
mod papers;
mod parties;

use domain::plan::{EventPage, ItemKind};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::{
    acts::Decide,
    conclusions::Conclusions,
    minutes::MinutesCard,
    papers::{AgendaCard, Papers},
    parties::{Answers, Parties},
};
use super::{
    api::{
        AddAgendaLine, AddPaper, AnswerInvitation, CancelItem, ConcludeItem, ConfirmItem,
        FinishItem, InviteParty, MoveItem, PostponeItem, ProposeItem, RaiseAgendaLine,
        RemoveAgendaLine, RemovePaper, StartItem, TrackTask, UninviteParty, WriteMinutes,
        read_event,
    },
    looks::{ItemBadge, when_text},
    say, words,
};
use crate::{
    act::FormAct,
    error::failure,
    layout::{Page, PageHead, reading},
    paths,
    read::read,
    ui::{
        Alert, ButtonLink, Card, Crumb, DescriptionList, ErrorSummary, Glyph, Icon, Shape, Term,
        Timeline, TimelineItem, Tone,
    },
    words::{act_button, act_done, item_kind_word},
};

/// The acts of this page.
#[derive(Clone, Copy)]
struct Acts {
    to_move: FormAct,
    propose: FormAct,
    confirm: FormAct,
    start: FormAct,
    finish: FormAct,
    postpone: FormAct,
    cancel: FormAct,
    invite: FormAct,
    uninvite: FormAct,
    answer: FormAct,
    add_line: FormAct,
    raise_line: FormAct,
    remove_line: FormAct,
    add_paper: FormAct,
    remove_paper: FormAct,
    write: FormAct,
    conclude: FormAct,
    track: FormAct,
}

impl Acts {
    fn new() -> Self {
        Self {
            to_move: FormAct::of::<MoveItem>(),
            propose: FormAct::of::<ProposeItem>(),
            confirm: FormAct::of::<ConfirmItem>(),
            start: FormAct::of::<StartItem>(),
            finish: FormAct::of::<FinishItem>(),
            postpone: FormAct::of::<PostponeItem>(),
            cancel: FormAct::of::<CancelItem>(),
            invite: FormAct::of::<InviteParty>(),
            uninvite: FormAct::of::<UninviteParty>(),
            answer: FormAct::of::<AnswerInvitation>(),
            add_line: FormAct::of::<AddAgendaLine>(),
            raise_line: FormAct::of::<RaiseAgendaLine>(),
            remove_line: FormAct::of::<RemoveAgendaLine>(),
            add_paper: FormAct::of::<AddPaper>(),
            remove_paper: FormAct::of::<RemovePaper>(),
            write: FormAct::of::<WriteMinutes>(),
            conclude: FormAct::of::<ConcludeItem>(),
            track: FormAct::of::<TrackTask>(),
        }
    }

    const fn all(self) -> [FormAct; 18] {
        [
            self.to_move,
            self.propose,
            self.confirm,
            self.start,
            self.finish,
            self.postpone,
            self.cancel,
            self.invite,
            self.uninvite,
            self.answer,
            self.add_line,
            self.raise_line,
            self.remove_line,
            self.add_paper,
            self.remove_paper,
            self.write,
            self.conclude,
            self.track,
        ]
    }

    /// Grows with each act that succeeded: the page is read again then.
    fn done(self) -> Signal<usize> {
        let counts = self.all().map(FormAct::successes);
        Signal::derive(move || counts.iter().map(|count| count.get()).sum())
    }
}

pub fn event() -> AnyView {
    let params = use_params_map();
    let acts = Acts::new();
    let done = acts.done();
    let forget = move || acts.all().into_iter().for_each(FormAct::forget_refusal);
    Effect::watch(move || done.get(), move |_, _, _| forget(), false);
    let key = move || (params.read().get("id").unwrap_or_default(), done.get());
    let page = read(key, |(id, _)| read_event(id));
    reading(page, Shape::Text, move |page| view! { <OneEvent page acts/> }.into_any())
}

#[component]
fn OneEvent(page: EventPage, acts: Acts) -> impl IntoView {
    let line = page.line.clone();
    let crumbs = vec![
        Crumb::new(words::calendar(), paths::CALENDAR),
        Crumb::new(words::plan_of(page.year), paths::plan(page.year)),
    ];
    let over = format!("{} · {}", item_kind_word(line.kind), when_text(&line.when));
    let edit = page.acts.contains(&domain::policy::Act::EditItem).then(|| {
        view! { <ButtonLink href=paths::event_form(line.id) icon=Glyph::Pencil>{act_button(domain::policy::Act::EditItem)}</ButtonLink> }
    });
    let games = page.edition.map(|edition| {
        view! { <ButtonLink href=paths::games(edition) icon=Glyph::Trophy>{words::open_games()}</ButtonLink> }
    });
    let actions = view! { {games}{edit} }.into_any();
    let reason = page.reason.clone().map(|reason| {
        view! { <Alert tone=Tone::Warn title=words::reason()>{reason}</Alert> }
    });
    let failures = failures(acts);
    let facts = facts(&page);
    let history = history(&page);
    let page = StoredValue::new(page);
    let is_task = !line.kind.is_event();
    let dossier = (!is_task || page.with_value(|page| !page.conclusions.is_empty())).then(|| {
        view! {
            <AgendaCard page acts/>
            <Papers page acts/>
            <MinutesCard page acts/>
            <Conclusions page acts/>
        }
    });
    view! {
        <Page title=line.title.clone() crumbs here=words::event() class="p-event">
            <PageHead title=line.title over actions>
                <p class="row"><ItemBadge status=line.status/></p>
            </PageHead>
            {failures}
            {reason}
            <div class="split mt-4">
                <div class="stack">
                    <Answers page acts/>
                    <Card body=crate::ui::Body::Padded>{facts}</Card>
                    {dossier}
                </div>
                <div class="stack">
                    <Decide page acts/>
                    <Parties page acts/>
                    {history}
                </div>
            </div>
        </Page>
    }
    .into_any()
}

/// The last act's refusal above everything, with the way to the field it is about.
fn failures(acts: Acts) -> Vec<AnyView> {
    let title = words::event();
    let of = |act: FormAct, label: fn(&str) -> &'static str, prefix: &'static str| {
        view! { <ErrorSummary failure=failure(act) title label prefix/> }.into_any()
    };
    vec![
        of(acts.to_move, super::form::label, acts::MOVE),
        of(acts.propose, super::form::label, acts::MOVE),
        of(acts.confirm, super::form::label, acts::MOVE),
        of(acts.start, |_| "", ""),
        of(acts.finish, |_| "", ""),
        of(acts.postpone, |_| words::postpone_reason(), acts::POSTPONE),
        of(acts.cancel, |_| words::cancel_reason(), acts::CANCEL),
        of(acts.invite, parties::label, parties::PREFIX),
        of(acts.uninvite, |_| "", ""),
        of(acts.answer, parties::label, parties::ANSWER),
        of(acts.add_line, papers::agenda_label, papers::AGENDA),
        of(acts.raise_line, |_| "", ""),
        of(acts.remove_line, |_| "", ""),
        of(acts.add_paper, papers::paper_label, papers::PAPER),
        of(acts.remove_paper, |_| "", ""),
        of(acts.write, minutes::label, minutes::PREFIX),
        of(acts.conclude, conclusions::label, conclusions::PREFIX),
        of(acts.track, conclusions::label, conclusions::PREFIX),
    ]
}

fn facts(page: &EventPage) -> AnyView {
    let line = &page.line;
    let named = |unit: &Option<(String, domain::template::Wording)>| {
        unit.as_ref().map(|(_, name)| say(name))
    };
    let mut terms = vec![Term::new(words::when(), when_text(&line.when))];
    if !line.place.is_empty() {
        terms.push(Term::new(words::where_at(), line.place.clone()));
    }
    if !page.online_url.is_empty() {
        let href = page.online_url.clone();
        let link = view! { <a href=href rel="noreferrer">{words::join()}</a> };
        terms.push(Term::new(words::online(), link));
    }
    if let Some(host) = named(&line.host) {
        let is_visit = line.kind == ItemKind::Visit;
        let as_what = if is_visit { words::hosted_by() } else { words::hosted_games_by() };
        terms.push(Term::new(as_what, host));
    }
    if let Some(lead) = named(&line.lead) {
        terms.push(Term::new(words::led_by(), lead));
    }
    if let Some((id, title)) = page.parent.clone() {
        let link = view! { <a href=paths::event(id)>{title}</a> };
        terms.push(Term::new(words::part_of(), link));
    }
    if let Some(despite) = page.despite.clone() {
        terms.push(Term::new(words::kept_despite(), despite));
    }
    let visits = (line.kind == ItemKind::VisitSeries).then(|| {
        let href = paths::visits(page.year);
        view! { <p class="mt-3"><a class="link-more" href=href>{words::open_visits()}<Icon glyph=Glyph::ChevronRight/></a></p> }
    });
    view! { <DescriptionList terms/>{visits} }.into_any()
}

/// Newest first.
fn history(page: &EventPage) -> AnyView {
    let items = page.history.iter().cloned().map(|line| {
        let (tone, icon) = match line.act {
            domain::policy::Act::PostponeItem | domain::policy::Act::CancelItem => {
                (Tone::Danger, Glyph::History)
            }
            domain::policy::Act::FinishItem => (Tone::Ok, Glyph::CircleCheck),
            _ => (Tone::Info, Glyph::Circle),
        };
        let said = view! {
            <p><b>{line.by}</b>" "{act_done(line.act)}</p>
            <p class="when"><crate::dates::Moment at=line.at/></p>
        };
        match line.note {
            Some(note) => {
                view! { <TimelineItem tone icon quote=note>{said}</TimelineItem> }.into_any()
            }
            None => view! { <TimelineItem tone icon>{said}</TimelineItem> }.into_any(),
        }
    });
    let items: Vec<AnyView> = items.collect();
    view! { <Card title=words::history() id="history"><Timeline>{items}</Timeline></Card> }
        .into_any()
}

/// What every form of the event carries.
fn hidden(page: &EventPage) -> AnyView {
    let (id, seen) = (page.line.id.to_string(), page.row_version.to_string());
    view! { <input type="hidden" name="id" value=id/><input type="hidden" name="seen" value=seen/> }
        .into_any()
}
