//! The configuration: the environment, or `giaoban.toml` with the same names in lower case. Read once,
//! named, checked; nothing else asks the environment.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::{Context, bail};
use chrono::NaiveDate;
use domain::account::SecurityProfile;

/// What runs this server. Every name is in the README.
#[derive(Clone, Debug)]
pub struct Config {
    pub database_url: String,
    pub addr: SocketAddr,
    /// The origin people type, without a slash at the end.
    pub public_url: String,
    pub files: String,
    /// Holds the key that seals secrets in the database; drawn by serving, while nothing is sealed.
    pub key_file: PathBuf,
    pub security_profile: SecurityProfile,
    /// The demo's clock starts at 08:00 of this day.
    pub demo_today: Option<NaiveDate>,
    /// Where this program's source is: what the build packed, or an address.
    pub source_url: String,
    pub log: String,
    /// Who shows this may read `/metrics` from elsewhere.
    pub metrics_token: Option<String>,
}

impl Config {
    /// From the environment first, then the file, then the defaults, which the README lists.
    pub fn read() -> anyhow::Result<Self> {
        let file = toml_file()?;
        let value = |name: &str| environment(name).or_else(|| in_file(&file, name));
        let or = |name: &str, default: &str| value(name).unwrap_or_else(|| default.to_owned());
        let profile = or("GIAOBAN_SECURITY_PROFILE", "tcvn-3");
        let database_url = or("GIAOBAN_DATABASE_URL", "sqlite://data/giaoban.db");
        let config = Self {
            key_file: value("GIAOBAN_KEY_FILE")
                .map_or_else(|| beside(&database_url), PathBuf::from),
            database_url,
            addr: or("GIAOBAN_ADDR", "127.0.0.1:3000")
                .parse()
                .context("GIAOBAN_ADDR must be an address and a port, such as 127.0.0.1:3000")?,
            public_url: or("GIAOBAN_PUBLIC_URL", "http://127.0.0.1:3000")
                .trim_end_matches('/')
                .to_owned(),
            files: or("GIAOBAN_FILES", "data/files"),
            security_profile: profile.parse().ok().with_context(|| {
                format!("GIAOBAN_SECURITY_PROFILE must be tcvn-3, asvs or demo, not {profile}")
            })?,
            demo_today: value("GIAOBAN_DEMO_TODAY")
                .map(|day| {
                    day.parse().context("GIAOBAN_DEMO_TODAY must be a day such as 2025-06-13")
                })
                .transpose()?,
            source_url: or("GIAOBAN_SOURCE_URL", "/source.tar.gz"),
            log: or("GIAOBAN_LOG", "info"),
            metrics_token: value("GIAOBAN_METRICS_TOKEN"),
        };
        config.checked()
    }

    /// Whether browsers reach it over TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    fn checked(self) -> anyhow::Result<Self> {
        let demo = self.security_profile == SecurityProfile::Demo;
        if demo && self.is_https() {
            bail!(
                "the demo profile asks for no second factor: it is refused with a public https URL"
            );
        }
        if self.demo_today.is_some() && !demo {
            bail!("GIAOBAN_DEMO_TODAY works only with GIAOBAN_SECURITY_PROFILE=demo");
        }
        if !self.public_url.starts_with("http://") && !self.is_https() {
            bail!("GIAOBAN_PUBLIC_URL must begin with http:// or https://");
        }
        let is_page =
            |url: &str| ["https://", "http://", "/"].iter().any(|one| url.starts_with(one));
        if !is_page(&self.source_url) {
            bail!("GIAOBAN_SOURCE_URL must begin with https://, http:// or /");
        }
        let scheme = self.database_url.split(':').next().unwrap_or_default();
        if !["sqlite", "postgres", "postgresql"].contains(&scheme) {
            bail!("GIAOBAN_DATABASE_URL must begin with sqlite:// or postgres://");
        }
        Ok(self)
    }
}

/// Beside a SQLite file; elsewhere in the program's own folder.
fn beside(database_url: &str) -> PathBuf {
    store::backup::sqlite_file(database_url)
        .map_or_else(|| PathBuf::from("data/giaoban.key"), |file| file.with_extension("key"))
}

/// The folders of a SQLite file, of the key and of files are made when missing.
pub fn make_folders(config: &Config) -> anyhow::Result<()> {
    let database = store::backup::sqlite_file(&config.database_url)
        .and_then(|file| file.parent().map(PathBuf::from));
    let key = config.key_file.parent().map(PathBuf::from);
    let files = (!config.files.starts_with("s3://")).then(|| PathBuf::from(&config.files));
    for folder in
        [database, key, files].into_iter().flatten().filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    Ok(())
}

fn toml_file() -> anyhow::Result<toml::Table> {
    match std::fs::read_to_string("giaoban.toml") {
        Ok(text) => text.parse().context("giaoban.toml is not valid TOML"),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(toml::Table::new()),
        Err(error) => Err(error).context("cannot read giaoban.toml"),
    }
}

fn in_file(file: &toml::Table, name: &str) -> Option<String> {
    match file.get(&name.to_lowercase())? {
        toml::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}
