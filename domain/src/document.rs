//! Official documents: what carries an answer, a decision, a conclusion. Number, symbol, day and issuing
//! unit name one; it may stand at several things.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    problems::{Problem, Problems},
    template::Wording,
    text::{Line, Prose},
    time::{Now, parse_day},
};

/// As a form posts it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentInput {
    /// "1186" of 1186/CBC-NVBC.
    pub number: String,
    /// "CBC-NVBC" of it.
    pub symbol: String,
    pub issued_on: String,
    pub signer_name: String,
    pub signer_title: String,
    /// What it is about ("trích yếu").
    pub summary: String,
}

/// As it is kept; the issuing unit is that of whoever signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficialDocument {
    pub number: String,
    pub symbol: String,
    pub issued_on: NaiveDate,
    pub signer_name: String,
    pub signer_title: String,
    pub summary: String,
}

/// As it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentView {
    pub number: String,
    pub symbol: String,
    pub issued_on: NaiveDate,
    pub issuer: Wording,
    pub issuer_code: String,
    pub signer_name: String,
    pub signer_title: String,
    pub summary: String,
}

/// Longer is no number and no symbol.
const LONGEST: usize = 40;

impl DocumentInput {
    /// Each field for itself; a document is not signed on a day to come.
    pub fn parse(&self, now: Now) -> Result<OfficialDocument, Problems> {
        let mut problems = Problems::default();
        let line = |text: &str| Line::parse(text).map(Line::into_string);
        let number = problems.take("number", short(&self.number));
        let symbol = problems.take("symbol", short(&self.symbol));
        let issued_on = problems.take("issued_on", signed_on(&self.issued_on, now));
        let signer_name = problems.take("signer_name", line(&self.signer_name));
        let signer_title = problems.take("signer_title", line(&self.signer_title));
        let summary = Prose::parse(&self.summary).map(Prose::into_string);
        let summary = problems.take("summary", summary);
        match (number, symbol, issued_on, signer_name, signer_title, summary) {
            (
                Some(number),
                Some(symbol),
                Some(issued_on),
                Some(signer_name),
                Some(signer_title),
                Some(summary),
            ) => Ok(OfficialDocument {
                number,
                symbol,
                issued_on,
                signer_name,
                signer_title,
                summary,
            }),
            _ => Err(problems),
        }
    }
}

fn short(typed: &str) -> Result<String, Problem> {
    let text = Line::parse(typed)?.into_string();
    if text.chars().count() > LONGEST { Err(Problem::TooLong) } else { Ok(text) }
}

fn signed_on(typed: &str, now: Now) -> Result<NaiveDate, Problem> {
    let day = parse_day(typed, now.today)?;
    if day > now.today { Err(Problem::TooLate) } else { Ok(day) }
}
