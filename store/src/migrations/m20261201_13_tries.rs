//! Wrong tries to sign in, counted alike for addresses somebody has and for all others.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tries = Table::create()
            .table("tries")
            .col(string("mark").primary_key())
            .col(integer("failures"))
            .col(timestamp_with_time_zone("failed_at"))
            .col(timestamp_with_time_zone_null("paused_until"))
            .to_owned();
        manager.create_table(tries).await?;
        let index =
            Index::create().name("tries_by_time").table("tries").col("failed_at").to_owned();
        manager.create_index(index).await?;
        // One column at a time: SQLite takes no more.
        for column in ["failures", "paused_until"] {
            let alter = Table::alter().table("people").drop_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("tries").to_owned()).await?;
        for mut column in [
            integer("failures").default(0).to_owned(),
            timestamp_with_time_zone_null("paused_until"),
        ] {
            let alter = Table::alter().table("people").add_column(&mut column).to_owned();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}
