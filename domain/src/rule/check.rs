//! Which kind each part of a rule is of, and whether the parts fit together.
//!
//! Without a template a cell may be of any kind, and only what contradicts itself is a problem.

use super::{
    Kind, Known,
    problem::{Mistake, RuleProblem},
    reference::{Cells, Reference},
    tree::{Comparison, Expr, Function, Node, Operator},
};

/// Nothing where the kind hangs on a cell and there is no template.
type Found = Result<Option<Kind>, RuleProblem>;

impl Expr {
    pub fn kind(&self, known: Option<&dyn Known>) -> Found {
        match &self.node {
            Node::Number(_) => Ok(Some(Kind::Number)),
            Node::Text(_) => Ok(Some(Kind::Text)),
            Node::Truth(_) => Ok(Some(Kind::Truth)),
            Node::Cell(reference) => match reference.cells {
                Cells::One => cell(self.at, reference, known),
                Cells::All => Err(Mistake::StarOutside.at(self.at)),
            },
            Node::Minus(part) => part.make(Kind::Number, known),
            Node::Not(part) => part.make(Kind::Truth, known),
            Node::Compare(left, Comparison::Equal | Comparison::Unequal, right) => {
                alike(left, right, known).and(Ok(Some(Kind::Truth)))
            }
            Node::Compare(left, _, right) => {
                left.expect(Kind::Number, known)?;
                right.expect(Kind::Number, known)?;
                Ok(Some(Kind::Truth))
            }
            Node::Chain(first, rest) => {
                let kind = match rest.first() {
                    Some((Operator::And | Operator::Or, _)) => Kind::Truth,
                    _ => Kind::Number,
                };
                first.expect(kind, known)?;
                rest.iter().try_for_each(|(_, part)| part.expect(kind, known))?;
                Ok(Some(kind))
            }
            Node::Call(function, parts) => call(*function, parts, known),
        }
    }

    pub fn expect(&self, wanted: Kind, known: Option<&dyn Known>) -> Result<(), RuleProblem> {
        self.must_be(wanted, self.kind(known)?)
    }

    /// The second part of `round`: a digit, written out.
    pub fn places(&self) -> Option<u32> {
        let Node::Number(number) = self.node else { return None };
        (0..=9).find(|places| number == (*places).into())
    }

    /// Expected of the part, and then true of the whole.
    fn make(&self, kind: Kind, known: Option<&dyn Known>) -> Found {
        self.expect(kind, known)?;
        Ok(Some(kind))
    }

    fn must_be(&self, wanted: Kind, found: Option<Kind>) -> Result<(), RuleProblem> {
        match found {
            Some(found) if found != wanted => Err(Mistake::WrongKind { wanted, found }.at(self.at)),
            _ => Ok(()),
        }
    }
}

fn call(function: Function, parts: &[Expr], known: Option<&dyn Known>) -> Found {
    match (function, parts) {
        (Function::If, [condition, yes, no]) => {
            condition.expect(Kind::Truth, known)?;
            alike(yes, no, known)
        }
        (Function::IsNil, [part]) => match part.node {
            Node::Cell(_) => part.kind(known).and(Ok(Some(Kind::Truth))),
            _ => Err(Mistake::NotACell.at(part.at)),
        },
        (Function::Known, [part]) => part.kind(known).and(Ok(Some(Kind::Truth))),
        (Function::Round, [number, places]) => match places.places() {
            Some(_) => number.make(Kind::Number, known),
            None => Err(Mistake::WrongPlaces.at(places.at)),
        },
        (Function::Sum | Function::Count, _) => {
            for part in parts {
                let found = match &part.node {
                    Node::Cell(reference) => cell(part.at, reference, known)?,
                    _ => part.kind(known)?,
                };
                if function == Function::Sum {
                    part.must_be(Kind::Number, found)?;
                }
            }
            Ok(Some(Kind::Number))
        }
        _ => {
            parts.iter().try_for_each(|part| part.expect(Kind::Number, known))?;
            Ok(Some(Kind::Number))
        }
    }
}

fn cell(at: u32, reference: &Reference, known: Option<&dyn Known>) -> Found {
    let Some(known) = known else { return Ok(None) };
    match known.kind(reference) {
        Some(kind) => Ok(Some(kind)),
        None => Err(Mistake::UnknownCell(reference.clone()).at(at)),
    }
}

/// Two parts of one kind, and that kind.
fn alike(left: &Expr, right: &Expr, known: Option<&dyn Known>) -> Found {
    let (wanted, found) = (left.kind(known)?, right.kind(known)?);
    if let Some(wanted) = wanted {
        right.must_be(wanted, found)?;
    }
    Ok(wanted.or(found))
}
