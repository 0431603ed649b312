//! What a page reads: once on the server, sent along with the document, and again in the browser when what
//! it depends on changes.

use std::future::Future;

use leptos::{
    prelude::*,
    server::codee::{Decoder, Encoder},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::AppError;

/// The data of a page.
pub type Reading<T> = Resource<Result<T, AppError>, Json>;

/// JSON, read the very way in which server functions read their answers: what reads a type is then in the
/// browser's code once and not twice, a tenth of all of it.
pub struct Json;

impl<T: Serialize> Encoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Self::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}

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
