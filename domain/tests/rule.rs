//! The language of rules: how it reads, what it refuses and where, and what it comes to.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

#[path = "rule/cells.rs"]
mod cells;
#[path = "rule/evaluating.rs"]
mod evaluating;
#[path = "rule/ordering.rs"]
mod ordering;
#[path = "rule/properties.rs"]
mod properties;
#[path = "rule/reading.rs"]
mod reading;
#[path = "rule/refusing.rs"]
mod refusing;
