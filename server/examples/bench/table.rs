//! Samples, goals, and the table that shows one beside the other.

use std::fmt;

/// Numbers of one kind, in milliseconds unless the row says otherwise.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<f64>);

/// What a row must not exceed.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// So many times the other side, and so much more.
    Times(f64, f64),
    AtMost(f64),
    /// No goal names it: it is there to be seen.
    Shown,
}

pub struct Row {
    /// Of the goal, and the database.
    pub goal: String,
    pub what: String,
    pub ours: Samples,
    pub beside: &'static str,
    pub theirs: Option<Samples>,
    pub unit: &'static str,
    pub bound: Bound,
}

#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
    left_out: Vec<String>,
    failed: Vec<String>,
}

impl Samples {
    pub fn one(number: f64) -> Self {
        Self(vec![number])
    }

    pub fn add(&mut self, number: f64) {
        self.0.push(number);
    }

    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        // Truncation is meant: an index.
        let index = ((last as f64) * share).round() as usize;
        sorted.get(index).copied().unwrap_or(f64::NAN)
    }
}

impl Table {
    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub fn leave_out(&mut self, what: &str, why: &str) {
        self.left_out.push(format!("left out: {what} ({why})"));
    }

    /// It could not be measured, though everything for it is there.
    pub fn fail(&mut self, what: &str, error: &anyhow::Error) {
        self.failed.push(format!("FAILED: {what} ({error:#})"));
    }

    /// Past a limit, or not measured.
    pub fn is_over(&self) -> bool {
        !self.failed.is_empty() || self.rows.iter().any(Row::is_over)
    }
}

impl Row {
    /// By the medians.
    fn is_over(&self) -> bool {
        let ours = self.ours.median();
        let most = match (self.bound, &self.theirs) {
            (Bound::Times(times, more), Some(theirs)) => times * theirs.median() + more,
            (Bound::AtMost(most), _) => most,
            _ => return false,
        };
        // What could not be measured does not hold.
        ours.is_nan() || ours > most
    }

    fn cells(&self) -> [String; 9] {
        let unit = self.unit;
        let theirs = self.theirs.as_ref().map(Samples::median);
        let verdict = match self.bound {
            Bound::Shown => "",
            _ if self.is_over() => "OVER",
            _ => "ok",
        };
        [
            self.goal.clone(),
            self.what.clone(),
            format!("{} {unit}", number(self.ours.median())),
            number(self.ours.at(0.95)),
            self.beside.to_owned(),
            theirs.map_or(String::new(), |theirs| format!("{} {unit}", number(theirs))),
            theirs.map_or(String::new(), |theirs| format!("{:.2}x", self.ours.median() / theirs)),
            match self.bound {
                Bound::Times(times, 0.0) => format!("{times}x"),
                Bound::Times(times, more) => format!("{times}x + {more} {unit}"),
                Bound::AtMost(most) => format!("{most} {unit}"),
                Bound::Shown => String::new(),
            },
            verdict.to_owned(),
        ]
    }
}

const HEAD: [&str; 9] =
    ["goal", "what", "median", "p95", "beside", "its median", "ratio", "bound", ""];

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = vec![HEAD.map(ToOwned::to_owned)];
        lines.extend(self.rows.iter().map(Row::cells));
        let width = |column: usize| {
            lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default()
        };
        let widths: [usize; 9] = std::array::from_fn(width);
        for line in &lines {
            for (column, text) in line.iter().enumerate() {
                let width = widths[column];
                match column {
                    2 | 3 | 5 | 6 => write!(f, "{text:>width$}  ")?,
                    8 => write!(f, "{text}")?,
                    _ => write!(f, "{text:<width$}  ")?,
                }
            }
            writeln!(f)?;
        }
        if cfg!(debug_assertions) {
            writeln!(f, "a debug build: these numbers say nothing")?;
        }
        self.left_out.iter().chain(&self.failed).try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// Three digits that matter.
fn number(number: f64) -> String {
    match number {
        number if number.is_nan() => "none".to_owned(),
        number if number >= 100.0 => format!("{number:.0}"),
        number if number >= 10.0 => format!("{number:.1}"),
        number if number >= 0.1 => format!("{number:.2}"),
        number => format!("{number:.4}"),
    }
}
