//! The one word of each state and kind of an event, and what speaks against a day; the same everywhere.

use domain::{
    plan::{Clash, ClashKind, ItemKind, ItemStatus},
    time,
};

use super::{say, words};

/// One word, the same everywhere.
pub fn item_status_word(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Tentative => say("Dự kiến", "Tentative"),
        ItemStatus::Proposed => say("Đã đề xuất ngày", "Day proposed"),
        ItemStatus::Confirmed => say("Đã chốt", "Confirmed"),
        ItemStatus::Running => say("Đang diễn ra", "Under way"),
        ItemStatus::Done => say("Hoàn thành", "Done"),
        ItemStatus::Postponed => say("Hoãn", "Postponed"),
        ItemStatus::Cancelled => say("Đã hủy", "Cancelled"),
    }
}

pub fn item_kind_word(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Direction => say("Nhiệm vụ cả năm", "Task of the year"),
        ItemKind::VisitSeries => {
            say("Chương trình làm việc với các Sở", "Visits to the departments")
        }
        ItemKind::Visit => say("Làm việc với Sở", "Working visit"),
        ItemKind::Conference => say("Hội nghị, giao ban", "Conference"),
        ItemKind::Training => say("Tập huấn", "Training"),
        ItemKind::Games => say("Hội thao", "Sports Games"),
        ItemKind::Deadline => say("Hạn công việc", "Deadline"),
        ItemKind::Other => say("Việc khác", "Other"),
    }
}

/// One thing that speaks against a day.
pub fn clash_sentence(clash: &Clash) -> String {
    let (day, with) = (time::short_day(clash.day), clash.with.clone());
    match clash.kind {
        ClashKind::Host => clash_host(day, with),
        ClashKind::Party => clash_party(day, with),
        ClashKind::Person => clash_person(day, with),
        ClashKind::Holiday => clash_holiday(day, with),
        ClashKind::Report => clash_report(with),
        ClashKind::Games => clash_games(day, with),
    }
}

words! {
    clash_host(day: String, with: String) =
        format!("{day}: đơn vị chủ trì hoặc đón tiếp còn có “{with}”."), format!("{day}: the host or lead also has “{with}”.");
    clash_party(day: String, with: String) =
        format!("{day}: có đơn vị được mời cùng ngày tới “{with}”."), format!("{day}: a unit is also asked to “{with}”.");
    clash_person(day: String, with: String) =
        format!("{day}: có người cùng ngày dự “{with}”."), format!("{day}: a person is also at “{with}”.");
    clash_holiday(day: String, with: String) = format!("{day} là ngày nghỉ: {with}."), format!("{day} is a holiday: {with}.");
    clash_report(with: String) = format!("Sát hạn gửi báo cáo: {with}."), format!("A report is due about then: {with}.");
    clash_games(day: String, with: String) = format!("{day}: trùng ngày “{with}”."), format!("{day}: the same day as “{with}”.");
}
