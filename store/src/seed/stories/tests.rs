//! The demo world holds together: no rule is broken but on purpose, nothing happens that the states
//! do not allow, nobody acts after the clock, and it is the same world every time.

#![expect(clippy::unwrap_used, reason = "tests")]

mod rules;
mod standing;
mod steps;

use std::{fmt::Write, sync::LazyLock};

use domain::{
    id::VersionId,
    report::{CellState, CellValue},
    template::Template,
    text::Prose,
};
use sha2::{Digest, Sha256};

use super::*;
use crate::seed::templates::template;

static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let version = VersionId::from(uuid::Uuid::nil());
    regimes().unwrap().iter().filter_map(|regime| template(regime, version).unwrap()).collect()
});
static STORIES: LazyLock<Vec<Story>> = LazyLock::new(|| stories(&TEMPLATES).unwrap());

fn of_period(period: &str) -> impl Iterator<Item = &'static Story> {
    let period: Period = period.parse().unwrap();
    STORIES.iter().filter(move |story| story.period == period)
}

fn story(period: &str, unit: &str) -> &'static Story {
    of_period(period).find(|story| story.unit == format!("STTTT-{unit}")).unwrap()
}

fn round_of(story: &Story) -> Round {
    rounds(&regimes().unwrap()).into_iter().find(|round| round.period == story.period).unwrap()
}

fn template_of(story: &Story) -> &'static Template {
    TEMPLATES.iter().find(|one| one.code == story.template).unwrap()
}

/// What the same department said in the period before.
fn previous(story: &Story) -> CellText {
    let before = story.period.previous();
    STORIES
        .iter()
        .find(|one| {
            one.period == before && one.unit == story.unit && one.template == story.template
        })
        .map(Story::text)
        .unwrap_or_default()
}

/// Everything a database will be told, one line for each thing.
fn written(stories: &[Story]) -> String {
    let mut out = String::new();
    for story in stories {
        let Story { template, period, unit, status, .. } = story;
        writeln!(out, "{template} {period} {unit} {status}").unwrap();
        for step in &story.steps {
            writeln!(out, "  {} {} {:?} {:?} {:?}", step.act, step.at, step.by, step.note, step.no)
                .unwrap();
            for write in &step.writes {
                let cell = &write.after;
                let value = cell.value.as_ref().map(CellValue::print);
                writeln!(out, "    {} {} {value:?} {}", cell.key.name(), cell.state, cell.rev)
                    .unwrap();
            }
        }
        for submission in &story.submissions {
            for (key, answer) in &submission.cells {
                let value = answer.value.as_ref().map(CellValue::print);
                writeln!(out, "  {} {} {value:?}", submission.no, key.name()).unwrap();
            }
        }
        for flag in &story.flags {
            writeln!(
                out,
                "  {} {} {} {:?}",
                flag.cell.name(),
                flag.reason,
                flag.at,
                flag.cleared_at
            )
            .unwrap();
        }
    }
    out
}

/// Changes only when the seed files or the telling do: then it is put right by hand.
#[test]
fn it_is_the_same_world_every_time() {
    let text = written(&STORIES);
    let again = stories(&TEMPLATES).unwrap();
    assert_eq!(text, written(&again));
    let hash: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, "136f61795175b914c8e264b6fdd707ce3d990bfdcc7da639abda715e18971db1");
}

#[test]
fn every_round_has_a_story_for_every_department() {
    assert_eq!(STORIES.len(), 28 * 17);
    for round in rounds(&regimes().unwrap()) {
        let mut units: Vec<&str> = of_period(&round.code).map(|one| one.unit.as_str()).collect();
        units.sort_unstable();
        units.dedup();
        assert_eq!(units.len(), 17, "{}", round.code);
    }
}

#[test]
fn cells_are_those_of_the_template() {
    for story in STORIES.iter() {
        let template = template_of(story);
        for cell in &story.cells {
            let field = template.field(&cell.key.field).unwrap();
            if cell.key.is_why() {
                assert!(template.rules.iter().any(|rule| CellKey::why(rule) == cell.key));
            } else {
                assert!(field.cell_columns().any(|col| col == cell.key.col));
            }
            assert_eq!(cell.rev == 0, !field.is_asked());
            let has_value = cell.state == CellState::Value;
            assert_eq!(cell.value.is_some(), has_value);
            if let Some(CellValue::Text(text)) = &cell.value {
                assert_eq!(Prose::parse(text).unwrap().as_str(), text);
                assert!(!text.contains(['{', '}']), "{text}");
            }
            if let Some(number) = cell.value.as_ref().and_then(CellValue::number) {
                let stored = domain::number::at_rest(number).unwrap();
                assert_eq!(domain::number::from_rest(stored), number);
                assert!(!number.is_sign_negative());
            }
        }
    }
}

/// A flow of a quarter is the sum of its months, of a half that of its quarters: in what was sent.
#[test]
fn sent_figures_add_up() {
    let wholes =
        ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2024-H1", "2024-H2", "2024-Y"];
    let mut compared = 0;
    for whole in wholes.iter().flat_map(|period| of_period(period)) {
        let longer = whole.period;
        let parts: Vec<&Story> = STORIES
            .iter()
            .filter(|one| one.unit == whole.unit && one.period.kind() < longer.kind())
            .filter(|one| {
                longer.contains(one.period.first_day()) && longer.contains(one.period.last_day())
            })
            .collect();
        let shortest = |key: &CellKey| {
            parts
                .iter()
                .filter(|one| one.text().contains_key(key))
                .map(|one| one.period.kind())
                .min()
        };
        for indicator in crate::seed::templates::indicators().unwrap() {
            let key = CellKey::of(&indicator.code);
            let Some(kind) = shortest(&key).filter(|_| indicator.formula.is_none()) else {
                continue;
            };
            let values: Vec<_> = parts
                .iter()
                .filter(|one| one.period.kind() == kind)
                .map(|one| one.text().get(&key).map(|answer| answer.number().unwrap_or_default()))
                .collect();
            // A month without a report leaves its figure to the quarter.
            let Some(values) = values.into_iter().collect::<Option<Vec<_>>>() else { continue };
            let expected = match indicator.nature {
                crate::seed::templates::Nature::Flow => values.iter().sum(),
                crate::seed::templates::Nature::Snapshot => values[values.len() - 1],
            };
            let said = whole.text()[&key].number().unwrap_or_default();
            assert_eq!(said, expected, "{} {longer} {}", whole.unit, indicator.code);
            compared += 1;
        }
    }
    assert!(compared > 3_000, "{compared}");
}
