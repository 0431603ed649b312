//! The rows, private to this crate: never returned, never serialised, never a form.

pub mod audit_events;
pub mod catalogue;
pub mod documents;
pub mod people;
pub mod recommendations;
pub mod reports;
pub mod templates;
pub mod totals;
pub mod units;
