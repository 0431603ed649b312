//! The plan with its events and what belongs to them, the games, and the log of how it came to be so.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::{
    event::{Event, Subject},
    id::{GamesId, PlanId, PlanItemId, UnitId},
    plan::{ItemKind, ItemStatus, MinutesStatus, PartyRole, PlanStatus, Rsvp, said},
    policy::Act,
    text::fold,
    time::at_office,
};
use sea_orm::ActiveValue::Set;

use super::{super::plan as told, Written, insert, unknown};
use crate::{
    Result, Tx,
    plan::NO_HOURS,
    tables::plan::{
        agenda, conclusion, delegation, games, item, minutes, paper, party, sport, yearly as plan,
    },
    units,
};

/// The group whose members are asked when it is named.
const ALL: &str = units::REGION;
/// Who keeps the plan: the office in Da Nang what it leads, the ministry office the rest.
const KEEPER: &str = "danang@giaoban.test";
const COORDINATOR: &str = "dieuphoi@giaoban.test";

struct Items {
    ids: BTreeMap<String, PlanItemId>,
    lines: Vec<told::ItemLine>,
}

impl Items {
    fn of(&self, key: &str) -> Result<PlanItemId> {
        self.ids.get(key).copied().ok_or_else(|| unknown(key))
    }

    /// The events a line of a file is about: one, or every visit that has a day.
    fn meant(&self, key: &str) -> impl Iterator<Item = &told::ItemLine> {
        self.lines.iter().filter(move |one| {
            one.key == key || (key == "visit" && one.kind == ItemKind::Visit && one.from.is_some())
        })
    }
}

/// What happened, for the log.
pub async fn all(tx: &Tx, written: &mut Written) -> Result<Vec<Event>> {
    let lines = told::items()?;
    let mut plans: BTreeMap<i32, PlanId> = BTreeMap::new();
    let mut rows = Vec::new();
    for line in &lines {
        let year = line.starts.year();
        if let std::collections::btree_map::Entry::Vacant(place) = plans.entry(year) {
            let id: PlanId = written.births.id();
            place.insert(id);
            rows.push(plan_row(id, year));
        }
    }
    insert(tx, rows).await?;
    let mut ids = BTreeMap::new();
    for line in &lines {
        ids.insert(line.key.clone(), written.births.id());
    }
    let items = Items { ids, lines };
    let mut rows = Vec::new();
    for line in &items.lines {
        let plan = *plans.get(&line.starts.year()).ok_or_else(|| unknown(&line.key))?;
        rows.push(item_row(written, &items, line, plan)?);
    }
    insert(tx, rows).await?;
    parties(tx, written, &items).await?;
    dossiers(tx, written, &items).await?;
    the_games(tx, written, &items).await?;
    log(written, &items)
}

fn plan_row(id: PlanId, year: i32) -> plan::ActiveModel {
    let document = if year == 2025 { "Kế hoạch 105/KH-VP ngày 20/01/2025" } else { "" };
    plan::ActiveModel {
        id: Set(id),
        year: Set(year),
        version: Set(1),
        status: Set(PlanStatus::Approved),
        document: Set(document.to_owned()),
    }
}

fn unit(written: &Written, code: &str) -> Result<UnitId> {
    written.units.get(code).copied().ok_or_else(|| unknown(code))
}

fn item_row(
    written: &Written,
    items: &Items,
    line: &told::ItemLine,
    plan: PlanId,
) -> Result<item::ActiveModel> {
    let of = |code: &Option<String>| code.as_deref().map(|code| unit(written, code)).transpose();
    Ok(item::ActiveModel {
        id: Set(items.of(&line.key)?),
        plan_id: Set(plan),
        parent_id: Set(line.parent.as_deref().map(|key| items.of(key)).transpose()?),
        stable_key: Set(format!("{}-{}", line.starts.year(), line.key)),
        sort: Set(line.sort),
        kind: Set(line.kind),
        title: Set(line.title.clone()),
        text_fold: Set(fold(&line.title)),
        precision: Set(line.precision),
        starts: Set(line.starts),
        ends: Set(line.ends),
        from_minute: Set(line.from),
        to_minute: Set(line.to),
        sort_minute: Set(line.from.unwrap_or(NO_HOURS)),
        host_unit_id: Set(of(&line.host)?),
        lead_unit_id: Set(of(&line.lead)?),
        place: Set(line.place.clone()),
        online_url: Set(line.online.clone()),
        status: Set(line.status),
        reason: Set(line.reason.clone()),
        despite: Set(None),
        updated_at: Set(last_written(line)),
        row_version: Set(1),
    })
}

