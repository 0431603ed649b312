//! What people do with the plan and its events. Each command is load → decide → record.

mod around;
mod calendar;
mod dossier;
mod event;
mod feed;
mod games;
mod lines;
mod names;
mod queries;
mod record;
mod visits;
mod year;

use domain::{
    event::Decided,
    id::PlanItemId,
    plan::{Engaged, ItemDraft, ItemInput, MoveInput, PlanItem},
    policy::Act,
    time::Now,
    viewer::Viewer,
};

pub(crate) use self::record::NO_HOURS;
pub use self::{
    calendar::calendar,
    dossier::{
        add_agenda_line, add_paper, answer, conclude, invite, raise_agenda_line,
        remove_agenda_line, remove_paper, track, uninvite, write_minutes,
    },
    event::{event, form, new_form},
    feed::{Feed, FeedEvent, create_feed, feed_page, is_own_feed, revoke_feed},
    games::games,
    lines::{ApiItem, items_between, one_item},
    visits::{visits, visits_of},
    year::year,
};
use crate::{Error, Result, Tx};

/// Something new in the plan of the year it begins in.
pub async fn create(tx: &Tx, input: &ItemInput) -> Result<PlanItemId> {
    tx.viewer().require_somewhere(Act::CreateItem)?;
    let (meant, _) = queries::meant(tx, input, None).await?;
    let draft = ItemDraft::read(input, &meant, tx.now().today)?;
    let plan = queries::plan_of(tx, draft.when.starts).await?;
    let around = around::of(tx, &draft.when).await?;
    let id: PlanItemId = tx.id();
    let decided = PlanItem::create((id, plan), tx.viewer(), draft, &around, tx.now())?;
    record::created(tx, decided).await?;
    Ok(id)
}

pub async fn edit(tx: &Tx, id: PlanItemId, seen: i32, input: &ItemInput) -> Result<()> {
    let item = queries::find(tx, id).await?;
    let (meant, _) = queries::meant(tx, input, Some(id)).await?;
    let draft = item.draft_edit(tx.viewer(), input, &meant, tx.now())?;
    let around = around::of(tx, &draft.when).await?;
    let moved = draft.when != item.when;
    let decided = item.edit(tx.viewer(), draft, &around, tx.now())?;
    record::item(tx, seen, decided).await?;
    if moved { dossier::ask_again(tx, id).await } else { Ok(()) }
}

/// To another day; whoever had answered is asked again.
pub async fn move_to(tx: &Tx, id: PlanItemId, seen: i32, input: &MoveInput) -> Result<()> {
    let item = queries::find(tx, id).await?;
    let to = item.draft_move(tx.viewer(), input, tx.now())?;
    if to.0 == item.when && item.status.step(Act::MoveItem) == Some(item.status) {
        return Ok(());
    }
    let around = around::of(tx, &to.0).await?;
    let engaged = Engaged { when: to.0, ..queries::engaged(tx, &item).await? };
    let decided = item.move_to(tx.viewer(), to, &around, &engaged, tx.now())?;
    record::item(tx, seen, decided).await?;
    dossier::ask_again(tx, id).await
}

pub async fn propose(tx: &Tx, id: PlanItemId, seen: i32) -> Result<()> {
    step(tx, id, seen, PlanItem::propose).await
}

pub async fn confirm(tx: &Tx, id: PlanItemId, seen: i32) -> Result<()> {
    step(tx, id, seen, PlanItem::confirm).await
}

pub async fn start(tx: &Tx, id: PlanItemId, seen: i32) -> Result<()> {
    step(tx, id, seen, PlanItem::start).await
}

pub async fn finish(tx: &Tx, id: PlanItemId, seen: i32) -> Result<()> {
    let item = queries::find(tx, id).await?;
    let minutes = queries::minutes_status(tx, id).await?;
    record::item(tx, seen, item.finish(tx.viewer(), minutes, tx.now())?).await
}

pub async fn postpone(tx: &Tx, id: PlanItemId, seen: i32, reason: &str) -> Result<()> {
    let item = queries::find(tx, id).await?;
    record::item(tx, seen, item.postpone(tx.viewer(), reason, tx.now())?).await
}

pub async fn cancel(tx: &Tx, id: PlanItemId, seen: i32, reason: &str) -> Result<()> {
    let item = queries::find(tx, id).await?;
    record::item(tx, seen, item.cancel(tx.viewer(), reason, tx.now())?).await
}

type Step = fn(PlanItem, &Viewer, Now) -> Result<Decided<PlanItem>, domain::refusal::Refusal>;

async fn step(tx: &Tx, id: PlanItemId, seen: i32, step: Step) -> Result<()> {
    let item = queries::find(tx, id).await?;
    record::item(tx, seen, step(item, tx.viewer(), tx.now())?).await
}

/// The year's page of what is not there is not found.
fn known<T>(found: Option<T>) -> Result<T> {
    found.ok_or(Error::NotFound)
}
