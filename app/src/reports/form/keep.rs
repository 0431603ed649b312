//! Never losing a keystroke: each goes to this device at once, to the server within two seconds, and
//! again whenever the server can be reached.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::report::{CellKey, CellOutcome, TypedCell};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};

use super::{
    super::api::save_cells,
    state::{CellHandle, FormState, Keeping},
};
use crate::{
    drafts::{self, Draft},
    error::AppError,
};

/// After the last key, before sending.
const PAUSE: Duration = Duration::from_millis(900);
/// Before trying again when the server did not answer.
const AGAIN: Duration = Duration::from_secs(5);

/// Sends what is typed. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Keeper {
    form: FormState,
    place: StoredValue<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    sending: RwSignal<bool>,
    /// When somebody last wrote a cell, as far as this page knows.
    pub saved_at: RwSignal<Option<DateTime<Utc>>>,
    /// Why the server does not take it.
    pub trouble: RwSignal<Option<AppError>>,
    /// This device takes no more: its storage is full or switched off.
    pub device_full: RwSignal<bool>,
}

impl Keeper {
    pub fn new(form: FormState, saved_at: Option<DateTime<Utc>>) -> Self {
        Self {
            form,
            place: StoredValue::new(drafts::place(form.id)),
            timer: StoredValue::new(None),
            sending: RwSignal::new(false),
            saved_at: RwSignal::new(saved_at),
            trouble: RwSignal::new(None),
            device_full: RwSignal::new(false),
        }
    }

    /// Where this device keeps drafts of the report.
    pub fn place(&self) -> String {
        self.place.get_value()
    }

    /// A key was pressed in the cell.
    pub fn typed(&self, key: &CellKey, text: String) {
        let Some(cell) = self.form.cell(key) else { return };
        cell.text.set(text);
        cell.nil.set(false);
        self.changed(key, cell);
        self.send_in(PAUSE);
    }

    /// "Không phát sinh", or not any more.
    pub fn nil(&self, key: &CellKey, nil: bool) {
        let Some(cell) = self.form.cell(key) else { return };
        cell.text.set(String::new());
        cell.nil.set(nil);
        self.changed(key, cell);
        self.left(key);
    }

    /// The cell was left: it is read, checked and sent.
    pub fn left(&self, key: &CellKey) {
        let Some(cell) = self.form.cell(key) else { return };
        if matches!(*cell.keeping.read_untracked(), Keeping::Waiting) {
            self.form.settle(key);
            self.send();
        }
    }

    /// Of two values, this person's own.
    pub fn keep_mine(&self, key: &CellKey, seen_rev: i32) {
        let Some(cell) = self.form.cell(key) else { return };
        cell.rev.set(seen_rev);
        self.changed(key, cell);
        self.left(key);
    }

    /// Of two values, the other's.
    pub fn take_theirs(&self, key: &CellKey, theirs: &domain::report::Cell) {
        if let Some(cell) = self.form.cell(key) {
            cell.take(theirs);
            self.forget(key);
        }
    }

    /// Everything typed and not sent, now: Ctrl+S, leaving the page, the network is back.
    pub fn send(&self) {
        self.stop_timer();
        if self.sending.get_untracked() {
            return;
        }
        let mut cells = Vec::new();
        self.form.each(|key, cell| {
            if matches!(*cell.keeping.read_untracked(), Keeping::Waiting) {
                self.form.settle(key);
            }
            if matches!(*cell.keeping.read_untracked(), Keeping::Waiting | Keeping::Queued) {
                cells.push(cell.typed(key));
                cell.keeping.set(Keeping::Sending);
            }
        });
        if cells.is_empty() {
            return;
        }
        self.sending.set(true);
        self.note_sent(&cells);
        let keeper = *self;
        let (id, place) = (self.form.id, self.place());
        spawn_local(async move {
            let answer = save_cells(id, cells.clone()).await;
            if keeper.is_gone() {
                forget_taken(&place, &cells, answer.map(|saved| saved.outcomes));
                return;
            }
            keeper.sending.set(false);
            match answer {
                Ok(saved) => {
                    keeper.trouble.set(None);
                    for (sent, outcome) in cells.iter().zip(saved.outcomes) {
                        keeper.became(sent, outcome);
                    }
                    keeper.saved_at.set(Some(saved.at));
                    if keeper.unsent() > 0 {
                        keeper.send_in(PAUSE);
                    }
                }
                Err(error) => keeper.failed(&cells, error),
            }
        });
    }

    /// The page is being left, maybe within the pause after a key: what waits is sent, nothing later.
    pub fn close(&self) {
        if !self.is_gone() {
            self.send();
            self.stop_timer();
        }
    }

    /// Cells whose text only this device has.
    pub fn unsent(&self) -> usize {
        let mut count = 0;
        self.form.each(|_, cell| {
            count += usize::from(matches!(
                *cell.keeping.read(),
                Keeping::Waiting | Keeping::Sending | Keeping::Queued
            ));
        });
        count
    }

    /// Cells that stand otherwise here than on the server until somebody decides: not understood, or
    /// written by two.
    pub fn undecided(&self) -> usize {
        let mut count = 0;
        self.form.each(|_, cell| {
            count += usize::from(matches!(
                *cell.keeping.read(),
                Keeping::Rejected(_) | Keeping::Conflict { .. }
            ));
        });
        count
    }

