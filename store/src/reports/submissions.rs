//! Submissions: what was sent, word for word, for ever.

use chrono::{DateTime, Utc};
use domain::{
    id::{PersonId, ReportId, SubmissionId},
    report::{Answer, Answers, CellKey, CellText, Findings},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{cells, queries::Loaded};
use crate::{
    Error, Result, Tx,
    tables::reports::submission::{self, COLUMN, Column, Entity},
};

/// Canonical: cells in the order of their places, figures as decimal text.
#[derive(Serialize, Deserialize)]
struct Payload {
    round: String,
    version: domain::id::VersionId,
    cells: Vec<PayloadCell>,
}

#[derive(Serialize, Deserialize)]
struct PayloadCell {
    #[serde(flatten)]
    key: CellKey,
    #[serde(flatten)]
    answer: Answer,
}

/// A submission as pages need it.
#[derive(Clone, Debug)]
pub struct Submission {
    pub no: i32,
    pub cells: CellText,
    pub submitted_by: PersonId,
    pub approved_by: Option<PersonId>,
    pub approved_at: Option<DateTime<Utc>>,
}

/// Keeps what is being submitted, computed cells included, and writes those among the cells, where
/// the next period finds them.
pub async fn keep(
    tx: &Tx,
    loaded: &Loaded,
    no: i32,
    answers: &Answers,
    findings: &Findings,
    nil_reason: Option<String>,
) -> Result<()> {
    let said = whole(answers, findings);
    cells::write_computed(tx, loaded.report.id, findings).await?;
    let (payload, sha256) = payload(&loaded.round.code, loaded.version, &said)?;
    let row = submission::ActiveModel {
        id: Set(tx.id::<SubmissionId>()),
        report_id: Set(loaded.report.id),
        no: Set(no),
        payload: Set(payload),
        sha256: Set(sha256),
        nil_reason: Set(nil_reason),
        submitted_by: Set(tx.viewer().id),
        submitted_at: Set(tx.now().at),
        approved_by: Set(None),
        approved_at: Set(None),
    };
    row.insert(tx.db()).await?;
    Ok(())
}

/// What a report says now, computed cells included.
pub fn whole(answers: &Answers, findings: &Findings) -> CellText {
    let mut said = answers.now.clone();
    for (field, answer) in &findings.computed {
        if let Some(answer) = answer {
            said.insert(CellKey::of(field), answer.clone());
        }
    }
    said
}

/// The text that is kept, and its SHA-256 in hexadecimal.
pub fn payload(
    round: &str,
    version: domain::id::VersionId,
    said: &CellText,
) -> Result<(String, String)> {
    let cells = said.iter().filter(|(_, answer)| answer.state != domain::report::CellState::Empty);
    let cells = cells.map(|(key, answer)| PayloadCell { key: key.clone(), answer: answer.clone() });
    let payload = Payload { round: round.to_owned(), version, cells: cells.collect() };
    let text = serde_json::to_string(&payload).map_err(|_| Error::inconsistent("a payload"))?;
    let sha256 = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((text, sha256))
}

pub async fn approve(tx: &Tx, id: ReportId, no: i32) -> Result<()> {
    decide(tx, id, no, Some((tx.viewer().id, tx.now().at))).await
}

/// As if the leader had not approved it: nobody reads it as sent any more. The audit log knows.
pub async fn recall(tx: &Tx, id: ReportId, no: i32) -> Result<()> {
    decide(tx, id, no, None).await
}

async fn decide(
    tx: &Tx,
    id: ReportId,
    no: i32,
    approval: Option<(PersonId, DateTime<Utc>)>,
) -> Result<()> {
    let (by, at) = approval.unzip();
    let written = Entity::update_many()
        .col_expr(Column::ApprovedBy, Expr::value(by))
        .col_expr(Column::ApprovedAt, Expr::value(at))
        .filter(Column::ReportId.eq(id))
        .filter(COLUMN.no.eq(no))
        .exec(tx.db())
        .await?;
    if written.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::inconsistent("a missing submission"))
    }
}

/// When the one before submission `no` was sent: what holds again when that is recalled.
pub async fn sent_before(tx: &Tx, id: ReportId, no: i32) -> Result<Option<DateTime<Utc>>> {
    let all = of(tx, id).await?;
    Ok(all.iter().rev().filter(|one| one.no < no).find_map(|one| one.approved_at))
}

/// Every submission of a report, oldest first.
pub async fn of(tx: &Tx, id: ReportId) -> Result<Vec<Submission>> {
    let rows =
        Entity::find().filter(Column::ReportId.eq(id)).order_by_asc(COLUMN.no).all(tx.db()).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: submission::Model) -> Result<Submission> {
    let payload: Payload = serde_json::from_str(&row.payload)
        .map_err(|_| Error::inconsistent("a submission that cannot be read"))?;
    let cells = payload.cells.into_iter().map(|cell| (cell.key, cell.answer)).collect();
    Ok(Submission {
        no: row.no,
        cells,
        submitted_by: row.submitted_by,
        approved_by: row.approved_by,
        approved_at: row.approved_at,
    })
}
