//! What went wrong, as RFC 9457 writes it. A handler returns a `Problem`; the layer `finish` puts it
//! into words, in the language the request asked for.

use std::sync::Arc;

use app::AppError;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{account::SignInRefusal, problems, refusal::Refusal, viewer::Locale};
use serde::Serialize;
use utoipa::ToSchema;

use super::words;

pub const MEDIA_TYPE: &str = "application/problem+json";

/// After this many seconds it is worth trying again when the database was away.
const SOON: i64 = 5;

/// Everything a request can fail with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// What a server function would fail with as well.
    App(AppError),
    /// It may work after so many seconds.
    Later(AppError, i64),
    /// No token, or one that has ended.
    Unauthenticated,
    /// The token may not do this, whoever its owner is.
    Scope,
    /// Not JSON at all; what the parser says.
    Malformed(String),
    /// JSON, but not what is asked for.
    Invalid(Vec<Wrong>),
    NotJson,
    IfMatchMissing,
    /// Another version than the one named by `If-Match`.
    Stale,
    KeyInvalid,
    KeyReused,
    InProgress,
    /// What the router says by itself.
    Status(StatusCode),
}

/// One thing wrong with one part of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// JSON Pointer into the body; `?name` for a part of the query.
    pub pointer: String,
    pub why: Why,
}

/// Why a part of a request is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Domain(problems::Problem),
    UnknownField,
    WrongType,
    OutOfRange,
    /// Two parts that exclude each other.
    NotBoth,
    TooMany,
}

/// A failed request's answer.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// A URI reference that stands for the code.
    #[serde(rename = "type")]
    #[schema(example = "/api/problems/stale")]
    kind: String,
    title: String,
    status: u16,
    /// A sentence for people: Vietnamese, or English with `Accept-Language: en`.
    detail: String,
    /// Stable; what programs decide by.
    #[schema(example = "stale")]
    code: &'static str,
    errors: Vec<ProblemError>,
    /// What finds the failure in the server's log.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// Why a report cannot be submitted yet, in numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<Counts>,
}

#[derive(Serialize, ToSchema)]
struct ProblemError {
    /// JSON Pointer into the body; `?name` for a part of the query.
    pointer: String,
    code: &'static str,
    message: String,
}

#[derive(Serialize, ToSchema)]
struct Counts {
    errors: u32,
    unexplained: u32,
    missing: u32,
    unanswered: u32,
}

impl Problem {
    /// One thing wrong with one part.
    pub fn one(pointer: impl Into<String>, why: Why) -> Self {
        Self::Invalid(vec![Wrong { pointer: pointer.into(), why }])
    }

    /// Wrong with a part of the query.
    pub fn query(name: &str, why: Why) -> Self {
        Self::one(format!("?{name}"), why)
    }

