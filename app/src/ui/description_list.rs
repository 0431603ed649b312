//! Terms and what they are.

use leptos::prelude::*;

/// One term.
pub struct Term {
    name: String,
    meaning: AnyView,
}

impl Term {
    pub fn new(name: impl Into<String>, meaning: impl IntoView) -> Self {
        Self { name: name.into(), meaning: meaning.into_any() }
    }
}

/// How they are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Terms {
    #[default]
    Plain,
    /// A line between them; the meaning may end with an action.
    Ruled,
}

#[component]
pub fn DescriptionList(terms: Vec<Term>, #[prop(optional)] set: Terms) -> impl IntoView {
    let class = if set == Terms::Ruled { "dl dl--rows" } else { "dl" };
    let terms = terms.into_iter().map(|Term { name, meaning }| {
        let pair = view! { <dt>{name}</dt><dd>{meaning}</dd> };
        if set == Terms::Ruled { view! { <div>{pair}</div> }.into_any() } else { pair.into_any() }
    });
    view! { <dl class=class>{terms.collect_view()}</dl> }.into_any()
}
