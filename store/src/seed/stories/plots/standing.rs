//! Stories of the open rounds: up to where they stand on the morning of 13/06/2025.

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::{
    policy::Act,
    report::{CellKey, CellText, ReportStatus},
};

use super::{Plot, Told};
use crate::seed::{
    files::BadFile,
    stories::{
        Story, Who,
        days::{minutes_before, office, shortly_before},
        lines::Standing,
    },
};

impl Plot<'_> {
    pub(super) fn standing(&self, mut told: Told<'_>, stands: &Standing) -> Result<Story, BadFile> {
        match stands.status {
            ReportStatus::NotStarted => {}
            ReportStatus::Draft => {
                let cells = drafted(&told, stands);
                told.fill_twice(cells, time(stands, stands.sent)?)?;
            }
            ReportStatus::PendingLeader => told.write_up(time(stands, stands.sent)?)?,
            _ => self.sent(&mut told, stands)?,
        }
        let story = told.pen.finish();
        if story.status == stands.status { Ok(story) } else { Err(wrong(stands, "status")) }
    }

    fn sent(&self, told: &mut Told<'_>, stands: &Standing) -> Result<(), BadFile> {
        let sent_at = time(stands, stands.sent)?;
        let by = match stands.first {
            None => {
                send(told, sent_at)?;
                if told.draw.happens(650) { Who::DaNang } else { Who::Coordinator }
            }
            Some(first) => {
                send(told, office(first))?;
                self.send_again(told, time(stands, stands.back)?, sent_at)?;
                Who::DaNang
            }
        };
        if stands.status == ReportStatus::Submitted {
            return Ok(());
        }
        let then = time(stands, stands.then)?;
        let opened_at =
            if stands.status == ReportStatus::InReview { then } else { minutes_before(then, 35) };
        told.pen.act(Act::OpenReport, opened_at, by, None)?;
        match stands.status {
            ReportStatus::Accepted => told.pen.accept(then),
            ReportStatus::Returned => self.give_back(told, then, by),
            _ => Ok(()),
        }
    }

    /// Returned by the office in Da Nang, corrected and sent again on the same day.
    fn send_again(
        &self,
        told: &mut Told<'_>,
        returned_at: DateTime<Utc>,
        sent_at: DateTime<Utc>,
    ) -> Result<(), BadFile> {
        told.pen.act(Act::OpenReport, minutes_before(returned_at, 35), Who::DaNang, None)?;
        self.give_back(told, returned_at, Who::DaNang)?;
        let submitted_at = minutes_before(sent_at, told.draw.between(130, 180));
        let fixed_at = minutes_before(submitted_at, told.draw.between(25, 55));
        told.pen.fill(fixed_at, told.right.clone())?;
        told.pen.submit(submitted_at, None)?;
        told.pen.approve(sent_at)
    }
}

/// Written up, submitted a few hours before, and sent by the leader.
fn send(told: &mut Told<'_>, sent_at: DateTime<Utc>) -> Result<(), BadFile> {
    let minutes = told.draw.between(130, 200);
    let submitted_at = shortly_before(&told.lines.calendar, sent_at, minutes, &mut told.draw);
    told.write_up(submitted_at)?;
    told.pen.approve(sent_at)
}

/// The cells a draft has: the first ones, without those left out.
fn drafted(told: &Told<'_>, stands: &Standing) -> CellText {
    let left_out = |key: &CellKey| stands.skip.contains(&key.name());
    let asked = told.pen.asked().into_iter().filter(|key| !left_out(key));
    asked
        .filter_map(|key| told.first.get(&key).cloned().map(|answer| (key, answer)))
        .take(stands.cells.unwrap_or(0))
        .collect()
}

fn time(stands: &Standing, at: Option<NaiveDateTime>) -> Result<DateTime<Utc>, BadFile> {
    at.map(office).ok_or_else(|| wrong(stands, "a time is missing"))
}

fn wrong(stands: &Standing, what: &str) -> BadFile {
    let problem = format!("{} {}: {what}", stands.period, stands.unit);
    BadFile { file: "standing.csv", problem }
}
