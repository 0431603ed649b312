//! In which order computed cells are computed: each after those it asks for.

use std::collections::{HashMap, VecDeque};

use super::{Rule, reference::When};

/// Computed cells that wait for each other: each asks for the next, the last for the first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("computed cells ask for each other in a circle")]
pub struct Cycle {
    pub keys: Vec<String>,
}

/// The places of the rules in an order that computes each after those it asks for; among free
/// ones, the given order. Takes time in proportion to the text.
///
/// Earlier periods are settled facts, so `prev.KEY` and `yoy.KEY` wait for nothing.
///
/// # Errors
/// A circle, with its keys.
pub fn order(rules: &[(String, &Rule)]) -> Result<Vec<usize>, Cycle> {
    let mut place = HashMap::with_capacity(rules.len());
    for (at, (key, _)) in rules.iter().enumerate() {
        place.insert(key.as_str(), at);
    }
    let needs: Vec<Vec<usize>> = rules.iter().map(|(_, rule)| needs(rule, &place)).collect();
    let mut waiting: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut needed_by = vec![Vec::new(); rules.len()];
    for (at, needs) in needs.iter().enumerate() {
        for need in needs {
            needed_by[*need].push(at);
        }
    }
    let mut free: VecDeque<usize> = (0..rules.len()).filter(|at| waiting[*at] == 0).collect();
    let mut ordered = Vec::with_capacity(rules.len());
    while let Some(at) = free.pop_front() {
        ordered.push(at);
        for next in &needed_by[at] {
            waiting[*next] -= 1;
            if waiting[*next] == 0 {
                free.push_back(*next);
            }
        }
    }
    if ordered.len() == rules.len() { Ok(ordered) } else { Err(cycle(rules, &needs, &waiting)) }
}

/// The places it waits for; one twice where it asks for two cells there.
fn needs(rule: &Rule, place: &HashMap<&str, usize>) -> Vec<usize> {
    rule.references()
        .into_iter()
        .filter(|reference| reference.when == When::Now)
        .filter_map(|reference| place.get(reference.key.as_str()).copied())
        .collect()
}

/// Whoever still waits, waits for one that still waits: following that leads around a circle.
fn cycle(rules: &[(String, &Rule)], needs: &[Vec<usize>], waiting: &[usize]) -> Cycle {
    let mut path = Vec::new();
    let mut seen_at = vec![None; rules.len()];
    let mut next = waiting.iter().position(|count| *count > 0);
    while let Some(at) = next {
        if let Some(start) = seen_at[at] {
            path.drain(..start);
            break;
        }
        seen_at[at] = Some(path.len());
        path.push(at);
        next = needs[at].iter().copied().find(|need| waiting[*need] > 0);
    }
    Cycle { keys: path.into_iter().map(|at| rules[at].0.clone()).collect() }
}
