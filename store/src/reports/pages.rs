//! What the pages of one report show.

use std::collections::BTreeMap;

use domain::{
    id::{PersonId, ReportId, UnitId},
    period::Period,
    policy::Act,
    report::{
        Answers, CellText, Findings, History, HistoryLine, ReportForm, ReportHead, ReportMay,
        together,
    },
    template::Wording,
    time::office_day,
    viewer::Viewer,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Condition, Query},
};
use serde_json::Value;

use super::{
    cells, flags, notices,
    queries::{self, Loaded},
    submissions,
};
use crate::{
    Error, Result, Tx,
    tables::{
        audit_events,
        reports::{report, round},
        units::{unit, version},
    },
    templates, units,
};

/// The form, for the unit's own people.
pub async fn form(tx: &Tx, id: ReportId) -> Result<ReportForm> {
    let loaded = own(tx, id).await?;
    let frozen = templates::frozen(tx, loaded.version).await?;
    let dated = cells::dated(tx, id).await?;
    let (findings, answers) = findings(tx, &loaded).await?;
    let now = submissions::whole(&answers, &findings);
    let mut flags = flags::of(tx, &loaded, &now).await?;
    flags.retain(|flag| !flag.cleared);
    Ok(ReportForm {
        head: head(tx, &loaded).await?,
        template: frozen.template.clone(),
        cells: dated.cells.into_values().collect(),
        previous: answers.previous.into_iter().collect(),
        previous_period: loaded.round.period.map(Period::previous),
        year_before: answers.year_before.into_iter().collect(),
        explained: dated.explained,
        saved_at: dated.saved_at,
        flags,
        notice: notices::of(tx, &loaded).await?,
        may: may(&loaded, tx.viewer()),
        today: tx.now().today,
    })
}

/// The form again, with what the server's own check finds.
pub async fn check(tx: &Tx, id: ReportId) -> Result<(ReportForm, Findings)> {
    let form = form(tx, id).await?;
    let loaded = own(tx, id).await?;
    let (findings, _) = findings(tx, &loaded).await?;
    Ok((form, findings))
}

/// What the rules find in the cells as they are now.
pub async fn findings(tx: &Tx, loaded: &Loaded) -> Result<(Findings, Answers)> {
    let frozen = templates::frozen(tx, loaded.version).await?;
    let now = cells::texts(&cells::of(tx, loaded.report.id).await?);
    let answers = compared(tx, loaded, true, now).await?;
    Ok((frozen.checks.run(&answers), answers))
}

/// `now` with what it is compared with: for the unit's own people as it stands, for the ministry as it
/// was sent.
pub async fn compared(tx: &Tx, loaded: &Loaded, own: bool, now: CellText) -> Result<Answers> {
    let period = loaded.round.period;
    let (previous, year_before) = if own {
        let year_before = of_period(tx, loaded, period.map(Period::year_before)).await?;
        (previous(tx, loaded).await?, year_before)
    } else {
        let year_before = sent_of(tx, loaded, period.map(Period::year_before)).await?;
        (sent_of(tx, loaded, period.map(Period::previous)).await?, year_before)
    };
    Ok(Answers { now, previous, year_before })
}

/// What the unit's report said in the period before; nothing when there was none.
pub async fn previous(tx: &Tx, loaded: &Loaded) -> Result<CellText> {
    of_period(tx, loaded, loaded.round.period.map(Period::previous)).await
}

/// The last that was sent of another period, never a draft.
async fn sent_of(tx: &Tx, loaded: &Loaded, period: Option<Period>) -> Result<CellText> {
    let Some(period) = period else { return Ok(CellText::new()) };
    match report_of(tx, loaded, period).await? {
        Some(id) => Ok(super::review::sent(tx, id).await?.map(|one| one.cells).unwrap_or_default()),
        None => Ok(CellText::new()),
    }
}

async fn of_period(tx: &Tx, loaded: &Loaded, period: Option<Period>) -> Result<CellText> {
    let Some(period) = period else { return Ok(CellText::new()) };
    match report_of(tx, loaded, period).await? {
        Some(id) => Ok(cells::texts(&cells::of(tx, id).await?)),
        None => Ok(CellText::new()),
    }
}

/// The unit's report of another period under the same template.
async fn report_of(tx: &Tx, loaded: &Loaded, period: Period) -> Result<Option<ReportId>> {
    let rounds = Query::select()
        .column(round::Column::Id)
        .from(round::Entity)
        .and_where(round::Column::TemplateCode.eq(loaded.round.template_code.as_str()))
        .and_where(round::Column::Period.eq(period))
        .to_owned();
    let found = report::Entity::find()
        .select_only()
        .column(report::Column::Id)
        .filter(report::Column::UnitId.eq(loaded.report.unit))
        .filter(report::Column::RoundId.in_subquery(rounds))
        .into_tuple()
        .one(tx.db())
        .await?;
    Ok(found)
}

/// The report's whole history, newest first. The ministry sees what happened since it was sent, not
/// how the unit worked on it.
pub async fn history(tx: &Tx, id: ReportId) -> Result<History> {
    let loaded = queries::find(tx, id).await?;
    let frozen = templates::frozen(tx, loaded.version).await?;
    let labels =
        frozen.template.fields().map(|field| (field.key.clone(), field.label.clone())).collect();
    Ok(History {
        head: head(tx, &loaded).await?,
        lines: lines(tx, &loaded, HISTORY).await?,
        labels,
    })
}

/// Lines of a history page.
const HISTORY: u64 = 500;

