//! What the pages ask of the server: look or begin, call, commit, go.

use std::collections::BTreeMap;

use domain::{
    document::DocumentInput,
    recommendation::{
        AnswerInput, RaisePage, RecommendationFilter, RecommendationInput, RecommendationList,
        RecommendationPage, RecommendationSummary,
    },
};
use leptos::prelude::*;

use crate::{AppError, json::Answer};

/// In JSON: a form has no words for the kind of years.
#[server(input = Answer, output = Answer)]
pub async fn list_recommendations(
    filter: RecommendationFilter,
) -> Result<RecommendationList, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::recommendations::list(&tx, &filter).await?)
}

/// Of a year; of the present one when it is none.
#[server(output = Answer)]
pub async fn read_summary(
    #[server(default)] year: String,
) -> Result<RecommendationSummary, AppError> {
    use chrono::Datelike;
    let tx = crate::server::look().await?;
    let year = year.parse().unwrap_or_else(|_| tx.now().today.year());
    Ok(store::recommendations::summary(&tx, year).await?)
}

/// The form: of a new one, or of the draft that is called so.
#[server(output = Answer)]
pub async fn read_raising(#[server(default)] called: String) -> Result<RaisePage, AppError> {
    let tx = crate::server::look().await?;
    let called = if called.is_empty() { None } else { Some(crate::server::parse(&called)?) };
    Ok(store::recommendations::raising(&tx, called).await?)
}

/// `then` is `submit` when it goes to the leader at once.
#[server(output = Answer)]
pub async fn raise_recommendation(
    input: RecommendationInput,
    #[server(default)] then: String,
) -> Result<(), AppError> {
    use domain::policy::Act;
    let tx = crate::server::begin().await?;
    let called = store::recommendations::raise(&tx, &input).await?;
    let mut done = Act::DraftRecommendation;
    if tx.viewer().does(Act::RegisterRecommendation) {
        done = Act::RegisterRecommendation;
    } else if then == "submit" {
        store::recommendations::submit(&tx, called, 1).await?;
        done = Act::SubmitRecommendation;
    }
    tx.commit().await?;
    crate::server::go(crate::paths::recommendation_done(&called.to_string(), done))
}

#[server(output = Answer)]
pub async fn revise_recommendation(
    called: String,
    seen: i32,
    input: RecommendationInput,
    #[server(default)] then: String,
) -> Result<(), AppError> {
    use domain::policy::Act;
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::revise(&tx, name, seen, &input).await?;
    let mut done = Act::DraftRecommendation;
    if then == "submit" {
        store::recommendations::submit(&tx, name, seen + 1).await?;
        done = Act::SubmitRecommendation;
    }
    tx.commit().await?;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

#[server(output = Answer)]
pub async fn read_recommendation(called: String) -> Result<RecommendationPage, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::recommendations::page(&tx, crate::server::parse(&called)?).await?)
}

#[server(output = Answer)]
pub async fn submit_recommendation(called: String, seen: i32) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::submit(&tx, name, seen).await?;
    tx.commit().await?;
    let done = domain::policy::Act::SubmitRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

/// It gets its number, and its page with it another address.
#[server(output = Answer)]
pub async fn approve_recommendation(called: String, seen: i32) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    let named = store::recommendations::approve(&tx, name, seen).await?;
    tx.commit().await?;
    let done = domain::policy::Act::ApproveRecommendation;
    crate::server::go(crate::paths::recommendation_done(&named.to_string(), done))
}

