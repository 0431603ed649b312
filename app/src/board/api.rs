//! What the board asks of the server.

use domain::board::Board;
use leptos::prelude::*;

use crate::{AppError, json::Answer};

#[server(output = Answer)]
pub async fn read_board(#[server(default)] kind: String) -> Result<Board, AppError> {
    let tx = crate::server::look().await?;
    Ok(store::board::board(&tx, &kind).await?)
}
