//! The caller: who, in which roles, and what the token may do.

use axum::{Json, extract::State};
use serde::Serialize;
use store::catalogue;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Api,
    caller::Caller,
    problem::{Problem, ProblemBody},
};

#[derive(Serialize, ToSchema)]
pub struct Me {
    id: Uuid,
    name: String,
    /// `vi` or `en`.
    locale: &'static str,
    /// The roles held today. None of them: a new password is due.
    roles: Vec<RoleHeld>,
    token: TokenShown,
}

#[derive(Serialize, ToSchema)]
struct RoleHeld {
    #[schema(example = "author")]
    role: &'static str,
    /// The unit's code.
    unit: String,
    unit_name: String,
    can_sign: bool,
}

#[derive(Serialize, ToSchema)]
struct TokenShown {
    id: Uuid,
    /// `read`, `write`.
    scopes: Vec<String>,
}

/// Who is calling
#[utoipa::path(
    get, path = "/me", operation_id = "read_me", tag = "account",
    responses(
        (status = 200, body = Me, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn read(State(api): State<Api>, caller: Caller) -> Result<Json<Me>, Problem> {
    let tx = caller.look(&api).await?;
    let codes = catalogue::unit_codes(&tx).await?;
    let Caller(caller) = caller;
    let roles = caller.viewer.grants.into_iter().map(|grant| RoleHeld {
        role: grant.role.code(),
        unit: codes.get(&grant.unit).cloned().unwrap_or_default(),
        unit_name: grant.unit_name.vi,
        can_sign: grant.can_sign,
    });
    Ok(Json(Me {
        id: caller.viewer.id.into(),
        name: caller.viewer.name,
        locale: caller.locale.code(),
        roles: roles.collect(),
        token: TokenShown {
            id: caller.token.into(),
            scopes: caller.scopes.split_whitespace().map(ToOwned::to_owned).collect(),
        },
    }))
}