#[server(output = Answer)]
pub async fn send_back_recommendation(
    called: String,
    seen: i32,
    reason: String,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::send_back(&tx, name, seen, &reason).await?;
    tx.commit().await?;
    let done = domain::policy::Act::SendBackRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

#[server(output = Answer)]
pub async fn withdraw_recommendation(
    called: String,
    seen: i32,
    reason: String,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::withdraw(&tx, name, seen, &reason).await?;
    tx.commit().await?;
    let done = domain::policy::Act::WithdrawRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

/// `supports` are the boxes that are ticked, by the codes of their units.
#[server(output = Answer)]
pub async fn assign_recommendation(
    called: String,
    seen: i32,
    lead: String,
    #[server(default)] supports: BTreeMap<String, String>,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    let supports: Vec<String> = supports.into_keys().collect();
    store::recommendations::assign(&tx, name, seen, &lead, &supports).await?;
    tx.commit().await?;
    let done = domain::policy::Act::AssignRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

#[server(output = Answer)]
pub async fn accept_recommendation(called: String, seen: i32) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::accept(&tx, name, seen).await?;
    tx.commit().await?;
    let done = domain::policy::Act::AcceptRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

/// From here on it is no longer the unit's to see.
#[server(output = Answer)]
pub async fn decline_recommendation(
    called: String,
    seen: i32,
    reason: String,
    competent: String,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::decline(&tx, name, seen, &reason, &competent).await?;
    tx.commit().await?;
    crate::server::go(crate::paths::RECS)
}

#[server(output = Answer)]
pub async fn ask_recommendation(
    called: String,
    seen: i32,
    question: String,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::ask(&tx, name, seen, &question).await?;
    tx.commit().await?;
    let done = domain::policy::Act::AskRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

#[server(output = Answer)]
pub async fn reply_recommendation(
    called: String,
    seen: i32,
    reply: String,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::reply(&tx, name, seen, &reply).await?;
    tx.commit().await?;
    let done = domain::policy::Act::ReplyRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

/// `then` is `sign` when it goes to the signer.
#[server(output = Answer)]
pub async fn save_answer(
    called: String,
    seen: i32,
    input: AnswerInput,
    #[server(default)] then: String,
) -> Result<(), AppError> {
    use domain::policy::Act;
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    let done = if then == "sign" {
        store::recommendations::request_signature(&tx, name, seen, &input).await?;
        Act::RequestSignature
    } else {
        store::recommendations::draft_answer(&tx, name, seen, &input).await?;
        Act::DraftAnswer
    };
    tx.commit().await?;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

/// `mode` is `document` or `direct`.
#[server(output = Answer)]
pub async fn publish_answer(
    called: String,
    seen: i32,
    mode: String,
    #[server(default)] input: DocumentInput,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let mode = mode.parse().unwrap_or(domain::recommendation::AnswerMode::Document);
    let tx = crate::server::begin().await?;
    store::recommendations::publish_answer(&tx, name, seen, mode, &input).await?;
    tx.commit().await?;
    let done = domain::policy::Act::PublishAnswer;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

#[server(output = Answer)]
pub async fn return_answer(called: String, seen: i32, reason: String) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::return_answer(&tx, name, seen, &reason).await?;
    tx.commit().await?;
    let done = domain::policy::Act::ReturnAnswer;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

#[server(output = Answer)]
pub async fn transfer_recommendation(
    called: String,
    seen: i32,
    authority: String,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::transfer(&tx, name, seen, &authority).await?;
    tx.commit().await?;
    let done = domain::policy::Act::TransferRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

#[server(output = Answer)]
pub async fn confirm_recommendation(
    called: String,
    seen: i32,
    #[server(default)] rating: String,
    #[server(default)] comment: String,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::confirm(&tx, name, seen, &rating, &comment).await?;
    tx.commit().await?;
    let done = domain::policy::Act::ConfirmRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

#[server(output = Answer)]
pub async fn reopen_recommendation(
    called: String,
    seen: i32,
    reason: String,
) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::reopen(&tx, name, seen, &reason).await?;
    tx.commit().await?;
    let done = domain::policy::Act::ReopenRecommendation;
    crate::server::go(crate::paths::recommendation_done(&called, done))
}

/// For department and ministry.
#[server(output = Answer)]
pub async fn write_message(called: String, body: String) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::write_message(&tx, name, &body).await?;
    tx.commit().await?;
    crate::server::go(format!("{}#messages", crate::paths::recommendation(&called)))
}

/// For the ministry alone.
#[server(output = Answer)]
pub async fn write_note(called: String, body: String) -> Result<(), AppError> {
    let name = crate::server::parse(&called)?;
    let tx = crate::server::begin().await?;
    store::recommendations::write_note(&tx, name, &body).await?;
    tx.commit().await?;
    crate::server::go(format!("{}#notes", crate::paths::recommendation(&called)))
}
