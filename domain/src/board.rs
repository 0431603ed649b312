//! The board: how reporting stands, on one page, for the ministry's leadership.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    id::ReportId,
    period::{Period, PeriodKind},
    report::{ReportCounts, ReportStatus},
    template::Wording,
    total::{Coverage, RoundName},
};

/// Everything the board shows, of the periods of one kind. Made by `store`'s query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    pub kind: PeriodKind,
    /// What can be chosen.
    pub kinds: Vec<PeriodKind>,
    /// The latest round that has opened.
    pub under_way: Option<BoardRound>,
    /// The latest round whose due moment has passed, and the one before it.
    pub last_due: Option<Timeliness>,
    pub due_before: Option<Timeliness>,
    /// The due rounds of this year and the last one, oldest first.
    pub trend: Vec<Timeliness>,
    /// The soonest first.
    pub ahead: Vec<Deadline>,
    pub as_of: DateTime<Utc>,
}

/// A round, and where each unit's report stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardRound {
    pub round: RoundName,
    pub counts: ReportCounts,
    pub units: Vec<UnitState>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitState {
    pub id: ReportId,
    pub code: String,
    pub name: Wording,
    /// Short enough for a tile.
    pub province: String,
    pub status: ReportStatus,
    pub overdue: bool,
    /// Whether this viewer can open the report.
    pub opens: bool,
}

/// How many units sent a round's report by its due moment, of those that owe one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeliness {
    pub round: RoundName,
    pub on_time: Coverage,
}

/// A day on which reports are due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    pub on: NaiveDate,
    pub title: Wording,
    pub period: Option<Period>,
    pub what: Due,
}

/// What is due then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// A round that is there: its code, and how many units have not sent.
    Round { code: String, missing: i64 },
    /// A round that the regime will open.
    Expected,
    /// Corrections of what the ministry returned in a round.
    Corrections { code: String, count: i64 },
}

impl Timeliness {
    /// How far from another share, in tenths of a percentage point; nothing where nobody owes a report.
    pub fn points_from(&self, other: &Self) -> Option<i64> {
        Some(self.on_time.per_mille()? - other.on_time.per_mille()?)
    }
}
