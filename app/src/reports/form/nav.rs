//! The sections, with how much of each is done; on a phone, one step at a time.

use domain::template::SectionKind;
use leptos::prelude::*;

use super::{
    super::{say, words},
    Desk,
};
use crate::{
    paths,
    ui::{Choice, Glyph, Icon, Menu, MenuLink, Meter, Opens, live},
};

/// Beside the table.
#[component]
pub fn SectionNav(desk: Desk) -> impl IntoView {
    let total = Memo::new(move |_| {
        let keys = keys(desk);
        keys.iter().fold((0, 0), |(done, of), (key, ..)| {
            let (given, asked) = desk.state.progress(key);
            (done + given, of + asked)
        })
    });
    let meter = move || {
        let (done, of) = total.get();
        let (done, of) = (count(done), count(of));
        view! {
            <span class="num">{words::filled_of(done, of)}</span>
            <Meter value=i64::from(done) max=i64::from(of) label=words::filled_of_sentence(done, of)/>
        }
    };
    let lines = keys(desk)
        .into_iter()
        .map(|(key, title, kind)| view! { <li><Line desk key title kind/></li> });
    view! {
        <nav class="form-nav card" aria-label=words::sections()>
            <div class="form-nav__p">{live(meter)}</div>
            <ol>{lines.collect_view()}</ol>
        </nav>
    }
    .into_any()
}

#[component]
fn Line(desk: Desk, key: String, title: String, kind: SectionKind) -> impl IntoView {
    let href = paths::report_section(desk.state.id, &key);
    let place = StoredValue::new(key.clone());
    let progress = Memo::new(move |_| place.with_value(|key| desk.state.progress(key)));
    let wrong = Memo::new(move |_| place.with_value(|key| has_error(desk, key)));
    let returned = has_flag(desk, &key);
    let here = Memo::new(move |_| place.with_value(|key| *key == *desk.section.read()));
    let class = move || match progress.get() {
        _ if here.get() => "st-now",
        _ if wrong.get() => "st-err",
        _ if returned => "st-flag",
        (done, of) if done == of && kind == SectionKind::Narrative => "st-text",
        (done, of) if done == of => "st-done",
        (0, _) => "st-todo",
        _ => "st-part",
    };
    let glyph = move || match class() {
        "st-now" => Glyph::CircleDot,
        "st-err" | "st-part" => Glyph::CircleAlert,
        "st-flag" => Glyph::Flag,
        "st-todo" => Glyph::Circle,
        _ => Glyph::CircleCheck,
    };
    let done = move || {
        let (done, of) = progress.get();
        format!("{done}/{of}")
    };
    view! {
        <a href=href class=class aria-current=move || here.get().then_some("step")>
            {live(move || view! { <Icon glyph=glyph()/> })}
            <span>{title}</span>
            <small class="num">{live(done)}</small>
        </a>
    }
    .into_any()
}

/// Above the table on a phone.
#[component]
pub fn PhoneNav(desk: Desk) -> impl IntoView {
    let steps = move || {
        let keys = keys(desk);
        let at = keys.iter().position(|(key, ..)| *key == *desk.section.read()).unwrap_or(0);
        let step = |at: Option<usize>, glyph: Glyph, label: &'static str| {
            let key = at.and_then(|at| keys.get(at)).map(|(key, ..)| key.clone());
            match key {
                Some(key) => view! {
                    <a class="btn btn--icon" href=paths::report_section(desk.state.id, &key) aria-label=label>
                        <Icon glyph/>
                    </a>
                }
                .into_any(),
                None => view! { <span class="btn btn--icon" aria-disabled="true"><Icon glyph/></span> }.into_any(),
            }
        };
        let button = view! {
            {words::section_of(at + 1, keys.len())}
            <Icon glyph=Glyph::ChevronDown/>
        };
        let links = keys.iter().map(|(key, title, _)| {
            let here = *key == *desk.section.read();
            let choice =
                Choice::new(title.clone(), paths::report_section(desk.state.id, key)).current(here);
            view! { <MenuLink choice/> }.into_any()
        });
        let links: Vec<AnyView> = links.collect();
        let (before, after) = (
            step(at.checked_sub(1), Glyph::ChevronLeft, words::previous_section()),
            step(Some(at + 1), Glyph::ChevronRight, words::next_section()),
        );
        view! {
            {before}
            <Menu button=button.into_any() class="btn btn--block" opens=Opens::Start>{links}</Menu>
            {after}
        }
    };
    view! { <div class="only-phone phone-nav">{live(steps)}</div> }.into_any()
}

/// Key, title and kind of each section.
fn keys(desk: Desk) -> Vec<(String, String, SectionKind)> {
    desk.state.template.with_value(|template| {
        template.sections.iter().map(|one| (one.key.clone(), say(&one.title), one.kind)).collect()
    })
}

/// Whether something in it was returned.
fn has_flag(desk: Desk, section: &str) -> bool {
    let here = |field: &str| {
        desk.state
            .template
            .with_value(|template| template.section_of(field).is_some_and(|one| one.key == section))
    };
    desk.flags.with_value(|flags| flags.iter().any(|flag| here(&flag.cell.field)))
}

fn has_error(desk: Desk, section: &str) -> bool {
    use domain::report::Level;
    desk.state.template.with_value(|template| {
        desk.state.findings.with(|findings| {
            findings.list.iter().any(|finding| {
                finding.level == Level::Error
                    && template
                        .section_of(&finding.cell.field)
                        .is_some_and(|one| one.key == section)
            })
        })
    })
}

fn count(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}
