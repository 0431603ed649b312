//! What must hold when things break: the program killed at any moment, a disk without room, a form sent
//! twice. The first two run the real program, as a process of its own.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "faults/full.rs"]
mod full;
#[path = "faults/killed.rs"]
mod killed;
#[path = "faults/program.rs"]
mod program;
mod town;
#[path = "faults/twice.rs"]
mod twice;
#[path = "faults/writers.rs"]
mod writers;
