//! Who may do what, at every door: each endpoint of the pages and of the API, called by each role for
//! its own unit and for another's. The answers expected stand in `matrix/expected.txt`, which a person
//! reviews; an endpoint without a line there, or without a call in `CALLS`, fails.
//!
//! Both reports are exempt, both recommendations withdrawn and both visits called off, where the rules allow
//! no act any more: 409 says that role and unit are right and only the state is not, 403 and 404 that they are
//! not, and nothing is ever written. One recommendation is led by the handler's unit, the other is restricted
//! and another's.
#![expect(clippy::unwrap_used, reason = "tests")]

mod asking;
#[path = "matrix/recommendations.rs"]
mod recommendations;

use std::collections::BTreeSet;

use asking::{Answer, Ask, Town};
use serde_json::Value;
use store::testing::Village;

/// The role and the account that stands for it; the last one is nobody.
const CALLERS: [(&str, &str); 8] = [
    ("author", "qna"),
    ("leader", "qna.ld"),
    ("coord", "dieuphoi"),
    ("danang", "danang"),
    ("handler", "cvt"),
    ("exec", "lanhdao"),
    ("admin", "quantri"),
    ("nobody", ""),
];

/// One call of every endpoint: what follows its address, and its body. `{id}` is a report, `{unit}` its
/// unit, `{no}` a recommendation, `{event}` its visit with a `{party}` and a `{task}`, `{session}` and `{token}`
/// somebody's; with one of these the call is made for the caller's own and for another's.
const CALLS: &[(&str, &str)] = &[
    ("GET /api/v1/audit", ""),
    ("GET /api/v1/events", ""),
    ("GET /api/v1/events/{event}", ""),
    ("GET /api/v1/indicators", ""),
    ("GET /api/v1/me", ""),
    ("GET /api/v1/openapi.json", ""),
    ("GET /api/v1/plan/{year}", ""),
    ("GET /api/v1/reports", "?unit={unit}"),
    ("GET /api/v1/reports/{id}", ""),
    ("GET /api/v1/reports/{id}/findings", ""),
    ("GET /api/v1/rounds", ""),
    ("GET /api/v1/templates", ""),
    ("GET /api/v1/topics", ""),
    ("GET /api/v1/totals", "?round=2025-M05"),
    ("GET /api/v1/units", ""),
    ("GET /api/v1/visits/coverage", ""),
    ("POST /api/v1/reports/{id}/accept", "{}"),
    ("POST /api/v1/reports/{id}/answer", r#"{"field": "VT02", "text": "Số đúng"}"#),
    ("POST /api/v1/reports/{id}/approve", "{}"),
    ("POST /api/v1/reports/{id}/exempt", r#"{"reason": "Nhầm số"}"#),
    ("POST /api/v1/reports/{id}/extend", r#"{"until": "2025-07-30", "reason": "Nhầm số"}"#),
    ("POST /api/v1/reports/{id}/flag", r#"{"field": "VT02", "reason": "Nhầm số"}"#),
    ("POST /api/v1/reports/{id}/open", "{}"),
    ("POST /api/v1/reports/{id}/recall", r#"{"reason": "Nhầm số"}"#),
    ("POST /api/v1/reports/{id}/reopen", r#"{"reason": "Nhầm số"}"#),
    ("POST /api/v1/reports/{id}/return", r#"{"reason": "Nhầm số"}"#),
    ("POST /api/v1/reports/{id}/send-back", r#"{"reason": "Nhầm số"}"#),
    ("POST /api/v1/reports/{id}/submit", "{}"),
    ("POST /api/v1/reports/{id}/unflag", r#"{"flag": "01900000-0000-7000-8000-000000000000"}"#),
    ("POST /api/v1/reports/{id}/withdraw", "{}"),
    ("POST /api/v1/tokens", r#"{"email": "nobody{n}@giaoban.test", "password": "x"}"#),
    ("PUT /api/v1/reports/{id}/cells", r#"[{"field": "VT02", "value": 1, "base_rev": 0}]"#),
    ("POST /api/app/account/api/begin_code", "password=x"),
    ("POST /api/app/account/api/change_password", "input[current]=x&input[new]=y&input[again]=z"),
    ("POST /api/app/account/api/confirm_code", "code=000000"),
    ("POST /api/app/account/api/disable_code", "password=x"),
    ("POST /api/app/account/api/keep_recovery_codes", ""),
    ("POST /api/app/account/api/read_account", ""),
    ("POST /api/app/account/api/renew_recovery_codes", "password=x"),
    ("POST /api/app/account/api/revoke_other_sessions", ""),
    ("POST /api/app/account/api/revoke_session", "id={session}"),
    ("POST /api/app/account/api/revoke_token", "id={token}"),
    ("POST /api/app/plan/api/add_agenda_line", "id={event}&seen=1&line[title]=a&line[minutes]=9"),
    ("POST /api/app/plan/api/add_paper", "id={event}&seen=1&paper[title]=a"),
    ("POST /api/app/plan/api/answer_invitation", "id={event}&party={party}&answer[rsvp]=yes"),
    ("POST /api/app/plan/api/cancel_item", "id={event}&seen=1&reason=Nhầm ngày"),
    ("POST /api/app/plan/api/conclude_item", "id={event}&seen=1&conclusion[text]=a"),
    ("POST /api/app/plan/api/confirm_item", "id={event}&seen=1"),
    ("POST /api/app/plan/api/create_feed", ""),
    ("POST /api/app/plan/api/create_item", "input[title]="),
    ("POST /api/app/plan/api/edit_item", "id={event}&seen=1&input[title]="),
    ("POST /api/app/plan/api/finish_item", "id={event}&seen=1"),
    ("POST /api/app/plan/api/invite_party", "id={event}&seen=1&party[who]=CVT&party[role]=chair"),
    ("POST /api/app/plan/api/move_item", "id={event}&seen=1&to[shift]=1"),
    ("POST /api/app/plan/api/postpone_item", "id={event}&seen=1&reason=Nhầm ngày"),
    ("POST /api/app/plan/api/propose_item", "id={event}&seen=1"),
    ("POST /api/app/plan/api/raise_agenda_line", "id={event}&seen=1&line={party}"),
    ("POST /api/app/plan/api/read_calendar", "asked[view]=month"),
    ("POST /api/app/plan/api/read_event", "id={event}"),
    ("POST /api/app/plan/api/read_feed", ""),
    ("POST /api/app/plan/api/read_games", "edition=2"),
    ("POST /api/app/plan/api/read_item_form", "id={event}"),
    ("POST /api/app/plan/api/read_plan", "year=2025"),
    ("POST /api/app/plan/api/read_visits", "year=2025"),
    ("POST /api/app/plan/api/remove_agenda_line", "id={event}&seen=1&line={party}"),
    ("POST /api/app/plan/api/remove_paper", "id={event}&seen=1&paper={party}"),
    ("POST /api/app/plan/api/revoke_feed", ""),
    ("POST /api/app/plan/api/start_item", "id={event}&seen=1"),
    ("POST /api/app/plan/api/track_task", "id={event}&task={task}&track[status]=done"),
    ("POST /api/app/plan/api/uninvite_party", "id={event}&seen=1&party={party}"),
    (
        "POST /api/app/plan/api/write_minutes",
        "id={event}&seen=1&minutes[body]=a&minutes[then]=keep",
    ),
    ("POST /api/app/board/api/read_board", "kind="),
    ("POST /api/app/reports/api/accept_report", "id={id}&seen=0"),
    ("POST /api/app/reports/api/approve_report", "id={id}&seen=0"),
    ("POST /api/app/reports/api/count_waiting", ""),
    ("POST /api/app/reports/api/exempt_report", "id={id}&seen=0&reason=Nhầm số"),
    ("POST /api/app/reports/api/extend_report", "id={id}&seen=0&until=30/07/2025&reason=Nhầm số"),
    ("POST /api/app/reports/api/flag_cell", "id={id}&seen=0&cell=VT02&reason=Nhầm số"),
    ("POST /api/app/reports/api/list_reports", "filter[unit]={unit}"),
    ("POST /api/app/reports/api/list_work", ""),
    ("POST /api/app/reports/api/open_report", "id={id}"),
    ("POST /api/app/reports/api/read_check", "id={id}"),
    ("POST /api/app/reports/api/read_form", "id={id}"),
    ("POST /api/app/reports/api/read_history", "id={id}"),
    ("POST /api/app/reports/api/read_review", "id={id}"),
    ("POST /api/app/reports/api/recall_report", "id={id}&seen=0&reason=Nhầm số"),
    ("POST /api/app/reports/api/reopen_report", "id={id}&seen=0&reason=Nhầm số"),
    ("POST /api/app/reports/api/return_report", "id={id}&seen=0&reason=Nhầm số"),
    (
        "POST /api/app/reports/api/save_cells",
        r#"{"id": "{id}", "cells": [{"key": {"field": "VT02"}, "typed": "1", "base_rev": 0}]}"#,
    ),
    (
        "POST /api/app/reports/api/save_section",
        "id={id}&section=vien-thong&then=stay&input[cell][VT02]=1&input[rev][VT02]=0",
    ),
    ("POST /api/app/reports/api/send_back_report", "id={id}&seen=0&reason=Nhầm số"),
    ("POST /api/app/reports/api/submit_nil", "id={id}&seen=0&nil_reason=Nhầm số"),
    ("POST /api/app/reports/api/submit_report", "id={id}&seen=0"),
    (
        "POST /api/app/reports/api/unflag_cell",
        "id={id}&seen=0&flag=01900000-0000-7000-8000-000000000000",
    ),
    ("POST /api/app/reports/api/withdraw_report", "id={id}&seen=0"),
    ("POST /api/app/sign_in/api/confirm_setup", "code=000000"),
    ("POST /api/app/sign_in/api/give_code", "code=000000"),
    ("POST /api/app/sign_in/api/read_setup", ""),
    ("POST /api/app/sign_in/api/sign_in", "email=nobody{n}@giaoban.test&password=x"),
    ("POST /api/app/totals/api/read_completeness", "year=&template="),
    ("POST /api/app/totals/api/read_indicator", "code=VT02&col=&round=&status="),
    ("POST /api/app/totals/api/read_totals", "round=&status="),
];

/// Those of every slice.
fn calls() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    CALLS.iter().chain(recommendations::CALLS)
}

/// The round whose reports are asked about.
const ROUND: &str = "2025-M05";

#[test]
fn every_endpoint_is_called_and_no_other() {
    let called: BTreeSet<String> = calls().map(|(endpoint, _)| (*endpoint).to_owned()).collect();
    let there = endpoints();
    let unknown: Vec<_> = there.difference(&called).collect();
    assert!(unknown.is_empty(), "add a call and review who may: {unknown:#?}");
    let gone: Vec<_> = called.difference(&there).collect();
    assert!(gone.is_empty(), "these are gone: {gone:#?}");
}

#[tokio::test]
async fn everybody_gets_what_the_table_says_and_nothing_else() {
    let village = Village::sqlite().await.unwrap();
    let exempt = format!(
        "UPDATE reports SET status = 'exempt' WHERE round_id IN (SELECT id FROM rounds WHERE code = '{ROUND}')"
    );
    village.sql(&exempt).await.unwrap();
    for said in [
        "INSERT INTO plan_conclusions (id, item_id, no, kind, text, unit_id, status)
             SELECT id, id, 90, 'task', 'a', host_unit_id, 'open' FROM plan_items WHERE kind = 'visit'",
        "UPDATE plan_items SET status = 'cancelled' WHERE kind = 'visit'",
    ] {
        village.sql(said).await.unwrap();
    }
    let withdrawn = "UPDATE recommendations SET status = 'withdrawn' WHERE no IN ('KN-2025-0022', 'KN-2025-0018')";
    village.sql(withdrawn).await.unwrap();
    let town = Town::of(village);
    let own = Target::of(&town, "qna", "KN-2025-0022").await;
    let other = Target::of(&town, "kt", "KN-2025-0018").await;
    let before = (own.things(&town).await, other.things(&town).await);

    let mut columns = Vec::new();
    for (at, (_, name)) in CALLERS.into_iter().enumerate() {
        let mut caller = Caller::of(&town, name, at * calls().count()).await;
        let mut column = Vec::new();
        for (endpoint, said) in calls() {
            column.push(caller.tries(endpoint, said, &own, &other).await);
        }
        columns.push(column);
    }
    let table = table(&columns);
    assert_eq!(
        before,
        (own.things(&town).await, other.things(&town).await),
        "nothing is ever written"
    );
    assert_eq!(town.village.store.verify_trail().await.unwrap().first_broken, None);
    let expected = include_str!("matrix/expected.txt");
    let differences = differences(expected, &table);
    assert!(
        table == expected,
        "Review each difference, then write down the new table.\n{table}\n{differences}"
    );
}

/// Of the pages: what `app` registered by being linked. Of the API: what its document has.
fn endpoints() -> BTreeSet<String> {
    let functions = leptos::server_fn::axum::server_fn_paths();
    let functions = functions.map(|(path, method)| format!("{method} {path}"));
    functions.chain(server::api::endpoints()).collect()
}

/// A department's report and recommendation, and its people's things.
struct Target {
    account: &'static str,
    unit: String,
    id: String,
    event: String,
    party: String,
    /// Of the visit: inserted with the visit's own id.
    task: String,
    no: &'static str,
}

impl Target {
    async fn of(town: &Town, account: &'static str, no: &'static str) -> Self {
        let token = town.token(account).await;
        let list = town.ask(Ask::get(&format!("reports?round={ROUND}")).by(&token)).await.json();
        let text = |field: &str| list["items"][0][field].as_str().unwrap().to_owned();
        let visits = town.ask(Ask::get("events?kind=visit").by(&token)).await.json();
        let event = visits["items"][0]["id"].as_str().unwrap().to_owned();
        let page = Ask::new("POST", "/api/app/plan/api/read_event").form(&format!("id={event}"));
        let page = town.ask(page.with("cookie", &town.cookie(account).await)).await.json();
        // The department's own invitation; the ministry's people are asked as well.
        let parties = page["parties"].as_array().unwrap();
        let is_own = |party: &&Value| party["name"]["vi"].as_str().unwrap().starts_with("Sở");
        let party = parties.iter().find(is_own).unwrap()["id"].as_str().unwrap().to_owned();
        Self { account, unit: text("unit"), id: text("id"), no, task: event.clone(), event, party }
    }

    async fn things(&self, town: &Town) -> [Value; 2] {
        let token = town.token(self.account).await;
        let report = format!("reports/{}", self.id);
        let recommendation = format!("recommendations/{}", self.no);
        [
            town.ask(Ask::get(&report).by(&token)).await.json(),
            town.ask(Ask::get(&recommendation).by(&token)).await.json(),
        ]
    }
}

struct Caller<'a> {
    town: &'a Town,
    name: &'static str,
    token: String,
    cookie: String,
    /// So that no stranger's address is tried twice.
    count: usize,
}

impl<'a> Caller<'a> {
    async fn of(town: &'a Town, name: &'static str, count: usize) -> Self {
        let (token, cookie) = match name {
            "" => (String::new(), String::new()),
            name => (town.token(name).await, town.cookie(name).await),
        };
        Self { town, name, token, cookie, count }
    }

    /// `409/404`: for the caller's own, and for another's; once where both are the same.
    async fn tries(&mut self, endpoint: &str, said: &str, own: &Target, other: &Target) -> String {
        let whose = ["{id}", "{unit}", "{no}", "{event}", "{session}", "{token}"];
        let first = self.calls(endpoint, said, own, self.name).await;
        if !whose.iter().any(|part| endpoint.contains(part) || said.contains(part)) {
            return first;
        }
        let second = self.calls(endpoint, said, other, other.account).await;
        if first == second { first } else { format!("{first}/{second}") }
    }

    async fn calls(&mut self, endpoint: &str, said: &str, target: &Target, owner: &str) -> String {
        self.count += 1;
        let owner = if owner.is_empty() { target.account } else { owner };
        let mut said = said.replace("{id}", &target.id).replace("{unit}", &target.unit);
        for (name, of) in
            [("{event}", &target.event), ("{party}", &target.party), ("{task}", &target.task)]
        {
            said = said.replace(name, of);
        }
        said = said.replace("{n}", &self.count.to_string()).replace("{no}", target.no);
        let store = &self.town.village.store;
        if said.contains("{session}") {
            let cookie = self.town.cookie(owner).await;
            let secret = cookie.split_once('=').unwrap().1;
            let session = store.viewer(secret).await.unwrap().unwrap().session;
            said = said.replace("{session}", &session.to_string());
        }
        if said.contains("{token}") {
            let token = self.town.token(owner).await;
            let token = store.viewer_of_token(&token).await.unwrap().unwrap().token;
            said = said.replace("{token}", &token.to_string());
        }
        let (method, path) = endpoint.split_once(' ').unwrap();
        let path = path.replace("{id}", &target.id).replace("{no}", target.no);
        let path = path.replace("{event}", &target.event).replace("{year}", "2025");
        let answer = self.town.ask(self.ask(method, &path, &said)).await;
        let fresh = answer.header("set-cookie").split(';').next().unwrap_or_default();
        if fresh.starts_with("session=") && !self.cookie.is_empty() {
            fresh.clone_into(&mut self.cookie);
        }
        if path.starts_with("/api/v1/") && answer.status.as_u16() >= 400 {
            // Whatever is refused is refused in one shape.
            answer.problem();
        }
        outcome(&answer)
    }

    /// The API by the token, the pages' functions by the cookie.
    fn ask(&self, method: &str, path: &str, said: &str) -> Ask {
        let api = path.starts_with("/api/v1/");
        let query = if method == "GET" { said } else { "" };
        let ask = Ask::new(method, &format!("{path}{query}"));
        let ask = match (api, self.name) {
            (_, "") => ask,
            (true, _) => ask.by(&self.token),
            (false, _) => ask.with("cookie", &self.cookie),
        };
        let versioned = path.contains("/reports/") || path.contains("/recommendations/");
        let ask = if api && versioned { ask.with("if-match", "*") } else { ask };
        match said.chars().next() {
            Some('{' | '[') => ask.text(said),
            _ if method == "GET" => ask,
            _ => ask.form(said),
        }
    }
}

/// The status, or `none` for a list in which nothing is.
fn outcome(answer: &Answer) -> String {
    let list: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    let is_empty =
        |field: &str| list.get(field).and_then(Value::as_array).is_some_and(Vec::is_empty);
    if answer.status == 200
        && (is_empty("items") || is_empty("lines"))
        && list.get("ready").is_none()
    {
        return "none".to_owned();
    }
    answer.status.as_u16().to_string()
}

fn table(columns: &[Vec<String>]) -> String {
    let heads = CALLERS.iter().map(|(role, _)| *role);
    let mut lines = vec![line("", heads)];
    for (at, (endpoint, _)) in calls().enumerate() {
        lines.push(line(endpoint, columns.iter().map(|column| column[at].as_str())));
    }
    lines.join("\n") + "\n"
}

fn line<'a>(head: &str, cells: impl Iterator<Item = &'a str>) -> String {
    let cells: String = cells.map(|cell| format!("{cell:<9}")).collect();
    // The longest names are as wide as their column.
    let gap = if head.len() < 54 { "" } else { " " };
    format!("{head:<54}{gap}{cells}").trim_end().to_owned()
}

fn differences(expected: &str, table: &str) -> String {
    let expected: Vec<&str> = expected.lines().collect();
    let new = table.lines().filter(|line| !expected.contains(line));
    new.map(|line| format!("new: {line}\n")).collect()
}
