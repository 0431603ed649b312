//! The plan of a year, its events, and how many departments were visited.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderName, header},
};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use domain::{
    id::PlanItemId,
    plan::{ItemKind, ItemLine, ItemStatus, PlanPage, PlanTask, Precision, VisitLine, VisitStage},
    problems,
    time::with_offset,
};
use serde::{Deserialize, Serialize};
use store::plan::{self, ApiItem};
use utoipa::{
    IntoParams, ToSchema,
    openapi::{Object, ObjectBuilder, schema::Type},
};
use uuid::Uuid;

use super::{
    Api,
    asked::etag,
    caller::Caller,
    json::Query,
    page::{self, Page},
    problem::{Problem, ProblemBody, Why},
};

/// An event: a visit, a conference, the games. Before it has a day, `starts` and `ends` are those of the
/// month, quarter, half or year that `precision` names.
#[derive(Serialize, ToSchema)]
pub struct PlanEvent {
    pub id: Uuid,
    #[schema(schema_with = kind)]
    pub kind: &'static str,
    pub title: String,
    /// First and last day.
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    /// Moments, where it has hours.
    pub starts_at: Option<DateTime<FixedOffset>>,
    pub ends_at: Option<DateTime<FixedOffset>>,
    /// Whether it takes whole days.
    pub all_day: bool,
    #[schema(schema_with = precision)]
    pub precision: &'static str,
    #[schema(schema_with = status)]
    pub status: &'static str,
    /// The code of the unit where it takes place.
    #[schema(example = "STTTT-QNA")]
    pub host_unit: Option<String>,
    /// The code of the unit that answers for it.
    #[schema(example = "VPDN")]
    pub lead_unit: Option<String>,
    pub place: String,
    /// Why it was postponed or called off.
    pub reason: Option<String>,
    /// Units that are asked, and those that come.
    pub asked: i64,
    pub coming: i64,
    /// Counts the writes. In quotes it is the event's ETag.
    pub row_version: i32,
}

/// The plan of a year, with its tasks in their order.
#[derive(Serialize, ToSchema)]
pub struct Plan {
    pub year: i32,
    pub version: i32,
    /// `draft`, `approved` or `superseded`.
    pub status: &'static str,
    /// Number and day of the document that approved it.
    pub document: String,
    pub items: Vec<PlanItem>,
}

/// A task of the plan, and how far it is.
#[derive(Serialize, ToSchema)]
pub struct PlanItem {
    pub id: Uuid,
    /// As the plan numbers it.
    pub no: String,
    #[schema(schema_with = kind)]
    pub kind: &'static str,
    pub title: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    #[schema(schema_with = precision)]
    pub precision: &'static str,
    #[schema(schema_with = status)]
    pub status: &'static str,
    pub host_unit: Option<String>,
    pub lead_unit: Option<String>,
    /// Events beneath it that are done, of those that are not called off; of visits, the departments.
    pub done: i64,
    pub total: i64,
    /// Its events that the caller may see.
    pub events: Vec<Uuid>,
}

/// How many departments of the region were visited: done with final minutes.
#[derive(Serialize, ToSchema)]
pub struct VisitsCoverage {
    pub year: i32,
    pub done: i64,
    pub total: i64,
    /// The departments that the caller may see.
    pub units: Vec<VisitedUnit>,
}

#[derive(Serialize, ToSchema)]
pub struct VisitedUnit {
    #[schema(example = "STTTT-QNA")]
    pub unit: String,
    #[schema(schema_with = stage)]
    pub stage: &'static str,
    /// Nothing while no visit is planned.
    pub event: Option<Uuid>,
    /// The day, once there is one.
    pub on: Option<NaiveDate>,
}

/// What the list is narrowed to.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventsQuery {
    /// Events that end on or after this day.
    #[param(value_type = Option<NaiveDate>)]
    from: Option<String>,
    /// Events that begin on or before this day.
    #[param(value_type = Option<NaiveDate>)]
    to: Option<String>,
    #[param(required = false, schema_with = kind)]
    kind: Option<String>,
    /// 1 to 200; 100 when not said.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CoverageQuery {
    /// This year when not said.
    #[param(value_type = Option<i32>)]
    year: Option<String>,
}

