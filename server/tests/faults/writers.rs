//! Writers whose every write is known: the n-th sets all their cells to n, where each had revision n-1.
//! So the database itself tells which writes are in it, and whether one is there by half.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicBool, Ordering},
};

use serde_json::{Value, json};

use super::program::{Answer, Program, ask};

/// Departments that have not sent June yet.
const ACCOUNTS: [&str; 3] = ["kt", "dno", "py"];
/// Connections for each department, on cells of their own.
const EACH: usize = 2;

pub struct Writer {
    token: String,
    report: String,
    fields: Vec<String>,
    /// The last write that was answered with 200.
    pub acknowledged: i64,
    /// One more was on its way when the server died.
    pending: bool,
}

impl Writer {
    /// All of them, each with its first write done.
    pub fn all(program: &Program) -> Vec<Self> {
        ACCOUNTS.iter().flat_map(|name| Self::of(program, name)).collect()
    }

    fn of(program: &Program, name: &str) -> Vec<Self> {
        let token = program.token(name);
        let list = program.ask("GET", "/api/v1/reports?round=2025-M06", &token, "").unwrap();
        let id = list.json()["items"][0]["id"].as_str().unwrap().to_owned();
        let report = format!("/api/v1/reports/{id}");
        let cells = program.ask("GET", &report, &token, "").unwrap().json()["cells"].clone();
        let plain = |cell: &&Value| cell["row"].is_null() && cell["col"].is_null();
        let cells: Vec<Value> = cells.as_array().unwrap().iter().filter(plain).cloned().collect();
        let body = cells
            .iter()
            .map(|cell| json!({ "field": cell["field"], "value": "1", "base_rev": cell["rev"] }));
        let body = Value::from_iter(body).to_string();
        let filled = program.ask("PUT", &format!("{report}/cells"), &token, &body).unwrap().json();
        // What is computed is rejected; what the department had filled already has another revision.
        let fresh = |item: &&Value| item["outcome"] == "applied" && item["rev"] == 1;
        let fields = filled["items"].as_array().unwrap().iter().filter(fresh);
        let fields: Vec<String> =
            fields.map(|item| item["field"].as_str().unwrap().to_owned()).collect();
        assert!(fields.len() >= 2 * EACH, "{name} has {} cells to write", fields.len());
        fields
            .chunks(fields.len().div_ceil(EACH))
            .map(|fields| Self {
                token: token.clone(),
                report: report.clone(),
                fields: fields.to_vec(),
                acknowledged: 1,
                pending: false,
            })
            .collect()
    }

    /// Writes until the server is gone, or told to stop.
    pub fn write(&mut self, addr: SocketAddr, stop: &AtomicBool) {
        while !stop.load(Ordering::Relaxed) {
            self.pending = true;
            match self.once(addr) {
                Some(answer) if answer.status == 200 => self.acknowledged += 1,
                Some(answer) => panic!("answered with {} {}", answer.status, answer.body),
                None => return,
            }
            self.pending = false;
        }
    }

    /// After a restart: everything that was acknowledged is there, nothing is there by half; and what
    /// was on its way, sent once more, has one effect.
    pub fn look_and_go_on(&mut self, addr: SocketAddr) {
        let found = self.found(addr);
        let possible = self.acknowledged..=self.acknowledged + i64::from(self.pending);
        assert!(possible.contains(&found), "{found} is there of {possible:?}");
        if self.pending {
            assert_eq!(self.once(addr).unwrap().status, 200);
            self.acknowledged += 1;
            self.pending = false;
            assert_eq!(self.found(addr), self.acknowledged);
        }
    }

    /// The next write; nothing when there was no answer.
    pub fn once(&self, addr: SocketAddr) -> Option<Answer> {
        let next = self.acknowledged + 1;
        let body = self.fields.iter().map(|field| {
            json!({ "field": field, "value": next.to_string(), "base_rev": self.acknowledged })
        });
        let key = format!("Idempotency-Key: {}-{next}\r\n", self.fields[0]);
        let headers = format!("{}{key}", self.token);
        let path = format!("{}/cells", self.report);
        let answer = ask(addr, "PUT", &path, &headers, &Value::from_iter(body).to_string()).ok()?;
        if answer.status == 200 && answer.body.ends_with('}') {
            let items = &answer.json()["items"];
            let applied = |item: &Value| item["outcome"] == "applied" && item["rev"] == next;
            assert!(items.as_array().unwrap().iter().all(applied), "{items}");
        }
        Some(answer)
    }

    /// The number of the write that all its cells show.
    pub fn found(&self, addr: SocketAddr) -> i64 {
        let report = ask(addr, "GET", &self.report, &self.token, "").unwrap().json();
        let mine = |cell: &&Value| {
            cell["row"].is_null()
                && cell["col"].is_null()
                && self.fields.iter().any(|field| cell["field"] == field.as_str())
        };
        let cells: Vec<&Value> = report["cells"].as_array().unwrap().iter().filter(mine).collect();
        assert_eq!(cells.len(), self.fields.len());
        let rev = cells[0]["rev"].as_i64().unwrap();
        for cell in cells {
            let said = cell["value"].as_str().map_or(cell["value"].to_string(), ToOwned::to_owned);
            assert_eq!((cell["rev"].as_i64(), said), (Some(rev), rev.to_string()), "{cell}");
        }
        rev
    }
}
