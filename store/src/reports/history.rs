//! What happened to a report, read from the audit log as far as this viewer may know it, in pages of lines
//! as people read them.

use std::collections::BTreeMap;

use domain::{
    id::{PersonId, ReportId},
    policy::Act,
    report::{History, HistoryLine, tell},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Condition,
};
use serde_json::Value;

use super::{
    pages::{head, is_own, knows_marks},
    queries::{self, Loaded},
};
use crate::{Result, Tx, tables::audit_events, templates};

/// Lines of a page.
const PAGE: usize = 100;
/// Rows of the log read at once: an afternoon of typing is many rows and one line.
const ROWS: u64 = 200;

/// What happens inside the unit.
pub const INSIDE: [Act; 5] =
    [Act::FillReport, Act::AnswerFlag, Act::SubmitReport, Act::WithdrawReport, Act::SendBackReport];

/// A page of the history, newest first: what happened before the row `before` of the log, or all of it; to
/// the cell of that name alone, where one is named. The ministry sees
/// what happened since it was sent, not how the unit worked on it.
pub async fn history(
    tx: &Tx,
    id: ReportId,
    cell: Option<&str>,
    before: Option<i64>,
) -> Result<History> {
    let loaded = queries::find(tx, id).await?;
    let frozen = templates::frozen(tx, loaded.version).await?;
    let labels =
        frozen.template.fields().map(|field| (field.key.clone(), field.label.clone())).collect();
    let (lines, older) = lines(tx, &loaded, cell, before, PAGE).await?;
    let is_older = before.is_some();
    Ok(History { head: head(tx, &loaded).await?, lines, is_older, older, labels })
}

/// At most so many lines, and where the older ones begin. Each line is whole: what is told as one is read to
/// its end.
pub async fn lines(
    tx: &Tx,
    loaded: &Loaded,
    cell: Option<&str>,
    before: Option<i64>,
    most: usize,
) -> Result<(Vec<HistoryLine>, Option<i64>)> {
    let known = known(tx, loaded).await?;
    let (mut told, mut last) = (Vec::new(), before);
    loop {
        let mut found = audit_events::Entity::find().filter(known.clone());
        if let Some(last) = last {
            found = found.filter(audit_events::COLUMN.seq.lt(last));
        }
        let rows = found.order_by_desc(audit_events::COLUMN.seq).limit(ROWS).all(tx.db()).await?;
        let is_end = rows.len() < ROWS as usize;
        let names = queries::names(tx, rows.iter().filter_map(|row| row.actor_id)).await?;
        for row in rows {
            let seq = row.seq;
            let line = line(row, &names);
            let about = match cell {
                Some(cell) => line.about(cell),
                None => Some(line),
            };
            about.into_iter().for_each(|line| tell(&mut told, line));
            if told.len() > most {
                told.truncate(most);
                return Ok((told, last));
            }
            last = Some(seq);
        }
        if is_end {
            return Ok((told, None));
        }
    }
}

/// The rows of the log that this viewer may know.
async fn known(tx: &Tx, loaded: &Loaded) -> Result<Condition> {
    let of_report = audit_events::COLUMN.subject_id.eq(uuid::Uuid::from(loaded.report.id));
    let mut known = Condition::all().add(of_report.clone());
    if !is_own(tx.viewer(), loaded.report.unit) {
        known = known.add(audit_events::Column::Act.is_not_in(INSIDE));
    }
    if !knows_marks(tx.viewer(), loaded.report.unit) {
        let returned = audit_events::Entity::find()
            .filter(of_report)
            .filter(audit_events::Column::Act.eq(Act::ReturnReport))
            .order_by_desc(audit_events::COLUMN.seq)
            .one(tx.db())
            .await?;
        let told = audit_events::COLUMN.seq.lt(returned.map_or(0, |row| row.seq));
        let other = audit_events::Column::Act.ne(Act::FlagReport);
        known = known.add(Condition::any().add(other).add(told));
    }
    Ok(known)
}

fn line(row: audit_events::Model, names: &BTreeMap<PersonId, String>) -> HistoryLine {
    let parsed = |text: Option<&String>| -> Value {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or(Value::Null)
    };
    let (before, after) = (parsed(row.before.as_ref()), parsed(row.after.as_ref()));
    let cells = if row.act == Act::FillReport { changed(&before, &after) } else { Vec::new() };
    HistoryLine {
        act: row.act,
        at: row.at,
        since: None,
        by: row.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        note: row.note,
        cell: after.get("cell").and_then(Value::as_str).map(ToOwned::to_owned),
        until: after.get("until").and_then(Value::as_str).and_then(|day| day.parse().ok()),
        no: after.get("no").and_then(Value::as_i64).and_then(|no| i32::try_from(no).ok()),
        cells,
    }
}

fn changed(before: &Value, after: &Value) -> Vec<(String, Option<String>, Option<String>)> {
    let text =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
    let names = after.as_object().into_iter().flatten().map(|(name, _)| name.clone());
    names.map(|name| (name.clone(), text(before, &name), text(after, &name))).collect()
}