    pub fn status(&self) -> StatusCode {
        match self {
            // Who comes too fast is told to come slower; the pages say it as "busy".
            Self::Later(AppError::SignIn(SignInRefusal::Busy), _) => StatusCode::TOO_MANY_REQUESTS,
            Self::App(error) | Self::Later(error, _) => {
                StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Scope => StatusCode::FORBIDDEN,
            Self::Malformed(_) | Self::KeyInvalid => StatusCode::BAD_REQUEST,
            Self::Invalid(_) | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::IfMatchMissing => StatusCode::PRECONDITION_REQUIRED,
            Self::Stale => StatusCode::PRECONDITION_FAILED,
            Self::InProgress => StatusCode::CONFLICT,
            Self::Status(status) => *status,
        }
    }

    /// Stable names; the list is in docs/api.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::App(error) | Self::Later(error, _) => code_of(error),
            Self::Unauthenticated => "unauthenticated",
            Self::Scope => "scope-missing",
            Self::Malformed(_) => "malformed",
            Self::Invalid(_) => "invalid",
            Self::NotJson => "not-json",
            Self::IfMatchMissing => "if-match-missing",
            Self::Stale => "stale",
            Self::KeyInvalid => "idempotency-key-invalid",
            Self::KeyReused => "idempotency-key-reused",
            Self::InProgress => "in-progress",
            Self::Status(status) => code_of_status(*status),
        }
    }

    /// Whether the rules have decided: the same request gets the same answer again. What failed
    /// before that, or may pass, is tried anew.
    pub fn is_final(&self) -> bool {
        let decided = matches!(self, Self::App(error) if *error != AppError::Conflict)
            || matches!(self, Self::Invalid(_));
        decided && matches!(self.status().as_u16(), 403 | 404 | 409 | 422)
    }

    /// In the words of a language, as JSON.
    pub fn body(&self, locale: Locale) -> String {
        words::within(locale, || {
            let body = ProblemBody {
                kind: format!("/api/problems/{}", self.code()),
                title: words::title(self).to_owned(),
                status: self.status().as_u16(),
                detail: words::detail(self),
                code: self.code(),
                errors: self.wrongs().into_iter().map(ProblemError::from).collect(),
                reference: self.app().and_then(AppError::reference).map(ToOwned::to_owned),
                counts: self.counts(),
            };
            serde_json::to_string(&body).unwrap_or_default()
        })
    }

    /// What goes beside the body.
    pub fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if self.status() == StatusCode::UNAUTHORIZED {
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer realm=\"giaoban\""),
            );
        }
        let seconds = match self {
            Self::Later(_, seconds) => Some(*seconds),
            _ if self.status() == StatusCode::SERVICE_UNAVAILABLE => Some(SOON),
            _ => None,
        };
        if let Some(seconds) = seconds {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        headers
    }

    fn app(&self) -> Option<&AppError> {
        match self {
            Self::App(error) | Self::Later(error, _) => Some(error),
            _ => None,
        }
    }

    fn wrongs(&self) -> Vec<Wrong> {
        match self {
            Self::Invalid(wrongs) => wrongs.clone(),
            Self::App(error) => {
                let problems = error.problems();
                let wrongs = problems.iter().map(|(field, problem)| Wrong {
                    pointer: format!("/{field}"),
                    why: Why::Domain(problem),
                });
                wrongs.collect()
            }
            _ => Vec::new(),
        }
    }

    fn counts(&self) -> Option<Counts> {
        match self.app()? {
            AppError::Refused(Refusal::NotReady { errors, unexplained, missing, unanswered }) => {
                Some(Counts {
                    errors: *errors,
                    unexplained: *unexplained,
                    missing: *missing,
                    unanswered: *unanswered,
                })
            }
            _ => None,
        }
    }
}

/// Bare; `finish` finds the problem in the response and says it.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// The cause goes to the log with its reference, in the one place that does so.
impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        Self::App(error.into())
    }
}

impl From<Wrong> for ProblemError {
    fn from(wrong: Wrong) -> Self {
        Self {
            code: wrong.why.code(),
            message: words::why(wrong.why).to_owned(),
            pointer: wrong.pointer,
        }
    }
}

impl Why {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Domain(problem) => problem.code(),
            Self::UnknownField => "unknown-field",
            Self::WrongType => "wrong-type",
            Self::OutOfRange => "out-of-range",
            Self::NotBoth => "not-both",
            Self::TooMany => "too-many",
        }
    }
}

const fn code_of(error: &AppError) -> &'static str {
    match error {
        AppError::Refused(refusal) => match refusal {
            Refusal::NotAllowed(_) => "not-allowed",
            Refusal::MinutesMissing => "minutes-missing",
            Refusal::MinutesFinal => "minutes-final",
            Refusal::Clashes(_) => "clashes",
            Refusal::WrongState { .. }
            | Refusal::WrongEventState { .. }
            | Refusal::WrongStep { .. } => "wrong-state",
            Refusal::ReopenedBefore => "reopened-before",
            Refusal::Locked { .. } => "locked",
            Refusal::NotReady { .. } => "not-ready",
            Refusal::NothingFlagged => "nothing-flagged",
            Refusal::OwnWork => "own-work",
            Refusal::Invalid(_) => "invalid",
        },
        AppError::SignIn(SignInRefusal::Wrong) => "wrong-password",
        AppError::SignIn(SignInRefusal::WrongCode) => "wrong-code",
        AppError::SignIn(SignInRefusal::Paused { .. }) => "sign-in-paused",
        AppError::SignIn(SignInRefusal::Busy) => "busy",
        AppError::NotFound => "not-found",
        AppError::SignedOut => "unauthenticated",
        AppError::Conflict => "changed",
        AppError::Malformed => "malformed",
        AppError::Broken { .. } => "broken",
        AppError::Unavailable { .. } | AppError::Offline => "unavailable",
    }
}

fn code_of_status(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "not-json",
        StatusCode::TOO_MANY_REQUESTS => "too-many-requests",
        StatusCode::REQUEST_TIMEOUT => "timeout",
        StatusCode::SERVICE_UNAVAILABLE => "unavailable",
        StatusCode::FORBIDDEN => "not-allowed",
        status if status.is_server_error() => "broken",
        _ => "malformed",
    }
}
