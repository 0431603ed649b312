//! Until when one unit may send after the round's lock; and a sending that was recalled is none.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut added = date_null("extended_until");
        let alter = Table::alter().table("reports").add_column(&mut added).to_owned();
        manager.alter_table(alter).await?;
        let mend = "UPDATE reports SET first_sent_at = NULL WHERE sent_at IS NULL";
        manager.get_connection().execute_unprepared(mend).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let alter = Table::alter().table("reports").drop_column("extended_until").to_owned();
        manager.alter_table(alter).await
    }
}
