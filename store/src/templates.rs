//! Published template versions. They never change, so each is read once and remembered.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use domain::{
    id::VersionId,
    report::Checks,
    template::{Column, Field, Section, Template, ValidationRule, Wording},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Error, Result, Tx,
    tables::templates::{field, rule, section, template, version},
};

/// A published version with its formulas and rules parsed.
#[derive(Debug)]
pub struct Frozen {
    pub template: Template,
    pub checks: Checks,
}

#[derive(Clone, Default)]
pub(crate) struct Published(Arc<RwLock<HashMap<VersionId, Arc<Frozen>>>>);

/// A version, whole.
pub(crate) async fn frozen(tx: &Tx, id: VersionId) -> Result<Arc<Frozen>> {
    let remembered = &tx.store().templates.0;
    let known = remembered.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
    if let Some(known) = known {
        return Ok(known);
    }
    let template = read(tx, id).await?;
    let frozen = Arc::new(Frozen { checks: Checks::new(&template), template });
    remembered.write().unwrap_or_else(PoisonError::into_inner).insert(id, frozen.clone());
    Ok(frozen)
}

/// Every active template with its newest published version.
pub async fn list(tx: &Tx) -> Result<Vec<Arc<Frozen>>> {
    let versions = version::Entity::find()
        .filter(version::COLUMN.status.eq("published"))
        .order_by_asc(version::Column::TemplateId)
        .order_by_desc(version::COLUMN.no)
        .all(tx.db())
        .await?;
    let mut newest: Vec<version::Model> = Vec::new();
    for one in versions {
        if newest.last().is_none_or(|last| last.template_id != one.template_id) {
            newest.push(one);
        }
    }
    let mut list = Vec::new();
    for one in newest {
        list.push(frozen(tx, one.id).await?);
    }
    list.sort_by(|one, other| one.template.code.cmp(&other.template.code));
    Ok(list)
}

async fn read(tx: &Tx, id: VersionId) -> Result<Template> {
    let version = version::Entity::find_by_id(id)
        .filter(version::COLUMN.status.eq("published"))
        .one(tx.db())
        .await?
        .ok_or(Error::NotFound)?;
    let template = template::Entity::find_by_id(version.template_id)
        .one(tx.db())
        .await?
        .ok_or_else(|| Error::inconsistent("a version without its template"))?;
    let sections = section::Entity::find()
        .filter(section::Column::VersionId.eq(id))
        .order_by_asc(section::COLUMN.sort)
        .all(tx.db())
        .await?;
    let fields = field::Entity::find()
        .filter(field::Column::VersionId.eq(id))
        .order_by_asc(field::COLUMN.sort)
        .all(tx.db())
        .await?;
    let rules = rule::Entity::find()
        .filter(rule::Column::VersionId.eq(id))
        .order_by_asc(rule::COLUMN.sort)
        .all(tx.db())
        .await?;
    let sections = sections.into_iter().map(|section| {
        let fields =
            fields.iter().filter(|field| field.section_id == section.id).map(asked).collect();
        Section {
            key: section.key,
            title: Wording::new(section.title_vi, section.title_en),
            kind: section.kind,
            fields,
        }
    });
    Ok(Template {
        version: id,
        code: template.code,
        no: version.no,
        title: Wording::new(template.title_vi, template.title_en),
        legal_basis: template.legal_basis,
        sections: sections.collect(),
        rules: rules.into_iter().map(held).collect(),
    })
}

fn asked(row: &field::Model) -> Field {
    Field {
        key: row.key.clone(),
        label: Wording::new(row.label_vi.clone(), row.label_en.clone()),
        unit: Wording::new(row.unit_vi.clone(), row.unit_en.clone()),
        kind: row.kind,
        required: row.required,
        part: row.part,
        columns: row.columns.split('|').filter(|col| !col.is_empty()).map(Column::parse).collect(),
        formula: row.formula.clone(),
    }
}

fn held(row: rule::Model) -> ValidationRule {
    ValidationRule {
        code: row.code,
        severity: row.severity,
        expression: row.expression,
        message: Wording::new(row.message_vi, row.message_en),
        field: row.field,
    }
}
