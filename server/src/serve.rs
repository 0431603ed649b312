//! Listening, until told to stop.

use anyhow::Context;
use axum::serve::ListenerExt;
use domain::account::SecurityProfile;
use leptos::config::{LeptosOptions, get_configuration};
use tokio::{net::TcpListener, signal, sync::watch};

use crate::{
    cli,
    config::Config,
    connections,
    router::{Settings, router},
    sweep, telemetry,
};

/// Opens the store, checks its schema, and answers until SIGTERM or Ctrl-C; requests under way end first.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    telemetry::log(&config.log)?;
    let store = cli::open_to_serve(&config).await?;
    let options = leptos(&config)?;
    let settings = Settings {
        public_url: config.public_url.clone(),
        files: config.files.clone(),
        demo: config.security_profile == SecurityProfile::Demo,
        source_url: config.source_url.clone(),
        metrics: Some(telemetry::metrics()?),
        metrics_token: config.metrics_token.clone(),
    };
    // Without nodelay a streamed page takes 40 ms.
    let listener = TcpListener::bind(config.addr)
        .await
        .with_context(|| {
            format!("cannot listen on {}; is another server running there?", config.addr)
        })?
        .tap_io(|socket| drop(socket.set_nodelay(true)));
    announce(&config);
    let (stop, stopped) = watch::channel(());
    let sweeping = tokio::spawn(sweep::daily(store.clone(), stopped));
    let router = router(store, options, settings);
    connections::answer(listener, router, connections::HEAD_WITHIN, asked_to_stop()).await;
    drop(stop);
    sweeping.await.context("sweeping failed")
}

/// What cargo-leptos built: from its own variables, or found beside the program.
fn leptos(config: &Config) -> anyhow::Result<LeptosOptions> {
    let mut options =
        get_configuration(None).context("the LEPTOS_ variables are not valid")?.leptos_options;
    options.site_addr = config.addr;
    let program = std::env::current_exe().unwrap_or_default();
    let beside = |name: &str| program.parent().is_some_and(|folder| folder.join(name).exists());
    options.hash_files = options.hash_files || beside("hash.txt");
    if !std::path::Path::new(&*options.site_root).join("pkg").exists() {
        let built =
            program.parent().and_then(|folder| folder.parent()).map(|target| target.join("site"));
        if let Some(built) = built.filter(|built| built.join("pkg").exists()) {
            options.site_root = built.display().to_string().into();
        }
    }
    Ok(options)
}

/// Whoever started it may not listen: that is no reason not to serve.
fn announce(config: &Config) {
    drop(cli::say(format_args!("Giao Ban: {}", config.public_url)));
    if config.security_profile == SecurityProfile::Demo {
        drop(cli::say(store::seed::ACCOUNTS));
    }
    tracing::info!(addr = %config.addr, profile = %config.security_profile, "listening");
}

async fn asked_to_stop() {
    let interrupt = async { drop(signal::ctrl_c().await) };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut stream) => drop(stream.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
