//! Signing in as server functions need it: the cookie's secret, from where it came, and letting in.

use domain::viewer::Viewer;
use store::{
    Store,
    people::{Origin, SessionSecret, SignedIn, SignedInViewer, Stage},
};

use super::{broken, extension, fail, go, set_cookie};
use crate::{
    AppError, paths,
    sign_in::{KnownDevice, SessionCookie, Wish, way_back},
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
    if signed_in.stage == Stage::Full {
        remember(signed_in).await;
    }
    if let (Stage::Full, Some(wish)) = (signed_in.stage, extension::<Wish>()) {
        set_cookie(&format!("{}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly", Wish::COOKIE));
        // Whoever signs in gets in, even when this is not kept.
        if let Err(cause) = grant(&signed_in.token, wish).await {
            tracing::warn!(%cause, "a preference is not kept");
        }
    }
    Ok(())
}

/// The browser keeps that this person signed in from it. Whoever signs in gets in without that too.
async fn remember(signed_in: &SignedIn) {
    let Some(store) = extension::<Store>() else { return };
    match store.remember_device(&signed_in.token, &origin().known).await {
        Ok(known) => {
            let over_tls = extension::<SessionCookie>() == Some(SessionCookie::Secure);
            set_cookie(&KnownDevice::set(&known, over_tls));
        }
        Err(cause) => tracing::warn!(%cause, "a device is not remembered"),
    }
}

async fn grant(secret: &str, wish: Wish) -> store::Result<()> {
    let Some(store) = extension::<Store>() else { return Ok(()) };
    let Some(found) = store.viewer(secret).await? else { return Ok(()) };
    let tx = store.begin(found.viewer).await?;
    store::people::set_preferences(&tx, wish.locale, wish.theme.code()).await?;
    tx.commit().await
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
