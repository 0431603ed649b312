//! The one word of each report status, the same on every page. Its colour and icon: `ui/badge.rs`.

use domain::report::ReportStatus;

use super::{say, words};

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
