//! The list page as somebody would write it by hand: the same questions in plain SQL, and `push_str` into
//! one text. The page's constant parts are taken from a page that was served; what comes from the database
//! is written from the rows.

use std::{hint::black_box, iter, sync::Arc};

use anyhow::{Context, ensure};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Value};
use sha2::{Digest, Sha256};
use store::testing::demo_moment;
use uuid::Uuid;

use super::world::{World, statement};

#[derive(Clone)]
struct Page {
    asks: Arc<Asks>,
    parts: Arc<Vec<Part>>,
}

/// Of the page, in order.
enum Part {
    Text(String),
    /// Of the row with this number.
    Value(usize, usize),
}

/// What the page shows of a row: id, unit, round, and the day it was due.
struct Line([String; 4]);

/// A handler that returns `page`, which was served to whoever has the cookie.
pub async fn router(world: &World, page: &str, cookie: &str) -> anyhow::Result<Router> {
    let asks = Asks { db: world.raw.clone(), backend: world.raw.get_database_backend() };
    let lines = asks.answer(secret(cookie)).await?;
    ensure!(lines.len() == 100, "{} lines of 100", lines.len());
    let state = Page { asks: Arc::new(asks), parts: Arc::new(cut(page, &lines)) };
    Ok(Router::new().route("/reports", get(handle)).with_state(state))
}

async fn handle(State(page): State<Page>, headers: HeaderMap) -> Response {
    let cookie = headers.get(header::COOKIE).and_then(|cookie| cookie.to_str().ok());
    match page.asks.answer(secret(cookie.unwrap_or_default())).await {
        Ok(lines) => Html(written(&page.parts, &lines)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn secret(cookie: &str) -> &str {
    cookie.split_once('=').map_or("", |(_, secret)| secret)
}

/// The page around what came from the rows: each id, and what follows it before the next id.
fn cut(page: &str, lines: &[Line]) -> Vec<Part> {
    let mut ids: Vec<(usize, usize)> = Vec::new();
    for (row, Line([id, ..])) in lines.iter().enumerate() {
        ids.extend(page.match_indices(id.as_str()).map(|(at, _)| (at, row)));
    }
    ids.sort_unstable();
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (index, &(at, row)) in ids.iter().enumerate() {
        found.push((at, row, 0));
        let end = ids.get(index + 1).map_or(page.len(), |next| next.0);
        for (column, value) in lines[row].0.iter().enumerate().skip(1) {
            if let Some(place) = page[at..end].find(value.as_str()) {
                found.push((at + place, row, column));
            }
        }
    }
    found.sort_unstable();
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, row, column) in found.into_iter() {
        if at >= from {
            parts.push(Part::Text(page[from..at].to_owned()));
            parts.push(Part::Value(row, column));
            from = at + lines[row].0[column].len();
        }
    }
    parts.push(Part::Text(page[from..].to_owned()));
    parts
}

fn written(parts: &[Part], lines: &[Line]) -> String {
    let mut out = String::with_capacity(512 * 1024);
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Value(row, column) => {
                out.push_str(lines.get(*row).map_or("", |line| line.0[*column].as_str()));
            }
        }
    }
    out
}

/// The questions.
struct Asks {
    db: DatabaseConnection,
    backend: DbBackend,
}

