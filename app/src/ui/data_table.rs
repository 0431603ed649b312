//! A table of figures or of things: always with caption, head and body. It scrolls inside its own frame,
//! the page never sideways.

use leptos::prelude::*;

use super::{Glyph, Icon, classes, words};

/// A column's head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    text: String,
    is_number: bool,
    is_hidden: bool,
    sort: Option<(String, Option<Way>)>,
}

/// Which way it went, or is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
    Same,
}

/// What a narrow screen does with a wide table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wide {
    #[default]
    Scroll,
    /// Scrolls beneath its first column.
    Pin,
    /// Rows become cards on a phone; every `td` carries its `data-label`.
    Cards,
}

impl Column {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Right-aligned; its cells have class `n`.
    pub fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_number: true, ..Self::default() }
    }

    /// Named for screen readers only: actions.
    pub fn hidden(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_hidden: true, ..Self::default() }
    }

    /// A link that sorts by it, and how it is sorted now.
    #[must_use]
    pub fn sorted_by(self, href: impl Into<String>, now: Option<Way>) -> Self {
        Self { sort: Some((href.into(), now)), ..self }
    }
}

#[component]
pub fn DataTable(
    /// What the table shows; seen by screen readers, and the name of its scrolling frame.
    #[prop(into)]
    caption: String,
    columns: Vec<Column>,
    #[prop(optional)] wide: Wide,
    #[prop(optional)] class: &'static str,
    /// Rows of totals.
    #[prop(optional)]
    foot: Option<AnyView>,
    /// The rows: `<tr>` with a `<th scope="row">` first.
    children: Children,
) -> impl IntoView {
    let wide = match wide {
        Wide::Scroll => "",
        Wide::Pin => "table--pin",
        Wide::Cards => "table--cards",
    };
    let frame = caption.clone();
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-label=frame>
            <table class=classes(&["table", wide, class])>
                <caption class="vh">{caption}</caption>
                <thead><tr>{columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
                {foot.map(|foot| view! { <tfoot>{foot}</tfoot> })}
            </table>
        </div>
    }
    .into_any()
}

/// How a figure moved since last time. Grey: growth is not always good. What did not move has no arrow, and
/// its text says so.
#[component]
pub fn Delta(way: Way, #[prop(into)] text: String) -> impl IntoView {
    let arrow = match way {
        Way::Up => Some((Glyph::ArrowUpRight, words::up())),
        Way::Down => Some((Glyph::ArrowDownRight, words::down())),
        Way::Same => None,
    };
    let arrow = arrow.map(|(glyph, word)| view! { <Icon glyph/><span class="vh">{word}</span> });
    view! { <span class="delta delta--flat">{arrow}{text}</span> }.into_any()
}

fn head(column: Column) -> AnyView {
    let Column { text, is_number, is_hidden, sort } = column;
    let number = is_number.then_some("n");
    match sort {
        None if is_hidden => {
            view! { <th scope="col"><span class="vh">{text}</span></th> }.into_any()
        }
        None => view! { <th scope="col" class=number>{text}</th> }.into_any(),
        Some((href, now)) => sorted_head(text, number.unwrap_or_default(), href, now),
    }
}

fn sorted_head(text: String, number: &str, href: String, now: Option<Way>) -> AnyView {
    let (order, mark) = match now {
        Some(Way::Up) => (Some("ascending"), Some((Glyph::ChevronUp, words::sorted_up()))),
        Some(Way::Down) => (Some("descending"), Some((Glyph::ChevronDown, words::sorted_down()))),
        _ => (None, None),
    };
    let class = classes(&[number, if now.is_some() { "sorted" } else { "" }]);
    view! {
        <th scope="col" class=class aria-sort=order>
            <a href=href>
                {text}
                {mark.map(|(glyph, word)| view! { <Icon glyph/><span class="vh">{word}</span> })}
            </a>
        </th>
    }
    .into_any()
}
