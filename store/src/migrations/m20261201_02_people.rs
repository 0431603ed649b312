//! People, the roles they hold and until when, their passwords, codes, sessions and tokens.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            people(),
            memberships(),
            former_passwords(),
            recovery_codes(),
            sessions(),
            tokens(),
            idempotency(),
        ] {
            manager.create_table(table).await?;
        }
        for (name, table, column) in [
            ("memberships_by_person", "memberships", "person_id"),
            ("sessions_by_person", "sessions", "person_id"),
            ("api_tokens_by_person", "api_tokens", "person_id"),
            ("recovery_codes_by_person", "recovery_codes", "person_id"),
        ] {
            let index = Index::create().name(name).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "idempotency_keys",
            "api_tokens",
            "sessions",
            "recovery_codes",
            "former_passwords",
            "memberships",
            "people",
        ];
        drop_all(manager, &tables).await
    }
}

fn people() -> TableCreateStatement {
    Table::create()
        .table("people")
        .col(pk_uuid("id"))
        .col(string_uniq("email"))
        .col(string("full_name"))
        .col(string("text_fold"))
        .col(string_null("title"))
        .col(string_null("address"))
        .col(string("locale").check(Expr::col("locale").is_in(["vi", "en"])))
        .col(string("theme").check(Expr::col("theme").is_in(["system", "light", "dark"])))
        .col(string("status").check(Expr::col("status").is_in(["active", "disabled"])))
        .col(string_null("password_hash"))
        .col(timestamp_with_time_zone_null("password_changed_at"))
        .col(boolean("must_change_password"))
        .col(string_null("totp_secret"))
        .col(boolean("totp_confirmed"))
        .col(big_integer("totp_last_step"))
        .col(integer("failures"))
        .col(timestamp_with_time_zone_null("paused_until"))
        .to_owned()
}

fn memberships() -> TableCreateStatement {
    let roles = ["author", "leader", "coord", "danang", "handler", "exec", "admin"];
    Table::create()
        .table("memberships")
        .col(pk_uuid("id"))
        .col(uuid("person_id"))
        .col(uuid("unit_id"))
        .col(string("role").check(Expr::col("role").is_in(roles)))
        .col(boolean("can_sign"))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .foreign_key(&mut to_id("memberships", "person_id", "people"))
        .foreign_key(&mut to_id("memberships", "unit_id", "units"))
        .to_owned()
}

fn former_passwords() -> TableCreateStatement {
    Table::create()
        .table("former_passwords")
        .col(pk_uuid("id"))
        .col(uuid("person_id"))
        .col(string("password_hash"))
        .col(timestamp_with_time_zone("replaced_at"))
        .foreign_key(&mut to_id("former_passwords", "person_id", "people"))
        .to_owned()
}

fn recovery_codes() -> TableCreateStatement {
    Table::create()
        .table("recovery_codes")
        .col(pk_uuid("id"))
        .col(uuid("person_id"))
        .col(string("code_hash"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut to_id("recovery_codes", "person_id", "people"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(pk_uuid("id"))
        .col(string_uniq("token_hash"))
        .col(uuid("person_id"))
        // "password" until the code was given, then "full"; "enrol" while a code must be set up.
        .col(string("stage").check(Expr::col("stage").is_in(["password", "enrol", "full"])))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("seen_at"))
        .col(timestamp_with_time_zone("idle_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(string("device"))
        .col(string("address"))
        .col(text_null("typed"))
        .foreign_key(&mut to_id("sessions", "person_id", "people"))
        .to_owned()
}

fn tokens() -> TableCreateStatement {
    Table::create()
        .table("api_tokens")
        .col(pk_uuid("id"))
        .col(uuid("person_id"))
        .col(string("name"))
        .col(string("scopes"))
        .col(string_uniq("token_hash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .foreign_key(&mut to_id("api_tokens", "person_id", "people"))
        .to_owned()
}

fn idempotency() -> TableCreateStatement {
    Table::create()
        .table("idempotency_keys")
        .col(uuid("person_id"))
        .col(string("key"))
        .col(string("request_hash"))
        .col(integer_null("status"))
        .col(text_null("headers"))
        .col(text_null("body"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("person_id").col("key"))
        .foreign_key(&mut to_id("idempotency_keys", "person_id", "people"))
        .to_owned()
}
