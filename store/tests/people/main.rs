//! People, as remembered: signing in, the second step, sessions, passwords, tokens, administration.
#![expect(clippy::unwrap_used, reason = "tests")]

mod administration;
mod codes;
mod passwords;
mod scope;
mod secrets;
mod sessions;
mod signing_in;
mod tokens;

use chrono::TimeDelta;
use domain::{account::SignInRefusal, policy::Act, problems::Problem, refusal::Refusal};
use store::{
    Error, Result,
    audit::{self, AuditLine},
    people::{Origin, SignedIn, SignedInViewer},
    seed::PASSWORD,
    testing::{Village, demo_moment},
};

const QNA: &str = "qna@giaoban.test";

/// The browser everybody uses here.
fn browser() -> Origin {
    Origin { device: "Firefox/140.0".into(), address: "203.0.113.7".into(), ..Origin::default() }
}

/// The village some time after the story began.
fn later(village: &Village, passed: TimeDelta) -> Village {
    village.at(demo_moment() + passed)
}

async fn sign_in(village: &Village, email: &str) -> Result<SignedIn> {
    village.store.sign_in(email, PASSWORD, &browser()).await
}

/// One try with a wrong password.
async fn guess(village: &Village, email: &str) -> SignInRefusal {
    refusal(village.store.sign_in(email, "khong-phai-mat-khau", &browser()).await)
}

fn refusal(tried: Result<SignedIn>) -> SignInRefusal {
    match tried {
        Err(Error::SignIn(refusal)) => refusal,
        other => panic!("not a refusal to sign in: {other:?}"),
    }
}

/// What is wrong with one field.
fn problem(tried: Result<SignedIn>, field: &str) -> Option<Problem> {
    match tried {
        Err(Error::Refused(Refusal::Invalid(problems))) => problems.of(field),
        _ => None,
    }
}

async fn who(village: &Village, signed_in: &SignedIn) -> Result<Option<SignedInViewer>> {
    village.store.viewer(&signed_in.token).await
}

/// The lines of the audit log since it was `from` lines long.
async fn trail(village: &Village, from: i64) -> Result<Vec<AuditLine>> {
    let tx = village.look_as("dieuphoi").await?;
    Ok(audit::list(&tx, from, 1_000).await?.0)
}

async fn acts(village: &Village, from: i64) -> Result<Vec<Act>> {
    Ok(trail(village, from).await?.into_iter().map(|line| line.act).collect())
}

async fn length(village: &Village) -> Result<i64> {
    Ok(village.store.verify_trail().await?.lines)
}
