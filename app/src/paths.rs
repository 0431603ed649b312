//! Every URL as a function or a constant; nobody writes a path by hand.

use domain::{
    id::{PlanItemId, ReportId},
    period::PeriodKind,
    plan::CalendarQuery,
    policy::Act,
    recommendation::{
        Outcome, RecommendationFilter, RecommendationOnly, RecommendationStatus, Stage, Years,
    },
    report::{CellKey, Only, ReportFilter, ReportStatus},
    total::Basis,
};

/// My work.
pub const HOME: &str = "/";
/// There, what waits.
pub const TO_DO: &str = "/#to-do";
pub const SIGN_IN: &str = "/sign-in";
/// The second step: the code.
pub const SIGN_IN_CODE: &str = "/sign-in/code";
/// Where the second step is set up, when it is asked for and not there yet.
pub const SIGN_IN_ENROL: &str = "/sign-in/enrol";
/// Plain POST, answered by `server`.
pub const SIGN_OUT: &str = "/sign-out";
/// Plain POST with `locale` or `theme`, and `back`; answered by `server`.
pub const PREFERENCES: &str = "/preferences";
pub const REPORTS: &str = "/reports";
/// The list's search field, and the list with the focus in it.
pub const FIND: &str = "find";
pub const REPORTS_FIND: &str = "/reports#find";
/// The board of the ministry's leadership.
pub const BOARD: &str = "/board";
/// Who sent when.
pub const ANALYSIS: &str = "/analysis";
/// Every total of a round.
pub const TOTALS: &str = "/analysis/totals";
/// Of one indicator's page: the units that have not answered.
pub const MISSING: &str = "missing";
/// About oneself: password, sign-in codes, devices.
pub const ME: &str = "/me";
/// There, the calendar that a telephone reads.
pub const FEED: &str = "/me/calendar";
pub const CALENDAR: &str = "/calendar";
pub const EVENTS: &str = "/events";
pub const NEW_EVENT: &str = "/events/new";
pub const VISITS: &str = "/visits";
pub const PLAN: &str = "/plan";
pub const GAMES: &str = "/games";
/// The components in every state.
pub const GALLERY: &str = "/gallery";

pub const RECS: &str = "/recs";
pub const RECS_NEW: &str = "/recs/new";
pub const RECS_SUMMARY: &str = "/recs/summary";

/// Back to the page about oneself, which then says what was done.
pub fn me_done(what: &str) -> String {
    with_query(ME, &[("done", what)])
}

/// One report, wherever this viewer works with it.
pub fn report(id: ReportId) -> String {
    format!("{REPORTS}/{id}")
}

/// The same, which then says what was decided about it.
pub fn report_settled(id: ReportId, act: Act) -> String {
    with_query(&report(id), &[("done", act.code())])
}

pub fn report_section(id: ReportId, section: &str) -> String {
    format!("{REPORTS}/{id}/s/{}", encoded(section).replace('/', "%2F"))
}

pub fn report_check(id: ReportId) -> String {
    format!("{REPORTS}/{id}/check")
}

/// Where the check page submits.
pub fn to_submit(id: ReportId) -> String {
    format!("{}#submit", report_check(id))
}

pub fn report_review(id: ReportId) -> String {
    format!("{REPORTS}/{id}/review")
}

/// The same, which then says what was done.
pub fn report_done(id: ReportId, act: Act) -> String {
    with_query(&report_review(id), &[("done", act.code())])
}

/// The review with one cell's flag before the eyes; `view` as the page was asked for.
pub fn report_review_at(id: ReportId, view: &str, place: &str) -> String {
    format!("{}#{place}", with_query(&report_review(id), &[("view", view)]))
}

pub fn report_history(id: ReportId) -> String {
    format!("{REPORTS}/{id}/history")
}

/// What happened before a row of the log, to one cell where it is named.
pub fn report_history_before(id: ReportId, cell: &str, row: i64) -> String {
    with_query(&report_history(id), &[("cell", cell), ("before", &row.to_string())])
}

/// What happened to one cell of it.
pub fn cell_history(id: ReportId, cell: &CellKey) -> String {
    with_query(&report_history(id), &[("cell", &cell.name())])
}

/// The submission that was sent, at one cell.
pub fn report_cell(id: ReportId, cell: &CellKey) -> String {
    report_review_at(id, "all", &cell.name())
}

/// The board, of the periods of one kind.
pub fn board(kind: PeriodKind) -> String {
    with_query(BOARD, &[("kind", kind.code())])
}

/// Who sent when in a year; of every regime when none is named.
pub fn completeness(year: i32, template: &str) -> String {
    with_query(ANALYSIS, &[("year", &year.to_string()), ("template", template)])
}

pub fn totals(round: &str, basis: Basis) -> String {
    with_query(TOTALS, &[("round", round), ("status", basis.code())])
}

/// One indicator, or a part of its breakdown.
pub fn indicator(cell: &CellKey, round: &str, basis: Basis) -> String {
    let path = format!("{ANALYSIS}/indicator/{}", encoded(&cell.field).replace('/', "%2F"));
    with_query(&path, &[("col", &cell.col), ("round", round), ("status", basis.code())])
}

