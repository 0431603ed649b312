//! A few cells that tests ask about, by the name they have in a rule.

use std::collections::BTreeMap;

use domain::rule::{Facts, Kind, Known, Reference, Value, parse};

/// Name → value. `nil` says "không phát sinh"; what is not here is unknown.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    pub values: BTreeMap<String, Value>,
    pub nil: Vec<String>,
    pub all: BTreeMap<String, Vec<Value>>,
}

impl Cells {
    pub fn with(values: &[(&str, Value)]) -> Self {
        let values =
            values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self { values, ..Self::default() }
    }

    /// What a rule comes to over these.
    pub fn say(&self, source: &str) -> Value {
        parse(source).unwrap().evaluate(self).unwrap()
    }
}

impl Facts for Cells {
    fn value(&self, reference: &Reference) -> Value {
        self.values.get(&reference.to_string()).cloned().unwrap_or(Value::Unknown)
    }

    fn all(&self, reference: &Reference) -> Vec<Value> {
        self.all.get(&reference.key).cloned().unwrap_or_default()
    }

    fn is_nil(&self, reference: &Reference) -> Option<bool> {
        let name = reference.to_string();
        if self.nil.contains(&name) { Some(true) } else { self.values.get(&name).map(|_| false) }
    }
}

/// A template with these cells; in each period, and with any column.
pub struct Template(pub &'static [(&'static str, Kind)]);

impl Known for Template {
    fn kind(&self, reference: &Reference) -> Option<Kind> {
        self.0.iter().find(|(key, _)| *key == reference.key).map(|(_, kind)| *kind)
    }
}

pub fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

pub const TRUE: Value = Value::Truth(true);
pub const FALSE: Value = Value::Truth(false);
pub const UNKNOWN: Value = Value::Unknown;
