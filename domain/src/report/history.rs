//! What happened to a report, as people read it: what one person typed in one go is one line.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ReportHead;
use crate::{policy::Act, template::Wording, time::office_day};

/// One line of a report's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    pub act: Act,
    pub at: DateTime<Utc>,
    /// When the first of several writes told as one was made; nothing for a single one.
    pub since: Option<DateTime<Utc>>,
    pub by: String,
    pub note: Option<String>,
    /// The submission it made or concerned.
    pub no: Option<i32>,
    /// The name of the cell that was flagged, or whose flag was answered.
    pub cell: Option<String>,
    /// The day until which the unit was let send it.
    pub until: Option<NaiveDate>,
    /// Cells that changed: name, what stood there, what stands there now.
    pub cells: Vec<(String, Option<String>, Option<String>)>,
}

/// A page of the history, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    pub head: ReportHead,
    pub lines: Vec<HistoryLine>,
    /// This is not the newest page.
    pub is_older: bool,
    /// Where the older page begins; nothing when there is none.
    pub older: Option<i64>,
    /// Field key → label, for the cells' names.
    pub labels: BTreeMap<String, Wording>,
}

/// Tells what happened before all that is told so far, newest first. Writes of one person that follow each
/// other on one day become one line: from first to last, each cell once, with what stood there before all
/// of them and what stood there after.
pub fn tell(told: &mut Vec<HistoryLine>, earlier: HistoryLine) {
    match told.last_mut() {
        Some(later) if is_one(later, &earlier) => later.take_in(earlier),
        _ => told.push(earlier),
    }
}

impl HistoryLine {
    /// The same as far as it concerns one cell: what was typed into it, marked or answered at it, and every
    /// step of the whole report. Nothing where it was about other cells.
    #[must_use]
    pub fn about(mut self, name: &str) -> Option<Self> {
        self.cells.retain(|(cell, ..)| cell == name);
        let concerns = match (self.act, &self.cell) {
            (Act::FillReport, _) => !self.cells.is_empty(),
            (_, Some(cell)) => cell == name,
            (_, None) => true,
        };
        concerns.then_some(self)
    }
}

fn is_one(later: &HistoryLine, earlier: &HistoryLine) -> bool {
    let fills = |line: &HistoryLine| line.act == Act::FillReport;
    fills(later)
        && fills(earlier)
        && later.by == earlier.by
        && office_day(later.at) == office_day(earlier.at)
}

impl HistoryLine {
    fn take_in(&mut self, earlier: Self) {
        self.since = Some(earlier.since.unwrap_or(earlier.at));
        for (name, before, after) in earlier.cells {
            match self.cells.iter_mut().find(|(one, ..)| *one == name) {
                Some((_, was, _)) => *was = before,
                None => self.cells.push((name, before, after)),
            }
        }
        // Typed and put back as it was: nothing to tell of that cell.
        self.cells.retain(|(_, before, after)| before != after);
        self.cells.sort();
    }
}
