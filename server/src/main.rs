//! `giaoban`: the program. Every command says what it does with `--help`; 0 is success, 1 a failure,
//! 2 a misunderstanding.

use std::process::ExitCode;

use clap::Parser;
use server::cli::{self, Cli};

#[tokio::main]
async fn main() -> ExitCode {
    match cli::run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if cli::is_unread(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("giaoban: {error:#}");
            ExitCode::FAILURE
        }
    }
}
