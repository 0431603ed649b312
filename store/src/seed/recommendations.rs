//! The recommendations of the demo world: what each says, when it was sent, and what became of it.

use chrono::NaiveDate;
use domain::recommendation::{Outcome, Rating, RecommendationInput, RecommendationStatus};
use serde::Deserialize;

use super::files::{BadFile, read, words};

/// One recommendation. What is empty did not happen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RecommendationTale {
    pub unit: String,
    pub topic: String,
    #[serde(deserialize_with = "words")]
    pub topics: Vec<String>,
    pub title: String,
    pub background: String,
    pub proposal: String,
    pub origin: String,
    pub origin_note: String,
    /// When the leader sent it; of a draft, when it was written last.
    pub sent: NaiveDate,
    /// Working days until the answer.
    pub days: u32,
    /// Where it stands today.
    pub status: RecommendationStatus,
    pub outcome: Option<Outcome>,
    pub outcome_note: String,
    /// Published, or the draft of what is still worked on.
    pub answer: String,
    /// Of the document that carries it.
    pub number: String,
    pub symbol: String,
    pub rating: Option<Rating>,
    pub comment: String,
    /// What the lead unit asks the department.
    pub question: String,
    pub restricted: bool,
    pub urgent: bool,
    #[serde(deserialize_with = "words")]
    pub supports: Vec<String>,
    /// What the office notes for itself, and what the department adds.
    pub note: String,
    pub message: String,
}

/// By the day they were sent.
pub fn recommendations() -> Result<Vec<RecommendationTale>, BadFile> {
    read("recommendations.csv", include_str!("../../seed/recommendations.csv"))
}

impl RecommendationTale {
    pub fn input(&self) -> RecommendationInput {
        RecommendationInput {
            unit: self.unit.clone(),
            title: self.title.clone(),
            background: self.background.clone(),
            legal_basis: String::new(),
            proposal: self.proposal.clone(),
            topic: self.topic.clone(),
            topics: self.topics.iter().map(|code| (code.clone(), "true".to_owned())).collect(),
            origin: self.origin.clone(),
            origin_note: self.origin_note.clone(),
            restricted: self.restricted,
            urgent: self.urgent,
        }
    }

    pub const fn was_sent(&self) -> bool {
        !self.status.is_inside()
    }

    pub const fn was_answered(&self) -> bool {
        matches!(self.status, RecommendationStatus::Answered | RecommendationStatus::Closed)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use chrono::Datelike;

    use super::*;

    fn of_year(year: i32) -> Vec<RecommendationTale> {
        let all = recommendations().unwrap().into_iter();
        all.filter(|one| one.sent.year() == year && one.was_sent()).collect()
    }

    #[test]
    fn all_of_2024_were_answered_by_documents() {
        let tales = of_year(2024);
        assert_eq!(tales.len(), 35);
        assert!(tales.iter().all(|one| one.was_answered() && !one.number.is_empty()));
        let most = |one: &&RecommendationTale| ["BC", "TTR", "VT"].contains(&one.topic.as_str());
        assert_eq!(tales.iter().filter(most).count(), 23, "press, media and telecommunications");
    }

    #[test]
    fn of_2025_most_are_answered_and_the_rest_is_under_way() {
        let tales = of_year(2025);
        let count = |status| tales.iter().filter(|one| one.status == status).count();
        assert_eq!(tales.len(), 29);
        assert_eq!(tales.iter().filter(|one| one.was_answered()).count(), 22);
        assert_eq!(count(RecommendationStatus::InProgress), 4);
        assert_eq!(count(RecommendationStatus::Clarify), 1);
        assert_eq!(count(RecommendationStatus::Sent), 2);
    }

    #[test]
    fn every_tale_reads_as_the_form_would_read_it() {
        for tale in recommendations().unwrap() {
            assert!(tale.input().parse().is_ok(), "{}", tale.title);
            assert_eq!(tale.outcome.is_some(), !tale.answer.is_empty(), "{}", tale.title);
        }
        let days: Vec<_> = recommendations().unwrap().iter().map(|one| one.sent).collect();
        assert!(days.is_sorted());
    }
}
