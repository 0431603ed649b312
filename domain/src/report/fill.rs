//! Filling cells: which of those typed are kept, which meet another's, which are not understood.

use std::collections::BTreeMap;

use super::{Cell, CellKey, CellOutcome, CellState, CellWrite, Report, ReportStatus, TypedCell};
use crate::{
    event::{Decided, Event, Subject},
    policy::Act,
    refusal::Refusal,
    template::Template,
    time::Now,
    viewer::Viewer,
};

/// Cells that are taken at once, from a page or a program.
pub const MOST_CELLS: usize = 2_000;

/// What a batch of typed cells comes to.
#[must_use]
#[derive(Clone, Debug)]
pub struct Filled {
    pub report: Decided<Report>,
    pub writes: Vec<CellWrite>,
    /// One for each cell typed, in the same order.
    pub outcomes: Vec<CellOutcome>,
}

impl Report {
    /// `current` are the report's cells as they are now. Cells stand for themselves: a stale or
    /// misunderstood one does not keep the others from being saved. A cell typed twice is written once.
    pub fn fill(
        self,
        by: &Viewer,
        template: &Template,
        current: &BTreeMap<CellKey, Cell>,
        typed: &[TypedCell],
        now: Now,
    ) -> Result<Filled, Refusal> {
        let grant = by.require(Act::FillReport, self.unit)?.clone();
        let status = self.step(Act::FillReport)?;
        self.must_be_open(Act::FillReport, now)?;
        let batch = once_each(typed);
        let mut writes: Vec<CellWrite> = Vec::new();
        let mut became = BTreeMap::new();
        for one in batch.values() {
            let (outcome, write) = decide(template, current.get(&one.key), one);
            writes.extend(write);
            became.insert(&one.key, outcome);
        }
        let outcomes =
            typed.iter().filter_map(|one| became.get(&one.key)).cloned().collect::<Vec<_>>();
        let events = if writes.is_empty() {
            Vec::new()
        } else {
            let (before, after) = changes(&writes);
            let event = Event::new(Act::FillReport, Subject::Report, self.id, by, now);
            vec![event.under(&grant, self.unit).changing(&before, &after)]
        };
        let started = self.status == ReportStatus::NotStarted && writes.is_empty();
        let status = if started { self.status } else { status };
        Ok(Filled { report: Decided { next: Self { status, ..self }, events }, writes, outcomes })
    }
}

/// A cell that comes twice is one cell: its last value, over the revision that was seen first.
fn once_each(typed: &[TypedCell]) -> BTreeMap<&CellKey, TypedCell> {
    let mut batch: BTreeMap<&CellKey, TypedCell> = BTreeMap::new();
    for one in typed {
        let base_rev = batch.get(&one.key).map_or(one.base_rev, |first| first.base_rev);
        batch.insert(&one.key, TypedCell { base_rev, ..one.clone() });
    }
    batch
}

fn decide(
    template: &Template,
    was: Option<&Cell>,
    typed: &TypedCell,
) -> (CellOutcome, Option<CellWrite>) {
    let key = typed.key.clone();
    let (state, value) = match typed.read(template) {
        Ok(read) => read,
        Err(why) => return (CellOutcome::Rejected { key, why }, None),
    };
    let rev = was.map_or(0, |cell| cell.rev);
    let same =
        was.map_or(state == CellState::Empty, |cell| cell.state == state && cell.value == value);
    if same {
        // Said again, or said alike by two people: nothing to write and nothing to choose.
        return (CellOutcome::Applied { key, rev }, None);
    }
    if rev != typed.base_rev {
        let empty = || Cell { key: key.clone(), state: CellState::Empty, value: None, rev: 0 };
        let theirs = was.cloned().unwrap_or_else(empty);
        return (CellOutcome::Conflict { key, theirs, by: None }, None);
    }
    let after = Cell { key: key.clone(), state, value, rev: rev + 1 };
    (CellOutcome::Applied { key, rev: rev + 1 }, Some(CellWrite { before: was.cloned(), after }))
}

/// Cell name → what it says, for the audit log; nothing for an empty cell.
pub type Said = BTreeMap<String, Option<String>>;

/// For the audit log: the cells' names with what stood there and what stands there now.
pub fn changes(writes: &[CellWrite]) -> (Said, Said) {
    let said = |cell: &Cell| match cell.state {
        CellState::Empty => None,
        CellState::Value => cell.value.as_ref().map(super::CellValue::print),
        state => Some(format!("<{state}>")),
    };
    let before =
        writes.iter().map(|write| (write.after.key.name(), write.before.as_ref().and_then(said)));
    let after = writes.iter().map(|write| (write.after.key.name(), said(&write.after)));
    (before.collect(), after.collect())
}
