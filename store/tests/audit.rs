//! What was submitted and what was logged stays as it was, whoever has the database's password.
#![expect(clippy::unwrap_used, reason = "tests")]

use store::{
    Result,
    testing::{Village, on_both},
};

#[tokio::test]
async fn what_was_submitted_and_what_was_logged_is_final() -> Result<()> {
    on_both(async |village| {
        for statement in [
            "UPDATE audit_events SET note = 'nothing'",
            "DELETE FROM audit_events",
            "UPDATE submissions SET payload = '{}'",
            "UPDATE submissions SET nil_reason = 'Mưa' WHERE nil_reason IS NOT NULL",
            "UPDATE submissions SET submitted_by = approved_by WHERE approved_by IS NOT NULL",
            "UPDATE submissions SET submitted_at = approved_at WHERE approved_at IS NOT NULL",
            "DELETE FROM submissions",
            "UPDATE cell_revs SET num = 1",
            "DELETE FROM cell_revs",
        ] {
            let refused = village.sql(statement).await.unwrap_err().to_string();
            assert!(refused.contains("are final"), "{statement}: {refused}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_broken_chain_is_found_at_its_line() -> Result<()> {
    let village = Village::sqlite().await?;
    village.sql("DROP TRIGGER audit_events_no_update").await?;
    village.sql("UPDATE audit_events SET note = 'other' WHERE seq = 1000").await?;
    assert_eq!(village.store.verify_trail().await?.first_broken, Some(1000));
    Ok(())
}
