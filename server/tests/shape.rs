//! What the architecture promises, read from the sources: a test remembers it better than people do.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

#[test]
fn only_store_speaks_sql() {
    let allowed = ["domain/src/id.rs", "domain/src/code.rs", "domain/src/period.rs"];
    for (path, text) in sources() {
        let named = text.contains("sea_orm") || text.contains("sqlx");
        let may = path.starts_with("store/")
            || allowed.contains(&path.as_str())
            || path == "server/tests/shape.rs"
            || path.contains("/examples/");
        assert!(!named || may, "{path} names the database");
    }
}

#[test]
fn sql_is_never_made_of_texts() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("store/src/")) {
        let exempt = ["store/src/dialect.rs", "store/src/testing.rs"].contains(&path.as_str());
        for line in text.lines().filter(|_| !exempt) {
            let made = line.contains("format!(")
                && ["SELECT ", "INSERT ", "UPDATE ", "DELETE "]
                    .iter()
                    .any(|verb| line.contains(verb));
            assert!(!made, "{path}: {line}");
        }
    }
}

#[test]
fn one_cfg_in_app() {
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with("app/src/"))
        .flat_map(|(path, text)| {
            text.lines()
                .filter(|line| {
                    line.trim_start().starts_with("#[cfg(") && !line.contains("cfg(test)")
                })
                .map(|line| format!("{path}: {line}"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(found, ["app/src/lib.rs: #[cfg(feature = \"ssr\")]"]);
}

#[test]
fn the_kit_knows_no_slice_and_no_server() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("app/src/ui")) {
        for slice in [
            "crate::reports",
            "crate::account",
            "crate::sign_in",
            "crate::server",
            "crate::layout",
            "crate::error",
        ] {
            assert!(!text.contains(slice), "{path} knows {slice}");
        }
    }
}

#[test]
fn every_component_has_its_style_and_stands_in_the_gallery() {
    let gallery: String = sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with("app/src/gallery"))
        .map(|(_, text)| text)
        .collect();
    let kit = fs::read_to_string(root().join("app/src/ui.rs")).unwrap();
    for entry in fs::read_dir(root().join("app/src/ui")).unwrap().flatten() {
        let file = entry.file_name().into_string().unwrap();
        let Some(name) = file.strip_suffix(".rs").filter(|name| *name != "words") else { continue };
        assert!(
            root().join(format!("style/ui/{name}.css")).exists(),
            "style/ui/{name}.css is missing"
        );
        // `name::{One, Two}` or `name::One`, on one line or several.
        let given = kit
            .split_once(&format!(" {name}::"))
            .map(|(_, rest)| rest.split_once(['}', ';']).map_or(rest, |(given, _)| given))
            .unwrap_or_else(|| panic!("{name} is not in ui.rs"));
        let given = if given.starts_with('{') { given } else { given.split(',').next().unwrap() };
        // A component is shown by its tag; a service, such as toasts, by its call.
        let shown = given
            .split(|one: char| !one.is_alphanumeric() && one != '_')
            .filter(|word| word.starts_with(char::is_uppercase) || word.starts_with("use_"))
            .any(|word| {
                gallery.contains(&format!("<{word}")) || gallery.contains(&format!("{word}()"))
            });
        assert!(shown, "{name} is not in the gallery");
    }
}

#[test]
fn files_stay_small() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{path} has {lines} lines");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in sources() {
        let opened = text.trim_start_matches(|one: char| one.is_whitespace());
        assert!(opened.starts_with("//!"), "{path} does not begin with //!");
    }
}

/// What a comment means it says itself, or names the law it comes from.
#[test]
fn no_comment_sends_the_reader_to_a_page_outside() {
    let here = ["server/tests/shape.rs"];
    for (path, text) in sources().into_iter().filter(|(path, _)| !here.contains(&path.as_str())) {
        for outside in ["BLUEPRINT", "CONTRACT", "QUALITY", "DESIGN.md", "mockup", "§"] {
            assert!(!text.contains(outside), "{path} names {outside}");
        }
    }
}

#[test]
fn the_browser_gets_no_database_and_no_server() {
    let tree = tree(&["-p", "frontend", "--target", "wasm32-unknown-unknown"]);
    for banned in
        ["sea-orm", "sqlx", "axum", "tokio", "getrandom", "argon2", "unicode-normalization"]
    {
        assert!(!tree.contains(banned), "the browser gets {banned}");
    }
    let domain = tree_of_domain();
    for banned in ["sea-orm", "tokio", "leptos", "getrandom"] {
        assert!(!domain.contains(banned), "domain depends on {banned}");
    }
}

#[test]
fn no_document_links_nowhere() {
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap();
            if file.is_empty() || file.contains("://") || file.starts_with("mailto:") {
                continue;
            }
            assert!(path.parent().unwrap().join(file).exists(), "{}: {link}", path.display());
        }
    }
}

fn tree_of_domain() -> BTreeSet<String> {
    tree(&["-p", "domain"])
}

/// Names of the packages a build contains.
fn tree(of: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args([
            "tree",
            "--offline",
            "-e",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .args(of)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.split(' ').next()).map(ToOwned::to_owned).collect()
}

/// Every Rust file of the workspace: path from the root, and text.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["domain", "store", "app", "server", "frontend"] {
        walk(&root().join(folder), &mut |path| {
            if path.extension().is_some_and(|kind| kind == "rs") {
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        });
    }
    assert!(found.len() > 100);
    found
}

fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root().join("docs"), &mut |path| found.push(path.to_owned()));
    found.extend(fs::read_dir(root()).unwrap().flatten().map(|entry| entry.path()));
    found.retain(|path| path.extension().is_some_and(|kind| kind == "md"));
    found
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir()
            && !["target", "fuzz", "node_modules"].contains(&entry.file_name().to_str().unwrap())
        {
            walk(&path, visit);
        } else if path.is_file() {
            visit(&path);
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
