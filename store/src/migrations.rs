//! The ordered list. Append-only: a merged migration is never edited, and knows nothing of `domain`.

mod m20261201_01_units;
mod m20261201_02_people;
mod m20261201_03_catalogue;
mod m20261201_04_templates;
mod m20261201_05_reports;
mod m20261201_06_audit;
mod m20261201_07_corrections;
mod m20261201_08_documents;
mod m20261201_09_recommendations;
mod m20261201_10_plan;
mod m20261201_11_totals;
mod m20261201_12_extensions;
mod m20261201_13_tries;

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261201_01_units::Migration),
            Box::new(m20261201_02_people::Migration),
            Box::new(m20261201_03_catalogue::Migration),
            Box::new(m20261201_04_templates::Migration),
            Box::new(m20261201_05_reports::Migration),
            Box::new(m20261201_06_audit::Migration),
            Box::new(m20261201_07_corrections::Migration),
            Box::new(m20261201_08_documents::Migration),
            Box::new(m20261201_09_recommendations::Migration),
            Box::new(m20261201_10_plan::Migration),
            Box::new(m20261201_11_totals::Migration),
            Box::new(m20261201_12_extensions::Migration),
            Box::new(m20261201_13_tries::Migration),
        ]
    }
}

/// Drops tables in the given order: dependants first.
async fn drop_all(
    manager: &sea_orm_migration::SchemaManager<'_>,
    tables: &[&'static str],
) -> Result<(), sea_orm_migration::DbErr> {
    use sea_orm_migration::prelude::Table;
    for table in tables {
        manager.drop_table(Table::drop().table(*table).to_owned()).await?;
    }
    Ok(())
}

/// A foreign key from one column to another table's `id`.
fn to_id(
    from: &'static str,
    column: &'static str,
    to: &'static str,
) -> sea_orm_migration::prelude::ForeignKeyCreateStatement {
    use sea_orm_migration::prelude::ForeignKey;
    ForeignKey::create().from(from, column).to(to, "id").to_owned()
}
