//! What people send about recommendations: the form that raises one, an answer, the filter of the list.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Outcome, RecommendationStatus, Stage};
use crate::{
    code::codes,
    problems::{Problem, Problems},
    text::{Line, Prose, clean},
};

codes! {
    /// Where a recommendation came up.
    pub enum Origin {
        Visit = "visit",
        Conference = "conference",
        Report = "report",
        Letter = "letter",
        Direct = "direct",
    }
}

/// The form, as it is posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecommendationInput {
    /// Code of the department it is registered for; the author's own when empty.
    pub unit: String,
    pub title: String,
    pub background: String,
    pub legal_basis: String,
    pub proposal: String,
    /// Code of the first topic.
    pub topic: String,
    /// Codes of the others, as the boxes that are ticked.
    pub topics: BTreeMap<String, String>,
    pub origin: String,
    /// The letter's number and day, the conference, the round.
    pub origin_note: String,
    pub restricted: bool,
    pub urgent: bool,
}

/// What it says, once read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub title: String,
    pub background: String,
    pub legal_basis: Option<String>,
    pub proposal: String,
    /// Topics' codes, the first first; each once.
    pub topics: Vec<String>,
    pub origin: Origin,
    pub origin_note: Option<String>,
    pub restricted: bool,
    pub urgent: bool,
}

impl RecommendationInput {
    /// Each field for itself. Whether the topics exist, the store knows.
    pub fn parse(&self) -> Result<Content, Problems> {
        let mut problems = Problems::default();
        let prose = |text: &str| Prose::parse(text).map(Prose::into_string);
        let title = problems.take("title", Line::parse(&self.title).map(Line::into_string));
        let background = problems.take("background", prose(&self.background));
        let legal_basis = problems.take("legal_basis", optional(prose(&self.legal_basis)));
        let proposal = problems.take("proposal", prose(&self.proposal));
        let topic = match clean(&self.topic) {
            topic if topic.is_empty() => Err(Problem::Missing),
            topic => Ok(topic),
        };
        let topic = problems.take("topic", topic);
        let origin = match self.origin.trim() {
            "" => Err(Problem::Missing),
            code => code.parse().map_err(|_| Problem::NotAChoice),
        };
        let origin = problems.take("origin", origin);
        let note = Line::parse(&self.origin_note).map(Line::into_string);
        let origin_note = problems.take("origin_note", optional(note));
        match (title, background, legal_basis, proposal, topic, origin, origin_note) {
            (
                Some(title),
                Some(background),
                Some(legal_basis),
                Some(proposal),
                Some(topic),
                Some(origin),
                Some(origin_note),
            ) => {
                let others = self.topics.keys().map(|code| clean(code));
                let others = others.filter(|code| *code != topic && !code.is_empty());
                let topics = std::iter::once(topic.clone()).chain(others).collect();
                let (restricted, urgent) = (self.restricted, self.urgent);
                Ok(Content {
                    title,
                    background,
                    legal_basis,
                    proposal,
                    topics,
                    origin,
                    origin_note,
                    restricted,
                    urgent,
                })
            }
            _ => Err(problems),
        }
    }
}

/// Nothing typed is nothing said.
fn optional(parsed: Result<String, Problem>) -> Result<Option<String>, Problem> {
    match parsed {
        Err(Problem::Missing) => Ok(None),
        other => other.map(Some),
    }
}

/// The draft of an answer, as it is posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerInput {
    pub body: String,
    pub outcome: String,
    /// To whom it is transferred, or why it cannot be.
    pub outcome_note: String,
}

/// What an answer says, once read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub body: String,
    pub outcome: Outcome,
    pub outcome_note: Option<String>,
}

impl AnswerInput {
    /// Transferring names to whom, not being able says why.
    pub fn parse(&self) -> Result<Answer, Problems> {
        let mut problems = Problems::default();
        let body = problems.take("body", Prose::parse(&self.body).map(Prose::into_string));
        let outcome = match self.outcome.trim() {
            "" => Err(Problem::Missing),
            code => code.parse().map_err(|_| Problem::NotAChoice),
        };
        let outcome: Option<Outcome> = problems.take("outcome", outcome);
        let note = optional(Line::parse(&self.outcome_note).map(Line::into_string));
        let note = match note {
            Ok(None) if outcome.is_some_and(Outcome::needs_words) => Err(Problem::Missing),
            other => other,
        };
        let note = problems.take("outcome_note", note);
        match (body, outcome, note) {
            (Some(body), Some(outcome), Some(outcome_note)) => {
                Ok(Answer { body, outcome, outcome_note })
            }
            _ => Err(problems),
        }
    }
}

codes! {
    /// One tap: what crosses the states.
    pub enum RecommendationOnly {
        /// Without a published answer.
        Unanswered = "unanswered",
        /// Led or supported by the viewer's unit.
        Mine = "mine",
        /// Waiting for the viewer's signature.
        ToSign = "to-sign",
        Overdue = "overdue",
    }
}

/// Of which years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Years {
    /// This year's, and whatever is still open from before.
    #[default]
    Current,
    All,
    Of(i32),
}

/// What a list is narrowed to. It lives in the URL's query, so a filtered list is a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecommendationFilter {
    pub years: Years,
    pub status: Option<RecommendationStatus>,
    /// Several states that are one column of the board.
    pub stage: Option<Stage>,
    pub only: Option<RecommendationOnly>,
    pub answered: Option<bool>,
    /// A topic's code: of the first topic.
    pub topic: String,
    pub outcome: Option<Outcome>,
    /// A department's code.
    pub unit: String,
    /// Code of the ministry unit that leads.
    pub lead: String,
    /// Words of the text, the number, a document or the province, with or without accents.
    pub q: String,
    pub board: bool,
    /// Where the page begins.
    pub after: String,
}

impl RecommendationFilter {
    /// From the URL's query; what is not understood is as if it were not there.
    pub fn from_query(value: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| bounded(&value(key).unwrap_or_default());
        Self {
            years: match value("year").as_deref() {
                Some("all") => Years::All,
                Some(year) => year.parse().map(Years::Of).unwrap_or_default(),
                None => Years::Current,
            },
            status: value("status").and_then(|code| code.parse().ok()),
            stage: value("stage").and_then(|code| code.parse().ok()),
            only: value("only").and_then(|code| code.parse().ok()),
            answered: value("answered").and_then(|word| word.parse().ok()),
            topic: text("topic"),
            outcome: value("outcome").and_then(|code| code.parse().ok()),
            unit: text("unit"),
            lead: text("lead"),
            q: text("q"),
            board: value("view").as_deref() == Some("board"),
            after: text("after"),
        }
    }

    /// The same, whoever sent it: no longer than a page would send it, and of printable signs.
    #[must_use]
    pub fn bounded(&self) -> Self {
        Self {
            topic: bounded(&self.topic),
            unit: bounded(&self.unit),
            lead: bounded(&self.lead),
            q: bounded(&self.q),
            after: bounded(&self.after),
            ..self.clone()
        }
    }

    /// Whether anything but the year is narrowed.
    pub fn is_narrow(&self) -> bool {
        self.status.is_some()
            || self.stage.is_some()
            || self.only.is_some()
            || self.answered.is_some()
            || self.outcome.is_some()
            || [&self.topic, &self.unit, &self.lead, &self.q].into_iter().any(|one| !one.is_empty())
    }
}

/// Longer is nobody's filter.
const LONGEST: usize = 200;

fn bounded(text: &str) -> String {
    clean(&text.chars().take(LONGEST).collect::<String>())
}
