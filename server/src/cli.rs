//! The commands of the program.

use std::{
    fmt::Display,
    io::{self, Write},
    path::PathBuf,
};

use anyhow::{Context, anyhow, bail};
use clap::{Args, Parser, Subcommand};
use domain::{policy::Role, refusal::Refusal};
use store::{Clock, Key, Store, backup, people};

use crate::{
    api,
    config::{self, Config},
    doctor, serve,
};

/// Giao Ban: báo cáo trực tuyến của Văn phòng Bộ và các Sở · online reporting.
#[derive(Debug, Parser)]
#[command(name = "giaoban", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Listens for browsers and API callers.
    Serve,
    /// Brings the database's schema up or down, or says where it stands.
    Migrate {
        #[command(subcommand)]
        to: Migrate,
    },
    /// Fills an empty database with the demo world.
    Seed {
        /// The only world there is; named so that nobody seeds by accident.
        #[arg(long, required = true)]
        demo: bool,
        /// Do nothing, and succeed, when there is something in it already.
        #[arg(long)]
        if_empty: bool,
    },
    /// Accounts, for whoever owns the machine.
    User {
        #[command(subcommand)]
        what: User,
    },
    /// Copies the whole database into a new file, while it is in use.
    Backup { file: PathBuf },
    /// Puts a copy back where there is no database yet.
    Restore { file: PathBuf },
    /// The audit log.
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// Totals over units, which are kept with every report.
    Totals {
        #[command(subcommand)]
        what: Totals,
    },
    /// Says what is unsafe in this configuration for production.
    Doctor,
    /// Prints the API's `OpenAPI` document.
    Openapi,
}

#[derive(Debug, Subcommand)]
enum Migrate {
    /// Runs every migration that has not run.
    Up,
    /// Takes the last migrations back. Their tables' contents are lost.
    Down {
        /// How many.
        #[arg(default_value_t = 1)]
        steps: u32,
    },
    /// Lists what ran and what did not; fails when something is missing.
    Status,
}

#[derive(Debug, Subcommand)]
enum User {
    /// Adds a person with one role and prints a password that must be changed at first sign-in.
    Add(NewUser),
    /// Gives a new password that must be changed at the next sign-in.
    Password {
        email: String,
        /// Also takes away the second factor, for somebody who lost their phone.
        #[arg(long)]
        reset_code: bool,
    },
    /// Nobody signs in with it any more; open sessions end at once.
    Disable { email: String },
    /// Lists the accounts.
    List,
}

#[derive(Debug, Args)]
struct NewUser {
    email: String,
    /// The full name.
    #[arg(long)]
    name: String,
    /// author, leader, coord, danang, handler, exec or admin.
    #[arg(long)]
    role: Role,
    /// The unit's code, such as STTTT-QNA.
    #[arg(long)]
    unit: String,
    /// A handler who signs answers.
    #[arg(long)]
    can_sign: bool,
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Follows the chain of hashes and names the first line that is not what was written.
    Verify,
}

#[derive(Debug, Subcommand)]
enum Totals {
    /// Counts every total anew from the reports.
    Rebuild,
    /// Compares what is kept with what its reports say, and names what differs.
    Verify,
}

/// Runs one command. A refused or failed one changes nothing.
pub async fn run(cli: Cli) -> anyhow::Result<()> {
    if matches!(cli.command, Command::Openapi) {
        say(api::openapi().to_pretty_json().context("the document does not print")?)?;
        return Ok(());
    }
    let config = Config::read()?;
    match cli.command {
        Command::Serve => serve::serve(config).await,
        Command::Migrate { to } => migrate(&config, to).await,
        Command::Seed { if_empty, .. } => seed(&config, if_empty).await,
        Command::User { what } => user(&open_migrated(&config).await?, what).await,
        Command::Backup { file } => {
            open_migrated(&config).await?.backup(&config.database_url, &file).await?;
            Ok(say(file.display())?)
        }
        Command::Restore { file } => Ok(backup::restore(&config.database_url, &file).await?),
        Command::Audit { what: Audit::Verify } => verify(&open_migrated(&config).await?).await,
        Command::Totals { what } => totals(&open_migrated(&config).await?, what).await,
        Command::Doctor => doctor::run(&config).await,
        Command::Openapi => Ok(()),
    }
}

/// The store as this configuration names it.
pub async fn open(config: &Config) -> anyhow::Result<Store> {
    config::make_folders(config)?;
    let clock = config.demo_today.map_or(Clock::System, Clock::demo);
    let key = Key::at(&config.key_file)
        .with_context(|| format!("cannot use the key in {}", config.key_file.display()))?;
    Store::open(&config.database_url, clock, config.security_profile, key)
        .await
        .context("cannot open the database; check GIAOBAN_DATABASE_URL")
}

