//! Reports: the list, what waits for me, the form, its check, the decision of leader and ministry, and
//! the history.

mod api;
mod check;
mod figures;
mod form;
mod history;
mod list;
mod open;
mod recent;
mod review;
mod words;
mod work;

pub use self::{
    check::Check, form::Form, history::HistoryView, list::List, open::Open, review::Review,
    work::Work,
};

use domain::{report::ReportHead, template::Wording};

use crate::words::locale;

/// A template's or a unit's text in the language of the page.
fn say(wording: &Wording) -> String {
    wording.say(locale()).to_owned()
}

/// Above the title of every page of one report: whose, which window, on what legal basis.
fn overline(head: &ReportHead) -> String {
    words::overline(
        say(&head.unit_name),
        crate::dates::span(head.cutoff_from, head.cutoff_to),
        head.legal_basis.clone(),
    )
}
