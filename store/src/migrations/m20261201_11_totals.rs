//! Totals of each round, kept in the transaction that changes a report. Filled after this by
//! `totals::fill_if_missing`: what is added how is told in the list of indicators.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let totals = Table::create()
            .table("totals")
            .col(uuid("round_id"))
            .col(string("basis").check(Expr::col("basis").is_in(["accepted", "submitted"])))
            .col(string("field"))
            .col(string("col"))
            // Reports with a figure, and with nothing to count.
            .col(big_integer("figures"))
            .col(big_integer("nils"))
            // Sums of ten-thousandths, in two halves of twelve digits: one column could overflow.
            .col(big_integer("sum_high"))
            .col(big_integer("sum_low"))
            .col(big_integer("under_high"))
            .col(big_integer("under_low"))
            // The smallest, largest or last figure, and whose it is.
            .col(big_integer_null("pick"))
            .col(timestamp_with_time_zone_null("pick_at"))
            .col(uuid_null("pick_report"))
            .primary_key(Index::create().col("round_id").col("basis").col("field").col("col"))
            .foreign_key(&mut to_id("totals", "round_id", "rounds"))
            .foreign_key(&mut to_id("totals", "pick_report", "reports"))
            .to_owned();
        manager.create_table(totals).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["totals"]).await
    }
}
