//! How something went: one or two lines, drawn on the server. Each mark is a link that says its whole
//! sentence; a table of the same figures stands beside the chart, not in it.

use leptos::prelude::*;

/// A mark on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its place along the axis, from 0.
    pub at: usize,
    /// Of the height: 0 at the foot, 1000 at the top.
    pub height: i64,
    /// "Tháng 5/2025: 16 trên 17 đơn vị đúng hạn".
    pub label: String,
    pub href: String,
    /// Written beside it.
    pub text: Option<String>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Oldest first; a gap in the places is a gap in the line.
    pub marks: Vec<Mark>,
    /// Of another year: dashed and grey.
    pub past: bool,
    /// Written near its end, when there are several.
    pub name: Option<String>,
}

const NARROW: usize = 330;
/// Where it has the width of a page's column.
const BROAD: usize = 660;
const LEFT: usize = 40;
const TOP: i64 = 14;
const FOOT: i64 = 120;

#[component]
pub fn LineChart(
    /// The whole, in one sentence.
    #[prop(into)]
    title: String,
    /// Names an id that no other chart of the page has.
    id: &'static str,
    /// The places along the foot; an empty one is not written.
    places: Vec<String>,
    /// Lines across, with what they stand for: height and text.
    ticks: Vec<(i64, String)>,
    lines: Vec<Series>,
    #[prop(optional)] broad: bool,
) -> impl IntoView {
    let width = if broad { BROAD } else { NARROW };
    let right = width - 12;
    let last = places.len().saturating_sub(1).max(1);
    let x = move |at: usize| LEFT + (right - LEFT) * at.min(last) / last;
    let y = |height: i64| FOOT - (FOOT - TOP) * height.clamp(0, 1000) / 1000;
    let across = ticks.into_iter().map(|(height, text)| {
        let y = y(height);
        view! {
            <g>
                <line class="chart__grid" x1=LEFT.to_string() x2=right.to_string() y1=y.to_string() y2=y.to_string()></line>
                <text x=(LEFT - 8).to_string() y=(y + 4).to_string() text-anchor="end">{text}</text>
            </g>
        }
    });
    let along = places.into_iter().enumerate().filter(|(_, text)| !text.is_empty());
    let along = along.map(|(at, text)| {
        let anchor = if at == last { "end" } else { "middle" };
        view! { <g><text x=x(at).to_string() y="140" text-anchor=anchor>{text}</text></g> }
    });
    let drawn: Vec<AnyView> = lines.into_iter().map(|line| drawn(&line, width, &x, &y)).collect();
    view! {
        <svg class="chart" viewBox=format!("0 0 {width} 148") role="group" aria-labelledby=id>
            <title id=id>{title}</title>
            {across.collect_view()}
            {along.collect_view()}
            {drawn}
        </svg>
    }
    .into_any()
}

fn drawn(
    line: &Series,
    width: usize,
    x: &impl Fn(usize) -> usize,
    y: &impl Fn(i64) -> i64,
) -> AnyView {
    let class = if line.past { "chart__line chart__line--past" } else { "chart__line" };
    // Where a place is left out, the line is broken.
    let runs = line.marks.chunk_by(|one, next| one.at + 1 == next.at);
    let runs = runs.map(|run| {
        let points = run.iter().map(|mark| format!("{},{}", x(mark.at), y(mark.height)));
        let points = points.collect::<Vec<_>>().join(" ");
        view! { <g><polyline class=class points=points></polyline></g> }
    });
    let count = line.marks.len();
    let name = line.name.clone().zip(line.marks.last()).map(|(name, mark)| {
        let (x, y) = (x(mark.at).to_string(), (y(mark.height) + 16).to_string());
        view! { <g><text x=x y=y text-anchor="end">{name}</text></g> }
    });
    let marks = line.marks.iter().enumerate().map(|(place, mark)| {
        let newest = !line.past && place + 1 == count;
        let class = if newest { "chart__mark chart__mark--now" } else { "chart__mark" };
        let radius = if newest { "5" } else { "2.5" };
        let (x, y) = (x(mark.at), y(mark.height));
        // On the side where there is room.
        let (at, anchor) =
            if x > width * 2 / 3 { (x.saturating_sub(2), "end") } else { (x + 9, "start") };
        // Away from the line that leads to it.
        let before = place.checked_sub(1).and_then(|before| line.marks.get(before));
        let falls = before.is_some_and(|before| before.height > mark.height);
        let beneath = y < 30 || falls && y < FOOT - 24;
        let beside = if beneath { y + 20 } else { y - 10 };
        let text = mark.text.clone().map(|text| {
            view! { <g><text class="chart__val" x=at.to_string() y=beside.to_string() text-anchor=anchor>{text}</text></g> }
        });
        view! {
            <g>
                <a href=mark.href.clone() aria-label=mark.label.clone()>
                    <circle class="chart__reach" cx=x.to_string() cy=y.to_string() r="13"></circle>
                    <circle class=class cx=x.to_string() cy=y.to_string() r=radius></circle>
                    {text}
                </a>
            </g>
        }
    });
    view! {
        <g class=if line.past { "chart__past" } else { "chart__now" }>
            {runs.collect_view()}
            {name}
            {marks.collect_view()}
        </g>
    }
    .into_any()
}