/// The same, when there is one and its schema is this program's: nothing else is made or touched.
pub async fn open_migrated(config: &Config) -> anyhow::Result<Store> {
    let file = backup::sqlite_file(&config.database_url);
    if let Some(file) = file.filter(|file| !file.exists()) {
        bail!("there is no database at {}; run: giaoban migrate up", file.display());
    }
    let store = open(config).await?;
    let (_, missing) = store.migration_status().await?;
    if !missing.is_empty() {
        bail!("{} migrations have not run; run: giaoban migrate up", missing.len());
    }
    Ok(store)
}

/// One line for whoever reads along, who may have seen enough: `BrokenPipe` then.
pub fn say(line: impl Display) -> io::Result<()> {
    writeln!(io::stdout(), "{line}")
}

/// Whether it ended because nobody reads what it says any more (`giaoban openapi | head -1`).
pub fn is_unread(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

async fn migrate(config: &Config, to: Migrate) -> anyhow::Result<()> {
    let store = open(config).await?;
    match to {
        Migrate::Up => store.migrate().await?,
        Migrate::Down { steps } => store.migrate_down(steps).await?,
        Migrate::Status => {}
    }
    let (applied, pending) = store.migration_status().await?;
    for name in &applied {
        say(format_args!("ran      {name}"))?;
    }
    for name in &pending {
        say(format_args!("missing  {name}"))?;
    }
    if matches!(to, Migrate::Status) && !pending.is_empty() {
        bail!("{} migrations have not run; run: giaoban migrate up", pending.len());
    }
    Ok(())
}

async fn seed(config: &Config, if_empty: bool) -> anyhow::Result<()> {
    let store = open_migrated(config).await?;
    if store::seed::is_empty(&store).await? {
        store::seed::demo(&store).await?;
        return Ok(say("the demo world is there")?);
    }
    if if_empty {
        return Ok(());
    }
    bail!("the database is not empty: the demo world goes only into an empty one")
}

async fn user(store: &Store, what: User) -> anyhow::Result<()> {
    match what {
        User::Add(new) => {
            let person = people::NewPerson {
                email: new.email,
                name: new.name,
                role: new.role,
                unit: new.unit,
                can_sign: new.can_sign,
            };
            let once = store.add_person(&person).await;
            say(once.map_err(|error| about(&person.email, error))?)?;
        }
        User::Password { email, reset_code } => {
            let code =
                if reset_code { people::SecondStep::Reset } else { people::SecondStep::Keep };
            let once = store.set_password(&email, code).await;
            say(once.map_err(|error| about(&email, error))?)?;
        }
        User::Disable { email } => {
            store.disable_person(&email).await.map_err(|error| about(&email, error))?;
        }
        User::List => {
            for line in store.list_people().await? {
                let roles = line.roles.iter().map(|(role, unit)| format!("{role} {unit}"));
                let roles = roles.collect::<Vec<_>>().join(", ");
                say(format_args!("{}\t{}\t{}", line.email, line.name, roles))?;
            }
        }
    }
    Ok(())
}

/// What went wrong with an account, in words for whoever typed the command.
fn about(email: &str, error: store::Error) -> anyhow::Error {
    match error {
        store::Error::NotFound => anyhow!("nobody has the address {email}"),
        store::Error::Conflict => anyhow!("{email} has an account already"),
        store::Error::Refused(Refusal::Invalid(problems)) => {
            let each = problems.iter().map(|(field, problem)| format!("{field}: {problem}"));
            anyhow!("not accepted: {}", each.collect::<Vec<_>>().join(", "))
        }
        other => other.into(),
    }
}

async fn verify(store: &Store) -> anyhow::Result<()> {
    let verdict = store.verify_trail().await?;
    if let Some(line) = verdict.first_broken {
        bail!("line {line} of the audit log is not what was written");
    }
    Ok(say(format_args!("{} lines, unbroken", verdict.lines))?)
}

async fn totals(store: &Store, what: Totals) -> anyhow::Result<()> {
    if matches!(what, Totals::Rebuild) {
        let rounds = store.rebuild_totals().await?;
        return Ok(say(format_args!("{rounds} rounds, counted anew"))?);
    }
    let (count, differences) = store.verify_totals().await?;
    for one in &differences {
        let (round, basis, cell) = (&one.round, one.basis, one.key.name());
        let (kept, counted) = (one.kept, one.counted);
        say(format_args!(
            "{round} {basis} {cell}: kept {} of {}, its reports say {} of {}",
            kept.sum,
            kept.figures + kept.nils,
            counted.sum,
            counted.figures + counted.nils,
        ))?;
    }
    if !differences.is_empty() {
        bail!("{} totals differ; run: giaoban totals rebuild", differences.len());
    }
    Ok(say(format_args!("{count} totals, as their reports say"))?)
}
