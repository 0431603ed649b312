//! The language of validation rules and computed cells: `VT03 <= VT02`, `VT06A / VT06B * 100`.
//!
//! A rule is parsed once into a typed tree, with problems at their position in both languages, and
//! evaluated over facts in exact decimals, where what nobody has said stays unknown. The same code
//! runs beside the field in the browser and again on the server; steps and depth are bounded.

mod check;
mod evaluate;
mod lex;
mod order;
mod parse;
mod problem;
mod reference;
mod tree;
mod words;

use std::fmt;

use rust_decimal::Decimal;

use self::{evaluate::Evaluation, tree::Expr};
pub use self::{
    order::{Cycle, order},
    parse::parse,
    problem::{EvalProblem, Mistake, RuleProblem},
    reference::{Cells, Reference, When},
    tree::Function,
};

/// The most characters a rule may have.
pub const LONGEST: u32 = 2000;
/// The most parts within each other: parentheses, calls, signs, and right sides of operators.
pub const DEEPEST: u32 = 64;
/// The most parts and cells one evaluation may look at.
pub const MOST_STEPS: usize = 10_000;

/// A rule that was understood. Two are equal when they say the same, however they are spaced.
///
/// Prints as its canonical source: `f.` left out, one blank around operators, no needless
/// parentheses. That reads as an equal rule, unless the blanks make it longer than [`LONGEST`].
#[derive(Clone, Debug)]
pub struct Rule {
    source: String,
    tree: Expr,
}

/// What an expression comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Number,
    Truth,
    Text,
}

/// What an expression came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nobody has said it yet, or it follows from something nobody has said.
    Unknown,
    Number(Decimal),
    Truth(bool),
    Text(String),
}

/// The cells that a template has.
pub trait Known {
    /// What the cell holds; nothing for a cell that the template does not have.
    fn kind(&self, reference: &Reference) -> Option<Kind>;
}

/// What reports say.
pub trait Facts {
    /// One cell; unknown while it is empty, and where it says "không phát sinh".
    fn value(&self, reference: &Reference) -> Value;

    /// Every breakdown cell of a field, asked for `KEY[*]`.
    fn all(&self, reference: &Reference) -> Vec<Value>;

    /// Whether the cell says "không phát sinh"; nothing while it says nothing at all.
    fn is_nil(&self, reference: &Reference) -> Option<bool>;
}

impl Rule {
    /// As it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The cells it asks for, each once, in the order of the text.
    pub fn references(&self) -> Vec<&Reference> {
        let mut found = Vec::new();
        self.tree.gather(&mut found);
        found
    }

    /// Whether a template has all the cells, and of the kinds that make sense here.
    ///
    /// # Errors
    /// The first unknown cell or wrong kind, with its position.
    pub fn check(&self, known: &dyn Known, wants: Kind) -> Result<(), RuleProblem> {
        self.tree.expect(wants, Some(known))
    }

    /// What it comes to; unknown where something it needs is unknown.
    ///
    /// # Errors
    /// See [`EvalProblem`].
    pub fn evaluate(&self, facts: &dyn Facts) -> Result<Value, EvalProblem> {
        Evaluation::over(facts).value(&self.tree)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.tree == other.tree
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tree.fmt(f)
    }
}
