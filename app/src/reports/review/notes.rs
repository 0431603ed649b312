//! What a reviewer has half written, kept on this device by the field: opening another cell, reading the
//! page again or coming back later loses none of it.

use std::sync::Arc;

use domain::{policy::Act, report::ReviewPage};
use leptos::prelude::*;

use crate::{drafts, net};

/// Of one report and one person. Owned, not a signal: a field may be typed into while the page it was
/// made with is being replaced.
#[derive(Clone)]
pub struct Notes {
    place: Arc<str>,
}

/// The field of the words to the unit; the others are called as their cells.
pub const REASON: &str = "reason";

impl Notes {
    pub fn of(page: &ReviewPage) -> Self {
        Self { place: drafts::place(page.head.id).into() }
    }

    /// Puts what is kept into the field with this id, once it is there.
    pub fn resume(self, field: String, id: &'static str) {
        Effect::new(move || {
            if let Some(text) = net::kept(&self.place(&field)) {
                request_animation_frame(move || net::fill_in(id, &text));
            }
        });
    }

    /// In handlers only.
    pub fn typed(&self, field: &str, text: &str) {
        let place = self.place(field);
        if text.trim().is_empty() {
            net::forget(&place);
        } else {
            net::keep(&place, text);
        }
    }

    /// What the server has by now needs no keeping.
    pub fn forget_sent(self, page: &ReviewPage) {
        let flagged = page.cells.iter().filter(|cell| cell.flag.is_some());
        let mut sent: Vec<String> = flagged.map(|cell| cell.key.name()).collect();
        if !page.may.act(Act::ReturnReport) {
            sent.push(REASON.to_owned());
        }
        Effect::new(move || {
            for field in &sent {
                net::forget(&self.place(field));
            }
        });
    }

    fn place(&self, field: &str) -> String {
        drafts::note_place(&self.place, field)
    }
}
