//! A disk without room: what cannot be kept is refused whole and in clear words, reading goes on, and as
//! soon as there is room the same act succeeds, without a restart.

#[cfg(target_os = "linux")]
use std::{process::Command, sync::atomic::AtomicBool, thread};

use axum::http::StatusCode;
use domain::report::ReportFilter;
use store::{reports, testing::Village};

use super::town::{Answer, Town};
#[cfg(target_os = "linux")]
use super::{
    program::{Program, audited},
    writers::Writer,
};

const SECTION: &str = "/api/app/reports/api/save_section";

/// The database has no page left (SQLITE_FULL), as seen from the form.
#[tokio::test]
async fn a_form_that_finds_no_room_is_refused_whole_and_kept_later() {
    let village = Village::sqlite().await.unwrap().alone().await.unwrap();
    let town = Town::of(village, "kt").await;
    let village = &town.village;
    let tx = village.look_as("kt").await.unwrap();
    let june = ReportFilter { round: "2025-M06".into(), ..ReportFilter::default() };
    let id = reports::list(&tx, &june).await.unwrap().lines.remove(0).id;
    drop(tx);
    let post = async |figure: u32, rev: u32| {
        let form = format!(
            "id={id}&section=vien-thong&then=stay&input[cell][VT02]={figure}&input[rev][VT02]={rev}\
             &input[cell][VT05]={figure}&input[rev][VT05]={rev}"
        );
        town.post(SECTION, &form, &[]).await
    };
    village.sql("PRAGMA max_page_count = 1").await.unwrap(); // no less than what there is
    let mut kept = 0;
    let refused: Answer = loop {
        let answer = post(kept + 1, kept).await;
        if answer.status != StatusCode::OK {
            break answer;
        }
        kept += 1;
        assert!(kept < 2_000, "it never was full");
    };
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
    assert!(refused.body.contains("GB-503-"), "a reference to quote: {}", refused.body);
    assert_eq!(refused.header("retry-after"), "5");
    assert_eq!(cells(village, id).await, [(kept, kept); 2], "nothing half-written");

    let page = town.get(&format!("/reports/{id}/s/vien-thong")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(town.get("/reports").await.status, StatusCode::OK);
    village.sql("PRAGMA max_page_count = 1").await.unwrap(); // also of a connection made anew
    assert_eq!(post(kept + 1, kept).await.status, StatusCode::SERVICE_UNAVAILABLE);

    village.sql("PRAGMA max_page_count = 1000000").await.unwrap();
    assert_eq!(post(kept + 1, kept).await.status, StatusCode::OK);
    assert_eq!(cells(village, id).await, [(kept + 1, kept + 1); 2]);
    assert_eq!(village.store.verify_trail().await.unwrap().first_broken, None);
}

/// Figure and revision of the two cells.
async fn cells(village: &Village, id: domain::id::ReportId) -> [(u32, u32); 2] {
    let form = reports::form(&village.look_as("kt").await.unwrap(), id).await.unwrap();
    ["VT02", "VT05"].map(|field| {
        let Some(cell) = form.cells.iter().find(|cell| cell.key.field == field) else {
            return (0, 0);
        };
        let figure = cell.value.as_ref().unwrap().print();
        (figure.replace('.', "").parse().unwrap(), u32::try_from(cell.rev).unwrap())
    })
}

/// The write-ahead log cannot grow (EFBIG, an I/O error in the middle of a commit), as seen from a program.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_program_that_finds_no_room_asks_again_later() {
    let url = Village::sqlite().await.unwrap().url;
    // Without the signal that would end it, writing beyond the limit is an error like any other.
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" serve", env!("CARGO_BIN_EXE_giaoban")]);
    let program = Program::start_by(&mut command, &url);
    let mut writers = Writer::all(&program);
    let before = audited(&url) - 6;

    room(&program, "262144:");
    let mut full = 0;
    for writer in &mut writers {
        let refused = loop {
            let answer = writer.once(program.addr).unwrap();
            if answer.status != 200 {
                break answer;
            }
            writer.acknowledged += 1;
            assert!(writer.acknowledged < 2_000, "it never was full");
        };
        assert_eq!(refused.status, 503, "{}", refused.body);
        assert!(refused.head.contains("\r\nretry-after: 5"), "{}", refused.head);
        assert!(refused.head.contains("\r\ncontent-type: application/problem+json"));
        let problem = refused.json();
        assert_eq!(problem["code"], "unavailable");
        assert!(problem["reference"].as_str().unwrap().starts_with("GB-503-"), "{problem}");
        full += 1;
    }
    assert_eq!(full, writers.len());
    for writer in &writers {
        assert_eq!(writer.found(program.addr), writer.acknowledged, "reading goes on");
    }

    room(&program, "unlimited:");
    for writer in &mut writers {
        assert_eq!(writer.once(program.addr).unwrap().status, 200, "the same act, the same key");
        writer.acknowledged += 1;
    }
    // All at once, so that every connection to the database is used again.
    let stop = AtomicBool::new(false);
    thread::scope(|threads| {
        for writer in &mut writers {
            threads.spawn(|| writer.write(program.addr, &stop));
        }
        thread::sleep(std::time::Duration::from_secs(1));
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    for writer in &writers {
        assert_eq!(writer.found(program.addr), writer.acknowledged);
    }
    let written: i64 = writers.iter().map(|writer| writer.acknowledged).sum();
    assert_eq!(audited(&url), before + written);
}

/// How large a file the program may write (RLIMIT_FSIZE).
#[cfg(target_os = "linux")]
fn room(program: &Program, limit: &str) {
    let limit = format!("--fsize={limit}");
    let set = Command::new("prlimit").args(["--pid", &program.id().to_string(), &limit]).status();
    assert!(set.unwrap().success());
}
