//! Looking changes nothing, even by mistake.

use store::{Error, Result, reports, testing::Village};

#[tokio::test]
async fn postgresql_refuses_to_write_while_one_looks() -> Result<()> {
    let Some(village) = Village::postgres().await? else { return Ok(()) };
    let tx = village.look_as("kt").await?;
    let home = reports::home(&tx).await?;
    let Some(line) = home.first() else { panic!("nothing to do for kt") };
    let head = reports::form(&tx, line.id).await?.head;
    let refused = reports::submit(&tx, line.id, head.row_version, Some("Không có gì")).await;
    let Err(Error::Broken(cause)) = &refused else { panic!("{refused:?}") };
    assert!(cause.to_string().contains("read-only transaction"), "{cause}");
    Ok(())
}
