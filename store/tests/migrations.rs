//! The schema up, down, and up again; and every code the tables accept is one the domain knows.

use std::path::Path;

use store::{Result, testing::Village};

#[tokio::test]
async fn up_down_and_up_again() -> Result<()> {
    let mut villages = vec![Village::empty().await?];
    villages.extend(Village::empty_postgres().await?);
    for village in villages {
        let store = &village.store;
        store.migrate().await?;
        let (all, pending) = store.migration_status().await?;
        assert!(pending.is_empty() && !all.is_empty());
        assert!(store.is_ready().await?);
        store.migrate_down(u32::try_from(all.len()).unwrap_or(0)).await?;
        assert_eq!(store.migration_status().await?.0.len(), 0);
        assert!(!store.is_ready().await?, "an older schema is not ready");
        store.migrate().await?;
        store::seed::demo(store).await?;
        assert_eq!(store.verify_trail().await?.first_broken, None);
    }
    Ok(())
}

#[tokio::test]
async fn the_demo_world_goes_only_into_an_empty_database() -> Result<()> {
    let village = Village::sqlite().await?;
    assert!(!store::seed::is_empty(&village.store).await?);
    assert!(store::seed::demo(&village.store).await.is_err(), "a second world is refused whole");
    Ok(())
}

#[tokio::test]
async fn a_backup_is_the_same_world_elsewhere() -> Result<()> {
    let village = Village::sqlite().await?;
    let file =
        store::backup::sqlite_file(&village.url).unwrap_or_default().with_extension("backup");
    village.store.backup(&village.url, &file).await?;
    assert!(
        village.store.backup(&village.url, &file).await.is_err(),
        "an existing file is not overwritten"
    );
    let target = file.with_extension("restored");
    let url = format!("sqlite://{}", target.display());
    store::backup::restore(&url, &file).await?;
    assert!(
        store::backup::restore(&url, &file).await.is_err(),
        "an existing database is not overwritten"
    );
    for made in [&file, &target, &store::backup::sqlite_file(&village.url).unwrap_or_default()] {
        assert!(is_private(made), "{} is for its owner alone", made.display());
    }
    let copy = Village::open(url).await?;
    assert_eq!(copy.store.verify_trail().await?, village.store.verify_trail().await?);
    Ok(())
}

/// As after a crash: SQLite would write the commits of the former database over the copy.
#[tokio::test]
async fn what_is_left_of_a_database_is_not_written_over_a_copy() -> Result<()> {
    let village = Village::sqlite().await?;
    let file = store::backup::sqlite_file(&village.url).unwrap_or_default();
    let copy = file.with_extension("backup");
    village.store.backup(&village.url, &copy).await?;
    let target = file.with_extension("crashed");
    let url = format!("sqlite://{}", target.display());
    for end in ["-wal", "-shm", "-journal"] {
        let left = format!("{}{end}", target.display());
        std::fs::copy(&file, &left).map(drop).unwrap_or_default();
        let refused = store::backup::restore(&url, &copy).await.map_err(|error| error.to_string());
        assert!(refused.is_err_and(|why| why.contains(&left)), "{end}");
        assert!(!target.exists(), "{end}");
        std::fs::copy(&file, &target).map(drop).unwrap_or_default();
        let refused = store::backup::restore(&url, &copy).await.map_err(|error| error.to_string());
        let both = format!("{}, {left} exist already; they belong together", target.display());
        assert!(refused.is_err_and(|why| why.starts_with(&both)), "{end}");
        for gone in [target.as_path(), Path::new(&left)] {
            assert!(std::fs::remove_file(gone).is_ok());
        }
    }
    // A file that was taken without its `-wal` is no copy: what is in that would be lost.
    village
        .sql("UPDATE people SET title = 'Trưởng phòng' WHERE email = 'qna@giaoban.test'")
        .await?;
    let taken = store::backup::restore(&url, &file).await.map_err(|error| error.to_string());
    assert!(taken.is_err_and(|why| why.contains("no copy made by giaoban backup")));
    store::backup::restore(&url, &copy).await?;
    assert_eq!(Village::open(url).await?.store.verify_trail().await?.first_broken, None);
    Ok(())
}

#[tokio::test]
async fn asking_what_ran_makes_nothing() -> Result<()> {
    let mut villages = vec![Village::empty().await?];
    villages.extend(Village::empty_postgres().await?);
    for village in villages {
        let (applied, pending) = village.store.migration_status().await?;
        assert!(applied.is_empty() && !pending.is_empty());
        assert!(!village.store.is_ready().await?);
        assert!(village.sql("SELECT 1 FROM seaql_migrations").await.is_err(), "no table is made");
    }
    Ok(())
}

#[tokio::test]
async fn a_backup_that_fails_leaves_nothing_behind() -> Result<()> {
    let village = Village::sqlite().await?;
    let nowhere = std::env::temp_dir().join("giaoban-no-such-folder").join("copy");
    assert!(village.store.backup(&village.url, &nowhere).await.is_err());
    if let Some(town) = Village::postgres().await? {
        let file = std::env::temp_dir().join(format!("giaoban-{}.dump", std::process::id()));
        assert!(town.store.backup("postgres://127.0.0.1:1/none", &file).await.is_err());
        assert!(!file.exists(), "half a copy is none");
        town.store.backup(&town.url, &file).await?;
        assert!(is_private(&file) && std::fs::metadata(&file).is_ok_and(|made| made.len() > 0));
        assert!(std::fs::remove_file(&file).is_ok());
    }
    Ok(())
}

#[test]
fn the_file_of_an_address_is_the_one_that_is_opened() {
    let file = |url| store::backup::sqlite_file(url).map(|file| file.display().to_string());
    assert_eq!(file("sqlite://data/giaoban.db?mode=rwc").as_deref(), Some("data/giaoban.db"));
    assert_eq!(file("sqlite:///srv/giao%20ban/x.db").as_deref(), Some("/srv/giao ban/x.db"));
    assert_eq!(file("sqlite::memory:"), None);
    assert_eq!(file("postgres://127.0.0.1/giaoban"), None);
}

#[cfg(unix)]
fn is_private(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).is_ok_and(|made| made.permissions().mode() & 0o777 == 0o600)
}

#[cfg(not(unix))]
fn is_private(file: &Path) -> bool {
    file.exists()
}
