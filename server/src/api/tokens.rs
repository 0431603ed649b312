//! A token for e-mail, password and code: the one endpoint that is open to everybody.

use app::AppError;
use axum::{
    Json,
    extract::{FromRequest, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, FixedOffset};
use domain::{account::SignInRefusal, problems, time::with_offset};
use serde::{Deserialize, Serialize};
use store::people::Origin;
use utoipa::ToSchema;

use super::{
    Api,
    json::{self, Object},
    problem::{Problem, ProblemBody, Why, Wrong},
};

/// After this many seconds those who came too fast or all at once may try again.
const PATIENCE: i64 = 30;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenInput {
    #[schema(example = "qna@giaoban.test", min_length = 1)]
    email: String,
    #[schema(format = Password, min_length = 1)]
    password: String,
    /// The six digits of the moment, where a code is set up.
    #[serde(default)]
    totp: Option<String>,
}

/// Shown once: only its hash is kept.
#[derive(Serialize, ToSchema)]
pub struct Token {
    token: String,
    expires_at: DateTime<FixedOffset>,
}

/// What is sent, and from where.
pub struct Tried {
    input: TokenInput,
    from: Origin,
}

impl FromRequest<Api> for Tried {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Api) -> Result<Self, Problem> {
        let from = request.extensions().get::<Origin>().cloned().unwrap_or_default();
        let body = json::bytes(request, api).await?;
        let Object(input): Object<TokenInput> = json::read(&body)?;
        let parts = [("email", &input.email), ("password", &input.password)];
        let missing = parts.into_iter().filter(|(_, typed)| typed.is_empty());
        let wrongs: Vec<Wrong> = missing
            .map(|(name, _)| Wrong {
                pointer: format!("/{name}"),
                why: Why::Domain(problems::Problem::Missing),
            })
            .collect();
        if wrongs.is_empty() { Ok(Self { input, from }) } else { Err(Problem::Invalid(wrongs)) }
    }
}

/// Get a token
///
/// It acts for its owner for 30 days, or until it is revoked. An `Idempotency-Key` is not looked at
/// here: to repeat the answer, the token itself would have to be kept.
#[utoipa::path(
    post, path = "/tokens", operation_id = "create_token", tag = "account", security(()), request_body = TokenInput,
    responses(
        (status = 201, body = Token),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn create(
    State(api): State<Api>,
    Tried { input, from }: Tried,
) -> Result<Response, Problem> {
    let totp = input.totp.as_deref().filter(|code| !code.trim().is_empty());
    let made = api.store.create_token(&input.email, &input.password, totp, &from).await;
    let made = made.map_err(|error| {
        let error = AppError::from(error);
        match error {
            AppError::SignIn(SignInRefusal::Paused { until }) => {
                let left = (until - api.store.clock().now().at).num_seconds();
                Problem::Later(error, left + 1)
            }
            AppError::SignIn(SignInRefusal::Busy) => Problem::Later(error, PATIENCE),
            other => Problem::App(other),
        }
    })?;
    let token = Token { token: made.token, expires_at: with_offset(made.expires_at) };
    let no_copy = (header::CACHE_CONTROL, "no-store");
    Ok((StatusCode::CREATED, [no_copy], Json(token)).into_response())
}
