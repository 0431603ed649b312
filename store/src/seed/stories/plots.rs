//! How a report's story goes: an ordinary one, one with a turn, or one that is still on its way.

mod closed;
mod standing;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    number,
    policy::Act,
    report::{Answer, CellKey, CellText, CellValue},
    time::{earlier, office_day},
};

use super::{
    Round, Story, Who,
    days::{between, clock, minutes_before, shortly_before, working_days_before},
    lines::{Case, Lines, Slip, Standing},
    paper::said,
    pen::Pen,
};
use crate::{
    reports::CORRECTION_DAYS,
    seed::{figures::Draw, files::BadFile},
};

/// What is known of one report.
pub struct Plot<'a> {
    cases: Vec<&'a Case>,
    slips: Vec<&'a Slip>,
    /// Of the open rounds.
    standing: Option<&'a Standing>,
}

/// What the telling needs at hand.
struct Told<'a> {
    pen: Pen<'a>,
    draw: Draw,
    lines: &'a Lines,
    /// The first working day of the round.
    first_day: NaiveDate,
    right: CellText,
    /// As it was at first, with its slips.
    first: CellText,
}

impl<'a> Plot<'a> {
    pub fn of(lines: &'a Lines, round: &Round, unit: &str) -> Self {
        let period = round.period;
        let cases = lines.cases.iter().filter(|one| one.period == period && one.unit == unit);
        let slips = lines.slips.iter().filter(|one| one.period == period && one.unit == unit);
        let mut standing = lines.standing.iter();
        Self {
            cases: cases.collect(),
            slips: slips.collect(),
            standing: standing.find(|one| one.period == period && one.unit == unit),
        }
    }

    /// `right` is what the report should say.
    pub fn tell(
        &self,
        pen: Pen<'a>,
        round: &Round,
        right: CellText,
        lines: &'a Lines,
    ) -> Result<Story, BadFile> {
        let opens_on = office_day(round.opens_at);
        let draw = Draw::of(&["story", &pen.period().to_string(), pen.unit()]);
        let why = explanations(lines, &pen)?;
        let mut first = self.slipped(&right)?;
        first.extend(why.clone());
        let right = right.into_iter().chain(why).collect();
        let first_day = lines.calendar.after(earlier(opens_on, 1), 1);
        let told = Told { pen, draw, lines, first_day, right, first };
        match self.standing {
            Some(standing) => self.standing(told, standing),
            None => self.closed(told, round),
        }
    }

    /// What stood in the cells before anybody noticed.
    fn slipped(&self, right: &CellText) -> Result<CellText, BadFile> {
        let mut first = right.clone();
        for slip in &self.slips {
            let cell = CellKey::named(&slip.cell);
            let wrong = match right.get(&cell).and_then(|answer| answer.value.as_ref()) {
                Some(CellValue::Number(number)) => slip.number(*number).map(CellValue::Number),
                Some(CellValue::Text(_)) => slip.typed.clone().map(CellValue::Text),
                None => None,
            };
            let wrong = wrong.map(said).filter(|wrong| right.get(&cell) != Some(wrong));
            let problem = || format!("{} {} {}", slip.period, slip.unit, slip.cell);
            let bad = || BadFile { file: "slips.csv", problem: problem() };
            first.insert(cell, wrong.ok_or_else(bad)?);
        }
        Ok(first)
    }

    /// Marks the slips that the ministry saw, a few minutes apart, and gives the report back.
    fn give_back(&self, told: &mut Told<'_>, at: DateTime<Utc>, by: Who) -> Result<(), BadFile> {
        let seen: Vec<_> =
            self.slips.iter().filter_map(|slip| Some((slip, slip.reason.as_deref()?))).collect();
        let mut minutes = 5 * i64::try_from(seen.len()).unwrap_or(1);
        for (slip, reason) in seen {
            let cell = CellKey::named(&slip.cell);
            let typed = printed(told.first.get(&cell));
            let before = printed(told.pen.previous().get(&cell));
            let reason = reason.replace("{typed}", &typed).replace("{prev}", &before);
            told.pen.flag(minutes_before(at, minutes), by, cell, &reason)?;
            minutes -= 5;
        }
        told.pen.act(Act::ReturnReport, at, by, None)?;
        told.pen.due_again(told.lines.calendar.after(office_day(at), CORRECTION_DAYS));
        Ok(())
    }
}

impl Told<'_> {
    /// Filled on two occasions, and submitted.
    fn write_up(&mut self, submitted_at: DateTime<Utc>) -> Result<(), BadFile> {
        let calendar = &self.lines.calendar;
        let minutes = self.draw.between(25, 55);
        let finished_at = shortly_before(calendar, submitted_at, minutes, &mut self.draw);
        let answers = self.first.clone();
        self.fill_twice(answers, finished_at)?;
        self.pen.submit(submitted_at, None)
    }

    /// The first half on a day before, the rest at `finished_at`.
    fn fill_twice(&mut self, answers: CellText, finished_at: DateTime<Utc>) -> Result<(), BadFile> {
        let asked = self.pen.asked();
        let half = answers.len() / 2;
        let begun: CellText = asked
            .iter()
            .filter_map(|key| Some((key.clone(), answers.get(key)?.clone())))
            .take(half)
            .collect();
        let finished_on = office_day(finished_at);
        let back = u64::try_from(self.draw.between(1, 2)).unwrap_or(1);
        let calendar = &self.lines.calendar;
        let day = working_days_before(calendar, finished_on, back, self.first_day);
        let begun_at = if day < finished_on {
            between(day, clock(13, 45), clock(16, 30), &mut self.draw)
        } else {
            minutes_before(finished_at, self.draw.between(30, 50))
        };
        self.pen.fill(begun_at, begun)?;
        self.pen.fill(finished_at, answers)
    }
}

/// The cells in which the author says why a warning is right nevertheless.
fn explanations(lines: &Lines, pen: &Pen<'_>) -> Result<CellText, BadFile> {
    let own = lines.explained.iter();
    let own = own.filter(|line| line.period == pen.period() && line.unit == pen.unit());
    own.map(|line| match pen.why(&line.rule) {
        Some(cell) => Ok((cell, said(CellValue::Text(line.text.clone())))),
        None => Err(BadFile { file: "explanations.csv", problem: line.rule.clone() }),
    })
    .collect()
}

fn printed(answer: Option<&Answer>) -> String {
    answer.and_then(Answer::number).map_or_else(|| "–".to_owned(), number::print)
}
