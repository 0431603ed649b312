//! The audit log, for those who may read it: oldest first, so that a collector follows it.

use axum::{Json, extract::State};
use chrono::{DateTime, FixedOffset};
use domain::{problems, time::with_offset};
use serde::Serialize;
use serde_json::value::RawValue;
use store::audit::{self, AuditLine};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Api,
    caller::Caller,
    json::Query,
    page::{self, Page, PageQuery},
    problem::{Problem, ProblemBody, Why},
};

#[derive(Serialize, ToSchema)]
pub struct AuditEvent {
    /// 1 for the first line; no number is missing. `after` of the next request.
    seq: i64,
    id: Uuid,
    at: DateTime<FixedOffset>,
    #[schema(example = "report.approve")]
    act: &'static str,
    /// `report`, `person`, `session` or `token`.
    subject: &'static str,
    subject_id: Uuid,
    /// The unit's code.
    unit: Option<String>,
    /// Full name; null for the command line and for whoever was not known.
    actor: Option<String>,
    note: Option<String>,
    /// What was, and what was then.
    #[schema(value_type = Option<Object>)]
    before: Option<Box<RawValue>>,
    #[schema(value_type = Option<Object>)]
    after: Option<Box<RawValue>>,
    /// Note and contents are the unit's own business and are not shown.
    withheld: bool,
    /// SHA-256 in hexadecimal that seals this line and all before it.
    hash: String,
}

/// The audit log
///
/// For the ministry's coordinators and administrators.
#[utoipa::path(
    get, path = "/audit", operation_id = "list_audit_events", tag = "audit", params(PageQuery),
    responses(
        (status = 200, body = Page<AuditEvent>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<PageQuery>,
) -> Result<Json<Page<AuditEvent>>, Problem> {
    let limit = page::limit(asked.limit.as_ref())?;
    let after = match asked.after.as_deref() {
        None | Some("") => 0,
        Some(seq) => seq
            .parse()
            .map_err(|_| Problem::query("after", Why::Domain(problems::Problem::NotAChoice)))?,
    };
    let tx = caller.look(&api).await?;
    let (lines, next) = audit::list(&tx, after, limit).await?;
    let next = next.map(|seq| seq.to_string());
    Ok(Json(Page { items: lines.into_iter().map(AuditEvent::from).collect(), next }))
}

impl From<AuditLine> for AuditEvent {
    fn from(line: AuditLine) -> Self {
        let json = |text: Option<String>| text.and_then(|text| RawValue::from_string(text).ok());
        Self {
            seq: line.seq,
            id: line.id.into(),
            at: with_offset(line.at),
            act: line.act.code(),
            subject: line.subject.code(),
            subject_id: line.subject_id,
            unit: line.unit,
            actor: line.actor,
            note: line.note,
            before: json(line.before),
            after: json(line.after),
            withheld: line.withheld,
            hash: line.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}
