//! What the steps of signing in ask of the server. Nobody's `Viewer` is there yet.

use leptos::prelude::*;

use super::Setup;
use crate::{AppError, json::Answer};

/// The password. Where it leads is the server's decision: in, to the code, or to setting one up.
#[server(output = Answer)]
pub async fn sign_in(
    email: String,
    password: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    use crate::server::{door, store};
    let signed_in = store()?.sign_in(&email, &password, &door::origin()).await?;
    door::let_in(&signed_in, &back).await
}

/// The code, or a recovery code.
#[server(output = Answer)]
pub async fn give_code(code: String, #[server(default)] back: String) -> Result<(), AppError> {
    use crate::server::{door, store};
    let signed_in = store()?.give_code(&door::secret()?, &code, &door::origin()).await?;
    door::let_in(&signed_in, &back).await
}

/// What the telephone needs, while a code is being set up.
#[server(output = Answer)]
pub async fn read_setup() -> Result<Option<Setup>, AppError> {
    use crate::server::{door, qr, store};
    let begun = store()?.code_setup(&door::secret()?).await?;
    Ok(begun.map(|begun| Setup { qr: qr::drawn(&begun.url), secret: begun.secret }))
}

/// The first code of a telephone. The recovery codes wait at `/me`.
#[server(output = Answer)]
pub async fn confirm_setup(code: String) -> Result<(), AppError> {
    use crate::server::{door, go, store};
    let signed_in = store()?.confirm_code(&door::secret()?, &code).await?;
    door::arrive(&signed_in).await?;
    go(crate::paths::ME)
}
