//! What speaks against a day: somebody is elsewhere, a holiday, the day a report is due, the games. Said
//! when an event is saved; whoever saves it may keep the day with a word why.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ItemKind, When};
use crate::{
    code::codes,
    id::{PersonId, PlanItemId, UnitId},
    time::{earlier, later, short_day},
};

codes! {
    /// Why the day does not suit.
    pub enum ClashKind {
        /// A unit hosts or leads two things that day.
        Host = "host",
        /// A unit is asked to two places.
        Party = "party",
        /// A person is.
        Person = "person",
        Holiday = "holiday",
        /// A report is due on that day, the day before or the day after.
        Report = "report",
        Games = "games",
    }
}

/// One thing that speaks against the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    pub kind: ClashKind,
    pub day: NaiveDate,
    /// The other event, the holiday, the report.
    pub with: String,
}

/// An event as far as it takes somebody's time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engaged {
    pub id: PlanItemId,
    pub title: String,
    pub kind: ItemKind,
    pub when: When,
    /// Who hosts and who leads.
    pub hosts: BTreeSet<UnitId>,
    /// Units that are asked to come.
    pub units: BTreeSet<UnitId>,
    pub people: BTreeSet<PersonId>,
}

/// What is known of the days around.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Events that are on.
    pub events: Vec<Engaged>,
    /// Days off, with their names.
    pub holidays: Vec<(NaiveDate, String)>,
    /// Days on which a report is due, with its title.
    pub due: Vec<(NaiveDate, String)>,
}

/// Told at once, at most; and of another's title so many letters: refusals travel in addresses.
const MOST: usize = 6;
const LETTERS: usize = 70;

impl Around {
    /// What speaks against the day of `one`; nothing while it has none.
    pub fn clashes(&self, one: &Engaged) -> Vec<Clash> {
        if !one.when.has_day() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut say = |kind, day, with: &str| {
            let with = with.chars().take(LETTERS).collect();
            found.push(Clash { kind, day, with });
        };
        for other in self.events.iter().filter(|other| other.id != one.id && other.meets(one)) {
            let day = other.when.starts.max(one.when.starts);
            if let Some(kind) = one.shares(other) {
                say(kind, day, &other.title);
            }
        }
        for (day, name) in self.holidays.iter().filter(|(day, _)| one.when.meets(*day, *day)) {
            say(ClashKind::Holiday, *day, name);
        }
        for (day, title) in &self.due {
            if one.when.meets(earlier(*day, 1), later(*day, 1)) {
                say(ClashKind::Report, *day, &format!("{title} ({})", short_day(*day)));
            }
        }
        found.truncate(MOST);
        found
    }
}

impl Engaged {
    fn meets(&self, other: &Self) -> bool {
        self.when.has_day() && self.when.meets(other.when.starts, other.when.ends)
    }

    /// The strongest thing the two have in common; the games take everybody's time.
    fn shares(&self, other: &Self) -> Option<ClashKind> {
        let all = |one: &Self| one.hosts.union(&one.units).copied().collect::<BTreeSet<_>>();
        if self.hosts.intersection(&other.hosts).next().is_some() {
            return Some(ClashKind::Host);
        }
        if self.people.intersection(&other.people).next().is_some() {
            return Some(ClashKind::Person);
        }
        if other.kind == ItemKind::Games {
            return Some(ClashKind::Games);
        }
        all(self).intersection(&all(other)).next().map(|_| ClashKind::Party)
    }
}
