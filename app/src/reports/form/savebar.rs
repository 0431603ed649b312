//! The bar at the foot: whether what was typed is safe, and where to go next.

use domain::time;
use leptos::{ev, prelude::*};

use super::{super::words, Desk, section::FORM};
use crate::ui::live;
use crate::{
    paths,
    ui::{Glyph, Icon},
};

#[component]
pub fn Savebar(desk: Desk) -> impl IntoView {
    let keeper = desk.keeper;
    let state = move || {
        if keeper.is_sending() {
            return ("saving", Glyph::LoaderCircle, words::saving().to_owned());
        }
        let undecided = keeper.undecided();
        if undecided > 0 && keeper.unsent() == 0 {
            return ("error", Glyph::CircleAlert, words::not_kept(undecided));
        }
        match (keeper.unsent(), keeper.trouble.with(Option::is_some), keeper.saved_at.get()) {
            (0, _, Some(at)) => ("saved", Glyph::Cloud, words::saved_at(time::clock(at))),
            (0, _, None) => ("saved", Glyph::Cloud, words::all_saved().to_owned()),
            (count, true, _) if keeper.device_full.get() => {
                ("error", Glyph::CircleAlert, words::only_on_page(count))
            }
            (count, true, _) => ("kept", Glyph::Save, words::kept_here(count)),
            (_, false, _) => ("saving", Glyph::LoaderCircle, words::saving().to_owned()),
        }
    };
    // First everything is kept, then the page changes.
    let to_check = move |event: ev::MouseEvent| {
        event.prevent_default();
        desk.leaving.set(Some(paths::report_check(desk.state.id)));
        keeper.send();
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
            <span class="stat-dot" role="status">
                {live(move || { let (_, glyph, text) = state(); view! { <Icon glyph/><span>{text}</span> } })}
            </span>
            <span class="keys muted sm"><kbd>"Ctrl"</kbd>" "<kbd>"S"</kbd>" "{words::keys()}</span>
            <span class="ms-auto"></span>
            <button type="submit" class="btn no-script" form=FORM name="then" value="stay">{words::save()}</button>
            {live(next)}
            <button type="submit" class="btn" form=FORM name="then" value="check" on:click=to_check>
                <Icon glyph=Glyph::CircleCheck/>{words::check()}
            </button>
            <button type="submit" class="btn btn--primary" form=FORM name="then" value="check" on:click=to_check>
                <Icon glyph=Glyph::Send/>{words::submit()}
            </button>
        </div>
    }
    .into_any()
}

fn next_section(desk: Desk) -> Option<String> {
    desk.state.template.with_value(|template| {
        let at = template.sections.iter().position(|one| one.key == *desk.section.read())?;
        template.sections.get(at + 1).map(|one| one.key.clone())
    })
}