pub async fn lines(tx: &Tx, loaded: &Loaded, most: u64) -> Result<Vec<HistoryLine>> {
    let of_report = audit_events::COLUMN.subject_id.eq(uuid::Uuid::from(loaded.report.id));
    let mut found = audit_events::Entity::find().filter(of_report.clone());
    if !is_own(tx.viewer(), loaded.report.unit) {
        found = found.filter(audit_events::Column::Act.is_not_in(INSIDE));
    }
    if !knows_marks(tx.viewer(), loaded.report.unit) {
        let returned = audit_events::Entity::find()
            .filter(of_report)
            .filter(audit_events::Column::Act.eq(Act::ReturnReport))
            .order_by_desc(audit_events::COLUMN.seq)
            .one(tx.db())
            .await?;
        let told = audit_events::COLUMN.seq.lt(returned.map_or(0, |row| row.seq));
        let other = audit_events::Column::Act.ne(Act::FlagReport);
        found = found.filter(Condition::any().add(other).add(told));
    }
    let rows = found.order_by_desc(audit_events::COLUMN.seq).limit(most).all(tx.db()).await?;
    let names = queries::names(tx, rows.iter().filter_map(|row| row.actor_id)).await?;
    Ok(together(rows.into_iter().map(|row| line(row, &names)).collect()))
}

/// Whether the viewer reads flags as they are made: whose report it is does not.
pub fn knows_marks(viewer: &Viewer, unit: UnitId) -> bool {
    !is_own(viewer, unit) || viewer.may(Act::FlagReport, unit)
}

/// What happens inside the unit.
pub const INSIDE: [Act; 5] =
    [Act::FillReport, Act::AnswerFlag, Act::SubmitReport, Act::WithdrawReport, Act::SendBackReport];

fn line(row: audit_events::Model, names: &BTreeMap<PersonId, String>) -> HistoryLine {
    let parsed = |text: Option<&String>| -> Value {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or(Value::Null)
    };
    let (before, after) = (parsed(row.before.as_ref()), parsed(row.after.as_ref()));
    let cells = if row.act == Act::FillReport { changed(&before, &after) } else { Vec::new() };
    HistoryLine {
        act: row.act,
        at: row.at,
        since: None,
        by: row.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        note: row.note,
        cell: after.get("cell").and_then(Value::as_str).map(ToOwned::to_owned),
        no: after.get("no").and_then(Value::as_i64).and_then(|no| i32::try_from(no).ok()),
        cells,
    }
}

fn changed(before: &Value, after: &Value) -> Vec<(String, Option<String>, Option<String>)> {
    let text =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
    let names = after.as_object().into_iter().flatten().map(|(name, _)| name.clone());
    names.map(|name| (name.clone(), text(before, &name), text(after, &name))).collect()
}

pub async fn head(tx: &Tx, loaded: &Loaded) -> Result<ReportHead> {
    let frozen = templates::frozen(tx, loaded.version).await?;
    let (report, round) = (&loaded.report, &loaded.round);
    let unit = unit::Entity::find_by_id(report.unit)
        .one(tx.db())
        .await?
        .ok_or_else(|| Error::inconsistent("a report without its unit"))?;
    let name = version::Entity::find()
        .filter(version::Column::UnitId.eq(report.unit))
        .filter(units::valid_on(round.cutoff_to))
        .one(tx.db())
        .await?
        .ok_or_else(|| Error::inconsistent("a unit without a name on that day"))?;
    Ok(ReportHead {
        id: report.id,
        unit: report.unit,
        unit_code: unit.code,
        unit_name: Wording::new(name.short_name, name.name_en),
        title: Wording::new(round.title_vi.clone(), round.title_en.clone()),
        period: round.period,
        round_code: round.code.clone(),
        cutoff_from: round.cutoff_from,
        cutoff_to: round.cutoff_to,
        due_at: report.due_at,
        due_on: office_day(report.due_at),
        correct_by: report.correct_by.filter(|_| report.status.is_with_unit()),
        locks_at: report.locks_at,
        status: report.status,
        overdue: report.is_overdue(tx.now()),
        on_time: report.first_on_time(),
        nil_return: report.nil_return,
        current_no: report.current_no,
        accepted_no: report.accepted_no,
        legal_basis: frozen.template.legal_basis.clone(),
        version_no: frozen.template.no,
        row_version: report.row_version,
    })
}

pub fn may(loaded: &Loaded, viewer: &Viewer) -> ReportMay {
    ReportMay { acts: loaded.report.acts_for(viewer) }
}

pub fn is_own(viewer: &Viewer, unit: UnitId) -> bool {
    viewer.scope(Act::ReadReport).own.contains(&unit)
}

async fn own(tx: &Tx, id: ReportId) -> Result<Loaded> {
    let loaded = queries::find(tx, id).await?;
    if is_own(tx.viewer(), loaded.report.unit) { Ok(loaded) } else { Err(Error::NotFound) }
}

/// The page on which a viewer works with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The section to go on with.
    Form(String),
    Review,
}

/// Authors go on where something is left to settle; everybody else looks at what was sent.
/// The unit's leader reads the form while there is nothing to approve.
pub async fn place(tx: &Tx, id: ReportId) -> Result<Place> {
    let loaded = queries::find(tx, id).await?;
    let own = is_own(tx.viewer(), loaded.report.unit);
    if !own
        || (!tx.viewer().may(Act::FillReport, loaded.report.unit) && loaded.report.current_no > 0)
    {
        return Ok(Place::Review);
    }
    if !loaded.report.allows(Act::FillReport) && loaded.report.current_no > 0 {
        return Ok(Place::Review);
    }
    let (form, findings) = check(tx, id).await?;
    let section = form.next_section(&findings).or(form.template.sections.first());
    Ok(Place::Form(section.map(|section| section.key.clone()).unwrap_or_default()))
}
