//! P1: the list of reports, 100 of 100 000 rows, filtered, sorted and scoped to whoever asks, beside a
//! handler written by hand that returns the same bytes (`handmade`).

use std::{sync::Arc, time::Instant};

use anyhow::{Context, ensure};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use leptos::config::LeptosOptions;
use store::{people::Origin, seed::PASSWORD};
use tokio::task::JoinSet;
use tower::ServiceExt;

use super::{
    handmade,
    table::{Bound, Row, Samples, Table},
    world::{BUDGET, World, in_turns},
};

const ROUNDS: u32 = 60;
/// For the throughput.
const CLIENTS: usize = 8;
const EACH: usize = if cfg!(debug_assertions) { 1 } else { 8 };
const PATH: &str = "/reports?status=accepted";

pub async fn measure(table: &mut Table, world: &World) -> anyhow::Result<()> {
    for (name, who) in [("danang", "region's office"), ("dieuphoi", "ministry, all rows")] {
        let email = format!("{name}@giaoban.test");
        let signed_in = world.village.store.sign_in(&email, PASSWORD, &Origin::default()).await?;
        let cookie = format!("session={}", signed_in.token);
        let ours = router(world);
        let page = fetch(&ours, &cookie).await?;
        let theirs = handmade::router(world, &page, &cookie).await?;
        let (one, other) = (plain(&page), plain(&fetch(&theirs, &cookie).await?));
        ensure!(one == other, "the handmade page is another: {} and {}", one.len(), other.len());
        latency(table, world, who, [&ours, &theirs], &cookie).await?;
        throughput(table, world, who, [ours, theirs], &cookie).await?;
    }
    Ok(())
}

async fn latency(
    table: &mut Table,
    world: &World,
    who: &str,
    [ours, theirs]: [&Router; 2],
    cookie: &str,
) -> anyhow::Result<()> {
    let one = async || fetch(ours, cookie).await.map(drop);
    let other = async || fetch(theirs, cookie).await.map(drop);
    let (ours, theirs) = in_turns(ROUNDS, one, other).await?;
    table.add(Row {
        goal: world.goal("P1"),
        what: format!("list page, 100 of 100 000 rows, {who}"),
        ours,
        beside: "handwritten handler, same bytes",
        theirs: Some(theirs),
        unit: "ms",
        bound: Bound::Times(3.0, 0.0),
    });
    Ok(())
}

/// As the time one page takes while eight clients ask.
async fn throughput(
    table: &mut Table,
    world: &World,
    who: &str,
    routers: [Router; 2],
    cookie: &str,
) -> anyhow::Result<()> {
    let cookie = Arc::<str>::from(cookie);
    let mut samples = [Samples::default(), Samples::default()];
    let start = Instant::now();
    for round in 0..5 {
        if round > 0 && start.elapsed() > BUDGET {
            break;
        }
        for (router, samples) in routers.iter().zip(&mut samples) {
            let begun = Instant::now();
            let mut all = JoinSet::new();
            for _ in 0..CLIENTS {
                let (router, cookie) = (router.clone(), cookie.clone());
                all.spawn(async move {
                    for _ in 0..EACH {
                        fetch(&router, &cookie).await?;
                    }
                    anyhow::Ok(())
                });
            }
            while let Some(ended) = all.join_next().await {
                ended??;
            }
            samples.add(begun.elapsed().as_secs_f64() * 1000.0 / (CLIENTS * EACH) as f64);
        }
    }
    let [ours, theirs] = samples;
    table.add(Row {
        goal: world.goal("P1"),
        what: format!("the same, {CLIENTS} clients, time for each, {who}"),
        ours,
        beside: "handwritten handler",
        theirs: Some(theirs),
        unit: "ms",
        bound: Bound::Times(3.0, 0.0),
    });
    Ok(())
}

/// The whole of it: with every layer.
fn router(world: &World) -> Router {
    let options = LeptosOptions::builder().output_name("giaoban").build();
    let settings = server::Settings {
        public_url: "http://127.0.0.1:3000".to_owned(),
        files: std::env::temp_dir().display().to_string(),
        demo: true,
        source_url: "/source.tar.gz".to_owned(),
        metrics: None,
        metrics_token: None,
    };
    server::router(world.village.store.clone(), options, settings)
}

async fn fetch(router: &Router, cookie: &str) -> anyhow::Result<String> {
    let request = Request::get(PATH)
        .header(header::COOKIE, cookie)
        .header(header::HOST, "127.0.0.1:3000")
        .body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    ensure!(response.status() == 200, "{PATH} answers {}", response.status());
    let body = to_bytes(response.into_body(), usize::MAX).await?;
    String::from_utf8(body.to_vec()).context("a page that is not text")
}

/// Without the one thing that differs from answer to answer.
fn plain(page: &str) -> String {
    let nonce = page.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next());
    nonce.map_or_else(|| page.to_owned(), |nonce| page.replace(nonce, ""))
}
