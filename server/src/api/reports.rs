//! Reports: the list, one with its cells, and what its check finds.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderName, header},
};
use chrono::{DateTime, FixedOffset};
use domain::{
    id::ReportId,
    problems,
    report::{Cell, CellKey, Finding, FlagView, ReportFilter, ReportStatus},
    template::Wording,
    text::clean,
    time::with_offset,
};
use serde::{Deserialize, Serialize};
use store::reports::{self, ApiLine, ApiReport};
use utoipa::{
    IntoParams, ToSchema,
    openapi::{Object, ObjectBuilder, schema::Type},
};
use uuid::Uuid;

use super::{
    Api,
    asked::etag,
    caller::Caller,
    figure::Figure,
    json::Query,
    page::{self, Page},
    problem::{Problem, ProblemBody, Why},
};

/// A report without its cells: the line of a list, and the answer of every act.
#[derive(Serialize, ToSchema)]
pub struct Report {
    pub id: Uuid,
    /// The round's code.
    #[schema(example = "2025-M06")]
    pub round: String,
    /// The regime's code.
    #[schema(example = "TT02-THANG")]
    pub template: String,
    #[schema(example = "2025-M06")]
    pub period: Option<String>,
    /// The unit's code.
    #[schema(example = "STTTT-QNA")]
    pub unit: String,
    #[schema(schema_with = status)]
    pub status: &'static str,
    pub due_at: DateTime<FixedOffset>,
    /// After this the unit can no longer send it: the round's, or later by an extension.
    pub locks_at: DateTime<FixedOffset>,
    /// When the unit's leader sent it, the first time and the last; null before. A sending that was
    /// recalled is none.
    pub first_submitted_at: Option<DateTime<FixedOffset>>,
    pub submitted_at: Option<DateTime<FixedOffset>>,
    /// Whether what the ministry first got came by the due moment; null until sent.
    pub first_on_time: Option<bool>,
    pub nil_return: bool,
    /// Counts the writes. In quotes it is the report's ETag.
    pub row_version: i32,
}

/// A report with every cell of its template, in the template's order, then its explanations. The
/// unit's own people see the cells as they are, the ministry as they were sent last.
#[derive(Serialize, ToSchema)]
pub struct WholeReport {
    #[serde(flatten)]
    pub report: Report,
    pub cells: Vec<ReportCell>,
    /// The reviewer's marks that are not answered yet.
    pub flags: Vec<Flag>,
}

#[derive(Serialize, ToSchema)]
pub struct ReportCell {
    #[serde(flatten)]
    pub place: Place,
    #[schema(schema_with = state)]
    pub state: &'static str,
    /// A number, exact; a text; null without a value.
    pub value: Option<Figure>,
    /// The unit of measure.
    pub unit_label: String,
    /// Counts the cell's writes; `base_rev` of the next.
    pub rev: i32,
}

