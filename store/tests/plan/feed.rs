//! The calendar that a telephone reads.

use store::{Result, plan, testing::on_both};

#[tokio::test]
async fn a_secret_opens_its_owners_calendar_until_it_is_revoked() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("qna").await?;
        assert_eq!(plan::feed_page(&tx).await?.since, None);
        let secret = plan::create_feed(&tx).await?;
        assert!(plan::is_own_feed(&tx, &secret).await?);
        tx.commit().await?;
        let feed = village.store.feed(&secret).await?.unwrap();
        let titles: Vec<_> = feed.events.iter().map(|one| one.line.title.as_str()).collect();
        assert!(titles.iter().any(|title| title.contains("Quảng Nam")));
        assert!(titles.iter().all(|title| !title.contains("Kon Tum")), "nobody else's visit");
        assert!(feed.layers.iter().any(|line| line.round == "2025-M06"));
        assert!(village.store.feed("").await?.is_none());
        assert!(village.store.feed(&secret[1..]).await?.is_none());

        let tx = village.as_("qna").await?;
        let fresh = plan::create_feed(&tx).await?;
        tx.commit().await?;
        assert!(village.store.feed(&secret).await?.is_none(), "the one before ends");
        assert!(village.store.feed(&fresh).await?.is_some());
        let tx = village.as_("qna").await?;
        assert!(plan::feed_page(&tx).await?.used_at.is_some());
        plan::revoke_feed(&tx).await?;
        tx.commit().await?;
        assert!(village.store.feed(&fresh).await?.is_none());
        assert_eq!(village.store.verify_trail().await?.first_broken, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whose_account_is_disabled_has_no_calendar_any_more() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("qna").await?;
        let secret = plan::create_feed(&tx).await?;
        tx.commit().await?;
        village
            .sql("UPDATE people SET status = 'disabled' WHERE email = 'qna@giaoban.test'")
            .await?;
        assert!(village.store.feed(&secret).await?.is_none());
        Ok(())
    })
    .await
}
