//! The filtered list of recommendations, its board, and the same for the API.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    document::DocumentView,
    id::{RecommendationId, TopicId, UnitId},
    problems::{Problem, Problems},
    recommendation::{
        BoardColumn, Called, Origin, Outcome, RecommendationFilter, RecommendationLine,
        RecommendationList, RecommendationStatus, Stage, TopicFacet,
    },
    template::Wording,
    time::office_day,
    unit::UnitOn,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Condition, ExprTrait, Order},
};

use super::{
    answers,
    narrow::{self, Reading},
    queries::{self, col, seen_by},
};
use crate::{
    Result, Tx, documents,
    tables::{
        catalogue,
        recommendations::{
            recommendation::{self, Column, Entity},
            topic,
        },
    },
    units,
};

/// Lines of a page, and of a column of the board.
const PAGE: u64 = 50;
const COLUMN: u64 = 5;

/// One page of the list, and what it can be narrowed to.
pub async fn list(tx: &Tx, filter: &RecommendationFilter) -> Result<RecommendationList> {
    let filter = filter.bounded();
    let seen = seen_by(tx.viewer());
    let among =
        |reading| Condition::all().add(seen.clone()).add(narrow::narrowed(tx, &filter, reading));
    let within = among(Reading::Counted);
    let names = Names::read(tx).await?;
    let chosen = among(Reading::InOrder).add(narrow::chosen(tx, &filter));
    let mut found = RecommendationList { today: tx.now().today, ..Default::default() };
    let crossed = filter.only.map(|only| narrow::only(tx, only));
    let crossed = Condition::all().add(within.clone()).add_option(crossed);
    let groups = narrow::groups(tx, crossed).await?;
    let facets = Facets { filter: &filter, names: &names, groups };
    found.total = facets.total();
    found.statuses = facets.statuses();
    found.topics = facets.topics();
    found.outcomes = facets.outcomes();
    found.only = narrow::only_counts(tx, within, &filter).await?;
    found.years = narrow::years(tx, seen.clone()).await?;
    found.since = narrow::first_year(tx).await?;
    found.units = narrow::departments(tx, names.units.values())
        .map(|unit| (unit.code.clone(), province(unit)))
        .collect();
    if filter.board {
        for stage in Stage::ALL.iter().copied() {
            let count = facets.of_stage(stage);
            if count > 0 {
                let of = Condition::all().add(chosen.clone());
                let of = of.add(col(Column::Status).is_in(stage.statuses()));
                let rows = rows(tx, of, "", COLUMN).await?;
                let lines = rows.into_iter().map(|row| names.line(tx, row)).collect();
                found.board.push(BoardColumn { stage, count, lines });
            }
        }
        return Ok(found);
    }
    let mut rows = rows(tx, chosen, &filter.after, PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    found.next = rows.last().filter(|_| more).map(cursor);
    found.lines = rows.into_iter().map(|row| names.line(tx, row)).collect();
    Ok(found)
}

/// From a mark onwards; a mark that cannot be read begins at the top.
async fn rows(
    tx: &Tx,
    of: Condition,
    after: &str,
    most: u64,
) -> Result<Vec<recommendation::Model>> {
    let mut found = Entity::find().filter(of);
    if let Some(after) = mark(after) {
        found = found.filter(after);
    }
    let found = found
        .order_by(recommendation::COLUMN.sort_key, Order::Asc)
        .order_by(recommendation::COLUMN.id, Order::Asc)
        .limit(most);
    Ok(found.all(tx.db()).await?)
}

fn cursor(row: &recommendation::Model) -> String {
    format!("{}_{}", row.sort_key, row.id)
}

fn mark(cursor: &str) -> Option<Condition> {
    let (key, id) = cursor.split_once('_')?;
    let (key, id): (i64, RecommendationId) = (key.parse().ok()?, id.parse().ok()?);
    let same = Condition::all().add(col(Column::SortKey).eq(key)).add(col(Column::Id).gt(id));
    Some(Condition::any().add(col(Column::SortKey).gt(key)).add(same))
}

/// Units and topics by id.
pub struct Names {
    pub units: BTreeMap<UnitId, UnitOn>,
    topics: Vec<catalogue::topic::Model>,
}

impl Names {
    pub async fn read(tx: &Tx) -> Result<Self> {
        let topics = catalogue::topic::Entity::find()
            .order_by_asc(catalogue::topic::COLUMN.sort)
            .all(tx.db())
            .await?;
        Ok(Self { units: units::known(tx).await?, topics })
    }

    /// Its full name.
    pub fn unit(&self, id: UnitId) -> Wording {
        let found = self.units.get(&id);
        found.map(|unit| Wording::new(&unit.name, &unit.name_en)).unwrap_or_default()
    }

    /// As it is called for short.
    pub fn short(&self, id: UnitId) -> Wording {
        let found = self.units.get(&id);
        found.map(|unit| Wording::new(&unit.short_name, &unit.name_en)).unwrap_or_default()
    }

    pub fn code(&self, id: UnitId) -> String {
        self.units.get(&id).map(|unit| unit.code.clone()).unwrap_or_default()
    }

    pub fn province(&self, id: UnitId) -> Wording {
        self.units.get(&id).map(province).unwrap_or_default()
    }

    pub fn topic(&self, id: TopicId) -> Wording {
        let found = self.topics.iter().find(|topic| topic.id == id);
        found.map(|topic| Wording::new(&topic.name_vi, &topic.name_en)).unwrap_or_default()
    }

    pub fn topic_code(&self, id: TopicId) -> String {
        let found = self.topics.iter().find(|topic| topic.id == id);
        found.map(|topic| topic.code.clone()).unwrap_or_default()
    }

    fn line(&self, tx: &Tx, row: recommendation::Model) -> RecommendationLine {
        let thing = queries::thing(&row);
        RecommendationLine {
            overdue: thing.is_overdue(row.due_on, tx.now().today),
            numbered: row.no.is_some(),
            called: row.no.unwrap_or_else(|| row.id.to_string()),
            title: row.title,
            province: self.province(row.unit_id),
            topic: self.topic(row.topic_id),
            lead: row.lead_unit_id.map(|unit| self.unit(unit)),
            status: row.status,
            outcome: row.outcome,
            due_on: row.due_on,
            answered_on: row.answered_at.map(office_day),
            restricted: row.restricted,
            urgent: row.urgent,
        }
    }
}

/// The province a department is of.
pub fn province(unit: &UnitOn) -> Wording {
    let name = unit.province.as_ref().unwrap_or(&unit.short_name);
    Wording::new(name, name)
}

/// Each facet is counted with the others applied, and not itself.
struct Facets<'a> {
    filter: &'a RecommendationFilter,
    names: &'a Names,
    groups: Vec<narrow::Group>,
}

