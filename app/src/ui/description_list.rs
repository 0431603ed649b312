//! Terms and what they are.

use leptos::prelude::*;

/// One term.
pub struct Term {
    name: String,
    meaning: AnyView,
    is_part: bool,
}

impl Term {
    pub fn new(name: impl Into<String>, meaning: impl IntoView) -> Self {
        Self { name: name.into(), meaning: meaning.into_any(), is_part: false }
    }

    /// A part of the term above it ("trong đó").
    #[must_use]
    pub fn part(self) -> Self {
        Self { is_part: true, ..self }
    }
}

/// How they are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Terms {
    #[default]
    Plain,
    /// A line between them; the meaning may end with an action.
    Ruled,
    /// Figures: one beneath the other down the whole page, on a phone at the right.
    Figures,
}

#[component]
pub fn DescriptionList(terms: Vec<Term>, #[prop(optional)] set: Terms) -> impl IntoView {
    let class = match set {
        Terms::Plain => "dl",
        Terms::Ruled => "dl dl--rows",
        Terms::Figures => "dl dl--figures",
    };
    let terms = terms.into_iter().map(|Term { name, meaning, is_part }| {
        let pair = view! { <dt class=is_part.then_some("dl__part")>{name}</dt><dd>{meaning}</dd> };
        if set == Terms::Ruled { view! { <div>{pair}</div> }.into_any() } else { pair.into_any() }
    });
    view! { <dl class=class>{terms.collect_view()}</dl> }.into_any()
}
