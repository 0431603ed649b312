//! What the pages of one report show.

use domain::{
    id::{ReportId, UnitId},
    period::Period,
    policy::Act,
    report::{Answers, CellText, Findings, ReportForm, ReportHead, ReportMay},
    template::Wording,
    time::office_day,
    viewer::Viewer,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Query};

use super::{
    cells, flags, notices,
    queries::{self, Loaded},
    submissions,
};
use crate::{
    Error, Result, Tx,
    tables::{
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
        may: may(tx, &loaded),
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
        locks_at: report.lock(),
        locked: report.status.is_with_unit() && report.is_locked(tx.now()),
        more_time: report.more_time(),
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

pub fn may(tx: &Tx, loaded: &Loaded) -> ReportMay {
    ReportMay { acts: loaded.report.acts_for(tx.viewer(), tx.now()) }
}

/// Whether the viewer reads flags as they are made: whose report it is does not.
pub fn knows_marks(viewer: &Viewer, unit: UnitId) -> bool {
    !is_own(viewer, unit) || viewer.may(Act::FlagReport, unit)
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
    /// The ministry has nothing to read, but the obligation to decide about.
    Obligation,
}

/// The unit's own people go on where something is left to settle, and look at what was submitted while it
/// is not theirs to fill; everybody else looks at what was sent.
pub async fn place(tx: &Tx, id: ReportId) -> Result<Place> {
    let loaded = queries::find_any(tx, id).await?;
    if !is_own(tx.viewer(), loaded.report.unit) {
        let is_sent = loaded.report.sent_at.is_some();
        return Ok(if is_sent { Place::Review } else { Place::Obligation });
    }
    if !loaded.report.allows(Act::FillReport) && loaded.report.current_no > 0 {
        return Ok(Place::Review);
    }
    let (form, findings) = check(tx, id).await?;
    let section = form.next_section(&findings).or(form.template.sections.first());
    Ok(Place::Form(section.map(|section| section.key.clone()).unwrap_or_default()))
}
