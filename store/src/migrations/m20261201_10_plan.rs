//! The plan of a year: its tasks and events with who is asked, agenda, papers, minutes and conclusions; the
//! games; and the calendars that telephones read.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            plans(),
            items(),
            parties(),
            agenda(),
            papers(),
            minutes(),
            conclusions(),
            games(),
            sports(),
            delegations(),
            feeds(),
        ] {
            manager.create_table(table).await?;
        }
        for (name, table, columns, unique) in [
            ("plans_year", "plans", &["year", "version"][..], true),
            ("plan_items_key", "plan_items", &["stable_key"], true),
            // All that a calendar counts and orders by, so that it reads no row it does not show.
            (
                "plan_items_by_day",
                "plan_items",
                &["starts", "sort_minute", "id", "ends", "kind", "precision", "status"],
                false,
            ),
            ("plan_items_by_parent", "plan_items", &["parent_id"], false),
            ("plan_items_by_host", "plan_items", &["host_unit_id", "starts"], false),
            ("plan_items_by_lead", "plan_items", &["lead_unit_id", "starts"], false),
            ("plan_parties_unit", "plan_parties", &["item_id", "unit_id"], true),
            ("plan_parties_person", "plan_parties", &["item_id", "person_id"], true),
            ("plan_parties_by_unit", "plan_parties", &["unit_id", "item_id"], false),
            ("plan_agenda_by_item", "plan_agenda_items", &["item_id", "sort"], false),
            ("plan_papers_by_item", "plan_papers", &["item_id", "sort"], false),
            ("plan_conclusions_no", "plan_conclusions", &["item_id", "no"], true),
            ("plan_conclusions_by_unit", "plan_conclusions", &["unit_id", "status"], false),
            ("delegations_by_games", "delegations", &["games_id", "sort"], false),
            ("game_sports_by_games", "game_sports", &["games_id", "sort"], false),
            ("ics_feeds_by_person", "ics_feeds", &["person_id"], false),
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
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(
            manager,
            &[
                "ics_feeds",
                "delegations",
                "game_sports",
                "games",
                "plan_conclusions",
                "plan_minutes",
                "plan_papers",
                "plan_agenda_items",
                "plan_parties",
                "plan_items",
                "plans",
            ],
        )
        .await
    }
}

fn one_of<const N: usize>(column: &'static str, codes: [&'static str; N]) -> ColumnDef {
    string(column).check(Expr::col(column).is_in(codes)).to_owned()
}

fn plans() -> TableCreateStatement {
    Table::create()
        .table("plans")
        .col(pk_uuid("id"))
        .col(integer("year"))
        .col(integer("version"))
        .col(one_of("status", ["draft", "approved", "superseded"]))
        // Number and day of the document that approved it.
        .col(string("document"))
        .to_owned()
}

