//! How long an answer has taken, in working days: always computed from what happened (started, paused,
//! went on, ended), never kept as time that is left.
//!
//! The day of an event that starts or resumes the clock is not counted, the day of one that stops it is.
//! Each run is counted by the calendar that was in force when it began, so that a holiday decided later
//! changes nothing that has been counted.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    calendar::{DayKind, WorkCalendar},
    code::codes,
    policy::Act,
    time::{later, office_day},
};

/// Working days for an answer, from the day after it was sent.
pub const ANSWER_DAYS: u32 = 20;
/// The same of what is urgent.
pub const URGENT_DAYS: u32 = 10;
/// Working days that the lead unit has of them, from the day after it was assigned.
pub const UNIT_DAYS: u32 = 15;
/// The same of what is urgent.
pub const UNIT_URGENT_DAYS: u32 = 7;

codes! {
    /// What happens to a clock.
    pub enum ClockKind {
        Start = "start",
        /// While the department is asked.
        Pause = "pause",
        Resume = "resume",
        Stop = "stop",
        /// More days were granted.
        Extend = "extend",
    }
}

impl ClockKind {
    /// What an act does to the clock of the whole, from sending to the answer.
    pub const fn of_the_whole(act: Act) -> Option<Self> {
        match act {
            Act::ApproveRecommendation
            | Act::RegisterRecommendation
            | Act::ReopenRecommendation => Some(Self::Start),
            Act::AskRecommendation => Some(Self::Pause),
            Act::ReplyRecommendation => Some(Self::Resume),
            Act::PublishAnswer | Act::TransferRecommendation | Act::WithdrawRecommendation => {
                Some(Self::Stop)
            }
            _ => None,
        }
    }

    /// What it does to the clock of the lead unit that has it already.
    pub const fn of_the_unit(act: Act) -> Option<Self> {
        match act {
            Act::AskRecommendation => Some(Self::Pause),
            Act::ReplyRecommendation => Some(Self::Resume),
            Act::PublishAnswer
            | Act::TransferRecommendation
            | Act::WithdrawRecommendation
            | Act::DeclineRecommendation
            | Act::AssignRecommendation => Some(Self::Stop),
            _ => None,
        }
    }
}

/// One thing that happened to a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockEvent {
    pub kind: ClockKind,
    pub at: DateTime<Utc>,
    /// Version of the calendar in force then.
    pub calendar: i32,
    /// Working days granted, of an extension.
    pub days: i32,
}

/// The calendars by their versions; of an unknown version, the week's rule.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    known: BTreeMap<i32, WorkCalendar>,
    week: WorkCalendar,
}

impl Calendars {
    pub fn new(known: impl IntoIterator<Item = (i32, WorkCalendar)>) -> Self {
        Self { known: known.into_iter().collect(), week: WorkCalendar::default() }
    }

    fn of(&self, version: i32) -> &WorkCalendar {
        self.known.get(&version).unwrap_or(&self.week)
    }
}

/// A span in which the clock ran: counted are the working days after `from`, up to and with `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    from: NaiveDate,
    to: Option<NaiveDate>,
    calendar: i32,
}

/// A clock since it was started last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    runs: Vec<Run>,
    extended: u32,
    /// The day of the last event, when that ended it.
    stopped: Option<NaiveDate>,
}

codes! {
    /// Why a day was counted or not.
    pub enum DayMark {
        Counted = "counted",
        Weekend = "weekend",
        /// A holiday or a day off in exchange.
        Off = "off",
        Paused = "paused",
    }
}

/// One day of the explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockDay {
    pub day: NaiveDate,
    pub mark: DayMark,
    /// How many are counted up to and with this day.
    pub count: u32,
}

impl Clock {
    /// From the events of one clock, in their order. What came before the last start is history.
    pub fn of(events: &[ClockEvent]) -> Self {
        let begin = events.iter().rposition(|event| event.kind == ClockKind::Start);
        let mut clock = Self::default();
        for event in events.iter().skip(begin.unwrap_or(events.len())) {
            clock.hear(*event);
        }
        clock
    }

    fn hear(&mut self, event: ClockEvent) {
        let day = office_day(event.at);
        let runs = self.runs.last().is_some_and(|run| run.to.is_none());
        match event.kind {
            ClockKind::Start | ClockKind::Resume if !runs && self.stopped.is_none() => {
                self.runs.push(Run { from: day, to: None, calendar: event.calendar });
            }
            ClockKind::Pause | ClockKind::Stop => {
                if let Some(run) = self.runs.last_mut().filter(|run| run.to.is_none()) {
                    run.to = Some(day);
                }
                if event.kind == ClockKind::Stop {
                    self.stopped = self.stopped.or(Some(day));
                }
            }
            ClockKind::Extend => self.extended += u32::try_from(event.days).unwrap_or_default(),
            ClockKind::Start | ClockKind::Resume => {}
        }
    }

    pub fn is_running(&self) -> bool {
        self.runs.last().is_some_and(|run| run.to.is_none())
    }

    /// Started, not ended, and not running.
    pub fn is_paused(&self) -> bool {
        !self.runs.is_empty() && !self.is_running() && self.stopped.is_none()
    }

    /// Working days counted until the end of `today`.
    pub fn elapsed(&self, calendars: &Calendars, today: NaiveDate) -> u32 {
        self.runs.iter().map(|run| run.count(calendars, today)).sum()
    }

    /// The day on which the allowed days and those granted since are used up. Nothing while it is paused
    /// before that, or was never started.
    pub fn due(&self, allowed: u32, calendars: &Calendars) -> Option<NaiveDate> {
        let mut left = allowed + self.extended;
        for (index, run) in self.runs.iter().enumerate() {
            let calendar = calendars.of(run.calendar);
            let last = index + 1 == self.runs.len();
            // What has ended is measured against the day on which it would have been due.
            let goes_on = last && (run.to.is_none() || self.stopped == run.to);
            match run.to.map(|to| calendar.between(run.from, to)) {
                Some(counted) if counted < left && !goes_on => left -= counted,
                _ => return Some(calendar.after(run.from, left)),
            }
        }
        None
    }

    /// Every day from the first counted one until today or the end, and why it counts or does not.
    pub fn days(&self, calendars: &Calendars, today: NaiveDate) -> Vec<ClockDay> {
        let Some(first) = self.runs.first() else { return Vec::new() };
        let end = self.stopped.unwrap_or(today);
        let (mut day, mut count, mut days) = (first.from, 0, Vec::new());
        while day < end {
            day = later(day, 1);
            let within = |run: &&Run| run.from < day && run.to.is_none_or(|to| day <= to);
            let mark = self.runs.iter().find(within).map_or(DayMark::Paused, |run| {
                let calendar = calendars.of(run.calendar);
                match calendar.listed(day) {
                    _ if calendar.is_working(day) => DayMark::Counted,
                    Some(DayKind::Off) => DayMark::Off,
                    _ => DayMark::Weekend,
                }
            });
            count += u32::from(mark == DayMark::Counted);
            days.push(ClockDay { day, mark, count });
        }
        days
    }
}

impl Run {
    fn count(&self, calendars: &Calendars, today: NaiveDate) -> u32 {
        let to = self.to.unwrap_or(today).min(today);
        calendars.of(self.calendar).between(self.from, to)
    }
}
