//! Lists in pages: `?limit=&after=` in, `{items, next}` out. `next` goes into `after` as it is.

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::problem::{Problem, Why};
use domain::problems;

const USUAL: u16 = 100;
const MOST: u16 = 200;

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// The query of a list that is not narrowed.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// 1 to 200; 100 when not said.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 200)]
    pub limit: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// How many lines were asked for.
pub fn limit(typed: Option<&String>) -> Result<u16, Problem> {
    let Some(typed) = typed else { return Ok(USUAL) };
    let number: i64 = typed.parse().map_err(|_| Problem::query("limit", Why::WrongType))?;
    match u16::try_from(number) {
        Ok(limit @ 1..=MOST) => Ok(limit),
        _ => Err(Problem::query("limit", Why::OutOfRange)),
    }
}

/// A page of what the store lists, each line as the API tells it: a list short enough to be read
/// whole, by the code of its lines.
pub fn cut<T>(
    lines: impl IntoIterator<Item = impl Into<T>>,
    code: impl Fn(&T) -> &str,
    typed: &PageQuery,
) -> Result<Json<Page<T>>, Problem> {
    let limit = usize::from(limit(typed.limit.as_ref())?);
    let mut items: Vec<T> = lines.into_iter().map(Into::into).collect();
    if let Some(after) = typed.after.as_ref().filter(|after| !after.is_empty()) {
        let last = items.iter().position(|item| code(item) == after);
        let last = last
            .ok_or_else(|| Problem::query("after", Why::Domain(problems::Problem::NotAChoice)))?;
        items.drain(..=last);
    }
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|item| code(item).to_owned());
    Ok(Json(Page { items, next }))
}
