//! Recommendations of departments with their units, clocks, answers and words; and the calendars that
//! clocks were counted by.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};
use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Dependants first.
const TABLES: [&str; 11] = [
    "recommendation_notes",
    "recommendation_messages",
    "recommendation_feedback",
    "recommendation_documents",
    "recommendation_answers",
    "recommendation_clock_events",
    "recommendation_assignments",
    "recommendation_topics",
    "recommendations",
    "calendar_days",
    "calendar_versions",
];

/// Never changed once written.
const FINAL: [&str; 3] = ["recommendation_clock_events", "calendar_days", "calendar_versions"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            calendar_versions(),
            calendar_days(),
            recommendations(),
            topics(),
            assignments(),
            clock_events(),
            answers(),
            documents(),
            feedback(),
            said("recommendation_messages").col(boolean("from_province")).to_owned(),
            said("recommendation_notes"),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            ("recommendations_in_order", "recommendations", &["sort_key", "id"][..]),
            ("recommendations_by_unit", "recommendations", &["unit_id", "sort_key", "id"]),
            ("recommendations_by_lead", "recommendations", &["lead_unit_id", "sort_key", "id"]),
            ("recommendations_by_status", "recommendations", &["status", "due_on"]),
            // Whatever the list counts stands in the index.
            (
                "recommendations_counted",
                "recommendations",
                &[
                    "year",
                    "status",
                    "topic_id",
                    "outcome",
                    "sent_at",
                    "answered_at",
                    "due_on",
                    "parts",
                    "restricted",
                    "unit_id",
                    "lead_unit_id",
                ],
            ),
            ("recommendations_by_parent", "recommendations", &["parent_id"]),
            (
                "recommendation_assignments_by_unit",
                "recommendation_assignments",
                &["unit_id", "status", "recommendation_id"],
            ),
            ("recommendation_assignments_of", "recommendation_assignments", &["recommendation_id"]),
            (
                "recommendation_clock_events_of",
                "recommendation_clock_events",
                &["recommendation_id"],
            ),
            ("recommendation_answers_of", "recommendation_answers", &["recommendation_id"]),
            ("recommendation_documents_by_document", "recommendation_documents", &["document_id"]),
            ("recommendation_feedback_of", "recommendation_feedback", &["recommendation_id"]),
            ("recommendation_messages_of", "recommendation_messages", &["recommendation_id"]),
            ("recommendation_notes_of", "recommendation_notes", &["recommendation_id"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        for table in FINAL {
            let sql = dialect::freeze(manager.get_database_backend(), table, &[]);
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await?;
        for table in FINAL {
            let sql = dialect::thaw(manager.get_database_backend(), table);
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}

fn one_of(column: &'static str, codes: &'static [&'static str]) -> ColumnDef {
    string(column).check(Expr::col(column).is_in(codes.iter().copied())).to_owned()
}

/// The same, or nothing: a CHECK lets NULL pass.
fn one_of_or_none(column: &'static str, codes: &'static [&'static str]) -> ColumnDef {
    string_null(column).check(Expr::col(column).is_in(codes.iter().copied())).to_owned()
}

fn calendar_versions() -> TableCreateStatement {
    Table::create()
        .table("calendar_versions")
        .col(integer("version").primary_key())
        // Of its days: the same list is one version.
        .col(string_uniq("sha256"))
        .col(timestamp_with_time_zone("taken_at"))
        .to_owned()
}

fn calendar_days() -> TableCreateStatement {
    Table::create()
        .table("calendar_days")
        .col(integer("version"))
        .col(date("date"))
        .col(one_of("kind", &["off", "work"]))
        .col(string("name"))
        .primary_key(Index::create().col("version").col("date"))
        .foreign_key(
            ForeignKey::create()
                .from("calendar_days", "version")
                .to("calendar_versions", "version"),
        )
        .to_owned()
}

const OUTCOMES: &[&str] = &["resolved", "partly", "explained", "noted", "transferred", "cannot"];

fn recommendations() -> TableCreateStatement {
    const STATUSES: &[&str] = &[
        "draft",
        "pending-leader",
        "sent",
        "clarify",
        "assigned",
        "in-progress",
        "pending-sign",
        "answered",
        "reopened",
        "closed",
        "transferred",
        "withdrawn",
    ];
    Table::create()
        .table("recommendations")
        .col(pk_uuid("id"))
        .col(string_null("no").unique_key())
        // Of the number; the place only once it is given.
        .col(integer("year"))
        .col(integer_null("place"))
        .col(string("title"))
        .col(text("background"))
        .col(text_null("legal_basis"))
        .col(text("proposal"))
        .col(one_of("origin", &["visit", "conference", "report", "letter", "direct"]))
        .col(uuid_null("origin_id"))
        .col(string_null("origin_note"))
        .col(uuid("unit_id"))
        // The first topic; all of them stand in their own table.
        .col(uuid("topic_id"))
        .col(boolean("restricted"))
        .col(boolean("urgent"))
        .col(one_of("status", STATUSES))
        .col(one_of_or_none("asked_from", STATUSES))
        .col(one_of_or_none("outcome", OUTCOMES))
        .col(string_null("outcome_note"))
        .col(uuid_null("lead_unit_id"))
        .col(timestamp_with_time_zone_null("sent_at"))
        // Computed from the clock's events whenever one is added.
        .col(date_null("due_on"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(integer("reopen_count"))
        .col(uuid_null("parent_id"))
        // How many parts it was split into: then they are counted and not the whole.
        .col(integer("parts"))
        .col(big_integer("sort_key"))
        .col(text("text_fold"))
        .col(uuid("raised_by"))
        .col(timestamp_with_time_zone("raised_at"))
        .col(integer("row_version"))
        .foreign_key(&mut to_id("recommendations", "unit_id", "units"))
        .foreign_key(&mut to_id("recommendations", "topic_id", "topics"))
        .foreign_key(&mut to_id("recommendations", "lead_unit_id", "units"))
        .foreign_key(&mut to_id("recommendations", "parent_id", "recommendations"))
        .foreign_key(&mut to_id("recommendations", "raised_by", "people"))
        .to_owned()
}

fn topics() -> TableCreateStatement {
    Table::create()
        .table("recommendation_topics")
        .col(uuid("recommendation_id"))
        .col(uuid("topic_id"))
        .col(integer("sort"))
        .primary_key(Index::create().col("recommendation_id").col("topic_id"))
        .foreign_key(&mut to_id("recommendation_topics", "recommendation_id", "recommendations"))
        .foreign_key(&mut to_id("recommendation_topics", "topic_id", "topics"))
        .to_owned()
}

fn assignments() -> TableCreateStatement {
    Table::create()
        .table("recommendation_assignments")
        .col(pk_uuid("id"))
        .col(uuid("recommendation_id"))
        .col(uuid("unit_id"))
        .col(one_of("role", &["lead", "support"]))
        .col(one_of("status", &["offered", "accepted", "declined", "handed-over", "done"]))
        .col(uuid_null("handler_id"))
        .col(uuid("assigned_by"))
        .col(timestamp_with_time_zone("at"))
        .col(text_null("reason"))
        .col(string_null("competent"))
        .foreign_key(&mut to_id(
            "recommendation_assignments",
            "recommendation_id",
            "recommendations",
        ))
        .foreign_key(&mut to_id("recommendation_assignments", "unit_id", "units"))
        .foreign_key(&mut to_id("recommendation_assignments", "handler_id", "people"))
        .foreign_key(&mut to_id("recommendation_assignments", "assigned_by", "people"))
        .to_owned()
}

fn clock_events() -> TableCreateStatement {
    Table::create()
        .table("recommendation_clock_events")
        .col(pk_uuid("id"))
        .col(uuid("recommendation_id"))
        // A lead unit's own clock; nothing for that of the whole.
        .col(uuid_null("assignment_id"))
        .col(one_of("kind", &["start", "pause", "resume", "stop", "extend"]))
        .col(timestamp_with_time_zone("at"))
        .col(integer("calendar_version"))
        .col(integer("days"))
        .col(text_null("reason"))
        .foreign_key(&mut to_id(
            "recommendation_clock_events",
            "recommendation_id",
            "recommendations",
        ))
        .foreign_key(&mut to_id(
            "recommendation_clock_events",
            "assignment_id",
            "recommendation_assignments",
        ))
        .foreign_key(
            ForeignKey::create()
                .from("recommendation_clock_events", "calendar_version")
                .to("calendar_versions", "version"),
        )
        .to_owned()
}

fn answers() -> TableCreateStatement {
    Table::create()
        .table("recommendation_answers")
        .col(pk_uuid("id"))
        .col(uuid("recommendation_id"))
        .col(uuid("unit_id"))
        .col(one_of("kind", &["interim", "final", "supplement"]))
        .col(one_of_or_none("mode", &["document", "direct"]))
        .col(text("body"))
        .col(one_of("outcome", OUTCOMES))
        .col(string_null("outcome_note"))
        .col(one_of("status", &["draft", "published", "withdrawn"]))
        .col(uuid("drafted_by"))
        .col(timestamp_with_time_zone("drafted_at"))
        .col(uuid_null("signed_by"))
        .col(timestamp_with_time_zone_null("published_at"))
        .foreign_key(&mut to_id("recommendation_answers", "recommendation_id", "recommendations"))
        .foreign_key(&mut to_id("recommendation_answers", "unit_id", "units"))
        .foreign_key(&mut to_id("recommendation_answers", "drafted_by", "people"))
        .foreign_key(&mut to_id("recommendation_answers", "signed_by", "people"))
        .to_owned()
}

fn documents() -> TableCreateStatement {
    Table::create()
        .table("recommendation_documents")
        .col(uuid("answer_id"))
        .col(uuid("document_id"))
        .primary_key(Index::create().col("answer_id").col("document_id"))
        .foreign_key(&mut to_id("recommendation_documents", "answer_id", "recommendation_answers"))
        .foreign_key(&mut to_id("recommendation_documents", "document_id", "official_documents"))
        .to_owned()
}

fn feedback() -> TableCreateStatement {
    Table::create()
        .table("recommendation_feedback")
        .col(pk_uuid("id"))
        .col(uuid("recommendation_id"))
        .col(one_of("rating", &["satisfied", "partly", "not"]))
        .col(text_null("comment"))
        .col(uuid("by"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut to_id("recommendation_feedback", "recommendation_id", "recommendations"))
        .foreign_key(&mut to_id("recommendation_feedback", "by", "people"))
        .to_owned()
}

/// Words of somebody of a unit.
fn said(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("recommendation_id"))
        .col(uuid("by"))
        .col(uuid("unit_id"))
        .col(timestamp_with_time_zone("at"))
        .col(text("body"))
        .foreign_key(&mut to_id(table, "recommendation_id", "recommendations"))
        .foreign_key(&mut to_id(table, "by", "people"))
        .foreign_key(&mut to_id(table, "unit_id", "units"))
        .to_owned()
}
