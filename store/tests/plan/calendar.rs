//! What the calendar shows, and that it stays small however much there is.

use domain::plan::{CalendarQuery, CalendarView, ItemKind, Layer, Strip};
use store::{Result, plan, testing::on_both};

use super::day;

fn month() -> CalendarQuery {
    CalendarQuery { on: Some(day(6, 13)), ..CalendarQuery::default() }
}

#[tokio::test]
async fn june_shows_its_visits_reports_and_what_comes_next() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("danang").await?;
        let page = plan::calendar(&tx, &month()).await?;
        assert_eq!((page.days.len(), page.days[0].day), (42, day(5, 26)));
        let at = |month, one| page.days.iter().find(|cell| cell.day == day(month, one)).unwrap();
        assert_eq!(at(6, 26).lines[0].title, "Làm việc với Sở TT&TT Phú Yên");
        let friday: Vec<_> = at(6, 27).lines.iter().map(|line| line.kind).collect();
        assert_eq!(friday, [ItemKind::Visit, ItemKind::Conference], "in the order of their hours");
        let due = &at(6, 15).layers[0];
        assert_eq!((due.layer, due.missing), (Layer::Report, 7));
        let count = |strip, month: u32| {
            let own = page.strip.iter().filter(|one| one.mark.strip == strip);
            own.filter(|one| one.mark.month == month).map(|one| one.count).sum::<i64>()
        };
        assert_eq!((count(Strip::Visit, 6), count(Strip::Visit, 8)), (4, 2));
        assert!(page.strip.iter().any(|one| one.mark.month == 8 && !one.mark.has_day));
        assert_eq!(page.upcoming[0].day, day(6, 15));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_games_stand_on_each_of_their_days_and_holidays_in_september() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("qna").await?;
        let august = CalendarQuery { on: Some(day(8, 9)), ..CalendarQuery::default() };
        let page = plan::calendar(&tx, &august).await?;
        let days: Vec<_> = page
            .days
            .iter()
            .filter(|cell| cell.lines.iter().any(|line| line.kind == ItemKind::Games))
            .map(|cell| cell.day)
            .collect();
        assert_eq!(days, [day(8, 8), day(8, 9), day(8, 10)]);
        let september = CalendarQuery { on: Some(day(9, 2)), ..CalendarQuery::default() };
        let page = plan::calendar(&tx, &september).await?;
        let off = page.days.iter().find(|cell| cell.day == day(9, 2)).unwrap();
        assert_eq!(off.layers[0].layer, Layer::Holiday);
        let bare = CalendarQuery { holidays: false, reports: false, ..september };
        let page = plan::calendar(&tx, &bare).await?;
        assert!(page.days.iter().all(|cell| cell.layers.is_empty()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_view_is_narrowed_by_kind_and_unit() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        for view in CalendarView::ALL {
            let asked = CalendarQuery {
                view: *view,
                kind: Some(ItemKind::Visit),
                unit: "STTTT-PY".to_owned(),
                on: Some(day(6, 23)),
                ..CalendarQuery::default()
            };
            let page = plan::calendar(&tx, &asked).await?;
            let lines: Vec<_> = page.days.iter().flat_map(|cell| &cell.lines).collect();
            assert_eq!(lines.len(), 1, "{view}");
            assert_eq!(lines[0].host.as_ref().unwrap().0, "STTTT-PY");
            let nobody = CalendarQuery { unit: "NOBODY'\0".to_owned(), ..asked };
            let page = plan::calendar(&tx, &nobody).await?;
            assert!(page.days.iter().all(|cell| cell.lines.is_empty()), "{view}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_year_lists_what_has_no_day_yet_and_a_week_its_seven_days() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("danang").await?;
        let year = CalendarQuery { view: CalendarView::Year, ..month() };
        let page = plan::calendar(&tx, &year).await?;
        assert!(page.vague.iter().any(|line| line.title.contains("Bình Thuận")));
        let week = CalendarQuery { view: CalendarView::Week, on: Some(day(6, 29)), ..month() };
        let page = plan::calendar(&tx, &week).await?;
        assert_eq!((page.days.len(), page.days[0].day), (7, day(6, 23)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn ten_thousand_events_make_no_larger_month_and_the_agenda_has_them_all_in_pages()
-> Result<()> {
    on_both(async |village| {
        // Each digit times each: copies of one visit, spread over June.
        let copies = "INSERT INTO plan_items
            SELECT {id}, plan_id, parent_id, 'copy-' || n.n, 0, kind, title, text_fold, precision,
                   {day}, {day}, n.n % 600, to_minute, n.n % 600, host_unit_id, lead_unit_id, place, online_url,
                   status, reason, despite, updated_at, row_version
            FROM plan_items,
                 (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM D a, D b, D c, D e) n
            WHERE stable_key = '2025-V10'";
        let digits = (0..10).map(|one| format!("SELECT {one} AS d")).collect::<Vec<_>>();
        let digits = format!("({})", digits.join(" UNION ALL "));
        let copies = copies.replace("FROM D a, D b, D c, D e", &format!(
            "FROM {digits} a, {digits} b, {digits} c, {digits} e"
        ));
        let copies = if village.url.starts_with("sqlite") {
            copies.replace("{id}", "randomblob(16)").replace("{day}", "date('2025-06-01', '+' || (n.n % 30) || ' days')")
        } else {
            copies.replace("{id}", "gen_random_uuid()").replace("{day}", "DATE '2025-06-01' + n.n % 30")
        };
        village.sql(&copies).await?;
        let tx = village.look_as("dieuphoi").await?;
        let page = plan::calendar(&tx, &month()).await?;
        assert!(page.days.iter().all(|cell| cell.lines.len() <= 3));
        let all: i64 = page
            .days
            .iter()
            .map(|cell| cell.more + i64::try_from(cell.lines.len()).unwrap_or(0))
            .sum();
        assert!(all > 10_000, "{all}");
        let agenda = CalendarQuery { view: CalendarView::Agenda, on: Some(day(6, 1)), ..month() };
        let first = plan::calendar(&tx, &agenda).await?;
        let ids = |page: &domain::plan::CalendarPage| {
            page.days.iter().flat_map(|cell| &cell.lines).map(|line| line.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(&first).len(), 60);
        let second = CalendarQuery { after: first.next.clone().unwrap(), ..agenda };
        let second = plan::calendar(&tx, &second).await?;
        assert!(ids(&second).iter().all(|id| !ids(&first).contains(id)), "no event comes twice");
        Ok(())
    })
    .await
}
