//! The audit log: every act, in order, each line sealed by the hash of the one before.

use domain::{event::Event, id::EventId};
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};

use crate::{Result, Store, Tx, clock, dialect, tables::audit_events};

/// Lines read at a time when the whole log is verified.
const BATCH: u64 = 1_000;

/// Only `record` of a thing calls this.
pub(crate) async fn append(tx: &Tx, events: Vec<Event>) -> Result<()> {
    if events.is_empty() {
        return Ok(());
    }
    dialect::lock_trail(tx).await?;
    let mut last = last(tx).await?.map_or((0, Vec::new()), |line| (line.seq, line.hash));
    let lines = events.into_iter().map(|event| {
        let line = sealed(event, &last);
        last = (line.seq, line.hash.clone());
        line.into_active_model()
    });
    audit_events::Entity::insert_many(lines.collect::<Vec<_>>()).exec(tx.db()).await?;
    Ok(())
}

/// How many lines there are, and the number of the first that is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub lines: i64,
    pub first_broken: Option<i64>,
}

impl Store {
    /// Reads the whole log and follows the chain. Nothing is written.
    pub async fn verify_trail(&self) -> Result<Verdict> {
        let mut last = (0, Vec::new());
        loop {
            let lines = audit_events::Entity::find()
                .filter(audit_events::COLUMN.seq.gt(last.0))
                .order_by_asc(audit_events::COLUMN.seq)
                .limit(BATCH)
                .all(&self.db)
                .await?;
            for line in &lines {
                if line.seq != last.0 + 1 || line.hash != seal(&last.1, line) {
                    return Ok(Verdict { lines: line.seq, first_broken: Some(last.0 + 1) });
                }
                last = (line.seq, line.hash.clone());
            }
            if lines.is_empty() {
                return Ok(Verdict { lines: last.0, first_broken: None });
            }
        }
    }
}

async fn last(tx: &Tx) -> Result<Option<audit_events::Model>> {
    Ok(audit_events::Entity::find().order_by_desc(audit_events::COLUMN.seq).one(tx.db()).await?)
}

fn sealed(event: Event, (seq, before): &(i64, Vec<u8>)) -> audit_events::Model {
    let mut line = audit_events::Model {
        seq: seq + 1,
        id: clock::id::<EventId>(event.at),
        at: event.at,
        act: event.act,
        subject: event.subject,
        subject_id: event.subject_id,
        unit_id: event.unit,
        actor_id: event.by,
        membership_id: event.membership,
        note: event.note,
        before: event.before,
        after: event.after,
        hash: Vec::new(),
    };
    line.hash = seal(before, &line);
    line
}

/// What is hashed never changes its form: the fields in this order, each with whether it is there and
/// its length before it, so that no two lines read alike.
fn seal(before: &[u8], line: &audit_events::Model) -> Vec<u8> {
    let fields = [
        Some(line.seq.to_string()),
        Some(line.id.to_string()),
        Some(line.at.timestamp_micros().to_string()),
        Some(line.act.to_string()),
        Some(line.subject.to_string()),
        Some(line.subject_id.to_string()),
        line.unit_id.map(|id| id.to_string()),
        line.actor_id.map(|id| id.to_string()),
        line.membership_id.map(|id| id.to_string()),
        line.note.clone(),
        line.before.clone(),
        line.after.clone(),
    ];
    let mut hash = Sha256::new().chain_update(before);
    for field in fields {
        match field {
            None => hash.update([0]),
            Some(text) => {
                hash.update([1]);
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text);
            }
        }
    }
    hash.finalize().to_vec()
}
