//! What approving and reviewing show: a submission beside the one before it and the period before.

use domain::{
    id::ReportId,
    policy::Act,
    report::{
        Answer, CellKey, CellState, CellText, Change, Deviation, Finding, FlagView, Level,
        ReportStatus, ReviewCell, ReviewPage,
    },
    template::{Field, FieldKind, Section, Wording},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Condition, Expr, ExprTrait, JoinType, Order, Query},
};

use super::{
    flags, history, notices, pages,
    queries::{self, Loaded},
    submissions::{self, Submission},
};
use crate::{
    Error, Result, Tx,
    tables::{
        reports::{report, round},
        units::version as unit_version,
    },
    templates, units,
};

/// Figures below this swing by chance.
const SMALL: i64 = 20;
/// A figure this large that is exactly the one before is more likely copied than true.
const LARGE: i64 = 1_000;
/// History lines beside the decision.
const LINES: usize = 30;

/// The leader sees the submission waiting for approval; the ministry the last that was sent.
pub async fn review(tx: &Tx, id: ReportId) -> Result<ReviewPage> {
    let loaded = queries::find(tx, id).await?;
    let frozen = templates::frozen(tx, loaded.version).await?;
    let all = submissions::of(tx, id).await?;
    let own = pages::is_own(tx.viewer(), loaded.report.unit);
    let shown =
        all.iter().rposition(|one| own || one.approved_at.is_some()).ok_or(Error::NotFound)?;
    let now = &all[shown];
    let before = all[..shown].iter().rev().find(|one| own || one.approved_at.is_some());
    let answers = pages::compared(tx, &loaded, own, now.cells.clone()).await?;
    let findings = frozen.checks.run(&answers);
    let flags = flags::of(tx, &loaded, &now.cells).await?;
    let previous = &answers.previous;
    let looked = Looked { now, before, previous, flags: &flags, findings: &findings.list };
    let cells =
        frozen.template.sections.iter().flat_map(|section| looked.section(section)).collect();
    let queue = queue(tx, &loaded).await?;
    let place = queue.iter().position(|(one, _)| *one == id);
    let neighbour = |at: Option<usize>| at.and_then(|at| queue.get(at).cloned());
    Ok(ReviewPage {
        head: pages::head(tx, &loaded).await?,
        notice: notices::of(tx, &loaded).await?,
        no: now.no,
        sent_at: now.approved_at,
        self_approved: now.approved_by == Some(now.submitted_by),
        previous_period: loaded.round.period.map(domain::period::Period::previous),
        sections: frozen
            .template
            .sections
            .iter()
            .map(|one| (one.key.clone(), one.title.clone()))
            .collect(),
        cells,
        history: history::lines(tx, &loaded, None, None, LINES).await?.0,
        may: pages::may(tx, &loaded),
        correction_due: super::correction_due(tx).await?,
        waiting: count(queue.len()),
        place: place.map_or(0, |at| count(at + 1)),
        previous_in_queue: neighbour(place.and_then(|at| at.checked_sub(1))),
        next_in_queue: neighbour(place.map_or(Some(0), |at| Some(at + 1))),
        today: tx.now().today,
    })
}

/// The last submission that reached the ministry.
pub async fn sent(tx: &Tx, id: ReportId) -> Result<Option<Submission>> {
    let all = submissions::of(tx, id).await?;
    Ok(all.into_iter().rev().find(|one| one.approved_at.is_some()))
}

struct Looked<'a> {
    now: &'a Submission,
    before: Option<&'a Submission>,
    previous: &'a CellText,
    flags: &'a [FlagView],
    findings: &'a [Finding],
}