    /// Whether something is on its way.
    pub fn is_sending(&self) -> bool {
        self.sending.get()
    }

    /// What this device still has from before: put into the cells and sent. In an effect only.
    pub fn resume(&self) {
        let kept = drafts::kept(&self.place.get_value());
        if kept.is_empty() || !self.form.may_fill {
            return;
        }
        for (name, one) in kept {
            let key = CellKey::named(&name);
            let Some(cell) = self.form.cell(&key) else { continue };
            let same =
                cell.text.get_untracked() == one.typed && cell.nil.get_untracked() == one.nil;
            if same {
                self.forget(&key);
                continue;
            }
            let over = one.is_over(cell.rev.get_untracked(), &cell.text.get_untracked());
            cell.text.set(one.typed);
            cell.nil.set(one.nil);
            // With the revision it was typed over: if another wrote since, both are shown.
            if !over {
                cell.rev.set(one.base_rev);
            }
            cell.keeping.set(Keeping::Waiting);
        }
        self.send();
    }

    fn changed(&self, key: &CellKey, cell: CellHandle) {
        let on_its_way = matches!(
            *cell.keeping.read_untracked(),
            Keeping::Sending | Keeping::Waiting | Keeping::Queued
        );
        cell.keeping.set(Keeping::Waiting);
        self.keep(key, cell, on_its_way);
    }

    /// With what was sent of the cell before and is not answered yet, while that is `on_its_way`.
    fn keep(&self, key: &CellKey, cell: CellHandle, on_its_way: bool) {
        let place = self.place.get_value();
        let mut kept = drafts::kept(&place);
        let before = kept.remove(&key.name()).filter(|_| on_its_way);
        let sent = before.map(|before| before.sent).unwrap_or_default();
        kept.insert(key.name(), Draft { sent, ..Draft::from(cell.typed(key)) });
        self.device_full.set(!drafts::keep(&place, &kept));
    }

    /// The page may be left before the answer comes: the next one then knows its own figure again.
    fn note_sent(&self, cells: &[TypedCell]) {
        let place = self.place.get_value();
        let mut kept = drafts::kept(&place);
        for cell in cells {
            let draft = kept.get_mut(&cell.key.name()).filter(|_| !cell.nil);
            if let Some(draft) = draft.filter(|draft| !draft.sent.contains(&cell.typed)) {
                draft.sent.push(cell.typed.clone());
            }
        }
        self.device_full.set(!drafts::keep(&place, &kept));
    }

    fn became(&self, sent: &TypedCell, outcome: CellOutcome) {
        let Some(cell) = self.form.cell(&sent.key) else { return };
        let untouched = matches!(*cell.keeping.read_untracked(), Keeping::Sending);
        match outcome {
            CellOutcome::Applied { key, rev } => {
                if key.is_why() && rev != cell.rev.get_untracked() {
                    self.form.explained_now(&key);
                }
                cell.rev.set(rev);
                if untouched {
                    cell.keeping.set(Keeping::Saved);
                    self.forget(&key);
                } else {
                    // Typed on meanwhile: over this revision, not over the one before.
                    self.keep(&key, cell, false);
                }
            }
            CellOutcome::Conflict { theirs, by, .. } => {
                cell.keeping.set(Keeping::Conflict { theirs, by })
            }
            CellOutcome::Rejected { why, .. } => cell.keeping.set(Keeping::Rejected(why)),
        }
    }

    fn failed(&self, sent: &[TypedCell], error: AppError) {
        for one in sent {
            if let Some(cell) = self.form.cell(&one.key)
                && matches!(*cell.keeping.read_untracked(), Keeping::Sending)
            {
                cell.keeping.set(Keeping::Queued);
            }
        }
        let passes = matches!(
            error,
            AppError::Offline | AppError::Unavailable { .. } | AppError::Broken { .. }
        );
        self.trouble.set(Some(error));
        if passes {
            self.send_in(AGAIN);
        }
    }

    fn send_in(&self, pause: Duration) {
        self.stop_timer();
        let keeper = *self;
        let timer = set_timeout_with_handle(move || keeper.send(), pause).ok();
        self.timer.set_value(timer);
    }

    fn stop_timer(&self) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.timer.set_value(None);
    }

    /// The page was left; an answer may still come.
    fn is_gone(&self) -> bool {
        self.sending.is_disposed()
    }

    fn forget(&self, key: &CellKey) {
        if drafts::drop(&self.place.get_value(), &key.name()) {
            self.device_full.set(false);
        }
    }
}

/// After the page was left: what the server took is no draft any more, unless it was typed anew elsewhere.
/// The rest stays on this device and is told when the report is opened again.
fn forget_taken(place: &str, sent: &[TypedCell], answer: Result<Vec<CellOutcome>, AppError>) {
    for (cell, outcome) in sent.iter().zip(answer.unwrap_or_default()) {
        let name = cell.key.name();
        let is_same = |draft: &Draft| draft.typed == cell.typed && draft.nil == cell.nil;
        if matches!(outcome, CellOutcome::Applied { .. })
            && drafts::kept(place).get(&name).is_some_and(is_same)
        {
            drafts::drop(place, &name);
        }
    }
}
