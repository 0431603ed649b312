//! Report templates and their versions; a published version is frozen.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [templates(), versions(), sections(), fields(), rules()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            ("template_versions_no", "template_versions", ["template_id", "no"]),
            ("template_sections_key", "template_sections", ["version_id", "key"]),
            ("template_fields_key", "template_fields", ["version_id", "key"]),
            ("validation_rules_code", "validation_rules", ["version_id", "code"]),
        ] {
            let mut index = Index::create().name(name).table(table).unique().to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "validation_rules",
            "template_fields",
            "template_sections",
            "template_versions",
            "report_templates",
        ];
        drop_all(manager, &tables).await
    }
}

fn templates() -> TableCreateStatement {
    let period_kinds = ["month", "quarter", "half", "nine-months", "year"];
    Table::create()
        .table("report_templates")
        .col(pk_uuid("id"))
        .col(string_uniq("code"))
        .col(string("title_vi"))
        .col(string("title_en"))
        .col(string("kind").check(Expr::col("kind").is_in(["periodic", "thematic", "adhoc"])))
        .col(string_null("period_kind").check(Expr::col("period_kind").is_in(period_kinds)))
        .col(
            string("cutoff_rule")
                .check(Expr::col("cutoff_rule").is_in(["calendar", "decree09", "custom"])),
        )
        .col(integer("due_months_before_end"))
        .col(integer("due_day"))
        .col(integer("opens_days_before_due"))
        .col(integer("lock_days_after_due"))
        .col(string("legal_basis"))
        .col(string("status").check(Expr::col("status").is_in(["draft", "active", "retired"])))
        .to_owned()
}

fn versions() -> TableCreateStatement {
    Table::create()
        .table("template_versions")
        .col(pk_uuid("id"))
        .col(uuid("template_id"))
        .col(integer("no"))
        .col(string("status").check(Expr::col("status").is_in(["draft", "published"])))
        .col(timestamp_with_time_zone_null("published_at"))
        .col(text_null("changelog"))
        .col(integer("asked"))
        .foreign_key(&mut to_id("template_versions", "template_id", "report_templates"))
        .to_owned()
}

fn sections() -> TableCreateStatement {
    Table::create()
        .table("template_sections")
        .col(pk_uuid("id"))
        .col(uuid("version_id"))
        .col(string("key"))
        .col(string("title_vi"))
        .col(string("title_en"))
        .col(string("kind").check(Expr::col("kind").is_in(["fields", "narrative"])))
        .col(integer("sort"))
        .foreign_key(&mut to_id("template_sections", "version_id", "template_versions"))
        .to_owned()
}

fn fields() -> TableCreateStatement {
    Table::create()
        .table("template_fields")
        .col(pk_uuid("id"))
        .col(uuid("version_id"))
        .col(uuid("section_id"))
        .col(string("key"))
        .col(uuid_null("indicator_id"))
        .col(string("label_vi"))
        .col(string("label_en"))
        .col(string("unit_vi"))
        .col(string("unit_en"))
        .col(
            string("kind")
                .check(Expr::col("kind").is_in(["int", "dec", "rank", "calc", "longtext"])),
        )
        .col(boolean("required"))
        .col(boolean("part"))
        .col(string("columns"))
        .col(string_null("formula"))
        .col(integer("sort"))
        .foreign_key(&mut to_id("template_fields", "version_id", "template_versions"))
        .foreign_key(&mut to_id("template_fields", "section_id", "template_sections"))
        .foreign_key(&mut to_id("template_fields", "indicator_id", "indicators"))
        .to_owned()
}

fn rules() -> TableCreateStatement {
    Table::create()
        .table("validation_rules")
        .col(pk_uuid("id"))
        .col(uuid("version_id"))
        .col(string("code"))
        .col(string("severity").check(Expr::col("severity").is_in(["error", "warning"])))
        .col(string("expression"))
        .col(string("message_vi"))
        .col(string("message_en"))
        .col(string("field"))
        .col(integer("sort"))
        .foreign_key(&mut to_id("validation_rules", "version_id", "template_versions"))
        .to_owned()
}
