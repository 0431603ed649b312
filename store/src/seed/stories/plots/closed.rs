//! Stories that have ended: accepted, or exempt.

use chrono::NaiveDate;
use domain::policy::Act;

use super::{Plot, Told};
use crate::seed::{
    files::BadFile,
    stories::{
        Round, Story, Who,
        days::{between, clock, working_days_before},
        lines::{Case, Turn},
    },
};

impl Plot<'_> {
    pub(super) fn closed(&self, mut told: Told<'_>, round: &Round) -> Result<Story, BadFile> {
        let calendar = &told.lines.calendar;
        let due_on = calendar.on_or_before(round.due_on);
        if let Some(case) = self.turn(Turn::Exempt) {
            let day = working_days_before(calendar, due_on, 3, told.first_day);
            let at = between(day, clock(9, 0), clock(11, 0), &mut told.draw);
            told.pen.act(Act::ExemptReport, at, Who::Coordinator, Some(&case.text))?;
            return Ok(told.pen.finish());
        }
        let sent_on = match self.turn(Turn::Late).and_then(|case| case.on) {
            Some(day) => day,
            None => {
                let least = if self.turn(Turn::Recalled).is_some() { 2 } else { 0 };
                let before = days_early(told.draw.below(1000)).max(least);
                working_days_before(calendar, due_on, before, told.first_day)
            }
        };
        let sent_on = self.send(&mut told, sent_on)?;
        let reviewed_on = told.lines.calendar.after(sent_on, 1 + u32::from(told.draw.happens(350)));
        let accepted_on = self.review(&mut told, reviewed_on)?;
        if let Some(case) = self.turn(Turn::Reopened) {
            reopen(&mut told, accepted_on, &case.text)?;
        }
        Ok(told.pen.finish())
    }

    fn turn(&self, turn: Turn) -> Option<&Case> {
        self.cases.iter().find(|case| case.turn == turn).copied()
    }

    /// From the first cell to the leader's sending; the day it was sent for good.
    fn send(&self, told: &mut Told<'_>, day: NaiveDate) -> Result<NaiveDate, BadFile> {
        let submitted_at = between(day, clock(9, 45), clock(11, 20), &mut told.draw);
        match self.turn(Turn::Nil) {
            Some(case) => told.pen.submit(submitted_at, Some(&case.text))?,
            None => told.write_up(submitted_at)?,
        }
        if let Some(case) = self.turn(Turn::SentBack) {
            let at = between(day, clock(13, 30), clock(14, 10), &mut told.draw);
            told.pen.act(Act::SendBackReport, at, Who::Leader, Some(&case.text))?;
            let at = between(day, clock(14, 15), clock(15, 0), &mut told.draw);
            told.pen.fill(at, told.right.clone())?;
            told.pen.submit(between(day, clock(15, 5), clock(15, 25), &mut told.draw), None)?;
        }
        told.pen.approve(between(day, clock(15, 30), clock(17, 10), &mut told.draw))?;
        let Some(case) = self.turn(Turn::Recalled) else { return Ok(day) };
        let at = between(day, clock(17, 12), clock(17, 28), &mut told.draw);
        told.pen.act(Act::RecallReport, at, Who::Leader, Some(&case.text))?;
        let next = told.lines.calendar.after(day, 1);
        correct(told, next)?;
        Ok(next)
    }

    /// Opened on `day`, returned if there was something to flag, and accepted; the day of that.
    fn review(&self, told: &mut Told<'_>, day: NaiveDate) -> Result<NaiveDate, BadFile> {
        let by = if told.draw.happens(650) { Who::DaNang } else { Who::Coordinator };
        let at = between(day, clock(8, 15), clock(10, 15), &mut told.draw);
        told.pen.act(Act::OpenReport, at, by, None)?;
        let mut day = day;
        if self.slips.iter().any(|slip| slip.reason.is_some()) {
            let at = between(day, clock(10, 45), clock(11, 30), &mut told.draw);
            self.give_back(told, at, by)?;
            let fixed_on = told.lines.calendar.after(day, 1 + u32::from(told.draw.happens(400)));
            correct(told, fixed_on)?;
            day = told.lines.calendar.after(fixed_on, 1);
            let at = between(day, clock(8, 15), clock(10, 15), &mut told.draw);
            told.pen.act(Act::OpenReport, at, by, None)?;
        }
        let day = told.lines.calendar.after(day, u32::from(told.draw.happens(400)));
        told.pen.accept(between(day, clock(13, 45), clock(16, 45), &mut told.draw))?;
        Ok(day)
    }
}

/// Unlocked for a correction some days later, and accepted again.
fn reopen(told: &mut Told<'_>, accepted_on: NaiveDate, why: &str) -> Result<(), BadFile> {
    let calendar = &told.lines.calendar;
    let reopened_on = calendar.after(accepted_on, 6);
    let corrected_on = calendar.after(reopened_on, 1);
    let day = calendar.after(corrected_on, 1);
    let at = between(reopened_on, clock(9, 0), clock(10, 0), &mut told.draw);
    told.pen.act(Act::ReopenReport, at, Who::Coordinator, Some(why))?;
    correct(told, corrected_on)?;
    let at = between(day, clock(8, 15), clock(9, 30), &mut told.draw);
    told.pen.act(Act::OpenReport, at, Who::Coordinator, None)?;
    told.pen.accept(between(day, clock(9, 45), clock(11, 0), &mut told.draw))
}

/// The right figures are filled in, submitted and sent within one morning.
fn correct(told: &mut Told<'_>, day: NaiveDate) -> Result<(), BadFile> {
    let at = between(day, clock(8, 10), clock(9, 20), &mut told.draw);
    told.pen.fill(at, told.right.clone())?;
    told.pen.submit(between(day, clock(9, 25), clock(10, 0), &mut told.draw), None)?;
    told.pen.approve(between(day, clock(10, 15), clock(11, 30), &mut told.draw))
}

/// How many working days before the due day a report is sent, by chance.
const fn days_early(chance: u64) -> u64 {
    match chance {
        0..150 => 0,
        150..600 => 1,
        600..800 => 2,
        800..920 => 3,
        _ => 4,
    }
}
