//! What a person typed and the server does not have yet, kept on this device under their name.
//!
//! Nothing of it stays behind when they sign out; an ended session leaves it for the next one.

use domain::id::ReportId;

use crate::net;

/// How the names begin under which drafts are kept.
const PREFIX: &str = "giaoban.draft.";

/// Where this device keeps what a person typed into a report.
pub fn place(person: &str, report: ReportId) -> String {
    format!("{PREFIX}{person}.{report}")
}

/// Where this device keeps what a reviewer types about a report, by the field.
pub fn note_place(person: &str, report: ReportId, field: &str) -> String {
    format!("{}.note.{field}", place(person, report))
}

/// Whether anything is kept. In handlers only.
pub fn are_kept() -> bool {
    !net::kept_names(PREFIX).is_empty()
}

/// In handlers only.
pub fn forget() {
    for name in net::kept_names(PREFIX) {
        net::forget(&name);
    }
}
