//! What a page reads: once on the server, sent along with the document, and again in the browser when what
//! it depends on changes.

use std::future::Future;

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{AppError, json::Json};

/// The data of a page.
pub type Reading<T> = Resource<Result<T, AppError>, Json>;

/// Calls the server function again whenever `on` changes.
pub fn read<On, T, Answer>(
    on: impl Fn() -> On + Send + Sync + 'static,
    call: impl Fn(On) -> Answer + Send + Sync + 'static,
) -> Reading<T>
where
    On: Send + Sync + Clone + PartialEq + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Answer: Future<Output = Result<T, AppError>> + Send + 'static,
{
    Resource::new_with_options(on, call, false)
}
