//! The plan of the demo world as its files tell it: tasks, events, what belongs to them, the games.

use chrono::NaiveDate;
use domain::plan::{
    ConclusionKind, ConclusionStatus, DelegationStatus, ItemKind, ItemStatus, Precision,
};
use serde::Deserialize;

use super::files::{BadFile, read, words};

/// A task of the plan or an event.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ItemLine {
    pub key: String,
    /// The key of the task it belongs to.
    pub parent: Option<String>,
    /// The number of a task; 0 for what is none.
    pub sort: i32,
    pub kind: ItemKind,
    pub title: String,
    pub precision: Precision,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub from: Option<i32>,
    pub to: Option<i32>,
    pub host: Option<String>,
    pub lead: Option<String>,
    pub place: String,
    pub online: String,
    pub status: ItemStatus,
    /// Codes of units, or of a group.
    #[serde(deserialize_with = "words")]
    pub asked: Vec<String>,
    /// Those of them that have not answered; the others come.
    #[serde(deserialize_with = "words")]
    pub silent: Vec<String>,
    pub reason: Option<String>,
}

/// A line of an agenda; `visit` stands for every visit with a day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AgendaLine {
    pub key: String,
    pub title: String,
    pub minutes: i32,
    pub presenter: String,
}

/// A paper; `visit` stands for every visit with a day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PaperLine {
    pub key: String,
    pub title: String,
}

/// Final minutes, with the notice that gave the conclusions out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MinutesLine {
    pub key: String,
    pub notice_no: String,
    pub body: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ConclusionLine {
    pub key: String,
    pub kind: ConclusionKind,
    pub text: String,
    pub unit: Option<String>,
    pub due: Option<NaiveDate>,
    pub status: ConclusionStatus,
    pub done_note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SportLine {
    pub code: String,
    pub name_vi: String,
    pub name_en: String,
    pub events_vi: String,
    pub events_en: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DelegationLine {
    pub unit: String,
    pub head: String,
    pub athletes: i32,
    pub status: DelegationStatus,
}

pub fn items() -> Result<Vec<ItemLine>, BadFile> {
    read("plan_items.csv", include_str!("../../seed/plan_items.csv"))
}

pub fn agenda() -> Result<Vec<AgendaLine>, BadFile> {
    read("plan_agenda.csv", include_str!("../../seed/plan_agenda.csv"))
}

pub fn papers() -> Result<Vec<PaperLine>, BadFile> {
    read("plan_papers.csv", include_str!("../../seed/plan_papers.csv"))
}

pub fn minutes() -> Result<Vec<MinutesLine>, BadFile> {
    read("plan_minutes.csv", include_str!("../../seed/plan_minutes.csv"))
}

pub fn conclusions() -> Result<Vec<ConclusionLine>, BadFile> {
    read("plan_conclusions.csv", include_str!("../../seed/plan_conclusions.csv"))
}

pub fn sports() -> Result<Vec<SportLine>, BadFile> {
    read("game_sports.csv", include_str!("../../seed/game_sports.csv"))
}

pub fn delegations() -> Result<Vec<DelegationLine>, BadFile> {
    read("delegations.csv", include_str!("../../seed/delegations.csv"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn nine_of_seventeen_visits_are_done_with_final_minutes_by_the_demo_day() {
        let today = NaiveDate::from_ymd_opt(2025, 6, 13).unwrap();
        let visits: Vec<_> =
            items().unwrap().into_iter().filter(|one| one.kind == ItemKind::Visit).collect();
        assert_eq!(visits.len(), 17);
        let minutes = minutes().unwrap();
        for visit in &visits {
            let done = visit.status == ItemStatus::Done;
            assert_eq!(done, visit.ends < today, "{}", visit.key);
            assert_eq!(done, minutes.iter().any(|one| one.key == visit.key), "{}", visit.key);
        }
        assert_eq!(visits.iter().filter(|one| one.status == ItemStatus::Done).count(), 9);
    }

    #[test]
    fn what_is_told_of_an_event_is_of_one_that_is_there() {
        let items = items().unwrap();
        let there = |key: &str| key == "visit" || items.iter().any(|one| one.key == key);
        assert!(agenda().unwrap().iter().all(|one| there(&one.key)));
        assert!(papers().unwrap().iter().all(|one| there(&one.key)));
        for one in conclusions().unwrap() {
            let item = items.iter().find(|item| item.key == one.key).unwrap();
            assert_eq!(item.status, ItemStatus::Done, "{}", one.key);
            let is_task = one.kind == ConclusionKind::Task;
            assert_eq!((one.unit.is_some(), one.due.is_some()), (is_task, is_task), "{}", one.text);
        }
        for item in &items {
            assert!(item.parent.iter().all(|parent| there(parent)));
            assert!(item.starts <= item.ends, "{}", item.key);
            let put_off = [ItemStatus::Postponed, ItemStatus::Cancelled].contains(&item.status);
            assert_eq!(item.reason.is_some(), put_off, "{}", item.key);
        }
    }
}
