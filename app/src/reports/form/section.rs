//! One section: a table of indicators, or paragraphs. A form of its own for browsers without script.

use domain::{
    report::{CellKey, ReportForm},
    template::{Section, SectionKind},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    super::{api::SaveSection, say, words},
    Desk,
    row::{ProseRow, Row},
};
use crate::{
    ui::{Column, DataTable, Glyph, Icon, live},
    words::period_beside,
};

/// The form's id, for buttons outside of it.
pub const FORM: &str = "section-form";

/// The section that the address names; the first when there is no such.
#[component]
pub fn SectionCard(desk: Desk, form: StoredValue<ReportForm>) -> impl IntoView {
    let card = move || {
        let key = desk.section.get();
        form.with_value(|form| {
            let section = form.template.section(&key).or(form.template.sections.first()).cloned();
            section.map(|section| view! { <OneSection desk section form=form.clone()/> })
        })
    };
    live(card)
}

#[component]
fn OneSection(desk: Desk, section: Section, form: ReportForm) -> impl IntoView {
    let (title, key) = (say(&section.title), section.key.clone());
    let previous = form.previous_period.map_or_else(
        || words::previous_period().to_owned(),
        |before| period_beside(before, form.head.period),
    );
    let progress = {
        let key = key.clone();
        move || {
            let (done, of) = desk.state.progress(&key);
            words::filled_of(i32::try_from(done).unwrap_or(0), i32::try_from(of).unwrap_or(0))
        }
    };
    let prose = section.kind == SectionKind::Narrative;
    let tools =
        (desk.state.may_fill && !prose).then(|| view! { <Tools desk section=section.clone()/> });
    let content = if prose {
        let rows = section.fields.into_iter().map(|field| view! { <ProseRow desk field/> });
        view! { <div class="card__body stack">{rows.collect_view()}</div> }.into_any()
    } else {
        let rows = rows(desk, &section, &form, &previous);
        let columns = vec![
            Column::text(words::indicator()),
            Column::text(words::unit_of_measure()),
            Column::number(previous),
            Column::number(words::this_period()),
            Column::number(words::against_previous()),
        ];
        view! {
            <DataTable caption=words::figures_of(title.clone()) columns class="ind-table">{rows}</DataTable>
        }
        .into_any()
    };
    let awake = desk.awake;
    let place = desk.keeper.place();
    // Until then what is typed is kept by the document itself.
    let early = move || (!awake.get()).then(|| place.clone());
    let send = move |event: leptos::ev::SubmitEvent| {
        // With script the cells have saved themselves.
        event.prevent_default();
        desk.keeper.send();
    };
    view! {
        <section class="card form-sec" aria-labelledby="section-title">
            <div class="card__head">
                <h2 id="section-title">{title}</h2>
                <span class="sm muted num hide-phone">{progress}</span>
            </div>
            {tools}
            <form id=FORM method="post" action=SaveSection::url() on:submit=send data-early=early>
                <input type="hidden" name="id" value=desk.state.id.to_string()/>
                <input type="hidden" name="section" value=key/>
                {content}
            </form>
        </section>
    }
    .into_any()
}

fn rows(desk: Desk, section: &Section, form: &ReportForm, previous: &str) -> Vec<AnyView> {
    let mut rows = Vec::new();
    for field in &section.fields {
        for col in field.cell_columns() {
            let cell = CellKey::at(&field.key, col);
            let flag = form.flags.iter().find(|flag| flag.cell == cell).cloned();
            let (field, previous) = (field.clone(), previous.to_owned());
            rows.push(view! { <Row desk field cell flag previous/> }.into_any());
        }
    }
    rows
}

/// For the cells still empty: nothing to report, or as in the period before. Without script they send the
/// section's form, so that what was typed is kept as well.
#[component]
fn Tools(desk: Desk, section: Section) -> impl IntoView {
    let section = StoredValue::new(section);
    let nil_rest = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        for_each_empty(desk, section, |cell| desk.keeper.nil(cell, true));
    };
    let copy = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        for_each_empty(desk, section, |cell| {
            let before = desk.state.previous.with_value(|previous| {
                previous
                    .get(cell)
                    .and_then(|answer| answer.value.as_ref())
                    .map(|value| value.print())
            });
            if let Some(before) = before {
                desk.keeper.typed(cell, before);
                desk.keeper.left(cell);
            }
        });
    };
    view! {
        <div class="form-tools">
            <button type="submit" class="btn btn--sm btn--ghost" form=FORM name="input[rest]" value="nil" on:click=nil_rest>
                <Icon glyph=Glyph::Ban/>{words::nil_rest()}
            </button>
            <span class="ms-auto"></span>
            <button type="submit" class="btn btn--sm btn--ghost" form=FORM name="input[rest]" value="previous" on:click=copy>
                <Icon glyph=Glyph::Copy/>{words::copy_previous()}
            </button>
        </div>
    }
    .into_any()
}

fn for_each_empty(desk: Desk, section: StoredValue<Section>, act: impl Fn(&CellKey)) {
    let keys: Vec<CellKey> = section.with_value(|section| {
        let asked = section.fields.iter().filter(|field| field.is_asked());
        asked
            .flat_map(|field| field.cell_columns().map(|col| CellKey::at(&field.key, col)))
            .collect()
    });
    for key in keys {
        let empty = desk.state.cell(&key).is_some_and(|cell| {
            cell.text.read_untracked().trim().is_empty() && !cell.nil.get_untracked()
        });
        if empty {
            act(&key);
        }
    }
}
