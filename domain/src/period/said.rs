//! Periods as people say them when they search: "tháng 5", "T5/2025", "5/2025", "quý II", "6 tháng đầu năm",
//! "May 2025".

use super::{Period, PeriodKind};

/// What was said of a period; it may fit several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub kind: Option<PeriodKind>,
    pub index: Option<u32>,
    pub year: Option<i32>,
}

impl Said {
    /// A period's code with `%` for whatever was not said: `%-M05`, `2025-Q2`, `2025-%`.
    pub fn pattern(self) -> String {
        let year = self.year.map_or_else(|| "%".to_owned(), |year| year.to_string());
        let index = self.index.map(|index| index.to_string());
        let part = match self.kind {
            Some(PeriodKind::Month) => self.index.map(|month| format!("M{month:02}")),
            Some(PeriodKind::Quarter) => index.map(|index| format!("Q{index}")),
            Some(PeriodKind::Half) => {
                index.map_or_else(|| Some("H%".to_owned()), |one| Some(format!("H{one}")))
            }
            Some(PeriodKind::NineMonths) => Some("9M".to_owned()),
            Some(PeriodKind::Year) => Some("Y".to_owned()),
            None => None,
        };
        format!("{year}-{}", part.unwrap_or_else(|| "%".to_owned()))
    }

    const fn of(kind: PeriodKind, index: Option<u32>) -> Self {
        Self { kind: Some(kind), index, year: None }
    }
}

/// Takes the periods out of folded text; the other words are left to be looked for as they are.
pub fn said(folded: &str) -> (Vec<Said>, Vec<String>) {
    let spaced = folded.replace([',', ';'], " ").replace('/', " / ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (mut periods, mut rest) = (Vec::new(), Vec::new());
    let mut ahead = words.as_slice();
    while let Some((first, others)) = ahead.split_first() {
        if let Some((period, count)) = period(ahead) {
            periods.push(period);
            ahead = ahead.get(count..).unwrap_or_default();
        } else {
            if *first != "/" {
                rest.push((*first).to_owned());
            }
            ahead = others;
        }
    }
    (periods, rest)
}

/// A period at the beginning, and how many words it takes.
fn period(words: &[&str]) -> Option<(Said, usize)> {
    if let Some(code) = words.first().and_then(|word| word.to_uppercase().parse::<Period>().ok()) {
        let whole =
            Said { kind: Some(code.kind()), index: Some(code.index()), year: Some(code.year()) };
        return Some((whole, 1));
    }
    if let Some((part, count)) = part(words) {
        let (year, more) = year_after(words.get(count..).unwrap_or_default());
        return Some((Said { year, ..part }, count + more));
    }
    let year = year(words.first()?)?;
    Some((Said { year: Some(year), ..Said::default() }, 1))
}

/// A part of a year.
fn part(words: &[&str]) -> Option<(Said, usize)> {
    use PeriodKind::{Half, Month, NineMonths, Quarter};
    let found = match words {
        ["6", "thang", "dau", "nam", ..] => (Said::of(Half, Some(1)), 4),
        ["6", "thang", "cuoi", "nam", ..] => (Said::of(Half, Some(2)), 4),
        ["6", "thang", "dau", ..] => (Said::of(Half, Some(1)), 3),
        ["6", "thang", "cuoi", ..] => (Said::of(Half, Some(2)), 3),
        ["first", "half", ..] => (Said::of(Half, Some(1)), 2),
        ["second", "half", ..] => (Said::of(Half, Some(2)), 2),
        ["6", "thang" | "months", ..] => (Said::of(Half, None), 2),
        ["9" | "nine", "thang" | "months", ..] => (Said::of(NineMonths, None), 2),
        ["thang" | "month", index, ..] if number(index, 12).is_some() => {
            (Said::of(Month, number(index, 12)), 2)
        }
        ["quy" | "quarter", index, ..] if quarter(index).is_some() => {
            (Said::of(Quarter, quarter(index)), 2)
        }
        [word, ..] => (one_word(word)?, 1),
        [] => return None,
    };
    Some(found)
}

/// "t5", "thang5", "q2", "h1", "may", and a month's number alone.
fn one_word(word: &str) -> Option<Said> {
    use PeriodKind::{Half, Month, Quarter};
    if let Some(index) = number(word, 12).or_else(|| month_in_english(word)) {
        return Some(Said::of(Month, Some(index)));
    }
    let after = |prefixes: &[&str]| prefixes.iter().find_map(|prefix| word.strip_prefix(prefix));
    let month = || Some(Said::of(Month, Some(number(after(&["thang", "t", "m"])?, 12)?)));
    let quarter = || Some(Said::of(Quarter, Some(quarter(after(&["quy", "q"])?)?)));
    let half = || Some(Said::of(Half, Some(number(after(&["h"])?, 2)?)));
    month().or_else(quarter).or_else(half)
}

/// "/2025", "năm 2025", "of 2025", "2025", and how many words that takes.
fn year_after(words: &[&str]) -> (Option<i32>, usize) {
    let said = |word: &str| matches!(word, "/" | "nam" | "of");
    let before = words.iter().take_while(|word| said(word)).count();
    match words.get(before).and_then(|word| year(word)) {
        Some(year) => (Some(year), before + 1),
        None => (None, 0),
    }
}

fn year(word: &str) -> Option<i32> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1900..2200).contains(&year).then_some(year)
}

fn number(word: &str, most: u32) -> Option<u32> {
    let is_number = word.len() <= 2 && word.bytes().all(|one| one.is_ascii_digit());
    word.parse().ok().filter(|number| is_number && (1..=most).contains(number))
}

fn quarter(word: &str) -> Option<u32> {
    match word {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        _ => number(word, 4),
    }
}

/// Whole, or its first three letters.
fn month_in_english(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is = |name: &&str| **name == *word || name.get(..3) == Some(word);
    NAMES.iter().zip(1..).find(|(name, _)| is(name)).map(|(_, month)| month)
}
