//! Every step is one the product would have taken, at a time people work.

use chrono::{NaiveDate, NaiveTime, Timelike};
use domain::{
    policy::Role,
    time::{at_office, office_day},
};

use super::*;
use crate::seed::files::holidays;

#[test]
fn every_step_follows_the_table_of_states() {
    for story in STORIES.iter() {
        let mut status = ReportStatus::NotStarted;
        for step in &story.steps {
            let earlier = story.steps.iter().filter(|one| one.at < step.at && one.is_return());
            let returns = i32::try_from(earlier.count()).unwrap();
            status = status
                .step(step.act, returns)
                .unwrap_or_else(|| panic!("{} {}: {}", story.period, story.unit, step.act));
        }
        assert_eq!(status, story.status, "{} {}", story.period, story.unit);
    }
}

#[test]
fn each_step_is_taken_by_someone_who_may_and_says_what_it_must() {
    for step in STORIES.iter().flat_map(|story| &story.steps) {
        let role = match step.by {
            Who::Author => Role::Author,
            Who::Leader => Role::Leader,
            Who::Coordinator => Role::Coordinator,
            Who::DaNang => Role::DaNang,
        };
        assert!(role.may(step.act), "{role} {}", step.act);
        let with_reason = [
            Act::SendBackReport,
            Act::RecallReport,
            Act::ReopenReport,
            Act::ExemptReport,
            Act::FlagReport,
        ];
        if with_reason.contains(&step.act) {
            let note = step.note.as_deref().unwrap();
            assert_eq!(domain::text::Prose::parse(note).unwrap().as_str(), note);
            assert!(!note.contains(['{', '}']), "{note}");
        }
        assert_eq!(step.act == Act::FillReport, !step.writes.is_empty());
    }
}

#[test]
fn time_runs_forward_in_office_hours_and_stops_at_the_clock() {
    let clock = at_office(
        NaiveDate::from_ymd_opt(2025, 6, 13).unwrap(),
        NaiveTime::from_hms_opt(8, 0, 0).unwrap(),
    );
    let calendar = domain::calendar::WorkCalendar::new(
        holidays().unwrap().into_iter().map(|day| (day.date, day.kind)),
    );
    for story in STORIES.iter() {
        let opens = round_of(story).opens_at;
        let times: Vec<_> = story.steps.iter().map(|step| step.at).collect();
        assert!(times.windows(2).all(|pair| pair[0] < pair[1]), "{} {}", story.period, story.unit);
        for at in times {
            assert!(opens <= at && at < clock, "{} {} {at}", story.period, story.unit);
            let time = domain::time::with_offset(at).time();
            let minutes = time.hour() * 60 + time.minute();
            let open = (480..705).contains(&minutes) || (780..1080).contains(&minutes);
            assert!(open, "{} {} {time}", story.period, story.unit);
            assert!(calendar.is_working(office_day(at)), "{} {} {at}", story.period, story.unit);
        }
    }
}

#[test]
fn nothing_is_filled_or_sent_after_the_lock_unless_it_was_returned() {
    for story in STORIES.iter() {
        let locks_at = round_of(story).locks_at;
        let mut returned = false;
        for step in &story.steps {
            returned |= matches!(step.act, Act::ReturnReport | Act::ReopenReport);
            if matches!(step.act, Act::FillReport | Act::ApproveReport) && !returned {
                assert!(step.at <= locks_at, "{} {}", story.period, story.unit);
            }
        }
    }
}

/// Replaying what was written gives the cells as they stand, and the submissions as they were sent.
#[test]
fn writes_and_submissions_agree() {
    for story in STORIES.iter() {
        let mut typed: BTreeMap<CellKey, Cell> = BTreeMap::new();
        let mut submissions = story.submissions.iter();
        for step in &story.steps {
            for write in &step.writes {
                assert_eq!(write.before.as_ref(), typed.get(&write.after.key));
                assert_eq!(write.after.rev, write.before.as_ref().map_or(1, |cell| cell.rev + 1));
                typed.insert(write.after.key.clone(), write.after.clone());
            }
            if step.act == Act::SubmitReport {
                let sent = submissions.next().unwrap();
                assert_eq!((Some(sent.no), sent.submitted_at), (step.no, step.at));
                assert_eq!(sent.nil_reason, step.note);
                for (key, cell) in &typed {
                    assert_eq!(sent.cells.get(key), Some(&Answer::from(cell)));
                }
            }
        }
        assert!(submissions.next().is_none());
        let stands: Vec<&Cell> = story.cells.iter().filter(|cell| cell.rev > 0).collect();
        assert_eq!(stands, typed.values().collect::<Vec<_>>());
    }
}

#[test]
fn flags_are_made_under_review_corrected_by_the_next_sending_and_closed_by_the_reviewer() {
    let mut corrected = 0;
    for story in STORIES.iter() {
        for flag in &story.flags {
            let step =
                story.steps.iter().find(|step| step.at == flag.at && step.act == Act::FlagReport);
            let step = step.unwrap();
            assert_eq!(
                (step.note.as_ref(), step.by, step.no),
                (Some(&flag.reason), flag.by, Some(flag.no))
            );
            let next = story.submissions.iter().find(|one| one.no > flag.no);
            let closes = |step: &&Step| {
                step.at > flag.at
                    && match step.act {
                        Act::AcceptReport => true,
                        Act::ReturnReport => step.no > Some(flag.no),
                        _ => false,
                    }
            };
            assert_eq!(
                flag.cleared_at,
                story.steps.iter().find(closes).map(|step| step.at),
                "{} {}",
                story.period,
                story.unit
            );
            assert_eq!(step.cell.as_ref(), Some(&flag.cell));
            if let Some(next) = next {
                let sent = story.submissions.iter().find(|one| one.no == flag.no).unwrap();
                assert_ne!(sent.cells.get(&flag.cell), next.cells.get(&flag.cell));
                corrected += 1;
            }
        }
        let returned = story.status == ReportStatus::Returned;
        assert_eq!(story.correct_by.is_some(), story.open_flags() > 0);
        assert!(!returned || story.open_flags() > 0);
        assert_eq!(story.said().is_some(), returned || story.status == ReportStatus::Exempt);
    }
    assert!(corrected >= 20, "{corrected}");
}
