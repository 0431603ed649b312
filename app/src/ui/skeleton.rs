//! The shape of what is coming, in the final layout. The style shows it after 300 ms only.

use leptos::prelude::*;

use super::words;

/// What it stands in for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Lines with a picture and a badge.
    #[default]
    List,
    /// Labels and fields.
    Form,
    /// A title and a few lines.
    Text,
}

#[component]
pub fn Skeleton(
    #[prop(optional)] shape: Shape,
    /// How many lines.
    #[prop(default = 4)]
    rows: usize,
) -> impl IntoView {
    let rows = (0..rows).map(|row| match shape {
        Shape::List => list_row(row).into_any(),
        Shape::Form => view! {
            <div class="skel skel--small skel--short"></div>
            <div class="skel skel--field"></div>
        }
        .into_any(),
        Shape::Text => {
            view! { <div class=format!("skel skel--line {}", width(row))></div> }.into_any()
        }
    });
    view! {
        <div class="skeleton" aria-busy="true">
            <span class="vh" role="status">{words::loading()}</span>
            {(shape == Shape::Text).then(|| view! { <div class="skel skel--title skel--medium"></div> })}
            {rows.collect_view()}
        </div>
    }
    .into_any()
}

fn list_row(row: usize) -> impl IntoView {
    view! {
        <div class="sk-row">
            <span class="skel skel--block"></span>
            <span>
                <i class=format!("skel skel--line {}", width(row))></i>
                <i class=format!("skel skel--small {}", width(row + 1))></i>
            </span>
            <span class="skel skel--pill"></span>
        </div>
    }
}

/// Lines of text are not equally long.
const fn width(row: usize) -> &'static str {
    match row % 3 {
        0 => "skel--long",
        1 => "skel--short",
        _ => "skel--medium",
    }
}
