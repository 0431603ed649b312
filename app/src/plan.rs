//! The plan and the calendar: the year, the month, the week, one event with its dossier, the visits to the
//! departments, the games, and the calendar that a telephone reads.

mod api;
mod calendar;
mod event;
mod feed;
mod form;
mod games;
mod looks;
mod visits;
mod words;
mod year;

pub use self::{
    calendar::calendar,
    event::event,
    feed::feed,
    form::{form, new},
    games::games,
    visits::visits,
    year::year,
};

use crate::words::told as say;
