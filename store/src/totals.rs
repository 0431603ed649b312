//! Totals over units: kept in the transaction that changes a report, read by round, and counted anew
//! from the reports where somebody sees only some units.
//!
//! A report counts while the ministry has it, and in that time nobody changes its cells: so what it
//! adds when it arrives is what is taken away when it goes back.

mod completeness;
mod count;
mod indicator;
mod keep;
mod lines;
pub(crate) mod read;
mod rebuild;

pub use self::{
    completeness::completeness,
    indicator::indicator,
    lines::{ApiTotal, api_totals, page},
    rebuild::Difference,
};
pub(crate) use self::{
    keep::moved,
    rebuild::{fill_if_missing, rebuild_all},
};
