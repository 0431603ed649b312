//! The departments as tiles that lie as on the map, each with the state of its report. Hoàng Sa lies in the
//! row of Đà Nẵng, Trường Sa in that of Khánh Hòa, wherever these rows are.

use chrono::{DateTime, Utc};
use domain::{
    board::{BoardRound, UnitState},
    report::{Only, ReportFilter},
    time,
};
use leptos::prelude::*;

use super::{figures, words};
use crate::{
    paths,
    ui::{
        Body, Card, Definition, Glyph, Icon, StatusBadge, Tone, classes, status_glyph, status_tone,
    },
    words::{overdue_word, status_word, told},
};

/// Unit, row, column: from the north to the south, the highlands at the left.
const PLACES: [(&str, u32, u32); 17] = [
    ("STTTT-HT", 1, 1),
    ("STTTT-QB", 2, 1),
    ("STTTT-QT", 3, 1),
    ("STTTT-TTH", 3, 2),
    ("STTTT-DNG", 4, 3),
    ("STTTT-QNA", 4, 2),
    ("STTTT-QNG", 5, 3),
    ("STTTT-BDI", 6, 3),
    ("STTTT-PY", 7, 3),
    ("STTTT-KH", 8, 3),
    ("STTTT-NT", 9, 3),
    ("STTTT-BTH", 9, 2),
    ("STTTT-KT", 5, 2),
    ("STTTT-GL", 6, 2),
    ("STTTT-DLK", 7, 2),
    ("STTTT-DNO", 7, 1),
    ("STTTT-LD", 8, 2),
];

/// Rows of the map; units without a place on it follow beneath.
const ROWS: u32 = 9;
const COLUMNS: u32 = 3;

#[component]
pub fn Tiles(round: BoardRound, as_of: DateTime<Utc>) -> impl IntoView {
    let name = figures::name(&round.round);
    let title = words::map(name);
    let (received, left) = (round.counts.only(Only::Received), round.counts.only(Only::Missing));
    let code = &round.round.code;
    let tiles = placed(&round.units).into_iter();
    let tiles: Vec<AnyView> = tiles.map(|(unit, row, col)| tile(unit, row, col, code)).collect();
    let sum = |count: i64, word: &'static str, only| {
        let href = figures::narrowed(&round.round, None, Some(only));
        view! { <a href=href><b class="num">{count}</b><span>{word}</span></a> }.into_any()
    };
    let sums =
        vec![sum(received, words::sent(), Only::Received), sum(left, words::left(), Only::Missing)];
    let table = table(&round.units);
    let head = view! {
        <a class="link-more" href=paths::ANALYSIS>{words::map_more()}<Icon glyph=Glyph::ChevronRight/></a>
        <Definition label=words::as_table() glyph=Glyph::Table2>{table}</Definition>
        <Definition label=words::how_counted(title.clone())>
            <p>{words::map_how()}</p>
            <p>{words::as_of(time::moment(as_of))}</p>
        </Definition>
    };
    view! {
        <Card title id="map" head=head.into_any() body=Body::Bare class="a-map">
            <div class="card__body maps">
                <ul class="tilemap">
                    {tiles}
                    <Isles row=4 name=words::hoang_sa() title=words::hoang_sa_title()/>
                    <Isles row=8 name=words::truong_sa() title=words::truong_sa_title()/>
                </ul>
                <p class="map-sum" role="group" aria-label=words::map_sum()>
                    {sums}
                </p>
            </div>
        </Card>
    }
    .into_any()
}

/// Each unit with its row and column.
fn placed(units: &[UnitState]) -> Vec<(&UnitState, u32, u32)> {
    let mut beneath = 0;
    units
        .iter()
        .map(|unit| match PLACES.iter().find(|(code, ..)| *code == unit.code) {
            Some((_, row, col)) => (unit, *row, *col),
            None => {
                let (row, col) = (ROWS + 1 + beneath / COLUMNS, 1 + beneath % COLUMNS);
                beneath += 1;
                (unit, row, col)
            }
        })
        .collect()
}

fn tile(unit: &UnitState, row: u32, col: u32, round: &str) -> AnyView {
    let (tone, glyph, word) = if unit.overdue {
        (Tone::Danger, Glyph::CircleAlert, overdue_word())
    } else {
        (status_tone(unit.status), status_glyph(unit.status), status_word(unit.status))
    };
    let label = words::tile(told(&unit.name), word.to_owned());
    view! {
        <li data-row=row.to_string() data-col=col.to_string()>
            <a class=classes(&["tile", tone.class()]) href=href(unit, round) aria-label=label>
                {short(&unit.province)}
                <small><Icon glyph/>{if unit.overdue { word } else { words::state_short(unit.status) }}</small>
            </a>
        </li>
    }
    .into_any()
}

/// "Thừa Thiên Huế" and "thành phố Huế" are Huế to everybody, and a tile is small.
fn short(province: &str) -> String {
    if province.ends_with("Huế") { "Huế".to_owned() } else { province.to_owned() }
}

fn href(unit: &UnitState, round: &str) -> String {
    if unit.opens {
        return paths::report(unit.id);
    }
    let filter = ReportFilter {
        round: round.to_owned(),
        unit: unit.code.clone(),
        ..ReportFilter::default()
    };
    paths::reports(&filter)
}

#[component]
fn Isles(row: u32, name: &'static str, title: &'static str) -> impl IntoView {
    let dots = [(4, 4), (10, 3), (14, 7), (7, 9), (12, 12)].map(|(x, y): (u32, u32)| {
        view! { <g><circle cx=x.to_string() cy=y.to_string() r="1.4"></circle></g> }
    });
    view! {
        <li class="isles" data-row=row.to_string() data-col="4" title=title>
            <svg viewBox="0 0 18 15" fill="currentColor" aria-hidden="true">{dots.into_iter().collect_view()}</svg>
            {name}
        </li>
    }
    .into_any()
}

fn table(units: &[UnitState]) -> AnyView {
    let rows = units.iter().map(|unit| {
        view! {
            <tr>
                <th scope="row">{told(&unit.name)}</th>
                <td><StatusBadge status=unit.status overdue=unit.overdue/></td>
            </tr>
        }
    });
    view! {
        <table class="table table--small">
            <caption class="vh">{words::map_sum()}</caption>
            <thead><tr><th scope="col">{words::unit()}</th><th scope="col">{words::state()}</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
