//! Official documents: what carries an answer or a decision.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let documents = Table::create()
            .table("official_documents")
            .col(pk_uuid("id"))
            .col(string("number"))
            .col(string("symbol"))
            .col(date("issued_on"))
            .col(uuid("issuing_unit_id"))
            .col(string("signer_name"))
            .col(string("signer_title"))
            .col(text("summary"))
            .col(text("text_fold"))
            .col(uuid("entered_by"))
            .col(timestamp_with_time_zone("entered_at"))
            .foreign_key(&mut to_id("official_documents", "issuing_unit_id", "units"))
            .foreign_key(&mut to_id("official_documents", "entered_by", "people"))
            .to_owned();
        manager.create_table(documents).await?;
        let once = Index::create()
            .name("official_documents_once")
            .table("official_documents")
            .col("number")
            .col("symbol")
            .col("issued_on")
            .col("issuing_unit_id")
            .unique()
            .to_owned();
        manager.create_index(once).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["official_documents"]).await
    }
}
