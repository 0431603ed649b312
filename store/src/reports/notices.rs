//! Why reports came back: who sent them back when, with which words, while it is the unit's turn.

use std::collections::BTreeMap;

use domain::{
    id::ReportId,
    policy::Act,
    report::{Notice, ReportLine, ReportStatus},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{
    pages::is_own,
    queries::{self, Loaded},
};
use crate::{Result, Tx, tables::audit_events};

/// What brings a report to somebody else's desk.
const MOVES: [Act; 6] = [
    Act::ReturnReport,
    Act::SendBackReport,
    Act::ReopenReport,
    Act::RecallReport,
    Act::SubmitReport,
    Act::ApproveReport,
];

/// Of one report, for the unit's own people.
pub async fn of(tx: &Tx, loaded: &Loaded) -> Result<Option<Notice>> {
    let report = &loaded.report;
    if !is_own(tx.viewer(), report.unit) || !is_at_desk(report.status) {
        return Ok(None);
    }
    Ok(of_all(tx, vec![report.id]).await?.remove(&report.id))
}

/// Lines of a list with who sent back what is on the author's desk: for the unit's own people.
pub async fn onto(tx: &Tx, mut lines: Vec<ReportLine>) -> Result<Vec<ReportLine>> {
    let theirs = |line: &&ReportLine| line.is_own && is_at_desk(line.status);
    let ids = lines.iter().filter(theirs).map(|line| line.id).collect();
    let mut notices = of_all(tx, ids).await?;
    for line in &mut lines {
        line.notice = notices.remove(&line.id);
    }
    Ok(lines)
}

/// Whether the author has it, so that it may have come back.
const fn is_at_desk(status: ReportStatus) -> bool {
    matches!(status, ReportStatus::Draft | ReportStatus::Returned)
}

/// Of several; those that did not come back are left out. The caller sees to who may know.
async fn of_all(tx: &Tx, reports: Vec<ReportId>) -> Result<BTreeMap<ReportId, Notice>> {
    if reports.is_empty() {
        return Ok(BTreeMap::new());
    }
    let subjects: Vec<Uuid> = reports.into_iter().map(Uuid::from).collect();
    let rows = audit_events::Entity::find()
        .filter(audit_events::COLUMN.subject_id.is_in(subjects))
        .filter(audit_events::Column::Act.is_in(MOVES))
        .order_by_asc(audit_events::COLUMN.seq)
        .all(tx.db())
        .await?;
    let mut last: BTreeMap<ReportId, audit_events::Model> = BTreeMap::new();
    for row in rows {
        let report = ReportId::from(row.subject_id);
        match row.act {
            // Submitted and withdrawn again, it is still what the ministry returned.
            Act::SubmitReport => last.retain(|id, row| {
                *id != report || matches!(row.act, Act::ReturnReport | Act::ReopenReport)
            }),
            Act::ApproveReport => drop(last.remove(&report)),
            _ => drop(last.insert(report, row)),
        }
    }
    let names = queries::names(tx, last.values().filter_map(|row| row.actor_id)).await?;
    let notice = |row: audit_events::Model| {
        let by = row.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        Notice { act: row.act, by, at: row.at, note: row.note }
    };
    Ok(last.into_iter().map(|(id, row)| (id, notice(row))).collect())
}
