//! Rounds, reports, their cells with every revision, submissions and flags.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [rounds(), reports(), cells(), cell_revs(), submissions(), flags()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns, unique) in [
            ("reports_round_unit", "reports", &["round_id", "unit_id"][..], true),
            ("reports_by_due", "reports", &["due_at", "id"], false),
            ("reports_by_unit", "reports", &["unit_id", "due_at", "id"], false),
            ("reports_by_status", "reports", &["status", "due_at", "id"], false),
            ("submissions_no", "submissions", &["report_id", "no"], true),
            ("flags_by_report", "flags", &["report_id"], false),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            if unique {
                index.unique();
            }
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let backend = manager.get_database_backend();
        let submitted = dialect::freeze(backend, "submissions", &SUBMITTED);
        manager.get_connection().execute_unprepared(&submitted).await?;
        let revs = dialect::freeze(backend, "cell_revs", &[]);
        manager.get_connection().execute_unprepared(&revs).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["flags", "submissions", "cell_revs", "cells", "reports", "rounds"])
            .await?;
        for table in ["submissions", "cell_revs"] {
            let sql = dialect::thaw(manager.get_database_backend(), table);
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}

/// What was submitted, by whom and when never changes; a submission's approval is added later.
const SUBMITTED: [&str; 8] =
    ["id", "report_id", "no", "payload", "sha256", "nil_reason", "submitted_by", "submitted_at"];

fn rounds() -> TableCreateStatement {
    Table::create()
        .table("rounds")
        .col(pk_uuid("id"))
        .col(string_uniq("code"))
        .col(uuid("version_id"))
        .col(string("template_code"))
        .col(string_null("period"))
        .col(string("title_vi"))
        .col(string("title_en"))
        .col(string("text_fold"))
        .col(date("cutoff_from"))
        .col(date("cutoff_to"))
        .col(timestamp_with_time_zone("opens_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone("locks_at"))
        .col(
            string("status")
                .check(Expr::col("status").is_in(["planned", "open", "closed", "archived"])),
        )
        .foreign_key(&mut to_id("rounds", "version_id", "template_versions"))
        .to_owned()
}

fn reports() -> TableCreateStatement {
    let statuses = [
        "not-started",
        "draft",
        "pending-leader",
        "submitted",
        "in-review",
        "returned",
        "accepted",
        "exempt",
    ];
    Table::create()
        .table("reports")
        .col(pk_uuid("id"))
        .col(uuid("round_id"))
        .col(uuid("unit_id"))
        .col(string("status").check(Expr::col("status").is_in(statuses)))
        // Of the round, kept here as well: lists sort and narrow by it.
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone("locks_at"))
        .col(boolean("nil_return"))
        .col(uuid_null("submitted_by"))
        .col(uuid_null("approved_by"))
        .col(timestamp_with_time_zone_null("first_sent_at"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(integer("current_no"))
        .col(integer_null("accepted_no"))
        .col(integer("returns_count"))
        .col(integer("open_flags"))
        .col(integer("filled"))
        .col(string_null("said"))
        .col(integer("row_version"))
        .foreign_key(&mut to_id("reports", "round_id", "rounds"))
        .foreign_key(&mut to_id("reports", "unit_id", "units"))
        .foreign_key(&mut to_id("reports", "submitted_by", "people"))
        .foreign_key(&mut to_id("reports", "approved_by", "people"))
        .to_owned()
}

fn cells() -> TableCreateStatement {
    let states = ["empty", "value", "nil", "na", "carried"];
    Table::create()
        .table("cells")
        .col(uuid("report_id"))
        .col(string("field"))
        .col(string("row"))
        .col(string("col"))
        .col(string("state").check(Expr::col("state").is_in(states)))
        // Ten-thousandths: exact and summed as integers alike on both databases.
        .col(big_integer_null("num"))
        .col(text_null("txt"))
        .col(integer("rev"))
        .col(uuid_null("updated_by"))
        .col(timestamp_with_time_zone("updated_at"))
        .primary_key(Index::create().col("report_id").col("field").col("row").col("col"))
        .foreign_key(&mut to_id("cells", "report_id", "reports"))
        .to_owned()
}

fn cell_revs() -> TableCreateStatement {
    let sources = ["web", "offline", "xlsx", "api", "qcvn"];
    Table::create()
        .table("cell_revs")
        .col(uuid("report_id"))
        .col(string("field"))
        .col(string("row"))
        .col(string("col"))
        .col(integer("rev"))
        .col(string("state"))
        .col(big_integer_null("num"))
        .col(text_null("txt"))
        .col(uuid_null("by"))
        .col(timestamp_with_time_zone("at"))
        .col(string("source").check(Expr::col("source").is_in(sources)))
        .primary_key(Index::create().col("report_id").col("field").col("row").col("col").col("rev"))
        .foreign_key(&mut to_id("cell_revs", "report_id", "reports"))
        .to_owned()
}

fn submissions() -> TableCreateStatement {
    Table::create()
        .table("submissions")
        .col(pk_uuid("id"))
        .col(uuid("report_id"))
        .col(integer("no"))
        .col(text("payload"))
        .col(string("sha256"))
        .col(string_null("nil_reason"))
        .col(uuid("submitted_by"))
        .col(timestamp_with_time_zone("submitted_at"))
        .col(uuid_null("approved_by"))
        .col(timestamp_with_time_zone_null("approved_at"))
        .foreign_key(&mut to_id("submissions", "report_id", "reports"))
        .foreign_key(&mut to_id("submissions", "submitted_by", "people"))
        .to_owned()
}

fn flags() -> TableCreateStatement {
    Table::create()
        .table("flags")
        .col(pk_uuid("id"))
        .col(uuid("report_id"))
        .col(integer("no"))
        .col(string("field"))
        .col(string("row"))
        .col(string("col"))
        .col(text("reason"))
        .col(uuid("by"))
        .col(timestamp_with_time_zone("at"))
        .col(timestamp_with_time_zone_null("cleared_at"))
        .foreign_key(&mut to_id("flags", "report_id", "reports"))
        .foreign_key(&mut to_id("flags", "by", "people"))
        .to_owned()
}
