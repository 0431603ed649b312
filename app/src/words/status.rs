//! The one word of each status of a report and of a recommendation, the same on every page. A report's
//! colour and icon: `ui/badge.rs`.

use domain::{
    recommendation::RecommendationStatus,
    report::{Only, ReportStatus},
};

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

/// The same of a recommendation.
pub fn recommendation_word(status: RecommendationStatus) -> &'static str {
    match status {
        RecommendationStatus::Draft => say("Nháp", "Draft"),
        RecommendationStatus::PendingLeader => say("Chờ lãnh đạo duyệt", "Awaiting approval"),
        RecommendationStatus::Sent => say("Đã gửi", "Sent"),
        RecommendationStatus::Clarify => say("Cần làm rõ", "To be clarified"),
        RecommendationStatus::Assigned => say("Đã phân công", "Assigned"),
        RecommendationStatus::InProgress => say("Đang xử lý", "In progress"),
        RecommendationStatus::PendingSign => say("Chờ ký trả lời", "Awaiting signature"),
        RecommendationStatus::Answered => say("Đã trả lời", "Answered"),
        RecommendationStatus::Reopened => say("Mở lại", "Reopened"),
        RecommendationStatus::Closed => say("Đã đóng", "Closed"),
        RecommendationStatus::Transferred => say("Chuyển cơ quan khác", "Transferred"),
        RecommendationStatus::Withdrawn => say("Đã rút", "Withdrawn"),
    }
}

words! {
    /// Computed from the due moment; never a status of its own.
    overdue_word = "Quá hạn", "Overdue";
}
