//! The audit log, which neither database lets anybody change.

use sea_orm_migration::{prelude::*, schema::*};

use super::drop_all;
use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let events = Table::create()
            .table("audit_events")
            .col(big_integer("seq").primary_key())
            .col(uuid_uniq("id"))
            .col(timestamp_with_time_zone("at"))
            .col(string("act"))
            .col(string("subject"))
            .col(uuid("subject_id"))
            .col(uuid_null("unit_id"))
            .col(uuid_null("actor_id"))
            .col(uuid_null("membership_id"))
            .col(text_null("note"))
            .col(text_null("before"))
            .col(text_null("after"))
            .col(blob("hash"))
            .to_owned();
        manager.create_table(events).await?;
        let by_subject = Index::create()
            .name("audit_events_by_subject")
            .table("audit_events")
            .col("subject_id")
            .col("seq")
            .to_owned();
        manager.create_index(by_subject).await?;
        let sql = dialect::freeze(manager.get_database_backend(), "audit_events", &[]);
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["audit_events"]).await?;
        let sql = dialect::thaw(manager.get_database_backend(), "audit_events");
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }
}
