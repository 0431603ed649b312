//! P7: the bytes of a first load as they travel: compressed by brotli, fonts as they are.

use std::{fs, path::Path};

use super::{
    program,
    table::{Bound, Row, Samples, Table},
};

/// Lazy pages on the way from sign-in to a report's form; sign-in itself is in the entry.
const WAY: [&str; 4] = ["work", "list", "open", "form"];

#[derive(Default)]
struct Weights {
    entry: f64,
    largest_page: f64,
    journey: f64,
}

pub fn measure(table: &mut Table, binary: &str) -> anyhow::Result<()> {
    let site = program::site(binary);
    if !site.join("pkg").exists() {
        table.leave_out("P7", "the program has no site: run scripts/build");
        return Ok(());
    }
    let mut weights = Weights::default();
    weigh(&site, &mut weights)?;
    weights.journey += weights.entry;
    let row = |what: &str, bytes: f64, most| Row {
        goal: "P7".to_owned(),
        what: what.to_owned(),
        ours: Samples::one(bytes / 1024.0),
        beside: "",
        theirs: None,
        unit: "KB",
        bound: Bound::AtMost(most),
    };
    table.add(row("WASM entry: main and shared chunks", weights.entry, 240.0));
    table.add(row("the largest page's chunk", weights.largest_page, 90.0));
    table.add(row("sign-in to the form, everything", weights.journey, 450.0));
    Ok(())
}

fn weigh(folder: &Path, weights: &mut Weights) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            weigh(&entry.path(), weights)?;
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        let size = entry.metadata()?.len() as f64;
        let Some(name) = name.strip_suffix(".br").filter(|name| !name.ends_with(".woff2")) else {
            if name.ends_with(".woff2") {
                weights.journey += size;
            }
            continue;
        };
        match name.rsplit('.').next() {
            Some("wasm") if name.starts_with("split_") => {
                weights.largest_page = weights.largest_page.max(size);
                let on_the_way =
                    WAY.iter().any(|page| name.starts_with(&format!("split___{page}_view_")));
                if on_the_way {
                    weights.journey += size;
                }
            }
            Some("wasm") => weights.entry += size,
            Some("js" | "css") => weights.journey += size,
            _ => {}
        }
    }
    Ok(())
}
