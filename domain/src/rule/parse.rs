//! Reads a rule into its tree: a Pratt parser, where each operator knows how tightly it holds.

use super::{
    DEEPEST, LONGEST, Rule,
    lex::{Lexer, Token},
    problem::{Mistake, RuleProblem},
    reference::{Cells, Reference, When},
    tree::{Comparison, Expr, Function, Node, Operator, level},
};

/// Reads a rule and finds what cannot make sense whatever the cells hold.
///
/// # Errors
/// The first problem, with its position.
pub fn parse(source: &str) -> Result<Rule, RuleProblem> {
    if source.chars().nth(LONGEST as usize).is_some() {
        return Err(Mistake::TooLong.at(LONGEST));
    }
    let mut parser = Parser { lexer: Lexer::new(source), token: Token::End, at: 0, depth: 0 };
    parser.advance()?;
    if parser.token == Token::End {
        return Err(Mistake::Nothing.at(0));
    }
    let tree = parser.expression(level::OR)?;
    parser.must_end()?;
    tree.kind(None)?;
    Ok(Rule { source: source.to_owned(), tree })
}

/// One token ahead of what was read.
struct Parser<'a> {
    lexer: Lexer<'a>,
    token: Token<'a>,
    /// Where the token begins.
    at: u32,
    /// How many parts are being read, each within the one before.
    depth: u32,
}

/// An operator between two parts.
enum Infix {
    Join(Operator),
    Compare(Comparison),
}

impl<'a> Parser<'a> {
    /// As much as holds together at least so tightly.
    fn expression(&mut self, least: u8) -> Result<Expr, RuleProblem> {
        if self.depth > DEEPEST {
            return self.refuse(Mistake::TooDeep);
        }
        self.depth += 1;
        let mut left = self.prefix()?;
        while let Some(infix) = self.infix().filter(|infix| infix.level() >= least) {
            left = match infix {
                Infix::Join(operator) => self.chain(left, operator.level())?,
                Infix::Compare(comparison) => self.comparison(left, comparison)?,
            };
        }
        self.depth -= 1;
        Ok(left)
    }

    fn chain(&mut self, first: Expr, level: u8) -> Result<Expr, RuleProblem> {
        let at = first.at;
        let mut rest = Vec::new();
        while let Some(Infix::Join(operator)) = self.infix().filter(|infix| infix.level() == level)
        {
            rest.push((operator, self.after(level + 1)?));
        }
        Ok(Expr { at, node: Node::Chain(Box::new(first), rest) })
    }

    fn comparison(&mut self, left: Expr, comparison: Comparison) -> Result<Expr, RuleProblem> {
        let right = self.after(level::COMPARE + 1)?;
        if let Token::Compare(_) = self.token {
            return self.refuse(Mistake::TwoComparisons);
        }
        let at = left.at;
        Ok(Expr { at, node: Node::Compare(Box::new(left), comparison, Box::new(right)) })
    }

    fn infix(&self) -> Option<Infix> {
        match self.token {
            Token::Sign(operator) => Some(Infix::Join(operator)),
            Token::Word("and") => Some(Infix::Join(Operator::And)),
            Token::Word("or") => Some(Infix::Join(Operator::Or)),
            Token::Compare(comparison) => Some(Infix::Compare(comparison)),
            _ => None,
        }
    }

    fn prefix(&mut self) -> Result<Expr, RuleProblem> {
        let at = self.at;
        let node = match self.token {
            Token::Number(number) => self.past(Node::Number(number))?,
            Token::Text(text) => self.past(Node::Text(text.to_owned()))?,
            Token::Word("true") => self.past(Node::Truth(true))?,
            Token::Word("false") => self.past(Node::Truth(false))?,
            Token::Word("and" | "or") => return self.refuse(Mistake::NoValue),
            Token::Word("not") => Node::Not(Box::new(self.after(level::NOT)?)),
            Token::Sign(Operator::Minus) => Node::Minus(Box::new(self.after(level::SIGN)?)),
            Token::Word(word) => self.named(word)?,
            Token::Open => {
                let inner = self.after(level::OR)?;
                self.close()?;
                return Ok(Expr { at, node: inner.node });
            }
            _ => return self.refuse(Mistake::NoValue),
        };
        Ok(Expr { at, node })
    }