/// The plan of a year
#[utoipa::path(
    get, path = "/plan/{year}", operation_id = "read_plan", tag = "plan", params(("year" = i32, Path)),
    responses(
        (status = 200, body = Plan, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn year(
    State(api): State<Api>,
    caller: Caller,
    Path(year): Path<String>,
) -> Result<Json<Plan>, Problem> {
    let year = year.parse().map_err(|_| Problem::from(store::Error::NotFound))?;
    let tx = caller.look(&api).await?;
    Ok(Json(plan::year(&tx, year).await?.into()))
}

/// Events
///
/// In order of time: those of the caller's units, and those they are asked to.
#[utoipa::path(
    get, path = "/events", operation_id = "list_events", tag = "plan", params(EventsQuery),
    responses(
        (status = 200, body = Page<PlanEvent>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<EventsQuery>,
) -> Result<Json<Page<PlanEvent>>, Problem> {
    let limit = page::limit(asked.limit.as_ref())?;
    let not_a_choice = Why::Domain(problems::Problem::NotAChoice);
    let not_a_day = Why::Domain(problems::Problem::NotADay);
    let day = |name: &'static str, typed: Option<String>| match typed {
        None => Ok(None),
        Some(typed) => match NaiveDate::parse_from_str(&typed, "%Y-%m-%d") {
            Ok(day) if (1900..2200).contains(&day.year()) => Ok(Some(day)),
            _ => Err(Problem::query(name, not_a_day)),
        },
    };
    let (from, to) = (day("from", asked.from)?, day("to", asked.to)?);
    let kind: Option<ItemKind> = match &asked.kind {
        None => None,
        Some(code) => Some(code.parse().map_err(|_| Problem::query("kind", not_a_choice))?),
    };
    let tx = caller.look(&api).await?;
    let after = asked.after.unwrap_or_default();
    let found = plan::items_between(&tx, (from, to), kind, &after, limit).await;
    let (items, next) = found.map_err(|error| match error {
        store::Error::Refused(domain::refusal::Refusal::Invalid(_)) => {
            Problem::query("after", not_a_choice)
        }
        other => other.into(),
    })?;
    Ok(Json(Page { items: items.into_iter().map(PlanEvent::from).collect(), next }))
}

/// One event
#[utoipa::path(
    get, path = "/events/{event}", operation_id = "read_event", tag = "plan", params(("event" = Uuid, Path)),
    responses(
        (status = 200, body = PlanEvent, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn read(
    State(api): State<Api>,
    caller: Caller,
    Path(event): Path<String>,
) -> Result<([(HeaderName, String); 1], Json<PlanEvent>), Problem> {
    let id: PlanItemId = event.parse().map_err(|_| Problem::from(store::Error::NotFound))?;
    let tx = caller.look(&api).await?;
    let found = plan::one_item(&tx, id).await?;
    let tag = etag(found.row_version);
    Ok(([(header::ETAG, tag)], Json(found.into())))
}

/// Departments visited
#[utoipa::path(
    get, path = "/visits/coverage", operation_id = "read_visits_coverage", tag = "plan",
    params(CoverageQuery),
    responses(
        (status = 200, body = VisitsCoverage, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn coverage(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<CoverageQuery>,
) -> Result<Json<VisitsCoverage>, Problem> {
    let tx = caller.look(&api).await?;
    let year = match &asked.year {
        None => tx.now().today.year(),
        Some(typed) => match typed.parse() {
            Ok(year @ 1900..2200) => year,
            _ => return Err(Problem::query("year", Why::WrongType)),
        },
    };
    let page = plan::visits(&tx, year).await?;
    Ok(Json(VisitsCoverage {
        year,
        done: page.coverage.done,
        total: page.coverage.total,
        units: page.lines.into_iter().map(VisitedUnit::from).collect(),
    }))
}

impl From<ApiItem> for PlanEvent {
    fn from(item: ApiItem) -> Self {
        let ApiItem { line, reason, row_version } = item;
        let moments = line.when.moments();
        Self {
            id: line.id.into(),
            kind: line.kind.code(),
            starts: line.when.starts,
            ends: line.when.ends,
            starts_at: moments.map(|(from, _)| with_offset(from)),
            ends_at: moments.filter(|_| line.when.to.is_some()).map(|(_, to)| with_offset(to)),
            all_day: line.when.from.is_none(),
            precision: line.when.precision.code(),
            status: line.status.code(),
            host_unit: line.host.map(|(code, _)| code),
            lead_unit: line.lead.map(|(code, _)| code),
            title: line.title,
            place: line.place,
            reason,
            asked: line.asked,
            coming: line.coming,
            row_version,
        }
    }
}

impl From<PlanPage> for Plan {
    fn from(page: PlanPage) -> Self {
        Self {
            year: page.year,
            version: page.version,
            status: page.status.code(),
            document: page.document,
            items: page.tasks.into_iter().map(PlanItem::from).collect(),
        }
    }
}

impl From<PlanTask> for PlanItem {
    fn from(task: PlanTask) -> Self {
        let PlanTask { line, no, done, total, events, .. } = task;
        let ItemLine { id, kind, title, when, status, host, lead, .. } = line;
        Self {
            id: id.into(),
            no,
            kind: kind.code(),
            title,
            starts: when.starts,
            ends: when.ends,
            precision: when.precision.code(),
            status: status.code(),
            host_unit: host.map(|(code, _)| code),
            lead_unit: lead.map(|(code, _)| code),
            done,
            total,
            events: events.into_iter().map(|event| event.id.into()).collect(),
        }
    }
}

impl From<VisitLine> for VisitedUnit {
    fn from(line: VisitLine) -> Self {
        let dated = line.visit.as_ref().filter(|visit| visit.when.has_day());
        Self {
            on: dated.map(|visit| visit.when.starts),
            event: line.visit.as_ref().map(|visit| visit.id.into()),
            unit: line.unit,
            stage: line.stage.code(),
        }
    }
}

fn kind() -> Object {
    codes(ItemKind::ALL.iter().map(|one| one.code()))
}

fn status() -> Object {
    codes(ItemStatus::ALL.iter().map(|one| one.code()))
}

fn precision() -> Object {
    codes(Precision::ALL.iter().map(|one| one.code()))
}

fn stage() -> Object {
    codes(VisitStage::ALL.iter().map(|one| one.code()))
}

fn codes(codes: impl Iterator<Item = &'static str>) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}
