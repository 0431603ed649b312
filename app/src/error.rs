//! What the browser may know of a failure, and how it is told to a person.

mod failed;
mod page;
mod sorry;
mod words;

use domain::{
    account::SignInRefusal,
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
    time,
};
use leptos::{
    prelude::*,
    server_fn::{ServerFn, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

pub use self::{
    failed::Failed,
    page::{ErrorBanner, ErrorPage, NotFound},
    sorry::{Kept, Sorry, Trouble},
};
use crate::{
    act::{FormAct, refusal},
    json::Json,
    ui::Failure,
    words::{act_button, clash_sentence, item_status_word, recommendation_word, status_word},
};

/// Codes, fields and references only: it also travels in the address of a form without script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error(transparent)]
    Refused(Refusal),
    #[error(transparent)]
    SignIn(SignInRefusal),
    #[error("not found")]
    NotFound,
    #[error("signed out")]
    SignedOut,
    #[error("changed meanwhile")]
    Conflict,
    #[error("not understood")]
    Malformed,
    /// A bug; the reference finds it in the log.
    #[error("broken, {reference}")]
    Broken { reference: String },
    /// The database is gone or locked: it may pass.
    #[error("unavailable, {reference}")]
    Unavailable { reference: String },
    /// The server was not reached at all.
    #[error("offline")]
    Offline,
}

impl FromServerFnError for AppError {
    type Encoder = Json;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Malformed,
            // On the server it is the caller's body; in the browser it is the server's answer.
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => Self::Malformed,
            _ => Self::Broken { reference: String::new() },
        }
    }
}

impl AppError {
    /// The HTTP status that says the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused(Refusal::NotAllowed(_) | Refusal::OwnWork) => 403,
            Self::Refused(
                Refusal::WrongState { .. }
                | Refusal::WrongEventState { .. }
                | Refusal::WrongStep { .. }
                | Refusal::ReopenedBefore
                | Refusal::MinutesFinal
                | Refusal::Locked { .. },
            )
            | Self::Conflict => 409,
            Self::Refused(
                Refusal::NotReady { .. }
                | Refusal::NothingFlagged
                | Refusal::MinutesMissing
                | Refusal::Clashes(_)
                | Refusal::Invalid(_),
            ) => 422,
            Self::SignIn(SignInRefusal::Paused { .. }) => 429,
            Self::SignIn(SignInRefusal::Busy) | Self::Unavailable { .. } | Self::Offline => 503,
            Self::SignIn(SignInRefusal::Wrong | SignInRefusal::WrongCode) | Self::SignedOut => 401,
            Self::NotFound => 404,
            Self::Malformed => 400,
            Self::Broken { .. } => 500,
        }
    }

    /// Field by field, when that is what is wrong.
    pub fn problems(&self) -> Problems {
        match self {
            Self::Refused(Refusal::Invalid(problems)) => problems.clone(),
            // Said at the field where one may say why the day is kept.
            Self::Refused(Refusal::Clashes(_)) => Problems::one("despite", Problem::Missing),
            _ => Problems::default(),
        }
    }

    /// What happened, and what to do next.
    pub fn sentence(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal_sentence(refusal),
            Self::SignIn(refusal) => sign_in_sentence(refusal),
            Self::NotFound => words::not_found().to_owned(),
            Self::SignedOut => words::signed_out().to_owned(),
            Self::Conflict => words::conflict().to_owned(),
            Self::Malformed => words::malformed().to_owned(),
            Self::Broken { .. } => words::broken().to_owned(),
            Self::Unavailable { .. } => words::unavailable().to_owned(),
            Self::Offline => words::offline().to_owned(),
        }
    }

    /// The same with the code to quote, where there is one.
    pub fn told(&self) -> String {
        match self.reference() {
            Some(reference) => format!("{} {}", self.sentence(), words::code(reference)),
            None => self.sentence(),
        }
    }

    /// What a person quotes to whoever reads the log.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Broken { reference } | Self::Unavailable { reference } => {
                Some(reference.as_str()).filter(|reference| !reference.is_empty())
            }
            _ => None,
        }
    }
}

/// Why the form of this act was refused last, for `ErrorSummary` and the fields.
pub fn failure(act: FormAct) -> Failure {
    failure_of(act.error())
}

/// Why a form without script was refused.
pub fn failure_without_script<S>() -> Failure
where
    S: ServerFn<Error = AppError>,
{
    failure_of(Signal::stored(refusal::<S>()))
}

/// The same of an error that is already at hand.
pub fn failure_of(error: Signal<Option<AppError>>) -> Failure {
    Failure {
        sentence: Signal::derive(move || error.with(|error| error.as_ref().map(AppError::told))),
        problems: Signal::derive(move || {
            error.with(|error| error.as_ref().map(AppError::problems).unwrap_or_default())
        }),
    }
}

fn refusal_sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotAllowed(act) => words::not_allowed(act_button(*act)),
        Refusal::WrongState { is, act } => words::wrong_state(act_button(*act), status_word(*is)),
        Refusal::WrongEventState { is, act } => {
            words::wrong_event_state(act_button(*act), item_status_word(*is))
        }
        Refusal::MinutesMissing => words::minutes_missing().to_owned(),
        Refusal::MinutesFinal => words::minutes_final().to_owned(),
        Refusal::Clashes(clashes) => {
            let said: Vec<String> = clashes.iter().map(clash_sentence).collect();
            format!("{} {}", words::clashes(), said.join(" "))
        }
        Refusal::Locked { since, act: Act::RecallReport } => {
            words::locked_recall(time::moment(*since))
        }
        Refusal::Locked { since, .. } => words::locked(time::moment(*since)),
        Refusal::NotReady { errors, unexplained, missing, unanswered } => {
            not_ready(*errors, *unexplained, *missing, *unanswered)
        }
        Refusal::NothingFlagged => words::nothing_flagged().to_owned(),
        Refusal::OwnWork => words::own_work().to_owned(),
        Refusal::Invalid(_) => words::invalid().to_owned(),
        Refusal::WrongStep { is, act } => {
            words::wrong_step(act_button(*act), recommendation_word(*is))
        }
        Refusal::ReopenedBefore => words::reopened_before().to_owned(),
    }
}

/// Only what keeps it from being submitted.
fn not_ready(errors: u32, unexplained: u32, missing: u32, unanswered: u32) -> String {
    let what: Vec<String> = [
        (errors > 0).then(|| words::wrong_cells(errors)),
        (unexplained > 0).then(|| words::unexplained(unexplained)),
        (missing > 0).then(|| words::empty_cells(missing)),
        (unanswered > 0).then(|| words::unanswered(unanswered)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let sentence = words::not_ready(what.join(", "));
    if unanswered == 0 {
        return sentence;
    }
    format!("{sentence} {}", words::change_or_answer())
}

fn sign_in_sentence(refusal: &SignInRefusal) -> String {
    match refusal {
        SignInRefusal::Wrong => words::wrong_password().to_owned(),
        SignInRefusal::Paused { until } => {
            words::paused(time::clock(*until), time::day(time::office_day(*until)))
        }
        SignInRefusal::WrongCode => words::wrong_code().to_owned(),
        SignInRefusal::Busy => words::busy().to_owned(),
    }
}
