//! The tree of a rule, and how it is printed so that it parses to the same tree again.

use std::fmt;

use rust_decimal::Decimal;

use super::reference::Reference;

/// A part of a rule and where it begins. Equal parts say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Expr {
    /// In characters from the beginning of the source.
    pub at: u32,
    pub node: Node,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Number(Decimal),
    Text(String),
    Truth(bool),
    Cell(Reference),
    Minus(Box<Expr>),
    Not(Box<Expr>),
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// Operators of one level, worked off from the left. Flat, so that a long sum is not deep.
    Chain(Box<Expr>, Vec<(Operator, Expr)>),
    Call(Function, Vec<Expr>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Or,
    And,
    Plus,
    Minus,
    Times,
    Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// The functions of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    If,
    Abs,
    Min,
    Max,
    Round,
    Sum,
    Count,
    IsNil,
    Known,
}

/// How tightly a part holds together; the higher is worked off first.
pub mod level {
    pub const OR: u8 = 1;
    pub const AND: u8 = 2;
    pub const NOT: u8 = 3;
    pub const COMPARE: u8 = 4;
    pub const SUM: u8 = 5;
    pub const PRODUCT: u8 = 6;
    pub const SIGN: u8 = 7;
    pub const WHOLE: u8 = 8;
}

impl Expr {
    /// Adds the references within, each once.
    pub fn gather<'a>(&'a self, found: &mut Vec<&'a Reference>) {
        match &self.node {
            Node::Number(_) | Node::Text(_) | Node::Truth(_) => {}
            Node::Cell(reference) => {
                if !found.contains(&reference) {
                    found.push(reference);
                }
            }
            Node::Minus(part) | Node::Not(part) => part.gather(found),
            Node::Compare(left, _, right) => {
                left.gather(found);
                right.gather(found);
            }
            Node::Chain(first, rest) => {
                first.gather(found);
                rest.iter().for_each(|(_, part)| part.gather(found));
            }
            Node::Call(_, parts) => parts.iter().for_each(|part| part.gather(found)),
        }
    }

    fn level(&self) -> u8 {
        match &self.node {
            Node::Chain(_, rest) => {
                rest.first().map_or(level::OR, |(operator, _)| operator.level())
            }
            Node::Not(_) => level::NOT,
            Node::Compare(..) => level::COMPARE,
            Node::Minus(_) => level::SIGN,
            _ => level::WHOLE,
        }
    }

    /// In parentheses where it would fall apart beside something of this level.
    fn within(&self, least: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.level() >= least {
            return fmt::Display::fmt(self, f);
        }
        f.write_str("(")?;
        fmt::Display::fmt(self, f)?;
        f.write_str(")")
    }
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::Number(number) => number.normalize().fmt(f),
            Node::Truth(truth) => f.write_str(if *truth { "true" } else { "false" }),
            Node::Cell(reference) => reference.fmt(f),
            Node::Text(text) => {
                let quote = if text.contains('\'') { "\"" } else { "'" };
                f.write_str(quote)?;
                f.write_str(text)?;
                f.write_str(quote)
            }
            Node::Minus(part) => {
                f.write_str("-")?;
                part.within(level::SIGN, f)
            }
            Node::Not(part) => {
                f.write_str("not ")?;
                part.within(level::NOT, f)
            }
            Node::Compare(left, comparison, right) => {
                left.within(level::COMPARE + 1, f)?;
                f.write_str(comparison.spaced())?;
                right.within(level::COMPARE + 1, f)
            }
            Node::Chain(first, rest) => {
                first.within(self.level() + 1, f)?;
                for (operator, part) in rest {
                    f.write_str(operator.spaced())?;
                    part.within(self.level() + 1, f)?;
                }
                Ok(())
            }
            Node::Call(function, parts) => {
                f.write_str(function.name())?;
                f.write_str("(")?;
                for (at, part) in parts.iter().enumerate() {
                    f.write_str(if at > 0 { ", " } else { "" })?;
                    part.fmt(f)?;
                }
                f.write_str(")")
            }
        }
    }
}

impl Operator {
    pub const fn level(self) -> u8 {
        match self {
            Self::Or => level::OR,
            Self::And => level::AND,
            Self::Plus | Self::Minus => level::SUM,
            Self::Times | Self::Over => level::PRODUCT,
        }
    }

    const fn spaced(self) -> &'static str {
        match self {
            Self::Or => " or ",
            Self::And => " and ",
            Self::Plus => " + ",
            Self::Minus => " - ",
            Self::Times => " * ",
            Self::Over => " / ",
        }
    }
}

impl Comparison {
    const fn spaced(self) -> &'static str {
        match self {
            Self::Equal => " = ",
            Self::Unequal => " != ",
            Self::Less => " < ",
            Self::AtMost => " <= ",
            Self::More => " > ",
            Self::AtLeast => " >= ",
        }
    }
}

impl Function {
    pub const ALL: [Self; 9] = [
        Self::If,
        Self::Abs,
        Self::Min,
        Self::Max,
        Self::Round,
        Self::Sum,
        Self::Count,
        Self::IsNil,
        Self::Known,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::If => "if",
            Self::Abs => "abs",
            Self::Min => "min",
            Self::Max => "max",
            Self::Round => "round",
            Self::Sum => "sum",
            Self::Count => "count",
            Self::IsNil => "isnil",
            Self::Known => "known",
        }
    }

    /// The parts in its parentheses: the least and the most.
    pub(super) const fn parts(self) -> (usize, usize) {
        match self {
            Self::If => (3, 3),
            Self::Abs | Self::IsNil | Self::Known => (1, 1),
            Self::Round => (2, 2),
            Self::Min | Self::Max | Self::Sum | Self::Count => (1, usize::MAX),
        }
    }
}