async fn parties(tx: &Tx, written: &mut Written, items: &Items) -> Result<()> {
    let region: Vec<String> =
        written.units.keys().filter(|code| code.starts_with("STTTT-")).cloned().collect();
    let mut rows = Vec::new();
    for line in &items.lines {
        let asked = line.asked.iter().flat_map(|code| match code.as_str() {
            ALL => region.clone(),
            code => vec![code.to_owned()],
        });
        for code in asked {
            let silent = line.silent.iter().any(|one| one == ALL || *one == code);
            let answered = at(line.starts.min(today()), 8) - TimeDelta::days(9);
            rows.push(party::ActiveModel {
                id: Set(written.births.id()),
                item_id: Set(items.of(&line.key)?),
                unit_id: Set(Some(unit(written, &code)?)),
                person_id: Set(None),
                role: Set(PartyRole::Delegate),
                rsvp: Set(if silent { Rsvp::None } else { Rsvp::Yes }),
                substitute: Set(String::new()),
                answered_by: Set(None),
                answered_at: Set((!silent).then_some(answered)),
            });
        }
        if line.kind == ItemKind::Visit {
            let (person, _) = keeper(written, line)?;
            rows.push(party::ActiveModel {
                id: Set(written.births.id()),
                item_id: Set(items.of(&line.key)?),
                unit_id: Set(None),
                person_id: Set(Some(person)),
                role: Set(PartyRole::Chair),
                rsvp: Set(Rsvp::Yes),
                substitute: Set(String::new()),
                answered_by: Set(None),
                answered_at: Set(None),
            });
        }
    }
    insert(tx, rows).await
}

async fn dossiers(tx: &Tx, written: &mut Written, items: &Items) -> Result<()> {
    let mut sort = 0;
    let (mut agendas, mut papers, mut noted) = (Vec::new(), Vec::new(), Vec::new());
    for line in told::agenda()? {
        sort += 1;
        for item in items.meant(&line.key) {
            agendas.push(agenda::ActiveModel {
                id: Set(written.births.id()),
                item_id: Set(items.of(&item.key)?),
                sort: Set(sort),
                title: Set(line.title.clone()),
                minutes: Set(line.minutes),
                presenter: Set(line.presenter.clone()),
            });
        }
    }
    for line in told::papers()? {
        sort += 1;
        for item in items.meant(&line.key) {
            papers.push(paper::ActiveModel {
                id: Set(written.births.id()),
                item_id: Set(items.of(&item.key)?),
                sort: Set(sort),
                title: Set(line.title.clone()),
                link: Set(String::new()),
                added_by: Set(None),
                added_at: Set(created(item)),
            });
        }
    }
    for line in told::minutes()? {
        let item = items.lines.iter().find(|one| one.key == line.key);
        let item = item.ok_or_else(|| unknown(&line.key))?;
        noted.push(minutes::ActiveModel {
            item_id: Set(items.of(&line.key)?),
            body: Set(line.body),
            status: Set(MinutesStatus::Final),
            notice_no: Set(line.notice_no),
            version: Set(1),
            updated_at: Set(ended(item) + TimeDelta::hours(3)),
        });
    }
    insert(tx, agendas).await?;
    insert(tx, papers).await?;
    insert(tx, noted).await?;
    let mut rows = Vec::new();
    let mut numbers: BTreeMap<String, i32> = BTreeMap::new();
    for line in told::conclusions()? {
        let no = numbers.entry(line.key.clone()).or_default();
        *no += 1;
        rows.push(conclusion::ActiveModel {
            id: Set(written.births.id()),
            item_id: Set(items.of(&line.key)?),
            no: Set(*no),
            kind: Set(line.kind),
            text: Set(line.text),
            unit_id: Set(line.unit.map(|code| unit(written, &code)).transpose()?),
            due_on: Set(line.due),
            status: Set(line.status),
            rec_no: Set(None),
            done_note: Set(line.done_note),
        });
    }
    insert(tx, rows).await
}

async fn the_games(tx: &Tx, written: &mut Written, items: &Items) -> Result<()> {
    let id: GamesId = written.births.id();
    let row = games::ActiveModel {
        id: Set(id),
        edition: Set(2),
        item_id: Set(items.of("P4")?),
        register_by: Set(NaiveDate::from_ymd_opt(2025, 6, 20)),
        rules: Set(
            "Mỗi vận động viên thi đấu tối đa 2 nội dung; mỗi đoàn đăng ký tối đa 1 đội hoặc 2 đơn, 2 đôi cho một nội dung."
                .to_owned(),
        ),
    };
    insert(tx, vec![row]).await?;
    let sports = (1..).zip(told::sports()?).map(|(sort, line)| sport::ActiveModel {
        id: Set(written.births.id()),
        games_id: Set(id),
        sort: Set(sort),
        code: Set(line.code),
        name_vi: Set(line.name_vi),
        name_en: Set(line.name_en),
        events_vi: Set(line.events_vi),
        events_en: Set(line.events_en),
    });
    let sports: Vec<_> = sports.collect();
    insert(tx, sports).await?;
    let mut rows = Vec::new();
    for (sort, line) in (1..).zip(told::delegations()?) {
        rows.push(delegation::ActiveModel {
            id: Set(written.births.id()),
            games_id: Set(id),
            sort: Set(sort),
            unit_id: Set(Some(unit(written, &line.unit)?)),
            guest_name: Set(String::new()),
            head_name: Set(line.head),
            athletes: Set(line.athletes),
            status: Set(line.status),
        });
    }
    insert(tx, rows).await
}

