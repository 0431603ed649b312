//! Writes one story down: every step goes through the table of states, every cell keeps its
//! revisions, and computed cells come from the template's own formulas.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    period::Period,
    policy::Act,
    report::{Answer, Answers, Cell, CellKey, CellText, CellWrite, Checks, ReportStatus},
    template::Template,
};

use super::{Flag, Round, Step, Story, Submission, Who};
use crate::seed::files::BadFile;

pub struct Pen<'a> {
    template: &'a Template,
    checks: &'a Checks,
    previous: CellText,
    typed: BTreeMap<CellKey, Cell>,
    story: Story,
}

impl<'a> Pen<'a> {
    /// A report nobody has begun. `previous` is what was said in the period before.
    pub fn new(
        template: &'a Template,
        checks: &'a Checks,
        round: &Round,
        unit: &str,
        previous: CellText,
    ) -> Self {
        let story = Story {
            template: round.template.clone(),
            period: round.period,
            unit: unit.to_owned(),
            status: ReportStatus::NotStarted,
            cells: Vec::new(),
            submissions: Vec::new(),
            flags: Vec::new(),
            correct_by: None,
            steps: Vec::new(),
        };
        Self { template, checks, previous, typed: BTreeMap::new(), story }
    }

    pub fn period(&self) -> Period {
        self.story.period
    }

    pub fn unit(&self) -> &str {
        &self.story.unit
    }

    pub fn previous(&self) -> &CellText {
        &self.previous
    }

    /// The cells people fill, in the template's order.
    pub fn asked(&self) -> Vec<CellKey> {
        let asked = self.template.fields().filter(|field| field.is_asked());
        asked
            .flat_map(|field| field.cell_columns().map(|col| CellKey::at(&field.key, col)))
            .collect()
    }

    /// Where a warning is explained; nothing when the template has no such rule.
    pub fn why(&self, rule: &str) -> Option<CellKey> {
        self.template.rules.iter().find(|one| one.code == rule).map(CellKey::why)
    }

    /// Cells that say the same already are left alone; without any other nothing is written.
    pub fn fill(&mut self, at: DateTime<Utc>, answers: CellText) -> Result<(), BadFile> {
        let mut writes = Vec::new();
        for (key, answer) in answers {
            let before = self.typed.get(&key).cloned();
            if before.as_ref().is_some_and(|cell| Answer::from(cell) == answer) {
                continue;
            }
            let rev = before.as_ref().map_or(0, |cell| cell.rev) + 1;
            let after = Cell { key: key.clone(), state: answer.state, value: answer.value, rev };
            self.typed.insert(key, after.clone());
            writes.push(CellWrite { before, after });
        }
        if writes.is_empty() {
            return Ok(());
        }
        self.act(Act::FillReport, at, Who::Author, None)?;
        if let Some(step) = self.story.steps.last_mut() {
            step.writes = writes;
        }
        Ok(())
    }

    pub fn submit(&mut self, at: DateTime<Utc>, nil_reason: Option<&str>) -> Result<(), BadFile> {
        let no = self.story.current_no() + 1;
        let mut cells: CellText =
            self.typed.iter().map(|(key, cell)| (key.clone(), Answer::from(cell))).collect();
        let now = cells.clone();
        let answers = Answers { now, previous: self.previous.clone(), ..Answers::default() };
        let computed = self.checks.run(&answers).computed;
        cells.extend(computed.into_iter().filter_map(|(key, one)| Some((CellKey::of(&key), one?))));
        let nil_reason_kept = nil_reason.map(ToOwned::to_owned);
        self.story.submissions.push(Submission {
            no,
            submitted_at: at,
            approved_at: None,
            nil_reason: nil_reason_kept,
            cells,
        });
        self.act(Act::SubmitReport, at, Who::Author, nil_reason)
    }

    pub fn approve(&mut self, at: DateTime<Utc>) -> Result<(), BadFile> {
        if let Some(last) = self.story.submissions.last_mut() {
            last.approved_at = Some(at);
        }
        self.act(Act::ApproveReport, at, Who::Leader, None)
    }

    pub fn flag(
        &mut self,
        at: DateTime<Utc>,
        by: Who,
        cell: CellKey,
        reason: &str,
    ) -> Result<(), BadFile> {
        let (reason, no) = (reason.to_owned(), self.story.current_no());
        let place = cell.clone();
        self.story.flags.push(Flag { cell, reason: reason.clone(), at, by, no, cleared_at: None });
        self.act(Act::FlagReport, at, by, Some(&reason))?;
        if let Some(step) = self.story.steps.last_mut() {
            step.cell = Some(place);
        }
        Ok(())
    }

    /// What was just returned or reopened is due again on that day.
    pub const fn due_again(&mut self, on: NaiveDate) {
        self.story.correct_by = Some(on);
    }

    pub fn accept(&mut self, at: DateTime<Utc>) -> Result<(), BadFile> {
        self.clear_flags(at);
        self.story.correct_by = None;
        self.act(Act::AcceptReport, at, Who::Coordinator, None)
    }

    /// Any step; the table of states says where it leads.
    pub fn act(
        &mut self,
        act: Act,
        at: DateTime<Utc>,
        by: Who,
        note: Option<&str>,
    ) -> Result<(), BadFile> {
        let story = &mut self.story;
        let wrong = || BadFile {
            file: "cases.csv",
            problem: format!("{} {}: {act} while {}", story.period, story.unit, story.status),
        };
        story.status = story.status.step(act, story.returns_count()).ok_or_else(wrong)?;
        if act == Act::ReturnReport {
            // Seen and not made again, the flags of earlier submissions are closed.
            let no = story.current_no();
            for flag in story.flags.iter_mut().filter(|flag| flag.no < no) {
                flag.cleared_at.get_or_insert(at);
            }
        }
        let no = Some(story.current_no()).filter(|no| *no > 0);
        let note = note.map(ToOwned::to_owned);
        story.steps.push(Step { act, at, by, note, no, cell: None, writes: Vec::new() });
        Ok(())
    }

    pub fn finish(mut self) -> Story {
        self.story.cells = self.cells();
        self.story
    }

    /// Typed ones as they stand now, computed ones as they were last submitted.
    fn cells(&self) -> Vec<Cell> {
        let submitted = self.story.submissions.last().map(|last| &last.cells);
        let computed =
            self.template.fields().filter(|field| !field.is_asked()).filter_map(|field| {
                let key = CellKey::of(&field.key);
                let Answer { state, value } = submitted?.get(&key)?.clone();
                Some(Cell { key, state, value, rev: 0 })
            });
        computed.chain(self.typed.values().cloned()).collect()
    }

    fn clear_flags(&mut self, at: DateTime<Utc>) {
        for flag in &mut self.story.flags {
            flag.cleared_at.get_or_insert(at);
        }
    }
}
