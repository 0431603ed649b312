//! Tables, lists, histories.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{policy::Act, time::at_office};
use leptos::prelude::*;

use super::Sample;
use crate::{
    dates::{Day, Moment},
    paths,
    ui::{
        Body, Card, Column, DataTable, Definition, Delta, DescriptionList, Glyph, LineChart, Mark,
        PrintButton, Series, Term, Terms, Timeline, TimelineItem, Tone, Way, Wide,
    },
    words::{act_done, say},
};

#[component]
pub fn Tables() -> impl IntoView {
    let columns = vec![
        Column::text(say("Thuê bao di động", "Mobile subscribers")),
        Column::number(say("Tháng 6", "June")).sorted_by(paths::GALLERY, Some(Way::Down)),
        Column::number(say("Chênh", "Change")),
        Column::hidden(say("Việc cần làm", "Action")),
    ];
    let rows = [
        ("Đắk Lắk", "2.080.943", Way::Up, "1,1%"),
        ("Lâm Đồng", "1.512.204", Way::Down, "0,8%"),
        ("Kon Tum", "498.117", Way::Same, say("không đổi", "unchanged")),
    ];
    let rows = rows.map(|(unit, figure, way, text)| {
        view! {
            <tr>
                <th scope="row">{unit}</th>
                <td class="n">{figure}</td>
                <td class="n"><Delta way text/></td>
                <td><a href=paths::GALLERY>{say("Xem", "View")}</a></td>
            </tr>
        }
    });
    let foot = view! {
        <tr><th scope="row">{say("Cộng 3 Sở", "3 departments")}</th><td class="n">"4.091.264"</td><td></td><td></td></tr>
    };
    view! {
        <Sample title=say("Bảng", "Table")>
            <div class="bleed">
                <DataTable caption=say("Bảng mẫu", "Sample table") columns wide=Wide::Pin foot=foot.into_any()>
                    {rows.collect_view()}
                </DataTable>
            </div>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Charts() -> impl IntoView {
    let mark = |at: usize, height, text: Option<&str>| Mark {
        at,
        height,
        label: say("14 trên 17 Sở đúng hạn", "14 of 17 departments on time").to_owned(),
        href: paths::GALLERY.to_owned(),
        text: text.map(str::to_owned),
    };
    let past = [250, 500, 375, 750, 875, 875].into_iter().enumerate();
    let now = [500, 750, 1000].into_iter().enumerate();
    let lines = vec![
        Series {
            marks: past.map(|(at, height)| mark(at, height, None)).collect(),
            past: true,
            name: Some("2024".to_owned()),
        },
        Series {
            marks: now
                .map(|(at, height)| mark(at, height, (at == 2).then_some("17/17 · 2025")))
                .collect(),
            past: false,
            name: None,
        },
    ];
    let places = (1..=6).map(|month| format!("T{month}")).collect::<Vec<_>>();
    let ticks = vec![(0, "9".to_owned()), (500, "13".to_owned()), (1000, "17".to_owned())];
    view! {
        <Sample title=say("Biểu đồ, cách tính, bản in", "Chart, definition, print") class="card--open">
            <LineChart title=say("Số Sở đúng hạn", "Departments on time") id="gallery-chart" places ticks lines/>
            <div class="row">
                <PrintButton/>
                <Definition label=say("Cách tính: Số Sở đúng hạn", "How it is counted: departments on time")>
                    <p>{say("Gửi lần đầu không muộn hơn hạn.", "First sent no later than the due moment.")}</p>
                </Definition>
            </div>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Lists() -> impl IntoView {
    let terms = || {
        vec![
            Term::new(say("Kỳ số liệu", "Data window"), "15/05 – 14/06/2025"),
            Term::new(say("Hạn gửi", "Due"), view! { <Day day=day(15)/> }),
        ]
    };
    view! {
        <Sample title=say("Danh sách, lịch sử", "Lists, history")>
            <DescriptionList terms=terms()/>
            <div class="mt-4"><DescriptionList terms=terms() set=Terms::Ruled/></div>
            <div class="mt-4"><HistorySample/></div>
            <div class="mt-4">
                <Card title=say("Thẻ trong thẻ", "Card") id="sample-card" body=Body::Flush
                    foot=say("Chân thẻ", "Foot").into_any()>
                    <p class="center">{say("Nội dung", "Content")}</p>
                </Card>
            </div>
        </Sample>
    }
    .into_any()
}

#[component]
fn HistorySample() -> impl IntoView {
    let line = |who: &'static str, act: Act, at: DateTime<Utc>| {
        view! {
            <p><b>{who}</b>" "{act_done(act)}</p>
            <p class="when"><Moment at/></p>
        }
    };
    view! {
        <Timeline>
            <TimelineItem tone=Tone::Ok icon=Glyph::CircleCheck>
                {line("Trần Quốc Bảo", Act::AcceptReport, moment(13))}
            </TimelineItem>
            <TimelineItem tone=Tone::Danger icon=Glyph::CornerUpLeft
                quote=say("Số máy trạm lớn hơn tổng số máy.", "More workstations than machines.")>
                {line("Trần Quốc Bảo", Act::ReturnReport, moment(12))}
            </TimelineItem>
            <TimelineItem tone=Tone::Info icon=Glyph::Send>
                {line("Nguyễn Văn Nam", Act::ApproveReport, moment(11))}
            </TimelineItem>
        </Timeline>
    }
    .into_any()
}

/// A day of June 2025: the gallery asks no clock.
pub fn day(of_month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, of_month).unwrap_or_default()
}

fn moment(of_month: u32) -> DateTime<Utc> {
    at_office(day(of_month), chrono::NaiveTime::MIN)
}
