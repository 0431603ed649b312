//! What no page sends, and a program may: far too much, signs no text has, places that are not there.
#![expect(clippy::unwrap_used, reason = "tests")]

use domain::{
    id::ReportId,
    policy::Act,
    problems::Problem,
    refusal::Refusal,
    report::{CellKey, CellOutcome, ReportFilter, ReportStatus, ReviewPage, TypedCell},
};
use store::{
    Error, Result,
    reports::{self, Source},
    testing::{Village, on_both},
};

#[tokio::test]
async fn a_search_for_too_much_is_cut_short() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        for q in ["a ".repeat(450_000), "a".repeat(900_000), "a ".repeat(5_000)] {
            let filter = ReportFilter { q, ..ReportFilter::default() };
            reports::list(&tx, &filter).await?;
            reports::api_list(&tx, &filter, 10).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_filter_of_unprintable_signs_and_far_days_is_no_failure() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let june = ReportFilter { round: "2025-\0M06".into(), ..ReportFilter::default() };
        assert_eq!(reports::list(&tx, &june).await?.lines.len(), 17, "as if it were not there");
        let nul = ReportFilter { q: "\0".into(), unit: "\0".into(), ..ReportFilter::default() };
        let all = reports::list(&tx, &ReportFilter::default()).await?.lines.len();
        assert_eq!(reports::list(&tx, &nul).await?.lines.len(), all);
        for micros in [-8_000_000_000_000_000_000_i64, 8_000_000_000_000_000_000] {
            let after = format!("{micros}_{}", uuid::Uuid::nil());
            let far = ReportFilter { after, ..ReportFilter::default() };
            assert_eq!(reports::list(&tx, &far).await?.lines.len(), all, "from the top");
            let refused = reports::api_list(&tx, &far, 10).await.unwrap_err();
            assert_eq!(problem(&refused, "after"), Some(Problem::NotAChoice), "{refused:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_has_figures_does_not_say_that_there_are_none() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let tx = village.as_("kt").await?;
        let nil = TypedCell { nil: true, ..figure("AT02A", "", 0) };
        reports::fill(&tx, id, &[figure("VT05", "77.000", 0), nil], Source::Web).await?;
        let seen = reports::version_of(&tx, id).await?;
        let refused = reports::submit(&tx, id, seen, Some("Không phát sinh")).await.unwrap_err();
        assert_eq!(problem(&refused, "nil_reason"), Some(Problem::FiguresGiven), "{refused:?}");
        reports::fill(&tx, id, &[figure("VT05", "", 1)], Source::Web).await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::submit(&tx, id, seen, Some("Không phát sinh")).await?;
        assert!(reports::review(&tx, id).await?.head.nil_return);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_cell_twice_in_one_batch_is_written_once() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let tx = village.as_("kt").await?;
        reports::fill(&tx, id, &[figure("VT05", "5", 0)], Source::Web).await?;
        let batch = [figure("VT05", "6", 1), figure("VT04", "1", 0), figure("VT05", "7", 2)];
        let outcomes = reports::fill(&tx, id, &batch, Source::Api).await?;
        let revs: Vec<i32> = outcomes
            .iter()
            .map(|one| match one {
                CellOutcome::Applied { rev, .. } => *rev,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(revs, [2, 1, 2]);
        let history = reports::history(&tx, id, None, None).await?;
        let said = history.lines[0].cells.iter().find(|(name, ..)| name == "VT05").unwrap();
        assert_eq!((said.1.as_deref(), said.2.as_deref()), (None, Some("7")));
        assert!(history.lines[0].since.is_some(), "two writes of one person are told as one");

        let many = vec![figure("VT05", "8", 2); 2_001];
        let refused = reports::fill(&tx, id, &many, Source::Web).await.unwrap_err();
        assert_eq!(problem(&refused, "cell"), Some(Problem::TooMany), "{refused:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_flag_stands_on_a_cell_of_the_template_once() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "dng").await?;
        let tx = village.as_("danang").await?;
        let flag = async |cell: CellKey| {
            let seen = reports::version_of(&tx, id).await?;
            reports::flag(&tx, id, seen, &cell, "Xem lại").await
        };
        for place in ["VT02.2G", "VT02.x.y", "NOPE", "VT02.why.NOPE", "CDS04.1"] {
            let refused = flag(CellKey::named(place)).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{place}: {refused:?}");
        }
        flag(CellKey::of("VT02")).await?;
        // What is computed is shown, so it may be doubted.
        flag(CellKey::of("CDS04")).await?;
        let again = flag(CellKey::of("VT02")).await.unwrap_err();
        assert_eq!(problem(&again, "reason"), Some(Problem::FlaggedAlready), "{again:?}");
        let page = reports::review(&tx, id).await?;
        assert_eq!(flags(&page), 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_list_says_of_a_return_is_cleaned_text() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "dng").await?;
        let tx = village.as_("danang").await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::give_back(&tx, id, seen, "  Số\0 liệu \u{200B}thiếu  ", "").await?;
        tx.commit().await?;
        let tx = village.look_as("dng").await?;
        let line = reports::list(&tx, &june("STTTT-DNG")).await?.lines.remove(0);
        assert_eq!(line.said.as_deref(), Some("Số liệu thiếu"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_correction_that_is_recalled_is_the_returned_report_again() -> Result<()> {
    on_both(async |village| {
        let id = returned(&village).await?;
        answer(&village, id).await?;
        act(&village, "dng", Act::SubmitReport, id).await?;
        let ministry = village.look_as("dieuphoi").await?;
        let first = reports::review(&ministry, id).await?.sent_at;
        act(&village, "dng.ld", Act::ApproveReport, id).await?;
        let ministry = village.look_as("dieuphoi").await?;
        let page = reports::review(&ministry, id).await?;
        assert!(page.no == 2 && first < page.sent_at);
        act(&village, "dng.ld", Act::RecallReport, id).await?;

        let ministry = village.look_as("dieuphoi").await?;
        let page = reports::review(&ministry, id).await?;
        assert_eq!(page.sent_at, first, "of the version shown, not of the one recalled");
        assert_eq!((page.no, page.head.status, flags(&page)), (1, ReportStatus::Returned, 2));
        let unit = village.look_as("dng").await?;
        let form = reports::form(&unit, id).await?;
        assert_eq!((form.head.status, form.flags.len()), (ReportStatus::Returned, 2));
        let line = reports::list(&unit, &june("STTTT-DNG")).await?.lines.remove(0);
        assert_eq!(line.open_flags, 2);

        // Once more, this time for good: the answers still stand.
        act(&village, "dng", Act::SubmitReport, id).await?;
        act(&village, "dng.ld", Act::ApproveReport, id).await?;
        let ministry = village.look_as("dieuphoi").await?;
        let page = reports::review(&ministry, id).await?;
        assert_eq!((page.no, page.head.status, flags(&page)), (3, ReportStatus::Submitted, 0));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_first_report_that_is_recalled_is_the_units_own_again() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let tx = village.as_("kt").await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::submit(&tx, id, seen, Some("Không phát sinh")).await?;
        tx.commit().await?;
        act(&village, "kt.ld", Act::ApproveReport, id).await?;
        act(&village, "kt.ld", Act::RecallReport, id).await?;
        let ministry = village.look_as("dieuphoi").await?;
        assert!(matches!(reports::review(&ministry, id).await, Err(Error::NotFound)));
        let unit = village.look_as("kt").await?;
        assert_eq!(reports::form(&unit, id).await?.head.status, ReportStatus::Draft);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_unit_reads_flags_when_they_are_returned_and_not_before() -> Result<()> {
    on_both(async |village| {
        let id = flagged(&village).await?;
        let seen_by = async |who: &str| {
            let tx = village.look_as(who).await?;
            let (page, history) =
                (reports::review(&tx, id).await?, reports::history(&tx, id, None, None).await?);
            let lines = |page: &[domain::report::HistoryLine]| {
                page.iter().filter(|line| line.act == Act::FlagReport).count()
            };
            let api = reports::api_report(&tx, id).await?;
            let line = reports::list(&tx, &june("STTTT-DNG")).await?.lines.remove(0);
            Ok::<_, Error>((
                (flags(&page), lines(&page.history), lines(&history.lines)),
                (api.flags.len(), line.open_flags),
            ))
        };
        for unit in ["dng", "dng.ld"] {
            assert_eq!(seen_by(unit).await?, ((0, 0, 0), (0, 0)), "{unit}");
            let tx = village.look_as(unit).await?;
            assert_eq!(reports::form(&tx, id).await?.flags.len(), 0);
        }
        assert_eq!(seen_by("dieuphoi").await?, ((2, 2, 2), (2, 2)));
        act(&village, "danang", Act::ReturnReport, id).await?;
        for who in ["dng", "dng.ld", "dieuphoi"] {
            assert_eq!(seen_by(who).await?, ((2, 2, 2), (2, 2)), "{who}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_change_since_the_return_is_marked_for_the_reviewer() -> Result<()> {
    on_both(async |village| {
        let id = returned(&village).await?;
        answer(&village, id).await?;
        let tx = village.as_("dng").await?;
        let rev = |form: &domain::report::ReportForm, key: &str| {
            form.cells.iter().find(|cell| cell.key == CellKey::of(key)).map_or(0, |cell| cell.rev)
        };
        let form = reports::form(&tx, id).await?;
        let typed = ["VT02", "VT05"].map(|key| figure(key, "1", rev(&form, key)));
        reports::fill(&tx, id, &typed, Source::Web).await?;
        let explained: Vec<TypedCell> = reports::check(&tx, id)
            .await?
            .1
            .list
            .iter()
            .filter_map(|one| form.template.rules.iter().find(|rule| rule.code == one.rule))
            .map(|rule| TypedCell { key: CellKey::why(rule), ..figure("", "Đã rà soát", 0) })
            .collect();
        reports::fill(&tx, id, &explained, Source::Web).await?;
        tx.commit().await?;
        act(&village, "dng", Act::SubmitReport, id).await?;
        act(&village, "dng.ld", Act::ApproveReport, id).await?;
        let tx = village.look_as("dieuphoi").await?;
        let page = reports::review(&tx, id).await?;
        let changes = |key: &str| {
            page.cells.iter().find(|cell| cell.key == CellKey::of(key)).unwrap().changes.clone()
        };
        assert!(changes("VT02").contains(&domain::report::Change::Corrected));
        assert!(changes("VT05").contains(&domain::report::Change::Changed), "nobody asked for it");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_computed_figure_too_large_to_keep_is_found_and_not_a_failure() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let tx = village.as_("kt").await?;
        let typed = [figure("CDS03A", "1", 0), figure("CDS03C", "922337203685477", 0)];
        reports::fill(&tx, id, &typed, Source::Web).await?;
        let (form, findings) = reports::check(&tx, id).await?;
        let found: Vec<_> =
            findings.list.iter().filter(|one| one.cell == CellKey::of("CDS04")).collect();
        assert!(
            found.iter().any(|one| one.level == domain::report::Level::Error
                && one.message.vi.contains("CDS04")
                && one.message.en.contains("CDS04")),
            "{found:?}"
        );
        let refused = reports::submit(&tx, id, form.head.row_version, None).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(Refusal::NotReady { .. })), "{refused:?}");
        Ok(())
    })
    .await
}

/// Đà Nẵng's June report, looked at with two cells flagged.
async fn flagged(village: &Village) -> Result<ReportId> {
    let id = of(village, "dng").await?;
    let tx = village.as_("danang").await?;
    for key in ["VT02", "VT04"] {
        let seen = reports::version_of(&tx, id).await?;
        reports::flag(&tx, id, seen, &CellKey::of(key), "Xem lại").await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// The same, returned.
async fn returned(village: &Village) -> Result<ReportId> {
    let id = flagged(village).await?;
    act(village, "danang", Act::ReturnReport, id).await?;
    Ok(id)
}

/// The department says that the figures are right.
async fn answer(village: &Village, id: ReportId) -> Result<()> {
    let tx = village.as_("dng").await?;
    let seen = reports::version_of(&tx, id).await?;
    let said = ["VT02", "VT04"].map(|key| (key.to_owned(), "Số đúng".to_owned()));
    reports::answer_flags(&tx, id, seen, &said.into()).await?;
    tx.commit().await
}

async fn act(village: &Village, who: &str, act: Act, id: ReportId) -> Result<()> {
    let tx = village.as_(who).await?;
    let seen = reports::version_of(&tx, id).await?;
    match act {
        Act::SubmitReport => reports::submit(&tx, id, seen, None).await?,
        Act::ApproveReport => reports::approve(&tx, id, seen).await?,
        Act::RecallReport => reports::recall(&tx, id, seen, "Nhầm số").await?,
        Act::ReturnReport => reports::give_back(&tx, id, seen, "", "").await?,
        other => panic!("{other}"),
    }
    tx.commit().await
}

fn flags(page: &ReviewPage) -> usize {
    page.cells.iter().filter(|cell| cell.flag.is_some()).count()
}

fn problem(error: &Error, field: &str) -> Option<Problem> {
    match error {
        Error::Refused(Refusal::Invalid(problems)) => problems.of(field),
        _ => None,
    }
}

/// The June 2025 report of a department's account.
async fn of(village: &Village, account: &str) -> Result<ReportId> {
    let unit = format!("STTTT-{}", account.to_uppercase());
    let tx = village.look_as(account).await?;
    Ok(reports::list(&tx, &june(&unit)).await?.lines.remove(0).id)
}

fn june(unit: &str) -> ReportFilter {
    ReportFilter { round: "2025-M06".into(), unit: unit.into(), ..ReportFilter::default() }
}

fn figure(key: &str, typed: &str, base_rev: i32) -> TypedCell {
    TypedCell { key: CellKey::of(key), typed: typed.to_owned(), nil: false, base_rev }
}
