//! What reports ask: every active template with its newest published version.

use axum::{Json, extract::State};
use domain::template::{Field, Section, Template, ValidationRule};
use serde::Serialize;
use store::templates;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Api,
    caller::Caller,
    json::Query,
    page::{self, Page, PageQuery},
    problem::{Problem, ProblemBody},
};

#[derive(Serialize, ToSchema)]
pub struct ReportTemplate {
    /// The regime's code.
    #[schema(example = "TT02-THANG")]
    code: String,
    title: String,
    title_en: String,
    legal_basis: String,
    version: Uuid,
    version_no: i32,
    sections: Vec<TemplateSection>,
    rules: Vec<TemplateRule>,
}

#[derive(Serialize, ToSchema)]
struct TemplateSection {
    key: String,
    title: String,
    title_en: String,
    /// `fields` or `narrative`.
    kind: &'static str,
    fields: Vec<TemplateField>,
}

#[derive(Serialize, ToSchema)]
struct TemplateField {
    /// What `field` of a cell names.
    key: String,
    label: String,
    label_en: String,
    unit_label: String,
    unit_label_en: String,
    /// `int`, `dec`, `rank`, `calc` or `longtext`; nobody fills `calc`.
    kind: &'static str,
    required: bool,
    /// A part of the field above it.
    part: bool,
    /// What `col` of a cell may name, besides nothing.
    columns: Vec<String>,
    formula: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct TemplateRule {
    code: String,
    /// `error` blocks submitting, `warning` wants an explanation.
    severity: &'static str,
    /// In the rule language; it holds for a sound report.
    expression: String,
    message: String,
    message_en: String,
    field: String,
}

/// Templates
#[utoipa::path(
    get, path = "/templates", operation_id = "list_templates", tag = "catalogue", params(PageQuery),
    responses(
        (status = 200, body = Page<ReportTemplate>, headers(("etag" = String))),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Query(asked): Query<PageQuery>,
) -> Result<Json<Page<ReportTemplate>>, Problem> {
    let tx = caller.look(&api).await?;
    let list = templates::list(&tx).await?;
    let shown = list.iter().map(|frozen| &frozen.template);
    page::cut(shown, |template: &ReportTemplate| &template.code, &asked)
}

impl From<&Template> for ReportTemplate {
    fn from(template: &Template) -> Self {
        let template = template.clone();
        Self {
            code: template.code,
            title: template.title.vi,
            title_en: template.title.en,
            legal_basis: template.legal_basis,
            version: template.version.into(),
            version_no: template.no,
            sections: template.sections.into_iter().map(TemplateSection::from).collect(),
            rules: template.rules.into_iter().map(TemplateRule::from).collect(),
        }
    }
}

impl From<Section> for TemplateSection {
    fn from(section: Section) -> Self {
        Self {
            key: section.key,
            title: section.title.vi,
            title_en: section.title.en,
            kind: section.kind.code(),
            fields: section.fields.into_iter().map(TemplateField::from).collect(),
        }
    }
}

impl From<Field> for TemplateField {
    fn from(field: Field) -> Self {
        Self {
            key: field.key,
            label: field.label.vi,
            label_en: field.label.en,
            unit_label: field.unit.vi,
            unit_label_en: field.unit.en,
            kind: field.kind.code(),
            required: field.required,
            part: field.part,
            columns: field.columns.into_iter().map(|column| column.key).collect(),
            formula: field.formula,
        }
    }
}

impl From<ValidationRule> for TemplateRule {
    fn from(rule: ValidationRule) -> Self {
        Self {
            code: rule.code,
            severity: rule.severity.code(),
            expression: rule.expression,
            message: rule.message.vi,
            message_en: rule.message.en,
            field: rule.field,
        }
    }
}