/// The list, narrowed. Empty parts are left out.
pub fn reports(filter: &ReportFilter) -> String {
    let parts = [
        ("status", filter.status.map_or("", ReportStatus::code)),
        ("only", filter.only.map_or("", Only::code)),
        ("round", &filter.round),
        ("unit", &filter.unit),
        ("q", &filter.q),
        ("after", &filter.after),
    ];
    with_query(REPORTS, &parts)
}

/// The calendar as it is looked at. What is usual is left out.
pub fn calendar(asked: &CalendarQuery) -> String {
    let on = asked.on.map(|day| day.to_string()).unwrap_or_default();
    let off = |shown: bool| if shown { "" } else { domain::plan::OFF };
    let view = match asked.view {
        domain::plan::CalendarView::Month => "",
        view => view.code(),
    };
    let parts = [
        ("view", view),
        ("on", &on),
        ("kind", asked.kind.map_or("", domain::plan::ItemKind::code)),
        ("unit", &asked.unit),
        ("reports", off(asked.reports)),
        ("holidays", off(asked.holidays)),
        ("after", &asked.after),
    ];
    with_query(CALENDAR, &parts)
}

/// One event with its dossier.
pub fn event(id: PlanItemId) -> String {
    format!("{EVENTS}/{id}")
}

/// The same, about to be moved.
pub fn event_move(id: PlanItemId) -> String {
    format!("{}#move", with_query(&event(id), &[("move", "1")]))
}

pub fn event_form(id: PlanItemId) -> String {
    format!("{EVENTS}/{id}/edit")
}

/// The plan of a year.
pub fn plan(year: i32) -> String {
    format!("{PLAN}/{year}")
}

/// The visits of a year.
pub fn visits(year: i32) -> String {
    with_query(VISITS, &[("year", &year.to_string())])
}

pub fn games(edition: i32) -> String {
    format!("{GAMES}/{edition}")
}

/// A new one, on that day where one is given.
pub fn new_event(on: Option<chrono::NaiveDate>) -> String {
    let on = on.map(|day| day.to_string()).unwrap_or_default();
    with_query(NEW_EVENT, &[("on", &on)])
}

/// A new visit with a department.
pub fn new_visit(unit: &str) -> String {
    with_query(NEW_EVENT, &[("kind", "visit"), ("host", unit)])
}

/// What a telephone reads, beneath the site's own address.
pub fn feed(secret: &str) -> String {
    format!("{CALENDAR}/{secret}.ics")
}

/// One recommendation, by its number or before that its id.
pub fn recommendation(called: &str) -> String {
    format!("{RECS}/{}", encoded(called))
}

/// The same, which then says what was done.
pub fn recommendation_done(called: &str, act: Act) -> String {
    with_query(&recommendation(called), &[("done", act.code())])
}

/// A draft, to be changed.
pub fn recommendation_edit(called: &str) -> String {
    format!("{}/edit", recommendation(called))
}

/// Counted, of one year.
pub fn recommendations_counted(year: i32) -> String {
    with_query(RECS_SUMMARY, &[("year", &year.to_string())])
}

/// The list, narrowed. Empty parts are left out.
pub fn recommendations(filter: &RecommendationFilter) -> String {
    let year = match filter.years {
        Years::Current => String::new(),
        Years::All => "all".to_owned(),
        Years::Of(year) => year.to_string(),
    };
    let answered = filter.answered.map_or("", |is| if is { "true" } else { "false" });
    let parts = [
        ("year", year.as_str()),
        ("status", filter.status.map_or("", RecommendationStatus::code)),
        ("stage", filter.stage.map_or("", Stage::code)),
        ("only", filter.only.map_or("", RecommendationOnly::code)),
        ("answered", answered),
        ("topic", &filter.topic),
        ("outcome", filter.outcome.map_or("", Outcome::code)),
        ("unit", &filter.unit),
        ("lead", &filter.lead),
        ("q", &filter.q),
        ("view", if filter.board { "board" } else { "" }),
        ("after", &filter.after),
    ];
    with_query(RECS, &parts)
}

/// To sign in, and come back here.
pub fn sign_in_and_back(path: &str) -> String {
    sign_in_step(SIGN_IN, path)
}

/// To one step of signing in, and afterwards to `back`; nowhere in particular when that is empty.
pub fn sign_in_step(step: &str, back: &str) -> String {
    with_query(step, &[("back", back)])
}

fn with_query(path: &str, parts: &[(&str, &str)]) -> String {
    let given = parts.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        given.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// Percent-encoded for a query: letters, digits and `-._~/` stay.
fn encoded(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            text.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            text.push('%');
            text.push(char::from(HEX[usize::from(byte >> 4)]));
            text.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    text
}

/// Pages without the frame: a form, and nothing else to do.
pub fn is_bare(path: &str) -> bool {
    path == SIGN_IN || path.strip_prefix(SIGN_IN).is_some_and(|rest| rest.starts_with('/'))
}

/// Pages of the plan beneath other addresses than the calendar's.
pub fn is_of_plan(path: &str) -> bool {
    [EVENTS, VISITS, PLAN, GAMES].iter().any(|one| path.starts_with(one))
}

/// A path and query without what Leptos adds to say that a form failed.
pub fn without_failure(path: &str, query: &str) -> String {
    let kept: Vec<&str> = query
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("__"))
        .collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}
