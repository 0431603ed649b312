//! Units with their dated names, and groups with their dated members.

use sea_orm_migration::{prelude::*, schema::*};

use super::{drop_all, to_id};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kinds = ["ministry", "ministry_office", "rep_office", "ministry_unit", "province_dept"];
        let units = Table::create()
            .table("units")
            .col(pk_uuid("id"))
            .col(string_uniq("code"))
            .col(string("kind").check(Expr::col("kind").is_in(kinds)))
            .col(integer("sort"))
            .to_owned();
        let versions = Table::create()
            .table("unit_versions")
            .col(pk_uuid("id"))
            .col(uuid("unit_id"))
            .col(string("name"))
            .col(string("short_name"))
            .col(string("name_en"))
            .col(string("text_fold"))
            .col(uuid_null("parent_id"))
            .col(string_null("province"))
            .col(string_null("gso_code"))
            .col(string_null("region"))
            .col(date("valid_from"))
            .col(date_null("valid_to"))
            .foreign_key(&mut to_id("unit_versions", "unit_id", "units"))
            .foreign_key(&mut to_id("unit_versions", "parent_id", "units"))
            .check(Expr::cust("valid_to IS NULL OR valid_to >= valid_from"))
            .to_owned();
        let groups = Table::create()
            .table("unit_groups")
            .col(pk_uuid("id"))
            .col(string_uniq("code"))
            .col(string("name_vi"))
            .col(string("name_en"))
            .to_owned();
        let members = Table::create()
            .table("unit_group_members")
            .col(pk_uuid("id"))
            .col(uuid("group_id"))
            .col(uuid("unit_id"))
            .col(date("valid_from"))
            .col(date_null("valid_to"))
            .foreign_key(&mut to_id("unit_group_members", "group_id", "unit_groups"))
            .foreign_key(&mut to_id("unit_group_members", "unit_id", "units"))
            .to_owned();
        for table in [units, versions, groups, members] {
            manager.create_table(table).await?;
        }
        let names = Index::create()
            .name("unit_versions_by_unit")
            .table("unit_versions")
            .col("unit_id")
            .col("valid_from")
            .unique()
            .to_owned();
        manager.create_index(names).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["unit_group_members", "unit_groups", "unit_versions", "units"]).await
    }
}
