//! Bodies and queries as strict as they are documented: a field nobody knows, or of another type, is
//! named by its place.

use std::{fmt, marker::PhantomData};

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, header, request::Parts},
};
use domain::problems;
use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeOwned, IntoDeserializer, MapAccess, Visitor,
        value::{self, MapAccessDeserializer, MapDeserializer},
    },
};
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::{
    finish::text,
    problem::{Problem, Why, Wrong},
};

/// The query as a struct of `Option<String>`. What the texts mean, the handler reads.
pub struct Query<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query)
            .map_err(|error| Problem::Malformed(error.to_string()))?;
        let pairs = pairs.into_iter().map(|(name, value)| (name, Said(value)));
        let pairs = MapDeserializer::<_, value::Error>::new(pairs);
        serde_path_to_error::deserialize(pairs).map(Self).map_err(|error| {
            let place = pointer(error.path());
            Problem::query(place.trim_start_matches('/'), why(&error.inner().to_string()))
        })
    }
}

/// What stands behind a name is there, even when it is empty.
struct Said(String);

impl<'de> IntoDeserializer<'de, value::Error> for Said {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Said {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        visitor.visit_string(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        visitor.visit_some(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A JSON object as a struct. `serde` alone would take a list of its fields' values as well.
pub struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(OfFields(PhantomData)).map(Self)
    }
}

struct OfFields<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OfFields<T> {
    type Value = T;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields))
    }
}

/// The bytes of a body that says it is JSON; nothing may be sent where nothing is asked.
pub async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    let is_json = is_json(request.headers());
    let body = Bytes::from_request(request, state)
        .await
        .map_err(|refused| Problem::Status(refused.status()))?;
    if body.is_empty() || is_json { Ok(body) } else { Err(Problem::NotJson) }
}

/// Nothing, and a null, are an empty object.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let body = if matches!(body.trim_ascii(), b"" | b"null") { b"{}".as_slice() } else { body };
    let mut from = serde_json::Deserializer::from_slice(body);
    let read = serde_path_to_error::deserialize(&mut from).map_err(|error| {
        let inner = error.inner();
        match inner.classify() {
            Category::Data => Problem::Invalid(vec![placed(error.path(), &inner.to_string())]),
            Category::Syntax | Category::Eof | Category::Io => {
                Problem::Malformed(inner.to_string())
            }
        }
    })?;
    from.end().map_err(|error| Problem::Malformed(error.to_string()))?;
    Ok(read)
}

/// `serde` says what it missed or met in words only; these are its own, fixed ones.
fn placed(path: &Path, said: &str) -> Wrong {
    let place = pointer(path);
    match said.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        Some(field) => Wrong {
            pointer: format!("{place}/{field}"),
            why: Why::Domain(problems::Problem::Missing),
        },
        None => Wrong { pointer: place, why: why(said) },
    }
}

fn why(said: &str) -> Why {
    if said.starts_with("unknown field") { Why::UnknownField } else { Why::WrongType }
}

/// RFC 6901.
fn pointer(path: &Path) -> String {
    let escaped = |text: &str| text.replace('~', "~0").replace('/', "~1");
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(format!("/{index}")),
            Segment::Map { key } => Some(format!("/{}", escaped(key))),
            Segment::Enum { variant } => Some(format!("/{}", escaped(variant))),
            Segment::Unknown => None,
        })
        .collect()
}

fn is_json(headers: &HeaderMap) -> bool {
    let said = text(headers, header::CONTENT_TYPE).unwrap_or_default();
    let kind = said.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}
