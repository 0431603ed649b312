//! The form's cells as the browser has them: what is typed, what is settled, what is kept where.
//!
//! The one place with signals of its own: everywhere else a form is its own state. What is derived
//! (answers, findings) is a memo; nothing is copied.

use std::collections::BTreeMap;

use domain::{
    id::ReportId,
    number,
    report::{
        Answer, Answers, Cell, CellKey, CellState, CellText, CellValue, Checks, Findings,
        Rejection, ReportForm, TypedCell,
    },
    template::{Field, Section, Template},
};
use leptos::prelude::*;

/// How far what stands in a cell has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// As it came from the server.
    Still,
    /// Typed, not sent yet.
    Waiting,
    Sending,
    Saved,
    /// The server cannot be reached: kept on this device, sent again by itself.
    Queued,
    /// Not understood, with why: stays as typed, is not sent.
    Rejected(Rejection),
    /// Somebody else wrote it meanwhile.
    Conflict {
        theirs: Cell,
        by: Option<String>,
    },
}

/// One cell in the browser. Signals are handles: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct CellHandle {
    pub text: RwSignal<String>,
    pub nil: RwSignal<bool>,
    /// The revision last seen.
    pub rev: RwSignal<i32>,
    pub keeping: RwSignal<Keeping>,
    /// What the rules see: set when the cell is left, not at each key.
    pub settled: RwSignal<Answer>,
}

/// Everything the form's parts share.
#[derive(Clone, Copy)]
pub struct FormState {
    pub id: ReportId,
    pub template: StoredValue<Template>,
    cells: StoredValue<BTreeMap<CellKey, CellHandle>>,
    pub previous: StoredValue<CellText>,
    pub findings: Memo<Findings>,
    /// By explanation: what its figure said when it was written.
    explained: RwSignal<CellText>,
    pub may_fill: bool,
}

impl FormState {
    /// From what the page read. `typed` are texts that came back from a form without script.
    pub fn new(form: &ReportForm, may_fill: bool, typed: impl Fn(&str) -> Option<String>) -> Self {
        let known: BTreeMap<&CellKey, &Cell> =
            form.cells.iter().map(|cell| (&cell.key, cell)).collect();
        let handles: BTreeMap<CellKey, CellHandle> = places(&form.template)
            .map(|key| {
                let handle = CellHandle::new(known.get(&key).copied(), typed(&key.name()));
                (key, handle)
            })
            .collect();
        let cells = StoredValue::new(handles);
        let checks = StoredValue::new(Checks::new(&form.template));
        let previous: CellText = form.previous.iter().cloned().collect();
        let year_before: CellText = form.year_before.iter().cloned().collect();
        let others = StoredValue::new((previous.clone(), year_before));
        let findings = Memo::new(move |_| {
            let now = cells.with_value(|cells| {
                cells.iter().map(|(key, cell)| (key.clone(), cell.settled.get())).collect()
            });
            let (previous, year_before) = others.get_value();
            checks.with_value(|checks| checks.run(&Answers { now, previous, year_before }))
        });
        Self {
            id: form.head.id,
            template: StoredValue::new(form.template.clone()),
            cells,
            previous: StoredValue::new(previous),
            findings,
            explained: RwSignal::new(form.explained.iter().cloned().collect()),
            may_fill,
        }
    }

    /// Nothing for a place that is not filled, and none any more when the page is gone: a field that has
    /// the focus is left only then.
    pub fn cell(&self, key: &CellKey) -> Option<CellHandle> {
        self.cells.try_with_value(|cells| cells.get(key).copied()).flatten()
    }

    /// Every cell, in the order of their places.
    pub fn each(&self, mut visit: impl FnMut(&CellKey, CellHandle)) {
        self.cells.with_value(|cells| cells.iter().for_each(|(key, cell)| visit(key, *cell)));
    }

    /// What the figure said for which the explanation was written, if it says something else now.
    pub fn outdated(&self, why: &CellKey) -> Option<Answer> {
        let then = self.explained.with(|explained| explained.get(why).cloned())?;
        let now = self.cell(&CellKey::of(&why.field))?.settled.get();
        let given = self.cell(why)?.settled.read().is_given();
        (given && now != then).then_some(then)
    }

    /// The explanation has just been written for the figure as it is.
    pub fn explained_now(&self, why: &CellKey) {
        if let Some(figure) = self.cell(&CellKey::of(&why.field)) {
            let now = figure.settled.get_untracked();
            self.explained.update(|explained| {
                explained.insert(why.clone(), now);
            });
        }
    }

