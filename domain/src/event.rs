//! One line of the audit log, and what every act returns: the thing as it will be, and the lines
//! that say so.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    code::codes,
    id::{MembershipId, PersonId, UnitId},
    policy::Act,
    time::Now,
    viewer::{Grant, Viewer},
};

codes! {
    /// What kind of thing an audit event is about.
    pub enum Subject {
        Person = "person",
        Recommendation = "recommendation",
        Report = "report",
        Session = "session",
        Token = "token",
    }
}

/// Who did what to which thing when, with what changed as canonical JSON text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub act: Act,
    pub subject: Subject,
    pub subject_id: Uuid,
    pub unit: Option<UnitId>,
    pub by: Option<PersonId>,
    pub membership: Option<MembershipId>,
    pub at: DateTime<Utc>,
    /// What a person wrote along with it: a reason.
    pub note: Option<String>,
    /// JSON: what was, and what is now.
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Event {
    pub fn new(
        act: Act,
        subject: Subject,
        subject_id: impl Into<Uuid>,
        by: &Viewer,
        now: Now,
    ) -> Self {
        Self {
            act,
            subject,
            subject_id: subject_id.into(),
            unit: None,
            by: Some(by.id),
            membership: None,
            at: now.at,
            note: None,
            before: None,
            after: None,
        }
    }

    /// In which capacity: the membership and the unit it was done for.
    pub fn under(self, grant: &Grant, unit: UnitId) -> Self {
        Self { membership: Some(grant.membership), unit: Some(unit), ..self }
    }

    pub fn noting(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    pub fn changing(self, before: &impl Serialize, after: &impl Serialize) -> Self {
        let text = |value: Result<String, _>| value.ok();
        Self {
            before: text(serde_json::to_string(before)),
            after: text(serde_json::to_string(after)),
            ..self
        }
    }
}

/// Only `store::record` takes one, so nothing changes without its line.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided<T> {
    pub next: T,
    pub events: Vec<Event>,
}
