//! Where to go on in a report: a section that is there, or the first with something left to do.

use std::collections::BTreeSet;

use domain::{
    id::ReportId,
    report::{Findings, ReportForm},
    template::Wording,
};
use store::Tx;

use crate::{AppError, paths};

/// The page of the section a form named; of the first one when the template has none of that name.
pub async fn section(tx: &Tx, id: ReportId, named: &str) -> Result<String, AppError> {
    let template = store::reports::form(tx, id).await?.template;
    let sections = &template.sections;
    let there = sections.iter().find(|one| one.key == named).or(sections.first());
    Ok(there.map_or_else(|| paths::report(id), |one| paths::report_section(id, &one.key)))
}

/// Its key and title. What was returned comes first, then what a check finds.
pub fn first(form: &ReportForm, findings: &Findings) -> Option<(String, Wording)> {
    let open = findings.list.iter().filter(|one| one.explanation.is_none());
    let asked = form.flags.iter().filter(|flag| !flag.is_settled());
    let asked: BTreeSet<&String> = asked.map(|flag| &flag.cell.field).collect();
    let left = if asked.is_empty() { open.map(|one| &one.cell.field).collect() } else { asked };
    let mut sections = form.template.sections.iter();
    let section = sections.find(|one| one.fields.iter().any(|field| left.contains(&field.key)))?;
    Some((section.key.clone(), section.title.clone()))
}
