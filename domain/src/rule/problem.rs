//! What can be wrong with a rule, where, and what to do about it, in both languages.

use std::fmt::{self, Write};

use super::{Kind, reference::Reference, tree::Function, words::words};

/// Something wrong at a place. Displays in Vietnamese; see [`RuleProblem::english`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleProblem {
    /// In characters from the beginning of the source, from 0; sentences count from 1.
    pub at: u32,
    pub kind: Mistake,
}

/// What is wrong. Displays in Vietnamese; see [`Mistake::english`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    Nothing,
    TooLong,
    TooDeep,
    StrangeCharacter(char),
    WrongNumber,
    DoubleEquals,
    NoClosingQuote,
    NoClosingBracket,
    NoCellName,
    NoClosing,
    ClosingTooMany,
    StrayComma,
    NoValue,
    NoOperator,
    TwoComparisons,
    NoKey,
    UnknownPrefix,
    UnknownFunction(String),
    WrongParts(Function),
    WrongPlaces,
    NotACell,
    StarOutside,
    StarBesideOthers,
    WrongKind { wanted: Kind, found: Kind },
    UnknownCell(Reference),
}

/// Why a rule came to nothing. Displays in Vietnamese; see [`EvalProblem::english`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvalProblem {
    /// A result with more digits than are kept.
    TooLarge,
    /// More than [`super::MOST_STEPS`] parts and cells.
    TooManySteps,
    /// A cell holds another kind than the rule takes it for; `Rule::check` would have told.
    WrongKind,
}

#[derive(Clone, Copy)]
enum Language {
    Vietnamese,
    English,
}

impl RuleProblem {
    pub fn english(&self) -> String {
        Worded(self, Language::English).to_string()
    }
}

impl Mistake {
    pub fn english(&self) -> String {
        Worded(self, Language::English).to_string()
    }

    pub(super) const fn at(self, at: u32) -> RuleProblem {
        RuleProblem { at, kind: self }
    }
}

impl EvalProblem {
    pub const fn english(self) -> &'static str {
        match self {
            Self::TooLarge => "the result is too large, check the unit",
            Self::TooManySteps => "the rule looks at more than 10000 cells, split it into several",
            Self::WrongKind => "a cell holds something else than the rule needs, check the rule",
        }
    }
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Worded(self, Language::Vietnamese).fmt(f)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Worded(self, Language::Vietnamese).fmt(f)
    }
}

impl fmt::Display for EvalProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "kết quả quá lớn, kiểm tra lại đơn vị tính",
            Self::TooManySteps => "quy tắc xét hơn 10000 ô, tách thành nhiều quy tắc",
            Self::WrongKind => "có ô không đúng loại mà quy tắc cần, kiểm tra lại quy tắc",
        })
    }
}

impl std::error::Error for RuleProblem {}
impl std::error::Error for EvalProblem {}

/// A problem in one of the languages.
struct Worded<'a, T>(&'a T, Language);

impl fmt::Display for Worded<'_, RuleProblem> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.1 {
            Language::Vietnamese => "Ở vị trí ",
            Language::English => "At position ",
        })?;
        self.0.at.saturating_add(1).fmt(f)?;
        f.write_str(": ")?;
        Worded(&self.0.kind, self.1).fmt(f)?;
        f.write_str(".")
    }
}

impl fmt::Display for Worded<'_, Mistake> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (vietnamese, english) = words(self.0);
        let words = match self.1 {
            Language::Vietnamese => vietnamese,
            Language::English => english,
        };
        let Some((before, after)) = words.split_once('#') else { return f.write_str(words) };
        f.write_str(before)?;
        match self.0 {
            Mistake::StrangeCharacter(found) => f.write_char(*found)?,
            Mistake::UnknownFunction(name) => f.write_str(name)?,
            Mistake::WrongParts(function) => f.write_str(function.name())?,
            Mistake::UnknownCell(reference) => reference.fmt(f)?,
            _ => {}
        }
        f.write_str(after)
    }
}
