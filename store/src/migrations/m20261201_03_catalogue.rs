//! Topics, indicators, and the days that differ from the week's rule.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let topics = Table::create()
            .table("topics")
            .col(pk_uuid("id"))
            .col(string_uniq("code"))
            .col(string("name_vi"))
            .col(string("name_en"))
            .col(uuid_null("parent_id"))
            .col(uuid_null("lead_unit_id"))
            .col(integer("sort"))
            .col(boolean("active"))
            .foreign_key(&mut to_id("topics", "parent_id", "topics"))
            .foreign_key(&mut to_id("topics", "lead_unit_id", "units"))
            .to_owned();
        let indicators = Table::create()
            .table("indicators")
            .col(pk_uuid("id"))
            .col(string_uniq("code"))
            .col(uuid("topic_id"))
            .col(string("name_vi"))
            .col(string("name_en"))
            .col(string("unit_vi"))
            .col(string("unit_en"))
            .col(
                string("value_kind")
                    .check(Expr::col("value_kind").is_in(["int", "dec", "rank", "calc"])),
            )
            .col(string("nature").check(Expr::col("nature").is_in(["flow", "snapshot"])))
            .col(string("frequency"))
            .col(string("aggregation"))
            .col(string("breakdown"))
            .col(string_null("formula"))
            .col(integer("sort"))
            .foreign_key(&mut to_id("indicators", "topic_id", "topics"))
            .to_owned();
        let holidays = Table::create()
            .table("holidays")
            .col(date("date").primary_key())
            .col(string("kind").check(Expr::col("kind").is_in(["off", "work"])))
            .col(string("name"))
            .to_owned();
        for table in [topics, indicators, holidays] {
            manager.create_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["holidays", "indicators", "topics"]).await
    }
}