impl Looked<'_> {
    fn section(&self, section: &Section) -> Vec<ReviewCell> {
        let places = section.fields.iter().flat_map(|field| {
            field.cell_columns().map(move |col| (field, CellKey::at(&field.key, col)))
        });
        places.map(|(field, key)| self.cell(section, field, key)).collect()
    }

    fn cell(&self, section: &Section, field: &Field, key: CellKey) -> ReviewCell {
        let said = |cells: &CellText| cells.get(&key).cloned();
        let (now, previous) = (said(&self.now.cells), said(self.previous));
        let before = self.before.and_then(|one| said(&one.cells));
        let is_share = field.unit.vi == "%";
        let deviation = deviation(now.as_ref(), previous.as_ref(), is_share);
        let last = |which: &dyn Fn(&FlagView) -> bool| {
            self.flags.iter().rev().find(|flag| flag.cell == key && which(flag)).cloned()
        };
        let flag = last(&|flag| flag.no == self.now.no);
        let earlier = last(&|flag| flag.no < self.now.no);
        let findings: Vec<Finding> = self
            .findings
            .iter()
            .filter(|one| one.cell == key && one.level != Level::Missing)
            .cloned()
            .collect();
        let mut changes = Vec::new();
        if flag.is_some() {
            changes.push(Change::Flagged);
        }
        if self.before.is_some() && before != now && field.is_asked() {
            changes.push(if earlier.is_some() { Change::Corrected } else { Change::Changed });
        }
        if deviation.is_some_and(Deviation::is_large) {
            changes.push(Change::Deviates);
        }
        if is_copied(now.as_ref(), previous.as_ref()) && field.is_asked() {
            changes.push(Change::Same);
        }
        if now.as_ref().is_some_and(|answer| answer.state == CellState::Nil) {
            changes.push(Change::Nil);
        }
        ReviewCell {
            section: section.key.clone(),
            label: field.label_of(&key.col).clone(),
            unit: field.unit.clone(),
            part: field.part || !key.col.is_empty(),
            computed: !field.is_asked(),
            narrative: field.kind == FieldKind::LongText,
            explanation: self.explanation(&key),
            findings,
            flag,
            earlier,
            previous,
            before,
            now,
            changes,
            deviation,
            key,
        }
    }

    fn explanation(&self, key: &CellKey) -> Option<String> {
        let texts =
            self.now.cells.iter().filter(|(place, _)| place.is_why() && place.field == key.field);
        let texts: Vec<String> = texts
            .filter(|_| key.col.is_empty())
            .filter_map(|(_, answer)| answer.value.as_ref().map(domain::report::CellValue::print))
            .collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    }
}

/// Nothing while one of the two is unknown. A share is compared in points, a figure too small for a
/// percentage in its own unit.
fn deviation(now: Option<&Answer>, previous: Option<&Answer>, is_share: bool) -> Option<Deviation> {
    let (now, previous) = (now?.number()?, previous?.number()?);
    let difference = now.checked_sub(previous)?;
    let tenths = |figure: Decimal| figure.checked_mul(Decimal::TEN)?.round().to_i64();
    if is_share {
        return tenths(difference).map(Deviation::Points);
    }
    if previous < Decimal::from(SMALL) {
        return tenths(difference).map(Deviation::Own);
    }
    let percent = difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(previous)?;
    tenths(percent).map(Deviation::Percent)
}

fn is_copied(now: Option<&Answer>, previous: Option<&Answer>) -> bool {
    match (now.and_then(Answer::number), previous.and_then(Answer::number)) {
        (Some(now), Some(previous)) => now == previous && now >= Decimal::from(LARGE),
        _ => false,
    }
}

/// Reports waiting for the same decision, first sent first; none for whoever decides nothing.
async fn queue(tx: &Tx, loaded: &Loaded) -> Result<Vec<(ReportId, Wording)>> {
    #[derive(FromQueryResult)]
    struct Waiting {
        id: ReportId,
        short_name: String,
        name_en: String,
    }
    let status = |one: ReportStatus| Expr::col((report::Entity, report::Column::Status)).eq(one);
    let may = |act| tx.viewer().may(act, loaded.report.unit);
    let waiting = if may(Act::ApproveReport) {
        Condition::any().add(status(ReportStatus::PendingLeader))
    } else if may(Act::AcceptReport) || may(Act::ReturnReport) {
        Condition::any().add(status(ReportStatus::Submitted)).add(status(ReportStatus::InReview))
    } else {
        return Ok(Vec::new());
    };
    let scope = queries::listed(&tx.viewer().scope(Act::ReadReport));
    let unit = Expr::col((report::Entity, report::Column::UnitId));
    let select = Query::select()
        .column((report::Entity, report::Column::Id))
        .column((unit_version::Entity, unit_version::Column::ShortName))
        .column((unit_version::Entity, unit_version::Column::NameEn))
        .from(report::Entity)
        .join(
            JoinType::InnerJoin,
            round::Entity,
            Expr::col((round::Entity, round::Column::Id))
                .equals((report::Entity, report::Column::RoundId)),
        )
        .join(
            JoinType::InnerJoin,
            unit_version::Entity,
            units::named_as_of(unit, Expr::col((round::Entity, round::Column::CutoffTo))),
        )
        .cond_where(scope)
        .cond_where(waiting)
        .and_where(Expr::col((report::Entity, report::Column::RoundId)).eq(loaded.round.id))
        .order_by((report::Entity, report::Column::SentAt), Order::Asc)
        .order_by((report::Entity, report::Column::Id), Order::Asc)
        .to_owned();
    let statement = tx.db().get_database_backend().build(&select);
    let rows = Waiting::find_by_statement(statement).all(tx.db()).await?;
    Ok(rows.into_iter().map(|row| (row.id, Wording::new(row.short_name, row.name_en))).collect())
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
