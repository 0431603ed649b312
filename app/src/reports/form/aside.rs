//! What is still to settle, each a way to its cell.

use domain::report::{CellKey, Finding, Level};
use leptos::prelude::*;

use super::{super::words, Desk};
use crate::{
    paths,
    ui::{Card, Glyph, Icon, Tone, live},
};

/// Beside the table: errors, then warnings without a reason, then how many cells are empty.
#[component]
pub fn ToSettle(desk: Desk) -> impl IntoView {
    let lines = move || {
        let findings = desk.state.findings.read();
        let open: Vec<&Finding> = findings
            .list
            .iter()
            .filter(|one| one.level != Level::Missing && one.explanation.is_none())
            .collect();
        let outdated = findings
            .list
            .iter()
            .filter(|one| one.level == Level::Warning && desk.state.outdated(&one.why()).is_some());
        let outdated: Vec<AnyView> = outdated
            .map(|one| {
                let text = words::look_at_reason(one.cell.field.clone());
                line(place(desk, &one.cell), Tone::Warn, text)
            })
            .collect();
        let missing = findings.missing();
        let flags = desk.flags.get_value();
        if open.is_empty() && outdated.is_empty() && missing == 0 && flags.is_empty() {
            return view! { <p class="md soft">{words::nothing_to_settle()}</p> }.into_any();
        }
        let lines = open.into_iter().map(|finding| {
            let (tone, text) = match finding.level {
                Level::Warning => (Tone::Warn, words::needs_reason(finding.cell.field.clone())),
                _ => (Tone::Danger, words::is_wrong(finding.cell.field.clone())),
            };
            line(place(desk, &finding.cell), tone, text)
        });
        let rest = (missing > 0).then(|| {
            let first = findings.list.iter().find(|one| one.level == Level::Missing);
            let href = first.map_or_else(String::new, |finding| place(desk, &finding.cell));
            line(href, Tone::Mute, words::missing_count(missing))
        });
        let returned = flags.into_iter().map(|flag| {
            line(place(desk, &flag.cell), Tone::Plum, words::returned_cell(flag.cell.field.clone()))
        });
        view! { <ul class="fixes">{returned.collect_view()}{lines.collect_view()}{outdated}{rest}</ul> }
            .into_any()
    };
    view! {
        <aside class="form-side stack">
            <Card title=words::to_settle() id="to-settle">{live(lines)}</Card>
        </aside>
    }
    .into_any()
}

fn line(href: String, tone: Tone, text: String) -> AnyView {
    let glyph = match tone {
        Tone::Mute => Glyph::Circle,
        Tone::Plum => Glyph::Flag,
        _ => tone.glyph(),
    };
    view! { <li><a href=href><Icon glyph class=tone.ink()/>{text}</a></li> }.into_any()
}

/// The cell, in its section.
pub fn place(desk: Desk, cell: &CellKey) -> String {
    let section = desk.state.template.with_value(|template| {
        template.section_of(&cell.field).map(|one| one.key.clone()).unwrap_or_default()
    });
    format!("{}#{}", paths::report_section(desk.state.id, &section), cell.name())
}
