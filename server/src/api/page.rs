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
    #[param(required = false, value_type = u16, minimum = 1, maximum = 200)]
    pub limit: String,
    /// The `next` of the page before.
    #[param(required = false)]
    pub after: String,
}

/// How many lines were asked for.
pub fn limit(typed: &str) -> Result<u16, Problem> {
    if typed.is_empty() {
        return Ok(USUAL);
    }
    match typed.parse() {
        Ok(limit @ 1..=MOST) => Ok(limit),
        Ok(_) => Err(Problem::query("limit", Why::OutOfRange)),
        Err(_) => Err(Problem::query("limit", Why::WrongType)),
    }
}

/// A page of a list short enough to be read whole, by the code of its lines.
pub fn cut<T>(
    mut items: Vec<T>,
    code: impl Fn(&T) -> &str,
    typed: &PageQuery,
) -> Result<Json<Page<T>>, Problem> {
    let limit = usize::from(limit(&typed.limit)?);
    if !typed.after.is_empty() {
        let last = items.iter().position(|item| code(item) == typed.after);
        let last = last.ok_or_else(|| Problem::query("after", Why::Domain(problems::Problem::NotAChoice)))?;
        items.drain(..=last);
    }
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|item| code(item).to_owned());
    Ok(Json(Page { items, next }))
}
