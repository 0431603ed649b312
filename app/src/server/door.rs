//! Signing in as server functions need it: the cookie's secret, from where it came, and letting in.

use domain::viewer::Viewer;
use store::people::{Origin, SessionSecret, SignedIn, SignedInViewer, Stage};

use super::{broken, extension, fail, go, set_cookie, store};
use crate::{
    AppError, paths,
    sign_in::{SessionCookie, Wish, way_back},
};

/// The secret of the living session, whatever its stage.
pub fn secret() -> Result<String, AppError> {
    extension().map(|SessionSecret(secret)| secret).ok_or_else(|| fail(AppError::SignedOut))
}

/// The same of a session that may act: for changing one's own account.
pub fn own_secret() -> Result<String, AppError> {
    extension::<Viewer>().ok_or_else(|| fail(AppError::SignedOut))?;
    secret()
}

pub fn signed_in() -> Result<SignedInViewer, AppError> {
    extension().ok_or_else(|| fail(AppError::SignedOut))
}

/// From where the request comes.
pub fn origin() -> Origin {
    extension().unwrap_or_default()
}

/// Hands the browser the fresh secret.
pub fn keep(signed_in: &SignedIn) -> Result<(), AppError> {
    let cookie: SessionCookie = extension().ok_or_else(|| broken("no session layer"))?;
    set_cookie(&cookie.set(&signed_in.token));
    Ok(())
}

/// The same for somebody who may be in now: what they chose on the way becomes theirs.
pub async fn arrive(signed_in: &SignedIn) -> Result<(), AppError> {
    keep(signed_in)?;
    if let (Stage::Full, Some(wish)) = (signed_in.stage, extension::<Wish>()) {
        set_cookie(&format!("{}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly", Wish::COOKIE));
        // Whoever signs in gets in, even when this is not kept.
        if let Err(cause) = grant(&signed_in.token, wish).await {
            tracing::warn!(%cause, "a preference is not kept");
        }
    }
    Ok(())
}

async fn grant(secret: &str, wish: Wish) -> Result<(), AppError> {
    let store = store()?;
    let Some(found) = store.viewer(secret).await? else { return Ok(()) };
    let tx = store.begin(found.viewer).await?;
    store::people::set_preferences(&tx, wish.locale, wish.theme.code()).await?;
    Ok(tx.commit().await?)
}

/// The same, and the next step: the code, setting one up, or back to the page that was asked for.
pub async fn let_in(signed_in: &SignedIn, back: &str) -> Result<(), AppError> {
    arrive(signed_in).await?;
    let back = way_back::local(back).unwrap_or_default();
    match signed_in.stage {
        Stage::Password => go(paths::sign_in_step(paths::SIGN_IN_CODE, back)),
        Stage::Enrol => go(paths::sign_in_step(paths::SIGN_IN_ENROL, back)),
        Stage::Full if back.is_empty() => go(paths::HOME),
        Stage::Full => go(back),
    }
}
