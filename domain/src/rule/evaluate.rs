//! What a rule comes to. Unknown stays unknown (Kleene): no false alarm while a cell is empty.
//!
//! Any arithmetic or comparison with unknown, and any division by zero, is unknown; `false and x`
//! and `true or x` are decided all the same. The steps are bounded here; the depth was, by the parser.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{
    Facts, MOST_STEPS, Value,
    problem::EvalProblem,
    reference::Cells,
    tree::{Comparison, Expr, Function, Node, Operator},
};
use crate::number;

/// One evaluation over facts.
pub struct Evaluation<'a> {
    facts: &'a dyn Facts,
    steps: usize,
}

type Number = Result<Option<Decimal>, EvalProblem>;
type Truth = Result<Option<bool>, EvalProblem>;

impl<'a> Evaluation<'a> {
    pub fn over(facts: &'a dyn Facts) -> Self {
        Self { facts, steps: 0 }
    }

    pub fn value(&mut self, expr: &Expr) -> Result<Value, EvalProblem> {
        self.step(1)?;
        match &expr.node {
            Node::Number(number) => Ok(Value::Number(*number)),
            Node::Text(text) => Ok(Value::Text(text.clone())),
            Node::Truth(truth) => Ok(Value::Truth(*truth)),
            Node::Cell(reference) => Ok(self.facts.value(reference)),
            Node::Minus(part) => Ok(self.number(part)?.map(|number| -number).into()),
            Node::Not(part) => Ok(self.truth(part)?.map(|truth| !truth).into()),
            Node::Compare(left, comparison, right) => {
                Ok(compare(&self.value(left)?, *comparison, &self.value(right)?)?.into())
            }
            Node::Chain(first, rest) => match rest.first() {
                Some((Operator::And, _)) => Ok(self.junction(first, rest, false)?.into()),
                Some((Operator::Or, _)) => Ok(self.junction(first, rest, true)?.into()),
                _ => Ok(self.arithmetic(first, rest)?.into()),
            },
            Node::Call(Function::If, parts) => self.choice(parts),
            Node::Call(function, parts) => self.call(*function, parts),
        }
    }

    fn number(&mut self, expr: &Expr) -> Number {
        self.value(expr).and_then(as_number)
    }

    fn truth(&mut self, expr: &Expr) -> Truth {
        match self.value(expr)? {
            Value::Unknown => Ok(None),
            Value::Truth(truth) => Ok(Some(truth)),
            _ => Err(EvalProblem::WrongKind),
        }
    }

    /// `and` is decided by the first false, `or` by the first true; else unknown outweighs.
    fn junction(&mut self, first: &Expr, rest: &[(Operator, Expr)], decisive: bool) -> Truth {
        let mut whole = Some(!decisive);
        for part in std::iter::once(first).chain(rest.iter().map(|(_, part)| part)) {
            match self.truth(part)? {
                Some(truth) if truth == decisive => return Ok(Some(decisive)),
                Some(_) => {}
                None => whole = None,
            }
        }
        Ok(whole)
    }

    fn arithmetic(&mut self, first: &Expr, rest: &[(Operator, Expr)]) -> Number {
        let mut whole = self.number(first)?;
        for (operator, part) in rest {
            let (Some(left), Some(right)) = (whole, self.number(part)?) else {
                whole = None;
                continue;
            };
            whole = match operator {
                Operator::Plus => add(left, right)?,
                Operator::Minus => add(left, -right)?,
                Operator::Times => bounded(left.checked_mul(right))?,
                _ if right.is_zero() => None,
                _ => bounded(left.checked_div(right))?,
            };
        }
        Ok(whole)
    }

    fn choice(&mut self, parts: &[Expr]) -> Result<Value, EvalProblem> {
        let [condition, yes, no] = parts else { return Ok(Value::Unknown) };
        match self.truth(condition)? {
            Some(true) => self.value(yes),
            Some(false) => self.value(no),
            None => Ok(Value::Unknown),
        }
    }

