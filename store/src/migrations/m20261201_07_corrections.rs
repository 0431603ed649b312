//! What the unit answers to a flag, and when a correction is due.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const ADDED: [(&str, &str); 4] = [
    ("flags", "answer"),
    ("flags", "answered_by"),
    ("flags", "answered_at"),
    ("reports", "correct_by"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One column at a time: SQLite takes no more.
        for (table, column) in ADDED {
            let mut added = match column {
                "answer" => text_null(column),
                "answered_by" => uuid_null(column),
                "answered_at" => timestamp_with_time_zone_null(column),
                _ => date_null(column),
            };
            let alter = Table::alter().table(table).add_column(&mut added).to_owned();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in ADDED {
            let alter = Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}