/// Where a cell stands.
#[derive(Serialize, ToSchema)]
pub struct Place {
    #[schema(example = "VT02")]
    pub field: String,
    /// `why` for the explanation of a warning; its rule's code is then in `col`.
    pub row: Option<String>,
    /// The column of a breakdown.
    pub col: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct Flag {
    pub id: Uuid,
    #[serde(flatten)]
    pub place: Place,
    pub reason: String,
    pub by: String,
    pub at: DateTime<FixedOffset>,
    /// The submission it was made at.
    pub no: i32,
    /// Whether the cell says something else since.
    pub changed: bool,
    /// What the unit says to it.
    pub answer: Option<String>,
}

/// What the server's check finds in the cells as they are now.
#[derive(Serialize, ToSchema)]
pub struct CheckFindings {
    /// Whether the report can be submitted.
    pub ready: bool,
    /// Open flags whose cell is unchanged and which nobody answered.
    pub unanswered: u32,
    pub items: Vec<CheckFinding>,
}

#[derive(Serialize, ToSchema)]
pub struct CheckFinding {
    /// `error` blocks submitting, `warning` wants an explanation, `missing` wants an answer.
    #[schema(example = "warning")]
    pub level: &'static str,
    #[serde(flatten)]
    pub place: Place,
    /// The rule's code; empty for what is missing.
    pub rule: String,
    pub message: String,
    pub message_en: String,
    pub explanation: Option<String>,
}

/// What the list is narrowed to.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportsQuery {
    /// A round's code.
    round: Option<String>,
    /// A unit's code.
    unit: Option<String>,
    #[param(required = false, schema_with = status)]
    status: Option<String>,
    /// 1 to 200; 100 when not said.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Reports
///
/// Latest due first: every obligation of the caller's units whose round has opened.
#[utoipa::path(
    get, path = "/reports", operation_id = "list_reports", tag = "reports", params(ReportsQuery),
    responses(
        (status = 200, body = Page<Report>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<ReportsQuery>,
) -> Result<Json<Page<Report>>, Problem> {
    let limit = page::limit(asked.limit.as_ref())?;
    let not_a_choice = Why::Domain(problems::Problem::NotAChoice);
    let status = match &asked.status {
        None => None,
        Some(code) => Some(code.parse().map_err(|_| Problem::query("status", not_a_choice))?),
    };
    let filter = ReportFilter {
        status,
        round: code("round", asked.round)?,
        unit: code("unit", asked.unit)?,
        after: asked.after.unwrap_or_default(),
        ..ReportFilter::default()
    };
    let tx = caller.look(&api).await?;
    let found = reports::api_list(&tx, &filter, limit).await;
    let (lines, next) = found.map_err(|error| cursor_or(error, not_a_choice))?;
    Ok(Json(Page { items: lines.into_iter().map(Report::from).collect(), next }))
}

/// One report
///
/// Its ETag is `"row_version"`, which acts want back in `If-Match`.
#[utoipa::path(
    get, path = "/reports/{id}", operation_id = "read_report", tag = "reports", params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = WholeReport, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn read(
    State(api): State<Api>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<([(HeaderName, String); 1], Json<WholeReport>), Problem> {
    let tx = caller.look(&api).await?;
    let report = reports::api_report(&tx, id_of(&id)?).await?;
    let tag = etag(report.line.row_version);
    Ok(([(header::ETAG, tag)], Json(report.into())))
}

/// What the check finds
///
/// For the unit's own people: what still keeps the report from being submitted.
#[utoipa::path(
    get, path = "/reports/{id}/findings", operation_id = "read_findings", tag = "reports", params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = CheckFindings, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn findings(
    State(api): State<Api>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<CheckFindings>, Problem> {
    let tx = caller.look(&api).await?;
    let (found, unanswered) = reports::api_findings(&tx, id_of(&id)?).await?;
    let ready = found.is_ready() && unanswered == 0;
    Ok(Json(CheckFindings {
        ready,
        unanswered,
        items: found.list.into_iter().map(CheckFinding::from).collect(),
    }))
}

/// Of what is asked for; a text without a sign that could stand in a code is refused, not left out.
fn code(field: &'static str, said: Option<String>) -> Result<String, Problem> {
    let said = said.unwrap_or_default();
    if !said.is_empty() && clean(&said).is_empty() {
        return Err(Problem::query(field, Why::Domain(problems::Problem::NotAChoice)));
    }
    Ok(said)
}

/// What cannot be an id is not there.
pub fn id_of(text: &str) -> Result<ReportId, Problem> {
    text.parse().map_err(|_| store::Error::NotFound.into())
}

/// The codes of a report's status.
pub fn status() -> Object {
    let codes = ReportStatus::ALL.iter().map(|one| one.code());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}

fn state() -> Object {
    let codes = domain::report::CellState::ALL.iter().map(|one| one.code());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}

/// The list has one field that can be wrong in itself.
fn cursor_or(error: store::Error, why: Why) -> Problem {
    match error {
        store::Error::Refused(domain::refusal::Refusal::Invalid(_)) => Problem::query("after", why),
        other => other.into(),
    }
}

impl From<ApiLine> for Report {
    fn from(line: ApiLine) -> Self {
        Self {
            id: line.id.into(),
            round: line.round,
            template: line.template,
            period: line.period.map(|period| period.to_string()),
            unit: line.unit,
            status: line.status.code(),
            due_at: with_offset(line.due_at),
            locks_at: with_offset(line.locks_at),
            first_submitted_at: line.first_submitted_at.map(with_offset),
            submitted_at: line.submitted_at.map(with_offset),
            first_on_time: line.first_on_time,
            nil_return: line.nil_return,
            row_version: line.row_version,
        }
    }
}

impl From<ApiReport> for WholeReport {
    fn from(report: ApiReport) -> Self {
        Self {
            report: report.line.into(),
            cells: report.cells.into_iter().map(ReportCell::from).collect(),
            flags: report.flags.into_iter().map(Flag::from).collect(),
        }
    }
}

impl From<(Cell, Wording)> for ReportCell {
    fn from((cell, unit): (Cell, Wording)) -> Self {
        Self {
            place: cell.key.into(),
            state: cell.state.code(),
            value: cell.value.as_ref().and_then(Figure::of),
            unit_label: unit.vi,
            rev: cell.rev,
        }
    }
}

impl From<CellKey> for Place {
    fn from(key: CellKey) -> Self {
        let named = |text: String| Some(text).filter(|text| !text.is_empty());
        Self { field: key.field, row: named(key.row), col: named(key.col) }
    }
}

impl From<FlagView> for Flag {
    fn from(flag: FlagView) -> Self {
        Self {
            changed: flag.is_changed(),
            answer: flag.answer.map(|answer| answer.text),
            id: flag.id.into(),
            place: flag.cell.into(),
            reason: flag.reason,
            by: flag.by,
            at: with_offset(flag.at),
            no: flag.no,
        }
    }
}

impl From<Finding> for CheckFinding {
    fn from(finding: Finding) -> Self {
        Self {
            level: finding.level.code(),
            place: finding.cell.into(),
            rule: finding.rule,
            message: finding.message.vi,
            message_en: finding.message.en,
            explanation: finding.explanation,
        }
    }
}
