//! Topics and indicators.

use axum::{Json, extract::State};
use serde::Serialize;
use store::catalogue::{self, IndicatorLine, TopicLine};
use utoipa::ToSchema;

use super::{
    Api,
    caller::Caller,
    json::Query,
    page::{self, Page, PageQuery},
    problem::{Problem, ProblemBody},
};

#[derive(Serialize, ToSchema)]
pub struct Topic {
    #[schema(example = "CDS")]
    code: String,
    name: String,
    name_en: String,
    /// Another topic's code.
    parent: Option<String>,
    /// The code of the ministry unit that leads it.
    lead_unit: Option<String>,
    active: bool,
}

#[derive(Serialize, ToSchema)]
pub struct Indicator {
    #[schema(example = "VT02")]
    code: String,
    /// Its topic's code.
    topic: String,
    name: String,
    name_en: String,
    /// Unit of measure.
    unit_label: String,
    unit_label_en: String,
    /// `int`, `dec`, `rank` or `calc`.
    value_kind: String,
    /// `flow` counts within the period, `snapshot` at its end.
    nature: String,
    frequency: String,
    aggregation: String,
    /// Columns of a breakdown; none for one figure.
    breakdown: Vec<String>,
    /// In the rule language, for computed ones.
    formula: Option<String>,
}

/// Topics
#[utoipa::path(
    get, path = "/topics", operation_id = "list_topics", tag = "catalogue", params(PageQuery),
    responses(
        (status = 200, body = Page<Topic>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn topics(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<PageQuery>,
) -> Result<Json<Page<Topic>>, Problem> {
    let tx = caller.look(&api).await?;
    page::cut(catalogue::topics(&tx).await?, |topic: &Topic| &topic.code, &asked)
}

/// Indicators
#[utoipa::path(
    get, path = "/indicators", operation_id = "list_indicators", tag = "catalogue", params(PageQuery),
    responses(
        (status = 200, body = Page<Indicator>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn indicators(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<PageQuery>,
) -> Result<Json<Page<Indicator>>, Problem> {
    let tx = caller.look(&api).await?;
    page::cut(catalogue::indicators(&tx).await?, |one: &Indicator| &one.code, &asked)
}

impl From<TopicLine> for Topic {
    fn from(topic: TopicLine) -> Self {
        Self {
            code: topic.code,
            name: topic.name.vi,
            name_en: topic.name.en,
            parent: topic.parent,
            lead_unit: topic.lead_unit,
            active: topic.active,
        }
    }
}

impl From<IndicatorLine> for Indicator {
    fn from(indicator: IndicatorLine) -> Self {
        Self {
            code: indicator.code,
            topic: indicator.topic,
            name: indicator.name.vi,
            name_en: indicator.name.en,
            unit_label: indicator.unit_label.vi,
            unit_label_en: indicator.unit_label.en,
            value_kind: indicator.value_kind,
            nature: indicator.nature,
            frequency: indicator.frequency,
            aggregation: indicator.aggregation,
            breakdown: indicator.breakdown,
            formula: indicator.formula,
        }
    }
}