impl Facets<'_> {
    fn is_status(&self, group: &narrow::Group) -> bool {
        self.filter.status.is_none_or(|status| status == group.status)
            && self.filter.stage.is_none_or(|stage| stage == Stage::of(group.status))
    }

    fn is_topic(&self, group: &narrow::Group) -> bool {
        let topic = &self.filter.topic;
        topic.is_empty() || *topic == self.names.topic_code(group.topic_id)
    }

    fn is_outcome(&self, group: &narrow::Group) -> bool {
        self.filter.outcome.is_none_or(|outcome| Some(outcome) == group.outcome)
    }

    fn total(&self) -> i64 {
        let of = |group: &&narrow::Group| {
            self.is_status(group) && self.is_topic(group) && self.is_outcome(group)
        };
        self.groups.iter().filter(of).map(|group| group.count).sum()
    }

    fn of_stage(&self, stage: Stage) -> i64 {
        let of = |group: &&narrow::Group| {
            Stage::of(group.status) == stage
                && self.is_status(group)
                && self.is_topic(group)
                && self.is_outcome(group)
        };
        self.groups.iter().filter(of).map(|group| group.count).sum()
    }

    fn statuses(&self) -> Vec<(RecommendationStatus, i64)> {
        let count = |status: RecommendationStatus| {
            let of = |group: &&narrow::Group| {
                group.status == status && self.is_topic(group) && self.is_outcome(group)
            };
            (status, self.groups.iter().filter(of).map(|group| group.count).sum())
        };
        RecommendationStatus::ALL.iter().copied().map(count).filter(|(_, n)| *n > 0).collect()
    }

    fn outcomes(&self) -> Vec<(Outcome, i64)> {
        let count = |outcome: Outcome| {
            let of = |group: &&narrow::Group| {
                group.outcome == Some(outcome) && self.is_topic(group) && self.is_status(group)
            };
            (outcome, self.groups.iter().filter(of).map(|group| group.count).sum())
        };
        Outcome::ALL.iter().copied().map(count).filter(|(_, n)| *n > 0).collect()
    }

    /// The most first.
    fn topics(&self) -> Vec<TopicFacet> {
        let facet = |topic: &catalogue::topic::Model| {
            let of = |group: &&narrow::Group| {
                group.topic_id == topic.id && self.is_status(group) && self.is_outcome(group)
            };
            let groups: Vec<_> = self.groups.iter().filter(of).collect();
            TopicFacet {
                code: topic.code.clone(),
                name: Wording::new(&topic.name_vi, &topic.name_en),
                count: groups.iter().map(|group| group.count).sum(),
                answered: groups.iter().map(|group| group.answered).sum(),
            }
        };
        let mut facets: Vec<TopicFacet> =
            self.names.topics.iter().map(facet).filter(|facet| facet.count > 0).collect();
        facets.sort_by_key(|facet| -facet.count);
        facets
    }
}

