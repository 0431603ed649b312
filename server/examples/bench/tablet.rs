//! P8: the tablet profile in a real browser (end2end/tablet.mjs): cold, 150 ms a round trip, 200 KB a
//! second, a processor four times slower.

use std::process::Command;

use anyhow::{Context, ensure};
use serde::Deserialize;
use store::testing::Village;

use super::{
    program::Program,
    table::{Bound, Row, Samples, Table},
};

/// What the script says of each load, one line of JSON; times in milliseconds.
#[derive(Deserialize)]
struct Load {
    fcp: f64,
    lcp: f64,
    hydrated: f64,
    tbt: f64,
    cls: f64,
    /// Three round trips, and the bytes that came, at the profile's speed.
    floor: f64,
    /// From a key to "saved".
    saved: f64,
}

pub async fn measure(table: &mut Table, binary: &str) -> anyhow::Result<()> {
    let url = Village::sqlite().await?.url;
    let program = Program::start(binary, &url)?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end/tablet.mjs");
    let ended = Command::new("node")
        .arg(script)
        .env("BASE_URL", format!("http://{}", program.addr))
        .output()
        .context("node does not start")?;
    ensure!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let said = String::from_utf8(ended.stdout)?;
    let loads: Vec<Load> = said.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let of = |read: fn(&Load) -> f64| {
        let mut samples = Samples::default();
        loads.iter().for_each(|load| samples.add(read(load)));
        samples
    };
    let row = |what: &str, ours, unit, most| Row {
        goal: "P8".to_owned(),
        what: format!("form on a tablet, cold: {what}"),
        ours,
        beside: "",
        theirs: None,
        unit,
        bound: Bound::AtMost(most),
    };
    table.add(row("first contentful paint", of(|load| load.fcp), "ms", 1800.0));
    table.add(row("largest contentful paint", of(|load| load.lcp), "ms", 2500.0));
    table.add(row("hydrated", of(|load| load.hydrated), "ms", 4000.0));
    table.add(row("total blocking time", of(|load| load.tbt), "ms", 300.0));
    table.add(row("layout shift", of(|load| load.cls), "", 0.1));
    table.add(Row {
        goal: "P8".to_owned(),
        what: "hydrated".to_owned(),
        ours: of(|load| load.hydrated),
        beside: "floor: bytes and round trips",
        theirs: Some(of(|load| load.floor)),
        unit: "ms",
        bound: Bound::Times(1.6, 0.0),
    });
    table.add(row("from leaving a cell to \"saved\"", of(|load| load.saved), "ms", 2000.0));
    Ok(())
}
