//! What listens: the router, its layers, the API, the session behind the cookie, and the commands.

pub mod api;
mod cache;
pub mod cli;
pub mod config;
pub mod connections;
mod doctor;
mod feed;
mod health;
mod limits;
mod preferences;
mod router;
mod security;
mod serve;
mod session;
mod sorry;
pub mod sweep;
pub mod telemetry;
mod tidy;
mod typed;

pub use router::{Settings, router};
