//! Rounds, reports, cells with their revisions, submissions, flags, and the audit log of all of it.

use domain::{
    event::{Event, Subject},
    id::{FlagId, MembershipId, PersonId, ReportId, RoundId, SubmissionId, UnitId},
    policy::Act,
    report::{ReportStatus, changes},
    text::fold,
};
use sea_orm::ActiveValue::Set;

use super::{
    super::{
        stories::{self, Round, Step, Story, Who},
        templates as regimes,
    },
    Written, insert, unknown,
};
use crate::{
    Result, Tx,
    reports::{Source, cells, submissions},
    tables::reports::{cell, cell_rev, flag, report, round, submission},
};

/// Rows of one kind each, gathered first and written in few statements.
#[derive(Default)]
struct Rows {
    reports: Vec<report::ActiveModel>,
    cells: Vec<cell::ActiveModel>,
    revs: Vec<cell_rev::ActiveModel>,
    submissions: Vec<submission::ActiveModel>,
    flags: Vec<flag::ActiveModel>,
    events: Vec<Event>,
}

/// What happened, for the audit log.
pub async fn all(tx: &Tx, written: &mut Written) -> Result<Vec<Event>> {
    let rounds = stories::rounds(&regimes::regimes()?);
    let told = stories::stories(&written.templates)?;
    let mut ids = Vec::new();
    let mut round_rows = Vec::new();
    for round in &rounds {
        let id: RoundId = written.births.id();
        let template = written.templates.iter().find(|one| one.code == round.template);
        let Some(template) = template else { continue };
        round_rows.push(round_row(id, round, template.version));
        ids.push((round, id, template.version));
    }
    let mut rows = Rows::default();
    for story in &told {
        let found = ids
            .iter()
            .find(|(round, ..)| round.template == story.template && round.period == story.period);
        let (round, round_id, version) = *found.ok_or_else(|| unknown(&story.template))?;
        gather(written, &mut rows, story, round, round_id, version)?;
    }
    insert(tx, round_rows).await?;
    insert(tx, rows.reports).await?;
    insert(tx, rows.cells).await?;
    insert(tx, rows.revs).await?;
    insert(tx, rows.submissions).await?;
    insert(tx, rows.flags).await?;
    Ok(rows.events)
}

fn round_row(id: RoundId, round: &Round, version: domain::id::VersionId) -> round::ActiveModel {
    round::ActiveModel {
        id: Set(id),
        code: Set(round.code.clone()),
        version_id: Set(version),
        template_code: Set(round.template.clone()),
        period: Set(Some(round.period)),
        title_vi: Set(round.title.vi.clone()),
        title_en: Set(round.title.en.clone()),
        text_fold: Set(fold(&format!("{} {} {}", round.title.vi, round.title.en, round.code))),
        cutoff_from: Set(round.cutoff_from),
        cutoff_to: Set(round.cutoff_to),
        opens_at: Set(round.opens_at),
        due_at: Set(round.due_at),
        locks_at: Set(round.locks_at),
        status: Set(round.status.to_owned()),
    }
}

/// Who acted, found by the account of their role and unit.
struct Cast {
    unit: UnitId,
    author: (PersonId, MembershipId),
    leader: (PersonId, MembershipId),
    coordinator: (PersonId, MembershipId),
    da_nang: (PersonId, MembershipId),
}

impl Cast {
    fn of(written: &Written, code: &str) -> Result<Self> {
        let suffix = code.rsplit('-').next().unwrap_or(code).to_lowercase();
        let called = |name: &str| {
            let email = format!("{name}@giaoban.test");
            written.people.get(&email).copied().ok_or_else(|| unknown(&email))
        };
        Ok(Self {
            unit: *written.units.get(code).ok_or_else(|| unknown(code))?,
            author: called(&suffix)?,
            leader: called(&format!("{suffix}.ld"))?,
            coordinator: called("dieuphoi")?,
            da_nang: called("danang")?,
        })
    }

    const fn who(&self, who: Who) -> (PersonId, MembershipId) {
        match who {
            Who::Author => self.author,
            Who::Leader => self.leader,
            Who::Coordinator => self.coordinator,
            Who::DaNang => self.da_nang,
        }
    }
}