fn items() -> TableCreateStatement {
    let kinds = [
        "direction",
        "visit-series",
        "visit",
        "conference",
        "training",
        "games",
        "deadline",
        "other",
    ];
    let statuses =
        ["tentative", "proposed", "confirmed", "running", "done", "postponed", "cancelled"];
    Table::create()
        .table("plan_items")
        .col(pk_uuid("id"))
        .col(uuid("plan_id"))
        .col(uuid_null("parent_id"))
        // What it is, however often it is moved and said anew.
        .col(string("stable_key"))
        .col(integer("sort"))
        .col(one_of("kind", kinds))
        .col(string("title"))
        .col(string("text_fold"))
        .col(one_of("precision", ["year", "half", "quarter", "month", "day", "time"]))
        // First and last day; with hours, the minutes of those days at the office.
        .col(date("starts"))
        .col(date("ends"))
        .col(integer_null("from_minute"))
        .col(integer_null("to_minute"))
        // The minute it begins, below zero without hours: both databases order it alike.
        .col(integer("sort_minute"))
        .col(uuid_null("host_unit_id"))
        .col(uuid_null("lead_unit_id"))
        .col(string("place"))
        .col(string("online_url"))
        .col(one_of("status", statuses))
        .col(text_null("reason"))
        .col(text_null("despite"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("row_version"))
        .foreign_key(&mut to_id("plan_items", "plan_id", "plans"))
        .foreign_key(&mut to_id("plan_items", "parent_id", "plan_items"))
        .foreign_key(&mut to_id("plan_items", "host_unit_id", "units"))
        .foreign_key(&mut to_id("plan_items", "lead_unit_id", "units"))
        .to_owned()
}

fn parties() -> TableCreateStatement {
    Table::create()
        .table("plan_parties")
        .col(pk_uuid("id"))
        .col(uuid("item_id"))
        .col(uuid_null("unit_id"))
        .col(uuid_null("person_id"))
        .col(one_of("role", ["chair", "delegate", "invited", "secretary"]))
        .col(one_of("rsvp", ["none", "yes", "no", "substitute"]))
        .col(string("substitute"))
        .col(uuid_null("answered_by"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .foreign_key(&mut to_id("plan_parties", "item_id", "plan_items"))
        .foreign_key(&mut to_id("plan_parties", "unit_id", "units"))
        .foreign_key(&mut to_id("plan_parties", "person_id", "people"))
        .foreign_key(&mut to_id("plan_parties", "answered_by", "people"))
        .to_owned()
}

fn agenda() -> TableCreateStatement {
    Table::create()
        .table("plan_agenda_items")
        .col(pk_uuid("id"))
        .col(uuid("item_id"))
        .col(integer("sort"))
        .col(string("title"))
        .col(integer("minutes"))
        .col(string("presenter"))
        .foreign_key(&mut to_id("plan_agenda_items", "item_id", "plan_items"))
        .to_owned()
}

fn papers() -> TableCreateStatement {
    Table::create()
        .table("plan_papers")
        .col(pk_uuid("id"))
        .col(uuid("item_id"))
        .col(integer("sort"))
        .col(string("title"))
        .col(text("link"))
        .col(uuid_null("added_by"))
        .col(timestamp_with_time_zone("added_at"))
        .foreign_key(&mut to_id("plan_papers", "item_id", "plan_items"))
        .foreign_key(&mut to_id("plan_papers", "added_by", "people"))
        .to_owned()
}

fn minutes() -> TableCreateStatement {
    Table::create()
        .table("plan_minutes")
        .col(uuid("item_id").primary_key())
        .col(text("body"))
        .col(one_of("status", ["draft", "sent-for-comment", "final"]))
        .col(string("notice_no"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(&mut to_id("plan_minutes", "item_id", "plan_items"))
        .to_owned()
}

fn conclusions() -> TableCreateStatement {
    Table::create()
        .table("plan_conclusions")
        .col(pk_uuid("id"))
        .col(uuid("item_id"))
        .col(integer("no"))
        .col(one_of("kind", ["task", "recommendation", "note"]))
        .col(text("text"))
        .col(uuid_null("unit_id"))
        .col(date_null("due_on"))
        .col(one_of("status", ["open", "doing", "done", "cancelled"]))
        // Number of the recommendation it became.
        .col(string_null("rec_no"))
        .col(text_null("done_note"))
        .foreign_key(&mut to_id("plan_conclusions", "item_id", "plan_items"))
        .foreign_key(&mut to_id("plan_conclusions", "unit_id", "units"))
        .to_owned()
}

fn games() -> TableCreateStatement {
    Table::create()
        .table("games")
        .col(pk_uuid("id"))
        .col(integer_uniq("edition"))
        .col(uuid_uniq("item_id"))
        .col(date_null("register_by"))
        .col(string("rules"))
        .foreign_key(&mut to_id("games", "item_id", "plan_items"))
        .to_owned()
}

fn sports() -> TableCreateStatement {
    Table::create()
        .table("game_sports")
        .col(pk_uuid("id"))
        .col(uuid("games_id"))
        .col(integer("sort"))
        .col(string("code"))
        .col(string("name_vi"))
        .col(string("name_en"))
        .col(string("events_vi"))
        .col(string("events_en"))
        .foreign_key(&mut to_id("game_sports", "games_id", "games"))
        .to_owned()
}

fn delegations() -> TableCreateStatement {
    Table::create()
        .table("delegations")
        .col(pk_uuid("id"))
        .col(uuid("games_id"))
        .col(integer("sort"))
        .col(uuid_null("unit_id"))
        .col(string("guest_name"))
        .col(string("head_name"))
        .col(integer("athletes"))
        .col(one_of("status", ["draft", "signed", "accepted"]))
        .foreign_key(&mut to_id("delegations", "games_id", "games"))
        .foreign_key(&mut to_id("delegations", "unit_id", "units"))
        .to_owned()
}

fn feeds() -> TableCreateStatement {
    Table::create()
        .table("ics_feeds")
        .col(pk_uuid("id"))
        .col(uuid("person_id"))
        .col(string_uniq("secret_hash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .foreign_key(&mut to_id("ics_feeds", "person_id", "people"))
        .to_owned()
}
