//! What happened to every report of the demo world, step by step, until the morning of 13/06/2025:
//! 28 rounds of 17 departments, with late, returned, nil and exempt cases, the month of June open
//! and the first half of 2025 under review.
//!
//! A story is told through the same states, rules and computed cells as the product's own.

mod days;
mod lines;
mod paper;
mod pen;
mod plots;
mod prose;
mod rounds;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    period::Period,
    policy::Act,
    report::{Answer, Cell, CellKey, CellText, CellWrite, Checks, ReportStatus},
    template::Template,
};

pub use self::rounds::{Round, rounds};
use self::{lines::Lines, paper::Papers, pen::Pen, plots::Plot};
use super::{files::BadFile, templates::regimes};

/// What happened to one department's report in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The regime's code: `TT02-THANG`.
    pub template: String,
    pub period: Period,
    /// The department's code.
    pub unit: String,
    pub status: ReportStatus,
    /// As they stand at the end: typed ones with their revisions, explanations of warnings among
    /// them, and computed ones as they were last submitted, with revision 0.
    pub cells: Vec<Cell>,
    pub submissions: Vec<Submission>,
    pub flags: Vec<Flag>,
    /// In the order of time; none for a report nobody has begun.
    pub steps: Vec<Step>,
    /// When what was returned or reopened is due again.
    pub correct_by: Option<NaiveDate>,
}

/// What was sent to the leader, word for word: computed cells and explanations included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// From 1.
    pub no: i32,
    pub submitted_at: DateTime<Utc>,
    pub approved_at: Option<DateTime<Utc>>,
    /// Why there was nothing to report; there are no cells then.
    pub nil_reason: Option<String>,
    pub cells: CellText,
}

/// A reviewer's mark at a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    pub cell: CellKey,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub by: Who,
    /// The submission it was made at.
    pub no: i32,
    pub cleared_at: Option<DateTime<Utc>>,
}

/// One line of the report's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub act: Act,
    pub at: DateTime<Utc>,
    pub by: Who,
    /// A reason.
    pub note: Option<String>,
    /// The submission it made or concerned.
    pub no: Option<i32>,
    /// The cell that was flagged.
    pub cell: Option<CellKey>,
    /// What was filled; computed cells are not written.
    pub writes: Vec<CellWrite>,
}

/// Who acted: of the department, or the office's people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Author,
    Leader,
    Coordinator,
    DaNang,
}

/// Every story, round by round as they fell due, department by department. `templates` are those of
/// the regimes with a period.
pub fn stories(templates: &[Template]) -> Result<Vec<Story>, BadFile> {
    let lines = Lines::read()?;
    let papers = Papers::new(&lines)?;
    let checks: BTreeMap<&str, Checks> =
        templates.iter().map(|one| (one.code.as_str(), Checks::new(one))).collect();
    // What each department said last under each regime.
    let mut said: BTreeMap<(String, String), (Period, CellText)> = BTreeMap::new();
    let mut stories = Vec::new();
    for round in rounds(&regimes()?) {
        let Some(template) = templates.iter().find(|one| one.code == round.template) else {
            continue;
        };
        let Some(checks) = checks.get(template.code.as_str()) else { continue };
        for province in papers.provinces() {
            let place = (round.template.clone(), province.unit.clone());
            let previous = said
                .get(&place)
                .filter(|(period, _)| *period == round.period.previous())
                .map(|(_, text)| text.clone())
                .unwrap_or_default();
            let plot = Plot::of(&lines, &round, &province.unit);
            let right =
                papers.write(template, checks, &previous, province, round.period, &lines)?;
            let pen = Pen::new(template, checks, &round, &province.unit, previous);
            let story = plot.tell(pen, &round, right, &lines)?;
            said.insert(place, (round.period, story.text()));
            stories.push(story);
        }
    }
    Ok(stories)
}

impl Step {
    /// The ministry gave it back or reopened it.
    pub const fn is_return(&self) -> bool {
        matches!(self.act, Act::ReturnReport | Act::ReopenReport)
    }
}

impl Story {
    /// Number of the last submission; 0 before the first.
    pub fn current_no(&self) -> i32 {
        self.submissions.last().map_or(0, |last| last.no)
    }

    /// The submission that was accepted last, though the report may have been reopened.
    pub fn accepted_no(&self) -> Option<i32> {
        self.last(Act::AcceptReport).and_then(|step| step.no)
    }

    pub fn returns_count(&self) -> i32 {
        let returned = self.steps.iter().filter(|step| step.is_return()).count();
        i32::try_from(returned).unwrap_or(i32::MAX)
    }

    pub fn open_flags(&self) -> i32 {
        let open = self.flags.iter().filter(|flag| flag.cleared_at.is_none()).count();
        i32::try_from(open).unwrap_or(i32::MAX)
    }

    /// When the leader sent it, the first time that was not recalled.
    pub fn first_sent_at(&self) -> Option<DateTime<Utc>> {
        let acts = [Act::ApproveReport, Act::RecallReport];
        let mut steps = self.steps.iter().filter(|step| acts.contains(&step.act)).peekable();
        while let Some(step) = steps.next() {
            match steps.peek() {
                Some(next) if next.act == Act::RecallReport => {}
                _ if step.act == Act::ApproveReport => return Some(step.at),
                _ => {}
            }
        }
        None
    }

    /// When the leader sent it last; nothing after a recall.
    pub fn sent_at(&self) -> Option<DateTime<Utc>> {
        let acts = [Act::ApproveReport, Act::RecallReport];
        let last = self.steps.iter().rev().find(|step| acts.contains(&step.act))?;
        (last.act == Act::ApproveReport).then_some(last.at)
    }

    pub fn nil_return(&self) -> bool {
        self.submissions.last().is_some_and(|last| last.nil_reason.is_some())
    }

    /// Why it came back, as lists say it: nothing once it was sent again or accepted.
    pub fn said(&self) -> Option<String> {
        let step = self.steps.iter().rev().find(|step| {
            !matches!(
                step.act,
                Act::FillReport | Act::SubmitReport | Act::FlagReport | Act::OpenReport
            )
        })?;
        match step.act {
            Act::ApproveReport | Act::AcceptReport => None,
            _ => {
                step.note.clone().or_else(|| self.first_open_flag().map(|flag| flag.reason.clone()))
            }
        }
    }

    fn first_open_flag(&self) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.cleared_at.is_none())
    }

    /// The last step of a kind.
    pub fn last(&self, act: Act) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.act == act)
    }

    /// The cells as the rules read them.
    pub fn text(&self) -> CellText {
        self.cells.iter().map(|cell| (cell.key.clone(), Answer::from(cell))).collect()
    }
}

#[cfg(test)]
mod tests;
