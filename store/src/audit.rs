//! Reading the audit log, for those who may: oldest first, so that a collector follows it.

use chrono::{DateTime, Utc};
use domain::{event::Subject, id::EventId, policy::Act};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{Result, Tx, catalogue, recommendations, reports, tables::audit_events};

/// A line of the log as its readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// 1 for the first line; no number is missing.
    pub seq: i64,
    pub id: EventId,
    pub at: DateTime<Utc>,
    pub act: Act,
    pub subject: Subject,
    pub subject_id: Uuid,
    /// The unit's code.
    pub unit: Option<String>,
    /// Full name; nothing for the command line and for whoever was not known.
    pub actor: Option<String>,
    pub note: Option<String>,
    /// JSON text: what was, and what was then.
    pub before: Option<String>,
    pub after: Option<String>,
    /// Note and contents are the unit's own business: a figure being worked on, a word between author
    /// and leader. The ministry and the administrator learn that it happened, not what was said.
    pub withheld: bool,
    /// SHA-256 that seals this line and all before it.
    pub hash: Vec<u8>,
}

/// At most `limit` lines after the one numbered `after`, and the number to go on from.
pub async fn list(tx: &Tx, after: i64, limit: u16) -> Result<(Vec<AuditLine>, Option<i64>)> {
    tx.viewer().require_somewhere(Act::ReadAudit)?;
    let most = usize::from(limit);
    let mut rows = audit_events::Entity::find()
        .filter(audit_events::COLUMN.seq.gt(after))
        .order_by_asc(audit_events::COLUMN.seq)
        .limit(u64::from(limit) + 1)
        .all(tx.db())
        .await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().map(|row| row.seq).filter(|_| more);
    let names = reports::names(tx, rows.iter().filter_map(|row| row.actor_id)).await?;
    let units = catalogue::unit_codes(tx).await?;
    let own = tx.viewer().scope(Act::ReadReport).own;
    let of_recommendations = rows.iter().filter(|row| row.subject == Subject::Recommendation);
    let readable =
        recommendations::readable(tx, of_recommendations.map(|row| row.subject_id.into())).await?;
    let lines = rows.into_iter().map(|row| {
        let is_own = row.unit_id.is_some_and(|unit| own.contains(&unit));
        let inside =
            reports::INSIDE.contains(&row.act) || recommendations::INSIDE.contains(&row.act);
        let unreadable =
            row.subject == Subject::Recommendation && !readable.contains(&row.subject_id.into());
        let withheld = unreadable || (inside && !is_own);
        let open = |text: Option<String>| text.filter(|_| !withheld);
        AuditLine {
            seq: row.seq,
            id: row.id,
            at: row.at,
            act: row.act,
            subject: row.subject,
            subject_id: row.subject_id,
            unit: row.unit_id.and_then(|id| units.get(&id).cloned()),
            actor: row.actor_id.and_then(|id| names.get(&id).cloned()),
            note: open(row.note),
            before: open(row.before),
            after: open(row.after),
            withheld,
            hash: row.hash,
        }
    });
    Ok((lines.collect(), next))
}
