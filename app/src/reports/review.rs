//! Approving and reviewing: the rows that need eyes first, each cell beside the period and the version
//! before it; the decision; the history.

mod decide;
mod keys;
mod notes;
mod table;

use domain::{
    policy::Act,
    report::{ReportStatus, ReviewCell, ReviewPage},
    time,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::{
    decide::{Decide, History},
    notes::Notes,
    table::Cells,
};
use super::{
    api::{
        AcceptReport, ApproveReport, FlagCell, RecallReport, ReopenReport, ReturnReport,
        SendBackReport, UnflagCell, WithdrawReport, read_review,
    },
    came_back::{SentBack, StateBadge},
    crumb,
    done::Done,
    due_line, figures, say, words,
};
use crate::{
    act::FormAct,
    asked::viewer,
    layout::{Page, PageHead, reading},
    paths,
    query::use_query,
    read::read,
    ui::{Badge, Card, Crumb, Glyph, Icon, Shape, Tag, Tone},
};

/// The acts of this page.
#[derive(Clone, Copy)]
pub(super) struct Acts {
    approve: FormAct,
    send_back: FormAct,
    withdraw: FormAct,
    recall: FormAct,
    flag: FormAct,
    unflag: FormAct,
    give_back: FormAct,
    accept: FormAct,
    reopen: FormAct,
}

/// What the address asks to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    everything: bool,
    /// The cell whose flag is being written.
    flag: Option<String>,
}

pub fn review() -> AnyView {
    let (params, query) = (use_params_map(), use_query());
    let acts = Acts {
        approve: FormAct::of::<ApproveReport>(),
        send_back: FormAct::of::<SendBackReport>(),
        withdraw: FormAct::of::<WithdrawReport>(),
        recall: FormAct::of::<RecallReport>(),
        flag: FormAct::of::<FlagCell>(),
        unflag: FormAct::of::<UnflagCell>(),
        give_back: FormAct::of::<ReturnReport>(),
        accept: FormAct::of::<AcceptReport>(),
        reopen: FormAct::of::<ReopenReport>(),
    };
    let done = acts.done();
    Effect::watch(move || done.get(), move |_, _, _| acts.forget_refusals(), false);
    let key = move || (params.read().get("id").unwrap_or_default(), done.get());
    let asked = Memo::new(move |_| Asked {
        everything: query.get("view").as_deref() == Some("all"),
        flag: query.get("flag").filter(|name| !name.is_empty()),
    });
    let page = read(key, |(id, _)| read_review(id));
    reading(page, Shape::default(), move |page| view! { <OneReview page asked acts/> }.into_any())
}

impl Acts {
    /// Grows with each act that succeeded: the page is read again then.
    fn done(self) -> Signal<usize> {
        let counts = [
            self.approve.successes(),
            self.send_back.successes(),
            self.recall.successes(),
            self.flag.successes(),
            self.unflag.successes(),
            self.give_back.successes(),
            self.accept.successes(),
            self.reopen.successes(),
        ];
        Signal::derive(move || counts.iter().map(|count| count.get()).sum())
    }

    /// What an act was refused for does not concern the page after another one succeeded.
    fn forget_refusals(self) {
        self.approve.forget_refusal();
        self.send_back.forget_refusal();
        self.withdraw.forget_refusal();
        self.recall.forget_refusal();
        self.flag.forget_refusal();
        self.unflag.forget_refusal();
        self.give_back.forget_refusal();
        self.accept.forget_refusal();
        self.reopen.forget_refusal();
    }
}