    /// Explanations of a figure of which no rule asks one any more.
    pub fn needless(&self, cell: &CellKey) -> Vec<CellKey> {
        let whys: Vec<CellKey> = self.template.with_value(|template| {
            let rules = template.rules.iter().filter(|rule| CellKey::of(&rule.field) == *cell);
            rules.map(CellKey::why).collect()
        });
        let asked = |why: &CellKey| {
            self.findings.with(|findings| findings.beside(cell).any(|one| one.rule == why.col))
        };
        let given =
            |why: &CellKey| self.cell(why).is_some_and(|handle| handle.settled.read().is_given());
        whys.into_iter().filter(|why| given(why) && !asked(why)).collect()
    }

    /// What the cell says once it is left: understood or not.
    pub fn settle(&self, key: &CellKey) {
        let Some(cell) = self.cell(key) else { return };
        let typed = cell.typed(key);
        match self.template.with_value(|template| typed.read(template)) {
            Ok((state, value)) => {
                if let Some(CellValue::Number(figure)) = &value {
                    // The echo of what was understood.
                    cell.text.set(number::print_for_field(*figure));
                }
                cell.settled.set(Answer { state, value });
            }
            Err(why) => {
                cell.settled.set(Answer { state: CellState::Empty, value: None });
                cell.keeping.set(Keeping::Rejected(why));
            }
        }
    }

    /// Every place of the form from the top, after its section's key.
    pub fn in_order(&self) -> Vec<(String, CellKey)> {
        let of = |section: &Section| -> Vec<(String, CellKey)> {
            let keys = section
                .fields
                .iter()
                .flat_map(|field| field.cell_columns().map(|col| CellKey::at(&field.key, col)));
            keys.map(|key| (section.key.clone(), key)).collect()
        };
        self.template.with_value(|template| template.sections.iter().flat_map(of).collect())
    }

    /// The asked cells of the same section, from this one on.
    pub fn asked_from(&self, cell: &CellKey) -> Vec<CellKey> {
        let keys = self.template.with_value(|template| {
            let section = template.section_of(&cell.field).map(|section| section.key.clone());
            section.map(|section| asked_in(template, &section)).unwrap_or_default()
        });
        keys.into_iter().skip_while(|key| key != cell).collect()
    }

    /// Required cells of a section, answered and all, for its line in the list of sections.
    pub fn progress(&self, section: &str) -> (usize, usize) {
        let keys = self.template.with_value(|template| required_in(template, section));
        let given = keys
            .iter()
            .filter(|key| self.cell(key).is_some_and(|cell| cell.settled.read().is_given()));
        (given.count(), keys.len())
    }
}

impl CellHandle {
    fn new(cell: Option<&Cell>, came_back: Option<String>) -> Self {
        let settled = cell.map_or(Answer { state: CellState::Empty, value: None }, Answer::from);
        Self {
            text: RwSignal::new(came_back.unwrap_or_else(|| settled.print())),
            nil: RwSignal::new(settled.state == CellState::Nil),
            rev: RwSignal::new(cell.map_or(0, |cell| cell.rev)),
            keeping: RwSignal::new(Keeping::Still),
            settled: RwSignal::new(settled),
        }
    }

    /// As it would be sent now.
    pub fn typed(&self, key: &CellKey) -> TypedCell {
        TypedCell {
            key: key.clone(),
            typed: self.text.get_untracked(),
            nil: self.nil.get_untracked(),
            base_rev: self.rev.get_untracked(),
        }
    }

    /// Takes what somebody else wrote.
    pub fn take(&self, theirs: &Cell) {
        self.text.set(theirs.value.as_ref().map(CellValue::print).unwrap_or_default());
        self.nil.set(theirs.state == CellState::Nil);
        self.rev.set(theirs.rev);
        self.settled.set(Answer::from(theirs));
        self.keeping.set(Keeping::Saved);
    }
}

/// Every cell that people fill: figures, paragraphs, and an explanation for each rule.
fn places(template: &Template) -> impl Iterator<Item = CellKey> {
    let asked = template.fields().filter(|field| field.is_asked());
    asked
        .flat_map(|field| field.cell_columns().map(|col| CellKey::at(&field.key, col)))
        .chain(template.rules.iter().map(CellKey::why))
}

fn asked_in(template: &Template, section: &str) -> Vec<CellKey> {
    cells_of(template, section, Field::is_asked)
}

fn required_in(template: &Template, section: &str) -> Vec<CellKey> {
    cells_of(template, section, Field::is_required)
}

fn cells_of(template: &Template, section: &str, which: fn(&Field) -> bool) -> Vec<CellKey> {
    let fields = template.section(section).into_iter().flat_map(|section| &section.fields);
    fields
        .filter(|field| which(field))
        .flat_map(|field| field.cell_columns().map(|col| CellKey::at(&field.key, col)))
        .collect()
}
