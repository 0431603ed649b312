//! The calendar a telephone reads (RFC 5545): `/calendar/SECRET.ics`. The secret is all that is asked for,
//! since telephones send no cookies; what it does not open is not there.

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    plan::{ItemStatus, Layer, LayerLine},
    time::{later, start_of_day},
    viewer::Locale,
};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use sha2::{Digest, Sha256};
use store::{
    Store,
    plan::{Feed, FeedEvent},
};

/// Bytes of a secret; nothing longer is looked up.
const LONGEST: usize = 100;

#[derive(Clone)]
struct Feeds {
    store: Store,
    /// For the links back to each event.
    public_url: String,
}

pub fn routes(store: Store, public_url: &str) -> Router {
    let public_url = public_url.trim_end_matches('/').to_owned();
    Router::new().route("/calendar/{file}", get(read)).with_state(Feeds { store, public_url })
}

async fn read(State(feeds): State<Feeds>, Path(file): Path<String>, asked: HeaderMap) -> Response {
    let secret = file.strip_suffix(".ics").filter(|secret| secret.len() <= LONGEST);
    let found = match secret {
        Some(secret) => feeds.store.feed(secret).await,
        None => Ok(None),
    };
    match found {
        Ok(Some(feed)) => answer(&text(&feed, &feeds.public_url), &asked),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(store::Error::Unavailable(cause)) => {
            tracing::error!(cause, "a calendar is not read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Err(cause) => {
            tracing::error!(%cause, "a calendar is not read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Telephones ask every hour: what has not changed is not sent again.
fn answer(text: &str, asked: &HeaderMap) -> Response {
    let hash: String =
        Sha256::digest(text).iter().take(16).map(|one| format!("{one:02x}")).collect();
    let tag = format!("\"{hash}\"");
    let known = asked.get(header::IF_NONE_MATCH).and_then(|tag| tag.to_str().ok());
    if known.is_some_and(|known| known.contains(&tag)) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, "inline; filename=\"giaoban.ics\"".to_owned()),
        (header::ETAG, tag),
    ];
    (headers, Body::from(text.to_owned())).into_response()
}

/// The whole calendar. Hours are moments of UTC, so that no device needs our time zone's rules.
pub fn text(feed: &Feed, public_url: &str) -> String {
    let mut calendar = Calendar::empty();
    let name = match feed.locale {
        Locale::Vietnamese => "Giao Ban: lịch công tác",
        Locale::English => "Giao Ban: calendar",
    };
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Giao Ban//Calendar//VI"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .append_property(Property::new("X-WR-CALNAME", name));
    for event in &feed.events {
        calendar.push(written(event, public_url));
    }
    for line in &feed.layers {
        calendar.push(layer(line, feed.locale));
    }
    calendar.to_string()
}

fn written(event: &FeedEvent, public_url: &str) -> Event {
    let line = &event.line;
    let mut written = Event::with_uid(&format!("{}@giaoban", line.id));
    written
        .timestamp(event.updated_at)
        .last_modified(event.updated_at)
        .sequence(u32::try_from(event.row_version).unwrap_or_default())
        .summary(&line.title)
        .url(&format!("{public_url}{}", app::paths::event(line.id)))
        .status(match line.status {
            ItemStatus::Tentative | ItemStatus::Proposed => EventStatus::Tentative,
            ItemStatus::Confirmed | ItemStatus::Running | ItemStatus::Done => {
                EventStatus::Confirmed
            }
            ItemStatus::Postponed | ItemStatus::Cancelled => EventStatus::Cancelled,
        });
    if !line.place.is_empty() {
        written.location(&line.place);
    }
    match line.when.moments() {
        Some((from, to)) if to > from => written.starts(from).ends(to),
        // What only begins, such as a deadline, lasts no time.
        Some((from, _)) => written.starts(from),
        // The day after the last, as the standard counts.
        None => written.starts(line.when.starts).ends(later(line.when.ends, 1)),
    };
    written.done()
}

/// A day off, or a day on which a report is due: it takes nobody's time.
fn layer(line: &LayerLine, locale: Locale) -> Event {
    let title = line.title.say(locale);
    let text = match (line.layer, locale) {
        (Layer::Report, Locale::Vietnamese) => format!("Hạn: {title}"),
        (Layer::Report, Locale::English) => format!("Due: {title}"),
        (Layer::Holiday | Layer::Worked, _) => title.to_owned(),
    };
    let day = line.day;
    Event::with_uid(&format!("{}-{day}-{}@giaoban", line.layer, line.round))
        .timestamp(start_of_day(day))
        .summary(&text)
        .starts(day)
        .ends(later(day, 1))
        .add_property("TRANSP", "TRANSPARENT")
        .done()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use chrono::NaiveDate;
    use domain::plan::{ItemKind, ItemLine, Precision, When};
    use domain::template::Wording;

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, month, day).unwrap()
    }

    fn event(title: &str, when: When, status: ItemStatus) -> FeedEvent {
        let id: domain::id::PlanItemId = uuid::Uuid::from_u128(7).into();
        let line = ItemLine {
            id,
            kind: ItemKind::Visit,
            title: title.to_owned(),
            when,
            status,
            host: None,
            lead: None,
            place: "Thành phố Tuy Hòa, Phú Yên".to_owned(),
            asked: 1,
            coming: 1,
        };
        FeedEvent { line, updated_at: start_of_day(day(6, 1)), row_version: 3 }
    }

    #[test]
    fn hours_are_moments_days_are_days_and_text_is_escaped() {
        let hours = When {
            precision: Precision::Time,
            starts: day(6, 26),
            ends: day(6, 26),
            from: Some(480),
            to: Some(690),
        };
        let days = When {
            precision: Precision::Day,
            starts: day(8, 8),
            ends: day(8, 10),
            from: None,
            to: None,
        };
        let holiday = LayerLine {
            layer: Layer::Holiday,
            day: day(9, 2),
            title: Wording::new("Quốc khánh".to_owned(), String::new()),
            round: String::new(),
            missing: 0,
        };
        let feed = Feed {
            events: vec![
                event(
                    "Làm việc với Sở; hạ tầng, phủ sóng\nBEGIN:VALARM",
                    hours,
                    ItemStatus::Confirmed,
                ),
                event("Hội thao", days, ItemStatus::Postponed),
            ],
            layers: vec![holiday],
            locale: Locale::Vietnamese,
        };
        let text = text(&feed, "https://giaoban.example.vn");
        let unfolded = text.replace("\r\n ", "");
        let lines: Vec<&str> = unfolded.split("\r\n").collect();
        for expected in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            // 08:00 at the office.
            "DTSTART:20250626T010000Z",
            "DTEND:20250626T043000Z",
            "DTSTART;VALUE=DATE:20250808",
            // The day after the last.
            "DTEND;VALUE=DATE:20250811",
            r"SUMMARY:Làm việc với Sở\; hạ tầng\, phủ sóng\nBEGIN:VALARM",
            r"LOCATION:Thành phố Tuy Hòa\, Phú Yên",
            "STATUS:CONFIRMED",
            "STATUS:CANCELLED",
            "SUMMARY:Quốc khánh",
            "TRANSP:TRANSPARENT",
            "SEQUENCE:3",
            "URL:https://giaoban.example.vn/events/00000000-0000-0000-0000-000000000007",
            "END:VCALENDAR",
        ] {
            assert!(lines.contains(&expected), "{expected} is missing:\n{text}");
        }
        assert!(!lines.contains(&"BEGIN:VALARM"), "text of people is never a component");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    }
}
