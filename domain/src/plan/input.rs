//! What is typed into the forms of the plan, read with every problem at its field; and what the calendar's
//! address says.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CalendarView, Engaged, ItemKind, When, WhenInput};
use crate::{
    id::{PersonId, PlanItemId, UnitId},
    problems::{Problem, Problems},
    text::{Line, Prose, clean},
};

/// An event as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemInput {
    pub title: String,
    /// A kind's code.
    pub kind: String,
    /// The stable key of the plan's task it belongs to; empty for none.
    pub parent: String,
    pub starts: String,
    pub ends: String,
    pub from: String,
    pub to: String,
    /// Codes of units; empty for none.
    pub host: String,
    pub lead: String,
    pub place: String,
    pub online_url: String,
    /// Why the day is kept although something speaks against it.
    pub despite: String,
}

/// What codes of an input stand for: found by the store, nothing where it knows none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meant {
    pub host: Option<UnitId>,
    pub lead: Option<UnitId>,
    pub parent: Option<PlanItemId>,
    /// Who is asked to come already.
    pub units: BTreeSet<UnitId>,
    pub people: BTreeSet<PersonId>,
}

/// An event as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDraft {
    pub title: Line,
    pub kind: ItemKind,
    pub parent: Option<PlanItemId>,
    pub when: When,
    pub host: Option<UnitId>,
    pub lead: Option<UnitId>,
    pub place: String,
    pub online_url: String,
    pub despite: Option<Prose>,
    meant: Meant,
}

impl ItemDraft {
    /// Every problem at once.
    pub fn read(input: &ItemInput, meant: &Meant, today: NaiveDate) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let title = problems.take("title", Line::parse(&input.title));
        let kind = input.kind.parse().map_err(|_| Problem::NotAChoice);
        let kind: Option<ItemKind> = problems.take("kind", kind);
        let when = input.when().read(today);
        if let Err(wrong) = &when {
            wrong.iter().for_each(|(field, problem)| {
                problems.take::<()>(field, Err(problem));
            });
        }
        for (field, typed, found) in [
            ("host", &input.host, meant.host.is_some()),
            ("lead", &input.lead, meant.lead.is_some()),
            ("parent", &input.parent, meant.parent.is_some()),
        ] {
            if !typed.trim().is_empty() && !found {
                problems.take::<()>(field, Err(Problem::NotAChoice));
            }
        }
        // A visit is with a department: without it nobody could count it.
        if kind == Some(ItemKind::Visit) && input.host.trim().is_empty() {
            problems.take::<()>("host", Err(Problem::Missing));
        }
        if input.lead.trim().is_empty() {
            problems.take::<()>("lead", Err(Problem::Missing));
        }
        let place = problems.take("place", short(&input.place));
        let online_url = problems.take("online_url", link(&input.online_url));
        let despite = problems.take("despite", reason(&input.despite));
        let (Some(title), Some(kind), Ok(when), Some(place), Some(online_url), Some(despite)) =
            (title, kind, when, place, online_url, despite)
        else {
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let (host, lead, parent) = (meant.host, meant.lead, meant.parent);
        let meant = meant.clone();
        Ok(Self { title, kind, parent, when, host, lead, place, online_url, despite, meant })
    }

    /// As far as it takes somebody's time.
    pub fn engaged(&self, id: PlanItemId) -> Engaged {
        Engaged {
            id,
            title: self.title.as_str().to_owned(),
            kind: self.kind,
            when: self.when,
            hosts: [self.host, self.lead].into_iter().flatten().collect(),
            units: self.meant.units.clone(),
            people: self.meant.people.clone(),
        }
    }
}

impl ItemInput {
    pub fn when(&self) -> WhenInput {
        WhenInput {
            starts: self.starts.clone(),
            ends: self.ends.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
        }
    }
}

/// Another day: typed, or so many days from the present one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveInput {
    pub starts: String,
    pub ends: String,
    pub from: String,
    pub to: String,
    /// Days later, or earlier below zero; empty when the day was typed.
    pub shift: String,
    pub despite: String,
}

/// Days that a shift goes at most.
const FARTHEST: i64 = 366;

impl MoveInput {
    pub fn read(&self, from: &When, today: NaiveDate) -> Result<(When, Option<Prose>), Problems> {
        let despite = reason(&self.despite).map_err(|wrong| Problems::one("despite", wrong))?;
        let shift = self.shift.trim();
        if shift.is_empty() {
            let input = WhenInput {
                starts: self.starts.clone(),
                ends: self.ends.clone(),
                from: self.from.clone(),
                to: self.to.clone(),
            };
            return Ok((input.read(today)?, despite));
        }
        let wrong = |problem| Problems::one("shift", problem);
        let days: i64 = shift.parse().map_err(|_| wrong(Problem::NotANumber))?;
        if days.abs() > FARTHEST {
            return Err(wrong(Problem::TooLarge));
        }
        if !from.has_day() {
            return Err(wrong(Problem::NotPrecise));
        }
        Ok((from.shifted(days), despite))
    }
}

/// Empty, or a reason of more than a letter or two.
fn reason(typed: &str) -> Result<Option<Prose>, Problem> {
    if typed.trim().is_empty() { Ok(None) } else { Prose::parse_reason(typed).map(Some) }
}

/// One line that may be left out.
pub(super) fn short(typed: &str) -> Result<String, Problem> {
    match Line::parse(typed) {
        Err(Problem::Missing) => Ok(String::new()),
        line => line.map(Line::into_string),
    }
}

/// An address that may be left out; nothing but the web's own, so that no link can run anything.
pub(super) fn link(typed: &str) -> Result<String, Problem> {
    let text = clean(typed);
    let web = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    match text.chars().count() {
        0 => Ok(text),
        2_001.. => Err(Problem::TooLong),
        _ if web && !text.contains(char::is_whitespace) => Ok(text),
        _ => Err(Problem::NotALink),
    }
}

/// The calendar's address: how it is looked at, around which day, narrowed to what, with which layers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CalendarQuery {
    pub view: CalendarView,
    /// Nothing for today.
    pub on: Option<NaiveDate>,
    pub kind: Option<ItemKind>,
    /// A unit's code; empty for all.
    pub unit: String,
    /// Whether days on which reports are due stand in it, and days off.
    pub reports: bool,
    pub holidays: bool,
    /// Where the page of the agenda begins.
    pub after: String,
}

impl Default for CalendarQuery {
    fn default() -> Self {
        Self {
            view: CalendarView::Month,
            on: None,
            kind: None,
            unit: String::new(),
            reports: true,
            holidays: true,
            after: String::new(),
        }
    }
}

/// What switches a layer off in the address.
pub const OFF: &str = "off";

impl CalendarQuery {
    /// What cannot be read is as if it were not there.
    pub fn from_query(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name| get(name).unwrap_or_default();
        let kind: Option<ItemKind> = text("kind").parse().ok();
        Self {
            view: text("view").parse().unwrap_or(CalendarView::Month),
            on: NaiveDate::parse_from_str(&text("on"), "%Y-%m-%d").ok().filter(is_sensible),
            kind: kind.filter(|kind| kind.is_event()),
            unit: text("unit"),
            reports: text("reports") != OFF,
            holidays: text("holidays") != OFF,
            after: text("after"),
        }
    }

    pub fn is_narrow(&self) -> bool {
        self.kind.is_some() || !self.unit.is_empty()
    }
}

fn is_sensible(day: &NaiveDate) -> bool {
    use chrono::Datelike;
    (2000..=2100).contains(&day.year())
}
