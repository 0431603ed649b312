//! A request that changes something: who asks, what for, of which version, and whether it may have
//! been sent before. `once` runs its effect and its answer in one transaction.

use std::{
    collections::HashSet,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{id::PersonId, viewer::Locale};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::{
    Tx,
    idempotency::{self, Answer, Reserved},
};

use super::{
    Api,
    caller::Caller,
    finish::{language, tags, text},
    json,
    problem::{MEDIA_TYPE, Problem},
};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
const LONGEST_KEY: usize = 200;

/// Everything about one such request. Extracting it refuses what cannot be one.
pub struct Asked<T> {
    api: Api,
    caller: Caller,
    pub input: T,
    pub locale: Locale,
    if_match: Option<String>,
    key: Option<Key>,
}

/// The effect, within its transaction, and what to answer.
pub type Doing<'a> = Pin<Box<dyn Future<Output = Result<Answer, Problem>> + Send + 'a>>;

struct Key {
    key: String,
    /// Of method, address and body: the same key never stands for two requests.
    request: String,
}

impl<T: DeserializeOwned> FromRequest<Api> for Asked<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Api) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, api).await?;
        let key = key(&parts.headers)?;
        let if_match = text(&parts.headers, header::IF_MATCH).map(ToOwned::to_owned);
        let locale = language(&parts.headers);
        let address = format!("{} {}\n", parts.method, parts.uri);
        let body = json::bytes(Request::from_parts(parts, body), api).await?;
        let input = json::read(&body)?;
        let request = || hex(&Sha256::new().chain_update(address).chain_update(&body).finalize());
        let key = key.map(|key| Key { key, request: request() });
        Ok(Self { api: api.clone(), caller, input, locale, if_match, key })
    }
}

impl<T> Asked<T> {
    /// The caller must say which version it has seen.
    pub fn must_name_a_version(&self) -> Result<(), Problem> {
        if self.if_match.is_some() { Ok(()) } else { Err(Problem::IfMatchMissing) }
    }

    /// Whether the version the caller has seen, if it says so, is the present one.
    pub fn saw(&self, row_version: i32) -> Result<(), Problem> {
        let Some(seen) = &self.if_match else { return Ok(()) };
        let present = etag(row_version);
        if tags(seen).any(|tag| tag == "*" || tag == present) {
            Ok(())
        } else {
            Err(Problem::Stale)
        }
    }

    /// One effect and one answer however often the request is sent with its key: both are committed
    /// together. A refusal is kept too, apart: it has no effect that could be lost.
    pub async fn once(
        &self,
        act: impl for<'a> FnOnce(&'a Tx, &'a Self) -> Doing<'a>,
    ) -> Result<Response, Problem> {
        let Some(key) = &self.key else {
            let tx = self.begin().await?;
            let answer = act(&tx, self).await?;
            tx.commit().await?;
            return Ok(said(answer));
        };
        let _alone = self.api.running.enter(self.caller.viewer().id, &key.key)?;
        let tx = self.begin().await?;
        if let Some(answer) = reserved(&tx, key).await? {
            return Ok(again(answer));
        }
        match act(&tx, self).await {
            Ok(answer) => {
                idempotency::keep(&tx, &key.key, &answer).await?;
                tx.commit().await?;
                Ok(said(answer))
            }
            Err(problem) => {
                drop(tx);
                self.refused(key, problem).await
            }
        }
    }

    async fn refused(&self, key: &Key, problem: Problem) -> Result<Response, Problem> {
        if problem.is_final() {
            let tx = self.begin().await?;
            if let Some(answer) = reserved(&tx, key).await? {
                return Ok(again(answer));
            }
            let status = problem.status().as_u16();
            let answer = Answer { status, etag: None, body: problem.body(self.locale) };
            idempotency::keep(&tx, &key.key, &answer).await?;
            tx.commit().await?;
        }
        Err(problem)
    }

    async fn begin(&self) -> Result<Tx, Problem> {
        Ok(self.api.store.begin(self.caller.viewer().clone()).await?)
    }
}

/// `"7"`: what a report is named by in `ETag` and `If-Match`.
pub fn etag(row_version: i32) -> String {
    format!("\"{row_version}\"")
}

/// Keys whose requests are being worked on in this process. Another process's are held apart by the
/// database: whoever comes second waits for the first.
#[derive(Clone, Default)]
pub struct Running(Arc<Mutex<HashSet<(PersonId, String)>>>);

impl Running {
    fn enter(&self, by: PersonId, key: &str) -> Result<Alone, Problem> {
        let it = (by, key.to_owned());
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if running.insert(it.clone()) {
            Ok(Alone { running: self.clone(), it })
        } else {
            Err(Problem::InProgress)
        }
    }
}

/// While it lives, nobody else works on the same.
struct Alone {
    running: Running,
    it: (PersonId, String),
}

impl Drop for Alone {
    fn drop(&mut self) {
        self.running.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.it);
    }
}

async fn reserved(tx: &Tx, key: &Key) -> Result<Option<Answer>, Problem> {
    match idempotency::reserve(tx, &key.key, &key.request).await? {
        Reserved::New => Ok(None),
        Reserved::Answered(answer) => Ok(Some(answer)),
        Reserved::OtherRequest => Err(Problem::KeyReused),
    }
}

fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(key) = headers.get(KEY) else { return Ok(None) };
    let key = key.to_str().map_err(|_| Problem::KeyInvalid)?.trim();
    let sound =
        (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|one| one.is_ascii_graphic());
    if sound { Ok(Some(key.to_owned())) } else { Err(Problem::KeyInvalid) }
}

fn again(answer: Answer) -> Response {
    let mut response = said(answer);
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

fn said(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let kind = if status.is_success() { "application/json" } else { MEDIA_TYPE };
    let mut response = (status, [(header::CONTENT_TYPE, kind)], answer.body).into_response();
    if let Some(Ok(tag)) = answer.etag.as_deref().map(HeaderValue::from_str) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
