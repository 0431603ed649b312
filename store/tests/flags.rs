//! Flags on their way: asked by the ministry, settled by the unit, seen by everybody, closed by the
//! ministry; and what came back, told where it lies.
#![expect(clippy::unwrap_used, reason = "tests")]

use domain::{
    id::ReportId,
    policy::Act,
    problems::Problem,
    refusal::Refusal,
    report::{CellKey, Deviation, FlagView, ReportFilter, ReportLine, ReportStatus, TypedCell},
};
use store::{
    Error, Result, Tx,
    reports::{self, Source},
    testing::{Village, on_both},
};

#[tokio::test]
async fn an_open_flag_keeps_the_report_until_it_is_changed_or_answered() -> Result<()> {
    on_both(async |village| {
        let id = returned(&village).await?;
        let submit = async |village: &Village| {
            let tx = village.as_("dng").await?;
            let seen = reports::version_of(&tx, id).await?;
            reports::submit(&tx, id, seen, None).await?;
            tx.commit().await
        };
        let unanswered = |refused: Result<()>| match refused {
            Err(Error::Refused(Refusal::NotReady { unanswered, .. })) => unanswered,
            other => panic!("{other:?}"),
        };
        assert_eq!(unanswered(submit(&village).await), 2);

        change(&village, id, "VT02", 1).await?;
        assert_eq!(unanswered(submit(&village).await), 1, "changed");
        let refused = answer(&village, id, "VT04", "x").await.unwrap_err();
        assert_eq!(problem(&refused, "VT04"), Some(Problem::TooVague), "{refused:?}");
        assert_eq!(unanswered(submit(&village).await), 1, "a letter answers nothing");
        answer(&village, id, "VT04", "Nhà mạng xác nhận").await?;
        answer(&village, id, "VT04", "").await?;
        assert_eq!(unanswered(submit(&village).await), 1, "taken back");
        answer(&village, id, "VT04", "Nhà mạng xác nhận").await?;
        change(&village, id, "VT02", -1).await?;
        assert_eq!(unanswered(submit(&village).await), 1, "put back as it was");
        change(&village, id, "VT02", 2).await?;
        submit(&village).await
    })
    .await
}

