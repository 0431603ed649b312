//! The rows of all recommendations.

use super::super::insert;
use crate::{
    Result, Tx,
    tables::{
        documents::document as official,
        recommendations::{
            answer, assignment, clock_event, document, feedback, message, note, recommendation,
            topic,
        },
    },
};

/// Rows of one kind each, gathered first and written in few statements.
#[derive(Default)]
pub struct Rows {
    pub recommendations: Vec<recommendation::ActiveModel>,
    pub topics: Vec<topic::ActiveModel>,
    pub assignments: Vec<assignment::ActiveModel>,
    pub clocks: Vec<clock_event::ActiveModel>,
    pub documents: Vec<official::ActiveModel>,
    pub answers: Vec<answer::ActiveModel>,
    pub links: Vec<document::ActiveModel>,
    pub feedback: Vec<feedback::ActiveModel>,
    pub messages: Vec<message::ActiveModel>,
    pub notes: Vec<note::ActiveModel>,
}

impl Rows {
    /// What is referred to comes first.
    pub async fn insert(self, tx: &Tx) -> Result<()> {
        let rows = self;
        insert(tx, rows.documents).await?;
        insert(tx, rows.recommendations).await?;
        insert(tx, rows.topics).await?;
        insert(tx, rows.assignments).await?;
        insert(tx, rows.clocks).await?;
        insert(tx, rows.answers).await?;
        insert(tx, rows.links).await?;
        insert(tx, rows.feedback).await?;
        insert(tx, rows.messages).await?;
        insert(tx, rows.notes).await?;
        Ok(())
    }
}