    /// What follows this token.
    fn after(&mut self, least: u8) -> Result<Expr, RuleProblem> {
        self.advance()?;
        self.expression(least)
    }

    /// A function, or a cell.
    fn named(&mut self, word: &'a str) -> Result<Node, RuleProblem> {
        let at = self.at;
        self.advance()?;
        match self.token {
            Token::Open => {
                let function = Function::ALL.into_iter().find(|function| function.name() == word);
                let function =
                    function.ok_or_else(|| Mistake::UnknownFunction(word.to_owned()).at(at))?;
                self.call(function, at)
            }
            Token::Dot => {
                let when = match word {
                    "f" => When::Now,
                    "prev" => When::Previous,
                    "yoy" => When::YearBefore,
                    _ => return Err(Mistake::UnknownPrefix.at(at)),
                };
                self.advance()?;
                match self.token {
                    Token::Word(key) if !is_reserved(key) => {
                        self.advance()?;
                        self.cell(when, key)
                    }
                    _ => self.refuse(Mistake::NoKey),
                }
            }
            _ => self.cell(When::Now, word),
        }
    }

    fn call(&mut self, function: Function, at: u32) -> Result<Node, RuleProblem> {
        let mut parts = vec![self.after(level::OR)?];
        while self.token == Token::Comma {
            parts.push(self.after(level::OR)?);
        }
        self.close()?;
        let (least, most) = function.parts();
        if parts.len() < least || parts.len() > most {
            return Err(Mistake::WrongParts(function).at(at));
        }
        Ok(Node::Call(function, parts))
    }

    /// A key that was read, and the brackets after it.
    fn cell(&mut self, when: When, key: &str) -> Result<Node, RuleProblem> {
        let first = self.bracket()?;
        let at = self.at;
        let second = if first.is_some() { self.bracket()? } else { None };
        let (row, col) = if second.is_some() { (first, second) } else { (None, first) };
        let cells = match (row, col) {
            (None, Some("*")) => Cells::All,
            (Some("*"), _) | (_, Some("*")) => return Err(Mistake::StarBesideOthers.at(at)),
            _ => Cells::One,
        };
        let col = col.filter(|_| cells == Cells::One);
        let (row, col) = (row.map(ToOwned::to_owned), col.map(ToOwned::to_owned));
        Ok(Node::Cell(Reference { when, key: key.to_owned(), row, col, cells }))
    }

    fn bracket(&mut self) -> Result<Option<&'a str>, RuleProblem> {
        if self.token != Token::OpenBracket {
            return Ok(None);
        }
        let name = self.lexer.cell()?;
        self.advance()?;
        Ok(Some(name))
    }

    fn close(&mut self) -> Result<(), RuleProblem> {
        match self.token {
            Token::Close => self.advance(),
            Token::End => self.refuse(Mistake::NoClosing),
            _ => self.refuse_leftover(),
        }
    }

    fn must_end(&self) -> Result<(), RuleProblem> {
        if self.token == Token::End { Ok(()) } else { self.refuse_leftover() }
    }

    /// A whole part was read, and what follows does not continue it.
    fn refuse_leftover(&self) -> Result<(), RuleProblem> {
        self.refuse(match self.token {
            Token::Close => Mistake::ClosingTooMany,
            Token::Comma => Mistake::StrayComma,
            _ => Mistake::NoOperator,
        })
    }

    fn refuse<T>(&self, mistake: Mistake) -> Result<T, RuleProblem> {
        Err(mistake.at(self.at))
    }

    fn past(&mut self, node: Node) -> Result<Node, RuleProblem> {
        self.advance()?;
        Ok(node)
    }

    fn advance(&mut self) -> Result<(), RuleProblem> {
        (self.token, self.at) = self.lexer.next()?;
        Ok(())
    }
}

impl Infix {
    const fn level(&self) -> u8 {
        match self {
            Self::Join(operator) => operator.level(),
            Self::Compare(_) => level::COMPARE,
        }
    }
}

fn is_reserved(word: &str) -> bool {
    matches!(word, "and" | "or" | "not" | "true" | "false")
}