/// By the keeper of the plan: each event was put in, and taken to where it stands.
fn log(written: &Written, items: &Items) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for line in &items.lines {
        let id = items.of(&line.key)?;
        let (person, membership) = keeper(written, line)?;
        let code = line.host.as_ref().or(line.lead.as_ref());
        let unit = code.map(|code| unit(written, code)).transpose()?;
        for (act, status, at) in steps(line) {
            let hours = line.from.and_then(|from| u16::try_from(from).ok()).map(said);
            let after = serde_json::json!({
                "status": status,
                "title": line.title,
                "when": { "starts": line.starts, "ends": line.ends, "from": hours },
            });
            let put_off = matches!(act, Act::PostponeItem | Act::CancelItem);
            events.push(Event {
                act,
                subject: Subject::Event,
                subject_id: id.into(),
                unit,
                by: Some(person),
                membership: Some(membership),
                at,
                note: line.reason.clone().filter(|_| put_off),
                before: None,
                after: Some(after.to_string()),
            });
        }
    }
    Ok(events)
}

/// What happened to an event, and when.
fn steps(line: &told::ItemLine) -> Vec<(Act, ItemStatus, DateTime<Utc>)> {
    use ItemStatus::{Cancelled, Confirmed, Done, Postponed, Proposed, Running, Tentative};
    let born = created(line);
    let first = (Act::CreateItem, Tentative, born);
    let fixed = (Act::ConfirmItem, Confirmed, born + TimeDelta::hours(2));
    let begun = (Act::StartItem, Running, began(line));
    let mut steps = vec![first];
    match line.status {
        Tentative => {}
        Proposed => steps.push((Act::ProposeItem, Proposed, born + TimeDelta::hours(1))),
        Confirmed => steps.push(fixed),
        Running => steps.extend([fixed, (Act::StartItem, Running, born + TimeDelta::hours(3))]),
        Done => {
            steps.extend([fixed, begun]);
            if line.kind.needs_minutes() {
                steps.push((Act::WriteMinutes, Running, ended(line) + TimeDelta::hours(3)));
            }
            steps.push((Act::FinishItem, Done, ended(line) + TimeDelta::hours(4)));
        }
        Postponed => {
            steps.push((Act::PostponeItem, Postponed, at(line.starts, 9) - TimeDelta::days(6)))
        }
        Cancelled => {
            steps.push((Act::CancelItem, Cancelled, at(line.starts, 9) - TimeDelta::days(6)))
        }
    }
    steps
}

/// When it was last written, by the steps above.
fn last_written(line: &told::ItemLine) -> DateTime<Utc> {
    steps(line).last().map_or_else(|| created(line), |(_, _, at)| *at)
}

/// With the plan, or three weeks before.
fn created(line: &told::ItemLine) -> DateTime<Utc> {
    let with_plan = NaiveDate::from_ymd_opt(line.starts.year(), 1, 6).unwrap_or(line.starts);
    if line.sort > 0 || line.from.is_none() {
        return at(with_plan, 9);
    }
    let before = at(line.starts, 9) - TimeDelta::days(21);
    before.clamp(at(with_plan, 9), at(today(), 9) - TimeDelta::days(2))
}

fn began(line: &told::ItemLine) -> DateTime<Utc> {
    let minute = line.from.unwrap_or(8 * 60);
    at(line.starts, 0) + TimeDelta::minutes(i64::from(minute))
}

fn ended(line: &told::ItemLine) -> DateTime<Utc> {
    let minute = line.to.or(line.from).unwrap_or(11 * 60);
    at(line.ends, 0) + TimeDelta::minutes(i64::from(minute))
}

/// The day on which the demo world stands.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 13).unwrap_or_default()
}

fn at(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    at_office(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
}

fn keeper(
    written: &Written,
    line: &told::ItemLine,
) -> Result<(domain::id::PersonId, domain::id::MembershipId)> {
    let own = line.lead.as_deref() == Some("VPDN");
    let email = if own { KEEPER } else { COORDINATOR };
    written.people.get(email).copied().ok_or_else(|| unknown(email))
}
