//! What a request failed with for no fault of the caller, for the layers around it: the log's line, and the
//! page that says so where no page could.

use std::sync::{Arc, OnceLock};

use super::AppError;

/// Put into the request's extensions by the outermost layer; the first failure stays.
#[derive(Clone, Debug, Default)]
pub struct Failed(Arc<OnceLock<AppError>>);

impl Failed {
    /// Notes what leaves a reference in the log; everything else is the caller's own affair.
    pub fn note(&self, error: &AppError) {
        if error.reference().is_some() {
            let _ = self.0.set(error.clone());
        }
    }

    pub fn error(&self) -> Option<&AppError> {
        self.0.get()
    }

    /// That it may pass: the same request is worth sending again.
    pub fn unavailable(&self) -> Option<&AppError> {
        self.error().filter(|error| matches!(error, AppError::Unavailable { .. }))
    }
}
