//! Recommendations: the list, one, how many were answered, and raising one.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderName, header},
    response::Response,
};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use domain::{
    problems,
    recommendation::{
        Called, Outcome, RecommendationFilter, RecommendationInput, RecommendationStatus,
        RecommendationSummary, SummaryLine, Years,
    },
    time::with_offset,
};
use serde::{Deserialize, Serialize};
use store::{
    idempotency::Answer,
    recommendations::{self, ApiRecommendation},
};
use utoipa::{
    IntoParams, ToSchema,
    openapi::{Object as Schema, ObjectBuilder, schema::Type},
};
use uuid::Uuid;

use super::{
    Api,
    asked::{Asked, etag},
    caller::Caller,
    json::{Object, Query},
    page::{self, Page},
    problem::{Problem, ProblemBody, Why},
};

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

/// What the list is narrowed to.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RecommendationsQuery {
    #[param(required = false, schema_with = status)]
    status: Option<String>,
    /// A topic's code: of the first topic.
    topic: Option<String>,
    /// A department's code.
    unit: Option<String>,
    /// `true` or `false`.
    answered: Option<String>,
    /// Of the number; every year when not said.
    year: Option<String>,
    /// Words, with or without accents.
    q: Option<String>,
    /// 1 to 200; 100 when not said.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SummaryQuery {
    /// The present one when not said.
    year: Option<String>,
}

/// A new recommendation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RaiseInput {
    /// For which department it is registered, from the ministry's office; left out by its own people.
    #[serde(default)]
    unit: Option<String>,
    /// At most 300 characters.
    title: String,
    background: String,
    #[serde(default)]
    legal_basis: Option<String>,
    proposal: String,
    /// The first topic's code.
    topic: String,
    #[serde(default)]
    topics: Vec<String>,
    /// `visit`, `conference`, `report`, `letter` or `direct`.
    origin: String,
    #[serde(default)]
    origin_note: Option<String>,
    #[serde(default)]
    restricted: bool,
    #[serde(default)]
    urgent: bool,
}

/// Recommendations
///
/// What is open comes first, by its due day; then what is over, the latest first.
#[utoipa::path(
    get, path = "/recommendations", operation_id = "list_recommendations", tag = "recommendations", params(RecommendationsQuery),
    responses(
        (status = 200, body = Page<Recommendation>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<RecommendationsQuery>,
) -> Result<Json<Page<Recommendation>>, Problem> {
    let limit = page::limit(asked.limit.as_ref())?;
    let filter = RecommendationFilter {
        years: read("year", asked.year.as_ref())?.map_or(Years::All, Years::Of),
        status: read("status", asked.status.as_ref())?,
        answered: read("answered", asked.answered.as_ref())?,
        topic: asked.topic.unwrap_or_default(),
        unit: asked.unit.unwrap_or_default(),
        q: asked.q.unwrap_or_default(),
        after: asked.after.unwrap_or_default(),
        ..RecommendationFilter::default()
    };
    let tx = caller.look(&api).await?;
    let found = recommendations::api_list(&tx, &filter, limit).await;
    let (lines, next) = found.map_err(cursor_or)?;
    Ok(Json(Page { items: lines.into_iter().map(Recommendation::from).collect(), next }))
}

/// One recommendation
///
/// Its ETag is `"row_version"`, which acts want back in `If-Match`.
#[utoipa::path(
    get, path = "/recommendations/{no}", operation_id = "read_recommendation", tag = "recommendations",
    params(("no" = String, Path, description = "Its number, or its id before it has one")),
    responses(
        (status = 200, body = Recommendation, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn one(
    State(api): State<Api>,
    caller: Caller,
    Path(no): Path<String>,
) -> Result<([(HeaderName, String); 1], Json<Recommendation>), Problem> {
    let tx = caller.look(&api).await?;
    let found = recommendations::api_one(&tx, called(&no)?).await?;
    let tag = etag(found.row_version);
    Ok(([(header::ETAG, tag)], Json(found.into())))
}

/// How many were answered
///
/// Received are those sent in the year, without the withdrawn; answered are those of them with a
/// published final answer.
#[utoipa::path(
    get, path = "/recommendations/summary", operation_id = "count_recommendations", tag = "recommendations", params(SummaryQuery),
    responses(
        (status = 200, body = Summary, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn summary(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<SummaryQuery>,
) -> Result<Json<Summary>, Problem> {
    let year = read("year", asked.year.as_ref())?;
    let tx = caller.look(&api).await?;
    let year = year.unwrap_or_else(|| tx.now().today.year());
    Ok(Json(recommendations::summary(&tx, year).await?.into()))
}

/// Raise one
///
/// Of one's own department it is a draft; registered by the ministry's office it is sent at once.
#[utoipa::path(
    post, path = "/recommendations", operation_id = "raise_recommendation", tag = "recommendations",
    params(("idempotency-key" = Option<String>, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$")),
    request_body = RaiseInput,
    responses(
        (status = 201, body = Recommendation, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn raise(asked: Asked<Object<RaiseInput>>) -> Result<Response, Problem> {
    asked
        .once(|tx, asked| {
            Box::pin(async move {
                let input = RecommendationInput::from(&asked.input.0);
                let called = recommendations::raise(tx, &input).await?;
                let made = Recommendation::from(recommendations::api_one(tx, called).await?);
                let tag = Some(etag(made.row_version));
                let body = serde_json::to_string(&made).unwrap_or_default();
                Ok(Answer { status: 201, etag: tag, body })
            })
        })
        .await
}

/// What cannot be a number or an id is not there.
pub fn called(text: &str) -> Result<Called, Problem> {
    text.parse().map_err(|_| store::Error::NotFound.into())
}

/// One part of a query that is a choice.
fn read<T: std::str::FromStr>(name: &str, text: Option<&String>) -> Result<Option<T>, Problem> {
    let why = Why::Domain(problems::Problem::NotAChoice);
    text.map(|text| text.parse().map_err(|_| Problem::query(name, why))).transpose()
}

/// The list has one field that can be wrong in itself.
fn cursor_or(error: store::Error) -> Problem {
    match error {
        store::Error::Refused(domain::refusal::Refusal::Invalid(_)) => {
            Problem::query("after", Why::Domain(problems::Problem::NotAChoice))
        }
        other => other.into(),
    }
}

fn status() -> Schema {
    let codes = RecommendationStatus::ALL.iter().map(|one| one.code());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}

pub fn outcome() -> Schema {
    let codes = Outcome::ALL.iter().map(|one| one.code());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}

impl From<&RaiseInput> for RecommendationInput {
    fn from(said: &RaiseInput) -> Self {
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        let topics: BTreeMap<String, String> =
            said.topics.iter().map(|code| (code.clone(), "true".to_owned())).collect();
        Self {
            unit: or_empty(&said.unit),
            title: said.title.clone(),
            background: said.background.clone(),
            legal_basis: or_empty(&said.legal_basis),
            proposal: said.proposal.clone(),
            topic: said.topic.clone(),
            topics,
            origin: said.origin.clone(),
            origin_note: or_empty(&said.origin_note),
            restricted: said.restricted,
            urgent: said.urgent,
        }
    }
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
