//! What people do with a report, one address each: `POST /reports/{id}/VERB`. All of them name the
//! version they have seen (`If-Match`) and answer with the report as it is then, without its cells.

use std::pin::Pin;

use axum::{extract::Path, response::Response};
use chrono::NaiveDate;
use domain::{
    id::{FlagId, ReportId},
    report::CellKey,
};
use serde::{Deserialize, de::DeserializeOwned};
use store::{Tx, idempotency::Answer, reports};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Api,
    asked::{Asked, etag},
    json::Object,
    problem::{Problem, ProblemBody},
    reports::{Report, id_of},
};

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(submit))
        .routes(routes!(withdraw))
        .routes(routes!(approve))
        .routes(routes!(send_back))
        .routes(routes!(recall))
        .routes(routes!(open))
        .routes(routes!(flag))
        .routes(routes!(unflag))
        .routes(routes!(answer))
        .routes(routes!(give_back))
        .routes(routes!(accept))
        .routes(routes!(reopen))
        .routes(routes!(extend))
        .routes(routes!(exempt))
}

/// Nothing needs to be said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitInput {
    /// Why there is nothing to report: it is then a nil return, and the cells are not asked for.
    #[serde(default)]
    nil_reason: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonInput {
    /// At most 4,000 characters, and at least five letters.
    pub reason: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnInput {
    /// May be left out when cells are flagged.
    #[serde(default)]
    reason: Option<String>,
    /// When the correction is due, from today on; three working days from today when left out.
    #[serde(default)]
    correct_by: Option<NaiveDate>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtendInput {
    /// After the round's lock, and at most 90 days from today.
    until: NaiveDate,
    /// At most 4,000 characters, and at least five letters.
    reason: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FlagInput {
    field: String,
    #[serde(default)]
    row: Option<String>,
    #[serde(default)]
    col: Option<String>,
    reason: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerInput {
    field: String,
    #[serde(default)]
    row: Option<String>,
    #[serde(default)]
    col: Option<String>,
    /// At most 4,000 characters, and at least five letters; empty takes the answer back.
    text: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnflagInput {
    /// The flag's id.
    #[schema(value_type = uuid::Uuid)]
    flag: FlagId,
}

/// `Input as Body`: what is read, and how the document calls it; an `Option` may be left out whole.
macro_rules! acts {
    ($($(#[$about:meta])* $name:ident $path:literal ($Input:ty as $Body:ty) $run:expr;)+) => {$(
        $(#[$about])*
        #[utoipa::path(
            post, path = $path, tag = "acts",
            params(
                ("id" = Uuid, Path),
                ("if-match" = String, Header, description = "The report's ETag, or `*`"),
                ("idempotency-key" = Option<String>, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$"),
            ),
            request_body = $Body,
            responses(
                (status = 200, body = Report, headers(("etag" = String))),
                (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
            ),
        )]
        async fn $name(Path(id): Path<String>, asked: Asked<Object<$Input>>) -> Result<Response, Problem> {
            act(&id, &asked, $run).await
        }
    )+};
}

acts! {
    /// Submit
    ///
    /// The author hands it to the unit's leader.
    submit "/reports/{id}/submit" (SubmitInput as Option<SubmitInput>)
        |tx, id, seen, said| Box::pin(reports::submit(tx, id, seen, said.nil_reason.as_deref()));
    /// Withdraw
    ///
    /// The author takes back what the leader has not decided yet.
    withdraw "/reports/{id}/withdraw" (Nothing as Option<Nothing>)
        |tx, id, seen, _| Box::pin(reports::withdraw(tx, id, seen));
    /// Approve
    ///
    /// The unit's leader sends it to the ministry.
    approve "/reports/{id}/approve" (Nothing as Option<Nothing>)
        |tx, id, seen, _| Box::pin(reports::approve(tx, id, seen));
    /// Send back
    ///
    /// The unit's leader gives it back to the author.
    send_back "/reports/{id}/send-back" (ReasonInput as ReasonInput)
        |tx, id, seen, said| Box::pin(reports::send_back(tx, id, seen, &said.reason));
    /// Recall
    ///
    /// The unit's leader takes back what the ministry has not opened yet.
    recall "/reports/{id}/recall" (ReasonInput as ReasonInput)
        |tx, id, seen, said| Box::pin(reports::recall(tx, id, seen, &said.reason));
    /// Open
    ///
    /// The ministry begins to look: from here the unit can no longer recall it.
    open "/reports/{id}/open" (Nothing as Option<Nothing>)
        |tx, id, seen, _| Box::pin(reports::open(tx, id, seen));
    /// Flag a cell
    flag "/reports/{id}/flag" (FlagInput as FlagInput)
        |tx, id, seen, said| Box::pin(async move {
            reports::flag(tx, id, seen, &said.place(), &said.reason).await
        });
    /// Take a flag away
    unflag "/reports/{id}/unflag" (UnflagInput as UnflagInput)
        |tx, id, seen, said| Box::pin(async move {
            reports::unflag(tx, id, seen, said.flag).await.map(drop)
        });
    /// Answer a flag
    ///
    /// The author says why a flagged figure stands. A flag is open until its figure changes or it is
    /// answered, and the report is not submitted before that. An empty text takes the answer back.
    answer "/reports/{id}/answer" (AnswerInput as AnswerInput)
        |tx, id, seen, said| Box::pin(async move {
            reports::answer_flag(tx, id, seen, &said.place(), &said.text).await.map(drop)
        });
    /// Return
    ///
    /// The ministry gives it back with its flagged cells, or with a reason for the whole.
    give_back "/reports/{id}/return" (ReturnInput as Option<ReturnInput>)
        |tx, id, seen, said| {
            Box::pin(async move {
                let day = said.correct_by.map(|day| day.to_string()).unwrap_or_default();
                reports::give_back(tx, id, seen, said.reason.as_deref().unwrap_or_default(), &day).await
            })
        };
    /// Accept
    ///
    /// It is locked until reopened.
    accept "/reports/{id}/accept" (Nothing as Option<Nothing>)
        |tx, id, seen, _| Box::pin(reports::accept(tx, id, seen));
    /// Reopen
    ///
    /// The accepted submission stays readable.
    reopen "/reports/{id}/reopen" (ReasonInput as ReasonInput)
        |tx, id, seen, said| Box::pin(reports::reopen(tx, id, seen, &said.reason));
    /// Extend
    ///
    /// The unit may send it until the end of that day, though its period is locked; `locks_at` says so then.
    /// Whether it was in time is counted against `due_at` all the same. Only while it was not sent.
    extend "/reports/{id}/extend" (ExtendInput as ExtendInput)
        |tx, id, seen, said| Box::pin(async move {
            reports::extend(tx, id, seen, &said.until.to_string(), &said.reason).await
        });
    /// Exempt
    ///
    /// The unit does not report this round.
    exempt "/reports/{id}/exempt" (ReasonInput as ReasonInput)
        |tx, id, seen, said| Box::pin(reports::exempt(tx, id, seen, &said.reason));
}

impl FlagInput {
    fn place(&self) -> CellKey {
        place(&self.field, self.row.as_deref(), self.col.as_deref())
    }
}

impl AnswerInput {
    fn place(&self) -> CellKey {
        place(&self.field, self.row.as_deref(), self.col.as_deref())
    }
}

fn place(field: &str, row: Option<&str>, col: Option<&str>) -> CellKey {
    let part = |text: Option<&str>| text.unwrap_or_default().to_owned();
    CellKey { field: field.to_owned(), row: part(row), col: part(col) }
}

type Command<'a> = Pin<Box<dyn Future<Output = store::Result<()>> + Send + 'a>>;

/// The version is compared first, with the report held: what follows sees the same one.
async fn act<T: DeserializeOwned + Sync + 'static>(
    id: &str,
    asked: &Asked<Object<T>>,
    command: impl for<'a> FnOnce(&'a Tx, ReportId, i32, &'a T) -> Command<'a> + Send + 'static,
) -> Result<Response, Problem> {
    asked.must_name_a_version()?;
    let id = id_of(id)?;
    asked
        .once(move |tx, asked| {
            Box::pin(async move {
                let seen = reports::version_of(tx, id).await?;
                asked.saw(seen)?;
                command(tx, id, seen, &asked.input.0).await?;
                let report = Report::from(reports::api_line(tx, id).await?);
                let tag = Some(etag(report.row_version));
                let body = serde_json::to_string(&report).unwrap_or_default();
                Ok(Answer { status: 200, etag: tag, body })
            })
        })
        .await
}
