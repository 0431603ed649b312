//! A report from a province to the ministry, as remembered: what is written, what is refused, who sees it.
#![expect(clippy::unwrap_used, reason = "tests")]

use domain::{
    id::ReportId,
    policy::Act,
    refusal::Refusal,
    report::{
        CellKey, CellOutcome, CellState, Change, Level, Rejection, ReportFilter, ReportStatus,
        TypedCell,
    },
};
use store::{
    Error, Result, Tx,
    reports::{self, Source},
    testing::{Village, on_both},
};

const JUNE: &str = "2025-M06";

#[tokio::test]
async fn a_report_travels_from_a_province_to_the_ministry() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let tx = village.as_("kt").await?;
        assert!(
            fill_everything(&tx, id)
                .await?
                .iter()
                .all(|one| matches!(one, CellOutcome::Applied { .. }))
        );
        tx.commit().await?;

        let tx = village.as_("kt").await?;
        let (form, findings) = reports::check(&tx, id).await?;
        assert_eq!(
            (form.head.status, findings.missing(), findings.errors()),
            (ReportStatus::Draft, 0, 0)
        );
        reports::submit(&tx, id, form.head.row_version, None).await?;
        tx.commit().await?;

        let ministry = village.look_as("dieuphoi").await?;
        assert!(
            matches!(reports::review(&ministry, id).await, Err(Error::NotFound)),
            "not sent yet"
        );

        let tx = village.as_("kt.ld").await?;
        let page = reports::review(&tx, id).await?;
        assert!(page.may.act(Act::ApproveReport));
        reports::approve(&tx, id, page.head.row_version).await?;
        tx.commit().await?;

        let tx = village.as_("dieuphoi").await?;
        let page = reports::review(&tx, id).await?;
        assert_eq!((page.head.status, page.head.on_time), (ReportStatus::Submitted, Some(true)));
        reports::accept(&tx, id, page.head.row_version).await?;
        tx.commit().await?;

        let tx = village.look_as("kt").await?;
        let history = reports::history(&tx, id, None, None).await?;
        let acts: Vec<Act> = history.lines.iter().map(|line| line.act).collect();
        assert_eq!(
            acts,
            [
                Act::AcceptReport,
                Act::OpenReport,
                Act::ApproveReport,
                Act::SubmitReport,
                Act::FillReport
            ]
        );
        assert_eq!(village.store.verify_trail().await?.first_broken, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_people_on_one_cell_the_later_one_sees_the_others_value() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let save = async |typed: &str, base_rev| {
            let tx = village.as_("kt").await?;
            let outcomes =
                reports::fill(&tx, id, &[figure("VT02", typed, base_rev)], Source::Web).await?;
            tx.commit().await?;
            Ok::<_, Error>(outcomes)
        };
        assert!(matches!(save("500.000", 0).await?[..], [CellOutcome::Applied { rev: 1, .. }]));
        let late = save("500.001", 0).await?;
        let [CellOutcome::Conflict { theirs, by, .. }] = &late[..] else { panic!("{late:?}") };
        assert_eq!((theirs.rev, theirs.value.as_ref().unwrap().print()), (1, "500.000".to_owned()));
        assert!(by.is_some());
        // The same said twice is no conflict, and no revision more.
        assert!(matches!(save("500000", 0).await?[..], [CellOutcome::Applied { rev: 1, .. }]));
        assert!(matches!(save("500.001", 1).await?[..], [CellOutcome::Applied { rev: 2, .. }]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_bad_cell_does_not_keep_the_good_ones_from_being_saved() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let tx = village.as_("kt").await?;
        let typed = [
            figure("VT02", "1.234,5", 0),
            figure("VT04", "1,234.5", 0),
            figure("VT05", "77.000", 0),
            figure("NOPE", "1", 0),
            figure("CDS04", "99", 0),
            TypedCell { nil: true, ..figure("AT02A", "", 0) },
        ];
        let outcomes = reports::fill(&tx, id, &typed, Source::Web).await?;
        let kinds: Vec<&str> = outcomes
            .iter()
            .map(|one| match one {
                CellOutcome::Applied { .. } => "applied",
                CellOutcome::Conflict { .. } => "conflict",
                CellOutcome::Rejected { why: Rejection::NoSuchCell, .. } => "no such cell",
                CellOutcome::Rejected { why: Rejection::NotWhole, .. } => "not whole",
                CellOutcome::Rejected { .. } => "rejected",
            })
            .collect();
        assert_eq!(
            kinds,
            ["not whole", "rejected", "applied", "no such cell", "no such cell", "applied"]
        );
        tx.commit().await?;
        let tx = village.look_as("kt").await?;
        let form = reports::form(&tx, id).await?;
        let state = |key: &str| {
            form.cells.iter().find(|cell| cell.key == CellKey::of(key)).map(|cell| cell.state)
        };
        assert_eq!(state("VT05"), Some(CellState::Value));
        assert_eq!(state("AT02A"), Some(CellState::Nil));
        assert_eq!(state("VT02"), None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_unfinished_report_is_not_submitted_and_stays_as_it_is() -> Result<()> {
    on_both(async |village| {
        // Quảng Nam's draft has one error and one unexplained warning on purpose.
        let id = of(&village, "qna").await?;
        let tx = village.as_("qna").await?;
        let (form, findings) = reports::check(&tx, id).await?;
        assert_eq!((findings.errors(), findings.unexplained()), (1, 1));
        let refused = reports::submit(&tx, id, form.head.row_version, None).await;
        assert!(matches!(
            refused,
            Err(Error::Refused(Refusal::NotReady { errors: 1, unexplained: 1, .. }))
        ));
        assert_eq!(reports::form(&tx, id).await?.head.status, ReportStatus::Draft);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_warning_is_settled_by_an_explanation_in_its_own_cell() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "qna").await?;
        let tx = village.as_("qna").await?;
        let (form, findings) = reports::check(&tx, id).await?;
        let warning = findings.list.iter().find(|one| one.level == Level::Warning).unwrap();
        let rule = form.template.rules.iter().find(|rule| rule.code == warning.rule).unwrap();
        let why = TypedCell {
            key: CellKey::why(rule),
            typed: "Tính cả cấp xã".into(),
            nil: false,
            base_rev: 0,
        };
        reports::fill(&tx, id, &[why], Source::Web).await?;
        let (_, findings) = reports::check(&tx, id).await?;
        assert_eq!(findings.unexplained(), 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_checked_is_what_is_submitted() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "kt").await?;
        let tx = village.as_("kt").await?;
        fill_everything(&tx, id).await?;
        let seen = reports::version_of(&tx, id).await?;
        // Somebody changes a cell after the check.
        reports::fill(&tx, id, &[figure("TT01A", "9", 1)], Source::Web).await?;
        assert!(matches!(reports::submit(&tx, id, seen, None).await, Err(Error::Conflict)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_ministry_returns_single_cells_and_the_correction_is_seen() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "dng").await?;
        let tx = village.as_("danang").await?;
        let page = reports::review(&tx, id).await?;
        reports::flag(&tx, id, page.head.row_version, &CellKey::of("VT02"), "Thấp hơn số nhà mạng")
            .await?;
        let seen = reports::version_of(&tx, id).await?;
        assert!(matches!(
            reports::accept(&tx, id, seen).await,
            Err(Error::Refused(Refusal::NotAllowed(Act::AcceptReport)))
        ));
        reports::give_back(&tx, id, seen, "", "").await?;
        tx.commit().await?;

        let tx = village.as_("dng").await?;
        let form = reports::form(&tx, id).await?;
        assert_eq!((form.head.status, form.flags.len()), (ReportStatus::Returned, 1));
        let vt02 = form.cells.iter().find(|cell| cell.key == CellKey::of("VT02")).unwrap();
        let more = vt02.value.as_ref().unwrap().number().unwrap() + rust_decimal::Decimal::from(1);
        let typed = figure("VT02", &domain::number::print(more), vt02.rev);
        reports::fill(&tx, id, &[typed], Source::Web).await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::submit(&tx, id, seen, None).await?;
        tx.commit().await?;
        let tx = village.as_("dng.ld").await?;
        let seen = reports::version_of(&tx, id).await?;
        reports::approve(&tx, id, seen).await?;
        tx.commit().await?;

        let tx = village.look_as("dieuphoi").await?;
        let page = reports::review(&tx, id).await?;
        let cell = page.cells.iter().find(|cell| cell.key == CellKey::of("VT02")).unwrap();
        assert!(cell.changes.contains(&Change::Corrected), "{:?}", cell.changes);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_second_of_two_writers_is_told() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "dng").await?;
        let tx = village.look_as("dieuphoi").await?;
        let seen = reports::review(&tx, id).await?.head.row_version;
        drop(tx);
        let accept = async || {
            let tx = village.as_("dieuphoi").await?;
            reports::accept(&tx, id, seen).await?;
            tx.commit().await
        };
        let (one, two) = tokio::join!(accept(), accept());
        let told = if one.is_ok() { two } else { one.and(two) };
        // Told by the rules or by the version, never by a database that gave up.
        assert!(matches!(told, Err(Error::Conflict | Error::Refused(_))), "{told:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_province_sees_only_its_own_and_the_ministry_only_what_was_sent() -> Result<()> {
    on_both(async |village| {
        let other = of(&village, "dng").await?;
        let tx = village.look_as("qna").await?;
        let list = reports::list(&tx, &ReportFilter::default()).await?;
        assert!(list.lines.iter().all(|line| line.unit_code == "STTTT-QNA"));
        for refused in [
            reports::form(&tx, other).await.err(),
            reports::review(&tx, other).await.err(),
            reports::history(&tx, other, None, None).await.err(),
        ] {
            assert!(matches!(refused, Some(Error::NotFound)), "{refused:?}");
        }
        let draft = of(&village, "qna").await?;
        let tx = village.look_as("dieuphoi").await?;
        assert!(matches!(reports::review(&tx, draft).await, Err(Error::NotFound)));
        let line = reports::list(&tx, &june("STTTT-QNA")).await?.lines.remove(0);
        assert_eq!(
            (line.status, line.filled),
            (ReportStatus::Draft, 0),
            "how far a draft is, is the unit's own business"
        );
        // A ministry unit's handler has no report to see at all.
        let tx = village.look_as("cvt").await?;
        assert!(reports::list(&tx, &ReportFilter::default()).await?.lines.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_list_is_narrowed_without_accents_and_paged_without_gaps() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let filter = ReportFilter { q: "dak lak thang 6".into(), ..ReportFilter::default() };
        let found = reports::list(&tx, &filter).await?;
        assert!(
            !found.lines.is_empty() && found.lines.iter().all(|line| line.unit_code == "STTTT-DLK")
        );
        let nobody = ReportFilter { q: "100%_\\".into(), ..ReportFilter::default() };
        assert!(
            reports::list(&tx, &nobody).await?.lines.is_empty(),
            "signs of LIKE are plain text"
        );

        let mut seen = std::collections::BTreeSet::new();
        let mut filter = ReportFilter::default();
        loop {
            let page = reports::list(&tx, &filter).await?;
            for line in &page.lines {
                assert!(seen.insert(line.id), "a line came twice");
            }
            match page.next {
                Some(after) => filter.after = after,
                None => break,
            }
        }
        assert_eq!(seen.len(), 476);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn june_is_open_with_ten_of_seventeen_sent() -> Result<()> {
    on_both(async |village| {
        let tx = village.look_as("dieuphoi").await?;
        let filter = ReportFilter { round: JUNE.into(), ..ReportFilter::default() };
        let counts = reports::list(&tx, &filter).await?.counts;
        let count = |status| counts.of(status);
        let sent = count(ReportStatus::Submitted)
            + count(ReportStatus::InReview)
            + count(ReportStatus::Accepted);
        assert_eq!((sent, counts.total()), (10, 17));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_nil_return_needs_a_reason_and_no_cells() -> Result<()> {
    on_both(async |village| {
        let id = of(&village, "dno").await?;
        let tx = village.as_("dno").await?;
        let seen = reports::version_of(&tx, id).await?;
        assert!(matches!(
            reports::submit(&tx, id, seen, Some("  ")).await,
            Err(Error::Refused(Refusal::Invalid(_)))
        ));
        reports::submit(&tx, id, seen, Some("Không có hoạt động trong kỳ")).await?;
        let page = reports::review(&tx, id).await?;
        assert_eq!((page.head.status, page.head.nil_return), (ReportStatus::PendingLeader, true));
        Ok(())
    })
    .await
}

/// The June 2025 report of a department's account.
async fn of(village: &Village, account: &str) -> Result<ReportId> {
    let unit = format!("STTTT-{}", account.to_uppercase());
    let tx = village.look_as(account).await?;
    Ok(reports::list(&tx, &june(&unit)).await?.lines.remove(0).id)
}

fn june(unit: &str) -> ReportFilter {
    ReportFilter { round: JUNE.into(), unit: unit.into(), ..ReportFilter::default() }
}

fn figure(key: &str, typed: &str, base_rev: i32) -> TypedCell {
    TypedCell { key: CellKey::of(key), typed: typed.to_owned(), nil: false, base_rev }
}

/// As in the month before, and a sentence where sentences are asked.
async fn fill_everything(tx: &Tx, id: ReportId) -> Result<Vec<CellOutcome>> {
    let form = reports::form(tx, id).await?;
    let before = |key: &CellKey| {
        form.previous
            .iter()
            .find(|(one, _)| one == key)
            .and_then(|(_, answer)| answer.value.as_ref())
            .map(|value| value.print())
    };
    let keys = form.template.fields().filter(|field| field.is_asked()).flat_map(|field| {
        field.cell_columns().map(|col| CellKey::at(&field.key, col)).collect::<Vec<_>>()
    });
    let typed: Vec<TypedCell> = keys
        .map(|key| TypedCell {
            typed: before(&key).unwrap_or_else(|| "Không có gì đặc biệt.".to_owned()),
            key,
            nil: false,
            base_rev: 0,
        })
        .collect();
    reports::fill(tx, id, &typed, Source::Web).await
}
