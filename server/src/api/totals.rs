//! Totals over units: one round, one basis, every indicator of its form.

use axum::{Json, extract::State};
use domain::{
    problems,
    total::{Basis, Coverage, Total},
};
use serde::{Deserialize, Serialize};
use store::totals::{self, ApiTotal};
use utoipa::{
    IntoParams, ToSchema,
    openapi::{Object, ObjectBuilder, schema::Type},
};

use super::{
    Api,
    caller::Caller,
    figure::Figure,
    json::Query,
    page::{self, Page, PageQuery},
    problem::{Problem, ProblemBody, Why},
};

/// A total over the units the caller sees.
#[derive(Serialize, ToSchema)]
pub struct IndicatorTotal {
    /// The indicator, with the column of its breakdown: what `after` of the next page names.
    #[schema(example = "VT08.4G")]
    cell: String,
    #[schema(example = "VT08")]
    indicator: String,
    /// The column of a breakdown.
    col: Option<String>,
    /// Exact; a quotient is rounded once, to four decimals. Null without a total.
    value: Option<Figure>,
    /// Whether it is such a quotient and had to be rounded.
    rounded: bool,
    /// Why there is no value: `nothing-reported`, `nil`, `not-added`, `no-weight`, `zero-denominator`,
    /// `too-large`.
    without: Option<&'static str>,
    unit_label: String,
    unit_label_en: String,
    /// As the list of indicators declares it: `sum`, `ratio CDS03C/CDS03A`.
    aggregation: String,
    coverage: TotalCoverage,
    /// Of those that answered, how many say "không phát sinh".
    nils: i64,
    /// Codes of the units that owe an answer and have given none that counts.
    missing: Vec<String>,
}

/// Units that answered, of those that owe a report.
#[derive(Serialize, ToSchema)]
pub struct TotalCoverage {
    n: i64,
    of: i64,
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TotalsQuery {
    /// A round's code. Required.
    #[param(required = true, example = "2025-M06")]
    round: Option<String>,
    /// `accepted`, or `submitted` for those and what the ministry has received and not decided;
    /// `accepted` when not said.
    #[param(required = false, schema_with = basis)]
    status: Option<String>,
    /// 1 to 200; 100 when not said.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Totals of a round
///
/// A department sees its own figures, the ministry those of the units it looks after, a ministry unit
/// those of its topics.
#[utoipa::path(
    get, path = "/totals", operation_id = "list_totals", tag = "totals", params(TotalsQuery),
    responses(
        (status = 200, body = Page<IndicatorTotal>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<TotalsQuery>,
) -> Result<Json<Page<IndicatorTotal>>, Problem> {
    let wrong = |name, problem| Problem::query(name, Why::Domain(problem));
    let round = asked.round.filter(|round| !round.is_empty());
    let basis = match asked.status.as_deref() {
        None | Some("") => Basis::Accepted,
        Some(code) => code.parse().map_err(|_| wrong("status", problems::Problem::NotAChoice))?,
    };
    let tx = caller.look(&api).await?;
    let round = round.ok_or_else(|| wrong("round", problems::Problem::Missing))?;
    let totals = totals::api_totals(&tx, &round, basis).await?;
    let page = PageQuery { limit: asked.limit, after: asked.after };
    page::cut(totals, |one: &IndicatorTotal| &one.cell, &page)
}

impl From<ApiTotal> for IndicatorTotal {
    fn from(one: ApiTotal) -> Self {
        let Total { value, why, rounded, coverage: Coverage { n, of }, nils, .. } = one.total;
        Self {
            cell: one.key.name(),
            indicator: one.key.field,
            col: Some(one.key.col).filter(|col| !col.is_empty()),
            value: value.and_then(Figure::number),
            rounded,
            without: why.map(domain::total::NoTotal::code),
            unit_label: one.unit_label.vi,
            unit_label_en: one.unit_label.en,
            aggregation: one.how,
            coverage: TotalCoverage { n, of },
            nils,
            missing: one.missing,
        }
    }
}

fn basis() -> Object {
    let codes = Basis::ALL.iter().map(|basis| basis.code());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}