#[tokio::test]
async fn leader_and_ministry_see_what_became_of_each_flag() -> Result<()> {
    on_both(async |village| {
        let id = returned(&village).await?;
        change(&village, id, "VT02", 7).await?;
        answer(&village, id, "VT04", "Nhà mạng xác nhận").await?;

        let earlier = async |who: &str, key: &str| {
            let tx = village.look_as(who).await?;
            let page = reports::review(&tx, id).await?;
            let cell = page.cells.into_iter().find(|cell| cell.key == CellKey::of(key)).unwrap();
            Ok::<_, Error>((cell.flag.or(cell.earlier).unwrap(), cell.changes))
        };
        let (flag, _) = earlier("dieuphoi", "VT04").await?;
        assert_eq!(flag.answer, None, "the unit's own until it is sent");
        assert!(!flag.is_settled());

        act(&village, "dng", Act::SubmitReport, id).await?;
        let settled = |flag: &FlagView| {
            (flag.is_changed(), flag.answer.as_ref().map(|answer| answer.text.clone()))
        };
        let said = Some("Nhà mạng xác nhận".to_owned());
        assert_eq!(settled(&earlier("dng.ld", "VT02").await?.0), (true, None));
        assert_eq!(settled(&earlier("dng.ld", "VT04").await?.0), (false, said.clone()));
        act(&village, "dng.ld", Act::ApproveReport, id).await?;
        for key in ["VT02", "VT04"] {
            let tx = village.look_as("dieuphoi").await?;
            let page = reports::review(&tx, id).await?;
            let cell = page.cells.iter().find(|cell| cell.key == CellKey::of(key)).unwrap();
            assert!(cell.needs_eyes() && cell.earlier.as_ref().is_some_and(|flag| !flag.cleared));
        }
        assert_eq!(settled(&earlier("dieuphoi", "VT04").await?.0), (false, said.clone()));

        act(&village, "dieuphoi", Act::AcceptReport, id).await?;
        let (flag, _) = earlier("dieuphoi", "VT04").await?;
        assert_eq!((flag.cleared, settled(&flag)), (true, (false, said)), "closed by accepting");
        assert_eq!(line(&village, "dieuphoi").await?.open_flags, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_return_closes_what_was_settled_and_asks_what_is_flagged_anew() -> Result<()> {
    on_both(async |village| {
        let id = returned(&village).await?;
        change(&village, id, "VT02", 7).await?;
        answer(&village, id, "VT04", "Nhà mạng xác nhận").await?;
        act(&village, "dng", Act::SubmitReport, id).await?;
        act(&village, "dng.ld", Act::ApproveReport, id).await?;
        flag(&village, id, "VT04").await?;
        act(&village, "danang", Act::ReturnReport, id).await?;

        let tx = village.look_as("dng").await?;
        let form = reports::form(&tx, id).await?;
        let open: Vec<_> = form.flags.iter().map(|flag| (flag.cell.name(), flag.no)).collect();
        assert_eq!(open, [("VT04".to_owned(), 2)]);
        assert_eq!(form.flags[0].answer, None, "asked anew, answered anew");
        assert_eq!(line(&village, "dng").await?.open_flags, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_came_back_says_by_whom_why_and_until_when() -> Result<()> {
    on_both(async |village| {
        let id = returned(&village).await?;
        let back = line(&village, "dng").await?;
        assert_eq!(back.notice.as_ref().map(|one| one.act), Some(Act::ReturnReport));
        assert!(back.correct_by.is_some());
        let tx = village.look_as("dng").await?;
        let head = reports::form(&tx, id).await?.head;
        assert_eq!((head.correct_by, head.status), (back.correct_by, ReportStatus::Returned));
        drop(tx);
        assert_eq!(line(&village, "dieuphoi").await?.notice, None, "the unit's own affair");

        for key in ["VT02", "VT04"] {
            answer(&village, id, key, "Nhà mạng xác nhận").await?;
        }
        act(&village, "dng", Act::SubmitReport, id).await?;
        assert_eq!(line(&village, "dng").await?.notice, None, "on its way again");
        act(&village, "dng.ld", Act::SendBackReport, id).await?;
        let back = line(&village, "dng").await?;
        let notice = back.notice.unwrap();
        assert_eq!(
            (notice.act, notice.note.as_deref(), notice.by.is_empty()),
            (Act::SendBackReport, Some("Nhầm số"), false)
        );
        assert!(back.correct_by.is_some(), "still a correction");
        act(&village, "dng", Act::SubmitReport, id).await?;
        act(&village, "dng", Act::WithdrawReport, id).await?;
        assert_eq!(line(&village, "dng").await?.notice, None, "nobody sent it back");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_share_is_compared_in_points_and_a_small_figure_in_its_own_unit() -> Result<()> {
    let village = Village::sqlite().await?;
    let tx = village.look_as("dieuphoi").await?;
    let june = ReportFilter { round: JUNE.to_owned(), ..ReportFilter::default() };
    let sent =
        reports::list(&tx, &june).await?.lines.into_iter().filter(|line| line.sent_at.is_some());
    let (mut shares, mut small) = (0, 0);
    for line in sent {
        for cell in reports::review(&tx, line.id).await?.cells {
            match cell.deviation {
                Some(Deviation::Points(_)) => shares += 1,
                Some(Deviation::Percent(_)) => assert_ne!(cell.unit.vi, "%", "{:?}", cell.key),
                Some(Deviation::Own(tenths)) => {
                    small += 1;
                    assert_eq!(cell.deviation.unwrap().is_large(), tenths.abs() >= 200);
                }
                None => {}
            }
        }
    }
    assert!(shares > 0 && small > 0, "{shares} {small}");
    Ok(())
}

#[tokio::test]
async fn what_the_rules_find_is_before_the_reviewers_eyes() -> Result<()> {
    let village = Village::sqlite().await?;
    let tx = village.look_as("dieuphoi").await?;
    let june = ReportFilter {
        round: JUNE.to_owned(),
        unit: "STTTT-KH".to_owned(),
        ..ReportFilter::default()
    };
    let id = reports::list(&tx, &june).await?.lines.remove(0).id;
    let page = reports::review(&tx, id).await?;
    let warned: Vec<_> = page.cells.iter().filter(|cell| !cell.findings.is_empty()).collect();
    assert!(warned.iter().any(|cell| cell.key == CellKey::of("CDS06A")), "{}", warned.len());
    assert!(warned.iter().all(|cell| cell.needs_eyes()));
    Ok(())
}

const JUNE: &str = "2025-M06";

/// Đà Nẵng's June report, returned with two cells flagged.
async fn returned(village: &Village) -> Result<ReportId> {
    let id = line(village, "dng").await?.id;
    for key in ["VT02", "VT04"] {
        flag(village, id, key).await?;
    }
    act(village, "danang", Act::ReturnReport, id).await?;
    Ok(id)
}

async fn flag(village: &Village, id: ReportId, key: &str) -> Result<()> {
    let tx = village.as_("danang").await?;
    let seen = reports::version_of(&tx, id).await?;
    reports::flag(&tx, id, seen, &CellKey::of(key), "Xem lại").await?;
    tx.commit().await
}

/// By so many more.
async fn change(village: &Village, id: ReportId, key: &str, by: i64) -> Result<()> {
    let tx = village.as_("dng").await?;
    let form = reports::form(&tx, id).await?;
    let cell = form.cells.iter().find(|cell| cell.key == CellKey::of(key)).unwrap();
    let figure = cell.value.as_ref().unwrap().number().unwrap() + rust_decimal::Decimal::from(by);
    let typed = TypedCell {
        key: CellKey::of(key),
        typed: domain::number::print(figure),
        nil: false,
        base_rev: cell.rev,
    };
    reports::fill(&tx, id, &[typed], Source::Web).await?;
    tx.commit().await
}

async fn answer(village: &Village, id: ReportId, key: &str, text: &str) -> Result<()> {
    let tx = village.as_("dng").await?;
    let seen = reports::version_of(&tx, id).await?;
    let said = [(key.to_owned(), text.to_owned())].into();
    let now = reports::answer_flags(&tx, id, seen, &said).await?;
    assert_eq!(now, reports::version_of(&tx, id).await?);
    tx.commit().await
}

async fn act(village: &Village, who: &str, act: Act, id: ReportId) -> Result<()> {
    let tx: Tx = village.as_(who).await?;
    let seen = reports::version_of(&tx, id).await?;
    match act {
        Act::SubmitReport => reports::submit(&tx, id, seen, None).await?,
        Act::WithdrawReport => reports::withdraw(&tx, id, seen).await?,
        Act::ApproveReport => reports::approve(&tx, id, seen).await?,
        Act::SendBackReport => reports::send_back(&tx, id, seen, "Nhầm số").await?,
        Act::ReturnReport => reports::give_back(&tx, id, seen, "", "").await?,
        Act::AcceptReport => reports::accept(&tx, id, seen).await?,
        other => panic!("{other}"),
    }
    tx.commit().await
}

/// Đà Nẵng's June report in somebody's list.
async fn line(village: &Village, who: &str) -> Result<ReportLine> {
    let june = ReportFilter {
        round: JUNE.to_owned(),
        unit: "STTTT-DNG".to_owned(),
        ..ReportFilter::default()
    };
    let tx = village.look_as(who).await?;
    Ok(reports::list(&tx, &june).await?.lines.remove(0))
}

fn problem(error: &Error, field: &str) -> Option<Problem> {
    match error {
        Error::Refused(Refusal::Invalid(problems)) => problems.of(field),
        _ => None,
    }
}
