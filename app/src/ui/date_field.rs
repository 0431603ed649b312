//! A day, typed as `16/6/2025`, or chosen from a month (Monday first) once the page has woken up.

mod month;

use chrono::NaiveDate;
use domain::time;
use leptos::{html::Input, prelude::*};

use self::month::Month;
use super::{
    Failure, Field, Glyph, Icon, Named,
    field::{describe, invalid},
    words,
};
use crate::asked::{today, typed};

#[component]
pub fn DateField(
    #[prop(into)] name: Named,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional_no_strip)] value: Option<NaiveDate>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] failure: Failure,
) -> impl IntoView {
    let problem = failure.of(name);
    let described = describe(name, hint.as_ref(), problem);
    let value = typed(&name.posted()).or_else(|| value.map(time::day));
    let input = NodeRef::<Input>::new();
    view! {
        <Field name label hint optional failure>
            <span class="input-wrap">
                <Icon glyph=Glyph::CalendarDays/>
                <input class="input num" inputmode="numeric" autocomplete="off" id=name.id() name=name.posted()
                    value=value placeholder=words::day_format() node_ref=input
                    aria-invalid=invalid(problem) aria-describedby=described/>
            </span>
            <Chooser input/>
        </Field>
    }
    .into_any()
}

/// The button that opens the month, and the month.
#[component]
fn Chooser(input: NodeRef<Input>) -> impl IntoView {
    let today = today();
    let awake = RwSignal::new(false);
    let open = RwSignal::new(None::<NaiveDate>);
    Effect::new(move || awake.set(true));
    let typed_day = move || {
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        time::parse_day(&typed, today).ok()
    };
    let toggle = move |_| {
        open.update(|open| *open = if open.is_some() { None } else { Some(typed_day().unwrap_or(today)) });
    };
    let choose = Callback::new(move |day: NaiveDate| {
        open.set(None);
        if let Some(input) = input.get_untracked() {
            input.set_value(&time::day(day));
            let _ = input.focus();
        }
    });
    let button = move || {
        awake.get().then(|| {
            view! {
                <button type="button" class="btn btn--ghost btn--sm" on:click=toggle
                    aria-expanded=move || if open.with(Option::is_some) { "true" } else { "false" }>
                    {words::choose_day()}
                </button>
            }
        })
    };
    view! {
        {button}
        {move || open.get().map(|day| view! { <Month chosen=day today choose/> })}
    }
}