impl Asks {
    async fn answer(&self, secret: &str) -> anyhow::Result<Vec<Line>> {
        let now = demo_moment();
        let today = now.date_naive();
        let hash: String =
            Sha256::digest(secret).iter().map(|byte| format!("{byte:02x}")).collect();
        let who = self
            .rows(
                "SELECT p.id, p.full_name, m.role, m.unit_id FROM sessions s
                 JOIN people p ON p.id = s.person_id AND p.status = 'active'
                 LEFT JOIN memberships m ON m.person_id = p.id AND m.valid_from <= $2
                   AND (m.valid_to IS NULL OR m.valid_to >= $2)
                 WHERE s.token_hash = $1 AND s.idle_at > $3 AND s.expires_at > $3",
                vec![hash.into(), today.into(), now.into()],
            )
            .await?;
        let role: String = who.first().context("nobody")?.try_get("", "role")?;
        let units = if role == "danang" { self.region(today).await? } else { Vec::new() };
        let scope = scope(&units);
        let narrowed = |more: &str| format!("{FROM} WHERE o.opens_at <= $1 {scope} {more}");
        let values = || iter::once(now.into()).chain(units.iter().map(|unit| (*unit).into()));
        let list = format!(
            "SELECT r.id, r.unit_id, r.status, r.due_at, r.locks_at, r.nil_return, r.first_sent_at,
               r.sent_at, r.current_no, r.returns_count, r.open_flags, r.filled, r.said, r.row_version,
               o.code AS round, o.template_code, o.title_vi, o.title_en, o.period, o.cutoff_from,
               o.cutoff_to, e.asked, u.code, v.short_name, v.name_en
             {} ORDER BY r.due_at DESC, r.id LIMIT 101",
            narrowed("AND r.status = 'accepted'")
        );
        let rows = self.rows(&list, values().collect()).await?;
        let counts = format!("SELECT r.status, COUNT(*) {} GROUP BY r.status", narrowed(""));
        black_box(self.rows(&counts, values().collect()).await?);
        let waiting = format!(
            "SELECT COUNT(*) FROM reports r WHERE r.status IN ('submitted', 'in-review')
             AND r.round_id IN (SELECT id FROM rounds WHERE opens_at <= $1) {scope}"
        );
        black_box(self.rows(&waiting, values().collect()).await?);
        black_box(
            self.rows(
                "SELECT u.code, v.short_name, v.name_en FROM units u
                 JOIN unit_versions v ON v.unit_id = u.id AND v.valid_from <= $1
                   AND (v.valid_to IS NULL OR v.valid_to >= $1)
                 WHERE u.kind = 'province_dept' ORDER BY u.sort",
                vec![today.into()],
            )
            .await?,
        );
        let rounds = "SELECT code, title_vi, title_en FROM rounds WHERE opens_at <= $1
                      ORDER BY due_at DESC, code";
        black_box(self.rows(rounds, vec![now.into()]).await?);
        rows.iter().take(100).map(line).collect()
    }

    async fn region(&self, today: NaiveDate) -> anyhow::Result<Vec<Uuid>> {
        let sql =
            "SELECT m.unit_id FROM unit_group_members m JOIN unit_groups g ON g.id = m.group_id
                   WHERE g.code = 'MTTN' AND m.valid_from <= $1
                     AND (m.valid_to IS NULL OR m.valid_to >= $1)";
        let rows = self.rows(sql, vec![today.into()]).await?;
        rows.iter().map(|row| Ok(row.try_get("", "unit_id")?)).collect()
    }

    async fn rows(&self, sql: &str, values: Vec<Value>) -> anyhow::Result<Vec<QueryResult>> {
        Ok(self.db.query_all_raw(statement(self.backend, sql, values)).await?)
    }
}

const FROM: &str =
    "FROM reports r JOIN rounds o ON o.id = r.round_id JOIN units u ON u.id = r.unit_id
    JOIN unit_versions v ON v.unit_id = r.unit_id AND v.valid_from <= o.cutoff_to
      AND (v.valid_to IS NULL OR v.valid_to >= o.cutoff_to)
    JOIN template_versions e ON e.id = o.version_id";

/// From the second parameter on.
fn scope(units: &[Uuid]) -> String {
    if units.is_empty() {
        return String::new();
    }
    let places: Vec<String> = (2..2 + units.len()).map(|place| format!("${place}")).collect();
    format!("AND r.unit_id IN ({})", places.join(", "))
}

fn line(row: &QueryResult) -> anyhow::Result<Line> {
    let id: Uuid = row.try_get("", "id")?;
    let due: DateTime<Utc> = row.try_get("", "due_at")?;
    let day = (due + TimeDelta::hours(7)).format("%d/%m/%Y").to_string();
    Ok(Line([id.to_string(), row.try_get("", "short_name")?, row.try_get("", "title_vi")?, day]))
}
