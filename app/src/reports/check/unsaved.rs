//! What this device has of a report and the server does not. It is sent once more when the page opens; what
//! the server does not take is listed, and until it is settled nothing is submitted.

use domain::{
    id::ReportId,
    report::{CellKey, CellOutcome, ReportForm, TypedCell},
};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    super::{api::save_cells, cell_name, figures, words},
    answer, place,
};
use crate::{
    drafts::{self, Draft, Drafts},
    error::AppError,
    layout::use_sync,
    live::live,
    net,
    ui::{Alert, Button, ButtonLink, Glyph, Icon, Live, Look, Size, Tone},
};

/// Where the list stands, for the focus.
const LIST: &str = "unsaved";

/// The drafts of one report. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Held {
    report: ReportId,
    place: StoredValue<String>,
    left: RwSignal<Drafts>,
    sending: RwSignal<bool>,
    trouble: RwSignal<Option<AppError>>,
    read_again: Callback<()>,
}

impl Held {
    /// `read_again` runs when the server took something, so that the page shows it.
    pub fn new(report: ReportId, read_again: Callback<()>) -> Self {
        Self {
            report,
            place: StoredValue::new(drafts::place(report)),
            left: RwSignal::default(),
            sending: RwSignal::new(false),
            trouble: RwSignal::new(None),
            read_again,
        }
    }

    /// Where the drafts are, for the form that submits.
    pub fn place(&self) -> String {
        self.place.get_value()
    }

    /// On a button that submits: not while there are drafts, whichever page of this device made them.
    pub fn hold(&self, event: &ev::MouseEvent) {
        let kept = drafts::kept(&self.place());
        if !kept.is_empty() {
            event.prevent_default();
            self.left.set(kept);
            request_animation_frame(|| {
                net::focus(LIST);
            });
        }
    }

    fn send(&self) {
        let kept = drafts::kept(&self.place());
        self.left.set(kept.clone());
        if kept.is_empty() || self.sending.get_untracked() {
            return;
        }
        self.sending.set(true);
        let held = *self;
        spawn_local(async move {
            let cells: Vec<TypedCell> = kept.iter().map(|(name, draft)| draft.cell(name)).collect();
            let answer = save_cells(held.report, cells).await;
            held.sending.set(false);
            match answer {
                Ok(saved) => held.became(&kept, &saved.outcomes),
                Err(error) => held.trouble.set(Some(error)),
            }
        });
    }

    fn became(&self, sent: &Drafts, outcomes: &[CellOutcome]) {
        self.trouble.set(None);
        let place = self.place();
        let taken = outcomes.iter().filter(|one| matches!(one, CellOutcome::Applied { .. }));
        let taken: Vec<String> = taken.map(|one| one.key().name()).collect();
        for name in &taken {
            // Another page of this device may have typed on meanwhile.
            if drafts::kept(&place).get(name) == sent.get(name) {
                drafts::drop(&place, name);
            }
        }
        self.left.set(drafts::kept(&place));
        if !taken.is_empty() {
            self.read_again.run(());
        }
    }

    fn discard(&self, name: &str) {
        let place = self.place();
        drafts::drop(&place, name);
        self.left.set(drafts::kept(&place));
    }
}

/// Each cell with both values, the way to it and the way to be rid of it.
#[component]
pub fn Unsaved(held: Held, form: StoredValue<ReportForm>) -> impl IntoView {
    let (_, online) = use_sync();
    Effect::new(move || {
        if online.get() {
            held.send();
        }
    });
    let list = move || {
        let left = held.left.get();
        if left.is_empty() || held.sending.get() {
            return None;
        }
        let lines = left
            .iter()
            .map(|(name, draft)| form.with_value(|form| line(held, form, name.clone(), draft)));
        let lines: Vec<AnyView> = lines.collect();
        let why = held.trouble.get().map(|error| format!(" {}", error.told()));
        Some(view! {
            <div id=LIST class="stack" tabindex="-1">
                <Alert tone=Tone::Danger live=Live::Assertive title=words::unsaved(left.len())>
                    {words::unsaved_lead()}{why}
                </Alert>
                <section class="card"><ul class="list problems">{lines}</ul></section>
                <div>
                    <Button icon=Glyph::RefreshCw on:click=move |_| held.send()>{words::send_again()}</Button>
                </div>
            </div>
        })
    };
    live(list)
}

fn line(held: Held, form: &ReportForm, name: String, draft: &Draft) -> AnyView {
    let key = CellKey::named(&name);
    let called = cell_name(&form.template, &key);
    let here = if draft.nil { words::nil().to_owned() } else { draft.typed.clone() };
    let here = if here.is_empty() { words::was_empty().to_owned() } else { here };
    let there = figures::said(answer(form, &key).as_ref());
    let label = words::discard_of(called.clone());
    view! {
        <li class="problem is-danger">
            <Icon glyph=Glyph::Save class=Tone::Danger.ink()/>
            <div>
                <p class="problem__t">{called}</p>
                <p>{words::here_and_there(here, there)}</p>
            </div>
            <div class="row">
                <ButtonLink href=place(form, &key) size=Size::Small>{words::change()}</ButtonLink>
                <Button look=Look::Ghost size=Size::Small attr:aria-label=label on:click=move |_| held.discard(&name)>
                    {words::discard()}
                </Button>
            </div>
        </li>
    }
    .into_any()
}
