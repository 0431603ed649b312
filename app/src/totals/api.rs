//! What the pages of totals ask of the server: look, call. What cannot be read out of an address is as if
//! it were not there.

use domain::total::{Completeness, IndicatorPage, TotalsPage};
use leptos::prelude::*;

use crate::{AppError, json::Answer};

#[server(output = Answer)]
pub async fn read_completeness(
    #[server(default)] year: String,
    #[server(default)] template: String,
) -> Result<Completeness, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::totals::completeness(&tx, &year, &template).await?)
}

#[server(output = Answer)]
pub async fn read_totals(
    #[server(default)] round: String,
    #[server(default)] status: String,
) -> Result<TotalsPage, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::totals::page(&tx, &round, crate::server::basis(&status)).await?)
}

#[server(output = Answer)]
pub async fn read_indicator(
    code: String,
    #[server(default)] col: String,
    #[server(default)] round: String,
    #[server(default)] status: String,
) -> Result<IndicatorPage, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::totals::indicator(&tx, &code, &col, &round, crate::server::basis(&status)).await?)
}
