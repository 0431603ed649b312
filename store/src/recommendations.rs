//! What people do with recommendations. Each command is load → decide → record.

mod answers;
mod assigning;
pub(crate) mod clocks;
pub(crate) mod content;
mod list;
mod narrow;
mod page;
mod queries;
mod record;
mod summary;
mod words;

use domain::{
    document::DocumentInput,
    policy::Act,
    problems::{Problem, Problems},
    recommendation::{
        AnswerInput, AnswerMode, Called, RaisePage, Recommendation, RecommendationInput,
    },
    unit::UnitKind,
};
use uuid::Uuid;

use self::queries::{Loaded, find};
pub use self::{
    list::{ApiList, ApiRecommendation, api_list, api_one, list},
    page::page,
    summary::summary,
};
pub(crate) use self::{page::INSIDE, queries::readable};
use crate::{Error, Result, Tx, units};

/// What the form needs: of a new one, or of a draft of one's own.
pub async fn raising(tx: &Tx, called: Option<Called>) -> Result<RaisePage> {
    let Some(called) = called else {
        let drafts = tx.viewer().does(Act::DraftRecommendation);
        let registers = tx.viewer().does(Act::RegisterRecommendation);
        if !drafts && !registers {
            tx.viewer().require_somewhere(Act::DraftRecommendation)?;
        }
        return content::raising(tx, None).await;
    };
    let loaded = find(tx, called).await?;
    if !loaded.thing.acts_for(tx.viewer()).contains(&Act::DraftRecommendation) {
        return Err(Error::NotFound);
    }
    content::raising(tx, Some(&loaded)).await
}

/// A draft of one's own department; or, from the ministry's office, one for the department that is named,
/// which is sent at once.
pub async fn raise(tx: &Tx, input: &RecommendationInput) -> Result<Called> {
    if tx.viewer().does(Act::RegisterRecommendation) {
        return register(tx, input, None).await;
    }
    tx.viewer().require_somewhere(Act::DraftRecommendation)?;
    let own = tx.viewer().grants.iter().find(|grant| grant.may(Act::DraftRecommendation));
    let unit = own.map(|grant| grant.unit).ok_or(Error::NotFound)?;
    let about = input.parse()?;
    let topics = content::topics(tx, &about).await?;
    let id = tx.id();
    let decided = Recommendation::raise(id, unit, &about, tx.viewer(), tx.now())?;
    content::insert(tx, &decided.next, &about, &topics, None).await?;
    content::index(tx, id, &[]).await?;
    crate::trail::append(tx, decided.events).await?;
    Ok(Called::Id(id))
}

/// What reached the office by letter, at a visit or a conference. `origin` is the visit or conference.
pub async fn register(
    tx: &Tx,
    input: &RecommendationInput,
    origin: Option<Uuid>,
) -> Result<Called> {
    tx.viewer().require_somewhere(Act::RegisterRecommendation)?;
    let unit = units::on(tx, tx.now().today)
        .await?
        .into_iter()
        .find(|unit| unit.kind == UnitKind::Department && unit.code == input.unit);
    let about = match (input.parse(), &unit) {
        (Ok(about), Some(_)) => about,
        (parsed, _) => {
            let mut problems = parsed.err().unwrap_or_default();
            if unit.is_none() {
                problems.take::<()>("unit", Err(Problem::NotAChoice));
            }
            return Err(problems.into());
        }
    };
    let unit = unit.ok_or(Error::NotFound)?.id;
    let topics = content::topics(tx, &about).await?;
    let id = tx.id();
    let decided = Recommendation::register(id, unit, &about, tx.viewer(), tx.now())?;
    content::insert(tx, &decided.next, &about, &topics, origin).await?;
    let no = content::number(tx, id, decided.next.year).await?;
    content::index(tx, id, &[]).await?;
    let loaded = find(tx, Called::Id(id)).await?;
    record::recommendation(tx, 1, &loaded, decided).await?;
    Ok(Called::No(no))
}

/// The department's draft, changed.
pub async fn revise(tx: &Tx, called: Called, seen: i32, input: &RecommendationInput) -> Result<()> {
    let loaded = find(tx, called).await?;
    may(&loaded, Act::DraftRecommendation, tx)?;
    let about = input.parse()?;
    let topics = content::topics(tx, &about).await?;
    let decided = loaded.thing.clone().revise(&about, tx.viewer(), tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await?;
    content::change(tx, loaded.row.id, &about, &topics).await?;
    content::index(tx, loaded.row.id, &[]).await
}

/// To the department's leader.
pub async fn submit(tx: &Tx, called: Called, seen: i32) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().submit(tx.viewer(), tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await
}

/// To the ministry, under its number.
pub async fn approve(tx: &Tx, called: Called, seen: i32) -> Result<Called> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().approve(tx.viewer(), tx.now())?;
    let no = content::number(tx, loaded.row.id, decided.next.year).await?;
    record::recommendation(tx, seen, &loaded, decided).await?;
    content::index(tx, loaded.row.id, &[]).await?;
    Ok(Called::No(no))
}

