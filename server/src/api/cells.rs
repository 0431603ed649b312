//! Filling cells. Each is guarded by its own revision: a stale or misunderstood one does not keep the
//! others from being saved, and the answer says what became of each.

use axum::{extract::Path, response::Response};
use domain::{
    number::NumberProblem,
    report::{Cell, CellKey, CellOutcome, Rejection, TypedCell},
};
use serde::{Deserialize, Deserializer, Serialize};
use store::{
    idempotency::Answer,
    reports::{self, Source},
};
use utoipa::ToSchema;

use super::{
    asked::{Asked, etag},
    figure::Figure,
    json::Object,
    problem::{Problem, ProblemBody, Why, Wrong},
    reports::{Place, id_of},
    words,
};

/// Cells in one request.
const MOST: usize = domain::report::MOST_CELLS;

/// What one cell shall be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CellInput {
    #[schema(example = "VT02")]
    field: String,
    /// `why` to explain a warning; its rule's code is then in `col`.
    #[serde(default)]
    row: Option<String>,
    #[serde(default)]
    col: Option<String>,
    /// A JSON number, exact to four decimals; a text, which for a figure is read as people type it
    /// (`1.234,5`); null empties the cell.
    #[serde(default, deserialize_with = "said")]
    #[schema(required = false)]
    value: Option<Figure>,
    /// Instead of a value: there was nothing to count ("không phát sinh").
    #[serde(default)]
    nil: bool,
    /// The cell's `rev` as the caller knows it; 0 for one never written.
    base_rev: i32,
}

/// What became of each cell, in the order they were sent.
#[derive(Serialize, ToSchema)]
pub struct Filled {
    items: Vec<CellAnswer>,
    row_version: i32,
}

#[derive(Serialize, ToSchema)]
struct CellAnswer {
    #[serde(flatten)]
    place: Place,
    /// `applied`, `conflict` or `rejected`.
    #[schema(example = "applied")]
    outcome: &'static str,
    /// The cell's revision now: of what was applied, or of what another wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    rev: Option<i32>,
    /// With a conflict: what stands there, and who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    theirs: Option<Theirs>,
    /// With a rejection: a stable code and a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// What a questioned text most likely means.
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<Figure>,
}

#[derive(Serialize, ToSchema)]
struct Theirs {
    state: &'static str,
    value: Option<Figure>,
    by: Option<String>,
}

/// Fill cells
///
/// A list of cells; each is applied, in conflict with another's, or rejected. `If-Match` may be sent
/// to insist on the report's version as well.
#[utoipa::path(
    put, path = "/reports/{id}/cells", operation_id = "fill_cells", tag = "reports",
    params(
        ("id" = Uuid, Path),
        ("if-match" = Option<String>, Header),
        ("idempotency-key" = Option<String>, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$"),
    ),
    request_body = Vec<CellInput>,
    responses(
        (status = 200, body = Filled, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn fill(
    Path(id): Path<String>,
    asked: Asked<Vec<Object<CellInput>>>,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let typed = typed(&asked.input)?;
    asked
        .once(move |tx, asked| {
            Box::pin(async move {
                asked.saw(reports::version_of(tx, id).await?)?;
                let outcomes = reports::fill(tx, id, &typed, Source::Api).await?;
                let row_version = reports::version_of(tx, id).await?;
                let items = words::within(asked.locale, || {
                    outcomes.into_iter().map(CellAnswer::from).collect()
                });
                let body =
                    serde_json::to_string(&Filled { items, row_version }).unwrap_or_default();
                Ok(Answer { status: 200, etag: Some(etag(row_version)), body })
            })
        })
        .await
}

/// As people would have typed them, or everything that is wrong at once.
fn typed(cells: &[Object<CellInput>]) -> Result<Vec<TypedCell>, Problem> {
    if cells.len() > MOST {
        return Err(Problem::one("", Why::TooMany));
    }
    let mut wrongs = Vec::new();
    let mut typed = Vec::with_capacity(cells.len());
    for (at, Object(cell)) in cells.iter().enumerate() {
        match cell.typed() {
            Ok(cell) => typed.push(cell),
            Err((part, why)) => wrongs.push(Wrong { pointer: format!("/{at}/{part}"), why }),
        }
    }
    if wrongs.is_empty() { Ok(typed) } else { Err(Problem::Invalid(wrongs)) }
}

impl CellInput {
    fn typed(&self) -> Result<TypedCell, (&'static str, Why)> {
        let typed = match (&self.value, self.nil) {
            (Some(_), true) => return Err(("nil", Why::NotBoth)),
            (None, false) => {
                return Err(("value", Why::Domain(domain::problems::Problem::Missing)));
            }
            (None, true) => String::new(),
            (Some(value), false) => value.typed().ok_or(("value", Why::WrongType))?.into_owned(),
        };
        let part = |text: &Option<String>| text.clone().unwrap_or_default();
        let key = CellKey { field: self.field.clone(), row: part(&self.row), col: part(&self.col) };
        Ok(TypedCell { key, typed, nil: self.nil, base_rev: self.base_rev })
    }
}

impl CellAnswer {
    fn new(outcome: &'static str, key: CellKey) -> Self {
        Self {
            place: key.into(),
            outcome,
            rev: None,
            theirs: None,
            code: None,
            message: None,
            suggestion: None,
        }
    }
}

impl From<CellOutcome> for CellAnswer {
    fn from(outcome: CellOutcome) -> Self {
        match outcome {
            CellOutcome::Applied { key, rev } => {
                Self { rev: Some(rev), ..Self::new("applied", key) }
            }
            CellOutcome::Conflict { key, theirs, by } => Self {
                rev: Some(theirs.rev),
                theirs: Some(Theirs::of(&theirs, by)),
                ..Self::new("conflict", key)
            },
            CellOutcome::Rejected { key, why } => Self {
                code: Some(code(&why)),
                message: Some(words::why(Why::Domain(why.problem())).to_owned()),
                suggestion: match why {
                    Rejection::Number(NumberProblem::Questioned { suggestion, .. }) => {
                        Figure::number(suggestion)
                    }
                    _ => None,
                },
                ..Self::new("rejected", key)
            },
        }
    }
}

impl Theirs {
    fn of(cell: &Cell, by: Option<String>) -> Self {
        Self { state: cell.state.code(), value: cell.value.as_ref().and_then(Figure::of), by }
    }
}

const fn code(why: &Rejection) -> &'static str {
    match why {
        Rejection::NoSuchCell => "no-such-cell",
        other => other.problem().code(),
    }
}

/// A null that was sent is something said; a field that was not sent is nothing.
fn said<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Figure>, D::Error> {
    Figure::deserialize(from).map(Some)
}
