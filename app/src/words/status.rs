//! The one word of each report status, the same on every page. Its colour and icon: `ui/badge.rs`.

use domain::report::{Only, ReportStatus};

use super::{say, words};

/// What crosses the states.
pub fn only_word(only: Only) -> &'static str {
    match only {
        Only::Overdue => overdue_word(),
        Only::Missing => say("Chưa gửi", "Not sent"),
        Only::Received => say("Bộ đã nhận", "Received"),
        Only::ToReview => say("Chờ xem xét", "To review"),
        Only::Late => say("Gửi muộn", "Sent late"),
        Only::OnTime => say("Gửi đúng hạn", "Sent on time"),
    }
}

/// One word, the same everywhere.
pub fn status_word(status: ReportStatus) -> &'static str {
    match status {
        ReportStatus::NotStarted => say("Chưa nhập", "Not started"),
        ReportStatus::Draft => say("Đang nhập", "In progress"),
        ReportStatus::PendingLeader => say("Chờ duyệt", "Awaiting approval"),
        ReportStatus::Submitted => say("Đã gửi", "Sent"),
        ReportStatus::InReview => say("Đang xem xét", "In review"),
        ReportStatus::Returned => say("Trả lại", "Returned"),
        ReportStatus::Accepted => say("Đã tiếp nhận", "Accepted"),
        ReportStatus::Exempt => say("Được miễn", "Exempt"),
    }
}

words! {
    /// Computed from the due moment; never a status of its own.
    overdue_word = "Quá hạn", "Overdue";
}
