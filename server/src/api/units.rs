//! The organisation registry on a day: "17 departments" is always a question with a date.

use axum::{Json, extract::State};
use chrono::NaiveDate;
use domain::{problems, unit::UnitOn};
use serde::{Deserialize, Serialize};
use store::{catalogue, units};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    Api,
    caller::Caller,
    json::Query,
    page::{self, Page, PageQuery},
    problem::{Problem, ProblemBody, Why},
};

/// A unit as it was on that day.
#[derive(Serialize, ToSchema)]
pub struct Unit {
    id: Uuid,
    #[schema(example = "STTTT-QNA")]
    code: String,
    /// `ministry`, `ministry_office`, `rep_office`, `ministry_unit` or `province_dept`.
    kind: &'static str,
    name: String,
    short_name: String,
    name_en: String,
    /// The code of the unit it belongs to.
    parent: Option<String>,
    province: Option<String>,
    /// Code of the General Statistics Office.
    gso_code: Option<String>,
    region: Option<String>,
    valid_from: NaiveDate,
    /// The last day; null while it goes on.
    valid_to: Option<NaiveDate>,
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UnitsQuery {
    /// The day, `YYYY-MM-DD`; today when not said.
    #[param(value_type = Option<NaiveDate>)]
    on: Option<String>,
    /// 1 to 200; 100 when not said.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Units
#[utoipa::path(
    get, path = "/units", operation_id = "list_units", tag = "catalogue", params(UnitsQuery),
    responses(
        (status = 200, body = Page<Unit>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<UnitsQuery>,
) -> Result<Json<Page<Unit>>, Problem> {
    let tx = caller.look(&api).await?;
    let day = match &asked.on {
        None => tx.now().today,
        Some(day) => NaiveDate::parse_from_str(day, "%Y-%m-%d")
            .map_err(|_| Problem::query("on", Why::Domain(problems::Problem::NotADay)))?,
    };
    let codes = catalogue::unit_codes(&tx).await?;
    let units = units::on(&tx, day).await?;
    let units = units.into_iter().map(|unit| {
        let parent = unit.parent.and_then(|id| codes.get(&id).cloned());
        Unit::new(unit, parent)
    });
    page::cut(
        units,
        |unit: &Unit| &unit.code,
        &PageQuery { limit: asked.limit, after: asked.after },
    )
}

impl Unit {
    fn new(unit: UnitOn, parent: Option<String>) -> Self {
        Self {
            id: unit.id.into(),
            code: unit.code,
            kind: unit.kind.code(),
            name: unit.name,
            short_name: unit.short_name,
            name_en: unit.name_en,
            parent,
            province: unit.province,
            gso_code: unit.gso_code,
            region: unit.region,
            valid_from: unit.valid_from,
            valid_to: unit.valid_to,
        }
    }
}
