//! What must be put right, at the top of a form: focused when it appears, each line a link to its field.

use domain::problems::Problems;
use leptos::{html::Section, prelude::*};
use leptos_meta::Title;

use super::{Failure, Glyph, Icon, words};
use crate::ui::live;
use crate::words::{document_title, problem_sentence};

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
) -> impl IntoView {
    let place = NodeRef::<Section>::new();
    Effect::new(move || {
        if failure.sentence.with(Option::is_some)
            && let Some(place) = place.get()
        {
            let _ = place.focus();
        }
    });
    let summary = move || {
        failure.sentence.get().map(|sentence| {
            view! {
                <Title text=document_title(&words::error_title(&title))/>
                <Summary sentence problems=failure.problems.get() label prefix place/>
            }
        })
    };
    live(summary)
}

/// What is seen of it.
#[component]
pub fn Summary(
    #[prop(into)] sentence: String,
    problems: Problems,
    label: fn(&str) -> &'static str,
    #[prop(optional)] prefix: &'static str,
    #[prop(optional)] place: NodeRef<Section>,
) -> impl IntoView {
    let title_id = format!("{prefix}error-title");
    let named = title_id.clone();
    let line = |(field, problem): (&str, _)| {
        let text = format!("{}: {}", label(field), problem_sentence(problem));
        view! { <li><a href=format!("#{prefix}{field}")>{text}</a></li> }
    };
    let lines: Vec<_> = problems.iter().map(line).collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="error-summary__list">{lines}</ul> });
    view! {
        <section class="error-summary" role="alert" tabindex="-1" aria-labelledby=named node_ref=place>
            <h2 class="error-summary__title" id=title_id>
                <Icon glyph=Glyph::CircleAlert/>
                <span>{sentence}</span>
            </h2>
            {list}
        </section>
    }
    .into_any()
}
