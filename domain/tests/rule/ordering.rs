//! The order of computed cells.

use std::time::{Duration, Instant};

use domain::rule::{Cycle, Rule, order, parse};

fn ordered(cells: &[(&str, &str)]) -> Result<Vec<String>, Cycle> {
    let rules: Vec<Rule> = cells.iter().map(|(_, source)| parse(source).unwrap()).collect();
    let named: Vec<(String, &Rule)> =
        cells.iter().zip(&rules).map(|((key, _), rule)| ((*key).to_owned(), rule)).collect();
    order(&named).map(|order| order.into_iter().map(|at| named[at].0.clone()).collect())
}

fn circle(keys: &[&str]) -> Result<Vec<String>, Cycle> {
    Err(Cycle { keys: keys.iter().map(|key| (*key).to_owned()).collect() })
}

#[test]
fn each_comes_after_what_it_asks_for() {
    assert_eq!(ordered(&[]).unwrap(), [""; 0]);
    let order = ordered(&[("C", "A + B"), ("A", "X / Y"), ("B", "A * 2 + A[x]"), ("D", "1")]);
    assert_eq!(order.unwrap(), ["A", "D", "B", "C"]);
}

#[test]
fn earlier_periods_wait_for_nothing() {
    assert_eq!(ordered(&[("A", "prev.A + B"), ("B", "yoy.A")]).unwrap(), ["B", "A"]);
}

#[test]
fn a_circle_is_told_by_its_keys() {
    assert_eq!(ordered(&[("A", "A + 1")]), circle(&["A"]));
    assert_eq!(ordered(&[("A", "B"), ("B", "A")]), circle(&["A", "B"]));
    // What only waits for the circle is not in it.
    let cells = [("D", "C"), ("A", "X"), ("C", "E + A"), ("E", "sum(F[*])"), ("F", "C")];
    assert_eq!(ordered(&cells), circle(&["C", "E", "F"]));
}

#[test]
fn a_chain_of_a_hundred_thousand_is_ordered_at_once() {
    const CELLS: usize = 100_000;
    let rules: Vec<Rule> = (0..CELLS).map(|at| parse(&format!("C{}", at + 1)).unwrap()).collect();
    let mut named: Vec<(String, &Rule)> =
        rules.iter().enumerate().map(|(at, rule)| (format!("C{at}"), rule)).collect();
    let began = Instant::now();
    let order_of_chain = order(&named).unwrap();
    let took = began.elapsed();
    assert!(order_of_chain.into_iter().eq((0..CELLS).rev()));
    // Far above what it takes (about 0.1 s without optimisation), and far below anything quadratic.
    assert!(took < Duration::from_secs(5), "{took:?}");

    let last = parse("C0").unwrap();
    named[CELLS - 1].1 = &last;
    assert_eq!(order(&named).unwrap_err().keys.len(), CELLS);
}
