//! Recommendations as the database keeps them, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod clocks;
mod journeys;
mod lists;
mod sight;

use domain::{
    document::DocumentInput,
    recommendation::{
        AnswerInput, Called, RecommendationFilter, RecommendationInput, RecommendationPage, Years,
    },
};
use store::{Result, Tx, recommendations, testing::Village};

fn typed() -> RecommendationInput {
    RecommendationInput {
        title: "Xóa lõm sóng tại xã Trà Vân".into(),
        background: "Hai thôn của xã Trà Vân chưa có sóng di động.".into(),
        proposal: "Bổ sung một trạm trong năm 2025.".into(),
        topic: "VT".into(),
        topics: [("CDS".to_owned(), "true".to_owned())].into(),
        origin: "direct".into(),
        ..RecommendationInput::default()
    }
}

fn answer() -> AnswerInput {
    AnswerInput {
        body: "Trạm phát sóng trước 30/9/2025.".into(),
        outcome: "resolved".into(),
        ..AnswerInput::default()
    }
}

fn document() -> DocumentInput {
    DocumentInput {
        number: "2204".into(),
        symbol: "CVT-CSVT".into(),
        issued_on: "13/6/2025".into(),
        signer_name: "Nguyễn Trọng Nghĩa".into(),
        signer_title: "Cục trưởng".into(),
        summary: "Trả lời kiến nghị của Quảng Nam".into(),
    }
}

async fn seen(tx: &Tx, called: Called) -> i32 {
    recommendations::version_of(tx, called).await.unwrap()
}

async fn page(village: &Village, who: &str, called: Called) -> Result<RecommendationPage> {
    recommendations::page(&village.look_as(who).await?, called).await
}

/// Raised, submitted and sent by Quảng Nam.
async fn sent(village: &Village) -> Result<Called> {
    let tx = village.as_("qna").await?;
    let draft = recommendations::raise(&tx, &typed()).await?;
    recommendations::submit(&tx, draft, 1).await?;
    tx.commit().await?;
    let tx = village.as_("qna.ld").await?;
    let called = recommendations::approve(&tx, draft, 2).await?;
    tx.commit().await?;
    Ok(called)
}

/// Given to the telecommunications authority and taken up.
async fn taken_up(village: &Village) -> Result<Called> {
    let called = sent(village).await?;
    let tx = village.as_("dieuphoi").await?;
    recommendations::assign(&tx, called, seen(&tx, called).await, "CVT", &["CCDS".into()]).await?;
    tx.commit().await?;
    let tx = village.as_("cvt").await?;
    recommendations::accept(&tx, called, seen(&tx, called).await).await?;
    tx.commit().await?;
    Ok(called)
}

/// And waiting for signature.
async fn to_sign(village: &Village) -> Result<Called> {
    let called = taken_up(village).await?;
    let tx = village.as_("cvt").await?;
    let version = seen(&tx, called).await;
    recommendations::request_signature(&tx, called, version, &answer()).await?;
    tx.commit().await?;
    Ok(called)
}

fn of_year(year: i32) -> RecommendationFilter {
    RecommendationFilter { years: Years::Of(year), ..RecommendationFilter::default() }
}

fn no(text: &str) -> Called {
    text.parse().unwrap()
}
