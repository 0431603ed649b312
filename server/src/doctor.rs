//! What is unsafe in a configuration meant for production, one sentence each.

use anyhow::bail;
use domain::account::SecurityProfile;

use crate::{cli, config::Config};

/// Prints what it finds; fails when anything is unsafe.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let mut unsafe_things = of_configuration(config);
    match cli::open_migrated(config).await {
        Ok(store) => unsafe_things.extend(store.unsafe_settings(&config.database_url).await?),
        Err(error) => unsafe_things.push(format!("{error:#}")),
    }
    for one in &unsafe_things {
        cli::say(format_args!("unsafe: {one}"))?;
    }
    if unsafe_things.is_empty() {
        return Ok(cli::say("nothing unsafe found")?);
    }
    bail!("{} unsafe settings", unsafe_things.len())
}

fn of_configuration(config: &Config) -> Vec<String> {
    let mut found = Vec::new();
    if cfg!(debug_assertions) {
        found.push("this is a debug build; build with --release".to_owned());
    }
    if config.security_profile == SecurityProfile::Demo {
        found.push("the demo profile asks for no second factor; use tcvn-3 or asvs".to_owned());
    }
    if !config.is_https() {
        found.push(
            "GIAOBAN_PUBLIC_URL is not https: passwords and cookies travel in the clear".to_owned(),
        );
    }
    if config.addr.ip().is_unspecified() {
        found.push(
            "GIAOBAN_ADDR listens on every interface; listen where only the proxy reaches it"
                .to_owned(),
        );
    }
    found
}