/// A recommendation as the API shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiRecommendation {
    pub id: RecommendationId,
    pub no: Option<String>,
    pub title: String,
    pub background: String,
    pub legal_basis: Option<String>,
    pub proposal: String,
    /// Codes of the unit, the topics (the first first) and the lead unit.
    pub unit: String,
    pub topics: Vec<String>,
    pub lead_unit: Option<String>,
    pub status: RecommendationStatus,
    pub outcome: Option<Outcome>,
    pub outcome_note: Option<String>,
    pub origin: Origin,
    pub origin_note: Option<String>,
    pub sent_at: Option<DateTime<Utc>>,
    pub due_on: Option<NaiveDate>,
    pub answered_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub overdue: bool,
    pub restricted: bool,
    pub urgent: bool,
    pub documents: Vec<DocumentView>,
    pub row_version: i32,
}

/// A page of them, and where the next begins.
pub type ApiList = (Vec<ApiRecommendation>, Option<String>);

pub async fn api_list(tx: &Tx, filter: &RecommendationFilter, limit: u16) -> Result<ApiList> {
    let filter = filter.bounded();
    if !filter.after.is_empty() && mark(&filter.after).is_none() {
        return Err(Problems::one("after", Problem::NotAChoice).into());
    }
    let of = Condition::all()
        .add(seen_by(tx.viewer()))
        .add(narrow::narrowed(tx, &filter, Reading::InOrder))
        .add(narrow::chosen(tx, &filter));
    let most = usize::from(limit);
    let mut rows = rows(tx, of, &filter.after, u64::from(limit) + 1).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(cursor);
    Ok((api_lines(tx, rows).await?, next))
}

pub async fn api_one(tx: &Tx, called: Called) -> Result<ApiRecommendation> {
    let row = queries::find(tx, called).await?.row;
    let lines = api_lines(tx, vec![row]).await?;
    lines.into_iter().next().ok_or(crate::Error::NotFound)
}

async fn api_lines(tx: &Tx, rows: Vec<recommendation::Model>) -> Result<Vec<ApiRecommendation>> {
    let names = Names::read(tx).await?;
    let ids: Vec<RecommendationId> = rows.iter().map(|row| row.id).collect();
    let topics = topic::Entity::find()
        .filter(topic::COLUMN.recommendation_id.is_in(ids.clone()))
        .order_by_asc(topic::COLUMN.sort)
        .all(tx.db())
        .await?;
    let (published, links) = answers::published(tx, ids).await?;
    let documents = documents::shown(tx, links.iter().map(|link| link.document_id)).await?;
    let lines = rows.into_iter().map(|row| {
        let of = published.iter().filter(|answer| answer.recommendation_id == row.id);
        let of_row = of.flat_map(|answer| links.iter().filter(|link| link.answer_id == answer.id));
        ApiRecommendation {
            documents: of_row
                .filter_map(|link| documents.get(&link.document_id).cloned())
                .collect(),
            topics: topics
                .iter()
                .filter(|topic| topic.recommendation_id == row.id)
                .map(|topic| names.topic_code(topic.topic_id))
                .collect(),
            overdue: queries::thing(&row).is_overdue(row.due_on, tx.now().today),
            unit: names.code(row.unit_id),
            lead_unit: row.lead_unit_id.map(|unit| names.code(unit)),
            id: row.id,
            no: row.no,
            title: row.title,
            background: row.background,
            legal_basis: row.legal_basis,
            proposal: row.proposal,
            status: row.status,
            outcome: row.outcome,
            outcome_note: row.outcome_note,
            origin: row.origin,
            origin_note: row.origin_note,
            sent_at: row.sent_at,
            due_on: row.due_on,
            answered_at: row.answered_at,
            closed_at: row.closed_at,
            restricted: row.restricted,
            urgent: row.urgent,
            row_version: row.row_version,
        }
    });
    Ok(lines.collect())
}
