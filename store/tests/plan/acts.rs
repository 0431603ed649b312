//! What people do with events.

use domain::{
    plan::{
        AgendaInput, ClashKind, ConclusionInput, ConclusionStatus, ItemStatus, MinutesInput,
        MinutesStatus, MoveInput, PaperInput, PartyInput, Rsvp, RsvpInput, TrackInput,
    },
    policy::Act,
    problems::Problem,
    refusal::Refusal,
};
use store::{Error, Result, plan, testing::on_both};

use super::{day, meeting, named, of};

fn text(text: &str) -> String {
    text.to_owned()
}

fn problem(error: &Error, field: &str) -> Option<Problem> {
    match error {
        Error::Refused(Refusal::Invalid(problems)) => problems.of(field),
        _ => None,
    }
}

#[tokio::test]
async fn a_visit_goes_from_the_plan_to_final_minutes_and_is_counted_then() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("danang").await?;
        assert_eq!(plan::visits(&tx, 2025).await?.coverage.done, 9);
        let (id, seen) = of(&tx, "Hà Tĩnh").await?;
        // In August, without a day: neither offered nor fixed.
        let early = plan::propose(&tx, id, seen).await.unwrap_err();
        assert_eq!(problem(&early, "starts"), Some(Problem::NotPrecise));
        let to = MoveInput {
            starts: text("21/08/2025"),
            from: text("8:00"),
            to: text("11h30"),
            ..MoveInput::default()
        };
        plan::move_to(&tx, id, seen, &to).await?;
        plan::propose(&tx, id, seen + 1).await?;
        tx.commit().await?;

        let tx = village.as_("ht").await?;
        let page = plan::event(&tx, id).await?;
        let own = page.parties.iter().find(|party| party.may_answer).unwrap();
        let yes = RsvpInput { rsvp: text("yes"), ..RsvpInput::default() };
        plan::answer(&tx, id, own.id, &yes).await?;
        tx.commit().await?;

        let tx = village.as_("danang").await?;
        let page = plan::event(&tx, id).await?;
        assert_eq!((page.line.asked, page.line.coming), (1, 1));
        plan::confirm(&tx, id, page.row_version).await?;
        plan::start(&tx, id, page.row_version + 1).await?;
        let seen = page.row_version + 2;
        assert!(matches!(
            plan::finish(&tx, id, seen).await,
            Err(Error::Refused(Refusal::MinutesMissing))
        ));
        let minutes = |then: &str| MinutesInput {
            body: text("Hai bên thống nhất."),
            notice_no: text("502/TB-VP"),
            then: text(then),
        };
        plan::write_minutes(&tx, id, seen, &minutes("keep")).await?;
        tx.commit().await?;
        let province = village.look_as("ht").await?;
        assert_eq!(
            plan::event(&province, id).await?.minutes,
            None,
            "a draft is its writers' alone"
        );
        drop(province);

        let tx = village.as_("danang").await?;
        plan::write_minutes(&tx, id, seen + 1, &minutes("finish")).await?;
        plan::finish(&tx, id, seen + 2).await?;
        let again = plan::write_minutes(&tx, id, seen + 3, &minutes("keep")).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::MinutesFinal))));
        let page = plan::visits(&tx, 2025).await?;
        assert_eq!((page.coverage.done, page.coverage.total), (10, 17));
        tx.commit().await?;

        let province = village.look_as("ht").await?;
        let page = plan::event(&province, id).await?;
        assert_eq!(page.minutes.map(|one| one.status), Some(MinutesStatus::Final));
        let acts: Vec<Act> = page.history.iter().map(|line| line.act).collect();
        assert_eq!(acts[0], Act::FinishItem);
        assert!(acts.contains(&Act::AnswerInvitation) && acts.contains(&Act::CreateItem));
        assert_eq!(village.store.verify_trail().await?.first_broken, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_two_people_who_move_one_event_the_second_is_told() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("dieuphoi").await?;
        let (id, seen) = of(&tx, "Phú Yên").await?;
        let a_day = |shift: &str| MoveInput { shift: text(shift), ..MoveInput::default() };
        // 26/06 and a day earlier nothing else is on; the answers are asked for anew.
        plan::move_to(&tx, id, seen, &a_day("-1")).await?;
        assert!(matches!(plan::move_to(&tx, id, seen, &a_day("-1")).await, Err(Error::Conflict)));
        let page = plan::event(&tx, id).await?;
        assert_eq!(page.line.when.starts, day(6, 25));
        assert!(page.parties.iter().all(|party| party.rsvp == Rsvp::None));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_speaks_against_a_day_is_told_and_may_be_overruled_with_a_word_why() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("danang").await?;
        let kinds = |error: Error| match error {
            Error::Refused(Refusal::Clashes(clashes)) => {
                clashes.into_iter().map(|clash| clash.kind).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        };
        let at =
            async |starts: &str| plan::create(&tx, &meeting("Giao ban đột xuất", starts)).await;
        // The office works with Phú Yên on the 26th; a report is due on the 15th; the 2nd is a holiday.
        assert_eq!(kinds(at("26/06/2025").await.unwrap_err()), [ClashKind::Host]);
        assert_eq!(kinds(at("16/06/2025").await.unwrap_err()), [ClashKind::Report]);
        assert_eq!(kinds(at("02/09/2025").await.unwrap_err()), [ClashKind::Holiday]);
        assert!(kinds(at("09/08/2025").await.unwrap_err()).contains(&ClashKind::Host));
        at("24/06/2025").await?;
        let mut kept = meeting("Giao ban đột xuất", "26/06/2025");
        kept.despite = text("Chỉ họp trực tuyến một giờ");
        let id = plan::create(&tx, &kept).await?;
        let page = plan::event(&tx, id).await?;
        assert_eq!(page.despite.as_deref(), Some("Chỉ họp trực tuyến một giờ"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_is_postponed_with_a_reason_and_comes_back() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("danang").await?;
        let (id, seen) = of(&tx, "Tọa đàm").await?;
        let year = plan::year(&tx, 2025).await?;
        assert!(year.put_off.iter().any(|(line, why)| line.id == id && why.contains("thiên tai")));
        let to = MoveInput { starts: text("24/09/2025"), ..MoveInput::default() };
        plan::move_to(&tx, id, seen, &to).await?;
        let page = plan::event(&tx, id).await?;
        assert_eq!(page.line.status, ItemStatus::Proposed);
        plan::cancel(&tx, id, seen + 1, "Chuyển sang năm 2026").await?;
        let cancelled = plan::edit(&tx, id, seen + 2, &meeting("Khác", "25/09/2025")).await;
        assert!(matches!(cancelled, Err(Error::Refused(Refusal::WrongEventState { .. }))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dossier_grows_and_its_conclusions_become_tasks() -> Result<()> {
    on_both(async |village| {
        let tx = village.as_("dieuphoi").await?;
        let id = plan::create(&tx, &meeting("Họp chuyên đề", "24/06/2025")).await?;
        let ask = |who: &str| PartyInput { who: text(who), role: text("delegate") };
        plan::invite(&tx, id, 1, &ask("CVT")).await?;
        plan::invite(&tx, id, 2, &ask("danang@giaoban.test")).await?;
        let twice = plan::invite(&tx, id, 3, &ask("CVT")).await.unwrap_err();
        assert_eq!(problem(&twice, "who"), Some(Problem::ThereAlready));
        let nobody = plan::invite(&tx, id, 3, &ask("nobody@giaoban.test")).await.unwrap_err();
        assert_eq!(problem(&nobody, "who"), Some(Problem::NotAChoice));
        let line = |title: &str| AgendaInput {
            title: text(title),
            minutes: text("45"),
            presenter: text(""),
        };
        plan::add_agenda_line(&tx, id, 3, &line("Khai mạc")).await?;
        plan::add_agenda_line(&tx, id, 4, &line("Thảo luận")).await?;
        let second = plan::event(&tx, id).await?.agenda[1].id;
        plan::raise_agenda_line(&tx, id, 5, second).await?;
        let page = plan::event(&tx, id).await?;
        let told: Vec<_> = page.agenda.iter().map(|one| (one.title.as_str(), one.at)).collect();
        assert_eq!(told, [("Thảo luận", Some(840)), ("Khai mạc", Some(885))]);
        let paper = PaperInput { title: text("Dự thảo"), link: text("ftp://x") };
        let wrong = plan::add_paper(&tx, id, 6, &paper).await.unwrap_err();
        assert_eq!(problem(&wrong, "link"), Some(Problem::NotALink));
        plan::add_paper(&tx, id, 6, &PaperInput { link: text("https://a.vn/x"), ..paper }).await?;
        let conclusion = ConclusionInput {
            text: text("Gửi số liệu vùng lõm sóng."),
            kind: text("task"),
            unit: text("CVT"),
            due_on: text("30/06/2025"),
        };
        let early = plan::conclude(&tx, id, 7, &conclusion).await;
        assert!(matches!(early, Err(Error::Refused(Refusal::WrongEventState { .. }))));
        plan::confirm(&tx, id, 7).await?;
        plan::start(&tx, id, 8).await?;
        let nobodys = ConclusionInput { unit: text(""), due_on: text(""), ..conclusion.clone() };
        let wrong = plan::conclude(&tx, id, 9, &nobodys).await.unwrap_err();
        assert_eq!(problem(&wrong, "unit"), Some(Problem::Missing));
        assert_eq!(problem(&wrong, "due_on"), Some(Problem::Missing));
        plan::conclude(&tx, id, 9, &conclusion).await?;
        tx.commit().await?;

        let tx = village.as_("cvt").await?;
        let task = plan::event(&tx, id).await?.conclusions.remove(0);
        assert!(task.may_track);
        let done = TrackInput { status: text("done"), note: text("Đã gửi ngày 20/06") };
        plan::track(&tx, id, task.id, &done).await?;
        let task = plan::event(&tx, id).await?.conclusions.remove(0);
        assert_eq!((task.status, task.overdue), (ConclusionStatus::Done, false));
        tx.commit().await?;
        let stranger = village.as_("cts").await?;
        assert!(matches!(plan::track(&stranger, id, task.id, &done).await, Err(Error::NotFound)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_act_leaves_one_line_in_the_log() -> Result<()> {
    on_both(async |village| {
        let before = village.store.verify_trail().await?.lines;
        let tx = village.as_("danang").await?;
        let id = plan::create(&tx, &meeting("Họp kỹ thuật", "24/06/2025")).await?;
        plan::propose(&tx, id, 1).await?;
        plan::confirm(&tx, id, 2).await?;
        plan::postpone(&tx, id, 3, "Trùng lịch của lãnh đạo").await?;
        tx.commit().await?;
        let after = village.store.verify_trail().await?;
        assert_eq!((after.lines - before, after.first_broken), (4, None));
        let tx = village.look_as("danang").await?;
        assert_eq!(named(&tx, "Họp kỹ thuật").await?.unwrap().status, ItemStatus::Postponed);
        Ok(())
    })
    .await
}
