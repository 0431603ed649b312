//! What the pages about recommendations show, and nothing else. Made by `store`'s queries.
//!
//! A message is for both sides, a note for the ministry alone. They are two types, and what a department
//! is shown has no place for a note: see [`ForProvince`].

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    AssignmentRole, AssignmentStatus, ClockDay, Counter, Origin, Outcome, Rating,
    RecommendationOnly, RecommendationStatus, Stage,
};
use crate::{document::DocumentView, policy::Act, template::Wording};

/// What may be shown to a department.
///
/// ```
/// fn show<T: domain::recommendation::ForProvince>() {}
/// show::<domain::recommendation::Message>();
/// show::<domain::recommendation::ProvinceView>();
/// ```
/// A note may not, and neither may the ministry's own view:
/// ```compile_fail,E0277
/// fn show<T: domain::recommendation::ForProvince>() {}
/// show::<domain::recommendation::Note>();
/// ```
/// ```compile_fail,E0277
/// fn show<T: domain::recommendation::ForProvince>() {}
/// show::<domain::recommendation::MinistryView>();
/// ```
pub trait ForProvince: Serialize {}

impl ForProvince for Message {}
impl ForProvince for ProvinceView {}
impl<T: ForProvince> ForProvince for Vec<T> {}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendationLine {
    /// What stands in its address: the number, or the id before it has one.
    pub called: String,
    /// Whether that is its number.
    pub numbered: bool,
    pub title: String,
    pub province: Wording,
    pub topic: Wording,
    pub lead: Option<Wording>,
    pub status: RecommendationStatus,
    pub outcome: Option<Outcome>,
    pub due_on: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
    pub overdue: bool,
    pub restricted: bool,
    pub urgent: bool,
}

/// A topic among the facets: how many, and how many of them are answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicFacet {
    pub code: String,
    pub name: Wording,
    pub count: i64,
    pub answered: i64,
}

/// A column of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardColumn {
    pub stage: Stage,
    pub count: i64,
    /// The first ones.
    pub lines: Vec<RecommendationLine>,
}

/// A page of the list, with what it can be narrowed to and how many there would be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendationList {
    pub lines: Vec<RecommendationLine>,
    pub board: Vec<BoardColumn>,
    /// How many the whole filter finds.
    pub total: i64,
    /// Each facet counted with the other parts of the filter applied.
    pub statuses: Vec<(RecommendationStatus, i64)>,
    pub topics: Vec<TopicFacet>,
    pub outcomes: Vec<(Outcome, i64)>,
    pub only: Vec<(RecommendationOnly, i64)>,
    /// Received and answered this year and in the one before, the latest first.
    pub years: Vec<(i32, Counter)>,
    /// The first year there is something of.
    pub since: i32,
    pub units: Vec<(String, Wording)>,
    /// Where the next page begins.
    pub next: Option<String>,
    pub today: NaiveDate,
}

/// What stands above one recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendationHead {
    pub called: String,
    pub numbered: bool,
    pub title: String,
    pub status: RecommendationStatus,
    pub outcome: Option<Outcome>,
    pub outcome_note: Option<String>,
    pub unit_code: String,
    pub unit_name: Wording,
    pub province: Wording,
    pub topic_code: String,
    pub topics: Vec<Wording>,
    pub origin: Origin,
    pub origin_note: Option<String>,
    pub restricted: bool,
    pub urgent: bool,
    pub lead: Option<Wording>,
    pub supports: Vec<Wording>,
    pub sent_at: Option<DateTime<Utc>>,
    pub due_on: Option<NaiveDate>,
    pub overdue: bool,
    pub answered_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub reopen_count: i32,
    pub row_version: i32,
}

/// A published answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    pub unit: Wording,
    pub body: String,
    pub outcome: Outcome,
    pub outcome_note: Option<String>,
    pub published_at: DateTime<Utc>,
    pub signed_by: String,
    /// None for an answer given directly.
    pub documents: Vec<DocumentView>,
}

/// What the department said of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackView {
    pub rating: Rating,
    pub comment: Option<String>,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// A word between department and ministry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub by: String,
    pub unit: Wording,
    /// From the department's side.
    pub from_province: bool,
    pub at: DateTime<Utc>,
    pub body: String,
}

/// A word within the ministry. It is not `ForProvince`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub by: String,
    pub unit: Wording,
    pub at: DateTime<Utc>,
    pub body: String,
}

/// What happened, and who said what with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLine {
    pub act: Act,
    pub by: String,
    pub unit: Wording,
    pub at: DateTime<Utc>,
    pub note: Option<String>,
}

/// The clock of the whole, with every day explained.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockView {
    /// Working days allowed.
    pub allowed: u32,
    /// Working days counted.
    pub elapsed: u32,
    pub paused: bool,
    pub days: Vec<ClockDay>,
    /// Days off among them, and what they are.
    pub off: Vec<(NaiveDate, String)>,
}

/// Everything a department is shown of its recommendation, and what the ministry sees as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvinceView {
    pub head: RecommendationHead,
    pub background: String,
    pub legal_basis: Option<String>,
    pub proposal: String,
    /// The latest first.
    pub answers: Vec<AnswerView>,
    pub feedback: Vec<FeedbackView>,
    /// The oldest first.
    pub messages: Vec<Message>,
    /// The latest first.
    pub story: Vec<StoryLine>,
    pub clock: ClockView,
    pub may: Vec<Act>,
    pub today: NaiveDate,
}

/// A unit's part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentView {
    pub unit: Wording,
    pub role: AssignmentRole,
    pub status: AssignmentStatus,
    pub at: DateTime<Utc>,
    pub by: String,
    /// Why it was declined, and who is competent.
    pub reason: Option<String>,
    pub competent: Option<String>,
    /// Of a lead unit's own clock: working days counted, and when they are used up.
    pub elapsed: Option<u32>,
    pub due_on: Option<NaiveDate>,
}

/// The answer that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    pub body: String,
    pub outcome: Outcome,
    pub outcome_note: Option<String>,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// The same with what stays in the ministry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinistryView {
    pub shared: ProvinceView,
    pub draft: Option<DraftView>,
    /// The oldest first.
    pub notes: Vec<Note>,
    pub assignments: Vec<AssignmentView>,
    /// The units that may be given it, by code.
    pub units: Vec<(String, Wording)>,
    /// Which of them the topic suggests today.
    pub suggested: Option<String>,
    /// How the viewer signs.
    pub signer: Option<(String, String)>,
}

/// What one person is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecommendationPage {
    Province(ProvinceView),
    Ministry(MinistryView),
}

impl RecommendationPage {
    pub const fn shared(&self) -> &ProvinceView {
        match self {
            Self::Province(view) => view,
            Self::Ministry(view) => &view.shared,
        }
    }

    pub const fn ministry(&self) -> Option<&MinistryView> {
        match self {
            Self::Province(_) => None,
            Self::Ministry(view) => Some(view),
        }
    }

    pub fn may(&self, act: Act) -> bool {
        self.shared().may.contains(&act)
    }
}

/// What the form needs: the choices, and what stands in it already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaisePage {
    pub topics: Vec<(String, Wording)>,
    /// Departments it can be registered for; none for those who raise their own.
    pub units: Vec<(String, Wording)>,
    /// The draft that is changed: what stands in its address, its version and its texts.
    pub draft: Option<(String, i32, super::RecommendationInput)>,
}
