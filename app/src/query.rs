//! The query of this page's address, decoded once. (The router's own map decodes a value twice, so that
//! a way back to `/reports?q=a%26b` would lose half of what it carries.)

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The query of the page on which the component stands.
#[derive(Clone, Copy)]
pub struct Query(Memo<String>);

pub fn use_query() -> Query {
    Query(use_location().search)
}

impl Query {
    /// The last value under that name, and again when the address changes.
    pub fn get(self, name: &str) -> Option<String> {
        self.0.with(|query| value(query, name))
    }

    /// The same, once.
    pub fn get_untracked(self, name: &str) -> Option<String> {
        self.0.with_untracked(|query| value(query, name))
    }
}

fn value(query: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .filter(|(key, _)| key == name)
        .last()
        .map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_decoded_once() {
        let query = "back=/reports%3Fq%3Da%2526b%26unit%3DX&q=%C4%91%E1%BA%B7c+khu&q=100%2525";
        assert_eq!(value(query, "back").as_deref(), Some("/reports?q=a%26b&unit=X"));
        assert_eq!(value(query, "q").as_deref(), Some("100%25"));
        assert_eq!(value(query, "unit"), None);
    }
}
