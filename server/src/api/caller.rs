//! For whom a program calls: `Authorization: Bearer`, and nothing else. Cookies are never looked at.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use domain::viewer::Viewer;
use store::{Tx, people};

use super::{Api, finish::text, problem::Problem};

/// Whoever the token stands for; being one of them is what an endpoint asks first.
pub struct Caller(pub people::Caller);

impl Caller {
    pub fn viewer(&self) -> &Viewer {
        &self.0.viewer
    }

    /// To look as the caller.
    pub async fn look(&self, api: &Api) -> Result<Tx, Problem> {
        Ok(api.store.look(self.viewer().clone()).await?)
    }
}

impl FromRequestParts<Api> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).ok_or(Problem::Unauthenticated)?;
        let caller = api.store.viewer_of_token(token).await?.ok_or(Problem::Unauthenticated)?;
        let scope = if parts.method.is_safe() { "read" } else { "write" };
        if caller.scopes.split_whitespace().any(|one| one == scope) {
            Ok(Self(caller))
        } else {
            Err(Problem::Scope)
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = text(headers, header::AUTHORIZATION)?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim()).filter(|token| !token.is_empty())
}
