//! Recommendations of the departments: the list and its board, raising one, one with its answer, and how
//! many were answered.

mod api;
mod board;
mod done;
mod facets;
mod list;
mod look;
mod one;
mod raise;
mod summary;
mod words;

pub use self::{
    list::list,
    one::one,
    raise::{edit, raise},
    summary::summary,
};