    fn call(&mut self, function: Function, parts: &[Expr]) -> Result<Value, EvalProblem> {
        match function {
            Function::Count => {
                let known =
                    self.all(parts)?.iter().filter(|value| **value != Value::Unknown).count();
                Ok(Value::Number(known.into()))
            }
            Function::Sum | Function::Min | Function::Max => Ok(self.fold(function, parts)?.into()),
            _ => self.call_of_one(function, parts),
        }
    }

    /// The functions that look at one part.
    fn call_of_one(&mut self, function: Function, parts: &[Expr]) -> Result<Value, EvalProblem> {
        let Some(part) = parts.first() else { return Ok(Value::Unknown) };
        match function {
            Function::Known => Ok(Value::Truth(self.value(part)? != Value::Unknown)),
            Function::IsNil => Ok(match &part.node {
                Node::Cell(reference) => self.facts.is_nil(reference).into(),
                _ => Value::Unknown,
            }),
            Function::Abs => Ok(self.number(part)?.map(|number| number.abs()).into()),
            _ => {
                let places = parts.get(1).and_then(Expr::places).unwrap_or_default();
                Ok(self.number(part)?.map(|number| number::round(number, places)).into())
            }
        }
    }

    /// One unknown, or nothing to look at, and the whole is unknown: never a silent zero.
    fn fold(&mut self, function: Function, parts: &[Expr]) -> Number {
        let mut whole = None;
        for value in self.all(parts)? {
            let Some(number) = as_number(value)? else { return Ok(None) };
            whole = match (whole, function) {
                (None, _) => Some(number),
                (Some(whole), Function::Min) => Some(number.min(whole)),
                (Some(whole), Function::Max) => Some(number.max(whole)),
                (Some(whole), _) => add(whole, number)?,
            };
        }
        Ok(whole)
    }

    /// The values of the parts, with every cell where a part is `KEY[*]`.
    fn all(&mut self, parts: &[Expr]) -> Result<Vec<Value>, EvalProblem> {
        let mut values = Vec::new();
        for part in parts {
            match &part.node {
                Node::Cell(reference) if reference.cells == Cells::All => {
                    let mut cells = self.facts.all(reference);
                    self.step(cells.len())?;
                    values.append(&mut cells);
                }
                _ => values.push(self.value(part)?),
            }
        }
        Ok(values)
    }

    fn step(&mut self, steps: usize) -> Result<(), EvalProblem> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > MOST_STEPS { Err(EvalProblem::TooManySteps) } else { Ok(()) }
    }
}

impl From<Option<Decimal>> for Value {
    fn from(number: Option<Decimal>) -> Self {
        number.map_or(Self::Unknown, Self::Number)
    }
}

impl From<Option<bool>> for Value {
    fn from(truth: Option<bool>) -> Self {
        truth.map_or(Self::Unknown, Self::Truth)
    }
}

fn compare(left: &Value, comparison: Comparison, right: &Value) -> Truth {
    let order = match (left, right) {
        (Value::Unknown, _) | (_, Value::Unknown) => return Ok(None),
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Truth(left), Value::Truth(right)) => left.cmp(right),
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        _ => return Err(EvalProblem::WrongKind),
    };
    Ok(Some(match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::Unequal => order != Ordering::Equal,
        // Only numbers are larger or smaller; cells may hold something else all the same.
        _ if !matches!(left, Value::Number(_)) => return Err(EvalProblem::WrongKind),
        Comparison::Less => order == Ordering::Less,
        Comparison::AtMost => order != Ordering::Greater,
        Comparison::More => order == Ordering::Greater,
        Comparison::AtLeast => order != Ordering::Less,
    }))
}

fn as_number(value: Value) -> Number {
    match value {
        Value::Unknown => Ok(None),
        Value::Number(number) => Ok(Some(number)),
        _ => Err(EvalProblem::WrongKind),
    }
}

/// Once in the WASM: the decimals' own is inlined wherever it is called.
#[inline(never)]
fn add(left: Decimal, right: Decimal) -> Number {
    bounded(left.checked_add(right))
}

/// Nothing from a checked operation means that the result has no room.
fn bounded(result: Option<Decimal>) -> Number {
    match result {
        Some(number) => Ok(Some(number)),
        None => Err(EvalProblem::TooLarge),
    }
}
