//! What is wrong with what a person typed: field → problem. Every input parser collects into this.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::code::codes;

codes! {
    /// A code, not a sentence: the page finds the words.
    pub enum Problem {
        Missing = "missing",
        TooLong = "too-long",
        NotADay = "not-a-day",
        InThePast = "in-the-past",
        /// Later than may sensibly be set.
        TooLate = "too-late",
        /// Not after the lock that it should move.
        NotLater = "not-later",
        NotAnEmail = "not-an-email",
        NotACode = "not-a-code",
        WrongPassword = "wrong-password",
        TooShort = "too-short",
        TooPlain = "too-plain",
        TooCommon = "too-common",
        NotTheSame = "not-the-same",
        UsedBefore = "used-before",
        NotAChoice = "not-a-choice",
        NotANumber = "not-a-number",
        /// Written the English way, or readable in two ways.
        Questioned = "questioned",
        TooManyDecimals = "too-many-decimals",
        TooLarge = "too-large",
        NotWhole = "not-whole",
        Negative = "negative",
        /// Somebody else wrote it meanwhile.
        Changed = "changed",
        /// "Nothing to report", with figures in the cells.
        FiguresGiven = "figures-given",
        /// The reviewer has marked this cell before.
        FlaggedAlready = "flagged-already",
        /// A reason of a letter or two.
        TooVague = "too-vague",
        /// The end lies before the start.
        EndsBefore = "ends-before",
        NotATime = "not-a-time",
        /// A month or a quarter, where a day is needed.
        NotPrecise = "not-precise",
        /// An address that does not begin with https:// or http://.
        NotALink = "not-a-link",
        /// It is there already.
        ThereAlready = "there-already",
        /// More than is taken at once.
        TooMany = "too-many",
    }
}

/// Field name → what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Problems(BTreeMap<String, Problem>);

impl Problems {
    /// One field, one problem.
    pub fn one(field: &str, problem: Problem) -> Self {
        Self(BTreeMap::from([(field.to_owned(), problem)]))
    }

    /// The parsed value, or nothing and one problem more.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Problem>) -> Option<T> {
        parsed.map_err(|problem| self.0.insert(field.to_owned(), problem)).ok()
    }

    pub fn of(&self, field: &str) -> Option<Problem> {
        self.0.get(field).copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, Problem)> {
        self.0.iter().map(|(field, problem)| (field.as_str(), *problem))
    }
}
