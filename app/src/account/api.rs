//! What the page about oneself asks of the server. Acts that change how one signs in take the
//! session's secret and hand out a fresh one.

use domain::{
    account::PasswordInput,
    id::{SessionId, TokenId},
};
use leptos::prelude::*;

use super::AccountView;
use crate::{AppError, json::Answer};

#[server(output = Answer)]
pub async fn read_account() -> Result<AccountView, AppError> {
    use crate::server::{door, look, qr, store};
    let signed_in = door::signed_in()?;
    let tx = look().await?;
    let page = store::people::account_page(&tx, signed_in.session).await?;
    drop(tx);
    let (store, secret) = (store()?, door::own_secret()?);
    let begun = store.code_setup(&secret).await?;
    Ok(AccountView {
        page,
        setup: begun
            .map(|one| crate::sign_in::Setup { qr: qr::drawn(&one.url), secret: one.secret }),
        codes: store.recovery_codes(&secret).await?,
        must_change_password: signed_in.must_change_password,
    })
}

#[server(output = Answer)]
pub async fn change_password(input: PasswordInput) -> Result<(), AppError> {
    use crate::server::{door, go, store};
    let was_due = door::signed_in()?.must_change_password;
    let signed_in = store()?.change_password(&door::own_secret()?, &input).await?;
    door::keep(&signed_in)?;
    go(if was_due { crate::paths::HOME.to_owned() } else { crate::paths::me_done("password") })
}

/// Begins to set a code up: the page then shows what to scan.
#[server(output = Answer)]
pub async fn begin_code(password: String) -> Result<(), AppError> {
    use crate::server::{door, go, store};
    door::keep(&store()?.begin_code(&door::own_secret()?, &password).await?)?;
    go(format!("{}#codes", crate::paths::ME))
}

#[server(output = Answer)]
pub async fn confirm_code(code: String) -> Result<(), AppError> {
    use crate::server::{door, go, store};
    door::keep(&store()?.confirm_code(&door::own_secret()?, &code).await?)?;
    go(crate::paths::me_done("code"))
}

#[server(output = Answer)]
pub async fn disable_code(password: String) -> Result<(), AppError> {
    use crate::server::{door, go, store};
    door::keep(&store()?.disable_code(&door::own_secret()?, &password).await?)?;
    go(crate::paths::me_done("no-code"))
}

#[server(output = Answer)]
pub async fn renew_recovery_codes(password: String) -> Result<(), AppError> {
    use crate::server::{door, go, store};
    door::keep(&store()?.renew_recovery_codes(&door::own_secret()?, &password).await?)?;
    go(crate::paths::me_done("codes"))
}

/// They are written down: nobody sees them again.
#[server(output = Answer)]
pub async fn keep_recovery_codes() -> Result<(), AppError> {
    use crate::server::{door, go, store};
    door::keep(&store()?.recovery_codes_saved(&door::own_secret()?).await?)?;
    go(crate::paths::me_done("kept"))
}

#[server(output = Answer)]
pub async fn revoke_session(id: SessionId) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::people::revoke_session(&tx, id).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::me_done("session"))
}

#[server(output = Answer)]
pub async fn revoke_other_sessions() -> Result<(), AppError> {
    let current = crate::server::door::signed_in()?.session;
    let tx = crate::server::begin().await?;
    store::people::revoke_other_sessions(&tx, current).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::me_done("sessions"))
}

#[server(output = Answer)]
pub async fn revoke_token(id: TokenId) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::people::revoke_token(&tx, id).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::me_done("token"))
}
