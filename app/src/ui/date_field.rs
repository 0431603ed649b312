//! A day, typed as `16/6/2025`, or chosen from a month (Monday first) once the page has woken up.

mod month;

use chrono::NaiveDate;
use domain::time;
use leptos::{ev::KeyboardEvent, html::Input, prelude::*};

use self::month::Month;
use super::{
    Failure, Field, Glyph, Icon, Named,
    field::{describe, invalid},
    words,
};

use crate::{
    asked::{today, typed},
    live::live,
};

#[component]
pub fn DateField(
    #[prop(into)] name: Named,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional_no_strip)] value: Option<NaiveDate>,
    /// Instead of a day, where a month or a quarter may be typed as well.
    #[prop(optional, into)]
    text: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] failure: Failure,
) -> impl IntoView {
    let problem = failure.of(name);
    let described = describe(name, hint.as_ref(), problem);
    let value = typed(&name.posted()).or(text).or_else(|| value.map(time::day));
    let input = NodeRef::<Input>::new();
    let open = RwSignal::new(None::<NaiveDate>);
    view! {
        <Field name label hint optional failure>
            <span class="input-wrap">
                <Icon glyph=Glyph::CalendarDays/>
                <input class="input num" inputmode="numeric" autocomplete="off" id=name.id() name=name.posted()
                    value=value placeholder=words::day_format() node_ref=input
                    aria-invalid=invalid(problem) aria-describedby=described/>
                <Toggle open input/>
            </span>
            {live(move || open.get().map(|chosen| view! { <Chooser name chosen open input/> }))}
        </Field>
    }
    .into_any()
}

/// Opens the month at the day that is typed. Appears once the page has woken up.
#[component]
fn Toggle(open: RwSignal<Option<NaiveDate>>, input: NodeRef<Input>) -> impl IntoView {
    let today = today();
    let awake = RwSignal::new(false);
    Effect::new(move || awake.set(true));
    let typed_day = move || {
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        time::parse_day(&typed, today).unwrap_or(today)
    };
    let toggle = move |_| open.update(|open| *open = open.is_none().then(typed_day));
    let expanded = move || if open.with(Option::is_some) { "true" } else { "false" };
    move || {
        awake.get().then(|| {
            view! {
                <button type="button" aria-label=words::choose_day() aria-expanded=expanded on:click=toggle>
                    <Icon glyph=Glyph::ChevronDown/>
                </button>
            }
        })
    }
}

/// The month. Choosing a day writes it into the field and goes back there; Escape only goes back.
#[component]
fn Chooser(
    name: Named,
    chosen: NaiveDate,
    open: RwSignal<Option<NaiveDate>>,
    input: NodeRef<Input>,
) -> impl IntoView {
    let leave = move |day: Option<NaiveDate>| {
        open.set(None);
        if let Some(input) = input.get_untracked() {
            if let Some(day) = day {
                input.set_value(&time::day(day));
            }
            let _ = input.focus();
        }
    };
    let choose = Callback::new(move |day| leave(Some(day)));
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            leave(None);
        }
    };
    view! { <div on:keydown=escape><Month prefix=name.id() chosen today=today() choose/></div> }
}
