//! Where to go on in a report: the first section with something left to do.

use std::collections::BTreeSet;

use domain::{
    report::{Findings, ReportForm},
    template::Wording,
};

/// Its key and title. What was returned comes first, then what a check finds.
pub fn first(form: &ReportForm, findings: &Findings) -> Option<(String, Wording)> {
    let open = findings.list.iter().filter(|one| one.explanation.is_none());
    let left: BTreeSet<&String> = if form.flags.is_empty() {
        open.map(|one| &one.cell.field).collect()
    } else {
        form.flags.iter().map(|flag| &flag.cell.field).collect()
    };
    let mut sections = form.template.sections.iter();
    let section = sections.find(|one| one.fields.iter().any(|field| left.contains(&field.key)))?;
    Some((section.key.clone(), section.title.clone()))
}
