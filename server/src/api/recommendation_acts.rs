//! What people do with a recommendation, one address each: `POST /recommendations/{no}/VERB`. All of them
//! name the version they have seen (`If-Match`) and answer with the recommendation as it is then.

use std::pin::Pin;

use axum::{extract::Path, response::Response};
use chrono::NaiveDate;
use domain::{
    document::DocumentInput,
    recommendation::{AnswerInput, AnswerMode, Called},
};
use serde::{Deserialize, de::DeserializeOwned};
use store::{Tx, idempotency::Answer, recommendations};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Api,
    acts::{Nothing, ReasonInput},
    asked::{Asked, etag},
    json::Object,
    problem::{Problem, ProblemBody},
    recommendations::{Recommendation, called},
};

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(submit))
        .routes(routes!(approve))
        .routes(routes!(send_back))
        .routes(routes!(withdraw))
        .routes(routes!(assign))
        .routes(routes!(accept))
        .routes(routes!(decline))
        .routes(routes!(ask))
        .routes(routes!(reply))
        .routes(routes!(draft_answer))
        .routes(routes!(request_signature))
        .routes(routes!(publish))
        .routes(routes!(return_answer))
        .routes(routes!(transfer))
        .routes(routes!(confirm))
        .routes(routes!(reopen))
        .routes(routes!(message))
        .routes(routes!(note))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignInput {
    /// Code of the ministry unit that leads.
    lead: String,
    /// Codes of those in support.
    #[serde(default)]
    supports: Vec<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineInput {
    reason: String,
    /// Who is competent instead.
    competent: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskInput {
    question: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyInput {
    reply: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftAnswerInput {
    /// At most 4,000 characters.
    body: String,
    #[schema(schema_with = super::recommendations::outcome)]
    outcome: String,
    /// Needed for `transferred` (to whom) and `cannot` (why).
    #[serde(default)]
    outcome_note: Option<String>,
}

/// The document that carries the answer; without it the answer is given directly.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishInput {
    #[serde(default)]
    document: Option<PublishedDocument>,
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedDocument {
    number: String,
    symbol: String,
    issued_on: NaiveDate,
    signer_name: String,
    signer_title: String,
    summary: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferInput {
    /// Who answers it instead.
    authority: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmInput {
    /// `satisfied`, `partly` or `not`.
    rating: String,
    #[serde(default)]
    comment: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsInput {
    /// At most 4,000 characters.
    body: String,
}

/// `Input as Body`: what is read, and how the document calls it; an `Option` may be left out whole.
macro_rules! acts {
    ($($(#[$about:meta])* $name:ident $id:literal $path:literal ($Input:ty as $Body:ty) $run:expr;)+) => {$(
        $(#[$about])*
        #[utoipa::path(
            post, path = $path, operation_id = $id, tag = "recommendation acts",
            params(
                ("no" = String, Path, description = "Its number, or its id before it has one"),
                ("if-match" = String, Header, description = "The recommendation's ETag, or `*`"),
                ("idempotency-key" = Option<String>, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$"),
            ),
            request_body = $Body,
            responses(
                (status = 200, body = Recommendation, headers(("etag" = String))),
                (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
            ),
        )]
        async fn $name(Path(no): Path<String>, asked: Asked<Object<$Input>>) -> Result<Response, Problem> {
            act(&no, &asked, $run).await
        }
    )+};
}

acts! {
    /// Submit
    ///
    /// The author hands it to the department's leader.
    submit "submit_recommendation" "/recommendations/{no}/submit" (Nothing as Option<Nothing>)
        |tx, no, seen, _| Box::pin(recommendations::submit(tx, no, seen));
    /// Approve
    ///
    /// The leader sends it: it gets its number, and the clock of the answer starts.
    approve "approve_recommendation" "/recommendations/{no}/approve" (Nothing as Option<Nothing>)
        |tx, no, seen, _| Box::pin(async move {
            recommendations::approve(tx, no, seen).await.map(drop)
        });
    /// Send back
    ///
    /// The leader gives it back to the author.
    send_back "send_back_recommendation" "/recommendations/{no}/send-back" (ReasonInput as ReasonInput)
        |tx, no, seen, said| Box::pin(recommendations::send_back(tx, no, seen, &said.reason));
    /// Withdraw
    ///
    /// The leader takes it back for good, before it is answered.
    withdraw "withdraw_recommendation" "/recommendations/{no}/withdraw" (ReasonInput as ReasonInput)
        |tx, no, seen, said| Box::pin(recommendations::withdraw(tx, no, seen, &said.reason));
    /// Assign
    ///
    /// To a lead unit, whose own clock starts, and others in support. Also to another one.
    assign "assign_recommendation" "/recommendations/{no}/assign" (AssignInput as AssignInput)
        |tx, no, seen, said| {
            Box::pin(recommendations::assign(tx, no, seen, &said.lead, &said.supports))
        };
    /// Take up
    ///
    /// The lead unit begins with it.
    accept "accept_recommendation" "/recommendations/{no}/accept" (Nothing as Option<Nothing>)
        |tx, no, seen, _| Box::pin(recommendations::accept(tx, no, seen));
    /// Decline
    ///
    /// Back to the coordinator, saying why and who is competent. The caller no longer sees it then.
    decline "decline_recommendation" "/recommendations/{no}/decline" (DeclineInput as DeclineInput)
        |tx, no, seen, said| {
            Box::pin(recommendations::decline(tx, no, seen, &said.reason, &said.competent))
        };
    /// Ask for clarification
    ///
    /// The clock rests until the department replies.
    ask "ask_recommendation" "/recommendations/{no}/ask" (AskInput as AskInput)
        |tx, no, seen, said| Box::pin(recommendations::ask(tx, no, seen, &said.question));
    /// Reply
    reply "reply_recommendation" "/recommendations/{no}/reply" (ReplyInput as ReplyInput)
        |tx, no, seen, said| Box::pin(recommendations::reply(tx, no, seen, &said.reply));
    /// Draft the answer
    ///
    /// Nobody outside the ministry sees it.
    draft_answer "draft_answer" "/recommendations/{no}/draft-answer" (DraftAnswerInput as DraftAnswerInput)
        |tx, no, seen, said| Box::pin(async move {
            recommendations::draft_answer(tx, no, seen, &said.answer()).await
        });
    /// Send for signature
    request_signature "request_signature" "/recommendations/{no}/request-signature" (DraftAnswerInput as DraftAnswerInput)
        |tx, no, seen, said| Box::pin(async move {
            recommendations::request_signature(tx, no, seen, &said.answer()).await
        });
    /// Publish the answer
    ///
    /// By an official document, or directly. The outcome is the draft's; the clock stops.
    publish "publish_answer" "/recommendations/{no}/publish" (PublishInput as Option<PublishInput>)
        |tx, no, seen, said| Box::pin(async move {
            let (mode, document) = said.document();
            recommendations::publish_answer(tx, no, seen, mode, &document).await
        });
    /// Return the draft
    ///
    /// The signer gives it back to whoever drafted it.
    return_answer "return_answer" "/recommendations/{no}/return-answer" (ReasonInput as ReasonInput)
        |tx, no, seen, said| Box::pin(recommendations::return_answer(tx, no, seen, &said.reason));
    /// Transfer
    ///
    /// Another authority answers it; the clock stops.
    transfer "transfer_recommendation" "/recommendations/{no}/transfer" (TransferInput as TransferInput)
        |tx, no, seen, said| Box::pin(recommendations::transfer(tx, no, seen, &said.authority));
    /// Confirm the answer
    ///
    /// The department's word on it closes it.
    confirm "confirm_recommendation" "/recommendations/{no}/confirm" (ConfirmInput as ConfirmInput)
        |tx, no, seen, said| {
            let comment = said.comment.as_deref().unwrap_or_default();
            Box::pin(recommendations::confirm(tx, no, seen, &said.rating, comment))
        };
    /// Reopen
    ///
    /// The department once, the coordinator whenever. Number, history and first answer stay.
    reopen "reopen_recommendation" "/recommendations/{no}/reopen" (ReasonInput as ReasonInput)
        |tx, no, seen, said| Box::pin(recommendations::reopen(tx, no, seen, &said.reason));
    /// Write a message
    ///
    /// For department and ministry.
    message "write_message" "/recommendations/{no}/message" (WordsInput as WordsInput)
        |tx, no, _, said| Box::pin(recommendations::write_message(tx, no, &said.body));
    /// Write a note
    ///
    /// For the ministry alone.
    note "write_note" "/recommendations/{no}/note" (WordsInput as WordsInput)
        |tx, no, _, said| Box::pin(recommendations::write_note(tx, no, &said.body));
}

impl DraftAnswerInput {
    fn answer(&self) -> AnswerInput {
        AnswerInput {
            body: self.body.clone(),
            outcome: self.outcome.clone(),
            outcome_note: self.outcome_note.clone().unwrap_or_default(),
        }
    }
}

impl PublishInput {
    fn document(&self) -> (AnswerMode, DocumentInput) {
        let Some(said) = self.document.clone() else {
            return (AnswerMode::Direct, DocumentInput::default());
        };
        let document = DocumentInput {
            number: said.number,
            symbol: said.symbol,
            issued_on: said.issued_on.to_string(),
            signer_name: said.signer_name,
            signer_title: said.signer_title,
            summary: said.summary,
        };
        (AnswerMode::Document, document)
    }
}

type Command<'a> = Pin<Box<dyn Future<Output = store::Result<()>> + Send + 'a>>;

/// The version is compared first, with the row held: what follows sees the same one. Whoever has given it
/// away by the act is answered with what it was before.
async fn act<T: DeserializeOwned + Sync + 'static>(
    no: &str,
    asked: &Asked<Object<T>>,
    command: impl for<'a> FnOnce(&'a Tx, Called, i32, &'a T) -> Command<'a> + Send + 'static,
) -> Result<Response, Problem> {
    asked.must_name_a_version()?;
    let no = called(no)?;
    asked
        .once(move |tx, asked| {
            Box::pin(async move {
                let before = recommendations::api_one(tx, no).await?;
                asked.saw(before.row_version)?;
                command(tx, no, before.row_version, &asked.input.0).await?;
                let after = match recommendations::api_one(tx, Called::Id(before.id)).await {
                    Err(store::Error::NotFound) => before,
                    after => after?,
                };
                let after = Recommendation::from(after);
                let tag = Some(etag(after.row_version));
                let body = serde_json::to_string(&after).unwrap_or_default();
                Ok(Answer { status: 200, etag: tag, body })
            })
        })
        .await
}
