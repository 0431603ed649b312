//! The program is killed (SIGKILL) in the middle of writes, again and again, and nothing that it had
//! acknowledged is lost.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread::{scope, sleep},
    time::Duration,
};

use store::testing::Village;

use super::{
    program::{Program, audited},
    writers::Writer,
};

const ROUNDS: u32 = 50;
/// The longest that one round writes, in milliseconds.
const LONGEST: u64 = 400;
/// Of the moments of death; printed with what failed.
const SEED: u64 = 20_250_613;

#[tokio::test]
async fn killed_at_any_moment_it_keeps_what_it_acknowledged() {
    killed_again_and_again(&closed(Village::sqlite().await.unwrap()), ROUNDS);
}

#[tokio::test]
async fn the_same_on_postgresql() {
    if let Some(village) = Village::postgres().await.unwrap() {
        killed_again_and_again(&closed(village), ROUNDS / 2);
    }
}

fn killed_again_and_again(url: &str, rounds: u32) {
    let mut program = Program::start(url);
    let mut writers = Writer::all(&program);
    let mut moments = Moments(SEED);
    let before = audited(url) - total(&writers);
    for round in 1..=rounds {
        let moment = moments.next();
        eprintln!(
            "seed {SEED}, round {round}: killed after {moment:?}, {} writes",
            total(&writers)
        );
        let (addr, gone) = (program.addr, AtomicBool::new(false));
        scope(|threads| {
            for writer in &mut writers {
                threads.spawn(|| writer.write(addr, &gone));
            }
            sleep(moment);
            program.kill();
            gone.store(true, Ordering::Relaxed);
        });
        program = Program::start(url);
        for writer in &mut writers {
            writer.look_and_go_on(program.addr);
        }
        assert_eq!(audited(url), before + total(&writers), "one line for each write");
        eprintln!("  ready again after {:?}", program.took);
    }
    assert!(total(&writers) > i64::from(rounds) * 3, "hardly anything was written");
}

fn total(writers: &[Writer]) -> i64 {
    writers.iter().map(|writer| writer.acknowledged).sum()
}

/// Only the program shall have the database open, so that its death leaves it to nobody.
fn closed(village: Village) -> String {
    village.url
}

/// Pseudo-random and the same in every run (xorshift64).
struct Moments(u64);

impl Moments {
    fn next(&mut self) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Duration::from_millis(self.0 % LONGEST)
    }
}
