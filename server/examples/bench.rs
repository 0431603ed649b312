//! `make bench`: the performance goals as one table. Both sides of every ratio are measured in this run,
//! in turns, so that a busy machine slows both. Names in capitals are those of the goals in docs/bench.md.
//!
//! `BENCH_POSTGRES`: a server to measure on as well; `BENCH_SERVER`: the built program; `BENCH_CHROMIUM`: a
//! browser; `BENCH_STRICT=1`: past a limit is a failure. What is not there is left out, and said so.

#[path = "bench/handmade.rs"]
mod handmade;
#[path = "bench/list.rs"]
mod list;
#[path = "bench/program.rs"]
mod program;
#[path = "bench/rules.rs"]
mod rules;
#[path = "bench/sign_in.rs"]
mod sign_in;
#[path = "bench/submit.rs"]
mod submit;
#[path = "bench/table.rs"]
mod table;
#[path = "bench/tablet.rs"]
mod tablet;
#[path = "bench/trail.rs"]
mod trail;
#[path = "bench/weight.rs"]
mod weight;
#[path = "bench/world.rs"]
mod world;

use std::process::ExitCode;

use store::testing::Village;

use self::{table::Table, world::World};

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let mut table = Table::default();
    say("SQLite");
    on(&mut table, World::of("SQLite", Village::sqlite().await?).await?).await?;
    match variable("BENCH_POSTGRES") {
        Some(server) => {
            say("PostgreSQL");
            on(&mut table, World::of("PostgreSQL", Village::postgres_at(&server).await?).await?)
                .await?;
        }
        None => table.leave_out("PostgreSQL", "BENCH_POSTGRES names no server"),
    }
    say("rules");
    rules::measure(&mut table).await?;
    say("program, bytes, browser");
    match variable("BENCH_SERVER").or_else(program::beside) {
        Some(binary) => {
            program::measure(&mut table, &binary).await?;
            weight::measure(&mut table, &binary)?;
            match variable("BENCH_CHROMIUM") {
                // What was measured before is shown all the same.
                Some(_) => {
                    if let Err(error) = tablet::measure(&mut table, &binary).await {
                        table.fail("P8", &error);
                    }
                }
                None => table.leave_out("P8", "BENCH_CHROMIUM names no browser"),
            }
        }
        None => table.leave_out("P7, P8, P12", "there is no built program: run scripts/build"),
    }
    print!("{table}");
    let strict = variable("BENCH_STRICT").as_deref() == Some("1");
    Ok(if strict && table.is_over() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What is measured on both databases.
async fn on(table: &mut Table, world: World) -> anyhow::Result<()> {
    say("  list");
    list::measure(table, &world).await?;
    say("  submit");
    submit::measure(table, &world).await?;
    say("  audit");
    trail::measure(table, &world).await?;
    say("  sign-in");
    sign_in::measure(table, &world).await
}

/// Progress, apart from the table.
fn say(what: &str) {
    eprintln!("[bench] {what}");
}

#[expect(clippy::disallowed_methods, reason = "the bench is told by scripts/bench what there is")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