pub async fn send_back(tx: &Tx, called: Called, seen: i32, reason: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().send_back(tx.viewer(), reason, tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await
}

pub async fn withdraw(tx: &Tx, called: Called, seen: i32, reason: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().withdraw(tx.viewer(), reason, tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await
}

/// To a lead unit and others in support, by their codes.
pub async fn assign(
    tx: &Tx,
    called: Called,
    seen: i32,
    lead: &str,
    supports: &[String],
) -> Result<()> {
    let loaded = find(tx, called).await?;
    may(&loaded, Act::AssignRecommendation, tx)?;
    let (lead, supports) = assigning::units(tx, lead, supports).await?;
    let decided = loaded.thing.clone().assign(lead, supports, tx.viewer(), tx.now())?;
    let next = decided.next.clone();
    record::recommendation(tx, seen, &loaded, decided).await?;
    assigning::give(tx, &loaded, &next).await
}

pub async fn accept(tx: &Tx, called: Called, seen: i32) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().accept(tx.viewer(), tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await?;
    assigning::accepted(tx, &loaded).await
}

pub async fn decline(
    tx: &Tx,
    called: Called,
    seen: i32,
    reason: &str,
    competent: &str,
) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().decline(tx.viewer(), reason, competent, tx.now())?;
    let reason = said(&decided);
    record::recommendation(tx, seen, &loaded, decided).await?;
    assigning::declined(tx, &loaded, reason, &domain::text::clean(competent)).await
}

/// A question to the department, which it answers as a message.
pub async fn ask(tx: &Tx, called: Called, seen: i32, question: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().ask(tx.viewer(), question, tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await
}

pub async fn reply(tx: &Tx, called: Called, seen: i32, reply: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().reply(tx.viewer(), reply, tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await
}

/// The lead unit's draft; only the ministry sees it.
pub async fn draft_answer(tx: &Tx, called: Called, seen: i32, input: &AnswerInput) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().draft_answer(tx.viewer(), tx.now())?;
    let answer = input.parse()?;
    record::recommendation(tx, seen, &loaded, decided).await?;
    answers::draft(tx, &loaded, &answer).await
}

/// To the unit's signer, with the draft as it is now.
pub async fn request_signature(
    tx: &Tx,
    called: Called,
    seen: i32,
    input: &AnswerInput,
) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().request_signature(tx.viewer(), tx.now())?;
    let answer = input.parse()?;
    record::recommendation(tx, seen, &loaded, decided).await?;
    answers::draft(tx, &loaded, &answer).await
}

pub async fn return_answer(tx: &Tx, called: Called, seen: i32, reason: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().return_answer(tx.viewer(), reason, tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await
}

/// The answer as it was sent for signature, by an official document or by its text alone.
pub async fn publish_answer(
    tx: &Tx,
    called: Called,
    seen: i32,
    mode: AnswerMode,
    document: &DocumentInput,
) -> Result<()> {
    let loaded = find(tx, called).await?;
    may(&loaded, Act::PublishAnswer, tx)?;
    let draft = answers::current(tx, &loaded).await?;
    let decided = loaded.thing.clone().publish(&answers::said(&draft), tx.viewer(), tx.now())?;
    let document = match mode {
        AnswerMode::Document => Some(document.parse(tx.now())?),
        AnswerMode::Direct => None,
    };
    record::recommendation(tx, seen, &loaded, decided).await?;
    answers::publish(tx, &loaded, &draft, document.as_ref()).await?;
    assigning::done(tx, &loaded).await
}

pub async fn transfer(tx: &Tx, called: Called, seen: i32, authority: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().transfer(tx.viewer(), authority, tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await?;
    assigning::done(tx, &loaded).await
}

/// The department's word on the answer.
pub async fn confirm(
    tx: &Tx,
    called: Called,
    seen: i32,
    rating: &str,
    comment: &str,
) -> Result<()> {
    let loaded = find(tx, called).await?;
    may(&loaded, Act::ConfirmRecommendation, tx)?;
    let decided = loaded.thing.clone().confirm(tx.viewer(), Some(comment), tx.now())?;
    let rating = rating.parse().map_err(|_| Problems::one("rating", Problem::Missing))?;
    let comment = said(&decided);
    record::recommendation(tx, seen, &loaded, decided).await?;
    words::feedback(tx, &loaded, rating, comment).await
}

pub async fn reopen(tx: &Tx, called: Called, seen: i32, reason: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let decided = loaded.thing.clone().reopen(tx.viewer(), reason, tx.now())?;
    record::recommendation(tx, seen, &loaded, decided).await?;
    assigning::done(tx, &loaded).await
}

/// For both sides. The version is not asked and does not grow: words change nothing that somebody else may
/// be deciding about.
pub async fn write_message(tx: &Tx, called: Called, body: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let said = loaded.thing.clone().say(Act::WriteMessage, tx.viewer(), body, tx.now())?;
    crate::trail::append(tx, said.0.events).await?;
    words::message(tx, &loaded, said.1.as_str()).await
}

/// For the ministry alone.
pub async fn write_note(tx: &Tx, called: Called, body: &str) -> Result<()> {
    let loaded = find(tx, called).await?;
    let said = loaded.thing.clone().say(Act::WriteNote, tx.viewer(), body, tx.now())?;
    crate::trail::append(tx, said.0.events).await?;
    words::note(tx, &loaded, said.1.as_str()).await
}

/// The version a person must have seen before their eyes to act: what `seen` is compared with.
pub async fn version_of(tx: &Tx, called: Called) -> Result<i32> {
    Ok(find(tx, called).await?.row.row_version)
}

/// Who and when come before what was typed.
fn may(loaded: &Loaded, act: Act, tx: &Tx) -> Result<()> {
    Ok(loaded.thing.must_allow(act, tx.viewer())?)
}

/// What was said with the decision, as it was cleaned.
fn said(decided: &domain::event::Decided<Recommendation>) -> Option<String> {
    decided.events.last()?.note.clone()
}
