//! Where a form without script goes on: to a section that is there.

use domain::id::ReportId;
use store::Tx;

use crate::{AppError, paths};

/// The page of the section a form named; of the first one when the template has none of that name.
pub async fn section(tx: &Tx, id: ReportId, named: &str) -> Result<String, AppError> {
    let template = store::reports::form(tx, id).await?.template;
    let sections = &template.sections;
    let there = sections.iter().find(|one| one.key == named).or(sections.first());
    Ok(there.map_or_else(|| paths::report(id), |one| paths::report_section(id, &one.key)))
}
