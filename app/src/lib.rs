//! What is seen: the pages, the kit they are made of, and the server functions they call.
//!
//! Compiled twice: natively for the server (feature `ssr`) and to WASM for the browser (`hydrate`).
//! The line before `server` is the only one that says which.

mod account;
mod act;
mod app;
mod board;
mod drafts;
mod fallen;
mod gallery;
mod json;
mod pages;
mod recommendations;
mod reports;
#[cfg(feature = "ssr")]
mod server;
mod shell;
mod totals;

pub mod asked;
pub mod dates;
pub mod error;
pub mod layout;
mod live;
pub mod net;
pub mod paths;
mod query;
mod read;
pub mod sign_in;
pub mod ui;
pub mod words;

pub use self::{
    app::App,
    asked::{Asked, Theme, Typed},
    error::AppError,
    fallen::say_fallen,
    shell::shell,
};
