//! Signing in as server functions need it: the cookie's secret, from where it came, and letting in.

use domain::viewer::Viewer;
use store::people::{Origin, SessionSecret, SignedIn, SignedInViewer, Stage};

use super::{broken, extension, fail, go, set_cookie};
use crate::{
    AppError, paths,
    sign_in::{SessionCookie, way_back},
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

/// The same, and the next step: the code, setting one up, or back to the page that was asked for.
pub fn let_in(signed_in: &SignedIn, back: &str) -> Result<(), AppError> {
    keep(signed_in)?;
    let back = way_back::local(back).unwrap_or_default();
    match signed_in.stage {
        Stage::Password => go(paths::sign_in_step(paths::SIGN_IN_CODE, back)),
        Stage::Enrol => go(paths::sign_in_step(paths::SIGN_IN_ENROL, back)),
        Stage::Full if back.is_empty() => go(paths::HOME),
        Stage::Full => go(back),
    }
}
