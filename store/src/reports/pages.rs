//! What the pages of one report show.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{PersonId, ReportId, UnitId},
    period::Period,
    policy::Act,
    report::{
        Answer, Answers, CellKey, CellText, Findings, FlagView, History, HistoryLine, Notice,
        ReportForm, ReportHead, ReportMay,
    },
    template::{Field, Wording},
    time::office_day,
    viewer::Viewer,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Condition, Query},
};
use serde_json::Value;

use super::{
    cells,
    queries::{self, Loaded},
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
    let flags = flags(tx, &loaded).await?.into_iter().filter(|flag| !flag.cleared).collect();
    let previous = previous(tx, &loaded).await?;
    let year_before = of_period(tx, &loaded, loaded.round.period.map(Period::year_before)).await?;
    Ok(ReportForm {
        head: head(tx, &loaded).await?,
        template: frozen.template.clone(),
        cells: dated.cells.into_values().collect(),
        previous: previous.into_iter().collect(),
        previous_period: loaded.round.period.map(Period::previous),
        year_before: year_before.into_iter().collect(),
        explained: dated.explained,
        saved_at: dated.saved_at,
        flags,
        notice: notice(tx, id).await?,
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
    let answers = Answers {
        now: cells::texts(&cells::of(tx, loaded.report.id).await?),
        previous: previous(tx, loaded).await?,
        year_before: of_period(tx, loaded, loaded.round.period.map(Period::year_before)).await?,
    };
    Ok((frozen.checks.run(&answers), answers))
}

/// What the unit's report said in the period before; nothing when there was none.
pub async fn previous(tx: &Tx, loaded: &Loaded) -> Result<CellText> {
    of_period(tx, loaded, loaded.round.period.map(Period::previous)).await
}

/// The same as the ministry may see it: the last that was sent, never a draft.
pub async fn previous_sent(tx: &Tx, loaded: &Loaded) -> Result<CellText> {
    let Some(period) = loaded.round.period.map(Period::previous) else {
        return Ok(CellText::new());
    };
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
    Ok(rows.into_iter().map(|row| line(row, &names)).collect())
}

/// The flags that this viewer knows, oldest first.
pub async fn flags(tx: &Tx, loaded: &Loaded) -> Result<Vec<FlagView>> {
    let mut flags = queries::flags(tx, loaded.report.id).await?;
    if !knows_marks(tx.viewer(), loaded.report.unit) {
        flags.retain(|flag| loaded.report.has_told(flag));
    }
    Ok(flags)
}

/// Whether the viewer reads flags as they are made: whose report it is does not.
pub fn knows_marks(viewer: &Viewer, unit: UnitId) -> bool {
    !is_own(viewer, unit) || viewer.may(Act::FlagReport, unit)
}

/// What happens inside the unit.
pub const INSIDE: [Act; 4] =
    [Act::FillReport, Act::SubmitReport, Act::WithdrawReport, Act::SendBackReport];

fn line(row: audit_events::Model, names: &BTreeMap<PersonId, String>) -> HistoryLine {
    let parsed = |text: Option<&String>| -> Value {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or(Value::Null)
    };
    let (before, after) = (parsed(row.before.as_ref()), parsed(row.after.as_ref()));
    let cells = if row.act == Act::FillReport { changed(&before, &after) } else { Vec::new() };
    HistoryLine {
        act: row.act,
        at: row.at,
        by: row.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        note: row.note,
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

/// What came with the last return or sending back, while it is the unit's turn.
async fn notice(tx: &Tx, id: ReportId) -> Result<Option<Notice>> {
    let acts: BTreeSet<Act> = [
        Act::ReturnReport,
        Act::SendBackReport,
        Act::ReopenReport,
        Act::RecallReport,
        Act::SubmitReport,
        Act::ApproveReport,
    ]
    .into();
    let row = audit_events::Entity::find()
        .filter(audit_events::COLUMN.subject_id.eq(uuid::Uuid::from(id)))
        .filter(audit_events::Column::Act.is_in(acts))
        .order_by_desc(audit_events::COLUMN.seq)
        .one(tx.db())
        .await?;
    let Some(row) = row.filter(|row| !matches!(row.act, Act::SubmitReport | Act::ApproveReport))
    else {
        return Ok(None);
    };
    let names = queries::names(tx, row.actor_id.into_iter()).await?;
    let by = row.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    Ok(Some(Notice { act: row.act, by, at: row.at, note: row.note }))
}

/// The page on which a viewer works with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The section to go on with.
    Form(String),
    Review,
}

/// Authors go on where something is asked and not answered; everybody else looks at what was sent.
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
    let frozen = templates::frozen(tx, loaded.version).await?;
    let cells = cells::texts(&cells::of(tx, id).await?);
    let unanswered = |field: &Field| {
        field.is_required()
            && field
                .cell_columns()
                .any(|col| !cells.get(&CellKey::at(&field.key, col)).is_some_and(Answer::is_given))
    };
    let sections = &frozen.template.sections;
    let section =
        sections.iter().find(|section| section.fields.iter().any(unanswered)).or(sections.first());
    Ok(Place::Form(section.map(|section| section.key.clone()).unwrap_or_default()))
}
