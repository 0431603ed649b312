//! Clocks: of the whole and of each unit; paused while the department is asked; by the calendar they were
//! started with.

use chrono::{NaiveDate, NaiveTime};
use domain::{recommendation::DayMark, time::at_office};
use store::{
    Result, recommendations,
    testing::{Village, on_both},
};

use super::{no, page, seen, sent, taken_up};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, month, day).unwrap()
}

fn on(village: &Village, date: NaiveDate) -> Village {
    village.at(at_office(date, NaiveTime::from_hms_opt(9, 0, 0).unwrap()))
}

#[tokio::test]
async fn the_clock_rests_while_the_department_is_asked() -> Result<()> {
    on_both(async |village| {
        let called = taken_up(&village).await?;
        assert_eq!(page(&village, "qna", called).await?.shared().head.due_on, Some(day(7, 11)));
        let monday = on(&village, day(6, 16));
        let tx = monday.as_("cvt").await?;
        recommendations::ask(&tx, called, seen(&tx, called).await, "Cho biết số hộ").await?;
        tx.commit().await?;
        let asked = page(&on(&village, day(6, 30)), "qna", called).await?;
        assert!(asked.shared().clock.paused && asked.shared().head.due_on.is_none());
        assert_eq!(asked.shared().clock.elapsed, 1);
        assert_eq!(asked.shared().messages.last().unwrap().body, "Cho biết số hộ");
        let later = on(&village, day(6, 23));
        let tx = later.as_("qna").await?;
        recommendations::reply(&tx, called, seen(&tx, called).await, "Có 212 hộ").await?;
        tx.commit().await?;
        let replied = page(&later, "cvt", called).await?;
        // 17, 18, 19, 20 and 23 June were the department's.
        assert_eq!(replied.shared().head.due_on, Some(day(7, 18)));
        let paused = replied.shared().clock.days.iter().filter(|day| day.mark == DayMark::Paused);
        assert_eq!(paused.count(), 7, "with its weekend");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_unit_begins_with_a_clock_of_its_own() -> Result<()> {
    on_both(async |village| {
        let called = taken_up(&village).await?;
        let later = on(&village, day(6, 20));
        let tx = later.as_("dieuphoi").await?;
        recommendations::assign(&tx, called, seen(&tx, called).await, "CTS", &[]).await?;
        tx.commit().await?;
        let after = page(&on(&village, day(6, 27)), "dieuphoi", called).await?;
        let parts = &after.ministry().unwrap().assignments;
        let of = |name: &str| parts.iter().find(|part| part.unit.vi.contains(name)).unwrap();
        assert_eq!(of("Tần số").elapsed, Some(5), "from the day after it was given");
        assert_eq!(of("Viễn thông").elapsed, Some(5), "and no day more than it had it");
        assert_eq!(after.shared().clock.elapsed, 10, "the department waits since it sent it");
        assert_eq!(after.shared().head.due_on, Some(day(7, 11)), "which nothing has moved");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_calendar_that_is_edited_changes_no_clock_that_was_started() -> Result<()> {
    on_both(async |village| {
        let called = sent(&village).await?;
        let (before, old) =
            (page(&village, "qna", called).await?, page(&village, "qna", no("KN-2025-0014")).await);
        village
            .sql("INSERT INTO holidays (date, kind, name) VALUES ('2025-06-18', 'off', 'Bão')")
            .await?;
        village.sql("DELETE FROM holidays WHERE date < '2025-06-01'").await?;
        let after = page(&village, "qna", called).await?;
        assert_eq!(after.shared().clock, before.shared().clock);
        assert_eq!(after.shared().head.due_on, before.shared().head.due_on);
        if let Ok(old) = old {
            assert_eq!(
                page(&village, "qna", no("KN-2025-0014")).await?.shared().clock,
                old.shared().clock
            );
        }
        // What is started from here on counts by the new list.
        let new = sent(&village).await?;
        let due = page(&village, "qna", new).await?.shared().head.due_on.unwrap();
        assert_eq!(Some(due), before.shared().head.due_on.map(|due| domain::time::later(due, 3)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_urgent_one_is_due_in_half_the_time() -> Result<()> {
    on_both(async |village| {
        let page = page(&village, "qb", no("KN-2025-0029")).await?;
        let shared = page.shared();
        assert!(shared.head.urgent);
        assert_eq!((shared.clock.allowed, shared.head.due_on), (10, Some(day(6, 26))));
        Ok(())
    })
    .await
}
