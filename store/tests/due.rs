//! When reports are due and locked: an extension, what is overdue, and the page of what was not sent. And a
//! history of any length, page by page.
#![expect(clippy::unwrap_used, reason = "tests")]

use chrono::TimeDelta;
use domain::{
    id::ReportId,
    policy::Act,
    refusal::Refusal,
    report::{CellKey, HistoryLine, Only, ReportFilter, ReportLine, ReportStatus, TypedCell},
    time::{later, start_of_day},
};
use store::{
    Error, Result,
    reports::{self, Place, Source},
    testing::{Village, on_both},
};

#[tokio::test]
async fn an_extension_lets_one_unit_send_after_the_lock() -> Result<()> {
    on_both(async |village| {
        let (id, other) = (of(&village, "kt").await?, of(&village, "qna").await?);
        let village = after_the_lock(&village).await?;
        let locked =
            |refused: Result<()>| matches!(refused, Err(Error::Refused(Refusal::Locked { .. })));
        assert!(locked(submit(&village, "kt", id).await));
        let home = village.look_as("kt").await?;
        assert!(reports::home(&home).await?.iter().all(|line| line.id != id), "nothing to do");
        assert_eq!(reports::waiting(&home).await?, count(reports::home(&home).await?.len()));
        assert!(reports::form(&home, id).await?.head.locked);

        let until = later(home.now().today, 2);
        let tx = village.as_("dieuphoi").await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::extend(&tx, id, seen, &until.to_string(), "Bão số 5").await?;
        tx.commit().await?;
        let unit = village.look_as("kt").await?;
        let line = reports::list(&unit, &june("STTTT-KT")).await?.lines.remove(0);
        assert_eq!((line.more_time, line.next), (Some(until), Some(Act::FillReport)));
        assert_eq!(reports::waiting(&unit).await?, count(reports::home(&unit).await?.len()));
        let told = reports::history(&unit, id, None, None).await?.lines.remove(0);
        assert_eq!((told.until, told.note.as_deref()), (Some(until), Some("Bão số 5")));

        assert!(locked(submit(&village, "qna", other).await), "for this unit only");
        submit(&village, "kt", id).await?;
        approve(&village, "kt.ld", id).await?;
        let ministry = village.look_as("dieuphoi").await?;
        let head = reports::review(&ministry, id).await?.head;
        assert_eq!((head.status, head.on_time), (ReportStatus::Submitted, Some(false)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_arrived_is_not_recalled_after_the_lock() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "dng").await?;
        let village = after_the_lock(&village).await?;
        let tx = village.as_("dng.ld").await?;
        assert!(!reports::review(&tx, id).await?.may.act(Act::RecallReport));
        let seen = reports::version_of(&tx, id).await?;
        let refused = reports::recall(&tx, id, seen, "Nhầm số").await;
        let act = Act::RecallReport;
        assert!(
            matches!(refused, Err(Error::Refused(Refusal::Locked { act: refused, .. })) if refused == act)
        );
        let ministry = village.look_as("dieuphoi").await?;
        assert_eq!(reports::review(&ministry, id).await?.head.status, ReportStatus::Submitted);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_ministry_decides_about_what_it_does_not_have_and_sees_no_figure_of_it() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "qna").await?;
        for (who, acts) in [
            ("dieuphoi", vec![Act::ExtendReport, Act::ExemptReport]),
            ("danang", vec![]),
            ("lanhdao", vec![]),
        ] {
            let tx = village.look_as(who).await?;
            assert_eq!(reports::place(&tx, id).await?, Place::Obligation, "{who}");
            let owed = reports::obligation(&tx, id).await?;
            assert_eq!(owed.head.status, ReportStatus::Draft);
            let may: Vec<Act> =
                owed.may.acts.into_iter().filter(|act| *act != Act::ReadReport).collect();
            assert_eq!(may, acts, "{who}");
            assert!(owed.history.is_empty(), "how the unit works on it is its own business");
        }
        let sent = of(&village, "dng").await?;
        for (who, id) in [("dieuphoi", sent), ("qna", id), ("ht", id), ("cvt", id)] {
            let tx = village.look_as(who).await?;
            assert!(matches!(reports::obligation(&tx, id).await, Err(Error::NotFound)), "{who}");
        }
        let tx = village.as_("dieuphoi").await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::exempt(&tx, id, seen, "Sáp nhập").await?;
        tx.commit().await?;
        let tx = village.look_as("dieuphoi").await?;
        let owed = reports::obligation(&tx, id).await?;
        let told: Vec<Act> = owed.history.iter().map(|line| line.act).collect();
        assert_eq!((owed.head.status, told), (ReportStatus::Exempt, vec![Act::ExemptReport]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_recalled_is_owed_again_and_comes_late_when_it_comes_late() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        submit(&village, "kt", id).await?;
        approve(&village, "kt.ld", id).await?;
        let tx = village.as_("kt.ld").await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::recall(&tx, id, seen, "Nhầm số").await?;
        tx.commit().await?;
        assert!(!overdue(&village).await?.iter().any(|line| line.id == id), "not due yet");

        let village = at_day(&village, 3).await?;
        assert!(overdue(&village).await?.iter().any(|line| line.id == id));
        submit(&village, "kt", id).await?;
        approve(&village, "kt.ld", id).await?;
        assert!(!overdue(&village).await?.iter().any(|line| line.id == id));
        let tx = village.look_as("dieuphoi").await?;
        let late = ReportFilter { only: Some(Only::Late), ..june("STTTT-KT") };
        let line = reports::list(&tx, &late).await?.lines.remove(0);
        assert_eq!((line.id, line.on_time), (id, Some(false)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_correction_past_its_day_is_overdue_until_it_is_sent() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "dng").await?;
        let tx = village.as_("dieuphoi").await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::give_back(&tx, id, seen, "Thiếu phụ lục", "16/06/2025").await?;
        tx.commit().await?;
        let its_day = at_day(&village, 3).await?;
        assert!(!overdue(&its_day).await?.iter().any(|line| line.id == id));
        let after = at_day(&village, 4).await?;
        let line = overdue(&after).await?.into_iter().find(|line| line.id == id).unwrap();
        assert!(line.overdue && line.on_time == Some(true));
        assert_eq!(line.owed_on(), domain::time::later(line.due_on, 1));
        let tx = after.look_as("dng").await?;
        assert!(reports::home(&tx).await?.iter().any(|line| line.id == id && line.overdue));
        submit_answered(&after, "dng", id).await?;
        approve(&after, "dng.ld", id).await?;
        assert!(!overdue(&after).await?.iter().any(|line| line.id == id));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_long_history_is_read_page_by_page_and_no_act_is_dropped() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "dng").await?;
        for _ in 0..53 {
            let tx = village.as_("danang").await?;
            let seen = reports::version_of(&tx, id).await?;
            reports::flag(&tx, id, seen, &CellKey::of("VT02"), "Xem lại số này").await?;
            let page = reports::review(&tx, id).await?;
            let flag = page.cells.iter().find_map(|cell| cell.flag.as_ref()).unwrap().id;
            reports::unflag(&tx, id, page.head.row_version, flag).await?;
            tx.commit().await?;
        }
        let tx = village.look_as("danang").await?;
        let (mut lines, mut before) = (Vec::<HistoryLine>::new(), None);
        loop {
            let page = reports::history(&tx, id, None, before).await?;
            assert!(page.lines.len() <= 100 && page.is_older == before.is_some());
            lines.extend(page.lines);
            before = page.older;
            if before.is_none() {
                break;
            }
        }
        let acts = |act| lines.iter().filter(|line| line.act == act).count();
        assert_eq!(
            (acts(Act::FlagReport), acts(Act::OpenReport), acts(Act::ApproveReport)),
            (106, 1, 1)
        );
        assert!(lines.len() > 100 && lines.is_sorted_by(|one, next| one.at >= next.at));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_afternoon_of_typing_is_one_line_however_many_rows_it_is() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let tx = village.as_("kt").await?;
        for rev in 0..230 {
            let typed = format!("{}", 1_000 + rev);
            let cell = TypedCell { key: CellKey::of("VT02"), typed, nil: false, base_rev: rev };
            reports::fill(&tx, id, &[cell], Source::Web).await?;
        }
        tx.commit().await?;
        let tx = village.look_as("kt").await?;
        let page = reports::history(&tx, id, None, None).await?;
        assert_eq!((page.lines.len(), page.older), (1, None));
        let changed = ("VT02".to_owned(), None, Some("1.229".to_owned()));
        assert_eq!(page.lines[0].cells, [changed]);
        let other = reports::history(&tx, id, Some("VT04"), None).await?;
        assert_eq!((other.lines.len(), other.older), (0, None), "nothing was typed there");
        Ok(())
    })
    .await
}

/// One day after the lock of June.
async fn after_the_lock(village: &Village) -> Result<Village> {
    at_day(village, 8).await
}

/// The same village at noon, so many days later.
async fn at_day(village: &Village, days: u64) -> Result<Village> {
    let day = later(today(village).await?, days);
    Ok(village.at(start_of_day(day) + TimeDelta::hours(12)))
}

/// The village's day.
async fn today(village: &Village) -> Result<chrono::NaiveDate> {
    Ok(village.look_as("dieuphoi").await?.now().today)
}

/// What is overdue, as the start page has it; the list and its count say the same.
async fn overdue(village: &Village) -> Result<Vec<ReportLine>> {
    let tx = village.look_as("dieuphoi").await?;
    let lines = reports::overdue(&tx).await?;
    let filter = ReportFilter { only: Some(Only::Overdue), ..ReportFilter::default() };
    let list = reports::list(&tx, &filter).await?;
    assert_eq!((list.lines.len(), list.counts.overdue), (lines.len(), count(lines.len())));
    Ok(lines)
}

/// As a nil return.
async fn submit(village: &Village, who: &str, id: ReportId) -> Result<()> {
    let tx = village.as_(who).await?;
    let seen = reports::version_of(&tx, id).await?;
    reports::submit(&tx, id, seen, Some("Không phát sinh")).await?;
    tx.commit().await
}

/// As it stands.
async fn submit_answered(village: &Village, who: &str, id: ReportId) -> Result<()> {
    let tx = village.as_(who).await?;
    let seen = reports::version_of(&tx, id).await?;
    reports::submit(&tx, id, seen, None).await?;
    tx.commit().await
}

async fn approve(village: &Village, who: &str, id: ReportId) -> Result<()> {
    let tx = village.as_(who).await?;
    let seen = reports::version_of(&tx, id).await?;
    reports::approve(&tx, id, seen).await?;
    tx.commit().await
}

/// The June 2025 report of a department's account.
async fn of(village: &Village, account: &str) -> Result<ReportId> {
    let tx = village.look_as(account).await?;
    let unit = format!("STTTT-{}", account.to_uppercase());
    Ok(reports::list(&tx, &june(&unit)).await?.lines.remove(0).id)
}

fn june(unit: &str) -> ReportFilter {
    ReportFilter { round: "2025-M06".into(), unit: unit.into(), ..ReportFilter::default() }
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap()
}
