//! Signing in: password, code, and setting a code up. Plain forms: the whole document is new
//! afterwards, so none of it needs script.

mod api;
mod code;
mod cookie;
mod demo;
mod enrol;
mod frame;
mod password;
mod setup;
pub mod way_back;
mod words;

use domain::viewer::Locale;
use leptos::prelude::*;

pub use self::{
    code::code,
    cookie::{KnownDevice, SessionCookie},
    enrol::enrol,
    password::password,
    setup::{CodeSetup, Qr, Setup},
};
use crate::{asked::Theme, query::use_query};

/// Language and theme that somebody chose on the way in, to become their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    pub locale: Locale,
    pub theme: Theme,
}

impl Wish {
    /// The cookie that says that there is one.
    pub const COOKIE: &str = "wish";
}

/// The field that carries the way back through every step.
#[component]
fn Back() -> impl IntoView {
    let back = use_query().get_untracked("back").unwrap_or_default();
    let back = way_back::local(&back).unwrap_or_default().to_owned();
    view! { <input type="hidden" name="back" value=back/> }.into_any()
}
