//! How often somebody may try to sign in: by address, because one place guesses many accounts, and
//! by account, because many places guess one. Whole offices share an address, so that one is wide.
//!
//! In memory, for this process: the count of wrong passwords is the store's, shared by all.

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
};

use app::sign_in::KnownDevice;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota};
use store::{
    Store,
    people::{Origin, Pace},
};

/// Tries a minute; as many at once when it was quiet before.
const BY_ADDRESS: u32 = 60;
const BY_ACCOUNT: u32 = 30;
/// Keys remembered before the quiet ones are dropped.
const MOST: usize = 10_000;
/// A name and a password are short.
const LIMIT: usize = 16 * 1024;
/// Where passwords and codes are tried.
const DOORS: [&str; 3] =
    ["/api/app/sign_in/api/sign_in", "/api/app/sign_in/api/give_code", "/api/v1/tokens"];

#[derive(Clone)]
pub struct Limits(Arc<Counts>);

struct Counts {
    store: Store,
    by_address: DefaultKeyedRateLimiter<String>,
    by_account: DefaultKeyedRateLimiter<String>,
}

impl Limits {
    /// The store knows the devices that an account's owner signed in from.
    pub fn new(store: Store) -> Self {
        Self(Arc::new(Counts {
            store,
            by_address: DefaultKeyedRateLimiter::keyed(a_minute(BY_ADDRESS)),
            by_account: DefaultKeyedRateLimiter::keyed(a_minute(BY_ACCOUNT)),
        }))
    }

    /// What strangers try does not hurry the owner of an account on a device of their own.
    fn pace(&self, origin: &Origin, account: Option<String>) -> Pace {
        let Counts { store, by_address, by_account } = &*self.0;
        for counts in [by_address, by_account] {
            if counts.len() > MOST {
                counts.retain_recent();
            }
        }
        let account = account.filter(|account| !store.is_known_device(account, &origin.known));
        let calm = by_address.check_key(&network(&origin.address)).is_ok()
            && account.is_none_or(|account| by_account.check_key(&account).is_ok());
        if calm {
            return Pace::Calm;
        }
        tracing::warn!("too many tries to sign in");
        metrics::counter!("sign_in_limited_total").increment(1);
        Pace::Hurried
    }
}

/// Puts an `Origin` into every request that acts: from where it comes, and whether too many tries to
/// sign in did. The store refuses those as `Busy`, in the page and in the API alike.
pub async fn layer(State(limits): State<Limits>, mut request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let mut origin = origin(&request);
    if DOORS.contains(&request.uri().path()) {
        let (parts, body) = request.into_parts();
        let Ok(body) = to_bytes(body, LIMIT).await else {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        };
        origin.pace = limits.pace(&origin, account(&parts.headers, &body));
        request = Request::from_parts(parts, Body::from(body));
    }
    request.extensions_mut().insert(origin);
    next.run(request).await
}

/// What is counted as one place: of IPv6 the network of 64 bits, which one subscriber has for themselves.
fn network(address: &str) -> String {
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V6(six)) if six.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = six.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        _ => address.to_owned(),
    }
}

fn a_minute(tries: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(tries).unwrap_or(NonZeroU32::MIN))
}

/// What the browser calls itself, and its address: the connection's, or what the proxy on this
/// machine says, when that is an address. Others could say anything.
fn origin(request: &Request) -> Origin {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let told = header("x-forwarded-for").and_then(|all| all.rsplit(',').next());
    let told = told.and_then(|told| told.trim().parse::<IpAddr>().ok());
    let address = match (peer, told) {
        (Some(peer), Some(told)) if peer.is_loopback() => told.to_string(),
        (Some(peer), _) => peer.to_string(),
        (None, _) => String::new(),
    };
    let device = header(header::USER_AGENT.as_str()).unwrap_or_default().to_owned();
    let known = header(header::COOKIE.as_str()).and_then(KnownDevice::read);
    Origin { device, address, known: known.unwrap_or_default().to_owned(), pace: Pace::Calm }
}

/// The account that is tried, from a form or from JSON.
fn account(headers: &HeaderMap, body: &Bytes) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let email = if kind.starts_with("application/json") {
        let body: serde_json::Value = serde_json::from_slice(body).ok()?;
        body.get("email")?.as_str()?.to_owned()
    } else {
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(body).ok()?;
        fields.into_iter().find_map(|(name, value)| (name == "email").then_some(value))?
    };
    Some(store::people::email(&email))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_subscriber_of_many_addresses_is_one_place() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("203.0.113.7"), "203.0.113.7");
        assert_ne!(network("::ffff:203.0.113.7"), network("::ffff:203.0.113.8"));
    }
}
