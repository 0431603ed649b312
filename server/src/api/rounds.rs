//! Rounds: one call for a template's reports of one period.

use axum::{Json, extract::State};
use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::time::with_offset;
use serde::Serialize;
use store::rounds::{self, RoundLine};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Api,
    caller::Caller,
    json::Query,
    page::{self, Page, PageQuery},
    problem::{Problem, ProblemBody},
};

#[derive(Serialize, ToSchema)]
pub struct Round {
    id: Uuid,
    code: String,
    /// The regime's code.
    #[schema(example = "TT02-THANG")]
    template: String,
    #[schema(example = "2025-M06")]
    period: Option<String>,
    title: String,
    title_en: String,
    /// The first and last day whose facts are counted.
    cutoff_from: NaiveDate,
    cutoff_to: NaiveDate,
    opens_at: DateTime<FixedOffset>,
    due_at: DateTime<FixedOffset>,
    locks_at: DateTime<FixedOffset>,
    /// `planned`, `open`, `closed` or `archived`.
    status: String,
}

/// Rounds
///
/// The latest due first.
#[utoipa::path(
    get, path = "/rounds", operation_id = "list_rounds", tag = "reports", params(PageQuery),
    responses(
        (status = 200, body = Page<Round>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<PageQuery>,
) -> Result<Json<Page<Round>>, Problem> {
    let tx = caller.look(&api).await?;
    page::cut(rounds::list(&tx).await?, |round: &Round| &round.code, &asked)
}

impl From<RoundLine> for Round {
    fn from(round: RoundLine) -> Self {
        Self {
            id: round.id.into(),
            code: round.code,
            template: round.template,
            period: round.period.map(|period| period.to_string()),
            title: round.title.vi,
            title_en: round.title.en,
            cutoff_from: round.cutoff_from,
            cutoff_to: round.cutoff_to,
            opens_at: with_offset(round.opens_at),
            due_at: with_offset(round.due_at),
            locks_at: with_offset(round.locks_at),
            status: round.status,
        }
    }
}
