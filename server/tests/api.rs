//! Stories of programs that call the API: the whole router, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod asking;

#[path = "api/acts.rs"]
mod acts;
#[path = "api/cells.rs"]
mod cells;
#[path = "api/documents.rs"]
mod documents;
#[path = "api/lists.rs"]
mod lists;
#[path = "api/once.rs"]
mod once;
#[path = "api/recommendations.rs"]
mod recommendations;
#[path = "api/refusals.rs"]
mod refusals;
#[path = "api/tokens.rs"]
mod tokens;
#[path = "api/totals.rs"]
mod totals;

use asking::{Answer, Ask, Town};
use serde_json::Value;

/// The June report of the account's department.
async fn june(town: &Town, token: &str) -> Value {
    let list = town.ask(Ask::get("reports?round=2025-M06").by(token)).await.json();
    list["items"][0].clone()
}

/// Its address: `reports/…`.
async fn address(town: &Town, token: &str) -> String {
    format!("reports/{}", june(town, token).await["id"].as_str().unwrap())
}

impl Ask {
    fn post(path: &str) -> Self {
        Self::new("POST", path)
    }

    fn put(path: &str) -> Self {
        Self::new("PUT", path)
    }

    fn json(self, body: &Value) -> Self {
        self.text(&body.to_string())
    }
}

impl Answer {
    /// `/0/value wrong-type`, one line each.
    fn errors(&self) -> Vec<String> {
        let body = self.json();
        let errors = body["errors"].as_array().unwrap().iter();
        errors
            .map(|one| {
                assert!(!one["message"].as_str().unwrap().is_empty());
                format!("{} {}", one["pointer"].as_str().unwrap(), one["code"].as_str().unwrap())
            })
            .collect()
    }
}
