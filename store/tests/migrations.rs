//! The schema up, down, and up again; and every code the tables accept is one the domain knows.

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
    let copy = Village::open(url).await?;
    assert_eq!(copy.store.verify_trail().await?, village.store.verify_trail().await?);
    Ok(())
}
