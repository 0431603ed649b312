//! Badges, tags, chips; meters, steps, avatars, leaves.

use domain::report::ReportStatus;
use leptos::prelude::*;

use super::Sample;
use crate::{
    dates::{due, until},
    paths,
    ui::{
        Avatar, Badge, Chip, Choice, Glyph, Leaf, Meter, Shade, Size, SmallLeaf, StatDot,
        StatusBadge, Step, Steps, Tag, Tone,
    },
    words::say,
};

#[component]
pub fn Badges() -> impl IntoView {
    let statuses = ReportStatus::ALL.iter().map(|status| view! { <StatusBadge status=*status/> });
    let tones = [
        (Tone::Plum, Glyph::MessageSquareQuote, say("Giải trình", "Explained")),
        (Tone::Brand, Glyph::CircleDot, say("Kỳ này", "This period")),
        (Tone::Accent, Glyph::Zap, say("Đột xuất", "Ad hoc")),
        (Tone::Warn, Glyph::Clock, say("Gửi muộn", "Sent late")),
    ];
    let tones = tones.map(|(tone, icon, text)| view! { <Badge tone icon text/> });
    let chip = |text, count, on| {
        view! {
            <Chip choice=Choice::new(text, paths::GALLERY).count(count).current(on)/>
        }
    };
    view! {
        <Sample title=say("Nhãn trạng thái", "Statuses")>
            <div class="row">
                {statuses.collect_view()}
                <StatusBadge status=ReportStatus::Draft overdue=true/>
            </div>
            <div class="row mt-3">{tones.collect_view()}</div>
            <div class="row mt-3">
                <Tag text=say("ước", "estimate")/>
                <Tag text=say("Biểu v3", "Form v3")/>
            </div>
            <div class="row mt-3">
                {chip(say("Tất cả", "All"), 17, true)}
                {chip(say("Quá hạn", "Overdue"), 2, false)}
                <Chip choice=Choice::new("Đắk Nông", paths::GALLERY).icon(Glyph::X)/>
            </div>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Measures() -> impl IntoView {
    let today = super::content::day(13);
    let (near, past) = (super::content::day(15), super::content::day(10));
    let steps = vec![
        Step::new(say("Nhập", "Fill in")).note("10/06"),
        Step::new(say("Trình", "Submit")).note("12/06"),
        Step::new(say("Duyệt", "Approve")),
        Step::new(say("Gửi Bộ", "Send")),
    ];
    view! {
        <Sample title=say("Tiến độ, ngày, người", "Progress, days, people")>
            <div class="stack stack--tight">
                <Meter value=31 max=42 label=say("Đã nhập 31 trên 42 chỉ tiêu", "31 of 42 figures entered")/>
                <Meter value=42 max=42 tone=Tone::Ok size=Size::Small label=say("Đã nhập đủ 42 chỉ tiêu", "All 42 figures entered")/>
            </div>
            <div class="mt-4"><Steps steps done=2/></div>
            <div class="row mt-4">
                <Leaf day=near/>
                <Leaf day=past tone=Tone::Danger/>
                <Leaf day=past tone=Tone::Mute/>
                <SmallLeaf day=near tone=Tone::Warn/>
                <div><p>{due(today, near)}</p><p class="ico-danger">{until(today, past)}</p></div>
            </div>
            <div class="row mt-4">
                <Avatar name="Lê Thu Hà"/>
                <Avatar name="Trần Quốc Bảo" shade=Shade::Accent/>
                <Avatar name="Nguyễn Văn Nam" shade=Shade::Plum size=Size::Small/>
                <Avatar name="Quảng Nam" shade=Shade::Unit/>
                <StatDot tone=Tone::Ok icon=Glyph::Cloud>{say("Đã lưu trên máy chủ", "Saved on the server")}</StatDot>
                <StatDot tone=Tone::Warn icon=Glyph::CloudOff>{say("2 ô chờ gửi", "2 cells waiting")}</StatDot>
            </div>
        </Sample>
    }
    .into_any()
}
