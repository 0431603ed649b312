//! What the request brought along: who asks, when, in which language, and what was typed into a form
//! that came back.
//!
//! The server provides it; the browser reads the same from the page, so both render alike.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::viewer::{Locale, Viewer};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::json::Json;

/// One per request. The browser keeps the one of the document it started from; whoever changes
/// language, theme or account gets a new document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub viewer: Option<Viewer>,
    pub typed: Typed,
    pub locale: Locale,
    pub theme: Theme,
    /// Whether single letters are short cuts on this device.
    pub keys: bool,
    /// The request's moment, for the clock that is shown.
    pub now_at: DateTime<Utc>,
    /// The office's day at that moment.
    pub today: NaiveDate,
    /// Whether figures and clock are a demonstration's, which every page then says.
    pub demo: bool,
    /// How many things wait for the viewer: the number at the bell.
    pub waiting: i64,
    /// Version or commit of the program.
    pub release: String,
    /// Where its source is.
    pub source: String,
}

/// Which half of the palette. `System` leaves it to the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// Field name → text, for a form that failed in a browser without script.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(pub BTreeMap<String, String>);

/// The number at the bell and on the rail. A page that learned a newer one sets it in an effect.
#[derive(Clone, Copy)]
pub struct Waiting(pub RwSignal<i64>);

/// Where browsers reach this site; the server puts it into each request.
#[derive(Clone, Debug)]
pub struct PublicUrl(pub String);

/// Called once, by `App`.
pub fn provide_asked() {
    let asked = SharedValue::<Asked, Json>::new_with_encoding(|| use_context().unwrap_or_default())
        .into_inner();
    provide_context(Waiting(RwSignal::new(asked.waiting)));
    let locale = asked.locale;
    provide_context(asked);
    Effect::new(move || crate::words::remember(locale));
}

/// The person the page is for; nobody before signing in.
pub fn viewer() -> Option<Viewer> {
    of(|asked| asked.viewer.clone())
}

/// The office's day. Never the browser's.
pub fn today() -> NaiveDate {
    of(|asked| asked.today)
}

/// What was typed into the field posted under `name`, when its form came back.
pub fn typed(name: &str) -> Option<String> {
    of(|asked| asked.typed.0.get(name).cloned())
}

/// One part of what was asked, without copying the rest. The default's outside of a page.
pub fn of<T>(part: impl Fn(&Asked) -> T) -> T {
    with_context(&part).unwrap_or_else(|| part(&Asked::default()))
}

impl Default for Asked {
    /// For pages that render before anything is known, such as the one for a broken server.
    fn default() -> Self {
        Self {
            viewer: None,
            typed: Typed::default(),
            locale: Locale::Vietnamese,
            theme: Theme::System,
            keys: true,
            now_at: DateTime::UNIX_EPOCH,
            today: NaiveDate::default(),
            demo: false,
            waiting: 0,
            release: String::new(),
            source: String::new(),
        }
    }
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// In the cookie, the form and `<html data-theme>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl std::str::FromStr for Theme {
    type Err = domain::code::UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = |theme: &Self| theme.code() == text;
        Self::ALL.into_iter().find(named).ok_or(domain::code::UnknownCode("Theme"))
    }
}
