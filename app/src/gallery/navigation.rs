//! Ways to go: breadcrumb, tabs, segments, pages of a list.

use leptos::prelude::*;

use super::Sample;
use crate::{
    paths,
    ui::{Breadcrumb, Choice, Crumb, Glyph, Pager, Segment, Tabs},
    words::say,
};

#[component]
pub fn Navigation() -> impl IntoView {
    let here = |text| Choice::new(text, paths::GALLERY);
    let crumbs = vec![
        Crumb::new(say("Báo cáo", "Reports"), paths::GALLERY),
        Crumb::new(say("Tháng 6/2025", "June 2025"), paths::GALLERY),
    ];
    let tabs = vec![
        here(say("Mức đầy đủ", "Completeness")).current(true),
        here(say("Bảng tổng hợp", "Totals")).count(42),
        here(say("Xu hướng", "Trend")),
    ];
    let views = vec![
        here(say("Danh sách", "List")).icon(Glyph::List).current(true),
        here(say("Bảng", "Board")).icon(Glyph::Columns3),
    ];
    view! {
        <Sample title=say("Điều hướng", "Navigation")>
            <Breadcrumb crumbs here="Khánh Hòa" label=say("Đường dẫn mẫu", "Sample breadcrumb")/>
            <div class="mt-2"><Tabs label=say("Tab mẫu", "Sample tabs") tabs/></div>
            <div class="row mt-4 row--between">
                <Segment label=say("Kiểu xem", "View") choices=views/>
                <Pager first=Some(paths::GALLERY.to_owned()) next=Some(paths::GALLERY.to_owned()) place="101 – 200 / 476"/>
            </div>
        </Sample>
    }
    .into_any()
}
