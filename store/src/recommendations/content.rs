//! What a recommendation says: its texts, its topics, and the number it gets when it is sent.

use domain::{
    id::{RecommendationId, TopicId, UnitId},
    problems::{Problem, Problems},
    recommendation::{Content, RaisePage, Recommendation, RecommendationInput, RecommendationNo},
    template::Wording,
    text::fold,
    unit::UnitKind,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use super::queries::Loaded;
use crate::{
    Result, Tx, dialect,
    tables::{
        catalogue::topic as catalogue,
        recommendations::{
            recommendation::{self, COLUMN, Column, Entity},
            topic,
        },
    },
    units,
};

/// The topics that were named, the first first. One that is not there is the first's problem.
pub async fn topics(tx: &Tx, about: &Content) -> Result<Vec<TopicId>> {
    let rows = catalogue::Entity::find()
        .filter(catalogue::COLUMN.code.is_in(about.topics.iter().map(String::as_str)))
        .filter(catalogue::COLUMN.active.eq(true))
        .all(tx.db())
        .await?;
    let id = |code: &String| rows.iter().find(|row| row.code == *code).map(|row| row.id);
    let found: Option<Vec<TopicId>> = about.topics.iter().map(id).collect();
    Ok(found.ok_or_else(|| Problems::one("topic", Problem::NotAChoice))?)
}

/// A new one, as the domain decided it.
pub async fn insert(
    tx: &Tx,
    new: &Recommendation,
    about: &Content,
    topics: &[TopicId],
    origin_id: Option<Uuid>,
) -> Result<()> {
    let row = row(new, about, topics);
    let row = recommendation::ActiveModel {
        origin_id: Set(origin_id),
        raised_by: Set(tx.viewer().id),
        raised_at: Set(tx.now().at),
        ..row
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    link(tx, new.id, topics).await
}

/// The row without who raised it when, and without what follows from the clock.
pub fn row(
    new: &Recommendation,
    about: &Content,
    topics: &[TopicId],
) -> recommendation::ActiveModel {
    recommendation::ActiveModel {
        id: Set(new.id),
        no: Set(None),
        year: Set(new.year),
        place: Set(None),
        title: Set(about.title.clone()),
        background: Set(about.background.clone()),
        legal_basis: Set(about.legal_basis.clone()),
        proposal: Set(about.proposal.clone()),
        origin: Set(about.origin),
        origin_id: Set(None),
        origin_note: Set(about.origin_note.clone()),
        unit_id: Set(new.unit),
        topic_id: Set(topics.first().copied().unwrap_or_else(|| Uuid::nil().into())),
        restricted: Set(about.restricted),
        urgent: Set(about.urgent),
        status: Set(new.status),
        asked_from: Set(new.asked_from),
        outcome: Set(new.outcome),
        outcome_note: Set(new.outcome_note.clone()),
        lead_unit_id: Set(new.lead),
        sent_at: Set(new.sent_at),
        due_on: Set(None),
        answered_at: Set(new.answered_at),
        closed_at: Set(new.closed_at),
        reopen_count: Set(new.reopen_count),
        parent_id: Set(None),
        parts: Set(0),
        sort_key: Set(new.sort_key(None)),
        text_fold: Set(String::new()),
        row_version: Set(1),
        ..Default::default()
    }
}

/// The texts of a draft, changed.
pub async fn change(
    tx: &Tx,
    id: RecommendationId,
    about: &Content,
    topics: &[TopicId],
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Title, Expr::value(about.title.as_str()))
        .col_expr(Column::Background, Expr::value(about.background.as_str()))
        .col_expr(Column::LegalBasis, Expr::value(about.legal_basis.as_deref()))
        .col_expr(Column::Proposal, Expr::value(about.proposal.as_str()))
        .col_expr(Column::Origin, Expr::value(about.origin))
        .col_expr(Column::OriginNote, Expr::value(about.origin_note.as_deref()))
        .col_expr(Column::TopicId, Expr::value(topics.first().copied()))
        .filter(COLUMN.id.eq(id))
        .exec(tx.db())
        .await?;
    topic::Entity::delete_many()
        .filter(topic::COLUMN.recommendation_id.eq(id))
        .exec(tx.db())
        .await?;
    link(tx, id, topics).await
}

async fn link(tx: &Tx, id: RecommendationId, topics: &[TopicId]) -> Result<()> {
    let rows: Vec<_> = links(id, topics).collect();
    topic::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    Ok(())
}

pub fn links(id: RecommendationId, topics: &[TopicId]) -> impl Iterator<Item = topic::ActiveModel> {
    (0..).zip(topics).map(move |(sort, topic_id)| topic::ActiveModel {
        recommendation_id: Set(id),
        topic_id: Set(*topic_id),
        sort: Set(sort),
    })
}

/// The next number of the year. One writer at a time: two at once would be given the same.
pub async fn number(tx: &Tx, id: RecommendationId, year: i32) -> Result<RecommendationNo> {
    dialect::lock_trail(tx).await?;
    let last: Option<Option<i32>> = Entity::find()
        .select_only()
        .column_as(COLUMN.place.max(), "place")
        .filter(COLUMN.year.eq(year))
        .into_tuple()
        .one(tx.db())
        .await?;
    let place = last.flatten().unwrap_or_default() + 1;
    let no = RecommendationNo::new(year, u32::try_from(place).unwrap_or_default());
    Entity::update_many()
        .col_expr(Column::No, Expr::value(no.to_string()))
        .col_expr(Column::Place, Expr::value(place))
        .filter(COLUMN.id.eq(id))
        .exec(tx.db())
        .await?;
    Ok(no)
}

/// What searching compares: number, texts, province, and the documents that answered it.
pub async fn index(tx: &Tx, id: RecommendationId, documents: &[String]) -> Result<()> {
    let Some(row) = Entity::find_by_id(id).one(tx.db()).await? else { return Ok(()) };
    let units = units::known(tx).await?;
    let unit = units.get(&row.unit_id);
    let province = unit.and_then(|unit| unit.province.clone()).unwrap_or_default();
    let mut text =
        searched(row.no.as_deref(), &row.title, &row.background, &row.proposal, &province);
    // What was found by before stays.
    let known = row.text_fold.split_once(DOCUMENTS).map_or("", |(_, known)| known);
    let added = fold(&documents.join(" "));
    text.push_str(DOCUMENTS);
    text.push_str(format!("{known} {added}").trim());
    Entity::update_many()
        .col_expr(Column::TextFold, Expr::value(text))
        .filter(COLUMN.id.eq(id))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Between the texts and the documents; nobody types it.
pub const DOCUMENTS: &str = "\n";

pub fn searched(
    no: Option<&str>,
    title: &str,
    background: &str,
    proposal: &str,
    province: &str,
) -> String {
    fold(&[no.unwrap_or_default(), title, province, background, proposal].join(" "))
}

/// What the form needs to begin, or to go on with a draft.
pub async fn raising(tx: &Tx, draft: Option<&Loaded>) -> Result<RaisePage> {
    let topics = all_topics(tx).await?;
    let units = units::on(tx, tx.now().today).await?;
    let may = |unit: &UnitId| tx.viewer().may(domain::policy::Act::RegisterRecommendation, *unit);
    let registered = units
        .iter()
        .filter(|unit| unit.kind == UnitKind::Department && may(&unit.id))
        .map(|unit| (unit.code.clone(), Wording::new(&unit.name, &unit.name_en)));
    let named = topics
        .iter()
        .map(|topic| (topic.code.clone(), Wording::new(&topic.name_vi, &topic.name_en)));
    let page = RaisePage { topics: named.collect(), units: registered.collect(), draft: None };
    let Some(loaded) = draft else { return Ok(page) };
    let of = topic::Entity::find()
        .filter(topic::COLUMN.recommendation_id.eq(loaded.row.id))
        .order_by_asc(topic::COLUMN.sort)
        .all(tx.db())
        .await?;
    let code =
        |id: TopicId| topics.iter().find(|topic| topic.id == id).map(|topic| topic.code.clone());
    let row = loaded.row.clone();
    let input = RecommendationInput {
        unit: String::new(),
        title: row.title,
        background: row.background,
        legal_basis: row.legal_basis.unwrap_or_default(),
        proposal: row.proposal,
        topic: code(row.topic_id).unwrap_or_default(),
        topics: of
            .iter()
            .skip(1)
            .filter_map(|one| Some((code(one.topic_id)?, "true".to_owned())))
            .collect(),
        origin: row.origin.code().to_owned(),
        origin_note: row.origin_note.unwrap_or_default(),
        restricted: row.restricted,
        urgent: row.urgent,
    };
    let called = row.no.unwrap_or_else(|| row.id.to_string());
    Ok(RaisePage { draft: Some((called, row.row_version, input)), ..page })
}

/// Every topic in use, in the official order.
pub async fn all_topics(tx: &Tx) -> Result<Vec<catalogue::Model>> {
    let found = catalogue::Entity::find()
        .filter(catalogue::COLUMN.active.eq(true))
        .order_by_asc(catalogue::COLUMN.sort);
    Ok(found.all(tx.db()).await?)
}
