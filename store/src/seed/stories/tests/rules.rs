//! Whatever was sent was ready to be sent.

use std::collections::BTreeMap;

use domain::report::{Answers, Findings, Level};

use super::*;

fn found(story: &Story, now: CellText) -> Findings {
    let answers = Answers { now, previous: previous(story), ..Answers::default() };
    Checks::new(template_of(story)).run(&answers)
}

#[test]
fn every_submission_was_ready() {
    let mut explained = 0;
    for story in STORIES.iter() {
        for submission in story.submissions.iter().filter(|one| one.nil_reason.is_none()) {
            let findings = found(story, submission.cells.clone());
            let place = format!("{} {} no {}", story.period, story.unit, submission.no);
            assert!(findings.is_ready(), "{place}: {:#?}", findings.list);
            let why = submission.cells.keys().filter(|key| key.is_why()).count();
            assert_eq!(findings.list.len(), why, "{place}: an explanation that nothing asks for");
            explained += why;
            let computed: BTreeMap<String, Option<Answer>> = findings.computed;
            for (field, answer) in computed {
                assert_eq!(submission.cells.get(&CellKey::of(&field)), answer.as_ref(), "{place}");
            }
        }
    }
    assert!(explained >= 8, "{explained}");
}

#[test]
fn a_nil_return_has_no_cells() {
    let nil: Vec<&Story> = STORIES.iter().filter(|story| story.nil_return()).collect();
    assert!(nil.len() >= 3);
    assert!(nil.iter().all(|story| story.cells.is_empty()));
    assert!(nil.iter().all(|story| story.status == ReportStatus::Accepted));
}

/// Of the reports that are still with their departments, only the one is wrong that is meant to be.
#[test]
fn drafts_are_sound_but_for_the_one_made_on_purpose() {
    for story in STORIES.iter().filter(|story| story.status.is_with_unit()) {
        let findings = found(story, story.text());
        let codes: Vec<(&str, Level)> = findings
            .list
            .iter()
            .filter(|finding| finding.level != Level::Missing && finding.explanation.is_none())
            .map(|finding| (finding.rule.as_str(), finding.level))
            .collect();
        if (story.period.to_string().as_str(), story.unit.as_str()) == ("2025-M06", "STTTT-QNA") {
            let on_purpose = [("CDS03B-PART", Level::Error), ("CDS06A-CHANGE", Level::Warning)];
            assert_eq!(codes, on_purpose);
            let said: Vec<&str> = findings
                .list
                .iter()
                .map(|one| one.message.vi.as_str())
                .filter(|one| !one.is_empty())
                .collect();
            assert_eq!(
                said,
                [
                    "Hồ sơ trực tuyến (57.486) nhiều hơn tổng hồ sơ tiếp nhận (51.902). Kiểm tra lại CDS03A hoặc CDS03B.",
                    "Thay đổi hơn 30% so với kỳ trước (6.812). Nếu đúng, ghi lý do để Văn phòng Bộ tiếp nhận.",
                ]
            );
        } else {
            assert_eq!(codes, [], "{} {}", story.period, story.unit);
        }
    }
}

/// What is carried over is what the month before left open.
#[test]
fn open_incidents_are_carried_from_period_to_period() {
    for whole in ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2024-H1", "2024-Y"] {
        for story in of_period(whole) {
            let last = STORIES.iter().rev().find(|one| {
                one.unit == story.unit
                    && one.template == "TT02-THANG"
                    && one.period.last_day() == story.period.last_day()
            });
            let open =
                |story: &Story| story.text().get(&CellKey::of("AT02C")).and_then(Answer::number);
            if let Some(last) = last.filter(|last| !last.cells.is_empty()) {
                assert_eq!(open(story), open(last), "{} {}", story.period, story.unit);
            }
        }
    }
}
