//! A recommendation and the summary of a year, as the API shows them.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::{
    recommendation::{Outcome, RecommendationStatus, RecommendationSummary, SummaryLine},
    time::with_offset,
};
use serde::Serialize;
use store::recommendations::ApiRecommendation;
use utoipa::{
    ToSchema,
    openapi::{Object as Schema, ObjectBuilder, schema::Type},
};
use uuid::Uuid;

/// A recommendation. What stays in the ministry (notes, drafts) is not in the API.
#[derive(Serialize, ToSchema)]
pub struct Recommendation {
    pub id: Uuid,
    /// Given when it is sent; null before. Addresses take the id as well.
    #[schema(example = "KN-2025-0013")]
    pub no: Option<String>,
    pub title: String,
    pub background: String,
    pub legal_basis: Option<String>,
    pub proposal: String,
    /// The department's code.
    #[schema(example = "STTTT-QNA")]
    pub unit: String,
    /// The first topic's code.
    #[schema(example = "BC")]
    pub topic: String,
    /// Codes of all topics, the first first.
    pub topics: Vec<String>,
    #[schema(schema_with = status)]
    pub status: &'static str,
    /// What came of it, apart from the status; null before an answer.
    #[schema(schema_with = outcome)]
    pub outcome: Option<&'static str>,
    pub outcome_note: Option<String>,
    /// Code of the ministry unit that leads.
    pub lead_unit: Option<String>,
    /// `visit`, `conference`, `report`, `letter` or `direct`.
    pub origin: &'static str,
    pub origin_note: Option<String>,
    pub sent_at: Option<DateTime<FixedOffset>>,
    /// Null while the clock is paused and before it was sent.
    pub due_on: Option<NaiveDate>,
    /// When the last final answer was published.
    pub answered_at: Option<DateTime<FixedOffset>>,
    pub closed_at: Option<DateTime<FixedOffset>>,
    /// Due has passed without an answer: computed, never a status.
    pub overdue: bool,
    pub restricted: bool,
    pub urgent: bool,
    /// The official documents that answered it, the latest first.
    pub documents: Vec<OfficialDocument>,
    /// Counts the writes. In quotes it is the recommendation's ETag.
    pub row_version: i32,
}

#[derive(Serialize, ToSchema)]
pub struct OfficialDocument {
    #[schema(example = "1186")]
    pub number: String,
    #[schema(example = "CBC-NVBC")]
    pub symbol: String,
    pub issued_on: NaiveDate,
    /// The issuing unit's code.
    #[schema(example = "CBC")]
    pub issuer: String,
    pub signer_name: String,
    pub signer_title: String,
    pub summary: String,
}

/// How many of a year were received and answered, of those the caller sees.
#[derive(Serialize, ToSchema)]
pub struct Summary {
    pub year: i32,
    pub received: i64,
    pub answered: i64,
    /// Working days until the answer; null below five answers, as everywhere here.
    pub median_days: Option<u32>,
    pub p90_days: Option<u32>,
    pub by_topic: Vec<TopicSummary>,
    /// Of lead units.
    pub by_unit: Vec<UnitSummary>,
    /// Of departments.
    pub by_province: Vec<UnitSummary>,
}

#[derive(Serialize, ToSchema)]
pub struct TopicSummary {
    /// The topic's code.
    pub topic: String,
    pub received: i64,
    pub answered: i64,
    pub median_days: Option<u32>,
    pub p90_days: Option<u32>,
}

#[derive(Serialize, ToSchema)]
pub struct UnitSummary {
    /// The unit's code.
    pub unit: String,
    pub received: i64,
    pub answered: i64,
    pub median_days: Option<u32>,
    pub p90_days: Option<u32>,
}

pub fn status() -> Schema {
    let codes = RecommendationStatus::ALL.iter().map(|one| one.code());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}

pub fn outcome() -> Schema {
    let codes = Outcome::ALL.iter().map(|one| one.code());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}

impl From<ApiRecommendation> for Recommendation {
    fn from(one: ApiRecommendation) -> Self {
        let documents = one.documents.into_iter().map(|document| OfficialDocument {
            number: document.number,
            symbol: document.symbol,
            issued_on: document.issued_on,
            issuer: document.issuer_code,
            signer_name: document.signer_name,
            signer_title: document.signer_title,
            summary: document.summary,
        });
        Self {
            id: one.id.into(),
            no: one.no,
            title: one.title,
            background: one.background,
            legal_basis: one.legal_basis,
            proposal: one.proposal,
            unit: one.unit,
            topic: one.topics.first().cloned().unwrap_or_default(),
            topics: one.topics,
            status: one.status.code(),
            outcome: one.outcome.map(Outcome::code),
            outcome_note: one.outcome_note,
            lead_unit: one.lead_unit,
            origin: one.origin.code(),
            origin_note: one.origin_note,
            sent_at: one.sent_at.map(with_offset),
            due_on: one.due_on,
            answered_at: one.answered_at.map(with_offset),
            closed_at: one.closed_at.map(with_offset),
            overdue: one.overdue,
            restricted: one.restricted,
            urgent: one.urgent,
            documents: documents.collect(),
            row_version: one.row_version,
        }
    }
}

impl From<RecommendationSummary> for Summary {
    fn from(summary: RecommendationSummary) -> Self {
        let units = |lines: Vec<SummaryLine>| {
            lines.into_iter().map(|line| UnitSummary {
                unit: line.code,
                received: line.counter.received,
                answered: line.counter.answered,
                median_days: line.days.map(|days| days.median),
                p90_days: line.days.map(|days| days.p90),
            })
        };
        let topics = summary.by_topic.into_iter().map(|line| TopicSummary {
            topic: line.code,
            received: line.counter.received,
            answered: line.counter.answered,
            median_days: line.days.map(|days| days.median),
            p90_days: line.days.map(|days| days.p90),
        });
        Self {
            year: summary.year,
            received: summary.counter.received,
            answered: summary.counter.answered,
            median_days: summary.days.map(|days| days.median),
            p90_days: summary.days.map(|days| days.p90),
            by_topic: topics.collect(),
            by_unit: units(summary.by_unit).collect(),
            by_province: units(summary.by_province).collect(),
        }
    }
}
