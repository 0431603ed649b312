//! The demo world, grown: 100 000 reports, and a monthly template of 300 cells.

use std::time::{Duration, Instant};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, QueryResult,
    Statement, Value,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use store::testing::Village;

use super::table::Samples;

/// Units that were dissolved, and rounds they had: what is in no choice of a page, and in every index.
const UNITS: u32 = 330;
const ROUNDS: u32 = 290;
/// Cells that people fill in the monthly template.
pub const CELLS: u32 = 300;

pub struct World {
    /// Of the database.
    pub name: &'static str,
    pub village: Village,
    /// Past the program: the raw side of every ratio.
    pub raw: DatabaseConnection,
}

impl World {
    pub async fn of(name: &'static str, village: Village) -> anyhow::Result<Self> {
        let mut options = ConnectOptions::new(&village.url);
        options.max_connections(8).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
            sqlite.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full)
        });
        let raw = Database::connect(options).await?;
        let world = Self { name, village, raw };
        world.grow().await?;
        Ok(world)
    }

    pub fn goal(&self, goal: &str) -> String {
        format!("{goal} {}", self.name)
    }

    pub fn sql(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        statement(self.raw.get_database_backend(), sql, values)
    }

    pub async fn rows(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> anyhow::Result<Vec<QueryResult>> {
        Ok(self.raw.query_all_raw(self.sql(sql, values)).await?)
    }

    async fn grow(&self) -> anyhow::Result<()> {
        let id = match self.raw.get_database_backend() {
            DbBackend::Sqlite => "randomblob(16)",
            _ => "gen_random_uuid()",
        };
        let numbers = |most: u32| {
            format!(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most})"
            )
        };
        for sql in [
            format!(
                "{} INSERT INTO units (id, code, kind, sort)
                 SELECT {id}, 'X-' || i, 'province_dept', 1000 + i FROM n",
                numbers(UNITS)
            ),
            format!(
                "INSERT INTO unit_versions
                   (id, unit_id, name, short_name, name_en, text_fold, valid_from, valid_to)
                 SELECT {id}, id, code, code, code, 'x', '2020-01-01', '2025-02-28'
                 FROM units WHERE code LIKE 'X-%'"
            ),
            format!(
                "{}, r AS (SELECT *, ROW_NUMBER() OVER (ORDER BY code) - 1 AS k FROM rounds
                            WHERE cutoff_to <= '2025-02-14')
                 INSERT INTO rounds (id, code, version_id, template_code, period, title_vi, title_en,
                   text_fold, cutoff_from, cutoff_to, opens_at, due_at, locks_at, status)
                 SELECT {id}, 'X-' || i, version_id, template_code, NULL, title_vi, title_en,
                   text_fold, cutoff_from, cutoff_to, opens_at, due_at, locks_at, 'closed'
                 FROM n JOIN r ON r.k = i % (SELECT COUNT(*) FROM r)",
                numbers(ROUNDS)
            ),
            format!(
                "INSERT INTO reports (id, round_id, unit_id, status, due_at, locks_at, nil_return,
                   first_sent_at, sent_at, current_no, returns_count, open_flags, filled, row_version)
                 SELECT {id}, r.id, u.id, 'accepted', r.due_at, r.locks_at, FALSE,
                   r.due_at, r.due_at, 1, 0, 0, 10, 5
                 FROM rounds r CROSS JOIN units u
                 WHERE r.code LIKE 'X-%' AND u.kind = 'province_dept'"
            ),
            format!(
                "{}, f AS (SELECT f.* FROM template_fields f
                            JOIN template_versions v ON v.id = f.version_id
                            JOIN report_templates t ON t.id = v.template_id
                            WHERE t.code = 'TT02-THANG' AND f.key = 'VT02')
                 INSERT INTO template_fields (id, version_id, section_id, key, label_vi, label_en,
                   unit_vi, unit_en, kind, required, part, columns, sort)
                 SELECT {id}, version_id, section_id, 'B' || i, label_vi, label_en,
                   unit_vi, unit_en, 'int', FALSE, FALSE, '', 1000 + i FROM n CROSS JOIN f",
                numbers(CELLS)
            ),
        ] {
            self.raw.execute_unprepared(&sql).await?;
        }
        if self.raw.get_database_backend() == DbBackend::Postgres {
            self.raw.execute_unprepared("ANALYZE").await?;
        }
        Ok(())
    }
}

/// Of SQL with `$1 …`. SQLite would take these for names and look each of them up; `?1 …` are numbers.
pub fn statement(
    backend: DbBackend,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Statement {
    match backend {
        DbBackend::Sqlite => Statement::from_sql_and_values(backend, sql.replace('$', "?"), values),
        _ => Statement::from_sql_and_values(backend, sql, values),
    }
}

/// What one comparison may take: a slow machine gets fewer rounds, not a longer wait.
pub const BUDGET: Duration = Duration::from_secs(if cfg!(debug_assertions) { 1 } else { 7 });

/// Both sides in turns, `rounds` times or as the budget allows, after one of each that is not counted.
pub async fn in_turns(
    rounds: u32,
    mut ours: impl AsyncFnMut() -> anyhow::Result<()>,
    mut theirs: impl AsyncFnMut() -> anyhow::Result<()>,
) -> anyhow::Result<(Samples, Samples)> {
    let (mut one, mut other) = (Samples::default(), Samples::default());
    ours().await?;
    theirs().await?;
    let begun = Instant::now();
    for round in 0..rounds {
        if round > 2 && begun.elapsed() > BUDGET {
            break;
        }
        one.add(timed(&mut ours).await?);
        other.add(timed(&mut theirs).await?);
    }
    Ok((one, other))
}

/// In milliseconds.
pub async fn timed(mut act: impl AsyncFnMut() -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let begun = Instant::now();
    act().await?;
    Ok(begun.elapsed().as_secs_f64() * 1000.0)
}
