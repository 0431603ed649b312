//! A form sent twice, by a double click or from two windows: one effect, and the second is told.

use domain::report::{ReportFilter, ReportStatus};
use store::{
    Result, reports,
    testing::{Village, on_both},
};

use super::town::Town;

const SUBMIT: &str = "/api/app/reports/api/submit_nil";
const WITHDRAW: &str = "/api/app/reports/api/withdraw_report";

#[tokio::test]
async fn a_double_click_submits_once() -> Result<()> {
    on_both(async |village| {
        let town = Town::of(village.clone(), "kt").await;
        // A second process on the same database: only the database keeps them apart.
        let twin = Town::of(village.clone(), "kt").await;
        let (id, seen) = june(&village).await?;
        let lines = village.store.verify_trail().await?.lines;
        let form = format!("id={id}&seen={seen}&nil_reason=Không phát sinh");
        let (one, two, three) = tokio::join!(
            town.post(SUBMIT, &form, &[]),
            town.post(SUBMIT, &form, &[]),
            twin.post(SUBMIT, &form, &[]),
        );
        let mut said: Vec<u16> = [&one, &two, &three].map(|answer| answer.status.as_u16()).into();
        said.sort_unstable();
        assert_eq!(said, [200, 409, 409], "{} {} {}", one.body, two.body, three.body);
        assert_eq!(village.store.verify_trail().await?.lines, lines + 1);
        assert_eq!(june(&village).await?, (id, seen + 1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_decided_on_an_old_page_is_not_done() -> Result<()> {
    let town = Town::open("kt").await;
    let village = &town.village;
    let (id, seen) = june(village).await?;
    // Back and forth in another window: the state is the same, the page is not.
    for (path, extra, seen) in [(SUBMIT, "&nil_reason=Không có", seen), (WITHDRAW, "", seen + 1)]
    {
        let form = format!("id={id}&seen={seen}{extra}");
        assert_eq!(town.post(path, &form, &[]).await.status.as_u16(), 200, "{path}");
    }
    let lines = village.store.verify_trail().await?.lines;
    let old = town.post(SUBMIT, &format!("id={id}&seen={seen}&nil_reason=Không có"), &[]).await;
    assert_eq!(old.status.as_u16(), 409);
    assert_eq!(village.store.verify_trail().await?.lines, lines, "nothing of it is written");
    let form = reports::form(&village.look_as("kt").await?, id).await?;
    assert_eq!((form.head.status, form.head.row_version), (ReportStatus::Draft, seen + 2));
    Ok(())
}

/// The report of the account kt that is not sent yet, and its version.
async fn june(village: &Village) -> Result<(domain::id::ReportId, i32)> {
    let tx = village.look_as("kt").await?;
    let june = ReportFilter { round: "2025-M06".into(), ..ReportFilter::default() };
    let id = reports::list(&tx, &june).await?.lines.remove(0).id;
    Ok((id, reports::version_of(&tx, id).await?))
}
