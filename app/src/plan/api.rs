//! What the pages of the plan ask of the server: look or begin, call, commit, go.

use domain::{
    id::{AgendaItemId, ConclusionId, PaperId, PartyId, PlanItemId},
    plan::{
        AgendaInput, CalendarPage, CalendarQuery, ConclusionInput, EventPage, FeedPage, GamesPage,
        ItemForm, ItemInput, MinutesInput, MoveInput, PaperInput, PartyInput, PlanPage, RsvpInput,
        TrackInput, VisitsPage,
    },
};
use leptos::prelude::*;

use crate::{AppError, json::Answer};

#[server(output = Answer)]
pub async fn read_calendar(asked: CalendarQuery) -> Result<CalendarPage, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::plan::calendar(&tx, &asked).await?)
}

#[server(output = Answer)]
pub async fn read_event(id: String) -> Result<EventPage, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::plan::event(&tx, crate::server::parse(&id)?).await?)
}

/// The form of an event; of a new one when no id is given.
#[server(output = Answer)]
pub async fn read_item_form(#[server(default)] id: String) -> Result<ItemForm, AppError> {
    let tx = crate::server::look().await?;
    if id.is_empty() {
        return Ok(store::plan::new_form(&tx).await?);
    }
    Ok(store::plan::form(&tx, crate::server::parse(&id)?).await?)
}

#[server(output = Answer)]
pub async fn read_plan(year: String) -> Result<PlanPage, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::plan::year(&tx, crate::server::parse(&year)?).await?)
}

/// Of this year when none is named.
#[server(output = Answer)]
pub async fn read_visits(#[server(default)] year: String) -> Result<VisitsPage, AppError> {
    use chrono::Datelike;
    let tx = crate::server::look().await?;
    let year = if year.is_empty() { tx.now().today.year() } else { crate::server::parse(&year)? };
    Ok(store::plan::visits(&tx, year).await?)
}

#[server(output = Answer)]
pub async fn read_games(edition: String) -> Result<GamesPage, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::plan::games(&tx, crate::server::parse(&edition)?).await?)
}

#[server(output = Answer)]
pub async fn create_item(input: ItemInput) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    let id = store::plan::create(&tx, &input).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn edit_item(id: PlanItemId, seen: i32, input: ItemInput) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::edit(&tx, id, seen, &input).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn move_item(id: PlanItemId, seen: i32, to: MoveInput) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::move_to(&tx, id, seen, &to).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn propose_item(id: PlanItemId, seen: i32) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::propose(&tx, id, seen).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn confirm_item(id: PlanItemId, seen: i32) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::confirm(&tx, id, seen).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn start_item(id: PlanItemId, seen: i32) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::start(&tx, id, seen).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn finish_item(id: PlanItemId, seen: i32) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::finish(&tx, id, seen).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn postpone_item(id: PlanItemId, seen: i32, reason: String) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::postpone(&tx, id, seen, &reason).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn cancel_item(id: PlanItemId, seen: i32, reason: String) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::cancel(&tx, id, seen, &reason).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn invite_party(id: PlanItemId, seen: i32, party: PartyInput) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::invite(&tx, id, seen, &party).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn uninvite_party(id: PlanItemId, seen: i32, party: PartyId) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::uninvite(&tx, id, seen, party).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn answer_invitation(
    id: PlanItemId,
    party: PartyId,
    answer: RsvpInput,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::answer(&tx, id, party, &answer).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn add_agenda_line(id: PlanItemId, seen: i32, line: AgendaInput) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::add_agenda_line(&tx, id, seen, &line).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn raise_agenda_line(
    id: PlanItemId,
    seen: i32,
    line: AgendaItemId,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::raise_agenda_line(&tx, id, seen, line).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn remove_agenda_line(
    id: PlanItemId,
    seen: i32,
    line: AgendaItemId,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::remove_agenda_line(&tx, id, seen, line).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn add_paper(id: PlanItemId, seen: i32, paper: PaperInput) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::add_paper(&tx, id, seen, &paper).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn remove_paper(id: PlanItemId, seen: i32, paper: PaperId) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::remove_paper(&tx, id, seen, paper).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn write_minutes(
    id: PlanItemId,
    seen: i32,
    minutes: MinutesInput,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::write_minutes(&tx, id, seen, &minutes).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn conclude_item(
    id: PlanItemId,
    seen: i32,
    conclusion: ConclusionInput,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::conclude(&tx, id, seen, &conclusion).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

#[server(output = Answer)]
pub async fn track_task(
    id: PlanItemId,
    task: ConclusionId,
    track: TrackInput,
) -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::track(&tx, id, task, &track).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::event(id))
}

/// The calendar of the viewer's telephone; its address only right after it was made.
#[server(output = Answer)]
pub async fn read_feed() -> Result<FeedPage, AppError> {
    let tx = crate::server::look().await?;
    let page = store::plan::feed_page(&tx).await?;
    let fresh = match crate::server::shown_once::told() {
        Some(secret) if store::plan::is_own_feed(&tx, &secret).await? => {
            Some(crate::server::absolute(&crate::paths::feed(&secret)))
        }
        _ => None,
    };
    Ok(FeedPage { fresh, ..page })
}

#[server(output = Answer)]
pub async fn create_feed() -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    let secret = store::plan::create_feed(&tx).await?;
    tx.commit().await?;
    crate::server::shown_once::tell(&secret)?;
    crate::server::go(crate::paths::FEED)
}

#[server(output = Answer)]
pub async fn revoke_feed() -> Result<(), AppError> {
    let tx = crate::server::begin().await?;
    store::plan::revoke_feed(&tx).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::FEED)
}
