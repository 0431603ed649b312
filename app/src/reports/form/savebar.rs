//! The bar at the foot: whether what was typed is safe, and where to go next.

use domain::time;
use leptos::{ev, prelude::*};

use super::{super::words, Desk, leave, section::FORM};
use crate::{
    error::AppError,
    live::live,
    paths,
    ui::{Glyph, Icon},
};

#[component]
pub fn Savebar(desk: Desk) -> impl IntoView {
    let keeper = desk.keeper;
    let today = desk.today;
    let saved = move || match keeper.saved_at.get() {
        Some(at) if time::office_day(at) == today => words::saved_at(time::clock(at)),
        Some(at) => words::saved_at(time::moment(at)),
        None => String::new(),
    };
    let state = move || {
        if !desk.awake.get() {
            return ("saving", Glyph::LoaderCircle, words::opening().to_owned());
        }
        if keeper.is_sending() {
            return ("saving", Glyph::LoaderCircle, words::saving().to_owned());
        }
        let undecided = keeper.undecided();
        if undecided > 0 && keeper.unsent() == 0 {
            return ("error", Glyph::CircleAlert, words::not_kept(undecided));
        }
        match (keeper.unsent(), keeper.trouble.with(Option::is_some)) {
            (0, _) => ("saved", Glyph::Cloud, saved()),
            (count, true) if keeper.device_full.get() => {
                ("error", Glyph::CircleAlert, words::only_on_page(count))
            }
            (count, true) => {
                let signed_out = keeper.trouble.with(|trouble| *trouble == Some(AppError::SignedOut));
                let text = if signed_out { words::kept_until_signed_in } else { words::kept_here };
                ("kept", Glyph::Save, text(count))
            }
            (_, false) => ("saving", Glyph::LoaderCircle, words::saving().to_owned()),
        }
    };
    let line = move || {
        let (_, glyph, text) = state();
        (!text.is_empty()).then(|| view! { <Icon glyph/><span>{text}</span> })
    };
    // What needs no script to be known.
    let before = saved_line(keeper.saved_at.get_untracked().map(time::moment));
    // First everything is kept, then the page changes.
    let to_check = move |event: ev::MouseEvent| {
        event.prevent_default();
        leave(desk, paths::report_check(desk.state.id));
    };
    let to_submit = move |event: ev::MouseEvent| {
        event.prevent_default();
        leave(desk, paths::to_submit(desk.state.id));
    };
    let next = move || {
        next_section(desk).map(|key| {
        view! {
            <button type="submit" class="btn no-script" form=FORM name="then" value=key>{words::save_and_next()}</button>
        }
    })
    };
    view! {
        <div class="savebar" data-state=move || state().0>
            <span class="stat-dot script-only" role="status">{live(line)}</span>
            {before}
            <span class="keys muted sm">
                <kbd>"Ctrl"</kbd>" "<kbd>"S"</kbd>" "{words::key_saves()}" · "<kbd>"Enter"</kbd>" "{words::key_next()}
                " · "<kbd>"F8"</kbd>" "{words::key_problem()}
            </span>
            <span class="ms-auto"></span>
            <button type="submit" class="btn no-script" form=FORM name="then" value="stay">{words::save()}</button>
            {live(next)}
            <button type="submit" class="btn" form=FORM name="then" value="check" on:click=to_check>
                <Icon glyph=Glyph::CircleCheck/>{words::check()}
            </button>
            <button type="submit" class="btn btn--primary" form=FORM name="then" value="check" on:click=to_submit>
                <Icon glyph=Glyph::Send/>{words::submit()}
            </button>
        </div>
    }
    .into_any()
}

/// When a cell was last saved, for those without script.
fn saved_line(at: Option<String>) -> Option<AnyView> {
    at.map(|at| {
        view! { <span class="stat-dot no-script"><Icon glyph=Glyph::Cloud/><span>{words::saved_at(at)}</span></span> }
            .into_any()
    })
}

fn next_section(desk: Desk) -> Option<String> {
    desk.state.template.with_value(|template| {
        let at = template.sections.iter().position(|one| one.key == *desk.section.read())?;
        template.sections.get(at + 1).map(|one| one.key.clone())
    })
}
