//! What must be put right, at the top of a form: focused when it appears, each line a link to its field.

use domain::problems::Problems;
use leptos::{html::Section, prelude::*};
use leptos_meta::Title;

use super::{Failure, Glyph, Icon, words};

use crate::{
    ui::live,
    words::{document_title, problem_sentence},
};

/// Nothing while the form was not refused.
#[component]
pub fn ErrorSummary(
    failure: Failure,
    /// The page's title, to be prefixed with "Lỗi:".
    #[prop(into)]
    title: String,
    /// The label of a field by its key; the form uses the same function.
    label: fn(&str) -> &'static str,
    /// As in `Named::within`.
    #[prop(optional)]
    prefix: &'static str,
    /// Where labels come from data: id and text of each line, instead of `label`.
    #[prop(optional)]
    lines: Option<Signal<Vec<(String, String)>>>,
) -> impl IntoView {
    let place = NodeRef::<Section>::new();
    Effect::new(move || {
        if failure.sentence.with(Option::is_some)
            && let Some(place) = place.get()
        {
            let _ = place.focus();
        }
    });
    let id = format!("{prefix}error-title");
    let own = move || failure.problems.with(|problems| lines_of(problems, prefix, label));
    let lines = move || lines.map_or_else(own, |lines| lines.get());
    let summary = move || {
        let id = id.clone();
        failure.sentence.get().map(|sentence| {
            view! {
                <Title text=document_title(&words::error_title(&title))/>
                <Summary sentence lines=lines() place id/>
            }
        })
    };
    live(summary)
}

/// By problem: the id of its field, and the field's label with what to do.
pub fn lines_of(
    problems: &Problems,
    prefix: &str,
    label: fn(&str) -> &'static str,
) -> Vec<(String, String)> {
    let line = |(field, problem): (&str, _)| {
        let text = format!("{}: {}", label(field), problem_sentence(problem));
        (format!("{prefix}{field}"), text)
    };
    problems.iter().map(line).collect()
}

/// What is seen of it. `lines`: the id of each field, and what is wrong with it.
#[component]
pub fn Summary(
    #[prop(into)] sentence: String,
    lines: Vec<(String, String)>,
    /// Of the heading.
    #[prop(into)]
    id: String,
    #[prop(optional)] place: NodeRef<Section>,
) -> impl IntoView {
    let named = id.clone();
    let line = |(field, text)| view! { <li><a href=format!("#{field}")>{text}</a></li> };
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="error-summary__list">{lines}</ul> });
    view! {
        <section class="error-summary" role="alert" tabindex="-1" aria-labelledby=named node_ref=place>
            <h2 class="error-summary__title" id=id>
                <Icon glyph=Glyph::CircleAlert/>
                <span>{sentence}</span>
            </h2>
            {list}
        </section>
    }
    .into_any()
}