#[component]
fn OneReview(page: ReviewPage, asked: Memo<Asked>, acts: Acts) -> impl IntoView {
    let head = page.head.clone();
    let unit = say(&head.unit_name);
    let title = words::title_of(say(&head.title), unit.clone());
    let crumbs = vec![
        Crumb::new(words::reports(), paths::REPORTS),
        Crumb::new(
            crumb(&head),
            paths::reports(&domain::report::ReportFilter {
                round: head.round_code.clone(),
                ..Default::default()
            }),
        ),
    ];
    let over = match (page.sent_at, head.status) {
        (Some(at), _) => words::sent_at(page.no, time::moment(at)),
        (None, ReportStatus::PendingLeader) => words::submitted_no(page.no),
        (None, _) => words::submission(page.no),
    };
    let queue = (page.waiting > 1 || (page.waiting == 1 && page.place == 0)).then(|| queue(&page));
    let narratives =
        page.cells.iter().filter(|cell| cell.narrative).map(|cell| narrative(cell, &page));
    let narratives: Vec<AnyView> = narratives.collect();
    // Of what waits for the leader nobody knows yet whether it will be in time.
    let waits = head.status.is_with_unit();
    let timely = head.on_time.filter(|_| !waits).map(|on_time| {
        if on_time {
            view! { <Badge tone=Tone::Ok icon=Glyph::CircleCheck text=words::sent_on_time()/> }
                .into_any()
        } else {
            view! { <Badge tone=Tone::Warn icon=Glyph::Clock text=words::sent_late()/> }.into_any()
        }
    });
    let alone = page.self_approved.then(|| {
        view! { <Badge tone=Tone::Warn icon=Glyph::TriangleAlert text=words::self_approved()/> }
    });
    let due = waits.then(|| view! { <span>{due_line(&head, page.today)}</span> });
    // Who decides nothing has no card that says where it stands.
    let decides = viewer().is_some_and(|viewer| viewer.has_turns());
    let state = (!decides).then(|| view! { <StateBadge status=head.status overdue=head.overdue/> });
    let any = timely.is_some() || alone.is_some() || due.is_some() || state.is_some();
    let marks = any.then(|| view! { <p class="row">{state}{timely}{alone}{due}</p> });
    let back = page.notice.clone().map(|notice| view! { <p class="quote"><SentBack notice/></p> });
    let last = page.history.first().cloned();
    Notes::of(&page).forget_sent(&page);
    keys::listen();
    let to_decide = DECISIONS.iter().any(|act| page.may.act(*act)).then(|| {
        view! {
            <div class="to-decide"><a class="btn btn--block" href="#decide">{words::to_decision()}<Icon glyph=Glyph::ArrowDown/></a></div>
        }
        .into_any()
    });
    let page = StoredValue::new(page);
    view! {
        <Page title=title.clone() here=unit crumbs foot=to_decide.into_any()>
            <Done last/>
            <PageHead title over actions=queue.into_any()>{marks}{back}</PageHead>
            <div class="split review">
                <div class="stack">
                    <Cells page asked acts/>
                    {narratives}
                </div>
                <aside class="stack">
                    {decides.then(|| view! { <Decide page acts/> })}
                    <History page/>
                </aside>
            </div>
        </Page>
    }
    .into_any()
}

/// What the card beside the texts is there for; on a narrow screen a bar leads to it.
const DECISIONS: [Act; 3] = [Act::ApproveReport, Act::AcceptReport, Act::ReturnReport];

/// The neighbours among the reports waiting for the same decision.
fn queue(page: &ReviewPage) -> AnyView {
    let step = |to: &Option<(domain::id::ReportId, domain::template::Wording)>,
                glyph: Glyph,
                label: fn(String) -> String,
                key: &'static str| {
        match to {
            Some((id, unit)) => {
                let label = label(say(unit));
                view! {
                    <a class="btn btn--icon" href=paths::report_review(*id) aria-label=label.clone() title=label aria-keyshortcuts=key><Icon glyph/></a>
                }
                .into_any()
            }
            None => view! { <span class="btn btn--icon" aria-disabled="true"><Icon glyph/></span> }
                .into_any(),
        }
    };
    let place = match page.place {
        0 => words::queue_waiting(page.waiting),
        place => words::queue_place(place, page.waiting),
    };
    view! {
        {step(&page.previous_in_queue, Glyph::ChevronLeft, words::previous_in_queue, keys::PREVIOUS)}
        <span class="sm soft num nowrap">{place}</span>
        {step(&page.next_in_queue, Glyph::ChevronRight, words::next_in_queue, keys::NEXT)}
    }
    .into_any()
}

fn narrative(cell: &ReviewCell, page: &ReviewPage) -> AnyView {
    let section = page.sections.iter().find(|(key, _)| *key == cell.section);
    let tag = section.map(|(_, title)| view! { <Tag text=say(title)/> }.into_any());
    let id = cell.key.name();
    let said = figures::said(cell.now.as_ref());
    view! {
        <Card title=say(&cell.label) id head=tag.into_any()>
            <p class="prose">{said}</p>
        </Card>
    }
    .into_any()
}