fn gather(
    written: &mut Written,
    rows: &mut Rows,
    story: &Story,
    round: &Round,
    round_id: RoundId,
    version: domain::id::VersionId,
) -> Result<()> {
    let cast = Cast::of(written, &story.unit)?;
    let id: ReportId = written.births.id();
    let template = written.templates.iter().find(|one| one.version == version);
    let current = story.cells.iter().map(|cell| (cell.key.clone(), cell.clone())).collect();
    let filled = template.map_or(0, |template| cells::filled(template, &current));
    rows.reports.push(report_row(id, story, round, round_id, &cast, filled));
    for one in &story.cells {
        let last = story
            .steps
            .iter()
            .rev()
            .find(|step| step.writes.iter().any(|write| write.after.key == one.key));
        let (by, at) = match last {
            Some(step) => (Some(cast.who(step.by).0), step.at),
            None => (None, story.steps.last().map_or(round.opens_at, |step| step.at)),
        };
        rows.cells.push(cells::row(id, one, by, at)?);
    }
    let (mut status, mut returns) = (ReportStatus::NotStarted, 0);
    for step in &story.steps {
        let by = cast.who(step.by).0;
        for write in &step.writes {
            rows.revs.push(cells::rev(id, &write.after, Some(by), step.at, Source::Web)?);
        }
        status = status.step(step.act, returns).unwrap_or(status);
        returns += i32::from(step.is_return());
        rows.events.push(event(id, step, status, &cast));
    }
    for one in &story.submissions {
        let (payload, sha256) = submissions::payload(&round.code, version, &one.cells)?;
        rows.submissions.push(submission::ActiveModel {
            id: Set(written.births.id::<SubmissionId>()),
            report_id: Set(id),
            no: Set(one.no),
            payload: Set(payload),
            sha256: Set(sha256),
            nil_reason: Set(one.nil_reason.clone()),
            submitted_by: Set(cast.author.0),
            submitted_at: Set(one.submitted_at),
            approved_by: Set(one.approved_at.map(|_| cast.leader.0)),
            approved_at: Set(one.approved_at),
        });
    }
    for one in &story.flags {
        rows.flags.push(flag::ActiveModel {
            id: Set(written.births.id::<FlagId>()),
            report_id: Set(id),
            no: Set(one.no),
            field: Set(one.cell.field.clone()),
            row: Set(one.cell.row.clone()),
            col: Set(one.cell.col.clone()),
            reason: Set(one.reason.clone()),
            by: Set(cast.who(one.by).0),
            at: Set(one.at),
            cleared_at: Set(one.cleared_at),
            answer: Set(None),
            answered_by: Set(None),
            answered_at: Set(None),
        });
    }
    Ok(())
}

fn report_row(
    id: ReportId,
    story: &Story,
    round: &Round,
    round_id: RoundId,
    cast: &Cast,
    filled: i32,
) -> report::ActiveModel {
    let submitted = story.last(Act::SubmitReport).map(|_| cast.author.0);
    let approved = story.last(Act::ApproveReport).map(|_| cast.leader.0);
    report::ActiveModel {
        id: Set(id),
        round_id: Set(round_id),
        unit_id: Set(cast.unit),
        status: Set(story.status),
        due_at: Set(round.due_at),
        locks_at: Set(round.locks_at),
        nil_return: Set(story.nil_return()),
        submitted_by: Set(submitted),
        approved_by: Set(approved),
        first_sent_at: Set(story.first_sent_at()),
        sent_at: Set(story.sent_at()),
        current_no: Set(story.current_no()),
        accepted_no: Set(story.accepted_no()),
        returns_count: Set(story.returns_count()),
        open_flags: Set(story.open_flags()),
        correct_by: Set(story.correct_by),
        extended_until: Set(None),
        filled: Set(filled),
        said: Set(story.said()),
        row_version: Set(1 + i32::try_from(story.steps.len()).unwrap_or_default()),
    }
}

fn event(id: ReportId, step: &Step, status: ReportStatus, cast: &Cast) -> Event {
    let (person, membership) = cast.who(step.by);
    let text = |value: serde_json::Value| Some(value.to_string());
    let (before, after) = if step.act == Act::FillReport {
        let (before, after) = changes(&step.writes);
        (serde_json::to_string(&before).ok(), serde_json::to_string(&after).ok())
    } else {
        let mut after = serde_json::json!({ "status": status, "no": step.no.unwrap_or_default() });
        if let Some(cell) = &step.cell {
            after["cell"] = cell.name().into();
        }
        (None, text(after))
    };
    Event {
        act: step.act,
        subject: Subject::Report,
        subject_id: id.into(),
        unit: Some(cast.unit),
        by: Some(person),
        membership: Some(membership),
        at: step.at,
        note: step.note.clone(),
        before,
        after,
    }
}
